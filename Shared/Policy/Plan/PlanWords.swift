package import Contracts
private import Foundation

/// The words by which the free text of a plan is understood, so far as it must not say what the plan's data does not.
package struct PlanWords: Sendable, Equatable {
  /// What text about blocking says.
  package let blocking: [Phrase]
  /// What makes a clause that names a channel no invitation to use it: that it is closed, or for what no plan closes.
  package let excusing: [Phrase]
  /// What text about a channel says.
  package let channels: [Channel: [Phrase]]

  package init(blocking: [Phrase], excusing: [Phrase], channels: [Channel: [Phrase]]) {
    (self.blocking, self.excusing, self.channels) = (blocking, excusing, channels)
  }

  /// How many there are of all.
  package var count: Int { blocking.count + excusing.count + channels.values.reduce(0) { $0 + $1.count } }

  /// Of a version of a policy from before packs had such words.
  package static let none = PlanWords(blocking: [], excusing: [], channels: [:])

  /// One word or several in a row; each may be the beginning of a word, written with `*` at its end.
  package struct Phrase: Sendable, Equatable {
    private struct Part: Equatable {
      let word: String
      let isBeginning: Bool

      func fits(_ other: String) -> Bool { isBeginning ? other.hasPrefix(word) : other == word }
    }

    private let parts: [Part]
    /// As the pack has it.
    let text: String

    /// Nil when there is no word in it.
    package init?(_ text: String) {
      self.text = text
      parts = text.split(whereSeparator: \.isWhitespace).flatMap { written in
        let words = PlanWords.words(of: String(written))
        return words.enumerated().map { Part(word: $1, isBeginning: written.hasSuffix("*") && $0 == words.count - 1) }
      }
      if parts.isEmpty { return nil }
    }

    /// - Parameter between: how many other words there may be between two of its own.
    func occurs(in text: [String], between: Int = 0) -> Bool {
      text.indices.contains { start in
        var place = start
        for (index, part) in parts.enumerated() {
          let end = index == 0 ? start + 1 : min(text.count, place + between + 1)
          guard place < end, let found = text[place..<end].firstIndex(where: part.fits) else { return false }
          place = found + 1
        }
        return true
      }
    }
  }

  /// Whether the text speaks of blocking.
  func speakOfBlocking(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return blocking.contains { $0.occurs(in: words) }
  }

  /// The channels by which the text invites contact: those named in a clause that does not say they are closed.
  func invited(by text: String) -> [Channel] {
    let clauses = Self.clauses(of: text).map { (text: $0, words: Self.words(of: $0)) }
    let inviting = clauses.filter { clause in !excusing.contains { $0.occurs(in: clause.words) } }
    return Channel.allCases.filter { channel in
      inviting.contains { clause in
        (channels[channel] ?? []).contains { $0.occurs(in: clause.words) } || Self.gives(channel, clause.text)
      }
    }
  }

  /// Whether the text gives a telephone number, or an e-mail address.
  static func givesNumberOrAddress(_ text: String) -> Bool { gives(.telephone, text) || gives(.email, text) }

  private static func gives(_ channel: Channel, _ text: String) -> Bool {
    switch channel {
    case .telephone:
      // Days and references have fewer digits, or do not begin as a number does.
      text.split { !$0.isNumber && !"+ -./()\u{A0}".contains($0) }.contains { run in
        let digits = run.drop { $0 != "+" && !$0.isNumber }
        return "+0".contains(digits.first ?? " ") && digits.count(where: \.isNumber) >= 9
      }
    case .email:
      text.split { $0.isWhitespace || "<>(),;\"".contains($0) }.contains { word in
        word.split(separator: "@", omittingEmptySubsequences: false).count == 2 && !word.hasPrefix("@") && !word.hasSuffix("@")
      }
    case .letter, .form, .inPerson, .sms, .counter, .socialMedia, .webChat: false
    }
  }

  /// Letters and digits, without case and accents; an apostrophe, and what is not seen, is inside a word.
  static func words(of text: String) -> [String] {
    // A letter of another script that looks like one of ours is not another word.
    let latin = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.applyingTransform(.toLatin, reverse: false) ?? text
    let folded = latin.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var words: [String] = []
    var word = ""
    for scalar in folded.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "’" && scalar.properties.generalCategory != .format {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// What stands between marks, or before "but". A full stop or a comma within a number or an address is no mark.
  private static func clauses(of text: String) -> [String] {
    var clauses: [String] = []
    var clause = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let isLast = index + 1 == characters.count || characters[index + 1].isWhitespace
      if character.isNewline || ";!?–—".contains(character) || isLast && ".,:".contains(character) {
        clauses.append(clause)
        clause = ""
      } else {
        clause.append(character)
      }
    }
    return (clauses + [clause]).flatMap { $0.replacing(" but ", with: "\n").split(separator: "\n").map(String.init) }
  }
}
