@testable package import Policy

/// A template, what it is given, and what it becomes.
struct MustacheCase: CustomStringConvertible, Sendable {
  let template: String
  let value: LetterValue
  let partials: [String: String]
  let expected: String

  init(_ template: String, _ expected: String) { self.init(template, LetterValue.entry([:]), partials: [:], expected) }

  init(_ template: String, _ value: LetterValue, _ expected: String) { self.init(template, value, partials: [:], expected) }

  init(_ template: String, partials: [String: String], _ expected: String) {
    self.init(template, LetterValue.entry([:]), partials: partials, expected)
  }

  init(_ template: String, _ value: LetterValue, partials: [String: String], _ expected: String) {
    (self.template, self.value, self.partials, self.expected) = (template, value, partials, expected)
  }

  var description: String { template.debugDescription }
}

extension LetterValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
  package init(arrayLiteral elements: LetterValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, LetterValue)...) {
    self = .entry(Dictionary(elements) { first, _ in first })
  }
}
