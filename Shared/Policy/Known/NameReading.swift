/// The words of one name, told apart.
struct NameReading: Sendable, Equatable {
  /// The words that are names, in the order in which they are spoken: no title, honour, initial or small word.
  let names: [NameWord]
  /// The initials, as letters.
  let initials: [String]
  /// What may be its surname, the likeliest first; also as one word where it was written as several.
  let surnames: [NameWord]
  /// All of it as one word.
  let whole: String
  /// The same, beginning with any of its parts.
  private let wholes: Set<String>
  /// The syllables of a name written without spaces, in an order of their own: which of them are the surname is not to be seen.
  private let syllables: String

  init(_ words: [NameWord], syllables: String) {
    self.syllables = syllables
    whole = words.map(\.letters).joined()
    let isOnly = words.count == 1
    let letters = words.map(\.letters)
    let named = words.indices.filter { index in
      words[index].letters.utf8.count > 1 && (index == words.count - 1 || !NameWords.particles.contains(letters[index]))
    }
    names = isOnly ? words : named.map { words[$0] }
    initials = isOnly ? [] : letters.filter { $0.utf8.count == 1 }
    let isForeign = words.contains(where: \.isForeign)
    var surnames = Array(names.suffix(names.count > 2 ? 2 : 1).reversed())
    var wholes: Set<String> = [letters.joined()]
    for start in words.indices.dropFirst() {
      wholes.insert((letters[start...] + letters[..<start]).joined())
      // van der Example is also vanderexample, and Smythe-Example smytheexample.
      let joined = letters[start...].joined()
      if joined != surnames.first?.letters { surnames.append(NameWord(joined, isForeign: isForeign)) }
    }
    if names.count == 1, words.count > 1, NameWords.particles.contains(letters[0]) {
      surnames.append(NameWord(letters.joined(), isForeign: isForeign))
    }
    if words.count > 1 { surnames += wholes.sorted().map { NameWord($0, isForeign: isForeign) } }
    // The first syllable of an eastern name that is written as one word is its surname.
    if let first = Self.firstSyllable(syllables), first != names.last?.letters {
      surnames.append(NameWord(first, isForeign: true))
    }
    self.wholes = wholes
    self.surnames = surnames.reduce(into: []) { kept, word in
      if !kept.contains(where: { $0.letters == word.letters }) { kept.append(word) }
    }
  }

  /// The words by which the name is found, and whether each may be a surname: any but the first may.
  var findable: [(word: NameWord, isSurname: Bool)] {
    surnames.map { ($0, true) } + names.enumerated().map { ($1, $0 > 0 || names.count == 1) }
  }

  private static func firstSyllable(_ syllables: String) -> String? {
    syllables.unicodeScalars.first.flatMap { first in NameText.readings(of: String(first)).first?.first?.letters }
  }

  /// How this name, given now, can be the known one.
  func match(_ known: NameReading) -> NameMatch? {
    if !wholes.isDisjoint(with: known.wholes) {
      return names.map(\.letters) == known.names.map(\.letters)
        ? .identical : NameMatch(degree: .same, reason: "the same name, written in another way")
    }
    if !syllables.isEmpty, !known.syllables.isEmpty, syllables.unicodeScalars.sorted() == known.syllables.unicodeScalars.sorted()
    {
      return NameMatch(degree: .same, reason: "the same name in another order")
    }
    let pairs = pairs(with: known)
    if names.count > 1, known.names.count > 1, pairs.count == max(names.count, known.names.count),
      pairs.allSatisfy({ $0.likeness <= .sound })
    {
      return NameMatch(degree: .same, reason: "the same name, spelt or ordered in another way")
    }
    guard let surname = closestSurname(known) else { return byOneName(known) }
    return match(known, bySurname: surname.word, surname.likeness)
  }

  /// One name alone may be any of those a person has; initials with it, each that of another one.
  private func byOneName(_ known: NameReading) -> NameMatch? {
    guard names.count == 1 else { return nil }
    let likenesses = known.names.indices.compactMap { index -> Likeness? in
      let others =
        known.names.enumerated().filter { $0.offset != index }.map { $0.element.letters.prefix(1) }
        + known.initials.map { $0[...] }
      guard initials.allSatisfy({ others.contains($0[...]) }) else { return nil }
      return Likeness.of(names[0], known.names[index])
    }
    let reason = initials.isEmpty ? "one of their names" : "one of their names, and the initial of another"
    return likenesses.min().map { NameMatch(degree: $0 <= .sound ? .shortened : .alike, reason: reason) }
  }

  private func match(_ known: NameReading, bySurname word: NameWord, _ likeness: Likeness) -> NameMatch? {
    let firsts = firstNames(without: word)
    let others = known.firstNames(without: word)
    let areFirstsAlike =
      firsts.isEmpty || others.isEmpty || firsts.contains { first in others.contains { Self.canBe(first, $0) } }
    switch likeness {
    case .same, .sound:
      guard areFirstsAlike else {
        return NameMatch(degree: .relative, reason: "the same surname, and another first name")
      }
      let isWhole =
        !firsts.isEmpty && !others.isEmpty && firsts[0].letters.utf8.count > 1 && others[0].letters.utf8.count > 1
        && (Likeness.of(firsts[0], others[0]).map { $0 <= .sound } ?? false)
      return NameMatch(
        degree: isWhole ? .same : .shortened,
        reason: isWhole ? "the same first name and surname" : "the same surname, and no first name that differs")
    case .near, .consonants:
      guard areFirstsAlike else { return nil }
      return NameMatch(
        degree: .alike,
        reason: likeness == .near ? "a surname that is written much the same" : "a surname that may be the same in other letters")
    }
  }

  /// What is left of the name without that surname: names, or else initials.
  private func firstNames(without surname: NameWord) -> [NameWord] {
    let rest = names.filter { name in
      name != surname && Likeness.of(name, surname) == nil && !surname.letters.hasSuffix(name.letters)
    }
    return rest.isEmpty ? initials.prefix(1).map { NameWord($0) } : rest
  }

  private static func canBe(_ one: NameWord, _ other: NameWord) -> Bool {
    if min(one.letters.utf8.count, other.letters.utf8.count) == 1 { return one.letters.utf8.first == other.letters.utf8.first }
    if Likeness.of(one, other) != nil { return true }
    // Ann and Anna-Maria, Chris and Christopher.
    let (short, long) = one.letters.utf8.count < other.letters.utf8.count ? (one, other) : (other, one)
    return short.letters.utf8.count >= 3 && long.letters.hasPrefix(short.letters)
  }

  private func closestSurname(_ known: NameReading) -> (word: NameWord, likeness: Likeness)? {
    var closest: (word: NameWord, likeness: Likeness)?
    for word in names + surnames {
      for surname in known.surnames {
        if let likeness = Likeness.of(word, surname), closest.map({ likeness < $0.likeness }) ?? true {
          closest = (surname, likeness)
        }
      }
    }
    for surname in surnames.prefix(1) {
      for word in known.names where word.letters != known.names.first?.letters {
        if let likeness = Likeness.of(surname, word), closest.map({ likeness < $0.likeness }) ?? true {
          closest = (word, likeness)
        }
      }
    }
    return closest
  }

  private func pairs(with known: NameReading) -> [(word: NameWord, likeness: Likeness)] {
    var left = known.names
    var pairs: [(word: NameWord, likeness: Likeness)] = []
    for word in names {
      let likenesses = left.indices.compactMap { index in Likeness.of(word, left[index]).map { (index, $0) } }
      guard let best = likenesses.min(by: { $0.1 < $1.1 }) else { continue }
      pairs.append((left.remove(at: best.0), best.1))
    }
    return pairs
  }
}
