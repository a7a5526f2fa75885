package import Contracts

extension RestrictionCase {
  /// The letter that the draft, or the plan that waits for a decision, would go out with if it were authorised now as it is: to be read
  /// before anyone decides.
  ///
  /// - Throws: a refusal where there is no such plan.
  package func draftLetter(_ notice: Identifier, at: Instant, under pack: PolicyPack) throws(Refusal) -> NoticeRequest {
    try pack.citing { () throws(Objection) in
      guard let plan = proposal?.plan ?? checklist?.draft else {
        throw Objection(
          kind: .wrongStage, code: "no-draft", rule: .planContents, sentence: "There is no draft of a plan on this case.",
          missing: ["a draft of a plan"])
      }
      let office = pack.decision.offices(for: plan).first ?? .service
      let decider = CaseActor(subject: "", offices: [office], organisations: [organisation])
      return planLetter(
        plan, notice,
        Context(
          actor: decider, office: office, at: at, pack: pack, command: .authorise(confirming: [], reasons: "", notice: notice)))
    }
  }

  /// The letter of that plan. What appeals require of it, it says in front.
  func planLetter(_ plan: Plan, _ notice: Identifier, _ context: Context) -> NoticeRequest {
    let changes = owed.flatMap { $0.changes.words(of: $0.plan, under: context.pack) }
    return request(.plan, notice, reasons: plan.reasons, plan: plan, detail: LetterDetail(changes: changes), context)
  }
}
