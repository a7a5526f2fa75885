/// How a manager's triage can end.
package enum TriageOutcome: String, Codable, CaseIterable, Sendable {
  /// Warn the person.
  case warn
  /// Frustration or anger, not unacceptable behaviour.
  case notUnacceptable = "not-unacceptable"
  /// Unacceptable, but already dealt with adequately.
  case noAction = "no-action"
}

/// `POST /cases/{id}/triage`
package struct TriageCase: Decodable, Sendable, Bounded {
  /// What the report calls for.
  package let outcome: TriageOutcome
  /// Why, in words for the person: they go into the letter.
  package let reasons: String

  package static let limits: FieldLimits = ["reasons": .text(1...4000)]
}

/// `POST /cases/{id}/warn-again`
package struct WarnAgain: Decodable, Sendable, Bounded {
  /// The incidents since the last warning that show that the behaviour continued.
  package let incidents: [Identifier]
  /// Why, in words for the person.
  package let reasons: String

  package static let limits: FieldLimits = [
    "incidents": .items(1...50), "reasons": .text(1...4000),
  ]
}

/// `POST /cases/{id}/skip-warning`
package struct SkipWarning: Decodable, Sendable, Bounded {
  /// The ground on which no warning is given, or a pending one is overtaken.
  package let ground: NoWarningGround
  /// Why.
  package let reasons: String

  package static let limits: FieldLimits = [
    "reasons": .text(1...4000)
  ]
}

/// `POST /cases/{id}/record-continued`
package struct RecordContinued: Decodable, Sendable, Bounded {
  /// The incidents since the warning that show it.
  package let incidents: [Identifier]
  /// Why a plan is to be considered.
  package let reasons: String

  package static let limits: FieldLimits = ["incidents": .items(1...50), "reasons": .text(1...4000)]
}
