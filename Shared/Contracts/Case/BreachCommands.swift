/// `POST /cases/{id}/record-breach`
package struct RecordBreach: Decodable, Sendable, Bounded {
  /// When a condition was broken.
  package let occurredAt: Instant
  /// What was done.
  package let account: String
  /// What staff did about it.
  package let response: String

  package static let limits: FieldLimits = [
    "account": .text(1...4000), "response": .text(1...4000),
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

  package static let limits: FieldLimits = [
    "account": .text(1...4000), "response": .text(1...4000),
  ]
}
