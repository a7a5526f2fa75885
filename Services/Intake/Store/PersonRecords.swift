import Contracts
import Storage

/// Which records are of one person, as staff have decided: merges that hold. Nothing is rewritten by one, so that taking it back leaves nothing.
enum PersonRecords {
  /// Every record of that person, in the order of their making; the one alone, where it was not merged.
  static func all(of id: Identifier, in reader: Reader) throws -> [Identifier] {
    let found = try reader.all(
      "SELECT b.id FROM service_user a JOIN service_user b ON b.person = a.person WHERE a.id = $1", .identifier(id),
      as: { try $0.identifier(0) })
    return found.isEmpty ? [id] : found.sorted()
  }

  /// Every record of each of those people, each once, in the order in which they are given.
  static func all(of ids: [Identifier], in reader: Reader) throws -> [Identifier] {
    var (seen, found): (Set<Identifier>, [Identifier]) = ([], [])
    for id in ids where !seen.contains(id) {
      for record in try all(of: id, in: reader) where seen.insert(record).inserted { found.append(record) }
    }
    return found
  }

  /// A condition that admits what any record of that person has; one that was not merged is compared as it is, so that its index gives
  /// the order.
  static func condition(
    _ column: StaticString, of id: Identifier, _ values: inout [Value], in reader: Reader
  ) throws -> String {
    condition(column, records: try all(of: id, in: reader), &values)
  }

  /// The same for a person whose records are known, as in another database than theirs.
  static func condition(_ column: StaticString, records: [Identifier], _ values: inout [Value]) -> String {
    if let only = records.first, records.count == 1 { return "\(column) = \(values.append(.identifier(only)))" }
    return "\(column) IN (\(values.append(texts: Set(records.map(\.text)))))"
  }

  /// The merges that name that record, of those that hold.
  static func merges(naming id: Identifier, in reader: Reader) throws -> [Edge] {
    try edges("undone_at IS NULL AND kept = $1", id, in: reader) + edges("undone_at IS NULL AND merged = $1", id, in: reader)
  }

  /// Every merge that ever named that record, in the order of their making.
  static func everyMerge(naming id: Identifier, in reader: Reader) throws -> [Edge] {
    try (edges("kept = $1", id, in: reader) + edges("merged = $1", id, in: reader)).sorted { $0.id < $1.id }
  }

  /// A merge, as the table has it.
  struct Edge {
    let id: Identifier
    let kept: Identifier
    let merged: Identifier
  }

  static func insert(_ merge: ServiceUserMerge, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO service_user_merge (id, kept, merged) VALUES ($1, $2, $3)", .identifier(merge.id), .identifier(merge.kept),
      .identifier(merge.merged))
    try regroup(from: [merge.kept], in: tx)
  }

  static func undo(_ merge: ServiceUserMerge, at moment: Instant, in tx: Transaction) throws {
    try tx.execute("UPDATE service_user_merge SET undone_at = $2 WHERE id = $1", .identifier(merge.id), .instant(moment))
    try regroup(from: [merge.kept, merge.merged], in: tx)
  }

  /// Notes which records are one person with each of those, and then, once that is so of all, which plans they hold together.
  private static func regroup(from ids: [Identifier], in tx: Transaction) throws {
    for id in ids { try setPerson(from: id, in: tx) }
    for id in ids { try PlanHolders.update(id, in: tx) }
  }

  private static func setPerson(from id: Identifier, in tx: Transaction) throws {
    var group: Set<Identifier> = [id]
    var open = [id]
    while let next = open.popLast() {
      for edge in try merges(naming: next, in: tx) {
        for other in [edge.kept, edge.merged] where group.insert(other).inserted { open.append(other) }
      }
    }
    let person = group.count > 1 ? group.min() : nil
    for record in group {
      try tx.execute("UPDATE service_user SET person = $2 WHERE id = $1", .identifier(record), .optional(person))
    }
  }

  private static func edges(_ condition: StaticString, _ id: Identifier, in reader: Reader) throws -> [Edge] {
    try reader.all(
      "SELECT id, kept, merged FROM service_user_merge WHERE \(condition)", .identifier(id),
      as: { Edge(id: try $0.identifier(0), kept: try $0.identifier(1), merged: try $0.identifier(2)) })
  }
}
