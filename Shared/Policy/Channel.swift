/// A way of reaching the body, or of being reached by it.
package enum Channel: String, CaseIterable, Sendable, Comparable {
  case phone, email, letter, form
  case inPerson = "in-person"

  /// True where what arrives can wait to be read: it can be read and filed, a call cannot.
  package var isWritten: Bool {
    switch self {
    case .email, .letter, .form: true
    case .phone, .inPerson: false
    }
  }

  /// The channel as a sentence names it: "by phone", "by letter".
  package var words: String {
    switch self {
    case .phone: "by phone"
    case .email: "by e-mail"
    case .letter: "by letter"
    case .form: "by our web form"
    case .inPerson: "in person"
    }
  }

  /// By name.
  package static func < (left: Channel, right: Channel) -> Bool { left.rawValue < right.rawValue }
}

/// A day of the week, Monday first (ISO 8601 numbers it 1).
package enum Weekday: String, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

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
    self.weekday = weekday
    self.fromMinute = fromMinute
    self.toMinute = toMinute
  }

  /// The window as a sentence names it: "Tuesday between 10:00 and 11:30".
  package var words: String { "\(weekday.words) between \(Self.clock(fromMinute)) and \(Self.clock(toMinute))" }

  /// Whether that local time lies inside.
  package func contains(_ weekday: Weekday, minute: Int) -> Bool {
    weekday == self.weekday && minute >= fromMinute && minute < toMinute
  }

  private static func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
  }
}
