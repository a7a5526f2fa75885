package import Contracts

/// The days that are neither Saturday, Sunday nor a bank holiday of one division of the country.
///
/// Bank holidays are announced a few years ahead at most. Outside the years it has data for, every weekday counts as a working
/// day, so a deadline there may come early by the holidays that are not known yet. Check ``coversThrough`` to see that coming.
package struct WorkingDays: Sendable, Equatable {
  /// The first day whose bank holidays are known.
  package let coversFrom: Day
  /// The last day whose bank holidays are known.
  package let coversThrough: Day
  /// The name of the division of the country.
  package let division: String
  private let holidays: Set<Day>

  /// The bank holidays are known for those days; holidays outside them also count.
  package init(division: String, from: Day, through: Day, holidays: Set<Day>) {
    (self.division, coversFrom, coversThrough, self.holidays) = (division, from, through, holidays)
  }

  /// Whether its bank holidays are known.
  package func covers(_ day: Day) -> Bool { coversFrom <= day && day <= coversThrough }

  /// Whether the office works on that day.
  package func isWorking(_ day: Day) -> Bool {
    switch day.weekday {
    case .saturday, .sunday: false
    case .monday, .tuesday, .wednesday, .thursday, .friday: !holidays.contains(day)
    }
  }

  /// The n-th working day after `start`, which itself is never counted; `start` when n is less than 1.
  ///
  /// It is 9999-12-31 when there are not that many days.
  package func day(_ n: Int, after start: Day) -> Day {
    var (day, left) = (start, n)
    while left > 0 {
      let next = day.adding(days: 1)
      guard next > day else { break }
      day = next
      if isWorking(day) { left -= 1 }
    }
    return day
  }
}
