import Contracts
import ServiceKit
import Storage

/// Which records are of one person, and who has died, as intake says.
enum OnePersonStore {
  static let migration = Migration(
    name: "workflow-0010-one-person",
    sql: """
      CREATE TABLE person_merge (
        id TEXT NOT NULL PRIMARY KEY,
        kept TEXT NOT NULL,
        merged TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX person_merge_kept ON person_merge (kept);
      CREATE INDEX person_merge_merged ON person_merge (merged);
      CREATE TABLE dead_person (
        service_user TEXT NOT NULL PRIMARY KEY
      ) STRICT, WITHOUT ROWID;
      """)

  /// The end of a condition that admits the cases on any record of that person.
  static func condition(of id: Identifier, _ values: inout [Value], in reader: Reader) throws -> String {
    let records = try PersonMerges.records(of: id, in: reader)
    guard records.count > 1 else { return " AND service_user = \(values.append(.identifier(id)))" }
    return " AND service_user IN (\(values.append(texts: Set(records.map(\.text)))))"
  }

  /// Notes that the death of the person of that record was confirmed.
  static func noteDeath(of id: Identifier, in tx: Transaction) throws {
    try tx.execute("INSERT INTO dead_person (service_user) VALUES ($1) ON CONFLICT DO NOTHING", .identifier(id))
  }

  /// Whether the death of the person whose records those are was confirmed.
  static func isDead(_ records: [Identifier], in reader: Reader) throws -> Bool {
    try records.contains { record in
      try reader.first("SELECT 1 FROM dead_person WHERE service_user = $1", .identifier(record), as: { $0.int(0) }) != nil
    }
  }
}
