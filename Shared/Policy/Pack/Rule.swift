/// A rule of the policy, under a name of its own. A pack says in which paragraph its policy has the rule, in that policy's notation; where
/// the policy has none, the rule's own words are cited.
package enum Rule: String, CaseIterable, Sendable {
  // Who the policy covers, and for whom.
  case organisations
  case onePerson = "one-person"
  case policyVersion = "policy-version"
  case death

  // Adjustments.
  case adjustments
  case adjustmentRequests = "adjustment-requests"
  case adjustmentDecisions = "adjustment-decisions"
  case adjustmentsConsidered = "adjustments-considered"

  // What is reported, and what comes of it.
  case reports
  case reporting
  case endedCalls = "ended-calls"
  case repeatedComplaints = "repeated-complaints"
  case triage
  case noFurtherAction = "no-further-action"

  // Warnings.
  case warnings
  case seriousBehaviour = "serious-behaviour"
  case warningImpossible = "warning-impossible"
  case threatToSafety = "threat-to-safety"
  case continuedBehaviour = "continued-behaviour"

  // The plan.
  case criteria
  case withdrawal
  case plans
  case restrictions
  case proportionality
  case severeRestrictions = "severe-restrictions"
  case planContents = "plan-contents"
  case planReasons = "plan-reasons"
  case planDuration = "plan-duration"
  case openChannel = "open-channel"
  case alwaysOpen = "always-open"

  // The decision.
  case authorisation
  case impartialDecision = "impartial-decision"
  case consultation

  // The plan in force.
  case notice
  case effectBeforeNotice = "effect-before-notice"
  case contactOutsidePlan = "contact-outside-plan"
  case breaches
  case referrals

  // Reviews and appeals.
  case reviews
  case reconsideration
  case variation
  case appeals
  case impartialHearing = "impartial-hearing"

  // Records.
  case retention

  /// What is cited where the policy has no paragraph for it.
  package var words: String {
    switch self {
    case .organisations: "organisations covered"
    case .onePerson: "one person, one case"
    case .policyVersion: "the version a case began under"
    case .death: "death of the person"
    case .adjustments: "reasonable adjustments"
    case .adjustmentRequests: "requests for adjustments"
    case .adjustmentDecisions: "decisions on adjustments"
    case .adjustmentsConsidered: "adjustments considered first"
    case .reports: "what a report says"
    case .reporting: "reports to managers"
    case .endedCalls: "ending a call"
    case .repeatedComplaints: "repeated complaints"
    case .triage: "triage"
    case .noFurtherAction: "no further action"
    case .warnings: "warning first"
    case .seriousBehaviour: "no warning: serious behaviour"
    case .warningImpossible: "no warning: not possible"
    case .threatToSafety: "no warning: threat to safety"
    case .continuedBehaviour: "behaviour continued"
    case .criteria: "criteria"
    case .withdrawal: "withdrawing a proposal"
    case .plans: "communication plan"
    case .restrictions: "restrictions"
    case .proportionality: "nothing harsher than needed"
    case .severeRestrictions: "closing a channel"
    case .planContents: "what a plan says"
    case .planReasons: "reasons for a plan"
    case .planDuration: "how long a plan lasts"
    case .openChannel: "a channel stays open"
    case .alwaysOpen: "always open"
    case .authorisation: "authorisation"
    case .impartialDecision: "deciding without having taken part"
    case .consultation: "consultation"
    case .notice: "telling the person"
    case .effectBeforeNotice: "effect before notice"
    case .contactOutsidePlan: "contact outside the plan"
    case .breaches: "breach of a plan"
    case .referrals: "referral to others"
    case .reviews: "review"
    case .reconsideration: "reconsideration"
    case .variation: "change to a plan"
    case .appeals: "appeal"
    case .impartialHearing: "hearing without having taken part"
    case .retention: "how long records are kept"
    }
  }
}

extension Rule {
  /// The rule that this one is part of: where a policy has no paragraph for the part, the whole is cited.
  fileprivate var wider: Rule? { self == .impartialHearing ? .appeals : nil }
}

/// Where one policy has each rule.
package struct Citations: Sendable, Equatable {
  private let paragraphs: [Rule: String]

  /// - Parameter paragraphs: in the policy's own notation; a rule that is absent has no paragraph.
  package init(_ paragraphs: [Rule: String]) { self.paragraphs = paragraphs }

  /// The paragraph, such as `Section 4` or `7(b)`; the rule's own words where the policy has none.
  package subscript(_ rule: Rule) -> String { paragraphs[rule] ?? rule.wider.flatMap { paragraphs[$0] } ?? rule.words }
}
