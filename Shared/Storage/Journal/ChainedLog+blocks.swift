/// Finding rows of a chained log by what they say. The rows are in blocks, and an index is over the block first: a new row goes into its last block,
/// which is small and in memory. In an index of the values alone it would go anywhere, and each row write a page of its own.
extension ChainedLog {
  /// How many rows, as a power of two, are in a block.
  private static let blockBits = 10

  /// A statement for the index of a column, for a migration.
  ///
  /// - Parameter isOptional: whether rows may have nothing in it, which are then not in the index.
  package static func index(of table: String, on column: String, isOptional: Bool) -> String {
    "CREATE INDEX \(table)_\(column) ON \(table) (seq >> \(blockBits), \(column))"
      + (isOptional ? " WHERE \(column) IS NOT NULL;" : ";")
  }

  /// Statements that add a sealed column to a table that is there, for a migration.
  package static func addSealed(_ column: String, to table: String) -> String {
    zip(Column.sealed(column).stored, ["TEXT", "BLOB", "BLOB"]).map { "ALTER TABLE \(table) ADD COLUMN \($0) \($1);" }
      .joined(separator: "\n")
  }

  /// The numbers of the rows among those that have one of the values in the column, in order.
  ///
  /// - Parameter column: one for which there is an ``index(of:on:isOptional:)``.
  package static func rows(
    of table: String, where column: String, isOneOf values: [String], among all: ClosedRange<Int64>, in reader: Reader
  ) throws -> [Int64] {
    var found: [Int64] = []
    for block in (all.lowerBound >> blockBits)...(all.upperBound >> blockBits) {
      for value in values {
        found += try reader.all(
          "SELECT seq FROM \(table) WHERE (seq >> \(blockBits)) = $1 AND \(column) = $2", .integer(block), .text(value),
          as: { $0.integer(0) })
      }
    }
    return found.filter(all.contains).sorted()
  }

  /// The number of the newest row; nil where there is none.
  package static func newest(of table: String, in reader: Reader) throws -> Int64? {
    try reader.first("SELECT seq FROM \(table) WHERE seq > 0 ORDER BY seq DESC LIMIT 1", as: { $0.integer(0) })
  }
}
