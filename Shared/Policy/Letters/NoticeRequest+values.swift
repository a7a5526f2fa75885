package import Contracts

extension NoticeRequest {
  /// The letter's values: what the case decided, in the pack's words, for that addressee. ``LetterPlaceholders`` says what each is.
  ///
  /// - Parameters:
  ///   - salutation: how the letter greets, such as "Dear Ms Example".
  ///   - reference: the reference a person can read out.
  ///   - dated: the day on the letter.
  ///   - countsFrom: the day from which a period that the letter sets counts; nil: from the day on the letter.
  package func values(
    salutation: String, reference: String, dated: Day, countsFrom: Day? = nil, under pack: PolicyPack,
    in language: LetterLanguage = .english
  ) -> LetterValues {
    let writer = pack.organisation(organisation)
    func said(_ text: String) -> LetterValue { .text(pack.said(text, in: language)) }
    let values: LetterValues = [
      "policyTitle": said(pack.title), "body": said(pack.body), "organisation": said(writer?.name ?? pack.body),
      "organisationAddress": .text(writer?.address.joined(separator: ", ") ?? ""),
      "organisationPhone": .text(writer?.phone ?? pack.customerService.phone),
      "organisationEmail": .text(writer?.email ?? pack.customerService.email), "salutation": .text(salutation),
      "reference": .text(reference), "date": .text(dated.words(in: language)), "reasons": .text(reasons),
      // The clock decides nothing that a person could be named for.
      "decidingOffice": .text(decidedBy == .service ? "" : pack.said(pack.words(for: decidedBy), in: language)),
      "signatory": .text(writer?.signatory?.name ?? ""), "signatoryOffice": said(writer?.signatory?.office ?? ""),
      "behaviours": .entries(
        behaviours.compactMap(pack.behaviour).map { ["words": said($0.toldWords), "paragraph": .text($0.paragraph)] }),
      "incidents": .entries(
        incidents.map { incident in
          [
            "day": .text(pack.zone.day(of: incident.at).words(in: language)),
            "words": .text(
              incident.behaviours.compactMap(pack.behaviour).map { pack.said($0.toldWords, in: language) }
                .joined(separator: language.nextOfSeveral)),
          ]
        }),
    ]
    return values.merging(pack.letterValues(in: language)) { own, _ in own }
      .merging(ownValues(from: countsFrom ?? dated, under: pack, in: language)) { _, own in own }
  }

  /// What only this letter says.
  ///
  /// - Parameter start: the day from which its periods count.
  private func ownValues(from start: Day, under pack: PolicyPack, in language: LetterLanguage) -> LetterValues {
    func day(_ day: Day?) -> LetterValue { .text(day?.words(in: language) ?? "") }
    let outcome = LetterValue.text(detail.outcome.map { letter.outcomeWords($0, in: language) } ?? "")
    let nextReviewOn = day(detail.nextReviewOn)
    let happening: LetterValues = ["about": .text(detail.about ?? ""), "happenedOn": day(detail.happenedOn)]
    func occasion(with more: LetterValues) -> LetterValues { happening.merging(more) { _, own in own } }
    switch letter {
    case .policyInPlainWords, .warningWithdrawn: return [:]
    case .warning, .informalWarning:
      let days = pack.warnings.first { $0.letter == letter }?.periodDays
      return ["warningDays": .text(days.map { String($0) } ?? ""), "warningEndsOn": day(days.map { start.adding(days: $0) })]
    case .plan:
      return (plan?.letterValues(servedOn: start, under: pack, in: language) ?? [:]).merging([
        "afterAppeal": .text(detail.changes.isEmpty ? "" : "yes"), "changes": detail.changeList,
        "adjustments": .entries(detail.adjustments.map { ["words": .text($0)] }),
      ]) { own, _ in own }
    case .reviewComing: return ["reviewOn": nextReviewOn]
    case .reviewOutcome: return ["outcome": outcome, "nextReviewOn": nextReviewOn]
    case .appealAcknowledgement: return ["replyBy": day(detail.replyBy)]
    case .appealOutcome:
      return [
        "outcome": outcome, "nextReviewOn": nextReviewOn, "endedOn": day(detail.endedOn), "changes": detail.changeList,
        "effect": .text(detail.effect.flatMap(AppealEffect.init(rawValue:))?.words(in: language) ?? ""),
        "remedies": .entries(
          pack.externalRemedies.filter { $0.code == detail.remedy }.map { $0.letterValues(under: pack, in: language) }),
        "externalRemedies": .entries(
          pack.externalRemedies.filter { $0.code != detail.remedy }.map { $0.letterValues(under: pack, in: language) }),
      ]
    case .planEnded: return ["outcome": outcome, "endedOn": day(detail.endedOn)]
    case .caseClosed: return ["outcome": outcome]
    case .breachNoted:
      // What staff wrote of it is for staff: without words for the person it says no more than that.
      return happening.merging(["about": .text(detail.about ?? language.notAllowedByPlan)]) { _, own in own }
    case .incidentAcknowledged: return happening
    case .adjustmentAcknowledged: return occasion(with: ["replyBy": day(detail.replyBy)])
    case .adjustmentDecided:
      return occasion(with: ["outcome": outcome, "nextReviewOn": nextReviewOn, "changes": detail.changeList])
    case .adjustmentEnded: return occasion(with: ["endedOn": day(detail.endedOn), "changes": detail.changeList])
    }
  }
}

extension LetterDetail {
  fileprivate var changeList: LetterValue { .entries(changes.map { ["words": .text($0)] }) }
}

extension Behaviour {
  /// What a letter says that the person did.
  fileprivate var toldWords: String { toPerson.isEmpty ? words : toPerson }
}

extension ExternalRemedy {
  fileprivate func letterValues(under pack: PolicyPack, in language: LetterLanguage) -> LetterValues {
    ["words": .text(pack.said(words, in: language)), "address": .text(address), "phone": .text(phone), "site": .text(site)]
  }
}

extension Plan {
  /// - Parameter served: the day on which the person is expected to count as told: no plan binds before.
  fileprivate func letterValues(servedOn served: Day, under pack: PolicyPack, in language: LetterLanguage) -> LetterValues {
    [
      "howToContact": .text(howToContact), "serviceToExpect": .text(serviceToExpect),
      "startsOn": .text(max(startsOn, served).words(in: language)), "endsOn": .text(endsOn?.words(in: language) ?? ""),
      "reviewOn": .text(reviewOn.words(in: language)), "replaces": .text(version > 1 ? "yes" : ""),
      "restrictions": .entries(
        restrictions.enumerated().map { index, restriction in
          [
            "number": .text(String(index + 1)),
            "name": .text(pack.rule(restriction.kind).map { pack.said($0.name, in: language) } ?? restriction.kind.rawValue),
            "terms": .text(restriction.sentences(under: pack, in: language).joined(separator: " ")),
            "reasons": .text(restriction.reasons),
          ]
        }),
    ]
  }
}

extension PolicyPack {
  /// What every letter of the body can say of its policy.
  fileprivate func letterValues(in language: LetterLanguage) -> LetterValues {
    var (address, file) = ("", "")
    switch policyDocument {
    case .address(let place): address = place
    case .file: file = "yes"
    case nil: break
    }
    func said(_ text: String) -> LetterValue { .text(self.said(text, in: language)) }
    return [
      "policyAddress": .text(address), "policyEnclosed": .text(file),
      "customerService": said(customerService.name), "customerServicePhone": .text(customerService.phone),
      "customerServiceEmail": .text(customerService.email), "reviewMonths": .text(String(review.months)),
      "maximumMonths": .text(review.maximumMonths.map { String($0) } ?? ""),
      "retentionYears": .text(String(retentionYears)), "appealWindow": .text(appeals.windowWords(in: language)),
      "lateAppeals": .text(appeals.lateWords(in: language)),
      "appealAcknowledgementDays": .text(String(appeals.acknowledgementWorkingDays)),
      "appealReplyDays": .text(String(appeals.replyWorkingDays)),
      "warnings": .entries(
        warnings.map {
          warning in
          [
            "name": said(warning.name), "days": .text(String(warning.periodDays)),
            "givingOffice": .text(
              warning.offices.map { self.said(words(for: $0), in: language) }.joined(separator: language.oneOfSeveral)),
          ]
        }),
      "appealGrounds": .entries(appeals.grounds.map { ["words": said($0.words)] }),
      "alwaysOpen": .entries(alwaysOpen.map { ["words": said($0.words)] }),
      "externalRemedies": .entries(externalRemedies.map { $0.letterValues(under: self, in: language) }),
    ]
  }
}
