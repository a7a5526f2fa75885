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
    /// When that day was set, and the version of the case that set it: what a calendar says of a change.
    var setAt: Instant
    var setVersion: Int
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

  /// What was known of rows from before: their case as it was.
  static let changes = Migration(
    name: "workflow-0007-changes-of-reviews",
    sql: """
      ALTER TABLE plan_review ADD COLUMN set_at INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE plan_review ADD COLUMN set_version INTEGER NOT NULL DEFAULT 0;
      UPDATE plan_review SET
        set_at = coalesce((SELECT instant FROM journal WHERE stream = 'case/' || case_id ORDER BY version DESC LIMIT 1), 0),
        set_version = coalesce((SELECT version FROM journal WHERE stream = 'case/' || case_id ORDER BY version DESC LIMIT 1), 0);
      """)

  /// Keeps the day of a case's review; nil when no plan of it is in force.
  ///
  /// - Parameters:
  ///   - moment: when the day was set.
  ///   - version: the version of the case that set it.
  static func keep(
    _ day: Day?, of state: RestrictionCase, reference: String, setAt moment: Instant, version: Int, in tx: Transaction
  ) throws {
    guard let day else {
      try tx.execute("DELETE FROM plan_review WHERE case_id = $1", .identifier(state.id))
      return
    }
    try tx.execute(
      """
      INSERT INTO plan_review (case_id, reference, organisation, review_on, set_at, set_version) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (case_id) DO UPDATE SET
        review_on = excluded.review_on, set_at = excluded.set_at, set_version = excluded.set_version
      """,
      .identifier(state.id), .text(reference), .text(state.organisation), .day(day), .instant(moment), .int(version))
  }

  /// The reviews of those organisations, the earliest first.
  static func list(organisations: Set<String>, limit: Int, in reader: Reader) throws -> [Row] {
    var values: [Value] = [.int(limit)]
    return try reader.all(
      """
      SELECT case_id, reference, organisation, review_on, set_at, set_version FROM plan_review
      WHERE organisation IN (\(values.append(texts: organisations))) ORDER BY review_on, case_id LIMIT $1
      """,
      values: values,
      as: { row in
        Row(
          caseID: try row.identifier(0), reference: row.text(1), organisation: row.text(2), reviewOn: try row.day(3),
          setAt: row.instant(4), setVersion: row.int(5))
      })
  }
}
