package import Contracts
package import Storage

/// Which organisation had a record that was destroyed: all that is kept of it, so that anyone who could see it is told that it is gone.
package enum DestroyedRecords {
  /// For a migration of each service that destroys what it is told to.
  package static let schema = """
    CREATE TABLE destroyed_record (
      stream TEXT NOT NULL PRIMARY KEY,
      organisation TEXT
    ) STRICT, WITHOUT ROWID;
    """

  package static func insert(_ name: AggregateName, of organisation: String?, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO destroyed_record (stream, organisation) VALUES ($1, $2) ON CONFLICT DO NOTHING", .text(name.stream),
      .optional(organisation))
  }

  /// It is not destroyed after all; answers whose it is.
  package static func takeBack(_ name: AggregateName, in tx: Transaction) throws -> String? {
    let owner = try organisation(of: name.stream, in: tx)
    try tx.execute("DELETE FROM destroyed_record WHERE stream = $1", .text(name.stream))
    return owner
  }

  /// Whether it was destroyed.
  package static func has(_ name: AggregateName, in reader: Reader) throws -> Bool {
    try reader.first("SELECT 1 FROM destroyed_record WHERE stream = $1", .text(name.stream), as: { _ in true }) ?? false
  }

  /// The organisation of the destroyed record of that stream; nil where none was destroyed, or it is not known.
  package static func organisation(of stream: String, in reader: Reader) throws -> String? {
    try reader.first("SELECT organisation FROM destroyed_record WHERE stream = $1", .text(stream), as: { $0.textIfPresent(0) })
      ?? nil
  }
}
