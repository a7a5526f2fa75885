import Contracts
import Policy
import ServiceKit

/// The checklist and the plan.
extension Story {
  static func checklistSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep(
        "the criteria are answered", .criteria, leaves: pack.criteria.map { _ in .init(.criteria, by: cast.chris) }
      ) { story in
        for (index, criterion) in pack.criteria.enumerated() {
          let answer = criterion.accepts.contains(.met) ? CriterionAnswer.met : criterion.accepts.first ?? .met
          let form = Form([
            ("criterion", criterion.code), ("answer", answer.rawValue),
            ("evidence", "Page \(index + 1) of the matter's file shows it, and a second officer has read it."),
          ])
          try story.move(.answerCriterion, by: cast.chris, form, to: .checklist)
        }
        let criteria = try story.readCase().criteria ?? []
        let open = criteria.filter { $0.answer == nil || $0.evidence == nil }
        try story.expect(
          criteria.map(\.code) == pack.criteria.map(\.code) && open.isEmpty, "the criteria",
          expected: "all \(pack.criteria.count) answered", got: "open: \(open.map(\.code)), of \(criteria.map(\.code))")
        return "\(cast.chris.name) answers the \(criteria.count) criteria, each with evidence."
      },
      StoryStep(
        "adjustments are considered", .adjustmentsConsidered, leaves: [.init(.adjustmentsConsidered, by: cast.chris)]
      ) { story in
        let text = "None is known and none has been asked for. Every letter offers one, and the telephone stays open."
        let view = try story.move(
          .confirmAdjustmentsConsidered, by: cast.chris, Form([("consideration", text)]), to: .checklist)
        try story.expect(
          view.adjustmentsConsidered == text, "the consideration", expected: text, got: view.adjustmentsConsidered ?? "none")
        return "\(cast.chris.name) records how adjustments were considered."
      },
    ] + refusedPlanSteps(pack, cast) + draftSteps(pack, cast)
  }

  /// Plans that the policy refuses.
  private static func refusedPlanSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    var steps = [
      StoryStep("an incomplete plan is refused", .planContents, .planReasons, .proportionality, .restrictions, .planDuration) {
        story in
        let form = Form([("howToContact", "By telephone.")])
        let problem = try story.beRefused(.draftPlan, by: cast.chris, form, status: 422, citing: .planContents)
        let missing = problem.missing ?? []
        for rule in [Rule.planContents, .planReasons, .proportionality, .restrictions, .planDuration] {
          try story.expect(
            missing.contains { $0.contains("(\(pack.citations[rule]))") }, "the refusal of a plan",
            expected: "\(pack.citations[rule]) cited", got: missing.joined(separator: "; "))
        }
        return "An incomplete plan is refused; missing: " + missing.joined(separator: "; ") + "."
      },
      StoryStep("a plan that is reviewed too late is refused", .reviews) { story in
        let late = try story.planTimes().startsOn.adding(months: pack.review.months).adding(days: 1)
        let form = try story.planForm(reviewOn: late)
        let problem = try story.beRefused(.draftPlan, by: cast.chris, form, status: 422, citing: .reviews)
        return "A plan that is reviewed on \(late.words) is refused: \(problem.detail ?? "")"
      },
    ]
    if !pack.review.together.isEmpty {
      steps.append(
        StoryStep("a plan that is reviewed on a day of its own is refused", .reviews) { story in
          let other = try story.planTimes().reviewOn.adding(days: -1)
          let form = try story.planForm(reviewOn: other)
          let problem = try story.beRefused(.draftPlan, by: cast.chris, form, status: 422, citing: .reviews)
          return "A plan that is reviewed on \(other.words) is refused: \(problem.detail ?? "")"
        })
    }
    if let most = pack.review.maximumMonths {
      steps.append(
        StoryStep("a plan that lasts too long is refused", .planDuration) { story in
          let late = try story.planTimes().startsOn.adding(months: most).adding(days: 1)
          let form = try story.planForm(endsOn: late)
          let problem = try story.beRefused(.draftPlan, by: cast.chris, form, status: 422, citing: .planDuration)
          return "A plan that lasts until \(late.words) is refused: \(problem.detail ?? "")"
        })
    }
    return steps
  }

  private static func draftSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("a plan is drafted", .plans, leaves: [.init(.plans, by: cast.chris)]) { story in
        let view = try story.move(.draftPlan, by: cast.chris, try story.planForm(), to: .checklist)
        let (kinds, expected) = (
          (view.plan?.restrictions ?? []).map(\.kind), Restrictions.kinds(under: pack).map(\.rawValue)
        )
        try story.expect(
          kinds == expected, "the draft", expected: expected.joined(separator: ", "), got: kinds.joined(separator: ", "))
        let names = Restrictions.kinds(under: pack).compactMap { pack.rule($0)?.name }.joined(separator: "; ")
        return "\(cast.chris.name) drafts a plan: \(names)."
      },
      StoryStep("the plan is submitted", .authorisation, leaves: [.init(.authorisation, by: cast.chris)]) { story in
        try story.move(.submit, by: cast.chris, Form([]), to: .awaitingAuthorisation)
        return "\(cast.chris.name) submits it for a decision by \(pack.words(anyOf: story.voters))."
      },
    ]
  }

  /// The offices that decide on the story's plan.
  var voters: [Office] { pack.decision.offices(forKinds: Restrictions.kinds(under: pack)) }

  /// The dates from the services' own clock; the same on every try.
  func planTimes() throws -> PlanTimes {
    if let plan { return plan }
    let now = try teller.get("/clock", of: .workflow, by: cast.max, as: ClockAnswer.self).now
    let times = PlanTimes(now: now, under: pack)
    plan = times
    return times
  }

  /// The plan as a browser sends it; the same on every try.
  ///
  /// - Parameters:
  ///   - minutes: how long a call may last.
  ///   - reviewOn: the day of its review, where it is not the story's.
  ///   - endsOn: its last day, where it is not the story's.
  func planForm(until: String = "15:00", minutes: Int = 20, reviewOn: Day? = nil, endsOn: Day? = nil) throws -> Form {
    let times = try planTimes()
    // A later version begins when it is drafted: by then the days of the post have gone by.
    let today = pack.zone.day(of: try teller.get("/clock", of: .workflow, by: cast.max, as: ClockAnswer.self).now)
    let phone = pack.organisation(cast.chris.organisation)?.phone ?? ""
    return Form(
      Restrictions(until: until, minutes: minutes, conduct: conduct, matter: matter ?? "").fields(under: pack) + [
        ("howToContact", "Call \(phone) on Tuesdays between 10:00 and \(until) and ask for \(Restrictions.pointOfContact)."),
        ("serviceToExpect", "A call of up to \(minutes) minutes. We answer anything new within ten working days."),
        ("reasons", "What staff were told on the telephone was unacceptable, and it continued after the warning."),
        ("proportionality", "Shorter calls were agreed in March but the agreement was not kept. Nothing milder is left to try."),
        ("startsOn", max(times.startsOn, today).text), ("endsOn", (endsOn ?? times.endsOn).text),
        ("reviewOn", (reviewOn ?? times.reviewOn).text),
      ])
  }
}
