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

  /// When the last reply went out is not known here, so the instruction says how long it counts.
  func oneReply() -> PlanVerdict? {
    guard question.channel.isWritten, let (index, rule) = first({ $0.kind.step == .oneReply && speaks($0) }) else { return nil }
    let period = rule.replyPeriodDays.map { $0 == 1 ? "1 day" : "\($0) days" } ?? "the agreed period"
    return newMatter(rule, index)
      ?? verdict(
        .readAndFile, index,
        ["Read it, and file it until \(period) after the last reply on this matter; then one reply answers all of it."],
        script: "")
  }

  /// How many issues there were is not known here; the terms give the limit.
  func newIssue() -> PlanVerdict? {
    guard question.about == ContactQuestion.newComplaint,
      let (index, _) = first({ $0.kind.step == .newIssue && $0.concerns(question.channel) })
    else { return nil }
    return verdict(
      .proceedUnderTerms, index,
      preparations + [
        "New issues are limited. Check on the file how many have been taken up, and go ahead under the terms below."
      ],
      script: "")
  }

  /// What has to be seen to before the contact goes on, in the order in which staff do it.
  var preparations: [String] {
    let kinds = RestrictionKind.allCases.filter { kind in first { $0.kind == kind && $0.concerns(question.channel) } != nil }
    return kinds.compactMap { $0.preparation(for: question.channel) }
  }
}
