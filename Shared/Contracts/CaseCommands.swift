/// How a manager's triage can end (3.1, 5.1).
package enum TriageOutcome: String, Codable, CaseIterable, Sendable {
  /// Warn the person (5.2).
  case warn
  /// Frustration or anger, not unacceptable behaviour (3.1).
  case notUnacceptable = "not-unacceptable"
  /// Unacceptable, and already dealt with well enough.
  case noAction = "no-action"
}

/// How a criterion of 5.3 was found.
package enum CriterionFinding: String, Codable, CaseIterable, Sendable {
  /// It is so.
  case met
  /// It is not so, which stands in the way of a plan.
  case notMet = "not-met"
  /// It has no bearing on this case.
  case notApplicable = "not-applicable"
}

/// `POST /cases/{id}/triage`
package struct TriageCase: Decodable, Sendable, Bounded {
  /// What the report calls for.
  package let outcome: TriageOutcome
  /// Why, in words for the person: they stand in the letter (2.2).
  package let reasons: String

  package static let limits: [String: FieldLimit] = ["reasons": .text(1...4000)]
}

/// A decision that needs nothing but its reasons: `POST /cases/{id}/close-as-adapted`, `/withdraw`, `/refuse`, `/declare-conflict`,
/// `/open-variation`, `/record-death`.
package struct ReasonedDecision: Decodable, Sendable, Bounded {
  /// Why.
  package let reasons: String

  package static let limits: [String: FieldLimit] = ["reasons": .text(1...4000)]
}

/// `POST /cases/{id}/record-continued`
package struct RecordContinued: Decodable, Sendable, Bounded {
  /// The incidents after the warning that show it (5.3).
  package let incidents: [Identifier]
  /// Why a plan is to be considered.
  package let reasons: String

  package static let limits: [String: FieldLimit] = ["incidents": .items(1...50), "reasons": .text(1...4000)]
}

/// `POST /cases/{id}/answer-criterion`
package struct AnswerCriterion: Decodable, Sendable, Bounded {
  /// The criterion of 5.3, by the pack's code.
  package let criterion: String
  /// How it was found.
  package let answer: CriterionFinding
  /// On what evidence.
  package let evidence: String

  package static let limits: [String: FieldLimit] = ["criterion": .text(1...60), "evidence": .text(1...4000)]
}

/// `POST /cases/{id}/confirm-adjustments-considered`
package struct ConfirmAdjustmentsConsidered: Decodable, Sendable, Bounded {
  /// What was considered about reasonable adjustments, also where none is known (1.3, 5.9).
  package let consideration: String

  package static let limits: [String: FieldLimit] = ["consideration": .text(1...4000)]
}

/// `POST /cases/{id}/draft-plan`: a plan as a manager writes it. What is missing is named by the policy, not by the form.
package struct DraftPlan: Decodable, Sendable, Bounded {
  /// Codes of the organisations whose contact it limits; none: the case's own.
  package let organisations: [String]?
  /// The limits.
  package let restrictions: [RestrictionTerms]?
  /// How the person should contact us (5.6).
  package let howToContact: String?
  /// What service they can expect in return (5.6).
  package let serviceToExpect: String?
  /// Why contact is to be managed, in words for the person (5.7).
  package let reasons: String?
  /// Why nothing milder would do (5.5).
  package let proportionality: String?
  /// The first day.
  package let startsOn: Day?
  /// The last day.
  package let endsOn: Day?
  /// The day by which it is reviewed (8.1).
  package let reviewOn: Day?
  /// Why circumstances are severe enough to block a channel (5.5).
  package let severeReason: String?

  package static let limits: [String: FieldLimit] = [
    "organisations": .items(0...10), "restrictions": .items(0...20), "howToContact": .text(1...2000),
    "serviceToExpect": .text(1...2000), "reasons": .text(1...4000), "proportionality": .text(1...2000),
    "severeReason": .text(1...2000),
  ]
}

/// A command without content: `POST /cases/{id}/submit`.
package struct NothingToSay: Decodable, Sendable, MayBeAbsent {
  /// It says all by its name.
  package init() {}
}

/// `POST /cases/{id}/authorise`
package struct AuthorisePlan: Decodable, Sendable, Bounded {
  /// The criteria of 5.3 that the senior manager is satisfied of, by the pack's codes.
  package let confirmedCriteria: [String]
  /// Why.
  package let reasons: String
  /// Why the plan must bind before its letter has gone out, where the pack allows that at all (5.8, decision 3).
  package let beforeNotice: String?

  package static let limits: [String: FieldLimit] = [
    "confirmedCriteria": .items(0...20), "reasons": .text(1...4000), "beforeNotice": .text(1...4000),
  ]
}

/// `POST /cases/{id}/return-to-manager`
package struct ReturnToManager: Decodable, Sendable, Bounded {
  /// What the senior manager wants first, one line each.
  package let missing: [String]

  package static let limits: [String: FieldLimit] = ["missing": .items(1...20), "missing[]": .text(1...500)]
}
