/// Why the policy does not allow what was asked. Nothing was changed.
package struct Refusal: Error, Sendable, Equatable {
  /// What prevents it.
  package enum Kind: String, Sendable {
    /// This person may never do it in this case.
    case notEntitled = "not-entitled"
    /// No one may do it at this stage.
    case wrongStage = "wrong-stage"
    /// It can be done once what is missing is supplied.
    case incomplete
  }

  /// What prevents it.
  package let kind: Kind
  /// Stable, kebab-case; programs branch on it.
  package let code: String
  /// The paragraph of the policy, in its own notation.
  package let paragraph: String
  /// One sentence for the person who asked.
  package let sentence: String
  /// What must be supplied first, one line each.
  package let missing: [String]
  /// The fields at fault, where the request itself is wrong and not the state of things: the answer then marks each field, as a form does.
  package let fields: [FieldProblem]

  package init(
    kind: Kind, code: String, paragraph: String, sentence: String, missing: [String] = [], fields: [FieldProblem] = []
  ) {
    (self.kind, self.code, self.paragraph, self.sentence) = (kind, code, paragraph, sentence)
    (self.missing, self.fields) = (missing, fields)
  }
}
