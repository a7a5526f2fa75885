private import Contracts

/// The rules of what is more than a channel, a time or a name: others in between, replies, issues, and what goes before.
extension PlanReading {
  /// Contact goes through someone outside. A number does not show who that is, so staff are told how to go on with them.
  func thirdParty() -> PlanVerdict? {
    guard let (index, rule) = first({ $0.kind.step == .thirdParty && speaks($0) }) else { return nil }
    let name = rule.thirdPartyWords
    return verdict(
      .directToPointOfContact, index,
      ["Speak to \(name), through whom contact goes under the plan. If it is \(name) who contacts us, go ahead."],
      script: "Under your communication plan, contact goes through \(name). I will deal with this through them.")
  }

  /// Replies are counted by the contacts made by the body that are logged. While one counts, more is kept; where none does, one answers all of it.
  func oneReply() -> PlanVerdict? {
    guard question.channel.isWritten, let (index, rule) = first({ $0.kind.step == .oneReply && speaks($0) }) else { return nil }
    if let answered = newMatter(rule, index) { return answered }
    let period = rule.replyPeriodDays.map { $0 == 1 ? "1 day" : "\($0) days" } ?? "the agreed period"
    guard let last = logged.filter({ $0.at <= question.at && rule.counts($0, in: plan, under: pack) }).map(\.at).max(),
      standing(index, rule)?.isUsedUp == true
    else {
      return verdict(
        .proceedUnderTerms, index,
        ["No reply has been logged within \(period): one reply answers all that has come. Record it as a contact made by us."],
        script: "")
    }
    let next = pack.zone.day(of: last).adding(days: rule.replyPeriodDays ?? 0)
    return verdict(
      .readAndFile, index,
      [
        "A reply went out on \(pack.zone.day(of: last).words). Read this, and file it until \(next.words); then one reply answers all of it."
      ],
      script: "")
  }

  /// Issues are counted by the new complaints that are logged. One too many is noted and kept, and not taken up before there is room again.
  func newIssue() -> PlanVerdict? {
    let standings = rules.filter { $0.rule.kind.step == .newIssue }.compactMap { index, rule in
      standing(index, rule).map { (index: index, standing: $0) }
    }
    guard let (index, standing) = standings.first(where: { $0.standing.isUsedUp }) ?? standings.first else { return nil }
    let taken =
      "\(standing.used) of \(standing.limit) new issues have been logged since \(pack.zone.day(of: standing.from).words)"
    if standing.isUsedUp {
      return verdict(
        .readAndFile, index, ["\(taken): note this one and keep it on the file. It is not taken up until there is room again."],
        script: "Your communication plan limits how many new issues we take up. I will note this one.")
    }
    return verdict(
      .proceedUnderTerms, index, preparations + ["\(taken): this one can be taken up. Go ahead, under the terms below."],
      script: "")
  }

  /// What has to be seen to before the contact goes on, in the order in which staff do it.
  var preparations: [String] {
    let kinds = RestrictionKind.allCases.filter { kind in first { $0.kind == kind && $0.concerns(question.channel) } != nil }
    return kinds.compactMap { $0.preparation(for: question.channel) }
  }
}
