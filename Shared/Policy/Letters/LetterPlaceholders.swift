/// What a letter may name: single values, and lists with the values of each entry.
package struct LetterPlaceholders: Sendable, Equatable {
  /// Names of single values.
  package let texts: Set<String>
  /// Names of lists, with the names that their entries have.
  package let lists: [String: Set<String>]

  /// What each letter may name; ``NoticeRequest/values(salutation:reference:dated:countsFrom:under:in:)`` gives exactly these.
  ///
  /// Every letter, and the enclosure:
  /// - `policyTitle`, `body`, `organisation`, `organisationAddress`, `organisationPhone`, `organisationEmail`, `salutation`, `reference`, `date`;
  /// - `reasons`; `decidingOffice` (with its article; empty where the clock decided); `signatory` and `signatoryOffice`, who signs;
  /// - `policyAddress` where the body's own policy can be read, or `policyEnclosed` (`yes`) where it goes with the letter;
  /// - `customerService`, `customerServicePhone`, `customerServiceEmail`; `reviewMonths`, `maximumMonths` (empty without one), `retentionYears`;
  /// - `appealWindow` (until when: "within ..." or "at any time ..."), `lateAppeals` (a sentence, or empty), `appealAcknowledgementDays` and
  ///   `appealReplyDays` (working days);
  /// - lists: `behaviours` (`words`, to the person, and `paragraph`), `incidents` (`day`, `words`), `warnings` (`name`, `days`,
  ///   `givingOffice`), `appealGrounds` and `alwaysOpen` (`words`), `externalRemedies` (`words`, `address`, `phone`, `site`).
  ///
  /// A warning also: `warningDays` and `warningEndsOn`, the last day of this warning. The plan: `howToContact`, `serviceToExpect`,
  /// `startsOn`, `endsOn` (empty without a last day), `reviewOn`, `replaces` (`yes`, or empty for a first plan), `afterAppeal` (`yes` where an appeal
  /// was partly upheld); lists `restrictions` (`number`, `name`, `terms`, `reasons`), `changes` (`words`) and `adjustments` (`words`: those
  /// agreed with the person). A review to come: `reviewOn`. Its outcome: `outcome`, `nextReviewOn` (empty where the plan ends). An appeal's
  /// acknowledgement: `replyBy`; its outcome: `outcome`, `effect` (what follows, or empty), `endedOn` (where the plan has ended),
  /// `nextReviewOn`, list `remedies` (as `externalRemedies`: the one for this matter), and list `changes`. The end of a plan: `outcome`, `endedOn`. The end of a case without a
  /// plan: `outcome`. A breach, an incident, and each letter about an adjustment: `about` (what was done, reported or asked for) and
  /// `happenedOn`; an adjustment's acknowledgement also `replyBy`, the decision `outcome`, `nextReviewOn` and the list `changes` (what is agreed), its end `endedOn` and the list
  /// `changes` (what is agreed in its place).
  /// A name inside a list's entry comes before the same name outside.
  package static func of(_ letter: LetterName) -> LetterPlaceholders {
    let own = letter.ownPlaceholders
    return LetterPlaceholders(
      texts: everyLetter.texts.union(own.texts), lists: everyLetter.lists.merging(own.lists) { _, own in own })
  }

  private static let everyLetter = LetterPlaceholders(
    texts: [
      "policyTitle", "body", "organisation", "organisationAddress", "organisationPhone", "organisationEmail", "salutation",
      "reference",
      "date", "reasons", "decidingOffice", "signatory", "signatoryOffice", "policyAddress", "policyEnclosed", "customerService",
      "customerServicePhone", "customerServiceEmail", "reviewMonths", "maximumMonths", "retentionYears", "appealWindow",
      "lateAppeals",
      "appealAcknowledgementDays", "appealReplyDays",
    ],
    lists: [
      "behaviours": ["words", "paragraph"], "incidents": ["day", "words"], "warnings": ["name", "days", "givingOffice"],
      "appealGrounds": ["words"], "alwaysOpen": ["words"], "externalRemedies": ["words", "address", "phone", "site"],
    ])
}

extension LetterName {
  fileprivate var ownPlaceholders: LetterPlaceholders {
    switch self {
    case .policyInPlainWords, .warningWithdrawn: LetterPlaceholders(texts: [], lists: [:])
    case .warning, .informalWarning: LetterPlaceholders(texts: ["warningDays", "warningEndsOn"], lists: [:])
    case .plan:
      LetterPlaceholders(
        texts: ["howToContact", "serviceToExpect", "startsOn", "endsOn", "reviewOn", "replaces", "afterAppeal"],
        lists: ["restrictions": ["number", "name", "terms", "reasons"], "changes": ["words"], "adjustments": ["words"]])
    case .reviewComing: LetterPlaceholders(texts: ["reviewOn"], lists: [:])
    case .reviewOutcome: LetterPlaceholders(texts: ["outcome", "nextReviewOn"], lists: [:])
    case .appealAcknowledgement: LetterPlaceholders(texts: ["replyBy"], lists: [:])
    case .appealOutcome:
      LetterPlaceholders(
        texts: ["outcome", "effect", "endedOn", "nextReviewOn"],
        lists: ["changes": ["words"], "remedies": ["words", "address", "phone", "site"]])
    case .planEnded: LetterPlaceholders(texts: ["outcome", "endedOn"], lists: [:])
    case .caseClosed: LetterPlaceholders(texts: ["outcome"], lists: [:])
    case .breachNoted, .incidentAcknowledged: LetterPlaceholders(texts: ["about", "happenedOn"], lists: [:])
    case .adjustmentAcknowledged: LetterPlaceholders(texts: ["about", "happenedOn", "replyBy"], lists: [:])
    case .adjustmentDecided:
      LetterPlaceholders(texts: ["about", "happenedOn", "outcome", "nextReviewOn"], lists: ["changes": ["words"]])
    case .adjustmentEnded:
      LetterPlaceholders(texts: ["about", "happenedOn", "endedOn"], lists: ["changes": ["words"]])
    }
  }
}
