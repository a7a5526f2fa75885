import Contracts

/// What one plan says about one contact.
struct PlanVerdict {
  let instruction: ContactInstruction
  let sentences: [String]
  var clause: String?
  var cited: Rule?
  var script = ""
  /// The restriction that decides.
  var rule: Restriction?
  /// Whether no plan closes what the contact is about.
  var isAlwaysOpen = false
}

/// One plan and one contact, looked at rule by rule: what is always open, the channel, the time, through whom, the rest.
struct PlanReading {
  let plan: Plan
  let question: ContactQuestion
  let pack: PolicyPack
  /// The reference of the plan's case.
  let reference: String
  /// The contacts that its limits are counted by.
  let logged: [LoggedContact]
  private let day: Day
  /// The restrictions that bind this contact's organisation on its day, each with its place in the plan.
  let rules: [(index: Int, rule: Restriction)]

  /// The plan, which must bind at the question's moment.
  ///
  /// - Parameter only: the place of the one restriction that is looked at; nil for all.
  init(_ known: PlanInQuestion, question: ContactQuestion, only: Int? = nil) {
    (plan, pack, self.question) = (known.enforced.plan, known.pack, question)
    (reference, logged) = (known.reference, known.logged)
    let day = pack.zone.day(of: question.at)
    self.day = day
    self.known = known
    rules = plan.restrictions.enumerated().filter { index, rule in
      only ?? index == index && rule.binds(question.organisation, on: day)
    }.map { ($0, $1) }
  }

  private let known: PlanInQuestion

  /// Every restriction that concerns the contact, in the order of the plan, each with its place in the plan.
  var clauses: [(index: Int, clause: ClauseInAnswer)] {
    rules.filter { $0.rule.concerns(question.channel) || $0.rule.closes(question.channel) }.map { index, rule in
      let clause = ClauseInAnswer(
        plan: reference, clause: clause(index), terms: rule.terms(under: pack), endsOn: rule.endsOn ?? plan.endsOn,
        reviewOn: rule.reviewOn ?? plan.reviewOn)
      return (index, clause)
    }
  }

  /// How much the restriction at that place asks of the contact by itself.
  func strictness(ofClauseAt index: Int) -> Int {
    PlanReading(known, question: question, only: index).verdict().instruction.strictness
  }

  func verdict() -> PlanVerdict { ReadingStep.allCases.lazy.compactMap(verdict(at:)).first ?? underTerms() }

  private func verdict(at step: ReadingStep) -> PlanVerdict? {
    switch step {
    case .alwaysOpen: alwaysOpen()
    case .readAndFile: question.channel.isWritten ? readAndFile() : nil
    case .channel: closedChannel()
    case .time: outsideTime() ?? tooOften()
    case .thirdParty: thirdParty()
    case .pointOfContact: pointOfContact()
    case .noteAndFile: question.channel.isWritten ? nil : readAndFile()
    case .oneReply: oneReply()
    case .closedMatter: closedMatter()
    case .newIssue: newIssue()
    case .terms: underTerms()
    }
  }

  /// Decision 2: these routes come before anything that the plan says.
  private func alwaysOpen() -> PlanVerdict? {
    guard case .alwaysOpen(let code)? = question.about else { return nil }
    // A version of the policy that does not know the route closes it no more than another.
    let words = pack.alwaysOpen.first { $0.code == code }.map { " \($0.words)" } ?? ""
    return PlanVerdict(
      instruction: .proceed, sentences: ["This stays open whatever a plan says.\(words)"], cited: .alwaysOpen, isAlwaysOpen: true)
  }

  /// What is written is read, also by a channel that is closed, and answered when it brings something new, unless that is not excepted.
  private func readAndFile() -> PlanVerdict? {
    guard let (index, rule) = first({ $0.kind.step == .readAndFile && speaks($0) }) else { return nil }
    let keep =
      question.channel.isWritten
      ? "Read it, and keep it on the file." : "Listen, note what is said, and keep the note on the file."
    return newMatter(rule, index)
      ?? verdict(
        .readAndFile, index,
        [
          rule.newInformationExcepted
            ? "\(keep) Do not answer, unless it brings new information or a new complaint."
            : "\(keep) Do not answer, even if it brings something new."
        ], script: "")
  }

  /// What brings something new is answered where the restriction excepts it.
  func newMatter(_ rule: Restriction, _ index: Int) -> PlanVerdict? {
    let isNew = question.about == .newInformation || question.about == .newComplaint
    guard rule.newInformationExcepted, isNew else { return nil }
    return verdict(.proceedUnderTerms, index, ["It brings something new: deal with it, under the terms below."], script: "")
  }

  private func closedChannel() -> PlanVerdict? {
    guard let (index, _) = first({ $0.closes(question.channel) }) else { return nil }
    let open = plan.openChannels(to: question.organisation, on: day)
    guard !open.isEmpty else {
      return verdict(
        .doNotEngage, index, ["No channel is open for this contact, save what is always open."],
        script: "I am not able to deal with this contact. Your plan says how to challenge that.")
    }
    let words = open.named.map(\.words).joined(separator: " or ")
    return turnedAway(
      index, "Contact \(question.channel.words) is not open under the plan. Contact \(words) is.",
      script: "Your communication plan asks you to contact us \(words).")
  }

  private func outsideTime() -> PlanVerdict? {
    let limits = rules.filter { !$0.rule.weeklyWindows.isEmpty && $0.rule.concerns(question.channel) }
    guard !limits.isEmpty else { return nil }
    let (weekday, minute) = pack.zone.weekTime(of: question.at)
    for (index, rule) in limits where !rule.weeklyWindows.contains(where: { $0.contains(weekday, minute: minute) }) {
      let times = rule.windowWords
      return turnedAway(
        index, "This is outside the agreed time. Contact \(question.channel.words) is taken on \(times).",
        script: "Your communication plan asks you to contact us on \(times).")
    }
    return nil
  }

  private func tooOften() -> PlanVerdict? {
    let used = rules.first {
      ![.newIssue, .oneReply].contains($0.rule.kind.step) && standing($0.index, $0.rule)?.isUsedUp == true
    }
    guard let (index, rule) = used, let limit = rule.contactsPerWeek else { return nil }
    return turnedAway(
      index, "The agreed number of contacts in a week (\(limit)) is used up. The next week begins on Monday.",
      script: "Your communication plan allows \(limit) in a week. Please contact us again from Monday.")
  }

  private func pointOfContact() -> PlanVerdict? {
    guard let (index, rule) = contactRule, rule.concerns(question.channel), let name = rule.pointOfContact else { return nil }
    if let named = question.contactNamed, PointOfContactName.isSame(named, as: name) { return nil }
    return verdict(
      .directToPointOfContact, index, ["Pass this to \(name), the point of contact under the plan."],
      script: "\(name) deals with your contact. I will pass you on.")
  }

  /// New information does not open a matter where the restriction does not except it; which matter it is about, staff can see.
  private func closedMatter() -> PlanVerdict? {
    if question.about == .newInformation,
      let (index, rule) = first({ $0.kind.step == .closedMatter && !$0.newInformationExcepted })
    {
      let matters = rule.matters.joined(separator: ", ")
      return verdict(
        .proceedUnderTerms, index,
        [
          "If it is about \(matters): that matter is closed, and new information does not open it again. Deal with anything else, under the terms below."
        ],
        script: "")
    }
    guard let (index, _) = first({ $0.kind.step == .closedMatter && isNamed(by: $0) }) else { return nil }
    return verdict(
      .proceedUnderTerms, index,
      ["That matter is closed, and is not opened again. Deal with anything else, under the terms below."],
      script: "That matter has been decided, and we will not look at it again.")
  }

  private func underTerms() -> PlanVerdict {
    guard let (index, _) = first({ $0.concerns(question.channel) && $0.kind.hasTermsOfContact }) else {
      // Staff know that there is a plan, and which: it may speak of what the person says next.
      return PlanVerdict(
        instruction: .proceedUnderTerms,
        sentences: ["The plan sets no terms for this contact. Deal with it as usual, and record it."])
    }
    return verdict(.proceedUnderTerms, index, preparations + ["Go ahead, under the terms below."], script: "")
  }

  // MARK: - Pieces

  /// A person who comes by the wrong way or at the wrong time is told the right one, by the point of contact where there is one.
  private func turnedAway(_ index: Int, _ why: String, script: String) -> PlanVerdict {
    guard let name = contactRule?.rule.pointOfContact else {
      return verdict(
        .doNotEngage, index, [why, "Say so once, courteously, and end the contact. Log it."], script: script,
        citing: .contactOutsidePlan)
    }
    return verdict(
      .directToPointOfContact, index, [why, "Direct the person to \(name), the point of contact."],
      script: "\(script) \(name) is your point of contact.")
  }

  private var contactRule: (index: Int, rule: Restriction)? {
    first { $0.kind.step == .pointOfContact && $0.concerns(question.channel) } ?? first { $0.kind.step == .pointOfContact }
  }

  /// Whether a restriction speaks about this contact: its channel and, where it names matters, its matter.
  func speaks(_ rule: Restriction) -> Bool {
    rule.concerns(question.channel) && (rule.matters.isEmpty || question.matter == nil || isNamed(by: rule))
  }

  /// Whether a restriction names the matter that the contact is about.
  private func isNamed(by rule: Restriction) -> Bool { question.matter.map(rule.names) ?? false }

  /// A restriction as an answer names it.
  func clause(_ index: Int) -> String {
    let kind = plan.restrictions[index].kind
    return "Restriction \(index + 1): \(pack.rule(kind)?.name ?? kind.rawValue)"
  }

  func first(_ test: (Restriction) -> Bool) -> (index: Int, rule: Restriction)? {
    rules.first { test($0.rule) }
  }

  func verdict(
    _ instruction: ContactInstruction, _ index: Int, _ sentences: [String], script: String, citing cited: Rule = .restrictions
  ) -> PlanVerdict {
    let rule = plan.restrictions[index]
    // A channel that the plan means without naming it: staff are told, and can tell the person.
    let isMeant =
      question.channel.countsAs.map { rule.channels.contains($0) && !rule.channels.contains(question.channel) } ?? false
    let counting = isMeant ? question.channel.countingWords.map { [$0] } ?? [] : []
    return PlanVerdict(
      instruction: instruction, sentences: counting + sentences, clause: clause(index), cited: cited, script: script, rule: rule)
  }
}
