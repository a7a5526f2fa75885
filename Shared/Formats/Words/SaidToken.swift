/// Something in a text that people read as one: a date, a telephone number. Pages do not divide it; a voice says it as a person would.
enum SaidToken: Equatable {
  /// The year may be absent: "26 November".
  case date(day: Int, month: Int, year: Int?)
  /// Hours from 0 to 23.
  case time(hour: Int, minute: Int)
  /// Pounds and pence; `scale` is what follows the number: `m` for millions.
  case money(pounds: Int, pence: Int, scale: Character?)
  case telephone([Substring])
  case postcode(Substring, Substring)
  case reference(Substring)
  /// An e-mail or web address.
  case address(Substring)
  case percentage(Substring)
  case ordinal(Int)
  case year(Int)
  /// Digits, with commas for thousands or a point.
  case number(Substring)
  /// The number of a paragraph of a policy with its letters: "7(b)".
  case paragraph(Substring, letters: Substring)
  /// From one to the other: "10:00–11:00".
  indirect case span(SaidToken, SaidToken)

  /// Whether a line must not end inside it.
  var isKept: Bool {
    switch self {
    case .date, .telephone, .postcode, .reference, .money, .time, .span, .paragraph: true
    case .address, .percentage, .ordinal, .year, .number: false
    }
  }

  /// The text in order, in pieces that lines may not divide, and others.
  static func kept(in text: String, language: String) -> [(text: String, isKept: Bool)] {
    guard text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return [(text, false)] }
    return SaidPart.parts(of: text, language: language).reduce(into: []) { pieces, part in
      let isKept = part.token?.isKept ?? false
      if !isKept, let last = pieces.last, !last.isKept {
        pieces[pieces.count - 1].text += part.text
      } else {
        pieces.append((String(part.text), isKept))
      }
    }
  }
}

/// A piece of a text, which is all of its parts one after the other.
struct SaidPart: Equatable {
  let text: Substring
  /// Nil for ordinary words, spaces and punctuation.
  let token: SaidToken?

  static func parts(of text: String, language: String) -> [SaidPart] {
    var reader = SaidReader(text, months: LetterWords.of(language).monthNames)
    return reader.read()
  }
}

/// Finds what people read as one, word by word.
private struct SaidReader {
  private let text: String
  private let months: [String]
  private let words: [Substring]
  private var parts: [SaidPart] = []
  /// Up to where the text is in `parts`.
  private var done: String.Index

  init(_ text: String, months: [String]) {
    (self.text, self.months, done) = (text, months, text.startIndex)
    words = text.split(separator: " ")
  }

  mutating func read() -> [SaidPart] {
    var index = 0
    while index < words.count {
      let core = Self.core(of: words[index])
      if let (token, count) = several(core, at: index) {
        let last = count == 1 ? core : Self.core(of: words[index + count - 1], keepsOpening: true)
        add(token, core.startIndex..<last.endIndex)
        index += count
      } else {
        if let token = SaidWord(core, before: index > 0 ? Self.core(of: words[index - 1]) : "").token {
          add(token, core.startIndex..<SaidWord.end(of: token, core, in: words[index]))
        }
        index += 1
      }
    }
    plain(to: text.endIndex)
    return parts
  }

  private mutating func add(_ token: SaidToken, _ range: Range<String.Index>) {
    plain(to: range.lowerBound)
    parts.append(SaidPart(text: text[range], token: token))
    done = range.upperBound
  }

  private mutating func plain(to end: String.Index) {
    guard done < end else { return }
    parts.append(SaidPart(text: text[done..<end], token: nil))
    done = end
  }

  /// A word without the punctuation around it.
  private static func core(of word: Substring, keepsOpening: Bool = false) -> Substring {
    var core = word
    if !keepsOpening { while let first = core.first, "([{\"'“‘".contains(first) { core.removeFirst() } }
    while let last = core.last, ".,;:!?)]}\"'”’".contains(last) { core.removeLast() }
    return core
  }

  /// Whether nothing but a space is between this word and the next.
  private func runsOn(at index: Int, after core: Substring) -> Bool {
    index + 1 < words.count && core.endIndex == words[index].endIndex
  }

  /// What takes more than one word, and how many it takes.
  private func several(_ core: Substring, at index: Int) -> (SaidToken, Int)? {
    guard runsOn(at: index, after: core), let first = core.utf8.first else { return nil }
    let next = Self.core(of: words[index + 1], keepsOpening: true)
    if let day = Int(core), core.utf8.count <= 2, (1...31).contains(day), let month = months.firstIndex(of: String(next)) {
      guard runsOn(at: index + 1, after: next), index + 2 < words.count else {
        return (.date(day: day, month: month + 1, year: nil), 2)
      }
      let year = Self.core(of: words[index + 2], keepsOpening: true)
      guard year.utf8.count == 4, let number = Int(year), number >= 1000 else {
        return (.date(day: day, month: month + 1, year: nil), 2)
      }
      return (.date(day: day, month: month + 1, year: number), 3)
    }
    if Self.isOutward(core), Self.isInward(next) { return (.postcode(core, next), 2) }
    if first == UInt8(ascii: "0") || first == UInt8(ascii: "+") { return telephone(at: index) }
    if ["am", "pm", "a.m", "p.m"].contains(next.lowercased()),
      let time = SaidWord.time(core + (next.lowercased().hasPrefix("a") ? "am" : "pm"))
    {
      return (time, 2)
    }
    return nil
  }

  /// Groups of digits that begin with 0 or +, ten to thirteen digits together.
  private func telephone(at index: Int) -> (SaidToken, Int)? {
    var groups: [Substring] = []
    var digits = 0
    for number in index..<min(words.count, index + 5) {
      let core = Self.core(of: words[number])
      let bare = groups.isEmpty && core.first == "+" ? core.dropFirst() : core
      guard !bare.isEmpty, bare.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), digits + bare.utf8.count <= 13 else { break }
      groups.append(core)
      digits += bare.utf8.count
      if core.endIndex != words[number].endIndex { break }
    }
    return digits >= 10 ? (.telephone(groups), groups.count) : nil
  }

  private static func isOutward(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    guard (2...4).contains(bytes.count), bytes[0].isUpper, let digit = bytes.firstIndex(where: \.isDigit), digit <= 2 else {
      return false
    }
    return bytes[..<digit].allSatisfy(\.isUpper) && bytes[digit...].count <= 2
      && bytes[digit...].allSatisfy { $0.isDigit || $0.isUpper }
  }

  private static func isInward(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    return bytes.count == 3 && bytes[0].isDigit && bytes[1].isUpper && bytes[2].isUpper
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
}
