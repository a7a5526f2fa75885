package import Contracts

/// How long each kind of record is kept, as the pack says: its retention schedule.
package struct RetentionSchedule: Sendable, Equatable {
  /// Every kind of aggregate belongs to exactly one of these.
  package let classes: [RetentionClass]
  /// For how many days an approved disposal can still be stopped.
  package let coolingOffDays: Int

  package init(classes: [RetentionClass], coolingOffDays: Int) { (self.classes, self.coolingOffDays) = (classes, coolingOffDays) }

  /// Of a pack from before there were classes: everything for so many years after it ended.
  package init(years: Int) {
    self.init(
      classes: [
        RetentionClass(
          code: "records", title: "Records of contact and of the policy", kinds: AggregateKind.allCases, years: years,
          from: .event,
          action: .destroy)
      ], coolingOffDays: Self.usualCoolingOffDays)
  }

  static let usualCoolingOffDays = 14

  /// The class of that kind; every kind has one, which the pack's reader has checked.
  package func retentionClass(of kind: AggregateKind) -> RetentionClass {
    classes.first { $0.kinds.contains(kind) } ?? classes[0]
  }
}

/// A class of the schedule.
package struct RetentionClass: Sendable, Equatable {
  /// The pack's code.
  package let code: String
  /// What people call it.
  package let title: String
  /// The kinds of aggregate that it has.
  package let kinds: [AggregateKind]
  /// For how many years they are kept.
  package let years: Int
  /// From when these count.
  package let from: RetentionStart
  /// What becomes of them then.
  package let action: RetentionAction

  package init(
    code: String, title: String, kinds: [AggregateKind], years: Int, from: RetentionStart, action: RetentionAction
  ) {
    (self.code, self.title, self.kinds) = (code, title, kinds)
    (self.years, self.from, self.action) = (years, from, action)
  }

  /// The first day on which what ended on that day may be destroyed: as many whole years later, never a day less.
  package func due(after end: Day) -> Day {
    let start = from.day(of: end)
    let later = start.adding(months: 12 * years)
    // Six years from 29 February are over with the next 28 February, the last day on which it is kept.
    return later.day == start.day ? later : later.adding(days: 1)
  }
}

/// From when a period counts.
package enum RetentionStart: String, CaseIterable, Sendable {
  /// The event itself.
  case event
  /// The end of the financial year in which it was.
  case financialYearEnd = "financial-year-end"

  func day(of event: Day) -> Day {
    switch self {
    case .event: return event
    case .financialYearEnd:
      return FinancialYear(of: event).last ?? event
    }
  }
}
