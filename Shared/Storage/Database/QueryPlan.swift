/// How the engine answers a statement, as far as it matters when tables grow. For tests, which refuse what would grow with them.
package struct QueryPlan: Sendable, Equatable {
  /// The statement.
  package let sql: String
  /// What is read from end to end, in order or not, by the name that the statement calls it.
  package let scans: [String]
  /// True when rows are put in order, or told apart, only after all of them were found.
  package let sorts: Bool
  /// True when a further question is asked for each row that is looked at.
  package let repeats: Bool
  /// The engine's own words, a line for each part.
  package let text: [String]
  /// How much the statement has done so far, in the engine's own small steps: comparable for the same statement only.
  package let steps: Int
  /// How often it was run so far.
  package let runs: Int
}
