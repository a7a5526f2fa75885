package import Contracts

extension LetterTemplate {
  /// What each letter may name; ``NoticeRequest/values(addressee:salutation:reference:dated:under:)`` gives exactly these.
  ///
  /// Every letter, and the enclosure: `policyTitle`, `body`, `organisation`, `organisationPhone`, `organisationEmail`,
  /// `salutation`, `reference`, `date`, `reasons`, `decidingOffice` (with its article), `customerService`, `customerServicePhone`,
  /// `customerServiceEmail`, `reviewMonths`, `maximumMonths` (empty without one), `retentionYears`; `appealWindow` (until when: "within ..." or "at any time ..."),
  /// `lateAppeals` (a sentence, or empty), `appealAcknowledgementDays` and `appealReplyDays` (working days); lists `addressLines`
  /// and `addressee` (`line`), `behaviours` (`words`, `paragraph`), `warnings` (`name`, `days`, `givingOffice`), `appealGrounds`,
  /// `alwaysOpen` and `externalRemedies` (`words`).
  ///
  /// A warning also: `warningDays`, those of this warning. The plan: `howToContact`, `serviceToExpect`, `startsOn`, `endsOn`,
  /// `reviewOn` (days in words; `endsOn` is empty without a last day), `replaces` (`yes`, or empty for a first plan), `afterAppeal` (`yes`
  /// where an appeal was partly upheld); lists `restrictions` (`number`, `name`, `terms`, `reasons`) and `changes` (`words`: what the
  /// appeal changed). A review's outcome: `outcome` in words, `nextReviewOn` (empty where
  /// the plan ends). An appeal's acknowledgement: `replyBy`; its outcome: `outcome`, `effect` (what follows, or empty), `endedOn` (where the
  /// plan has ended), `nextReviewOn` and `remedy`, in the pack's words, and the list `changes`. The end of a plan: `outcome`, `endedOn`.
  /// The end of a case without a plan: `outcome`. A name inside a list's entry comes before the same name outside.
  package static func placeholders(for letter: LetterName) -> Placeholders {
    var texts: Set<String> = [
      "policyTitle", "body", "organisation", "organisationPhone", "organisationEmail", "salutation", "reference", "date",
      "reasons", "decidingOffice", "customerService", "customerServicePhone", "customerServiceEmail", "reviewMonths",
      "maximumMonths", "retentionYears", "appealWindow", "lateAppeals", "appealAcknowledgementDays", "appealReplyDays",
    ]
    var lists: [String: Set<String>] = [
      "addressLines": ["line"], "addressee": ["line"], "behaviours": ["words", "paragraph"],
      "warnings": ["name", "days", "givingOffice"], "appealGrounds": ["words"], "alwaysOpen": ["words"],
      "externalRemedies": ["words"],
    ]
    switch letter {
    case .policyInPlainWords: break
    case .warning, .informalWarning: texts.insert("warningDays")
    case .plan:
      texts.formUnion(["howToContact", "serviceToExpect", "startsOn", "endsOn", "reviewOn", "replaces"])
      texts.insert("afterAppeal")
      lists["restrictions"] = ["number", "name", "terms", "reasons"]
      lists["changes"] = ["words"]
    case .reviewOutcome: texts.formUnion(["outcome", "nextReviewOn"])
    case .appealAcknowledgement: texts.insert("replyBy")
    case .appealOutcome:
      texts.formUnion(["outcome", "effect", "endedOn", "nextReviewOn", "remedy"])
      lists["changes"] = ["words"]
    case .planEnded: texts.formUnion(["outcome", "endedOn"])
    case .caseClosed: texts.insert("outcome")
    case .warningWithdrawn: break
    }
    return Placeholders(texts: texts, lists: lists)
  }
}

extension NoticeRequest {
  /// The letter's values: what the case decided, in the pack's words, for that addressee.
  ///
  /// - Parameters:
  ///   - addressee: name and postal address, a line each; the address may be absent where the letter goes by e-mail.
  ///   - salutation: how the letter greets, such as "Dear Ms Example".
  ///   - reference: the reference a person can read out.
  ///   - dated: the day on the letter.
  package func values(
    addressee: [String], salutation: String, reference: String, dated: Day, under pack: PolicyPack
  ) -> LetterValues {
    let writer = pack.organisation(organisation)
    let values: LetterValues = [
      "policyTitle": .text(pack.title), "body": .text(pack.body), "organisation": .text(writer?.name ?? pack.body),
      "organisationPhone": .text(writer?.phone ?? pack.customerService.phone),
      "organisationEmail": .text(writer?.email ?? pack.customerService.email), "salutation": .text(salutation),
      "reference": .text(reference), "date": .text(dated.words), "reasons": .text(reasons),
      "decidingOffice": .text(pack.words(for: decidedBy)),
      "addressLines": .list((writer?.address ?? []).map { ["line": .text($0)] }),
      "addressee": .list(addressee.map { ["line": .text($0)] }),
      "behaviours": .list(
        behaviours.compactMap(pack.behaviour).map { ["words": .text($0.words), "paragraph": .text($0.paragraph)] }),
    ]
    return values.merging(pack.letterValues) { own, _ in own }.merging(ownValues(under: pack)) { _, own in own }
  }

  /// What only this letter says.
  private func ownValues(under pack: PolicyPack) -> LetterValues {
    let outcome = LetterValue.text(detail.outcome.map { letter.outcomeWords($0) } ?? "")
    let nextReviewOn = LetterValue.text(detail.nextReviewOn?.words ?? "")
    switch letter {
    case .policyInPlainWords: return [:]
    case .warning, .informalWarning:
      return ["warningDays": .text(pack.warnings.first { $0.letter == letter }.map { String($0.periodDays) } ?? "")]
    case .plan: return (plan?.letterValues(under: pack) ?? [:]).merging(detail.changeValues) { own, _ in own }
    case .reviewOutcome: return ["outcome": outcome, "nextReviewOn": nextReviewOn]
    case .appealAcknowledgement: return ["replyBy": .text(detail.replyBy?.words ?? "")]
    case .appealOutcome:
      let remedy = pack.externalRemedies.first { $0.code == detail.remedy }
      let others = pack.externalRemedies.filter { $0.code != detail.remedy }
      return [
        "outcome": outcome, "nextReviewOn": nextReviewOn, "remedy": .text(remedy?.words ?? ""),
        "effect": .text(detail.effect.flatMap(AppealEffect.init(rawValue:))?.words ?? ""),
        "endedOn": .text(detail.endedOn?.words ?? ""), "changes": detail.changeList,
        "externalRemedies": .list(others.map { ["words": .text($0.words)] }),
      ]
    case .planEnded: return ["outcome": outcome, "endedOn": .text(detail.endedOn?.words ?? "")]
    case .caseClosed:
      // A plan that never began may have been ended by the clock.
      return ["outcome": outcome, "decidingOffice": .text(decidedBy == .service ? "" : pack.words(for: decidedBy))]
    case .warningWithdrawn: return [:]
    }
  }
}

extension LetterDetail {
  fileprivate var changeList: LetterValue { .list(changes.map { ["words": .text($0)] }) }

  fileprivate var changeValues: LetterValues { ["afterAppeal": .text(changes.isEmpty ? "" : "yes"), "changes": changeList] }
}

extension Plan {
  fileprivate func letterValues(under pack: PolicyPack) -> LetterValues {
    [
      "howToContact": .text(howToContact), "serviceToExpect": .text(serviceToExpect), "startsOn": .text(startsOn.words),
      "endsOn": .text(endsOn?.words ?? ""), "reviewOn": .text(reviewOn.words), "replaces": .text(version > 1 ? "yes" : ""),
      "restrictions": .list(
        restrictions.enumerated().map { index, restriction in
          [
            "number": .text(String(index + 1)), "name": .text(pack.rule(restriction.kind)?.name ?? restriction.kind.rawValue),
            "terms": .text(restriction.terms(for: .person, under: pack).joined(separator: " ")),
            "reasons": .text(restriction.reasons),
          ]
        }),
    ]
  }
}

extension PolicyPack {
  /// What every letter of the body can say of its policy.
  fileprivate var letterValues: LetterValues {
    [
      "customerService": .text(customerService.name), "customerServicePhone": .text(customerService.phone),
      "customerServiceEmail": .text(customerService.email), "reviewMonths": .text(String(review.months)),
      "maximumMonths": .text(review.maximumMonths.map { String($0) } ?? ""),
      "retentionYears": .text(String(retentionYears)), "appealWindow": .text(appeals.windowWords),
      "lateAppeals": .text(appeals.lateWords),
      "appealAcknowledgementDays": .text(String(appeals.acknowledgementWorkingDays)),
      "appealReplyDays": .text(String(appeals.replyWorkingDays)),
      "warnings": .list(
        warnings.map {
          ["name": .text($0.name), "days": .text(String($0.periodDays)), "givingOffice": .text(words(anyOf: $0.offices))]
        }),
      "appealGrounds": .list(appeals.grounds.map { ["words": .text($0.words)] }),
      "alwaysOpen": .list(alwaysOpen.map { ["words": .text($0.words)] }),
      "externalRemedies": .list(externalRemedies.map { ["words": .text($0.words)] }),
    ]
  }
}
