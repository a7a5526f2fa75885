package import Foundation

/// A moment in time, to the millisecond, in UTC: the only instant the system stores, sends or compares.
///
/// As JSON it is an ISO 8601 string, always with three decimals and `Z` (`2026-11-23T09:30:00.000Z`). Any offset and any number of
/// decimals are understood when read; what is finer than a millisecond is dropped.
package struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package var milliseconds: Int64

  /// The instant that many milliseconds after 1970-01-01T00:00:00Z.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The instant of a Foundation date, rounded to the nearest millisecond.
  package init(_ date: Date) {
    milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
  }

  /// Reads ISO 8601 with a zone (`Z` or an offset); nil when it is anything else or outside the years 1900 to 9999.
  package init?(_ text: String) {
    if let instant = Self.written(text) {
      self = instant
      return
    }
    guard (20...40).contains(text.utf8.count) else { return nil }
    let hasFraction = text.utf8.contains(UInt8(ascii: "."))
    let style = hasFraction ? Self.fractional : Self.whole
    guard let date = try? style.parse(text), date >= Self.earliest, date < Self.latest else { return nil }
    self.init(date)
  }

  /// ISO 8601 in UTC with three decimals.
  package var text: String {
    let (days, millisecond) = Gregorian.split(milliseconds, by: 86_400_000)
    return Digits.text { digits in
      digits.add(Gregorian.date(ofDay: days))
      for (separator, number, width): (Unicode.Scalar, Int64, Int) in [
        ("T", millisecond / 3_600_000, 2), (":", millisecond / 60_000 % 60, 2), (":", millisecond / 1000 % 60, 2),
        (".", millisecond % 1000, 3),
      ] {
        digits.add(separator)
        digits.add(number, width: width)
      }
      digits.add("Z")
    }
  }

  /// The instant of a text in exactly the form in which `text` writes it, which is that of nearly every instant that is read; nil for any other.
  private static func written(_ text: String) -> Instant? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == 24, let day = Day(bytes), bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
        bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
        let hour = Digits.number(bytes, 11..<13), let minute = Digits.number(bytes, 14..<16),
        let second = Digits.number(bytes, 17..<19), let millisecond = Digits.number(bytes, 20..<23), hour < 24, minute < 60,
        second < 60
      else { return nil }
      let seconds = day.number * 86_400 + Int64(hour * 3600 + minute * 60 + second)
      return Instant(milliseconds: seconds * 1000 + Int64(millisecond))
    }
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant `seconds` later (earlier when negative).
  package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

  private static let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
  private static let whole = Date.ISO8601FormatStyle()
  private static let earliest = Date(timeIntervalSince1970: -2_208_988_800)
  private static let latest = Date(timeIntervalSince1970: 253_402_300_800)
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let instant = Instant(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO 8601 instant with a zone")
    }
    self = instant
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
