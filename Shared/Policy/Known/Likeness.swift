/// How alike two words of names are. The first is the closest.
enum Likeness: Int, Comparable {
  /// The same letters.
  case same
  /// The same but for how a sound is spelt: Mac and Mc, ue and u, ph and f, doubled letters.
  case sound
  /// One or two slips of the pen apart.
  case near
  /// The same consonants, from a script that does not write vowels, or that is written in Latin letters in several ways.
  case consonants

  static func < (one: Likeness, other: Likeness) -> Bool { one.rawValue < other.rawValue }

  /// How alike they are; nil for different words.
  static func of(_ one: NameWord, _ other: NameWord) -> Likeness? {
    if one.letters == other.letters { return .same }
    let (oneSound, otherSound) = (one.sound, other.sound)
    if oneSound == otherSound { return .sound }
    let length = min(oneSound.count, otherSound.count)
    let slips = length >= 8 ? 2 : length >= 4 ? 1 : 0
    if slips > 0, abs(oneSound.count - otherSound.count) <= slips, differ(oneSound[...], otherSound[...], by: slips) {
      return .near
    }
    if one.isForeign || other.isForeign, one.skeleton == other.skeleton, one.skeleton.utf8.count >= 2 { return .consonants }
    return nil
  }

  /// Whether so many letters inserted, left out, replaced or swapped with the next, and no more, make one of the other.
  static func differ(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, by slips: Int) -> Bool {
    var (one, other) = (one, other)
    while let letter = one.first, letter == other.first { (one, other) = (one.dropFirst(), other.dropFirst()) }
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) <= slips }
    if slips == 0 { return false }
    let (oneRest, otherRest) = (one.dropFirst(), other.dropFirst())
    if oneRest.first == other.first, otherRest.first == one.first, !oneRest.isEmpty, !otherRest.isEmpty,
      differ(oneRest.dropFirst(), otherRest.dropFirst(), by: slips - 1)
    {
      return true
    }
    return differ(oneRest, otherRest, by: slips - 1) || differ(oneRest, other, by: slips - 1)
      || differ(one, otherRest, by: slips - 1)
  }
}

/// One word of a name, in the forms in which it is compared.
struct NameWord: Equatable, Sendable {
  /// Lower case, a to z.
  let letters: String
  /// Whether it comes from another script.
  let isForeign: Bool
  /// As it sounds, roughly.
  let sound: [UInt8]

  init(_ letters: String, isForeign: Bool = false) {
    (self.letters, self.isForeign) = (letters, isForeign)
    sound = Self.sound(of: Array(letters.utf8))
  }

  /// The consonants of that: by which words are looked up.
  var skeleton: String { Self.skeleton(of: sound) }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
    default: false
    }
  }

  private static func sound(of letters: [UInt8]) -> [UInt8] {
    let bytes = letters.count > 5 && letters.starts(with: "mac".utf8) ? Array("mc".utf8) + letters[3...] : letters
    var sound: [UInt8] = []
    sound.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      var (byte, width) = (bytes[index], 1)
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if next == UInt8(ascii: "h") {
        switch byte {
        case UInt8(ascii: "p"): (byte, width) = (UInt8(ascii: "f"), 2)
        case UInt8(ascii: "t"), UInt8(ascii: "k"), UInt8(ascii: "g"), UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "z"),
          UInt8(ascii: "b"):
          width = 2
        case UInt8(ascii: "c"): (byte, width) = (UInt8(ascii: "x"), 2)
        default: break
        }
      }
      switch byte {
      case UInt8(ascii: "c"): byte = UInt8(ascii: "k")
      case UInt8(ascii: "q"): byte = UInt8(ascii: "k")
      case UInt8(ascii: "z"): byte = UInt8(ascii: "s")
      case UInt8(ascii: "w"): byte = UInt8(ascii: "v")
      case UInt8(ascii: "y"): byte = UInt8(ascii: "i")
      case UInt8(ascii: "j"): byte = UInt8(ascii: "i")
      default: break
      }
      // Quist and Qvist.
      if byte == UInt8(ascii: "u"), index > 0, bytes[index - 1] == UInt8(ascii: "q") { byte = UInt8(ascii: "v") }
      index += width
      guard let last = sound.last else {
        sound.append(byte)
        continue
      }
      let (isVowel, followsVowel) = (isVowel(byte), isVowel(last))
      // A run of vowels is its first; an h after a vowel, and a letter twice, are not heard.
      if byte == last || (isVowel && followsVowel) || (byte == UInt8(ascii: "h") && followsVowel) { continue }
      sound.append(byte)
    }
    if sound.count > 3, sound.last == UInt8(ascii: "e") { sound.removeLast() }
    return sound
  }

  private static func skeleton(of sound: [UInt8]) -> String {
    let consonants = sound.filter { !isVowel($0) && $0 != UInt8(ascii: "h") && $0 != UInt8(ascii: "v") }
    return String(decoding: consonants, as: UTF8.self)
  }

  /// Every skeleton one slip away, and this one: where words that were mistyped are found.
  var skeletonsAround: [String] {
    let letters = Array("bdfgklmnprstx".utf8)
    let own = Array(skeleton.utf8)
    var around: Set<[UInt8]> = [own]
    guard own.count >= 2 else { return [skeleton] }
    for index in 0...own.count {
      for letter in letters { around.insert(Array(own[..<index] + [letter] + own[index...])) }
      guard index < own.count else { continue }
      around.insert(Array(own[..<index] + own[(index + 1)...]))
      for letter in letters { around.insert(Array(own[..<index] + [letter] + own[(index + 1)...])) }
      if index + 1 < own.count {
        around.insert(Array(own[..<index] + [own[index + 1], own[index]] + own[(index + 2)...]))
      }
    }
    return around.map { String(decoding: $0, as: UTF8.self) }
  }
}
