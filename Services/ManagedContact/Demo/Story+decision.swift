import Contracts
import Policy
import ServiceKit

/// The decision on a plan: who may not decide, who is heard, and as many votes as the pack asks for.
extension Story {
  static func authorisationSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    refusedDecisionSteps(pack, cast) + consultationSteps("the plan", at: .awaitingAuthorisation, pack, cast)
      + voteSteps(
        "the plan", reasons: "The warning made no difference, and the plan keeps the telephone open at set times.",
        from: .awaitingAuthorisation, to: .noticePending, cast) + noticeSteps(pack, cast)
  }

  private static func refusedDecisionSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let voters = pack.decision.offices(forKinds: Restrictions.kinds(under: pack))
    // Someone whose office decides, but who proposed the plan, is refused for having taken part.
    let proposer = cast.chris.holds(oneOf: voters) ? Rule.impartialDecision : .authorisation
    return [
      StoryStep("the person who proposed the plan tries to authorise it", proposer) { story in
        let form = story.authorisation("It is needed.")
        let problem = try story.beRefused(.authorise, by: cast.chris, form, status: 403, citing: proposer)
        return "\(cast.chris.introduced), tries to authorise it, and is refused: \(problem.detail ?? "")"
      },
      StoryStep("the target tries to authorise", .impartialDecision) { story in
        let form = story.authorisation("It is needed.")
        let problem = try story.beRefused(.authorise, by: cast.pat, form, status: 403, citing: .impartialDecision)
        return "\(cast.pat.introduced), tries, and is refused: \(problem.detail ?? "")"
      },
      StoryStep("the person who handled the matter tries to authorise", .impartialDecision) { story in
        let form = story.authorisation("It is needed.")
        let problem = try story.beRefused(.authorise, by: cast.lee, form, status: 403, citing: .impartialDecision)
        return "\(cast.lee.introduced), tries, and is refused: \(problem.detail ?? "")"
      },
    ]
  }

  /// Those whom the pack has consulted are heard; no step where there are none.
  static func consultationSteps(_ what: String, at stage: StageName, _ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    pack.decision.consultees.map { consultee in
      StoryStep("\(consultee) is consulted on \(what)", .consultation, leaves: [.init(.consultation, by: cast.chris)]) { story in
        let form = Form([("consultee", consultee), ("view", "Has read the file, and agrees.")])
        try story.move(.recordConsultation, by: cast.chris, form, to: stage)
        return "\(cast.chris.name) records what \(consultee) said."
      }
    }
  }

  /// Everyone whose vote the pack asks for votes for it; on the first plan, one of them tries to vote twice.
  static func voteSteps(_ what: String, reasons: String, from open: StageName, to decided: StageName, _ cast: Cast) -> [StoryStep]
  {
    let (count, isFirst) = (cast.deciders.count, open != decided)
    var steps = cast.deciders.enumerated().map { index, person in
      let isLast = index == count - 1
      return StoryStep(
        isLast ? "\(what) is authorised" : "vote \(index + 1) of \(count) for \(what)", .authorisation,
        leaves: [.init(.authorisation, by: person)]
      ) { story in
        try story.move(.authorise, by: person, story.authorisation(reasons), to: isLast ? decided : open)
        let care = isFirst ? "who had no part in it, confirms each criterion and " : ""
        return "\(person.introduced), \(care)"
          + (isLast ? "authorises \(what)." : "is for \(what); it takes \(count) votes.")
      }
    }
    if isFirst, count > 1 { steps.insert(secondVote(by: cast.deciders[0]), at: 1) }
    return steps
  }

  private static func secondVote(by person: Person) -> StoryStep {
    StoryStep("a second vote by the same person is refused", .authorisation) { story in
      let form = story.authorisation("Once more.")
      let problem = try story.beRefused(.authorise, by: person, form, status: 403, citing: .authorisation)
      return "\(person.name) votes once more, and is refused: \(problem.detail ?? "")"
    }
  }

  private static func noticeSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the plan's letter is dispatched", .plans, .notice, leaves: [.itself(.notice)]) { story in
        try story.expectPlanLetter("the plan's letter")
        return "The plan's letter goes out. It says who decided, why, for how long, and how to challenge it."
      },
      StoryStep("the plan is in force", .notice, leaves: [.itself(.notice)]) { story in
        let view = try story.waitForStage(.inForce)
        let from = try story.known(view.inForceFrom, "when the plan takes effect")
        try story.expect(
          view.plan?.endsOn == story.plan?.endsOn, "the plan in force",
          expected: "it to end on \(story.plan?.endsOn.text ?? "")", got: view.plan?.endsOn?.text ?? "none")
        return "Only now is the plan in force: from \(from.text) to \(view.plan?.endsOn?.text ?? "")."
      },
    ]
  }

  /// The plan's letter, in this version or the next: who decided, the way to make contact, and the review.
  func expectPlanLetter(_ what: String) throws {
    let last = try known(cast.deciders.last, "who decides")
    try expectLetter(
      .plan, what, from: last, taking: .authorise,
      saying: [Restrictions.pointOfContact, try planTimes().reviewOn.words, pack.customerService.email])
  }

  private func authorisation(_ reasons: String) -> Form {
    Form(pack.criteria.map { ("confirmedCriteria", $0.code) } + [("reasons", reasons)])
  }
}
