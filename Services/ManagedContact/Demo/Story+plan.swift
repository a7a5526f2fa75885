import Contracts
import ServiceKit

/// The checklist, the plan, and its authorisation.
extension Story {
  static let checklistSteps: [StoryStep] = [
    StoryStep(name: "the six criteria are answered", paragraph: "5.3") { story in
      let criteria = try story.known(try story.readCase().criteria, "the criteria")
      try story.expect(criteria.count == 6, "the criteria", expected: "six", got: "\(criteria.count)")
      for criterion in criteria {
        let form = Form([
          ("criterion", criterion.code), ("answer", "met"), ("evidence", story.evidence[criterion.code] ?? "The matter's file."),
        ])
        _ = try story.move("answer-criterion", by: .chris, form, to: "checklist")
      }
      let open = try story.readCase().criteria?.filter { $0.answer == nil || $0.evidence == nil } ?? []
      try story.expect(
        open.isEmpty, "the criteria", expected: "all answered", got: open.map(\.code).joined(separator: ", "))
      return "Chris Fields answers the six criteria, each with evidence."
    },
    StoryStep(name: "adjustments are considered", paragraph: "5.9") { story in
      let text = "None is known and none has been asked for. Both letters offer one, and the telephone stays open."
      let view = try story.move(
        "confirm-adjustments-considered", by: .chris, Form([("consideration", text)]), to: "checklist")
      try story.expect(
        view.adjustmentsConsidered == text, "the consideration", expected: text, got: view.adjustmentsConsidered ?? "none")
      return "Chris Fields records how adjustments were considered."
    },
    StoryStep(name: "an incomplete plan is refused", paragraph: "5.6, 5.7, 8.1") { story in
      let form = Form([("howToContact", "By telephone.")])
      let problem = try story.beRefused("draft-plan", by: .chris, form, status: 422, paragraph: "5.6")
      let missing = problem.missing ?? []
      for paragraph in ["5.5", "5.6", "5.7"] {
        try story.expect(
          missing.contains { $0.contains("(\(paragraph))") }, "the refusal of a plan", expected: "paragraph \(paragraph) named",
          got: missing.joined(separator: "; "))
      }
      return "An incomplete plan is refused; missing: " + missing.joined(separator: "; ") + "."
    },
    StoryStep(name: "a plan with three restrictions is drafted", paragraph: "5.5") { story in
      let form = try story.planForm()
      let view = try story.move("draft-plan", by: .chris, form, to: "checklist")
      let kinds = (view.plan?.restrictions ?? []).map(\.kind)
      try story.expect(
        kinds == ["time-limits", "single-point-of-contact", "read-and-file"], "the draft", expected: "its three restrictions",
        got: kinds.joined(separator: ", "))
      return "Chris Fields drafts a plan: calls at set times, one point of contact, letters and emails read and filed."
    },
    StoryStep(name: "the plan is submitted", paragraph: "6.2") { story in
      _ = try story.move("submit", by: .chris, Form([]), to: "awaiting-authorisation")
      return "Chris Fields submits it to a senior manager."
    },
  ]

  static let authorisationSteps: [StoryStep] = [
    StoryStep(name: "a manager tries to authorise", paragraph: "6.2") { story in
      let problem = try story.beRefused("authorise", by: .chris, story.authorisation, status: 403, paragraph: "6.2")
      return "Chris Fields tries to authorise it, and is refused: \(problem.detail ?? "")"
    },
    StoryStep(name: "the target tries to authorise", paragraph: "6.2") { story in
      let problem = try story.beRefused("authorise", by: .pat, story.authorisation, status: 403, paragraph: "6.2")
      return "Pat Hill, a senior manager, tries, and is refused: \(problem.detail ?? "")"
    },
    StoryStep(name: "the person who handled the matter tries to authorise", paragraph: "6.2") { story in
      let problem = try story.beRefused("authorise", by: .lee, story.authorisation, status: 403, paragraph: "6.2")
      return "Lee Brook, a senior manager, tries, and is refused: \(problem.detail ?? "")"
    },
    StoryStep(name: "the plan is authorised", paragraph: "6.2") { story in
      _ = try story.move("authorise", by: .dana, story.authorisation, to: "notice-pending")
      return "Dana Wood, a senior manager who had no part in it, confirms each criterion and authorises the plan."
    },
    StoryStep(name: "the plan's letter is dispatched", paragraph: "5.4") { story in
      let letter = try story.dispatchedLetter("plan")
      try story.expectLetter(
        letter, "the plan's letter",
        mentions: [
          story.caller, story.reference, "Managing Service User Contact Policy", "no legal status", Story.pointOfContact,
          "enclose our policy", "challenge this decision",
        ])
      return "The plan's letter goes out. It says why, for how long, and how to challenge it."
    },
    StoryStep(name: "the plan is in force", paragraph: "5.1") { story in
      let view = try story.waitForStage("in-force")
      let from = try story.known(view.inForceFrom, "when the plan takes effect")
      try story.expect(
        view.plan?.endsOn == story.plan?.endsOn, "the plan in force", expected: "it to end on \(story.plan?.endsOn.text ?? "")",
        got: view.plan?.endsOn?.text ?? "none")
      return "Only now is the plan in force: from \(from.text) to \(view.plan?.endsOn?.text ?? "")."
    },
  ]

  /// The point of contact under the story's plan.
  static let pointOfContact = "Morgan Vale"

  private var evidence: [String: String] {
    [
      "a": "The complaint was investigated and answered on time. The file shows each step.",
      "b": "The decision was checked by a second officer and upheld.",
      "c": "Two letters and a call explained it. Nothing new has been offered since.",
      "d": "A meeting was offered twice, and a summary in plain words was sent.",
      "e": "Asked about access needs at registration and in the warning. None was mentioned.",
      "f": "An advocacy service was offered in both letters. Legal advice was considered and is not needed.",
    ]
  }

  private var authorisation: Form {
    Form(
      ["a", "b", "c", "d", "e", "f"].map { ("confirmedCriteria", $0) }
        + [("reasons", "The warning made no difference, and the plan keeps the telephone open at set times.")])
  }

  /// The plan as a browser sends it, with dates from the services' own clock; the same on every try.
  ///
  /// - Parameter minutes: how long a call may last.
  func planForm(until: String = "15:00", minutes: String = "20") throws -> Form {
    if plan == nil {
      let now = try teller.get("/clock", of: .workflow, by: .max, as: ClockAnswer.self).now
      plan = PlanTimes(now: now)
    }
    let times = try known(plan, "the plan's dates")
    func restriction(_ index: Int, _ fields: [(String, String)]) -> [(String, String)] {
      fields.map { ("restrictions[\(index)].\($0.0)", $0.1) }
    }
    return Form(
      restriction(
        0,
        [
          ("kind", "time-limits"), ("channels", "telephone"), ("weeklyWindows[0].weekday", "tuesday"),
          ("weeklyWindows[0].from", "10:00"), ("weeklyWindows[0].to", until), ("minutesPerContact", minutes),
          ("reasons", "Calls at all hours stopped other people from getting through."), ("behaviours", "swearing-or-threatening"),
        ])
        + restriction(
          1,
          [
            ("kind", "single-point-of-contact"), ("channels", "telephone"), ("pointOfContact", Self.pointOfContact),
            ("reasons", "One person who knows the matter can answer best."), ("behaviours", "threats"),
          ])
        + restriction(
          2,
          [
            ("kind", "read-and-file"), ("channels", "email"), ("channels", "letter"), ("newInformationExcepted", "true"),
            ("reasons", "Many messages said the same thing."), ("behaviours", "excessive-demands"),
          ])
        + [
          ("howToContact", "Call 01632 960001 on Tuesdays between 10:00 and \(until) and ask for \(Self.pointOfContact)."),
          ("serviceToExpect", "A call of up to \(minutes) minutes. We answer anything new within ten working days."),
          ("reasons", "Staff were sworn at and threatened, and this continued after the warning."),
          (
            "proportionality", "Shorter calls were agreed in March but the agreement was not kept. Nothing milder is left to try."
          ),
          ("startsOn", times.startsOn.text), ("endsOn", times.endsOn.text), ("reviewOn", times.reviewOn.text),
        ])
  }
}
