/// What becomes of a restriction after an appeal was partly upheld.
package enum AppealChangeKind: String, Codable, CaseIterable, Sendable {
  /// It goes.
  case remove
  /// It stays, and asks less of the person.
  case loosen
}

/// What must become of one restriction, because an appeal was partly upheld. The person who heard the appeal writes it.
package struct AppealChange: Codable, Sendable, Equatable {
  /// The restriction's number in the plan, from 1, as in its letter.
  package var restriction: Int
  /// Whether it goes or is loosened.
  package var change: AppealChangeKind
  /// The parts of it that must change, as `kinds` of `GET /policy` names them (`weeklyWindows`, `pointOfContact`); absent where any
  /// milder one will do. The codes that packs have for them are read too.
  package var parts: [String]?
  /// What changes, in words for the person: they go into the letter.
  package var words: String

  package init(restriction: Int, change: AppealChangeKind, parts: [String]? = nil, words: String) {
    (self.restriction, self.change, self.parts, self.words) = (restriction, change, parts, words)
  }
}

extension AppealChange: Bounded {
  package static let limits: FieldLimits = [
    "restriction": .number(1...100), "parts": .items(0...20), "parts[]": .line(1...60), "words": .text(1...1000),
  ]
}
