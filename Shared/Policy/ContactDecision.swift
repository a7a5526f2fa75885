private import Contracts

/// The contact check: what staff do with this contact, computed from the plans that bind the person (5.5 to 5.8).
package enum ContactDecision {
  /// The answer for one contact.
  ///
  /// A plan that has not begun, has passed its last day, or is of another organisation never decides. Where several bind, the
  /// strictest answer is given, with the terms of all.
  /// - Parameters:
  ///   - match: `possible` (the same surname, say) is never treated as the person: an unrestricted answer.
  ///   - plans: those of the matched person that intake holds; times are checked here.
  package static func decide(
    _ question: ContactQuestion, match: ContactMatch, plans: [EnforcedPlan], under pack: PolicyPack
  ) -> ContactAnswer {
    switch match {
    case .none: return unrestricted("Nobody under a plan is known by these details. Carry on as usual.")
    case .possible:
      return ContactAnswer(
        instruction: .possibleMatchOnly, alwaysOpen: [],
        sentences: ["This may be somebody else. Treat the contact as unrestricted, and carry on as usual."], plan: nil,
        clause: nil,
        paragraph: nil, terms: [], script: "", endsOn: nil, reviewOn: nil)
    case .exact: break
    }
    let binding = plans.filter { $0.applies(at: question.at) && $0.plan.organisations.contains(question.organisation) }
    guard !binding.isEmpty else { return unrestricted("No plan applies to this contact. Carry on as usual.") }
    let verdicts = binding.map { Check(plan: $0.plan, question: question, pack: pack).verdict() }
    var strictest = 0
    for index in verdicts.indices.dropFirst()
    where verdicts[index].instruction.strictness > verdicts[strictest].instruction.strictness {
      strictest = index
    }
    let (verdict, plan) = (verdicts[strictest], binding[strictest].plan)
    return ContactAnswer(
      instruction: verdict.instruction, alwaysOpen: pack.alwaysOpen.map(\.words), sentences: verdict.sentences, plan: plan.id,
      clause: verdict.clause, paragraph: verdict.paragraph, terms: verdicts.flatMap(\.terms), script: verdict.script,
      endsOn: plan.endsOn, reviewOn: plan.reviewOn)
  }

  private static func unrestricted(_ sentence: String) -> ContactAnswer {
    ContactAnswer(
      instruction: .proceed, alwaysOpen: [], sentences: [sentence], plan: nil, clause: nil, paragraph: nil, terms: [], script: "",
      endsOn: nil, reviewOn: nil)
  }
}

extension ContactQuestion {
  /// `about` for what brings something new to a matter (5.5).
  package static let newInformation = "new-information"
  /// `about` for a complaint that was not made before (4.3, 5.5).
  package static let newComplaint = "new-complaint"
}

extension ContactInstruction {
  /// Which of several answers prevails: the higher.
  fileprivate var strictness: Int {
    switch self {
    case .possibleMatchOnly: 0
    case .proceed: 1
    case .proceedUnderTerms: 2
    case .readAndFile: 3
    case .directToPointOfContact: 4
    case .doNotEngage: 5
    }
  }
}

/// What one plan says about one contact.
private struct Verdict {
  let instruction: ContactInstruction
  let sentences: [String]
  var clause: String?
  var paragraph: String?
  var terms: [String] = []
  var script = ""
}

/// One plan and one contact, looked at rule by rule: what is always open, the channel, the time, the point of contact, the rest.
private struct Check {
  let plan: Plan
  let question: ContactQuestion
  let pack: PolicyPack

  func verdict() -> Verdict {
    alwaysOpen() ?? readAndFile() ?? closedChannel() ?? outsideTime() ?? tooOften() ?? pointOfContact() ?? closedMatter()
      ?? underTerms()
  }

  /// Decision 2: these routes come before anything that the plan says.
  private func alwaysOpen() -> Verdict? {
    guard let about = question.about, let route = pack.alwaysOpen.first(where: { $0.code == about }) else { return nil }
    return Verdict(instruction: .proceed, sentences: ["This stays open whatever a plan says. \(route.words)"], paragraph: "5.1")
  }

  /// 5.5: what is written is read, also by a channel that is closed, and answered when it brings something new.
  private func readAndFile() -> Verdict? {
    guard question.channel.isWritten, let (index, rule) = first({ $0.kind == .readAndFile && speaks($0) }) else { return nil }
    let isNew = question.about == ContactQuestion.newInformation || question.about == ContactQuestion.newComplaint
    if rule.newInformationExcepted, isNew {
      return verdict(
        .proceedUnderTerms, index, ["It brings something new: deal with it, under the terms below."], script: "")
    }
    return verdict(
      .readAndFile, index,
      ["Read it, and keep it on the file. Do not answer, unless it brings new information or a new complaint."], script: "")
  }

  private func closedChannel() -> Verdict? {
    guard let (index, _) = first({ $0.closes(question.channel) }) else { return nil }
    let open = plan.openChannels
    guard !open.isEmpty else {
      return verdict(
        .doNotEngage, index, ["No channel is open for this contact, save what is always open."],
        script: "I am not able to deal with this contact. Your plan says how to challenge that.")
    }
    let words = open.map(\.words).joined(separator: " or ")
    return turnedAway(
      index, "Contact \(question.channel.words) is not open under the plan. Contact \(words) is.",
      script: "Your communication plan asks you to contact us \(words).")
  }

  private func outsideTime() -> Verdict? {
    let limits = plan.restrictions.enumerated().filter { !$1.weeklyWindows.isEmpty && $1.concerns(question.channel) }
    guard !limits.isEmpty else { return nil }
    let (weekday, minute) = pack.zone.weekTime(of: question.at)
    for (index, rule) in limits where !rule.weeklyWindows.contains(where: { $0.contains(weekday, minute: minute) }) {
      return turnedAway(
        index, "This is outside the agreed time. Contact \(question.channel.words) is taken on \(rule.windowWords).",
        script: "Your communication plan asks you to contact us on \(rule.windowWords).")
    }
    return nil
  }

  private func tooOften() -> Verdict? {
    guard
      let (index, rule) = first({ rule in
        rule.concerns(question.channel) && rule.contactsPerWeek.map { question.earlierThisWeek >= $0 } ?? false
      }), let limit = rule.contactsPerWeek
    else { return nil }
    return turnedAway(
      index, "The agreed number of contacts in a week (\(limit)) is used up. The next week begins on Monday.",
      script: "Your communication plan allows \(limit) in a week. Please contact us again from Monday.")
  }

  private func pointOfContact() -> Verdict? {
    guard let (index, rule) = contactRule, let name = rule.pointOfContact else { return nil }
    if let named = question.contactNamed, Self.same(named, name) { return nil }
    return verdict(
      .directToPointOfContact, index, ["Pass this to \(name), the point of contact under the plan."],
      script: "\(name) deals with your contact. I will pass you on.")
  }

  private func closedMatter() -> Verdict? {
    guard let about = question.about, let (index, _) = first({ $0.kind == .noReopening && $0.matters.contains(about) }) else {
      return nil
    }
    return verdict(
      .proceedUnderTerms, index,
      ["That matter is closed, and is not opened again. Deal with anything else, under the terms below."],
      script: "That matter has been decided, and we will not look at it again.")
  }

  private func underTerms() -> Verdict {
    guard let (index, _) = first({ $0.concerns(question.channel) && $0.kind != .otherAction && $0.kind != .readAndFile }) else {
      return Verdict(instruction: .proceed, sentences: ["The plan sets no terms for this contact. Carry on as usual."])
    }
    return verdict(.proceedUnderTerms, index, ["Go ahead, under the terms below."], script: "")
  }

  // MARK: - Pieces

  /// 5.8: whoever comes by the wrong way or at the wrong time is told the right one, by the point of contact where there is one.
  private func turnedAway(_ index: Int, _ why: String, script: String) -> Verdict {
    guard let name = contactRule?.rule.pointOfContact else {
      return verdict(
        .doNotEngage, index, [why, "Say so once, courteously, and end the contact. Log it."], script: script, paragraph: "5.8")
    }
    return verdict(
      .directToPointOfContact, index, [why, "Direct the person to \(name), the point of contact."],
      script: "\(script) \(name) is your point of contact.")
  }

  private var contactRule: (index: Int, rule: Restriction)? {
    first { $0.kind == .singlePointOfContact && $0.concerns(question.channel) } ?? first { $0.kind == .singlePointOfContact }
  }

  /// Whether a restriction speaks about this contact: its channel and, where it names matters, its matter.
  private func speaks(_ rule: Restriction) -> Bool {
    rule.concerns(question.channel) && (rule.matters.isEmpty || question.about.map(rule.matters.contains) ?? true)
  }

  private func first(_ test: (Restriction) -> Bool) -> (index: Int, rule: Restriction)? {
    for (index, rule) in plan.restrictions.enumerated() where test(rule) { return (index, rule) }
    return nil
  }

  private func verdict(
    _ instruction: ContactInstruction, _ index: Int, _ sentences: [String], script: String, paragraph: String = "5.5"
  ) -> Verdict {
    let name = pack.rule(plan.restrictions[index].kind)?.name ?? plan.restrictions[index].kind.rawValue
    return Verdict(
      instruction: instruction, sentences: sentences, clause: "Restriction \(index + 1): \(name)", paragraph: paragraph,
      terms: plan.restrictions.filter { $0.concerns(question.channel) || $0.closes(question.channel) }.flatMap(\.terms),
      script: script)
  }

  /// Names as people write them: case and outer spaces do not matter.
  private static func same(_ left: String, _ right: String) -> Bool {
    left.lowercased().split(separator: " ") == right.lowercased().split(separator: " ")
  }
}
