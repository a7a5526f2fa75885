import Contracts
import ServiceKit

extension ContactCheckAnswer {
  /// The answer as JSON, the same text as `Response.json` makes of it.
  ///
  /// Written out because a check is the most frequent request by far: this way it takes less than half of what the contract's encoder does.
  var response: Response {
    var json = JSONText(capacity: 1024)
    json.beginObject()
    json.member("adjustments", adjustments)
    json.member("alwaysOpen", alwaysOpen)
    json.member("at", at.text)
    if let candidates { write(candidates, to: &json) }
    json.member("clause", clause)
    json.member("endsOn", endsOn?.text)
    json.member("id", id.text)
    json.member("instruction", instruction.rawValue)
    json.member("match", match.rawValue)
    json.member("paragraph", paragraph)
    json.member("paragraphFrom", paragraphFrom)
    json.member("plan", plan)
    json.member("reviewOn", reviewOn?.text)
    json.member("script", script)
    json.member("sentences", sentences)
    if let unread { json.member("unread", unread) }
    json.endObject()
    return Response(status: 200, headers: [("Content-Type", "application/json")], body: json.bytes)
  }

  private func write(_ candidates: [ContactCandidate], to json: inout JSONText) {
    json.name("candidates")
    json.beginList()
    for candidate in candidates {
      json.beginObject()
      json.member("adjustments", candidate.adjustments)
      json.member("name", candidate.name)
      json.member("reasons", candidate.reasons)
      json.member("reference", candidate.reference)
      json.member("serviceUser", candidate.serviceUser.text)
      json.member("tellApart", candidate.tellApart)
      json.endObject()
    }
    json.endList()
  }
}
