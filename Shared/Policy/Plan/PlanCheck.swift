import Contracts

/// One thing that a draft lacks or contradicts, and the rule that requires it.
struct PlanFault: Equatable {
  let code: String
  let rule: Rule
  let words: String
  /// Whether it is not something missing, but something that the plan denies elsewhere.
  var isContradiction = false
}

extension PlanDraft {
  /// The draft of a plan that is complete, to be checked again.
  init(_ plan: Plan) {
    self.init(
      id: plan.id, organisations: plan.organisations, restrictions: plan.restrictions, howToContact: plan.howToContact,
      serviceToExpect: plan.serviceToExpect, reasons: plan.reasons,
      proportionality: plan.proportionality, startsOn: plan.startsOn, endsOn: plan.endsOn, reviewOn: plan.reviewOn,
      severeReason: plan.severeReason)
  }

  /// The complete plan.
  ///
  /// - Parameters:
  ///   - replaced: the plan that this is the next version of; nil for a first plan.
  ///   - isDecided: whether its first day may have passed: it was submitted before that, and applies from its letter at the earliest.
  /// - Throws: an objection with everything that is missing; code and rule are those of the first.
  func checked(
    for file: RestrictionCase, at instant: Instant, under pack: PolicyPack, replacing replaced: Plan? = nil,
    isDecided: Bool = false
  ) throws(Objection) -> Plan {
    let today = pack.zone.day(of: instant)
    let faults =
      contentFaults(for: file, under: pack) + restrictionFaults(for: file, today: today, under: pack)
      + openingFaults(for: file, under: pack)
      + durationFaults(for: file, today: today, isDecided: isDecided, under: pack)
      + contradictions(for: concerned(by: file), under: pack)
    if let first = faults.first {
      throw .missing(
        faults.map { "\($0.words) (\(pack.citations[$0.rule]))" }, first.rule, first.code,
        first.isContradiction
          ? "The plan contradicts itself. To be settled: \(first.words)." : "The plan is not complete. Missing: \(first.words).")
    }
    guard let startsOn, let reviewOn else {
      throw .missing(
        ["first day", "review day"], .planDuration, "plan-duration", "The plan is not complete. Missing: its duration.")
    }
    return Plan(
      id: replaced?.id ?? id, version: (replaced?.version ?? 0) + 1, serviceUser: file.serviceUser,
      organisations: concerned(by: file), restrictions: restrictions, howToContact: howToContact,
      serviceToExpect: serviceToExpect, reasons: reasons, proportionality: proportionality, startsOn: startsOn, endsOn: endsOn,
      reviewOn: reviewOn, severeReason: severeReason)
  }

  private func concerned(by file: RestrictionCase) -> [String] { organisations.isEmpty ? [file.organisation] : organisations }

  private func isSevere(under pack: PolicyPack) -> Bool { severeReason.map(pack.hasSubstance) ?? false }

  private func contentFaults(for file: RestrictionCase, under pack: PolicyPack) -> [PlanFault] {
    var faults: [PlanFault] = []
    if !howToContact.hasContent {
      faults.append(PlanFault(code: "plan-how-to-contact", rule: .planContents, words: "how the person should contact us"))
    }
    if !serviceToExpect.hasContent {
      faults.append(PlanFault(code: "plan-service", rule: .planContents, words: "what service the person can expect"))
    }
    if !pack.hasSubstance(reasons) {
      faults.append(PlanFault(code: "plan-reasons", rule: .planReasons, words: "the reasons, for the person"))
    }
    if !pack.hasSubstance(proportionality) {
      faults.append(PlanFault(code: "plan-proportionality", rule: .proportionality, words: "why nothing milder would do"))
    }
    for code in organisations where pack.organisation(code) == nil {
      faults.append(
        PlanFault(code: "unknown-organisation", rule: .organisations, words: "a known organisation instead of \(code)"))
    }
    if !organisations.isEmpty, !organisations.contains(file.organisation) {
      faults.append(
        PlanFault(code: "own-organisation", rule: .organisations, words: "the case's own organisation among those concerned"))
    }
    return faults
  }

  private func restrictionFaults(for file: RestrictionCase, today: Day, under pack: PolicyPack) -> [PlanFault] {
    if restrictions.isEmpty {
      return [PlanFault(code: "plan-restrictions", rule: .restrictions, words: "at least one restriction")]
    }
    let known = Set(file.behaviours)
    return restrictions.enumerated().flatMap { index, restriction in
      let faults =
        restriction.faults(known: known, rule: pack.rule(restriction.kind), isSevere: isSevere(under: pack), under: pack)
        + restriction.scopeFaults(within: self, organisations: concerned(by: file), today: today, under: pack)
      return faults.map {
        PlanFault(code: $0.code, rule: $0.rule, words: "restriction \(index + 1): \($0.words)")
      }
    }
  }

  /// A channel that the person can use, and by which they are answered, stays open, on every day and to every organisation, unless the
  /// circumstances are severe; one that an adjustment needs always stays open.
  private func openingFaults(for file: RestrictionCase, under pack: PolicyPack) -> [PlanFault] {
    let isSevere = isSevere(under: pack)
    let open = concerned(by: file).flatMap { openness(to: $0, answeredOnly: false) }
    let answered = concerned(by: file).flatMap { openness(to: $0, answeredOnly: true) }
    let usable = answered.map { $0.filter { !file.adjustments.unusableChannels.contains($0) } }
    // The person is not told of a channel that is open only because it counts as another: it is no way in that is promised.
    let promised = usable.map { $0.filter(isNamed) }
    var faults: [PlanFault] = []
    if !isSevere, open.contains(where: \.isEmpty) {
      faults.append(
        PlanFault(
          code: "no-open-channel", rule: .openChannel, words: "a channel that stays open, or the severe reason for closing all"))
    } else if !isSevere, answered.contains(where: \.isEmpty) {
      let words = "a channel whose contact is answered, or the severe reason for filing all"
      faults.append(PlanFault(code: "no-answered-channel", rule: .openChannel, words: words))
    } else if !isSevere, promised.contains(where: \.isEmpty) {
      let words = "an open channel that no adjustment rules out, or the severe reason for closing all"
      faults.append(PlanFault(code: "no-usable-channel", rule: .adjustments, words: words))
    }
    let needed = file.adjustments.neededChannels
    if !needed.isEmpty, usable.contains(where: { channels in !needed.contains(where: channels.contains) }) {
      let words = needed.map(\.words).joined(separator: " or ")
      faults.append(
        PlanFault(
          code: "adjustment-channel", rule: .adjustments,
          words: "contact \(words), which an adjustment needs, left open and answered")
      )
    }
    return faults
  }

  /// Whether the plan names the channel, or it is one of those that every plan means by its own name.
  private func isNamed(_ channel: Channel) -> Bool {
    channel.countsAs == nil || restrictions.contains { $0.channels.contains(channel) }
  }

  private func durationFaults(for file: RestrictionCase, today: Day, isDecided: Bool, under pack: PolicyPack) -> [PlanFault] {
    var faults: [PlanFault] = []
    if let startsOn, startsOn < today, !isDecided {
      faults.append(PlanFault(code: "plan-duration", rule: .planDuration, words: "a first day that has not passed already"))
    }
    if let endsOn, endsOn < startsOn ?? endsOn {
      faults.append(PlanFault(code: "plan-duration", rule: .planDuration, words: "a last day that is not before the first"))
    }
    if let endsOn, endsOn < today {
      faults.append(PlanFault(code: "plan-duration", rule: .planDuration, words: "a last day that has not passed already"))
    }
    guard let startsOn else { return faults + [PlanFault(code: "plan-duration", rule: .planDuration, words: "the first day")] }
    guard let reviewOn else { return faults + [PlanFault(code: "plan-review", rule: .reviews, words: "the day of its review")] }
    let (rules, began) = (pack.review, file.inForce?.began ?? startsOn)
    if reviewOn > today.adding(months: rules.months) || reviewOn < startsOn || reviewOn < today {
      faults.append(
        PlanFault(
          code: "plan-review", rule: .reviews,
          words: "a review after its first day, within \(rules.months) months of the decision"))
    } else if let endsOn, reviewOn > endsOn {
      faults.append(PlanFault(code: "plan-review", rule: .reviews, words: "a review on its last day or before"))
    } else if !rules.allows(reviewOn) {
      faults.append(
        PlanFault(code: "plan-review", rule: .reviews, words: "a review on a day on which all plans are reviewed together"))
    }
    if let most = rules.maximumMonths, endsOn.map({ $0 > began.adding(months: most) }) ?? true {
      faults.append(
        PlanFault(
          code: "plan-too-long", rule: .planDuration, words: "a last day within \(most) months of the first version's first day"))
    }
    return faults
  }
}
