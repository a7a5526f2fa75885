import Contracts

/// One thing that a draft lacks, and the paragraph that asks for it.
struct PlanFault: Equatable {
  let code: String
  let paragraph: String
  let words: String
}

extension PlanDraft {
  /// The draft of a plan that is complete, to be checked again.
  init(_ plan: Plan) {
    self.init(
      id: plan.id, organisations: plan.organisations, restrictions: plan.restrictions, howToContact: plan.howToContact,
      serviceToExpect: plan.serviceToExpect, reasons: plan.reasons, startsOn: plan.startsOn, endsOn: plan.endsOn,
      reviewOn: plan.reviewOn, severeReason: plan.severeReason)
  }

  /// The complete plan (5.1, 5.4 to 5.7, 8.1).
  ///
  /// - Throws: a refusal with everything that is missing; code and paragraph are those of the first.
  func checked(for file: RestrictionCase, at instant: Instant, under pack: PolicyPack) throws(Refusal) -> Plan {
    let faults =
      contentFaults(for: file, under: pack) + restrictionFaults(for: file, under: pack) + openingFaults(for: file)
      + durationFaults(today: pack.zone.day(of: instant), under: pack)
    if let first = faults.first {
      throw .missing(
        faults.map { "\($0.words) (\($0.paragraph))" }, first.paragraph, first.code, "The plan is not complete: \(first.words).")
    }
    guard let startsOn, let reviewOn else {
      throw .missing(["first day", "review day"], "5.7", "plan-duration", "The plan is not complete: it has no duration.")
    }
    return Plan(
      id: id, version: 1, serviceUser: file.serviceUser,
      organisations: organisations.isEmpty ? [file.organisation] : organisations,
      restrictions: restrictions, howToContact: howToContact, serviceToExpect: serviceToExpect, reasons: reasons,
      startsOn: startsOn,
      endsOn: endsOn, reviewOn: reviewOn, severeReason: severeReason)
  }

  private var isSevere: Bool { severeReason?.hasContent ?? false }

  private func contentFaults(for file: RestrictionCase, under pack: PolicyPack) -> [PlanFault] {
    var faults: [PlanFault] = []
    if !howToContact.hasContent {
      faults.append(PlanFault(code: "plan-how-to-contact", paragraph: "5.6", words: "how the person should contact us"))
    }
    if !serviceToExpect.hasContent {
      faults.append(PlanFault(code: "plan-service", paragraph: "5.6", words: "what service the person can expect"))
    }
    if !reasons.hasContent {
      faults.append(PlanFault(code: "plan-reasons", paragraph: "5.7", words: "the reasons, for the person"))
    }
    for code in organisations where pack.organisation(code) == nil {
      faults.append(PlanFault(code: "unknown-organisation", paragraph: "1.1", words: "a known organisation instead of \(code)"))
    }
    if !organisations.isEmpty, !organisations.contains(file.organisation) {
      faults.append(
        PlanFault(code: "own-organisation", paragraph: "1.1", words: "the case's own organisation among those concerned"))
    }
    return faults
  }

  private func restrictionFaults(for file: RestrictionCase, under pack: PolicyPack) -> [PlanFault] {
    if restrictions.isEmpty { return [PlanFault(code: "plan-restrictions", paragraph: "5.5", words: "at least one restriction")] }
    let known = Set(file.behaviours)
    return restrictions.enumerated().flatMap { index, restriction in
      restriction.faults(known: known, rule: pack.rule(restriction.kind), isSevere: isSevere).map {
        PlanFault(code: $0.code, paragraph: $0.paragraph, words: "restriction \(index + 1): \($0.words)")
      }
    }
  }

  /// 5.1, 5.5: a way in stays open unless the circumstances are severe; 1.3: one that an adjustment needs, always.
  private func openingFaults(for file: RestrictionCase) -> [PlanFault] {
    let open = Channel.allCases.filter { channel in !restrictions.contains { $0.closes(channel) } }
    var faults: [PlanFault] = []
    if open.isEmpty, !isSevere {
      faults.append(
        PlanFault(code: "no-open-channel", paragraph: "5.1", words: "a channel that stays open, or the severe reason of 5.5"))
    }
    let needed = file.adjustments.neededChannels
    if !needed.isEmpty, !needed.contains(where: open.contains) {
      let words = needed.map(\.words).joined(separator: " or ")
      faults.append(
        PlanFault(code: "adjustment-channel", paragraph: "1.3", words: "contact \(words), which an adjustment needs, left open"))
    }
    return faults
  }

  private func durationFaults(today: Day, under pack: PolicyPack) -> [PlanFault] {
    var faults: [PlanFault] = []
    if let endsOn, endsOn < startsOn ?? endsOn {
      faults.append(PlanFault(code: "plan-duration", paragraph: "5.7", words: "a last day that is not before the first"))
    }
    if let endsOn, endsOn < today {
      faults.append(PlanFault(code: "plan-duration", paragraph: "5.7", words: "a last day that has not passed already"))
    }
    guard let startsOn else { return faults + [PlanFault(code: "plan-duration", paragraph: "5.7", words: "the first day")] }
    guard let reviewOn else { return faults + [PlanFault(code: "plan-review", paragraph: "8.1", words: "the day of its review")] }
    if reviewOn > startsOn.adding(months: pack.reviewMonths) || reviewOn < startsOn {
      faults.append(
        PlanFault(
          code: "plan-review", paragraph: "8.1",
          words: "a review between the first day and \(pack.reviewMonths) months after it"))
    }
    return faults
  }
}

extension Restriction {
  /// What the pack's rule, and proportion to what was done, ask of it (5.5, 5.7).
  func faults(known: Set<String>, rule: RestrictionRule?, isSevere: Bool) -> [PlanFault] {
    guard let rule else {
      return [
        PlanFault(code: "unknown-kind", paragraph: "5.5", words: "a kind that this policy uses, instead of \(kind.rawValue)")
      ]
    }
    var faults: [PlanFault] = []
    for parameter in rule.needs where !has(parameter) {
      faults.append(PlanFault(code: "restriction-incomplete", paragraph: "5.5", words: parameter.rawValue))
    }
    if !rule.needsOneOf.isEmpty, !rule.needsOneOf.contains(where: has) {
      let words = rule.needsOneOf.map(\.rawValue).joined(separator: " or ")
      faults.append(PlanFault(code: "restriction-incomplete", paragraph: "5.5", words: words))
    }
    if minutesPerContact.map({ $0 < 1 }) ?? false || contactsPerWeek.map({ $0 < 1 }) ?? false {
      faults.append(PlanFault(code: "restriction-limit", paragraph: "5.5", words: "limits of at least 1"))
    }
    if kind == .otherAction, !channels.isEmpty, !isSevere {
      faults.append(PlanFault(code: "severe-reason", paragraph: "5.5", words: "the severe reason for blocking a channel"))
    }
    if !reasons.hasContent { faults.append(PlanFault(code: "restriction-reasons", paragraph: "5.7", words: "its reasons")) }
    if behaviours.isEmpty || !known.isSuperset(of: behaviours) {
      faults.append(
        PlanFault(code: "restriction-behaviours", paragraph: "5.5", words: "behaviours of this case's incidents that it answers"))
    }
    return faults
  }

  private func has(_ parameter: RestrictionParameter) -> Bool {
    switch parameter {
    case .channels: !channels.isEmpty
    case .oneChannel: channels.count == 1
    case .matters: !matters.isEmpty
    case .detail: detail.hasContent
    case .weeklyWindow: !weeklyWindows.isEmpty
    case .pointOfContact: pointOfContact?.hasContent ?? false
    case .minutesPerContact: minutesPerContact != nil
    case .contactsPerWeek: contactsPerWeek != nil
    case .newInformationExcepted: newInformationExcepted
    }
  }
}
