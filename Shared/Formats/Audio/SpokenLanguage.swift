import Policy

/// How a language says what is written in figures and signs.
protocol SpokenLanguage: Sendable {
  /// The voice of espeak-ng.
  var voice: String { get }
  /// The names of the letters, from A.
  var letters: [String] { get }
  /// What nought is called in a telephone number; elsewhere it is its own number.
  var telephoneNought: String { get }
  /// The words for `.`, `@`, `/`, `-`, `_` and `+` in an address, and `&` in a text.
  var signs: [Character: String] { get }
  /// Short forms that are said in full, each as it is written, without the space around it.
  var abbreviations: [String: String] { get }
  /// Capitals that are said letter by letter although they could be read as a word.
  var initials: Set<String> { get }
  var point: String { get }
  var perCent: String { get }
  var to: String { get }

  func number(_ number: Int) -> String
  func ordinal(_ number: Int) -> String
  func year(_ year: Int) -> String
  func date(day: Int, month: Int, year: Int?) -> String
  func time(hour: Int, minute: Int) -> String
  func money(pounds: Int, pence: Int, scale: Character?) -> String
}

extension SpokenLanguage {
  /// A line of a letter as it is said.
  ///
  /// - Parameter text: without passages in another script.
  func said(_ text: String, language: String) -> String {
    let isSentence = text.contains { $0.isLowercase }
    return SaidPart.parts(of: text, language: language).map { part in
      part.token.map(said) ?? plain(part.text, isSentence: isSentence)
    }.joined()
  }

  private func said(_ token: SaidToken) -> String {
    switch token {
    case .date(let day, let month, let year): date(day: day, month: month, year: year)
    case .time(let hour, let minute): time(hour: hour, minute: minute)
    case .money(let pounds, let pence, let scale): money(pounds: pounds, pence: pence, scale: scale)
    case .telephone(let groups):
      groups.flatMap(Self.telephoneGroups).map { spelled($0, nought: telephoneNought) }.joined(separator: ", ")
    case .postcode(let outward, let inward): "\(spelled(outward)), \(spelled(inward))"
    case .reference(let text): text.split(separator: "-").map { spelled($0) }.joined(separator: ", ")
    case .address(let text): address(text)
    case .percentage(let text): "\(numeral(text)) \(perCent)"
    case .ordinal(let number): ordinal(number)
    case .year(let number): year(number)
    case .number(let text): numeral(text)
    case .paragraph(let number, let letters):
      ([numeral(number)] + letters.filter(\.isLetter).map { spelled(String($0)[...]) }).joined(separator: " ")
    case .span(let from, let to): "\(said(from)) \(self.to) \(said(to))"
    }
  }

  /// A group of more than five digits is said in threes.
  private static func telephoneGroups(_ group: Substring) -> [Substring] {
    var (rest, groups) = (group, [Substring]())
    while rest.count > 5 {
      let count = rest.count % 3 == 0 ? 3 : rest.first == "+" ? 3 : rest.count % 3 + 3
      groups.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return groups + [rest]
  }

  /// Digit by digit and letter by letter.
  private func spelled(_ text: Substring, nought: String? = nil) -> String {
    text.map { character in
      if let digit = character.wholeNumberValue { return digit == 0 ? nought ?? number(0) : number(digit) }
      guard let byte = character.uppercased().utf8.first, byte.isUpper else { return signs[character] ?? String(character) }
      return letters[Int(byte - 0x41)]
    }.joined(separator: " ")
  }

  /// A number with commas, a decimal, the number of a paragraph; one with a nought in front, or seven digits and more without a comma, digit by digit.
  private func numeral(_ text: Substring) -> String {
    let parts = text.split(separator: ".")
    let digits = parts[0].filter { $0 != "," }
    let whole: String
    if digits.count > 9 || (digits.count > 1 && digits.hasPrefix("0")) || (digits.count > 6 && !parts[0].contains(",")) {
      whole = spelled(digits[...])
    } else {
      whole = number(Int(digits) ?? 0)
    }
    // The second part of a paragraph's number is a number; a decimal has its digits one by one.
    let others = parts.dropFirst().map { $0.count > 1 && parts.count == 2 ? spelled($0) : number(Int($0) ?? 0) }
    return ([whole] + others).joined(separator: " \(point) ")
  }

  private func address(_ text: Substring) -> String {
    var rest = text
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
    while rest.last == "/" { rest = rest.dropLast() }
    var words: [String] = []
    for piece in rest.split(whereSeparator: { $0 == "@" || $0 == "." || $0 == "/" || $0 == "-" || $0 == "_" || $0 == "+" }) {
      if piece.startIndex > rest.startIndex { words.append(signs[rest[rest.index(before: piece.startIndex)]] ?? "") }
      words.append(isSpelledInAddress(piece) ? spelled(piece) : String(piece))
    }
    return words.joined(separator: " ")
  }

  private func isSpelledInAddress(_ piece: Substring) -> Bool {
    piece.contains(where: \.isNumber) || !piece.lowercased().contains { "aeiouwy".contains($0) } || piece.lowercased() == "www"
      || initials.contains(piece.uppercased())
  }

  /// Ordinary words: abbreviations in full, initials letter by letter.
  private func plain(_ text: Substring, isSentence: Bool) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      if let full = abbreviations[String(word)] { return full }
      if let sign = word.first, word.count == 1, "&+@".contains(sign), let name = signs[sign] { return name }
      let core = word.filter { $0.isLetter }
      guard isSentence, core.count > 1, core.utf8.allSatisfy(\.isUpper), let place = word.firstRange(of: core),
        initials.contains(String(core)) || !core.contains(where: { "AEIOUWY".contains($0) })
      else { return slashed(word) }
      return "\(word[..<place.lowerBound])\(spelled(core[...]))\(word[place.upperBound...])"
    }.joined(separator: " ")
  }

  private func slashed(_ word: Substring) -> String {
    word.contains("/") && word.contains(where: \.isLetter) ? String(word.replacing("/", with: " ")) : String(word)
  }
}
