/// `POST /cases/{id}/answer-criterion`
package struct AnswerCriterion: Decodable, Sendable, Bounded {
  /// The criterion, by the pack's code.
  package let criterion: String
  /// The answer.
  package let answer: CriterionAnswer
  /// The evidence.
  package let evidence: String

  package static let limits: FieldLimits = ["criterion": .pack(.criteria), "evidence": .text(1...4000)]
}

/// `POST /cases/{id}/reopen-criterion`
package struct ReopenCriterion: Decodable, Sendable, Bounded {
  /// The criterion, by the pack's code.
  package let criterion: String
  /// What came up.
  package let reasons: String

  package static let limits: FieldLimits = [
    "criterion": .pack(.criteria), "reasons": .text(1...4000),
  ]
}

/// `POST /cases/{id}/confirm-adjustments-considered`
package struct ConfirmAdjustmentsConsidered: Decodable, Sendable, Bounded {
  /// What was considered about reasonable adjustments, even where none is known.
  package let consideration: String

  package static let limits: FieldLimits = ["consideration": .text(1...4000)]
}

/// `POST /cases/{id}/draft-plan`: a plan as a manager writes it; `PATCH` changes some of it. The policy, not the form, says what is missing.
package struct DraftPlan: Codable, Sendable, Bounded, Patched {
  /// Codes of the organisations whose contact it limits; none: the case's own.
  package let organisations: [String]?
  /// The limits.
  package let restrictions: [RestrictionTerms]?
  /// How the person should contact us.
  package let howToContact: String?
  /// What service they can expect in return.
  package let serviceToExpect: String?
  /// Why contact is to be managed, in words for the person.
  package let reasons: String?
  /// Why nothing milder would do.
  package let proportionality: String?
  /// The first day.
  package let startsOn: Day?
  /// The last day.
  package let endsOn: Day?
  /// The day by which it is reviewed.
  package let reviewOn: Day?
  /// Why circumstances are severe enough to block a channel.
  package let severeReason: String?

  package static let limits: FieldLimits = [
    "organisations": .items(0...10), "organisations[]": .pack(.organisations), "restrictions": .items(0...20),
    "howToContact": .text(1...2000),
    "serviceToExpect": .text(1...2000), "reasons": .text(1...4000), "proportionality": .text(1...2000),
    "severeReason": .text(1...2000),
  ]

  /// What can be changed of that plan, as it is.
  package init(_ plan: PlanDocument) {
    (organisations, restrictions, howToContact) = (plan.organisations, plan.restrictions, plan.howToContact)
    (serviceToExpect, reasons, proportionality) = (plan.serviceToExpect, plan.reasons, plan.proportionality)
    (startsOn, endsOn, reviewOn, severeReason) = (plan.startsOn, plan.endsOn, plan.reviewOn, plan.severeReason)
  }
}
