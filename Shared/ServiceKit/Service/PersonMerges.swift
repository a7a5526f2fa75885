package import Contracts
package import Storage

/// Which records are of one person, as a service knows it from intake: in its table `person_merge`.
package enum PersonMerges {
  /// For a migration of each service that keeps them.
  package static let schema = """
    CREATE TABLE person_merge (
      id TEXT NOT NULL PRIMARY KEY,
      kept TEXT NOT NULL,
      merged TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_merge_kept ON person_merge (kept);
    CREATE INDEX person_merge_merged ON person_merge (merged);
    """

  /// Notes a merge, or forgets one that was taken back.
  package static func set(_ merge: ServiceUserMerge, in tx: Transaction) throws {
    guard merge.undone == nil else {
      try tx.execute("DELETE FROM person_merge WHERE id = $1", .identifier(merge.id))
      return
    }
    try tx.execute(
      "INSERT INTO person_merge (id, kept, merged) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", .identifier(merge.id),
      .identifier(merge.kept), .identifier(merge.merged))
  }

  /// Every record of that person, in the order of their making; the one alone, where it was not merged.
  package static func records(of id: Identifier, in reader: Reader) throws -> [Identifier] {
    var group: Set<Identifier> = [id]
    var open = [id]
    while let next = open.popLast() {
      for other in try neighbours(of: next, in: reader) where group.insert(other).inserted { open.append(other) }
    }
    return group.sorted()
  }

  /// Every record that was merged with another.
  package static func merged(in reader: Reader) throws -> Set<Identifier> {
    Set(
      try reader.all("SELECT kept, merged FROM person_merge WHERE id > ''", as: { [try $0.identifier(0), try $0.identifier(1)] })
        .flatMap { $0 })
  }

  /// A statement for the rows of each of those records, together; the statement as it is for nil. Asked for in one condition, all of their rows would
  /// have to be found and put in order before the first.
  ///
  /// - Parameters:
  ///   - statement: one that ends with its conditions.
  ///   - column: the column with the record.
  package static func each(
    _ statement: String, _ column: String, of records: [Identifier]?, _ values: inout [Value]
  ) -> String {
    guard let records else { return statement }
    return records.map { "\(statement) AND \(column) = \(values.append(.identifier($0)))" }.joined(separator: " UNION ALL ")
  }

  private static func neighbours(of id: Identifier, in reader: Reader) throws -> [Identifier] {
    try reader.all("SELECT merged FROM person_merge WHERE kept = $1", .identifier(id), as: { try $0.identifier(0) })
      + reader.all("SELECT kept FROM person_merge WHERE merged = $1", .identifier(id), as: { try $0.identifier(0) })
  }
}
