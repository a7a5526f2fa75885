package import Contracts

/// Counts contacts by day, week and channel, by the body's clock: a day on which the clocks change has 23 or 25 hours, and is one day.
package struct PatternCount {
  private let zone: BodyZone
  private let from: Day
  private let to: Day
  private var days: [PatternAmount]
  private var weeks: [[Channel: PatternAmount]]

  /// The most days that are counted at once.
  package static let mostDays = 366

  /// Nothing yet, on those days, of which the first is not after the last.
  package init(from: Day, to: Day, zone: BodyZone) {
    (self.from, self.to, self.zone) = (from, to, zone)
    days = Array(repeating: PatternAmount(), count: Int(to.number - from.number) + 1)
    weeks = Array(repeating: [:], count: Int((Self.monday(of: to).number - Self.monday(of: from).number) / 7) + 1)
  }

  /// Counts a contact on the day on which it began; one that began on another day than these counts nowhere.
  package mutating func add(at: Instant, endedAt: Instant?, channel: Channel, direction: ContactDirection) {
    let day = zone.day(of: at)
    guard day >= from, day <= to else { return }
    let length = endedAt.map { max(0, $0.milliseconds - at.milliseconds) }
    let one = PatternAmount(
      contacts: 1, incoming: direction == .incoming ? 1 : 0, minutes: length.map { Int(($0 + 59_999) / 60_000) } ?? 0,
      untimed: length == nil ? 1 : 0)
    days[Int(day.number - from.number)].add(one)
    weeks[Int((Self.monday(of: day).number - Self.monday(of: from).number) / 7)][channel, default: PatternAmount()].add(one)
  }

  /// What was counted, of that person.
  package func pattern(of person: Identifier) -> ContactPattern {
    var (total, channels) = (PatternAmount(), [Channel: PatternAmount]())
    for amount in days { total.add(amount) }
    for week in weeks { for (channel, amount) in week { channels[channel, default: PatternAmount()].add(amount) } }
    return ContactPattern(
      serviceUser: person, from: from, to: to, timeZone: zone.name, total: total,
      days: days.enumerated().map { PatternDay(day: from.adding(days: $0), amount: $1) },
      weeks: weeks.enumerated().map { index, week in
        var amount = PatternAmount()
        for part in week.values { amount.add(part) }
        return PatternWeek(
          monday: Self.monday(of: from).adding(days: 7 * index), amount: amount, channels: Self.sorted(week))
      },
      channels: Self.sorted(channels))
  }

  /// The Monday of a day's week.
  private static func monday(of day: Day) -> Day {
    // The first of January 1970 was a Thursday.
    day.adding(days: -Int(Gregorian.split(day.number + 3, by: 7).remainder))
  }

  private static func sorted(_ channels: [Channel: PatternAmount]) -> [PatternChannel] {
    channels.map { PatternChannel(channel: $0, amount: $1) }
      .sorted { ($1.amount.contacts, $0.channel) < ($0.amount.contacts, $1.channel) }
  }
}

extension PatternAmount {
  fileprivate mutating func add(_ other: PatternAmount) {
    self = PatternAmount(
      contacts: contacts + other.contacts, incoming: incoming + other.incoming, minutes: minutes + other.minutes,
      untimed: untimed + other.untimed)
  }
}
