package import Contracts

extension Weekday {
  /// The name as a sentence writes it.
  package var words: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// A time of the week in which contact is taken, in the body's own time zone, whatever the season.
package struct WeeklyWindow: Sendable, Hashable {
  /// The day of the week.
  package let weekday: Weekday
  /// Minutes after local midnight at which it opens, 0 to 1439.
  package let fromMinute: Int
  /// Minutes after local midnight at which it closes, up to 1440; that minute itself is outside.
  package let toMinute: Int

  /// The window of those times; nil unless 0 <= from < to <= 1440.
  package init?(weekday: Weekday, fromMinute: Int, toMinute: Int) {
    guard (0..<1440).contains(fromMinute), toMinute > fromMinute, toMinute <= 1440 else { return nil }
    (self.weekday, self.fromMinute, self.toMinute) = (weekday, fromMinute, toMinute)
  }

  /// The window as a sentence names it: "Tuesday between 10:00 and 11:30".
  package var words: String { "\(weekday.words) between \(Self.clock(fromMinute)) and \(Self.clock(toMinute))" }

  /// Whether that local time lies inside.
  package func contains(_ weekday: Weekday, minute: Int) -> Bool {
    weekday == self.weekday && minute >= fromMinute && minute < toMinute
  }

  /// Minutes after midnight as `HH:MM`.
  static func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
  }
}
