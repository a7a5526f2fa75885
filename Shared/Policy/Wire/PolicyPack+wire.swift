package import Contracts

extension PolicyPack {
  /// What forms need to know of it.
  package var wire: PolicyView {
    PolicyView(
      policy: reference.wire, title: title, body: body, inForceFrom: inForceFrom, inForceUntil: inForceUntil, timeZone: zone.name,
      organisations: organisations.map { PolicyOrganisation(code: $0.code, name: $0.name) },
      offices: officeTitles.map { PolicyOffice(code: $0.office, title: $0.title, may: $0.may.sorted()) },
      headings: headings.map {
        PolicyHeading(code: $0.code, name: $0.name, paragraph: $0.paragraph, endsCalls: $0.endsCalls)
      },
      behaviours: behaviours.map {
        PolicyBehaviour(
          code: $0.code, heading: $0.heading, paragraph: $0.paragraph, words: $0.words,
          isMadeOfContacts: $0.isMadeOfContacts)
      },
      warnings: warnings.map {
        PolicyWarning(code: $0.code, name: $0.name, offices: $0.offices, periodDays: $0.periodDays)
      },
      withoutWarning: withoutWarning.map { PolicyNoWarning(ground: $0.ground, headings: $0.headings.sorted()) },
      criteria: criteria.map { criterion in
        PolicyCriterion(
          code: criterion.code, question: criterion.question,
          accepts: CriterionAnswer.allCases.filter(criterion.accepts.contains))
      },
      kinds: restrictions.map { rule in
        PolicyKind(
          code: rule.kind.rawValue, name: rule.name, parts: Self.fields(rule.needs), partsOneOf: Self.fields(rule.needsOneOf))
      },
      consultees: decision.consultees, appealsAgainst: AppealSubject.allCases.filter(appeals.against.contains),
      appealGrounds: appeals.grounds.map { PolicyChoice(code: $0.code, words: $0.words) },
      remedies: externalRemedies.map { PolicyChoice(code: $0.code, words: $0.words) },
      alwaysOpen: alwaysOpen.map { PolicyChoice(code: $0.code, words: $0.words) },
      matterTypes: intake.matterTypes.map {
        PolicyMatterType(code: $0.code, words: $0.words, alwaysOpen: $0.alwaysOpen, remedy: $0.remedy)
      },
      told: PolicyTold(
        from: told.from.rawValue, channels: told.channels, deemedPostWorkingDays: told.deemedWorkingDays[.post] ?? 0,
        postingWorkingDays: told.postingWorkingDays, postage: told.postage))
  }

  private static func fields(_ parameters: [RestrictionParameter]) -> [String] {
    parameters.map(\.field).reduce(into: []) { fields, field in if !fields.contains(field) { fields.append(field) } }
  }
}

extension RestrictionParameter {
  /// The parameter that is said in that field of a restriction's terms; nil where none is.
  init?(field: String) {
    guard let part = Self.allCases.first(where: { $0.field == field }) else { return nil }
    self = part
  }

  /// The field of a restriction's terms that says it.
  package var field: String {
    switch self {
    case .channels, .oneChannel: "channels"
    case .matters: "matters"
    case .detail: "detail"
    case .forStaff: "forStaff"
    case .weeklyWindow: "weeklyWindows"
    case .pointOfContact: "pointOfContact"
    case .minutesPerContact: "minutesPerContact"
    case .contactsPerWeek: "contactsPerWeek"
    case .newInformationExcepted: "newInformationExcepted"
    case .premises: "premises"
    case .thirdParty: "thirdParty"
    case .newIssues: "newIssues"
    case .replyPeriodDays: "replyPeriodDays"
    }
  }
}
