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

  /// Reads a date and time as RFC 3339 writes them, with a zone (`Z` or an offset); nil when it is anything else, more follows, there is no
  /// such day or time of day, or it is outside the years 1900 to 9999.
  package init?(_ text: String) {
    var text = text
    let read = text.withUTF8 { bytes -> Instant? in
      guard bytes.count >= 20, let day = Day(bytes), bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
        bytes[16] == UInt8(ascii: ":"), let hour = Digits.number(bytes, 11..<13), let minute = Digits.number(bytes, 14..<16),
        let second = Digits.number(bytes, 17..<19), hour < 24, minute < 60, second < 60
      else { return nil }
      var place = 19
      guard let millisecond = Self.fraction(bytes, &place), let offset = Self.offset(bytes, place) else { return nil }
      let seconds = day.number * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
      return Instant(milliseconds: seconds * 1000 + Int64(millisecond))
    }
    guard let read, (Self.earliest..<Self.latest).contains(read.milliseconds) else { return nil }
    self = read
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

  /// The milliseconds of a fraction that may begin there; nil for a point without a digit.
  private static func fraction(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    guard bytes[place] == UInt8(ascii: ".") else { return 0 }
    place += 1
    var (milliseconds, digits) = (0, 0)
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) {
      if digits < 3 { milliseconds = milliseconds * 10 + Int(bytes[place] - UInt8(ascii: "0")) }
      (place, digits) = (place + 1, digits + 1)
    }
    guard digits > 0 else { return nil }
    for _ in digits..<max(3, digits) { milliseconds *= 10 }
    return milliseconds
  }

  /// The seconds by which a zone that begins there, and ends the text, is ahead of UTC; nil when it is none.
  private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    let sign = bytes[place]
    if sign | 0x20 == UInt8(ascii: "z") { return place + 1 == bytes.count ? 0 : nil }
    // The colon may be left out.
    let minutes = bytes.count == place + 5 ? place + 3 : place + 4
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count == minutes + 2,
      minutes == place + 3 || bytes[place + 3] == UInt8(ascii: ":"), let hour = Digits.number(bytes, place + 1..<place + 3),
      let minute = Digits.number(bytes, minutes..<minutes + 2), hour < 24, minute < 60
    else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hour * 3600 + minute * 60)
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant `seconds` later (earlier when negative).
  package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

  private static let earliest: Int64 = -2_208_988_800_000
  private static let latest: Int64 = 253_402_300_800_000
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
