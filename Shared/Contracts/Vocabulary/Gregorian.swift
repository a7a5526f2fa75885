/// The proleptic Gregorian calendar as integer arithmetic: the only place that turns days into years and months. Foundation's own costs more than
/// everything else that is done for an event.
///
/// A year is counted from March, so that a leap day comes last; an era has 400 years.
package enum Gregorian {
  /// Days since 1970-01-01 of a day of that year and month.
  static func day(year: Int, month: Int, day: Int) -> Int64 {
    let (era, yearOfEra) = split(Int64(month <= 2 ? year - 1 : year), by: 400)
    let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month and day of the month, that many days after 1970-01-01.
  static func date(ofDay number: Int64) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = split(number + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = Int(dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100))
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// How many days that month has.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Quotient and remainder, rounded down, so that the remainder is never negative.
  package static func split(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Numbers as dates and times have them: that many digits, with leading zeroes.
struct Digits {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// The text that `write` makes, of at most 32 bytes: the latest millisecond possible has 30.
  static func text(_ write: (inout Digits) -> Void) -> String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      var digits = Digits(buffer: buffer)
      write(&digits)
      return digits.count
    }
  }

  private init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func add(_ date: (year: Int, month: Int, day: Int)) {
    if date.year < 0 { add("-") }
    var width = 4
    while date.year.magnitude >= Self.powers[width] { width += 1 }
    add(Int64(date.year.magnitude), width: width)
    add("-")
    add(Int64(date.month), width: 2)
    add("-")
    add(Int64(date.day), width: 2)
  }

  mutating func add(_ letter: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: letter)
    count += 1
  }

  mutating func add(_ number: Int64, width: Int) {
    var rest = number
    for place in stride(from: count + width - 1, through: count, by: -1) {
      buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += width
  }

  private static let powers: [UInt] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// The number made of the digits in that range; nil when one is not a digit.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
