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

  /// A condition that admits what any of those records of a person has; one that was not merged is compared as it is, so that its index gives the
  /// order.
  package static func condition(_ column: String, of records: [Identifier], _ values: inout [Value]) -> String {
    if let only = records.first, records.count == 1 { return "\(column) = \(values.append(.identifier(only)))" }
    return "\(column) IN (\(values.append(texts: Set(records.map(\.text)))))"
  }

  private static func neighbours(of id: Identifier, in reader: Reader) throws -> [Identifier] {
    try reader.all("SELECT merged FROM person_merge WHERE kept = $1", .identifier(id), as: { try $0.identifier(0) })
      + reader.all("SELECT kept FROM person_merge WHERE merged = $1", .identifier(id), as: { try $0.identifier(0) })
  }
}
