/// A calendar day without a time or a zone (`2026-11-23`): what a letter says, and what a plan starts, ends and is reviewed on.
///
/// It is turned into instants in the body's own time zone, where that zone is known.
package struct Day: Hashable, Comparable, Sendable {
  /// The year, 1900 to 9999.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, 1 to 31.
  package let day: Int

  /// The day of those numbers; nil when the proleptic Gregorian calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month), (1...Gregorian.length(ofMonth: month, year: year)).contains(day)
    else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `YYYY-MM-DD`; nil when it is anything else.
  package init?(_ text: String) {
    var text = text
    guard let day = text.withUTF8({ $0.count == 10 ? Day($0) : nil }) else { return nil }
    self = day
  }

  /// Reads `YYYY-MM-DD` at the beginning of ten bytes or more.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), let year = Digits.number(bytes, 0..<4),
      let month = Digits.number(bytes, 5..<7), let day = Digits.number(bytes, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day so many days after 1970-01-01; the nearest that there is here when it is before 1900 or after 9999.
  package init(number: Int64) {
    let date = Gregorian.date(ofDay: min(max(number, Self.first), Self.last))
    (year, month, day) = (date.year, date.month, date.day)
  }

  /// Days since 1970-01-01.
  package var number: Int64 { Gregorian.day(year: year, month: month, day: day) }

  /// `YYYY-MM-DD`.
  package var text: String {
    Digits.text { $0.add((year, month, day)) }
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The same day that many months later; the last day of that month where it is shorter.
  package func adding(months: Int) -> Day {
    let index = year * 12 + (month - 1) + months
    let (year, month) = (index / 12, index % 12 + 1)
    return Day(year: year, month: month, day: min(day, Gregorian.length(ofMonth: month, year: year))) ?? self
  }

  /// The day so many days later (earlier when negative).
  package func adding(days: Int) -> Day { Day(number: number + Int64(days)) }

  private static let first = Gregorian.day(year: 1900, month: 1, day: 1)
  private static let last = Gregorian.day(year: 9999, month: 12, day: 31)
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = Day(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day in the form YYYY-MM-DD")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
