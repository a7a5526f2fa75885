import Contracts
import Policy
import Storage

/// What somebody has to do: one row while it is to be done, none after.
enum TaskStore {
  /// A task as it is stored.
  struct Row {
    var id: Identifier
    /// What it is about: `case/` or `incident/` and an identifier.
    var subject: String
    var kind: String
    var serviceUser: Identifier
    var role: Role
    var organisation: String
    var reference: String
    var due: Instant
  }

  /// Opens a task; one that is open already keeps its date.
  static func open(_ task: Row, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO task (id, subject, kind, service_user, role, organisation, reference, due)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (subject, kind) DO NOTHING
      """,
      .identifier(task.id), .text(task.subject), .text(task.kind), .identifier(task.serviceUser), .text(task.role.rawValue),
      .text(task.organisation), .text(task.reference), .instant(task.due))
  }

  /// Closes a task; answers whether it was open.
  @discardableResult
  static func close(subject: String, kind: String, in tx: Transaction) throws -> Bool {
    try tx.execute("DELETE FROM task WHERE subject = $1 AND kind = $2", .text(subject), .text(kind)) > 0
  }

  /// Closes whatever is open about it.
  static func closeAll(subject: String, in tx: Transaction) throws {
    try tx.execute("DELETE FROM task WHERE subject = $1", .text(subject))
  }

  static func find(_ id: Identifier, in reader: Reader) throws -> Row? {
    try reader.first("\(columns) WHERE id = $1", .identifier(id), as: row)
  }

  /// The tasks of those roles and organisations, in the order in which they came up.
  static func list(roles: Set<Role>, organisations: Set<String>, after: String, limit: Int, in reader: Reader) throws -> [Row] {
    var values: [Value] = [.text(after), .int(limit)]
    let mine =
      "role IN (\(values.append(texts: roles.map(\.rawValue)))) AND organisation IN (\(values.append(texts: organisations)))"
    return try reader.all("\(columns) WHERE id > $1 AND \(mine) ORDER BY id LIMIT $2", values: values, as: row)
  }

  private static let columns = "SELECT id, subject, kind, service_user, role, organisation, reference, due FROM task"

  private static func row(_ row: Storage.Row) throws -> Row {
    guard let role = Role(rawValue: row.text(4)) else {
      throw StorageError.constraint("task holds a role that this version does not know")
    }
    return Row(
      id: try row.identifier(0), subject: row.text(1), kind: row.text(2), serviceUser: try row.identifier(3), role: role,
      organisation: row.text(5), reference: row.text(6), due: row.instant(7))
  }
}
