import Contracts
import Storage

/// Requests for adjustments: the table finds them, and holds what was agreed; the journal holds all that was said.
enum AdjustmentStore {
  static func insert(_ request: AdjustmentRequest, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO adjustment_request (id, reference, service_user, organisation, state) VALUES ($1, $2, $3, $4, $5)",
      .identifier(request.id), .text(request.reference), .identifier(request.serviceUser), .text(request.organisation),
      .text(request.state.rawValue))
  }

  static func decide(_ request: AdjustmentRequest, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE adjustment_request SET state = $2, agreed = $3 WHERE id = $1", .identifier(request.id),
      .text(request.state.rawValue), .optional(request.decision?.agreed))
  }

  /// What was agreed to be done for that person, in whatever organisation, oldest first.
  static func agreed(for person: Identifier, in reader: Reader) throws -> [String] {
    try reader.all(
      "SELECT agreed FROM adjustment_request WHERE service_user = $1 AND agreed IS NOT NULL ORDER BY id", .identifier(person),
      as: { $0.text(0) })
  }

  /// What a list of requests is narrowed by.
  struct Filter {
    var serviceUser: Identifier?
    var state: AdjustmentState?
    var after: String
    var limit: Int
    var organisations: Set<String>
  }

  /// The identifiers of requests, oldest first.
  static func list(_ filter: Filter, in reader: Reader) throws -> [Identifier] {
    var values: [Value] = [.text(filter.after), .int(filter.limit)]
    var conditions = "id > $1 AND organisation IN (\(values.append(texts: filter.organisations)))"
    if let person = filter.serviceUser { conditions += " AND service_user = \(values.append(.identifier(person)))" }
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    return try reader.all(
      "SELECT id FROM adjustment_request WHERE \(conditions) ORDER BY id LIMIT $2", values: values, as: { try $0.identifier(0) })
  }
}
