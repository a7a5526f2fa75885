/// What a single word is, by its form and the word before it.
struct SaidWord {
  private let core: Substring
  private let before: String

  /// - Parameter core: without the punctuation around it.
  init(_ core: Substring, before: Substring) { (self.core, self.before) = (core, before.lowercased()) }

  var token: SaidToken? {
    guard let first = core.utf8.first else { return nil }
    if core.contains("@"), core.last != "@", core.first != "@" { return .address(core) }
    if core.hasPrefix("www.") || core.hasPrefix("https://") || core.hasPrefix("http://") { return .address(core) }
    guard core.utf8.contains(where: \.isDigit) else { return nil }
    if core.hasPrefix("£") { return Self.money(core.dropFirst()) }
    if first.isUpper { return isReference ? .reference(core) : nil }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "0"), isDigits(core.dropFirst()), (10...13).contains(core.utf8.count) {
      return .telephone([core])
    }
    guard first.isDigit else { return nil }
    return span ?? Self.date(core) ?? Self.time(core) ?? amount
  }

  /// Where a token ends: a closing bracket belongs to the number of a paragraph.
  static func end(of token: SaidToken, _ core: Substring, in word: Substring) -> String.Index {
    guard case .paragraph = token, core.endIndex < word.endIndex else { return core.endIndex }
    return word.index(after: core.endIndex)
  }

  private func isDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isDigit) }

  /// Capitals first, then groups with a hyphen before each, at least one of them of digits.
  private var isReference: Bool {
    let groups = core.split(separator: "-", omittingEmptySubsequences: false)
    return groups.count >= 2 && groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0.isDigit || $0.isUpper } }
      && groups.dropFirst().contains(where: isDigits)
  }

  private var span: SaidToken? {
    let ends = core.split(separator: "–", omittingEmptySubsequences: false)
    let others = ends.count == 1 ? core.split(separator: "-", omittingEmptySubsequences: false) : ends
    guard others.count == 2, let from = SaidWord(others[0], before: "").token, let to = SaidWord(others[1], before: "").token
    else {
      return nil
    }
    return .span(from, to)
  }

  private var amount: SaidToken? {
    if core.hasSuffix("%") { return isNumeral(core.dropLast()) ? .percentage(core.dropLast()) : nil }
    if core.hasSuffix("p"), let pence = Int(core.dropLast()), pence < 1000 { return .money(pounds: 0, pence: pence, scale: nil) }
    for ending in ["st", "nd", "rd", "th"] where core.hasSuffix(ending) {
      if let number = Int(core.dropLast(2)), number < 1000 { return .ordinal(number) }
    }
    if let bracket = core.firstIndex(of: "("), isNumeral(core[..<bracket]) {
      return .paragraph(core[..<bracket], letters: core[bracket...])
    }
    guard isNumeral(core) else { return nil }
    if isDigits(core), core.utf8.count == 3, ["101", "105", "111", "112", "999"].contains(core), Self.calling.contains(before) {
      return .telephone([core])
    }
    if isDigits(core), core.utf8.count == 4, let year = Int(core), (1900...2099).contains(year), Self.yearly.contains(before) {
      return .year(year)
    }
    return .number(core)
  }

  private static let calling: Set = ["call", "calling", "ring", "dial", "telephone", "phone", "on", "text", "ffonio", "ffoniwch"]
  private static let yearly: Set = [
    "in", "since", "of", "by", "year", "until", "from", "before", "after", "january", "february", "march", "april", "may", "june",
    "july",
    "august", "september", "october", "november", "december", "yn", "ers",
  ]

  /// Digits with at most one point, not at the end; commas only before three digits.
  private func isNumeral(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 3, parts.allSatisfy({ !$0.isEmpty }), parts.dropFirst().allSatisfy(isDigits) else { return false }
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    return groups.allSatisfy(isDigits) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }

  private static func money(_ text: Substring) -> SaidToken? {
    var number = text
    var scale: Character?
    if let last = text.last, "mk".contains(last) { (number, scale) = (text.dropLast(), last) }
    if text.hasSuffix("bn") { (number, scale) = (text.dropLast(2), "b") }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let pounds = Int(parts[0].filter { $0 != "," }) else { return nil }
    guard parts.count == 2 else { return .money(pounds: pounds, pence: 0, scale: scale) }
    guard parts[1].utf8.count == 2, scale == nil, let pence = Int(parts[1]) else { return nil }
    return .money(pounds: pounds, pence: pence, scale: nil)
  }

  /// "2026-11-26", "26/11/2026".
  private static func date(_ text: Substring) -> SaidToken? {
    let (iso, slashed) = (text.split(separator: "-"), text.split(separator: "/"))
    let parts =
      iso.count == 3 && iso[0].count == 4 ? [iso[2], iso[1], iso[0]] : slashed.count == 3 && slashed[2].count == 4 ? slashed : []
    guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]), (1...31).contains(day),
      (1...12).contains(month)
    else { return nil }
    return .date(day: day, month: month, year: year)
  }

  /// "10:00", "9am", or half past five as "5:30pm", also with a point.
  static func time(_ text: Substring) -> SaidToken? {
    let lower = text.lowercased()
    let half: Int? = lower.hasSuffix("am") ? 0 : lower.hasSuffix("pm") ? 12 : nil
    let clock = half == nil ? lower[...] : lower.dropLast(2)
    let parts = clock.split(separator: clock.contains(":") ? ":" : ".", omittingEmptySubsequences: false)
    guard parts.count == 2 || (parts.count == 1 && half != nil), clock.contains(":") || half != nil, parts[0].utf8.count <= 2,
      let hour = Int(parts[0]), (0...23).contains(hour)
    else { return nil }
    let minute = parts.count == 2 && parts[1].utf8.count == 2 ? Int(parts[1]) : parts.count == 1 ? 0 : nil
    guard let minute, (0...59).contains(minute) else { return nil }
    guard let half else { return .time(hour: hour, minute: minute) }
    return (1...12).contains(hour) ? .time(hour: hour % 12 + half, minute: minute) : nil
  }
}
