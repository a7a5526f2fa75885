/// What kind of contact it is, so far as a plan treats it apart.
package enum ContactAbout: Sendable, Equatable {
  /// What no plan closes, by the pack's code.
  case alwaysOpen(String)
  /// It brings something new to a matter.
  case newInformation
  /// A complaint that was not made before.
  case newComplaint

  /// As contracts name it.
  package var code: String {
    switch self {
    case .alwaysOpen(let code): code
    case .newInformation: "new-information"
    case .newComplaint: "new-complaint"
    }
  }
}

extension PolicyPack {
  /// How many other words there may be between two of a phrase: "a complaint about the way the police spoke to me".
  private static let wordsBetween = 4

  /// What kind of contact a text says it is, in any case and wording; nil where it says none that is known. What is always open comes first.
  package func about(_ text: String) -> ContactAbout? {
    if let named = about(named: text) { return named }
    let words = Self.wordsOfAbout(text)
    let occurs: (PlanWords.Phrase) -> Bool = { $0.occurs(in: words, between: Self.wordsBetween) }
    if let route = alwaysOpen.first(where: { $0.phrases.contains(where: occurs) }) { return .alwaysOpen(route.code) }
    if newMatters.complaint.contains(where: occurs) { return .newComplaint }
    return newMatters.information.contains(where: occurs) ? .newInformation : nil
  }

  /// The same for a text that is a code, however it is written, and nothing else: a matter's reference may hold any word.
  package func about(named text: String) -> ContactAbout? {
    let known = alwaysOpen.map { ContactAbout.alwaysOpen($0.code) } + [.newInformation, .newComplaint]
    if let exact = known.first(where: { $0.code == text }) { return exact }
    let joined = Self.wordsOfAbout(text).joined()
    return known.first { $0.code.replacing("-", with: "") == joined }
  }

  /// The words of a text without articles; letters that are written apart, as in "S.A.R.", are one word.
  private static func wordsOfAbout(_ text: String) -> [String] {
    var words: [String] = []
    var letters = ""
    for word in PlanWords.words(of: text) {
      if word.count == 1, word != "a" || !letters.isEmpty {
        letters += word
        continue
      }
      if !letters.isEmpty { words.append(letters) }
      letters = ""
      if !["a", "an", "the"].contains(word) { words.append(word) }
    }
    return letters.isEmpty ? words : words + [letters]
  }
}
