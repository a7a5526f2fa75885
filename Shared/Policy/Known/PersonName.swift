/// A name in the form in which it is compared with others, however it was written.
package struct PersonName: Sendable, Equatable {
  /// The name, and each further one that the text gives: a maiden name, an alias.
  let readings: [NameReading]

  /// One name.
  package init(_ name: String) { self.init([name]) }

  /// - Parameter written: a name, and others that the same person uses.
  package init(_ written: [String]) {
    readings = written.flatMap { text in
      let isUnspaced = !text.utf8.allSatisfy { $0 < 0x80 } && Script.isUnspaced(text)
      return NameText.readings(of: text).map {
        NameReading(NameWords.named($0), syllables: isUnspaced ? Script.syllables(of: text) : "")
      }
    }
  }

  /// Whether nothing in it is a name.
  package var isEmpty: Bool { readings.isEmpty }

  /// Whether it is one name, alone or with initials, which may be any of those a person has.
  package var isOneWord: Bool { readings.contains { $0.names.count <= 1 } }

  /// Each name in the text as one word.
  ///
  /// A name of two plain words, as most are, is not read for it: a contact check asks this of everyone without a plan.
  package static func wholes(of written: String) -> [String] {
    guard let words = plainWords(of: written), words.count == 2, !NameWords.titles.contains(words[0]),
      !NameWords.isSuffix(words[1])
    else { return PersonName(written).readings.map(\.whole) }
    return [words[0] + words[1]]
  }

  /// The words of a text in nothing but plain letters, with one space between two, in lower case; nil of any other text.
  private static func plainWords(of text: String) -> [String]? {
    var text = text
    return text.withUTF8 { bytes in
      var words: [String] = []
      words.reserveCapacity(2)
      var start = 0
      for index in 0...bytes.count {
        if index < bytes.count {
          if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20) { continue }
          guard bytes[index] == UInt8(ascii: " "), index > start else { return nil }
        }
        if index > start {
          let word = String(unsafeUninitializedCapacity: index - start) { letters in
            for place in 0..<(index - start) { letters[place] = bytes[start + place] | 0x20 }
            return index - start
          }
          words.append(word)
        }
        start = index + 1
      }
      return words
    }
  }

  /// A word by which a person is found.
  package struct FindableWord: Sendable {
    /// The word.
    package let word: String
    /// Its consonants.
    package let skeleton: String
    /// Whether it may be a surname.
    package let isSurname: Bool
    /// Whether it was written in another script.
    package let isForeign: Bool
  }

  /// The words by which the person is found, each once.
  package var words: [FindableWord] {
    var words: [String: FindableWord] = [:]
    for reading in readings {
      for (word, isSurname) in reading.findable where !(words[word.letters]?.isSurname ?? false) {
        words[word.letters] = FindableWord(
          word: word.letters, skeleton: word.skeleton, isSurname: isSurname, isForeign: word.isForeign)
      }
    }
    return words.values.sorted { $0.word < $1.word }
  }

  /// A word of this name as it is looked for among the words of all names.
  package struct Lookup: Sendable {
    fileprivate let word: NameWord
    /// The consonants of the words to compare it with.
    package let skeletons: [String]

    /// Whether a word of a name on record may be this one.
    package func isLike(_ other: String, isForeign: Bool) -> Bool {
      Likeness.of(word, NameWord(other, isForeign: isForeign)) != nil
    }
  }

  /// The words to look for, each once.
  package var lookups: [Lookup] {
    var seen: Set<String> = []
    return readings.flatMap(\.findable).compactMap { word, _ in
      guard seen.insert(word.letters).inserted else { return nil }
      return Lookup(word: word, skeletons: word.skeletonsAround)
    }
  }

  /// A whole name as one word, by which others of the same name are found without comparing it with every name like it.
  package struct Whole: Sendable {
    fileprivate let word: NameWord
    /// The consonants of the words to compare it with.
    package let skeleton: String

    /// Whether a word of a name on record is the same, but for how a sound is spelt.
    package func sounds(like other: String) -> Bool { word.letters == other || word.sound == NameWord(other).sound }
  }

  /// Each name as one word, and its first and last names as one where there are others between them; each once.
  package var wholeNames: [Whole] {
    var seen: Set<String> = []
    return readings.flatMap { reading in
      let (first, last) = (reading.names.first?.letters ?? "", reading.names.last?.letters ?? "")
      return reading.names.count > 2 ? [reading.whole, first + last] : [reading.whole]
    }.filter { seen.insert($0).inserted }.map { letters in
      let word = NameWord(letters)
      return Whole(word: word, skeleton: word.skeleton)
    }
  }

  /// The consonants of a word, by which it is kept.
  package static func skeleton(ofWord word: String) -> String { NameWord(word).skeleton }

  /// How this name, given now, can be that of the person known by the other; nil where nothing says so.
  package func match(_ known: PersonName) -> NameMatch? {
    var best: NameMatch?
    for given in readings {
      for other in known.readings {
        if let match = given.match(other), best.map({ match.degree < $0.degree }) ?? true { best = match }
      }
    }
    return best
  }

  /// Whether somebody of this name can be the person known by the other: nothing in the two differs. A name without a word, or none, can be anybody's.
  package func fits(_ known: PersonName) -> Bool {
    if isEmpty || known.isEmpty { return true }
    switch match(known)?.degree {
    case .same, .shortened, .alike: return true
    case .relative, nil: return false
    }
  }
}

/// That two names can be one person's, and why.
package struct NameMatch: Sendable, Equatable {
  /// How much speaks for it. The first is the most.
  package enum Degree: Int, Sendable, Comparable {
    /// Every name of the one is in the other.
    case same
    /// The surname is the same, and no first name differs.
    case shortened
    /// Both are alike, but for a slip of the pen or a way of spelling.
    case alike
    /// The surname is the same, and the first name is another.
    case relative

    package static func < (one: Degree, other: Degree) -> Bool { one.rawValue < other.rawValue }
  }

  /// How much speaks for it.
  package let degree: Degree
  /// Why, in words for staff.
  package let reason: String

  /// Of two names that are written alike.
  package static let identical = NameMatch(degree: .same, reason: "the same name")
}

extension PersonName {
  /// Whether the text says that there is no name to know, or nothing that is one.
  ///
  /// A word in plain letters that can be nothing but a name is told without reading the text: a contact check asks this each time.
  package static func isNoName(_ text: String) -> Bool {
    let isNamed = plainWords(of: text)?.contains { $0.utf8.count > 1 && !wordsOfNoName.contains($0) } ?? false
    return !isNamed && PersonName(text).isNoName
  }

  /// Whether there is no name in it.
  package var isNoName: Bool {
    readings.allSatisfy { reading in reading.names.allSatisfy { Self.wordsForNone.contains($0.letters) } }
  }

  private static let wordsOfNoName = wordsForNone.union(NameWords.notNames).union(NameText.alsoKnown)

  private static let wordsForNone: Set<String> = [
    "withheld", "anonymous", "unknown", "private", "unavailable", "undisclosed", "refused", "declined", "none", "no", "not",
    "name", "given",
    "known", "caller", "number", "na", "null", "nil", "person", "somebody", "someone", "provided", "available", "would", "say",
    "did",
  ]
}
