/// A question of equality monitoring, which people answer without their name. A body that does not monitor has none.
package struct EqualityQuestion: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// As forms and reports show it.
  package let title: String
  /// What can be answered, also that one would rather not say.
  package let options: [Option]

  /// An answer.
  package struct Option: Sendable, Equatable {
    /// Stable code.
    package let code: String
    /// As forms and reports show it.
    package let title: String
  }

  static func all(of root: PackObject) -> [EqualityQuestion] {
    guard root.node("equality") != nil else { return [] }
    let object = root.object("equality", keys: ["questions"])
    let questions = object.objects("questions", keys: ["code", "title", "options"]).map { entry in
      let options = entry.objects("options", keys: ["code", "title"]).map {
        Option(code: $0.code("code"), title: $0.text("title"))
      }
      entry.requireUnique(options.map(\.code), in: "options")
      return EqualityQuestion(code: entry.code("code"), title: entry.text("title"), options: options)
    }
    object.requireUnique(questions.map(\.code), in: "questions")
    return questions
  }
}
