package import Contracts

/// Why a letter cannot be made in a format. None of the words has anything of the letter but single characters.
package enum FormatFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The format is not on offer here, with why not.
  case notOnOffer(DocumentFormat, why: String)
  /// No font here has these characters: the letter can be written by hand, or the text be changed.
  case unprintable([Unicode.Scalar])
  /// The braille of the letter's language has no cells for these characters.
  case noBraille([Unicode.Scalar])
  /// The address takes more room than the window of an envelope has, with the name cut short.
  case addressTooLarge
  /// How to reach the sender takes more room than the head of the letter has.
  case senderTooLarge
  /// The letter is longer than any that is sent; the limit is in that unit.
  case tooLong(limit: Int, unit: String)
  /// Something every letter has is not there: its title, its first heading.
  case incomplete(String)
  /// The program ended, or answered nothing that makes sense, twice; nothing is wrong with the letter.
  case programFailed(String)
  /// The program does not take the letter, and would not at another try.
  case refused(String)
  /// The program took longer than any letter takes, in seconds.
  case programTooSlow(String, seconds: Int)

  package var description: String {
    switch self {
    case .notOnOffer(let format, let why): "letters are not made as \(format.rawValue) here: \(why)"
    case .unprintable(let characters): "no font here has \(characters.map(Self.words).joined(separator: ", "))"
    case .noBraille(let characters):
      "braille of the letter's language has no cells for \(characters.map(Self.words).joined(separator: ", "))"
    case .addressTooLarge: "the address does not fit into the window of an envelope"
    case .senderTooLarge: "the sender's address and telephone numbers do not fit into the head of a letter"
    case .tooLong(let limit, let unit): "the letter is longer than \(limit) \(unit)"
    case .incomplete(let what): "the letter has no \(what)"
    case .programFailed(let name): "\(name) failed"
    case .refused(let name): "\(name) does not take it"
    case .programTooSlow(let name, let seconds): "\(name) took longer than \(seconds) seconds"
    }
  }

  /// Whether another try, without any change to the letter, may succeed.
  package var isTemporary: Bool {
    switch self {
    case .programFailed, .programTooSlow, .notOnOffer: true
    case .unprintable, .noBraille, .addressTooLarge, .senderTooLarge, .tooLong, .incomplete, .refused: false
    }
  }

  /// The character if it can be shown, and its number, which identifies it.
  private static func words(_ character: Unicode.Scalar) -> String {
    let digits = String(character.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return character.properties.isDefaultIgnorableCodePoint || character.properties.generalCategory == .control
      ? number : "\u{201C}\(character)\u{201D} (\(number))"
  }
}
