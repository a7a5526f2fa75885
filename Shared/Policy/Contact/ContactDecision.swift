package import Contracts

/// The contact check: what staff do with this contact, computed from the plans that bind the person.
package enum ContactDecision {
  /// The answer for one contact.
  ///
  /// A plan or a restriction that has not begun, has passed its last day, or is of another organisation never decides. Where
  /// several plans bind, the strictest answer is given, with the terms of all.
  /// - Parameters:
  ///   - match: `possible` (the same surname, say) is never treated as the person: an unrestricted answer.
  ///   - plans: those of the matched person that intake holds, each with the pack of its case; times are checked here.
  package static func decide(_ question: ContactQuestion, match: ContactMatch, plans: [PlanInQuestion]) -> ContactAnswer {
    switch match {
    case .none: return unrestricted("No one under a plan is known by these details. Carry on as usual.")
    case .possible:
      return ContactAnswer(
        instruction: .possibleMatchOnly, alwaysOpen: [],
        sentences: [
          "This may be someone else. Treat the contact as unrestricted, and carry on as usual.",
          "If it is one of the people listed, confirm that, and ask again about that person.",
        ], plan: nil,
        clause: nil,
        paragraph: nil, terms: [], script: "", endsOn: nil, reviewOn: nil, next: [.recordContact])
    case .unconfirmed, .exact: break
    }
    let binding = plans.filter { $0.binds(question) }
    guard !binding.isEmpty else { return unrestricted("No plan applies to this contact. Carry on as usual.") }
    let readings = binding.map { PlanReading($0, question: question) }
    let verdicts = readings.map { $0.verdict() }
    var strictest = 0
    for index in verdicts.indices.dropFirst()
    where verdicts[index].instruction.strictness > verdicts[strictest].instruction.strictness {
      strictest = index
    }
    let confirmation =
      match == .unconfirmed
      ? [
        "The number or address is that of a person under a plan, and the name given is another. Ask who it is, and keep to the plan until that is confirmed."
      ]
      : []
    let (verdict, plan, pack) = (verdicts[strictest], binding[strictest].enforced.plan, binding[strictest].pack)
    let clauses = clauses(of: readings, verdicts, decidedBy: strictest)
    return ContactAnswer(
      instruction: verdict.instruction, alwaysOpen: pack.alwaysOpen.map(\.words), sentences: confirmation + verdict.sentences,
      plan: plan.id,
      clause: verdict.clause, paragraph: verdict.cited.map { pack.citations[$0] }, terms: clauses.flatMap(\.terms),
      script: verdict.script,
      endsOn: verdict.rule?.endsOn ?? plan.endsOn, reviewOn: verdict.rule?.reviewOn ?? plan.reviewOn, clauses: clauses,
      quotas: verdict.isAlwaysOpen ? [] : readings.flatMap(\.quotas),
      next: verdict.isAlwaysOpen ? steps(for: question) : NextStep.after(verdict.instruction, question))
  }

  /// Each restriction that concerns the contact, once: the one that decides, then the strictest. What is always open is under none.
  private static func clauses(
    of readings: [PlanReading], _ verdicts: [PlanVerdict], decidedBy strictest: Int
  ) -> [ClauseInAnswer] {
    if verdicts[strictest].isAlwaysOpen { return [] }
    var (deciding, others): ([ClauseInAnswer], [(reading: PlanReading, index: Int, clause: ClauseInAnswer)]) = ([], [])
    for (place, reading) in readings.enumerated() {
      for (index, clause) in reading.clauses {
        if place == strictest, clause.clause == verdicts[place].clause {
          deciding.append(clause)
        } else {
          others.append((reading, index, clause))
        }
      }
    }
    guard others.count > 1 else { return deciding + others.map(\.clause) }
    let ordered = others.enumerated().map { offset, other in
      (rank: (-other.reading.strictness(ofClauseAt: other.index), offset), clause: other.clause)
    }
    return deciding + ordered.sorted { $0.rank < $1.rank }.map(\.clause)
  }

  /// What is always open has records of its own, where the body's policy has it.
  private static func steps(for question: ContactQuestion) -> [NextStep] {
    guard case .alwaysOpen(let code)? = question.about else { return [.recordContact] }
    switch AlwaysOpenRoute.Record(rawValue: code) {
    case .appeal: return [.lodgeAppeal, .recordContact]
    case .adjustment: return [.requestAdjustment, .recordContact]
    case nil: return [.recordContact]
    }
  }

  private static func unrestricted(_ sentence: String) -> ContactAnswer {
    ContactAnswer(
      instruction: .proceed, alwaysOpen: [], sentences: [sentence], plan: nil, clause: nil, paragraph: nil, terms: [], script: "",
      endsOn: nil, reviewOn: nil, next: [.recordContact])
  }
}

extension ContactInstruction {
  /// Which of several answers prevails: the higher.
  var strictness: Int {
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
