package import Contracts
private import Foundation

/// A body's time zone, with its changes of offset worked out once, so that days and weekly times cost integer arithmetic only.
package struct BodyZone: Sendable {
  /// The IANA name, such as `Europe/London`.
  package let name: String
  /// Which offset applies from which second since 1970, ascending; the first entry also covers earlier times.
  private let changes: [(from: Int64, offset: Int64)]

  /// The zone of that name; nil when the system does not know it.
  package init?(name: String) {
    guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else { return nil }
    var from = Date(timeIntervalSince1970: Self.firstSecond)
    let last = Date(timeIntervalSince1970: Self.lastSecond)
    var changes = [(from: Int64(Self.firstSecond), offset: Int64(zone.secondsFromGMT(for: from)))]
    while let next = zone.nextDaylightSavingTimeTransition(after: from), next < last, next > from {
      changes.append((Int64(next.timeIntervalSince1970), Int64(zone.secondsFromGMT(for: next))))
      from = next
    }
    self.name = name
    self.changes = changes
  }

  /// The local day of that instant.
  package func day(of instant: Instant) -> Day { Self.day(number: Self.split(localSeconds(instant)).day) }

  /// The local weekday, and the minutes since local midnight, 0 to 1439.
  package func weekTime(of instant: Instant) -> (weekday: Weekday, minute: Int) {
    let (day, second) = Self.split(localSeconds(instant))
    return (Self.weekday(ofDay: day), Int(second / 60))
  }

  /// The first moment of that day in the zone.
  package func start(of day: Day) -> Instant {
    let local = Self.number(of: day) * 86_400
    let before = offset(at: local - 90_000)
    let after = offset(at: local + 90_000)
    for candidate in [local - max(before, after), local - min(before, after)] where offset(at: candidate) == local - candidate {
      return Instant(milliseconds: candidate * 1000)
    }
    // Where clocks go forward at midnight, that midnight does not exist: the day begins with the new offset.
    return Instant(milliseconds: (local - before) * 1000)
  }

  /// The first moment of the day that many days after the one on which `instant` falls.
  package func midnight(daysAfter days: Int, _ instant: Instant) -> Instant { start(of: day(of: instant).adding(days: days)) }

  private func localSeconds(_ instant: Instant) -> Int64 {
    let seconds = Int64((Double(instant.milliseconds) / 1000).rounded(.down))
    return seconds + offset(at: seconds)
  }

  private func offset(at second: Int64) -> Int64 {
    var (low, high) = (0, changes.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if changes[middle].from <= second { low = middle } else { high = middle - 1 }
    }
    return changes[low].offset
  }

  private static func split(_ seconds: Int64) -> (day: Int64, second: Int64) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return (day, seconds - day * 86_400)
  }

  /// 1990 to 2090: no case is older, and no zone's rules are known further ahead.
  private static let firstSecond = 631_152_000.0
  private static let lastSecond = 3_786_912_000.0
  private static let weekdays = Weekday.allCases
}

extension BodyZone {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  static func number(of day: Day) -> Int64 {
    let year = Int64(day.month <= 2 ? day.year - 1 : day.year)
    let era = year / 400
    let yearOfEra = year - era * 400
    let month = Int64(day.month + (day.month > 2 ? -3 : 9))
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * month + 2) / 5 + Int64(day.day) - 1
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The weekday that many days after 1970-01-01, which was a Thursday, the fourth of `Weekday.allCases`.
  static func weekday(ofDay number: Int64) -> Weekday { weekdays[Int(((number % 7) + 7 + 3) % 7)] }

  /// The day that many days after 1970-01-01; the nearest that `Day` can hold when it is out of its range.
  static func day(number: Int64) -> Day {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    let dayOfMonth = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    return Day(year: year, month: month, day: dayOfMonth) ?? (number < 0 ? earliest : latest)
  }

  // Both exist in the calendar, so the day of the failing branch is never reached.
  private static let earliest = Day("1900-01-01") ?? day(number: 0)
  private static let latest = Day("9999-12-31") ?? day(number: 0)
}

extension Day {
  /// The day that many days later (earlier when negative).
  package func adding(days: Int) -> Day { BodyZone.day(number: BodyZone.number(of: self) + Int64(days)) }
}
