import Contracts
import ServiceKit

extension ContactCheckAnswer {
  /// The answer as JSON, the same text as `Response.json` makes of it.
  ///
  /// Written out because a check is the most frequent request by far: this way it takes less than half of what the contract's encoder does.
  var response: Response {
    var json = JSONText(capacity: 1024)
    json.beginObject()
    json.member("about", about)
    json.member("adjustments", adjustments)
    json.member("alwaysOpen", alwaysOpen)
    json.member("at", at.text)
    json.member("candidates", candidates) { $0.write(to: &$1) }
    json.member("clause", clause)
    json.member("clauses", clauses) { $0.write(to: &$1) }
    json.member("endsOn", endsOn?.text)
    json.member("id", id.text)
    json.member("instruction", instruction.rawValue)
    json.member("match", match.rawValue)
    json.member("next", next) { $0.write(to: &$1) }
    json.member("paragraph", paragraph)
    json.member("paragraphFrom", paragraphFrom)
    json.member("plan", plan)
    json.member("quotas", quotas) { $0.write(to: &$1) }
    json.member("reviewOn", reviewOn?.text)
    json.member("script", script)
    json.member("sentences", sentences)
    if let unread { json.member("unread", unread) }
    json.endObject()
    return Response(status: 200, headers: [("Content-Type", "application/json")], body: json.bytes)
  }
}

extension ContactCandidate {
  fileprivate func write(to json: inout JSONText) {
    json.member("adjustments", adjustments)
    json.member("name", name)
    json.member("reasons", reasons)
    json.member("reference", reference)
    json.member("serviceUser", serviceUser.text)
    json.member("tellApart", tellApart)
  }
}

extension ContactClause {
  fileprivate func write(to json: inout JSONText) {
    json.member("clause", clause)
    json.member("endsOn", endsOn?.text)
    json.member("plan", plan)
    json.member("reviewOn", reviewOn?.text)
    json.member("terms", terms)
  }
}

extension ContactQuota {
  fileprivate func write(to json: inout JSONText) {
    json.member("clause", clause)
    json.member("counted", counted)
    json.member("from", from.text)
    json.member("left", left)
    json.member("limit", limit)
    json.member("plan", plan)
    json.member("used", used)
  }
}

extension ContactStep {
  fileprivate func write(to json: inout JSONText) {
    json.member("href", href)
    json.member("service", service)
    json.member("words", words)
  }
}
