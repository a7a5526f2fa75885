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
    case .warning, .informalWarning, .plan, .appealAcknowledgement, .policyInPlainWords: code
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
    case .withdrawn, .refused, .adapted, .notUnacceptable, .noAction, .deceased: "The case is closed."
    }
  }
}
