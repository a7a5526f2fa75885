/// The prepared statements of a connection, by their text.
///
/// A program has some dozens of them and looks one up for every call. So they are kept by length: that costs less than hashing hundreds of bytes, and
/// comparing a text with itself costs next to nothing.
struct StatementCache {
  private static let limit = 256
  private var byLength = [[SQLiteStatement]](repeating: [], count: 256)
  private var count = 0

  /// The statement of that text; nil when there is none, or it is running.
  func find(_ sql: String) -> SQLiteStatement? {
    for statement in byLength[sql.utf8.count & 255] where !statement.isRunning && statement.sql == sql { return statement }
    return nil
  }

  /// Keeps a statement, unless one of its text is kept already. When there are too many, all earlier ones go.
  mutating func keep(_ statement: SQLiteStatement) {
    let place = statement.sql.utf8.count & 255
    guard !byLength[place].contains(where: { $0.sql == statement.sql }) else { return }
    if count >= Self.limit { self = StatementCache() }
    byLength[place].append(statement)
    count += 1
  }

  /// Every statement that is kept.
  var all: [SQLiteStatement] { byLength.flatMap { $0 } }
}
