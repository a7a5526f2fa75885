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
  package static func decide(
    _ question: ContactQuestion, match: ContactMatch, plans: [(enforced: EnforcedPlan, pack: PolicyPack)]
  ) -> ContactAnswer {
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
        paragraph: nil, terms: [], script: "", endsOn: nil, reviewOn: nil)
    case .unconfirmed, .exact: break
    }
    let binding = plans.filter { $0.enforced.binds(question.organisation, at: question.at, in: $0.pack.zone) }
    guard !binding.isEmpty else { return unrestricted("No plan applies to this contact. Carry on as usual.") }
    let verdicts = binding.map { PlanReading(plan: $0.enforced.plan, question: question, pack: $0.pack).verdict() }
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
    return ContactAnswer(
      instruction: verdict.instruction, alwaysOpen: pack.alwaysOpen.map(\.words), sentences: confirmation + verdict.sentences,
      plan: plan.id,
      clause: verdict.clause, paragraph: verdict.cited.map { pack.citations[$0] }, terms: verdicts.flatMap(\.terms),
      script: verdict.script,
      endsOn: verdict.rule?.endsOn ?? plan.endsOn, reviewOn: verdict.rule?.reviewOn ?? plan.reviewOn)
  }

  private static func unrestricted(_ sentence: String) -> ContactAnswer {
    ContactAnswer(
      instruction: .proceed, alwaysOpen: [], sentences: [sentence], plan: nil, clause: nil, paragraph: nil, terms: [], script: "",
      endsOn: nil, reviewOn: nil)
  }
}

extension ContactQuestion {
  /// `about` for what brings something new to a matter.
  package static let newInformation = "new-information"
  /// `about` for a complaint that was not made before.
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
