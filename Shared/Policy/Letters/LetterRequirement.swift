import Contracts

/// Something that a letter must say, so that a person can follow it and act on it.
struct LetterRequirement {
  /// What it is, for the fault: "the policy's title".
  let what: String
  /// Names, all of which the template must use.
  var names: [String] = []
  /// Words, one of which it must say, by language: where the letter's own words are what counts.
  var words: [LetterLanguage: [String]] = [:]
  /// Names that come later in the letter than ``names``: what has to be read first.
  var before: [String] = []

  static let policy = LetterRequirement(what: "the policy it is sent under", names: ["policyTitle"])
  static let incidents = LetterRequirement(what: "what was done or said, with its days", names: ["incidents", "day", "words"])
  static let reasons = LetterRequirement(what: "the reasons", names: ["reasons"])
  static let contact = LetterRequirement(
    what: "how to contact us about it", names: ["customerService", "customerServicePhone", "customerServiceEmail"])
  static let adjustments = LetterRequirement(
    what: "that adjustments can be asked for", words: [.english: ["adjustment"], .welsh: ["addasiad"]])
  static let formats = LetterRequirement(
    what: "that it can be had in another format", words: [.english: ["large print"], .welsh: ["print bras"]])
  static let enclosure = LetterRequirement(
    what: "the policy and its plain summary, which go with it", names: ["policyEnclosed", "policyAddress"],
    words: [.english: ["plain words"], .welsh: ["geiriau plaen"]])
  static let retention = LetterRequirement(what: "how long records are kept", names: ["retentionYears"])
  static let outsideBodies = LetterRequirement(
    what: "the bodies outside, with address, telephone and site",
    names: ["externalRemedies", "words", "address", "phone", "site"])
  static let signature = LetterRequirement(what: "who signs it", names: ["signatory", "signatoryOffice"])
  static let decider = LetterRequirement(what: "which office decided", names: ["decidingOffice"])
  static let alwaysOpen = LetterRequirement(what: "what is always open", names: ["alwaysOpen"])
  static let outcome = LetterRequirement(what: "what was decided", names: ["outcome"])
  static let legalStatus = LetterRequirement(
    what: "that it has no legal status", words: [.english: ["no legal status"], .welsh: ["dim statws cyfreithiol"]])
  static let request = LetterRequirement(what: "what was asked for, and when", names: ["about", "happenedOn"])
  static let dispute = LetterRequirement(
    what: "how and until when it can be disputed, and how soon that is answered",
    names: ["appealWindow", "appealReplyDays"])
}

extension LetterName {
  /// What the letter must say, but for how to dispute it, which depends on the body.
  var requirements: [LetterRequirement] {
    let always: [LetterRequirement] = [.policy, .contact, .signature]
    let toPerson = always + [.adjustments, .formats, .retention]
    switch self {
    case .policyInPlainWords:
      return [
        .policy, .adjustments, .retention, .legalStatus, LetterRequirement(what: "the warnings", names: ["warnings", "days"]),
      ]
    case .warning, .informalWarning:
      return toPerson + [.incidents, .reasons, .decider, .enclosure, .outsideBodies, .alwaysOpen]
        + [LetterRequirement(what: "the last day of the warning", names: ["warningEndsOn"])]
    case .plan: return toPerson + planRequirements
    case .reviewComing: return toPerson + [LetterRequirement(what: "the day of the review", names: ["reviewOn"])]
    case .reviewOutcome:
      return toPerson + [.outcome, .reasons, .decider, .enclosure, .outsideBodies, .alwaysOpen]
        + [LetterRequirement(what: "the next review", names: ["nextReviewOn"])]
    case .appealAcknowledgement:
      return toPerson + [.reasons, .enclosure, .outsideBodies]
        + [LetterRequirement(what: "the day by which it is answered", names: ["replyBy"])]
    case .appealOutcome:
      return toPerson + [.outcome, .reasons, .decider, .enclosure, .outsideBodies]
        + [
          LetterRequirement(
            what: "what follows: whether the plan is over, what changes, and the next review",
            names: ["effect", "endedOn", "changes", "nextReviewOn"]),
          LetterRequirement(what: "the body outside for this matter", names: ["remedies"]),
        ]
    case .planEnded: return toPerson + [.outcome, .reasons, LetterRequirement(what: "the day it ended", names: ["endedOn"])]
    case .caseClosed: return toPerson + [.outcome, .reasons, .decider]
    case .warningWithdrawn: return toPerson + [.reasons, .decider]
    case .breachNoted:
      return toPerson + [
        LetterRequirement(what: "what was done, and when", names: ["about", "happenedOn"]), .alwaysOpen, .legalStatus,
      ]
    case .incidentAcknowledged:
      return always + [LetterRequirement(what: "what was reported, and when", names: ["about", "happenedOn"]), .retention]
    case .adjustmentAcknowledged:
      return toPerson + [.request, LetterRequirement(what: "the day by which it is decided", names: ["replyBy"])]
    case .adjustmentDecided:
      return toPerson + [.request, .outcome, .reasons, .outsideBodies]
        + [LetterRequirement(what: "what is agreed, and its review", names: ["changes", "nextReviewOn"])]
    case .adjustmentEnded:
      return toPerson + [.request, .reasons, LetterRequirement(what: "its last day", names: ["endedOn"]), .outsideBodies]
        + [LetterRequirement(what: "what is agreed in its place", names: ["changes"])]
    }
  }

  private var planRequirements: [LetterRequirement] {
    [
      .incidents, .reasons, .decider, .enclosure, .outsideBodies, .alwaysOpen, .legalStatus,
      LetterRequirement(what: "how to contact us, before any restriction", names: ["howToContact"], before: ["restrictions"]),
      LetterRequirement(what: "what changes, and why", names: ["restrictions", "terms"]),
      LetterRequirement(what: "the service to expect", names: ["serviceToExpect"]),
      LetterRequirement(what: "its first and its last day", names: ["startsOn", "endsOn"]),
      LetterRequirement(what: "its review", names: ["reviewOn"]),
      LetterRequirement(what: "what becomes of an earlier plan", names: ["replaces"]),
      LetterRequirement(what: "what an appeal changed", names: ["afterAppeal", "changes"]),
      LetterRequirement(what: "the adjustments that are agreed", names: ["adjustments"]),
    ]
  }

  /// Whether what it tells can be disputed under those rules.
  func isDisputable(_ appeals: AppealRules) -> Bool {
    switch self {
    case .plan, .reviewOutcome, .policyInPlainWords: true
    case .warning, .informalWarning: appeals.against.contains(.warning)
    case .appealAcknowledgement, .appealOutcome, .planEnded, .caseClosed, .warningWithdrawn, .reviewComing, .breachNoted,
      .incidentAcknowledged, .adjustmentAcknowledged, .adjustmentDecided, .adjustmentEnded:
      false
    }
  }
}

extension LetterTemplate {
  /// What the letter must say and does not, and what it promises that the body does not keep.
  func gaps(of letter: LetterName, _ appeals: AppealRules, in language: LetterLanguage) -> [String] {
    let names = uses.map(\.name)
    let said = LetterText.collapsed(literals).lowercased()
    let required = letter.requirements + (letter.isDisputable(appeals) ? [.dispute] : [])
    return required.compactMap { requirement in
      let missing = requirement.names.filter { !names.contains($0) }
      if !missing.isEmpty { return "\(file): must say \(requirement.what): {{\(missing.joined(separator: "}}, {{"))}}" }
      if let words = requirement.words[language], !words.contains(where: said.contains) {
        return "\(file): must say \(requirement.what), in words such as: \(words.joined(separator: ", "))"
      }
      if let first = names.firstIndex(where: requirement.names.contains),
        let later = names.firstIndex(where: requirement.before.contains),
        later < first
      {
        return "\(file): must say \(requirement.what)"
      }
      return nil
    } + (letter.isDisputable(appeals) ? [] : emptyPromises(names))
  }

  private func emptyPromises(_ names: [String]) -> [String] {
    ["appealWindow", "appealReplyDays", "lateAppeals", "appealGrounds"].filter(names.contains).map {
      "\(file): must not name \($0), because what this letter tells cannot be disputed"
    }
  }
}
