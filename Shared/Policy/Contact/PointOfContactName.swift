/// Whether the person asked for is the point of contact that a plan names.
///
/// Titles, initials, case, accents and the order of a name do not matter, nor does the article of a post. A name that differs in anything is another
/// person's, and so may a first name alone be: then the contact is passed on, which closes nothing.
enum PointOfContactName {
  static func isSame(_ asked: String, as known: String) -> Bool {
    let named = words(of: asked)
    if named.isEmpty { return false }
    let whole = words(of: known)
    if named == whole || named.joined() == whole.joined() { return true }
    return parts(of: known).contains { part in
      let post = words(of: part)
      return post.count > 1 && named == post || isName(asked, of: part)
    }
  }

  /// A point of contact may be a person and their post, or one of two people.
  private static func parts(of text: String) -> [String] {
    var texts = [text]
    for separator in [" or ", " and ", "/", ";", "(", ")", " - ", " – "] {
      texts = texts.flatMap { $0.split(separator: separator).map(String.init) }
    }
    // "Example, Hana" is one name; "Hana Example, complaints manager" is a name and a post.
    let parts = texts.flatMap { part -> [String] in
      let pieces = part.split(separator: ",").map(String.init)
      return pieces.count > 1 && pieces.contains(where: isPost) ? pieces : [part]
    }
    return parts
  }

  private static func words(of text: String) -> [String] {
    PlanWords.words(of: text).filter { !fillers.contains($0) }
  }

  private static func isPost(_ text: String) -> Bool { PlanWords.words(of: text).contains(where: posts.contains) }

  private static func isName(_ asked: String, of known: String) -> Bool {
    guard !isPost(asked), !isPost(known), !haveOtherTitles(asked, known) else { return false }
    let (given, own) = (NameText.readings(of: asked), NameText.readings(of: known))
    return given.contains { one in own.contains { fits(letters(one), letters($0)) } }
  }

  private static func letters(_ words: [NameWord]) -> [String] { NameWords.named(words).map(\.letters) }

  /// The surname is the same, whole, and each first name or initial is one of the other's, in its order.
  private static func fits(_ asked: [String], _ known: [String]) -> Bool {
    guard let surname = asked.last, let own = known.last, surname.utf8.count > 1 else { return false }
    if asked.joined() == known.joined() { return true }
    guard surname == own else { return false }
    var rest = known.dropLast()[...]
    for first in asked.dropLast() {
      guard let place = rest.firstIndex(where: { same(first, $0) }) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  private static func same(_ one: String, _ other: String) -> Bool {
    one == other || min(one.utf8.count, other.utf8.count) == 1 && one.utf8.first == other.utf8.first
  }

  /// "Mr Field" is not "Mrs Field".
  private static func haveOtherTitles(_ one: String, _ other: String) -> Bool {
    guard let first = title(of: one), let second = title(of: other) else { return false }
    return first != second
  }

  private static func title(of text: String) -> Bool? {
    let words = Set(PlanWords.words(of: text))
    if !words.isDisjoint(with: ["mr", "mister", "sir", "monsieur", "herr"]) { return true }
    return words.isDisjoint(with: ["mrs", "ms", "miss", "missus", "lady", "dame", "madam", "mme", "frau"]) ? nil : false
  }

  private static let fillers: Set<String> = [
    "a", "an", "the", "our", "your", "my", "please", "to", "speak", "with", "for", "is", "in", "there",
  ]

  /// Words of posts in any body, not the offices of one.
  private static let posts = Set(
    """
    manager managers officer officers team teams desk department office unit service services lead leader head director adviser
    advisor caseworker coordinator administrator assistant secretary reception receptionist helpline supervisor clerk executive
    commissioner complaints
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
