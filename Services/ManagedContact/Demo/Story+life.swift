import Contracts
import Policy
import ServiceKit

/// How a plan in force goes on: it is reviewed, and ends.
extension Story {
  /// A plan that lapses is reviewed in time, or it would be gone; elsewhere the story lets the day pass, to show what comes of that.
  static func reviewSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let dueSteps = pack.review.lapses ? reviewInTimeSteps(pack, cast) : overdueReviewSteps(pack, cast)
    return dueSteps + lateAppealSteps(pack, cast) + [
      StoryStep("the review continues the plan", .reconsideration, leaves: [.init(.reconsideration, by: cast.reviewer)]) {
        story in
        let (next, reasons) = (try story.planTimes().nextReviewOn, "Calls are calmer, but not all of them. The plan continues.")
        let form = Form([("outcome", "continue"), ("reviewOn", next.text), ("reasons", reasons)])
        try story.move(.concludeReview, by: cast.reviewer, form, to: .inForce)
        try story.expectLetter(
          .reviewOutcome, "the outcome of the review", from: cast.reviewer, taking: .concludeReview,
          saying: [reasons, next.words])
        return
          "\(cast.reviewer.introduced), reviews the plan, and it continues. The letter says why, and how to challenge the decision."
      }
    ]
  }

  private static func reviewInTimeSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the review comes up", .reviews) { story in
        let day = try story.planTimes().reviewOn
        try story.moveClocks("the review", to: day.adding(days: -1))
        try story.expectLetter(.reviewComing, "the letter about the coming review", saying: [day.words])
        let task = try story.teller.wait(for: "the review among the tasks of \(cast.chris.called)") {
          try story.task(.review, of: cast.chris)
        }
        return
          "\(cast.max.name) moves the clock to the day before the review. A letter has announced it to \(story.caller), and it is a task "
          + "for \(pack.words(for: task.office)): \(task.sentence)"
      }
    ]
  }

  private static func overdueReviewSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the review date passes", .reviews, leaves: [.itself(.reviews)]) { story in
        try story.moveClocks("the review", to: try story.planTimes().reviewOn.adding(days: 1))
        return "\(cast.max.name) moves the clock past the review date. The review has not been done."
      },
      StoryStep("the overdue review escalates", .reviews) { story in
        let task = try story.teller.wait(for: "the overdue review among the tasks of \(cast.reviewer.called)") {
          try story.task(.overdueReview, of: cast.reviewer)
        }
        return "It is a task for \(pack.words(for: task.office)) until it is done: \(task.sentence)"
      },
    ]
  }

  /// Where there is a time limit, and the story's first review certainly comes after it.
  private static func lateAppealSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    guard let days = pack.appeals.windowWorkingDays, days + pack.appeals.receiptWorkingDays <= 15,
      PlanTimes.daysToReview(pack.review) >= 28
    else { return [] }
    return [
      StoryStep("a challenge that comes late is refused", .appeals) { story in
        let grounds = pack.appeals.grounds.prefix(1).map { ("grounds", $0.code) }
        let form = Form([("against", "plan"), ("channel", "letter"), ("statement", "I want it to end.")] + grounds)
        let problem = try story.beRefused(.lodgeAppeal, by: cast.recorder, form, status: 422, citing: .appeals)
        return "\(story.caller) challenges the plan once more, long after \(days) working days: refused. \(problem.detail ?? "")"
      }
    ]
  }

  static func endSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let lapses = pack.review.lapses
    let rule = lapses ? Rule.reviews : .planDuration
    return [
      StoryStep(lapses ? "the plan lapses" : "the last day passes", rule, leaves: [.itself(rule)]) { story in
        let times = try story.planTimes()
        let last = lapses ? times.nextReviewOn : times.endsOn
        try story.moveClocks("the end", to: last.adding(days: 1))
        let (view, outcome) = (try story.waitForStage(.closed), lapses ? CaseOutcome.lapsed : .expired)
        try story.expect(
          view.outcome == outcome.rawValue, "the end of the plan", expected: outcome.rawValue, got: view.outcome ?? "none")
        try story.expectLetter(.planEnded, "the letter about the end", saying: [last.words])
        // The case learns of it a moment after the letter has gone out.
        _ = try story.teller.wait(for: "the case without a letter on its way") {
          try story.readCase().letters == nil ? true : nil
        }
        return lapses
          ? "The clock passes the day of the next review, and no one has extended the plan. It has lapsed, and a letter says so."
          : "The clock passes the plan's last day. The plan has ended automatically, and a letter says so."
      },
      StoryStep("a call after the end", rule) { story in
        let answer = try story.teller.wait(for: "the end of the plan at intake") { () -> ContactCheckAnswer? in
          let answer = try story.ask(story.byTelephone)
          return answer.plan == nil && answer.instruction == .proceed ? answer : nil
        }
        return told("A call after the end", answer)
      },
    ]
  }
}
