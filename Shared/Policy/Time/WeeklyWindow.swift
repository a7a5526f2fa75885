package import Contracts

extension Weekday {
  /// The name as a sentence writes it.
  package var words: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// 0 for Monday.
  var index: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }

  /// The day after it.
  var next: Weekday {
    switch self {
    case .monday: .tuesday
    case .tuesday: .wednesday
    case .wednesday: .thursday
    case .thursday: .friday
    case .friday: .saturday
    case .saturday: .sunday
    case .sunday: .monday
    }
  }
}

/// A time of the week in which contact is taken, in the body's own time zone, whatever the season.
package struct WeeklyWindow: Sendable, Hashable {
  /// The day of the week.
  package let weekday: Weekday
  /// Minutes after local midnight at which it opens, 0 to 1439.
  package let fromMinute: Int
  /// Minutes after local midnight at which it closes, up to 1440; that minute itself is outside. Earlier than it opens: on the next day.
  package let toMinute: Int

  /// The window of those times; nil unless each is within a day, and they differ.
  package init?(weekday: Weekday, fromMinute: Int, toMinute: Int) {
    guard (0..<1440).contains(fromMinute), toMinute != fromMinute, (0...1440).contains(toMinute) else { return nil }
    (self.weekday, self.fromMinute, self.toMinute) = (weekday, fromMinute, toMinute)
  }

  /// The window as a sentence names it: "Tuesday between 10:00 and 11:30".
  package var words: String {
    "\(weekday.words) between \(Self.clock(fromMinute)) and \(Self.clock(toMinute))"
      + (isOverMidnight && toMinute > 0 ? " on \(weekday.next.words)" : "")
  }

  /// Whether it goes on after midnight.
  private var isOverMidnight: Bool { toMinute < fromMinute }

  /// Whether that local time lies inside. Where the clocks go back, a local time comes twice, and is inside both times.
  package func contains(_ weekday: Weekday, minute: Int) -> Bool {
    guard isOverMidnight else { return weekday == self.weekday && minute >= fromMinute && minute < toMinute }
    return weekday == self.weekday && minute >= fromMinute || weekday == self.weekday.next && minute < toMinute
  }

  /// Minutes after the Monday's midnight; of a window that goes on into the next week, also beyond the last.
  private var minutes: Range<Int> {
    let start = weekday.index * 1440 + fromMinute
    return start..<start + (toMinute - fromMinute + (isOverMidnight ? 1440 : 0))
  }

  private static let week = 7 * 1440

  /// Whether both are open at some time of the week.
  package func meets(_ other: WeeklyWindow) -> Bool {
    [-Self.week, 0, Self.week].contains { shift in
      let moved = other.minutes.lowerBound + shift..<other.minutes.upperBound + shift
      return minutes.overlaps(moved)
    }
  }

  /// Whether it is open whenever the other one is.
  package func covers(_ other: WeeklyWindow) -> Bool {
    [-Self.week, 0, Self.week].contains { shift in
      minutes.lowerBound <= other.minutes.lowerBound + shift && minutes.upperBound >= other.minutes.upperBound + shift
    }
  }

  /// Minutes after midnight as `HH:MM`.
  static func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
  }
}
