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
    guard (20...40).contains(text.utf8.count) else { return nil }
    let hasFraction = text.utf8.contains(UInt8(ascii: "."))
    let style = hasFraction ? Self.fractional : Self.whole
    guard let date = try? style.parse(text), date >= Self.earliest, date < Self.latest else { return nil }
    self.init(date)
  }

  /// The same moment as a Foundation date.
  package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// ISO 8601 in UTC with three decimals.
  package var text: String { date.formatted(Self.fractional) }

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
