import Contracts
import Policy
import ServiceKit
import Storage

/// Matters: the table finds them, also by any writing of their references; the journal holds all that was said.
enum MatterStore {
  static func put(_ matter: Matter, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO matter (id, reference, service_user, organisation, kind, type, state, finalised_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, finalised_on = excluded.finalised_on
      """,
      .identifier(matter.id), .text(matter.reference), .identifier(matter.serviceUser), .text(matter.organisation),
      .text(matter.kind.rawValue), .text(matter.type), .text(matter.state.rawValue), .optional(matter.finalisedOn?.text))
    for key in MatterReference.keys(of: matter.reference).union(MatterReference.keys(of: matter.elsewhere ?? "")) {
      try tx.execute(
        "INSERT INTO matter_key (key, matter) VALUES ($1, $2) ON CONFLICT DO NOTHING", .text(key), .identifier(matter.id))
    }
  }

  /// The identifiers of matters.
  static func list(
    _ filter: MatterFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    // Found by the reference, where one is given: few matters share it.
    let (id, tables) =
      filter.reference == nil ? ("id", "matter") : ("k.matter", "matter_key k JOIN matter ON id = k.matter")
    var conditions = span.made(id, &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    if let reference = filter.reference { conditions += " AND k.key = \(values.append(.text(MatterReference.key(reference))))" }
    if let person = filter.serviceUser {
      conditions += " AND " + (try PersonRecords.condition("service_user", of: person, &values, in: reader))
    }
    if let kind = filter.kind { conditions += " AND kind = \(values.append(.text(kind.rawValue)))" }
    if let type = filter.type { conditions += " AND type = \(values.append(.text(type)))" }
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    return try reader.all(
      "SELECT \(id) FROM \(tables) WHERE \(conditions) ORDER BY \(id) \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }

  /// Those who have a matter of that reference, as it is compared, each person once; no more than a few, or it says nothing.
  static func people(with key: String, in reader: Reader) throws -> [Identifier] {
    let found = try reader.all(
      """
      SELECT DISTINCT m.service_user FROM matter_key k JOIN matter m ON m.id = k.matter WHERE k.key = $1
      ORDER BY m.service_user LIMIT 20
      """, .text(key), as: { try $0.identifier(0) })
    var seen: Set<Identifier> = []
    return try found.filter { id in
      let isNew = !seen.contains(id)
      seen.formUnion(try PersonRecords.all(of: id, in: reader))
      return isNew
    }
  }

  /// The matters of those people in that organisation which one of the references may mean, however it is written.
  static func meant(
    by references: [String], of people: Set<Identifier>, organisation: String, in reader: Reader
  ) throws -> [Identifier] {
    let keys = Set(references.map(MatterReference.key)).filter { !$0.isEmpty }
    return try keys.sorted().flatMap { key in
      try reader.all(
        """
        SELECT k.matter, m.service_user FROM matter_key k JOIN matter m ON m.id = k.matter
        WHERE k.key = $1 AND m.organisation = $2 ORDER BY k.matter
        """, .text(key), .text(organisation), as: { (matter: try $0.identifier(0), person: try $0.identifier(1)) })
    }.filter { people.contains($0.person) }.map(\.matter)
  }
}
