/// A behaviour that the policy names.
package struct BehaviourEntry: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// The code of its heading.
  package var heading: String
  /// The paragraph that names it.
  package var paragraph: String
  /// What it is, in words.
  package var words: String

  package init(code: String, heading: String, paragraph: String, words: String) {
    (self.code, self.heading, self.paragraph, self.words) = (code, heading, paragraph, words)
  }
}

/// Every behaviour that the policy names. `GET /behaviours`
package struct BehaviourList: Codable, Sendable, Equatable {
  /// In the policy's order.
  package var items: [BehaviourEntry]

  package init(items: [BehaviourEntry]) { self.items = items }
}
