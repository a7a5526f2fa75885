/// The stage of a case, as it is sent.
package enum CaseStage: String, Codable, CaseIterable, Sendable {
  /// Waiting for triage.
  case reported
  /// The warning letter is on its way.
  case warningPending = "warning-pending"
  /// The person has an opportunity to adapt.
  case warned
  /// Criteria are answered and a plan is drafted.
  case checklist
  /// The plan is to be decided on.
  case awaitingAuthorisation = "awaiting-authorisation"
  /// The plan is authorised, and its letter is on its way.
  case noticePending = "notice-pending"
  /// The plan binds.
  case inForce = "in-force"
  /// Final.
  case closed
}

/// Which cases are listed. `GET /cases`; what is given applies together.
package struct CaseFilter: Decodable, Sendable, Bounded {
  /// The case's own reference (`RC-2026-000001`).
  package let reference: Reference?
  /// The stage it is at.
  package let stage: CaseStage?
  /// The code of the organisation that opened it.
  package let organisation: String?
  /// The person it concerns.
  package let serviceUser: Identifier?
  /// Who has a task in it: an office, the name of an account, or `me` for one's own offices.
  package let responsible: String?
  /// Whether only cases with something overdue are listed.
  package let overdue: Bool?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations), "responsible": .line(1...64)]
}

/// Which of one's tasks are listed. `GET /tasks`; what is given applies together.
package struct TaskFilter: Decodable, Sendable, Bounded {
  /// The reference of the case or incident it belongs to (`RC-` or `IN-2026-000001`).
  package let reference: Reference?
  /// Who has it in hand: the name of an account, or `me`.
  package let responsible: String?
  /// Whether only what is overdue is listed.
  package let overdue: Bool?

  package static let limits: FieldLimits = ["responsible": .line(1...64)]
}
