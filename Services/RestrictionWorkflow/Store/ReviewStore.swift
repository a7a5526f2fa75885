import Contracts
import Policy
import Storage

/// When each plan in force is next reviewed: a row while it is in force.
enum ReviewStore {
  /// A review that is due in future, or is overdue.
  struct Row {
    var caseID: Identifier
    var reference: String
    var organisation: String
    var reviewOn: Day
  }

  static let migration = Migration(
    name: "workflow-0003-reviews",
    sql: """
      CREATE TABLE plan_review (
        case_id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL,
        organisation TEXT NOT NULL,
        review_on TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX plan_review_day ON plan_review (review_on, case_id);
      """)

  /// Keeps the day of a case's review; nil when no plan of it is in force.
  static func keep(_ day: Day?, of state: RestrictionCase, reference: String, in tx: Transaction) throws {
    guard let day else {
      try tx.execute("DELETE FROM plan_review WHERE case_id = $1", .identifier(state.id))
      return
    }
    try tx.execute(
      """
      INSERT INTO plan_review (case_id, reference, organisation, review_on) VALUES ($1, $2, $3, $4)
      ON CONFLICT (case_id) DO UPDATE SET review_on = excluded.review_on
      """,
      .identifier(state.id), .text(reference), .text(state.organisation), .day(day))
  }

  /// The reviews of those organisations, the earliest first.
  static func list(organisations: Set<String>, limit: Int, in reader: Reader) throws -> [Row] {
    var values: [Value] = [.int(limit)]
    return try reader.all(
      """
      SELECT case_id, reference, organisation, review_on FROM plan_review
      WHERE organisation IN (\(values.append(texts: organisations))) ORDER BY review_on, case_id LIMIT $1
      """,
      values: values,
      as: { row in
        Row(caseID: try row.identifier(0), reference: row.text(1), organisation: row.text(2), reviewOn: try row.day(3))
      })
  }
}
