private import Foundation

/// A postal address as post can carry it: at most seven lines with the name, a postcode or a country abroad last.
///
/// UK postcodes by their formats (BS 7666), with those of the forces (BFPO) and of Gibraltar; it is not known whether one is in use.
package struct PostalAddress: Sendable, Equatable {
  /// Its lines, without the name, tidy.
  package let lines: [String]

  /// Why a text is no address that post arrives at.
  package enum Fault: String, Error, Sendable, CaseIterable {
    case empty
    /// Words that say that there is none.
    case noAddress = "no-address"
    case emailAddress = "e-mail-address"
    case telephoneNumber = "telephone-number"
    case oneLine = "one-line"
    case tooManyLines = "too-many-lines"
    case noPostcode = "no-postcode"
    case lineTooLong = "line-too-long"

    /// What is wrong, and what to do, in words without personal data.
    package var words: String {
      switch self {
      case .empty: "there is no postal address"
      case .noAddress: "the postal address says that there is none"
      case .emailAddress: "the postal address is an e-mail address"
      case .telephoneNumber: "the postal address is a telephone number"
      case .oneLine: "the postal address is one line only"
      case .tooManyLines: "the postal address has more than seven lines with the name"
      case .noPostcode: "the postal address ends with neither a postcode nor a country"
      case .lineTooLong: "a line of the postal address is longer than 100 characters"
      }
    }
  }

  /// Reads an address as people write it: lines, or parts with commas where it is all on one line.
  ///
  /// - Throws: why it is none.
  package init(_ text: String) throws(Fault) {
    var lines = text.split(whereSeparator: \.isNewline).map(Self.tidy).filter { !$0.isEmpty }
    guard !lines.isEmpty else { throw .empty }
    let whole = lines.joined(separator: " ")
    if Self.saysThereIsNone(whole) || lines.contains(where: Self.saysThereIsNone) { throw .noAddress }
    if lines.contains(where: { $0.contains("@") }) { throw .emailAddress }
    if Self.isTelephone(whole) { throw .telephoneNumber }
    if lines.count == 1 { lines = lines[0].split(separator: ",").map { Self.tidy($0) }.filter { !$0.isEmpty } }
    lines = Self.endingWithPostcode(lines)
    guard lines.count > 1 else { throw .oneLine }
    guard lines.allSatisfy({ $0.count <= 100 }) else { throw .lineTooLong }
    guard lines.count <= 6 else { throw .tooManyLines }
    let last = lines[lines.count - 1]
    guard Self.postcode(last) != nil || Self.isForces(last) || Self.isCountry(last) else { throw .noPostcode }
    self.lines = lines
  }

  private static func tidy(_ line: some StringProtocol) -> String {
    let words = line.split { $0.isWhitespace || invisible.contains($0) }.joined(separator: " ")
    return words.trimmingCharacters(in: CharacterSet(charactersIn: " ,;"))
  }

  private static let invisible: Set<Character> = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{200E}", "\u{200F}",
  ]

  /// Lower-case letters and digits, with single spaces for everything between.
  private static func plain(_ text: String) -> String {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
  }

  private static func saysThereIsNone(_ text: String) -> Bool {
    let words = plain(text)
    guard !words.isEmpty else { return true }
    return none.contains(words) || noneWithin.contains { " \(words) ".contains(" \($0) ") }
  }

  /// What is written where there is no address, the whole of a line.
  private static let none: Set<String> = [
    "nfa", "n f a", "none", "n a", "na", "nil", "unknown", "not known", "no address", "no known address", "tbc", "tba",
    "to follow",
    "to be confirmed", "homeless", "not given", "not provided", "not applicable", "refused", "withheld", "x", "xx", "xxx",
    "as above",
    "see file", "see notes", "rough sleeper", "sofa surfing", "of no fixed address", "moved", "gone away",
  ]

  /// What says so within a longer line.
  private static let noneWithin: Set<String> = [
    "no fixed abode", "no fixed address", "address unknown", "unknown address", "address not known", "current address unknown",
    "no current address", "address withheld", "rough sleeping", "sleeping rough", "nfa",
  ]

  private static func isTelephone(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber).count
    let others = text.filter { $0.isLetter && !"extEXTtelTEL".contains($0) }.count
    return digits >= 7 && others == 0
  }

  /// The same with a postcode at the end of the last line on a line of its own, written as it is; or as a part before a home country.
  private static func endingWithPostcode(_ lines: [String]) -> [String] {
    var lines = lines
    if lines.count > 1, homeCountries.contains(plain(lines[lines.count - 1])) { lines.removeLast() }
    guard let last = lines.last else { return lines }
    if let written = postcode(last) { return lines.dropLast() + [written] }
    let words = last.split(separator: " ").map(String.init)
    for count in [2, 1] where words.count > count {
      guard let written = postcode(words.suffix(count).joined(separator: " ")) else { continue }
      return lines.dropLast() + [tidy(words.dropLast(count).joined(separator: " ")), written]
    }
    return lines
  }

  /// A postcode in capitals, with its space; nil for anything else.
  package static func postcode(_ text: String) -> String? {
    let letters = text.uppercased().filter { !$0.isWhitespace }
    guard (5...7).contains(letters.count), letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
    let (outward, inward) = (String(letters.dropLast(3)), Array(letters.suffix(3)))
    guard inward[0].isNumber, inward[1...].allSatisfy(\.isLetter) else { return nil }
    let shape = String(outward.map { $0.isLetter ? "A" : "9" })
    let isArea = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(shape) && !"QVX".contains(outward.prefix(1))
    guard isArea || outward == "GIR" || overseas.contains(outward) else { return nil }
    return "\(outward) \(String(inward))"
  }

  /// The British overseas territories whose postcodes have a form of their own.
  private static let overseas: Set<String> = ["GX11", "FIQQ", "SIQQ", "STHL", "ASCN", "TDCU", "PCRN", "BBND", "BIQQ", "TKCA"]

  /// Whether the line is the number of a forces post office.
  private static func isForces(_ text: String) -> Bool {
    let words = plain(text).split(separator: " ")
    return words.count == 2 && words[0] == "bfpo" && (1...4).contains(words[1].count) && words[1].allSatisfy(\.isNumber)
  }

  private static let homeCountries: Set<String> = [
    "uk", "united kingdom", "great britain", "gb", "england", "scotland", "wales", "cymru", "northern ireland",
  ]

  private static func isCountry(_ text: String) -> Bool { AddressCountries.names.contains(plain(text)) }
}
