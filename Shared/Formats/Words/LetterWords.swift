import Contracts

/// The few words that a format adds to a letter, in the letter's language.
struct LetterWords: Sendable {
  let reference: String
  let recipient: String
  let page: String
  let of: String
  private let months: [String]

  /// English where the language is none of those here: a pack's letters in another language still say what page it is.
  static func of(_ language: String) -> LetterWords {
    switch language.prefix(while: { $0 != "-" }) {
    case "cy": welsh
    case "pl": polish
    case "ar": arabic
    default: english
    }
  }

  /// The day as that language writes it.
  func day(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }

  /// The names of the months, from January.
  var monthNames: [String] { months }

  private static let english = LetterWords(
    reference: "Our reference", recipient: "For", page: "Page", of: "of",
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ])
  private static let welsh = LetterWords(
    reference: "Ein cyfeirnod", recipient: "I", page: "Tudalen", of: "o",
    months: [
      "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ])
  private static let polish = LetterWords(
    reference: "Nasz znak", recipient: "Dla", page: "Strona", of: "z",
    months: [
      "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada",
      "grudnia",
    ])
  private static let arabic = LetterWords(
    reference: "مرجعنا", recipient: "إلى", page: "صفحة", of: "من",
    months: ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"])
}

extension String {
  /// Whether the language with this tag is written from right to left.
  var isRightToLeftLanguage: Bool { ["ar", "he", "fa", "ur"].contains(prefix { $0 != "-" }) }
}
