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
  package func day(of instant: Instant) -> Day { Day(number: Gregorian.split(localSeconds(instant), by: 86_400).quotient) }

  /// The local weekday, and the minutes since local midnight, 0 to 1439.
  package func weekTime(of instant: Instant) -> (weekday: Weekday, minute: Int) {
    let (day, second) = Gregorian.split(localSeconds(instant), by: 86_400)
    return (Self.weekday(ofDay: day), Int(second / 60))
  }

  /// The first moment of that day in the zone.
  package func start(of day: Day) -> Instant {
    let local = day.number * 86_400
    let before = offset(at: local - 90_000)
    let after = offset(at: local + 90_000)
    for candidate in [local - max(before, after), local - min(before, after)] where offset(at: candidate) == local - candidate {
      return Instant(milliseconds: candidate * 1000)
    }
    // Where clocks go forward at midnight, that midnight does not exist: the day begins with the new offset.
    return Instant(milliseconds: (local - before) * 1000)
  }

  /// The instant at which clocks show that minute of that day, the first where they show it twice; nil where they skip it.
  package func instant(of day: Day, minute: Int) -> Instant? {
    let local = day.number * 86_400 + Int64(minute) * 60
    let (before, after) = (offset(at: local - 90_000), offset(at: local + 90_000))
    let candidates = [local - max(before, after), local - min(before, after)]
    return candidates.first { offset(at: $0) == local - $0 }.map { Instant(milliseconds: $0 * 1000) }
  }

  /// The first moment of the day that many days after the one on which `instant` falls.
  package func midnight(daysAfter days: Int, _ instant: Instant) -> Instant { start(of: day(of: instant).adding(days: days)) }

  /// The first moment of the week, Monday first, in which that instant is.
  package func startOfWeek(of instant: Instant) -> Instant {
    let day = day(of: instant)
    return start(of: day.adding(days: -day.weekday.index))
  }

  private func localSeconds(_ instant: Instant) -> Int64 {
    let seconds = Gregorian.split(instant.milliseconds, by: 1000).quotient
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

  /// 1990 to 2090: no case is older, and no zone's rules are known further ahead.
  private static let firstSecond = 631_152_000.0
  private static let lastSecond = 3_786_912_000.0
  private static let weekdays = Weekday.allCases

  /// The weekday so many days after 1970-01-01, which was a Thursday, the fourth of `Weekday.allCases`.
  fileprivate static func weekday(ofDay number: Int64) -> Weekday { weekdays[Int(((number % 7) + 7 + 3) % 7)] }
}

extension Day {
  /// The day of the week.
  package var weekday: Weekday { BodyZone.weekday(ofDay: number) }
}
