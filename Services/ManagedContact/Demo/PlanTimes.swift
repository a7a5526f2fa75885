import Contracts
import Policy

/// When the story's plan applies, by the services' clock, within what the pack allows.
struct PlanTimes {
  let startsOn: Day
  let reviewOn: Day
  /// The day of the review after that one.
  let nextReviewOn: Day
  let endsOn: Day
  /// Noon of the Tuesday in the week after the letters about the plan and about its variation are served: inside the plan's weekly window, and no
  /// call of the story was logged in that week.
  let inside: Instant
  /// Eight in the evening of that day: outside.
  let outside: Instant

  /// The dates of a plan drafted now.
  init(now: Instant, under pack: PolicyPack) {
    startsOn = pack.zone.day(of: now)
    reviewOn = Self.review(after: startsOn, pack.review)
    nextReviewOn = Self.review(after: reviewOn, pack.review)
    // Where a plan lapses it does so at its second review, before its last day; elsewhere a third review would come after that.
    let last = pack.review.lapses ? Self.review(after: nextReviewOn, pack.review) : nextReviewOn
    endsOn = pack.review.maximumMonths.map { [startsOn] in min(last, startsOn.adding(months: $0)) } ?? last
    let daysOfPost = pack.told.deemedWorkingDays[.post] ?? 0
    var tuesday = pack.calendar.day(2 * daysOfPost, after: startsOn).adding(days: 1)
    while tuesday.weekday != .monday { tuesday = tuesday.adding(days: 1) }
    while tuesday.weekday != .tuesday { tuesday = tuesday.adding(days: 1) }
    inside = pack.zone.start(of: tuesday).adding(seconds: 12 * 3600)
    outside = pack.zone.start(of: tuesday).adding(seconds: 20 * 3600)
  }

  /// How many days the story leaves until a review: twelve weeks, or what leaves room for three of them under the pack.
  static func daysToReview(_ rules: ReviewRules) -> Int { min(84, rules.months * 28, (rules.maximumMonths ?? 9) * 28 / 3) }

  /// A day of review after that day: where all plans are reviewed together, the first of those days that is not too near.
  private static func review(after day: Day, _ rules: ReviewRules) -> Day {
    guard !rules.together.isEmpty else { return day.adding(days: daysToReview(rules)) }
    // A review is concluded on the day before that one at the earliest, and the next is within so many months of then.
    let latest = day.adding(days: -1).adding(months: rules.months)
    var (found, review) = ([Day](), day.adding(days: 1))
    while review <= latest {
      if rules.allows(review) { found.append(review) }
      review = review.adding(days: 1)
    }
    return found.first { $0 >= day.adding(days: 28) } ?? found.first ?? latest
  }
}
