/// Reads telephone numbers as people, telephone systems and spreadsheets write them, in the region of a body.
package struct TelephoneReader: Sendable {
  /// The region in which numbers without a country code are dialled, such as `GB`.
  package let region: String
  /// What is dialled before a number and is no part of it: for an outside line, or to show or hide the caller's own.
  package let prefixes: [String]
  private let countryCode: String
  private let plain: PlainNumbers

  /// A reader for a region and what is dialled before numbers there; nil for a region that does not exist.
  package init?(region: String, prefixes: [String] = []) {
    guard let countryCode = PhoneLibrary.countryCode(of: region) else { return nil }
    (self.region, self.countryCode) = (region, countryCode)
    // The longer first: 1470 begins with another prefix in some places.
    self.prefixes = prefixes.sorted { $0.utf8.count > $1.utf8.count }
    plain = PlainNumbers(region: region, countryCode: countryCode)
  }

  /// Reads only numbers with a country code.
  static let unknownRegion = TelephoneReader()

  private init() { (region, prefixes, countryCode, plain) = ("ZZ", [], "-", PlainNumbers()) }

  /// All numbers in the text, each as `+` and digits. A short number that is dialled only here, such as 101, is its digits alone.
  package func read(_ text: String) -> ContactPointReading {
    if let number = plain.read(text) { return .keys([number]) }
    let written = TelephoneText(text)
    if written.isAnonymousInDigits { return .withheld }
    let numbers = numbers(in: written)
    if !numbers.isEmpty { return .keys(numbers) }
    if written.saysThereIsNone { return .withheld }
    if let digits = written.onlyDigits { return .keys([digits]) }
    return .unreadable
  }

  private func numbers(in text: TelephoneText) -> [String] {
    if text.isRounded { return [] }
    var found: [String] = []
    for group in text.groups {
      let each = group.map { wholeNumber($0.digits) }
      if group.count > 1, !each.allSatisfy({ $0 != nil }), let one = wholeNumber(group.map(\.digits).joined()) {
        // A separator within one number.
        found.append(one)
      } else {
        for (run, number) in zip(group, each) { found += number.map { [$0] } ?? numbers(withinWords: run.words) }
      }
    }
    return found.reduce(into: []) { numbers, number in if !numbers.contains(number) { numbers.append(number) } }
  }

  /// Numbers written one after another, or with something else before or after, told apart by the spaces.
  private func numbers(withinWords words: [String]) -> [String] {
    var found: [String] = []
    var rest = words[...]
    while !rest.isEmpty {
      let longest = (1...rest.count).reversed().first { isLong(rest.prefix($0)) && wholeNumber(rest.prefix($0).joined()) != nil }
      if let longest, let number = wholeNumber(rest.prefix(longest).joined()) {
        found.append(number)
        rest = rest.dropFirst(longest)
      } else {
        let word = rest[rest.startIndex]
        found += numbers(runTogether: word)
        rest = rest.dropFirst()
        // What follows the code of a country that does not have such a number is not one that is dialled here.
        if word.hasPrefix("+") { rest = rest.drop { !$0.hasPrefix("+") } }
      }
    }
    return found
  }

  /// Two numbers without anything between them: the second begins where both are whole.
  private func numbers(runTogether digits: String) -> [String] {
    guard digits.utf8.count >= 18 else { return [] }
    for length in 10...13 {
      let (first, second) = (String(digits.prefix(length)), String(digits.dropFirst(length)))
      guard second.hasPrefix("0") || second.hasPrefix("+"), second.utf8.count >= 10 else { continue }
      if let one = wholeNumber(first), let other = wholeNumber(second) { return [one, other] }
    }
    return []
  }

  /// Shorter pieces of a longer text are rooms, extensions and dates.
  private func isLong(_ words: ArraySlice<String>) -> Bool { words.reduce(0) { $0 + $1.utf8.count } >= 9 }

  /// The number that these digits are, with what people and machines add to it.
  ///
  /// - Parameter digits: with at most one plus, in front.
  private func wholeNumber(_ digits: String) -> String? {
    let hasPlus = digits.hasPrefix("+")
    let bare = hasPlus ? String(digits.dropFirst()) : digits
    guard (3...24).contains(bare.utf8.count) else { return nil }
    let significant = String(bare.drop { $0 == "0" })
    let zeros = bare.utf8.count - significant.utf8.count
    if zeros >= 2 || (hasPlus && zeros == 0) {
      // +44 0..., 0044 0... and +0044...: the 0 of the national notation has no place after the country code.
      return afterCountryCode(significant) ?? PhoneLibrary.read("+" + significant, in: region)
    }
    if let number = PhoneLibrary.read(bare, in: region) { return number }
    if let number = afterCountryCode(significant) { return number }
    // As somebody abroad dials it from North America.
    if bare.hasPrefix("011"), let number = afterCountryCode(String(bare.dropFirst(3))) { return number }
    for prefix in prefixes where bare.hasPrefix(prefix) {
      if let number = wholeNumber(String(bare.dropFirst(prefix.count))) { return number }
    }
    return nil
  }

  private func afterCountryCode(_ digits: String) -> String? {
    guard digits.hasPrefix(countryCode) else { return nil }
    let national = digits.dropFirst(countryCode.count).drop { $0 == "0" }
    // The country code twice, as a form adds it to a number that has it.
    return PhoneLibrary.read("+" + countryCode + national, in: region) ?? afterCountryCode(String(national))
  }
}

/// The notation of nearly every number, read without the library, which takes as long as all else in a contact check: the 0 and the number as it is
/// dialled within the region, or `+`, the country code and the number; and `+` with the code of no country, which invented numbers have.
private struct PlainNumbers: Sendable {
  private let international: String
  /// By the first digit after the 0 times 16, plus the digits that follow the 0: whether the library reads such numbers just so.
  private let isRead: [Bool]

  /// Reads none.
  init() { (international, isRead) = ("-", []) }

  /// Asks the library about a number of each length and beginning; it tells them by nothing else.
  init(region: String, countryCode: String) {
    international = "+" + countryCode
    var isRead = [Bool](repeating: false, count: 160)
    for first in 1...9 {
      for length in 7...11 {
        let national = "\(first)" + "234567890123".prefix(length - 1)
        let expected = "+" + countryCode + national
        isRead[first * 16 + length] =
          PhoneLibrary.read("0" + national, in: region) == expected && PhoneLibrary.read(expected, in: region) == expected
      }
    }
    self.isRead = isRead
  }

  func read(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      case UInt8(ascii: "+") where bytes.isEmpty: bytes.append(byte)
      case UInt8(ascii: " ") where !bytes.isEmpty: continue
      default: return nil
      }
      if bytes.count > 16 { return nil }
    }
    let skipped: Int
    if bytes.first == UInt8(ascii: "0") {
      skipped = 1
    } else {
      guard bytes.starts(with: international.utf8) else {
        return Self.isOfNoCountry(bytes) ? String(decoding: bytes, as: UTF8.self) : nil
      }
      skipped = international.utf8.count
    }
    let national = bytes[skipped...]
    guard let first = national.first, national.count < 16, isRead[Int(first - UInt8(ascii: "0")) * 16 + national.count] else {
      return nil
    }
    return international + String(decoding: national, as: UTF8.self)
  }

  /// Whether no country has the code after the plus, so that the digits are all there is to know it by. A code has one to three digits.
  private static func isOfNoCountry(_ bytes: [UInt8]) -> Bool {
    guard bytes.first == UInt8(ascii: "+"), (10...16).contains(bytes.count) else { return false }
    var code = 0
    for byte in bytes[1...3] {
      code = code * 10 + Int(byte - UInt8(ascii: "0"))
      // No code begins with 0: what does is read with more care.
      if code == 0 || PhoneLibrary.countries[code] { return false }
    }
    return true
  }
}
