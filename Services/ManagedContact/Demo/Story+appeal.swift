import Contracts
import Policy
import ServiceKit

/// The plan is challenged, and varied as the answer says.
extension Story {
  static func appealSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let suspends = pack.appeals.suspends
    let lodged = [StoryStep.Decision(.appeals, by: cast.recorder)]
    let upheld = [StoryStep.Decision(.appeals, by: cast.hearer)]
    // Under some policies a plan that is challenged does not apply until the answer.
    let resumed = suspends ? [StoryStep.Decision(.notice, by: cast.hearer)] : []
    let hearing = cast.deciders.contains { $0.holds(oneOf: pack.steps[.decideAppeal] ?? []) } ? Rule.impartialHearing : .appeals
    return [
      StoryStep("the plan is challenged", .appeals, leaves: suspends ? lodged + lodged : lodged) { story in
        try story.lodge(
          .plan, "Twenty minutes is not enough to go through a file of this size, and I work in the early afternoon.",
          at: .inForce)
        let meanwhile = suspends ? "is suspended until the answer" : "still applies meanwhile"
        return "\(story.caller) challenges the plan by letter; \(cast.recorder.introduced), records it. The plan \(meanwhile)."
      },
      StoryStep("the person who authorised tries to decide the challenge", hearing) { story in
        let (dana, form) = (cast.deciders[0], try story.answer(to: .plan, .notUpheld, "The plan is right as it is."))
        let problem = try story.beRefused(.decideAppeal, by: dana, form, status: 403, citing: hearing)
        return "\(dana.name), who authorised the plan, tries to decide the challenge, and is refused: \(problem.detail ?? "")"
      },
      StoryStep("the challenge is acknowledged", .appeals) { story in
        try story.acknowledge(.plan, at: .inForce)
        return "\(cast.noor.introduced), acknowledges it. The letter says when it will be answered."
      },
      StoryStep(
        "the challenge is partly upheld", .appeals, .variation,
        leaves: upheld + resumed + [.init(.variation, by: cast.hearer)]
      ) { story in
        try story.decide(
          .plan, .partlyUpheld,
          "The set times are right. Twenty minutes is not enough for this matter, and the window can be wider.",
          changing: try story.mildness(), at: .inForce)
        return
          "\(cast.hearer.introduced), upholds it in part, and says what must change. The letter says that, why, and who to go to outside."
      },
    ]
  }

  static func variationSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep(
        "a milder plan is proposed", .appeals, .plans,
        leaves: [
          .init(.adjustmentsConsidered, by: cast.chris), .init(.plans, by: cast.chris), .init(.authorisation, by: cast.chris),
        ]
      ) { story in
        let problem = try story.beRefused(
          .withdraw, by: cast.chris, Form([("reasons", "Too much work.")]), status: 422, citing: .appeals)
        try story.move(
          .confirmAdjustmentsConsidered, by: cast.chris, Form([("consideration", "None has become known since.")]), to: .inForce)
        let unchanged = try story.beRefused(.draftPlan, by: cast.chris, try story.planForm(), status: 422, citing: .appeals)
        try story.move(.draftPlan, by: cast.chris, try story.milderForm(), to: .inForce)
        try story.move(.submit, by: cast.chris, Form([]), to: .inForce)
        return "\(cast.chris.name) may not withdraw it (\(problem.detail ?? "")), nor propose the same plan again "
          + "(\(unchanged.detail ?? "")), and proposes longer calls and a wider window."
      }
    ] + consultationSteps("the milder plan", at: .inForce, pack, cast)
      + voteSteps(
        "the milder plan", reasons: "It restricts less, as the answer to the challenge says.", from: .inForce, to: .inForce, cast)
      + [
        StoryStep("the second version is in force", .notice, leaves: [.itself(.notice), .itself(.notice)]) { story in
          try story.expectPlanLetter("the letter of the milder plan")
          _ = try story.teller.wait(for: "the second version in force") { () -> CaseView? in
            let view = try story.readCase()
            return view.plan?.version == 2 && view.variation == nil ? view : nil
          }
          return
            "Restricting less needs no new answers to the criteria. Its letter goes out, and the second version replaces the first."
        }
      ]
  }

  /// Records a challenge, with a ground where the pack asks for one.
  func lodge(_ subject: AppealSubject, _ statement: String, at stage: StageName) throws {
    let grounds = pack.appeals.grounds.prefix(1).map { ("grounds", $0.code) }
    let form = Form([("against", subject.rawValue), ("channel", "letter"), ("statement", statement)] + grounds)
    let receipt = try teller.command(
      ActionName.lodgeAppeal.rawValue, on: try known(caseID, "the case"), by: cast.recorder, form, as: CaseReceipt.self)
    let view = try readCase()
    try expect(
      receipt.reference == reference && view.stage == stage.rawValue, "the appeal", expected: "\(reference) at \(stage.rawValue)",
      got: "\(receipt.reference) at \(view.stage)")
    appeals[subject] = try known(view.appeals?.last?.id, "the appeal")
  }

  func acknowledge(_ subject: AppealSubject, at stage: StageName) throws {
    let appeal = try known(appeals[subject], "the appeal")
    try move(.acknowledgeAppeal, by: cast.noor, Form([("appeal", appeal.text)]), to: stage)
    try expectLetter(
      .appealAcknowledgement, "the acknowledgement of the challenge to the \(subject.rawValue)", from: cast.noor,
      taking: .acknowledgeAppeal)
  }

  func decide(
    _ subject: AppealSubject, _ outcome: AppealOutcome, _ reasons: String, changing changes: [(String, String)] = [],
    at stage: StageName
  ) throws {
    let form = try answer(to: subject, outcome, reasons, changing: changes)
    try move(.decideAppeal, by: cast.hearer, form, to: stage)
    try expectLetter(
      .appealOutcome, "the answer to the challenge to the \(subject.rawValue)", from: cast.hearer, taking: .decideAppeal,
      saying: [reasons, try remedy.words] + changes.filter { $0.0.hasSuffix("words") }.map(\.1))
  }

  private func answer(
    to subject: AppealSubject, _ outcome: AppealOutcome, _ reasons: String, changing changes: [(String, String)] = []
  ) throws -> Form {
    Form(
      [
        ("appeal", try known(appeals[subject], "the appeal").text), ("outcome", outcome.rawValue), ("reasons", reasons),
        ("remedy", try remedy.code),
      ] + changes)
  }

  /// What the answer to the challenge requires of the plan: longer calls, where the plan limits them, or else an earlier end.
  private func mildness() throws -> [(String, String)] {
    guard Restrictions.kinds(under: pack).first == .timeLimits else { return [("endsBy", try earlierEnd().text)] }
    return [
      ("changes[0].restriction", "1"), ("changes[0].change", "loosen"),
      ("changes[0].words", "calls may be longer, and are taken until later in the day."),
    ]
  }

  private func milderForm() throws -> Form {
    try Restrictions.kinds(under: pack).first == .timeLimits
      ? planForm(until: "16:00", minutes: 40) : planForm(endsOn: earlierEnd())
  }

  private func earlierEnd() throws -> Day { try planTimes().endsOn.adding(days: -7) }

  private var remedy: ExternalRemedy {
    get throws { try known(pack.externalRemedies.first, "whom to turn to outside") }
  }
}
