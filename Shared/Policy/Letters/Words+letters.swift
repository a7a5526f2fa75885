package import Contracts

extension Day {
  /// The day as a letter writes it: "23 November 2026".
  package var words: String { "\(day) \(YearDay.months[month - 1]) \(year)" }
}

extension YearDay {
  /// The day as a sentence writes it: "1 April".
  package var words: String { "\(day) \(Self.months[month - 1])" }

  fileprivate static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
}

extension AppealRules {
  /// Until when, to follow "You can challenge this".
  var windowWords: String {
    windowWorkingDays.map { "within \($0) working \($0 == 1 ? "day" : "days") of the day you receive our letter" }
      ?? "at any time while it applies"
  }

  /// What the letter says about an appeal that is late, where one can be.
  var lateWords: String {
    guard windowWorkingDays != nil, hearsLate else { return "" }
    return "If your challenge comes later than that, tell us why, and we can still hear it."
  }
}

extension LetterName {
  /// What that code means in this letter, as a sentence for the person; the code itself where this letter does not use it.
  func outcomeWords(_ code: String) -> String {
    switch self {
    case .reviewOutcome: ReviewFinding(rawValue: code)?.words ?? code
    case .appealOutcome: AppealOutcome(rawValue: code)?.words ?? code
    case .planEnded: CaseOutcome(rawValue: code)?.endWords ?? code
    case .caseClosed: CaseOutcome(rawValue: code)?.closureWords ?? code
    case .warning, .informalWarning, .plan, .appealAcknowledgement, .warningWithdrawn, .policyInPlainWords: code
    }
  }
}

extension ReviewFinding {
  fileprivate var words: String {
    switch self {
    case .continues: "We have decided that the plan still applies as it is."
    case .vary:
      "We have decided that the plan should change. Until you receive a new plan from us, the present one still applies."
    case .lift: "We have decided to end the plan now."
    }
  }
}

extension AppealOutcome {
  fileprivate var words: String {
    switch self {
    case .upheld: "Your challenge is upheld."
    case .partlyUpheld: "Your challenge is partly upheld."
    case .notUpheld: "Your challenge is not upheld."
    }
  }
}

extension CaseOutcome {
  /// Why a plan ended.
  fileprivate var endWords: String {
    switch self {
    case .expired: "Its last day has passed."
    case .lapsed: "The day of its review has passed, and it was not extended."
    case .lifted: "We reviewed it and decided that it is no longer needed."
    case .withdrawnOnAppeal: "It was withdrawn because your challenge to it was upheld."
    case .warningWithdrawn: "It was withdrawn because the warning before it was withdrawn."
    case .withdrawn, .refused, .adapted, .notUnacceptable, .noAction, .mistakenWarning, .deceased: "The case is closed."
    }
  }

  /// What the end of a case without a plan means for the person.
  fileprivate var closureWords: String {
    switch self {
    case .adapted: "You have changed how you contact us. Thank you. We take no further action."
    case .withdrawn, .refused: "We have looked at whether to limit your contact with us, and decided not to."
    case .expired: "The plan that we prepared does not begin: its last day has passed."
    case .mistakenWarning, .warningWithdrawn: "The warning that we sent you is withdrawn."
    case .notUnacceptable, .noAction, .lapsed, .lifted, .withdrawnOnAppeal, .deceased: "The case is closed."
    }
  }
}

extension AppealEffect {
  /// What follows, for the person.
  var words: String {
    switch self {
    case .planEnded: "Because of this, your communication plan ends with this decision. Its limits no longer apply to you."
    case .planNotBegun: "Because of this, the communication plan that we sent you does not begin. No limit applies to you."
    case .nextVersionNotBegun:
      "Because of this, the new version of your plan does not begin. The plan that you had before still applies."
    case .warningWithdrawn: "Because of this, we withdraw our warning and close the case. No limit applies to you."
    case .warningCorrected: "Because of this, part of our warning no longer counts against you. The rest of it still applies."
    case .planReviewed:
      "Because of this, we withdraw our warning, and we are reviewing the plan that followed it. Until we write again, the plan still applies."
    case .planChanges:
      "Because of this, your plan will change. Until you receive the new plan from us, the present one still applies."
    case .planRedrafted:
      "Because of this, the plan that we sent you does not begin. Any plan that takes its place makes these changes:"
    case .nextVersionRedrafted:
      "Because of this, the new version of your plan does not begin as it is. Until you receive another, the plan that you had before still applies."
    case .planResumed: "The plan, which did not apply while we looked at your challenge, applies again from now on."
    case .alreadyOver: "What you challenged no longer applied when we reached this decision: the case is closed."
    }
  }
}
