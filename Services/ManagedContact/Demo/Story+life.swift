import Contracts
import ServiceKit

/// What happens to a plan in force: it is challenged, varied, reviewed late, and expires.
extension Story {
  static let appealSteps: [StoryStep] = [
    StoryStep(name: "the plan is challenged", paragraph: "7.1") { story in
      let form = Form([
        ("against", "plan"), ("channel", "letter"),
        ("statement", "Twenty minutes is not enough to go through a file of this size, and I work in the early afternoon."),
      ])
      let view = try story.move("lodge-appeal", by: .noor, form, to: "in-force")
      story.appeal = try story.known(view.appeals?.last?.id, "the appeal")
      return
        "\(story.caller) challenges the plan by letter; Noor Glen of the complaints team records it. The plan still applies meanwhile."
    },
    StoryStep(name: "the person who authorised tries to decide the challenge", paragraph: "7.1") { story in
      let form = try story.appealDecision("not-upheld", "The plan is right as it is.")
      let problem = try story.beRefused("decide-appeal", by: .dana, form, status: 403, paragraph: "7.1")
      return "Dana Wood, who authorised the plan, tries to decide the challenge, and is refused: \(problem.detail ?? "")"
    },
    StoryStep(name: "the challenge is acknowledged", paragraph: "7.1") { story in
      let appeal = try story.known(story.appeal, "the appeal")
      _ = try story.move("acknowledge-appeal", by: .noor, Form([("appeal", appeal.text)]), to: "in-force")
      let letter = try story.dispatchedLetter("appeal-acknowledgement")
      try story.expectLetter(letter, "the acknowledgement", mentions: [story.caller, story.reference])
      return "Noor Glen acknowledges it. The letter says when it will be answered."
    },
    StoryStep(name: "the challenge is partly upheld", paragraph: "7.1") { story in
      let form = try story.appealDecision(
        "partly-upheld", "The set times are right. Twenty minutes is not enough for this matter, and the window can be wider.")
      _ = try story.move("decide-appeal", by: .noor, form, to: "in-force")
      let letter = try story.dispatchedLetter("appeal-outcome")
      try story.expectLetter(
        letter, "the answer to the challenge",
        mentions: [
          story.caller, "Managing Service User Contact Policy", "Twenty minutes is not enough", "reviews police complaints",
        ])
      return "Noor Glen upholds it in part: the plan must be varied. The letter says why, and who to go to outside."
    },
  ]

  static let variationSteps: [StoryStep] = [
    StoryStep(name: "a milder plan is proposed", paragraph: "5.5") { story in
      let problem = try story.beRefused(
        "withdraw", by: .chris, Form([("reasons", "Too much work.")]), status: 422, paragraph: "7.1")
      _ = try story.move(
        "confirm-adjustments-considered", by: .chris, Form([("consideration", "None has become known since.")]), to: "in-force")
      _ = try story.move("draft-plan", by: .chris, try story.planForm(until: "16:00", minutes: "40"), to: "in-force")
      _ = try story.move("submit", by: .chris, Form([]), to: "in-force")
      return "Chris Fields may not withdraw it (\(problem.detail ?? "")), and proposes longer calls and a wider window."
    },
    StoryStep(name: "the milder plan is authorised", paragraph: "6.2") { story in
      let form = Form([("reasons", "It restricts less, as the appeal decided.")])
      _ = try story.move("authorise", by: .dana, form, to: "in-force")
      return
        "Dana Wood authorises it. Restricting less needs no new answers to the criteria, but it does need a senior manager and a letter."
    },
    StoryStep(name: "the second version is in force", paragraph: "5.1") { story in
      _ = try story.teller.wait(for: "the second version in force") { () -> CaseView? in
        let view = try story.readCase()
        return view.plan?.version == 2 && view.variation == nil ? view : nil
      }
      return "Its letter goes out, and the second version replaces the first."
    },
  ]

  static let reviewSteps: [StoryStep] = [
    StoryStep(name: "the review date passes", paragraph: "8.1") { story in
      try story.moveClocks("the review", past: try story.known(story.plan, "the plan's dates").reviewOn)
      return "Max Stone moves the clock past the review date. The review has not been done."
    },
    StoryStep(name: "the overdue review escalates", paragraph: "8.1") { story in
      let task = try story.teller.wait(for: "the overdue review among the senior managers' tasks") {
        try story.task("overdue-review", of: .dana)
      }
      return "It is on the senior managers' list until it is done: \(task.sentence)"
    },
    StoryStep(name: "the review continues the plan", paragraph: "8.2") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let form = Form([
        ("outcome", "continue"), ("reviewOn", times.endsOn.text),
        ("reasons", "Calls are calmer, but not all of them. The plan continues until its last day."),
      ])
      _ = try story.move("conclude-review", by: .dana, form, to: "in-force")
      let letter = try story.dispatchedLetter("review-outcome")
      try story.expectLetter(letter, "the outcome of the review", mentions: [story.caller, "Calls are calmer", "challenge"])
      return "Dana Wood reviews the plan, and it continues. The letter says why, and how to challenge the decision."
    },
  ]

  static let endSteps: [StoryStep] = [
    StoryStep(name: "the last day passes", paragraph: "5.7") { story in
      try story.moveClocks("the end", past: try story.known(story.plan, "the plan's dates").endsOn)
      let view = try story.waitForStage("closed")
      try story.expect(view.outcome == "expired", "the end of the plan", expected: "expired", got: view.outcome ?? "none")
      let letter = try story.dispatchedLetter("plan-ended")
      try story.expectLetter(letter, "the letter about the end", mentions: [story.caller, story.reference])
      // The case learns of it a moment after the letter has gone out.
      _ = try story.teller.wait(for: "the case without a letter on its way") { try story.readCase().letters == nil ? true : nil }
      return "The clock passes the plan's last day. The plan has ended automatically, and a letter says so."
    },
    StoryStep(name: "a call after the end", paragraph: "5.7") { story in
      let answer = try story.teller.wait(for: "the end of the plan at intake") { () -> ContactCheckAnswer? in
        let answer = try story.ask(story.byTelephone)
        return answer.instruction == .proceed ? answer : nil
      }
      return told("A call after the end", answer)
    },
  ]

  private func appealDecision(_ outcome: String, _ reasons: String) throws -> Form {
    Form([
      ("appeal", try known(appeal, "the appeal").text), ("outcome", outcome), ("reasons", reasons),
      ("remedy", "police-complaint"),
    ])
  }
}
