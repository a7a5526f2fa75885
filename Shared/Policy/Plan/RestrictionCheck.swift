import Contracts

extension Restriction {
  /// What the pack's rule, and proportion to what was done, require of it.
  func faults(known: Set<String>, rule: RestrictionRule?, isSevere: Bool, under pack: PolicyPack) -> [PlanFault] {
    guard let rule else {
      return [
        PlanFault(code: "unknown-kind", rule: .restrictions, words: "a kind that this policy uses, instead of \(kind.rawValue)")
      ]
    }
    var faults: [PlanFault] = []
    for parameter in rule.needs where !has(parameter) {
      faults.append(PlanFault(code: "restriction-incomplete", rule: .restrictions, words: parameter.rawValue))
    }
    if !rule.needsOneOf.isEmpty, !rule.needsOneOf.contains(where: has) {
      let words = rule.needsOneOf.map(\.rawValue).joined(separator: " or ")
      faults.append(PlanFault(code: "restriction-incomplete", rule: .restrictions, words: words))
    }
    let limits = [minutesPerContact, contactsPerWeek, newIssues?.count, newIssues?.periodDays, replyPeriodDays]
    if limits.compactMap({ $0 }).contains(where: { $0 < 1 }) {
      faults.append(PlanFault(code: "restriction-limit", rule: .restrictions, words: "limits of at least 1"))
    }
    if kind == .otherAction && !channels.isEmpty || kind == .blocking, !isSevere {
      faults.append(
        PlanFault(code: "severe-reason", rule: .severeRestrictions, words: "the severe reason for blocking a channel"))
    }
    if !pack.hasSubstance(reasons) {
      faults.append(PlanFault(code: "restriction-reasons", rule: .planReasons, words: "its reasons"))
    }
    if behaviours.isEmpty || !known.isSuperset(of: behaviours) {
      faults.append(
        PlanFault(
          code: "restriction-behaviours", rule: .restrictions, words: "the behaviours in this case that it is a response to")
      )
    }
    return faults
  }

  /// What the plan requires of it: its organisations are among the plan's, and its days lie within the plan's.
  func scopeFaults(within plan: PlanDraft, organisations known: [String], today: Day, under pack: PolicyPack) -> [PlanFault] {
    var faults: [PlanFault] = []
    if !organisations.allSatisfy(known.contains) {
      faults.append(
        PlanFault(code: "restriction-organisations", rule: .organisations, words: "organisations among those of the plan"))
    }
    guard let planStart = plan.startsOn else { return faults }
    let (first, last) = (startsOn ?? planStart, endsOn ?? plan.endsOn)
    if let startsOn, startsOn < planStart || startsOn > last ?? startsOn {
      faults.append(PlanFault(code: "restriction-duration", rule: .planDuration, words: "a first day within the plan's"))
    }
    if let endsOn, endsOn < max(planStart, today) || endsOn > plan.endsOn ?? endsOn {
      faults.append(
        PlanFault(code: "restriction-duration", rule: .planDuration, words: "a last day in the future, within the plan's"))
    }
    let limit = planStart.adding(months: pack.review.months)
    if let reviewOn, reviewOn < first || reviewOn > min(limit, last ?? limit) {
      faults.append(
        PlanFault(
          code: "restriction-review", rule: .reviews,
          words: "a review while it lasts, within \(pack.review.months) months of the plan's first day"))
    }
    return faults
  }

  private func has(_ parameter: RestrictionParameter) -> Bool {
    switch parameter {
    case .channels: !channels.isEmpty
    case .oneChannel: channels.count == 1
    case .matters: !matters.isEmpty
    case .detail: detail.hasContent
    case .forStaff: forStaff.hasContent
    case .weeklyWindow: !weeklyWindows.isEmpty
    case .pointOfContact: pointOfContact?.hasContent ?? false
    case .minutesPerContact: minutesPerContact != nil
    case .contactsPerWeek: contactsPerWeek != nil
    case .newInformationExcepted: newInformationExcepted
    case .premises: premises.contains(where: \.hasContent)
    case .thirdParty: thirdParty?.hasContent ?? false
    case .newIssues: newIssues != nil
    case .replyPeriodDays: replyPeriodDays != nil
    }
  }
}
