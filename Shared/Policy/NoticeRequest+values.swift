package import Contracts

extension LetterTemplate {
  /// What each letter may name; ``NoticeRequest/values(addressee:salutation:reference:dated:under:)`` gives exactly these.
  ///
  /// Every letter: `policyTitle`, `body`, `organisation`, `organisationPhone`, `organisationEmail`, `salutation`, `reference`,
  /// `date`, `reasons`, `decidedBy`, `customerService`, `customerServicePhone`, `customerServiceEmail`, `warningDays`,
  /// `reviewMonths`, `retentionYears`; lists `addressLines` and `addressee` (`line`), `behaviours` (`words`, `paragraph`),
  /// `alwaysOpen` (`words`), `externalRemedies` (`words`).
  ///
  /// The plan letter also: `howToContact`, `serviceToExpect`, `startsOn`, `endsOn`, `reviewOn` (days in words; `endsOn` is empty
  /// without a last day); list `restrictions` (`number`, `name`, `terms`, `reasons`). A name inside a list's entry comes before
  /// the same name outside.
  package static func placeholders(for letter: LetterName) -> Placeholders {
    var texts: Set<String> = [
      "policyTitle", "body", "organisation", "organisationPhone", "organisationEmail", "salutation", "reference", "date",
      "reasons",
      "decidedBy", "customerService", "customerServicePhone", "customerServiceEmail", "warningDays", "reviewMonths",
      "retentionYears",
    ]
    var lists: [String: Set<String>] = [
      "addressLines": ["line"], "addressee": ["line"], "behaviours": ["words", "paragraph"], "alwaysOpen": ["words"],
      "externalRemedies": ["words"],
    ]
    switch letter {
    case .warning, .policyInPlainWords: break
    case .plan:
      texts.formUnion(["howToContact", "serviceToExpect", "startsOn", "endsOn", "reviewOn"])
      lists["restrictions"] = ["number", "name", "terms", "reasons"]
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
    var values: LetterValues = [
      "policyTitle": .text(pack.title), "body": .text(pack.body), "organisation": .text(writer?.name ?? pack.body),
      "organisationPhone": .text(writer?.phone ?? pack.customerService.phone),
      "organisationEmail": .text(writer?.email ?? pack.customerService.email), "salutation": .text(salutation),
      "reference": .text(reference), "date": .text(dated.words), "reasons": .text(reasons), "decidedBy": .text(decidedBy.words),
      "customerService": .text(pack.customerService.name), "customerServicePhone": .text(pack.customerService.phone),
      "customerServiceEmail": .text(pack.customerService.email), "warningDays": .text(String(pack.warningPeriodDays)),
      "reviewMonths": .text(String(pack.reviewMonths)), "retentionYears": .text(String(pack.retentionYears)),
      "addressLines": .list((writer?.address ?? []).map { ["line": .text($0)] }),
      "addressee": .list(addressee.map { ["line": .text($0)] }),
      "behaviours": .list(
        behaviours.compactMap(pack.behaviour).map { ["words": .text($0.words), "paragraph": .text($0.paragraph)] }),
      "alwaysOpen": .list(pack.alwaysOpen.map { ["words": .text($0.words)] }),
      "externalRemedies": .list(pack.externalRemedies.map { ["words": .text($0.words)] }),
    ]
    guard let plan else { return values }
    values["howToContact"] = .text(plan.howToContact)
    values["serviceToExpect"] = .text(plan.serviceToExpect)
    values["startsOn"] = .text(plan.startsOn.words)
    values["endsOn"] = .text(plan.endsOn?.words ?? "")
    values["reviewOn"] = .text(plan.reviewOn.words)
    values["restrictions"] = .list(
      plan.restrictions.enumerated().map { index, restriction in
        [
          "number": .text(String(index + 1)), "name": .text(pack.rule(restriction.kind)?.name ?? restriction.kind.rawValue),
          "terms": .text(restriction.terms.joined(separator: " ")), "reasons": .text(restriction.reasons),
        ]
      })
    return values
  }
}

extension Day {
  /// The day as a letter writes it: "23 November 2026".
  package var words: String { "\(day) \(Self.months[month - 1]) \(year)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
}
