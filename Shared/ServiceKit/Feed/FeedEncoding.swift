import Contracts
package import Storage

/// Journal entries as a batch of CloudEvents 1.0 in JSON, put together from the stored payloads as they are.
package enum FeedEncoding {
  /// `application/cloudevents-batch+json`
  package static let contentType = "application/cloudevents-batch+json"

  /// The batch; the payload of each entry has to be JSON. `id` is the sequence number, for CloudEvents' own integers have 32 bits only. With `digest`
  /// and `salt` a follower can check that the event is what the source's journal holds.
  package static func batch(_ entries: [JournalEntry], source: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(2) { $0 + 500 + ($1.payload?.utf8.count ?? 0) })
    bytes.append(UInt8(ascii: "["))
    for (index, entry) in entries.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += #"{"specversion":"1.0","id":""#.utf8
      bytes += String(entry.seq).utf8
      bytes += #"","source":"#.utf8
      appendQuoted(source, to: &bytes)
      bytes += #","type":"#.utf8
      appendQuoted(entry.type, to: &bytes)
      bytes += #","subject":"#.utf8
      appendQuoted(entry.stream, to: &bytes)
      bytes += #","streamversion":"#.utf8
      bytes += String(entry.version).utf8
      bytes += #","time":""#.utf8
      FeedTime.append(entry.instant, to: &bytes)
      bytes += #"","actor":"#.utf8
      appendQuoted(entry.actor, to: &bytes)
      bytes += #","hash":""#.utf8
      Hexadecimal.append(entry.hash, to: &bytes)
      bytes += #"","digest":"#.utf8
      bytes.append(UInt8(ascii: "\""))
      Hexadecimal.append(entry.digest, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
      if let payload = entry.payload, let salt = entry.salt {
        bytes += #","salt":""#.utf8
        Hexadecimal.append(salt, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        bytes += #","datacontenttype":"application/json","data":"#.utf8
        bytes += payload.utf8
      }
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes += "\\u00".utf8
        Hexadecimal.append([byte], to: &bytes)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Bytes as lower-case hexadecimal digits.
package enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func append(_ source: [UInt8], to bytes: inout [UInt8]) {
    for byte in source {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 0x0F)])
    }
  }

  /// Two digits for each byte.
  package static func text(_ source: [UInt8]) -> String {
    var bytes: [UInt8] = []
    append(source, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Nil when a byte is no digit or one is left over.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 2)
    var high: UInt8?
    for byte in text {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      if let first = high {
        result.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return result
  }
}

/// Instants of the feed, written and read without Foundation's formatters, which cost more than all else in an event together.
enum FeedTime {
  static func append(_ instant: Instant, to bytes: inout [UInt8]) {
    let (days, milliseconds) = floored(instant.milliseconds, by: 86_400_000)
    let (year, month, day) = civil(days: days)
    guard (0...9999).contains(year) else {
      bytes += instant.text.utf8
      return
    }
    func digits(_ value: Int64, _ width: Int) {
      var divisor: Int64 = width == 4 ? 1000 : width == 3 ? 100 : 10
      while divisor > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
        divisor /= 10
      }
    }
    let parts: [(Int64, Int, Character)] = [
      (year, 4, "-"), (month, 2, "-"), (day, 2, "T"), (milliseconds / 3_600_000, 2, ":"), (milliseconds / 60_000 % 60, 2, ":"),
      (milliseconds / 1000 % 60, 2, "."), (milliseconds % 1000, 3, "Z"),
    ]
    for (value, width, after) in parts {
      digits(value, width)
      bytes.append(after.asciiValue ?? 0)
    }
  }

  /// The instant of `2026-11-23T09:30:00.000Z` exactly so spaced; of any other ISO 8601 by way of `Instant`.
  static func instant(_ text: String) -> Instant? {
    var copy = text
    let quick: Instant? = copy.withUTF8 { bytes in
      guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z")
      else {
        return nil
      }
      func number(_ range: Range<Int>) -> Int64? {
        var value: Int64 = 0
        for index in range {
          let digit = bytes[index] &- UInt8(ascii: "0")
          guard digit < 10 else { return nil }
          value = value * 10 + Int64(digit)
        }
        return value
      }
      guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
        let minute = number(14..<16), let second = number(17..<19), let millisecond = number(20..<23),
        bytes[4] == UInt8(ascii: "-"), bytes[7] == bytes[4], bytes[13] == UInt8(ascii: ":"), bytes[16] == bytes[13],
        (1900...9999).contains(year), (1...12).contains(month), (1...28).contains(day), hour < 24, minute < 60, second < 60
      else { return nil }
      let seconds = days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
      return Instant(milliseconds: seconds * 1000 + millisecond)
    }
    return quick ?? Instant(text)
  }

  private static func floored(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let remainder = (value % divisor + divisor) % divisor
    return ((value - remainder) / divisor, remainder)
  }

  /// Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March so that a leap day is a year's last.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = floored(marchYear, by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floored(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
