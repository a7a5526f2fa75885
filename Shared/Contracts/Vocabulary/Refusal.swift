/// Why the policy does not allow what was asked. Nothing was changed.
package struct Refusal: Error, Sendable, Equatable {
  /// What prevents it.
  package enum Kind: String, Sendable {
    /// The person may not, ever, in this case.
    case notEntitled = "not-entitled"
    /// It cannot be done at this stage, by anyone.
    case wrongStage = "wrong-stage"
    /// It could be done once what is missing is there.
    case incomplete
  }

  /// What prevents it.
  package let kind: Kind
  /// Stable, kebab-case; programs branch on it.
  package let code: String
  /// The paragraph of the policy, such as `6.2`.
  package let paragraph: String
  /// One sentence for the person who asked.
  package let sentence: String
  /// What has to be there first, one line each.
  package let missing: [String]
  /// The fields at fault, where it is what was asked and not the state of things: the answer then marks each field, as a form does.
  package let fields: [FieldProblem]

  package init(
    kind: Kind, code: String, paragraph: String, sentence: String, missing: [String] = [], fields: [FieldProblem] = []
  ) {
    (self.kind, self.code, self.paragraph, self.sentence) = (kind, code, paragraph, sentence)
    (self.missing, self.fields) = (missing, fields)
  }
}
