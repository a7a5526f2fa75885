/// How the engine runs a statement, as far as that matters when tables grow. For tests.
package struct QueryPlan: Sendable, Equatable {
  /// The statement.
  package let sql: String
  /// The tables that are read from end to end, by their names in the statement.
  package let scans: [String]
  /// True when rows are sorted, or duplicates removed, only after all of them were found.
  package let sorts: Bool
  /// True when a subquery runs for each row.
  package let repeats: Bool
  /// The engine's own words, a line for each part.
  package let text: [String]
  /// How much work the statement has done so far, in small steps of the engine's.
  package let steps: Int
  /// How often it was run so far.
  package let runs: Int
}
