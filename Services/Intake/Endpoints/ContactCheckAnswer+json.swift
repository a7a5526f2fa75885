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
    if let candidates { write(candidates, to: &json) }
    json.member("clause", clause)
    if let clauses { write(clauses, to: &json) }
    json.member("endsOn", endsOn?.text)
    json.member("id", id.text)
    json.member("instruction", instruction.rawValue)
    json.member("match", match.rawValue)
    if let next { write(next, to: &json) }
    json.member("paragraph", paragraph)
    json.member("paragraphFrom", paragraphFrom)
    json.member("plan", plan)
    if let quotas { write(quotas, to: &json) }
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

  private func write(_ clauses: [ContactClause], to json: inout JSONText) {
    json.name("clauses")
    json.beginList()
    for clause in clauses {
      json.beginObject()
      json.member("clause", clause.clause)
      json.member("endsOn", clause.endsOn?.text)
      json.member("plan", clause.plan)
      json.member("reviewOn", clause.reviewOn?.text)
      json.member("terms", clause.terms)
      json.endObject()
    }
    json.endList()
  }

  private func write(_ quotas: [ContactQuota], to json: inout JSONText) {
    json.name("quotas")
    json.beginList()
    for quota in quotas {
      json.beginObject()
      json.member("clause", quota.clause)
      json.member("counted", quota.counted)
      json.member("from", quota.from.text)
      json.name("left")
      json.add(Int64(quota.left))
      json.name("limit")
      json.add(Int64(quota.limit))
      json.member("plan", quota.plan)
      json.name("used")
      json.add(Int64(quota.used))
      json.endObject()
    }
    json.endList()
  }

  private func write(_ steps: [ContactStep], to json: inout JSONText) {
    json.name("next")
    json.beginList()
    for step in steps {
      json.beginObject()
      json.member("href", step.href)
      json.member("service", step.service)
      json.member("words", step.words)
      json.endObject()
    }
    json.endList()
  }
}
