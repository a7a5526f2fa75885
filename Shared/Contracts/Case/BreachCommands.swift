/// `POST /cases/{id}/record-breach`
package struct RecordBreach: Decodable, Sendable, Bounded {
  /// When a condition was broken.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String
  /// What was done, in words for the person, whom a letter tells of it; without them it says that the plan does not allow what was done.
  package let wordsForPerson: String?

  package static let limits: FieldLimits = [
    "account": .text(1...4000), "response": .text(1...4000), "wordsForPerson": .text(1...2000),
  ]
}

/// `POST /breaches`: a breach reported by front-line staff, who see the plan but not the case.
package struct ReportBreach: Decodable, Sendable, Bounded {
  /// The reference that the contact check gave with the plan.
  package let plan: Reference
  /// When a condition was broken.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String
  /// What was done, in words for the person, whom a letter tells of it; without them it says that the plan does not allow what was done.
  package let wordsForPerson: String?

  package static let limits: FieldLimits = [
    "account": .text(1...4000), "response": .text(1...4000), "wordsForPerson": .text(1...2000),
  ]
}

/// Which breaches are listed. `GET /breaches`; what is given applies together.
package struct BreachFilter: Decodable, Sendable, Bounded {
  /// The person.
  package let serviceUser: Identifier?
  /// The reference of the case (`RC-2026-000001`), which is the plan's too.
  package let reference: Reference?
  /// The code of the organisation whose plan it is.
  package let organisation: String?
  /// Who recorded it, by the subject of their sign-in.
  package let handler: String?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations), "handler": .subject]
}

/// A broken condition of a plan, as lists across people show it.
package struct RecordedBreach: Codable, Sendable, Equatable {
  /// The breach.
  package var id: Identifier
  /// The case whose plan it was.
  package var `case`: Identifier
  /// The reference of that case.
  package var reference: String
  /// The person.
  package var serviceUser: Identifier
  /// The organisation whose plan it was.
  package var organisation: String
  /// When it happened.
  package var occurredAt: Instant
  /// What was done.
  package var account: String
  /// What staff did about it.
  package var response: String
  /// Who recorded it.
  package var recordedBy: String
  /// When.
  package var recordedAt: Instant

  package init(
    id: Identifier, case: Identifier, reference: String, serviceUser: Identifier, organisation: String, occurredAt: Instant,
    account: String, response: String, recordedBy: String, recordedAt: Instant
  ) {
    (self.id, self.case, self.reference, self.serviceUser) = (id, `case`, reference, serviceUser)
    (self.organisation, self.occurredAt, self.account, self.response) = (organisation, occurredAt, account, response)
    (self.recordedBy, self.recordedAt) = (recordedBy, recordedAt)
  }
}
