import Contracts
import Policy
import Storage

/// What people have to do: one row while a task is open, none after.
enum TaskStore {
  /// A task as it is stored.
  struct Row {
    var id: Identifier
    /// What it is about: `case/` or `incident/` and an identifier.
    var subject: String
    var kind: String
    /// Nil for an incident whose caller is not identified.
    var serviceUser: Identifier?
    /// Whose it is; the column is called `role`, as offices were when it was made.
    var office: Office
    var organisation: String
    var reference: String
    /// The paragraph of the case's policy that asks for it; nil in a row from before these were kept.
    var paragraph: String?
    var due: Instant
    /// Who last acted on the case in that office.
    var inHandsOf: String?
  }

  /// Opens a task; one that is open already keeps its date.
  static func open(_ task: Row, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO task (id, subject, kind, service_user, role, organisation, reference, due, paragraph)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (subject, kind) DO NOTHING
      """,
      .identifier(task.id), .text(task.subject), .text(task.kind), .optional(task.serviceUser), .text(task.office.rawValue),
      .text(task.organisation), .text(task.reference), .instant(task.due), .optional(task.paragraph))
  }

  /// Closes a task; returns whether it was open.
  @discardableResult
  static func close(subject: String, kind: String, in tx: Transaction) throws -> Bool {
    try tx.execute("DELETE FROM task WHERE subject = $1 AND kind = $2", .text(subject), .text(kind)) > 0
  }

  /// Closes every open task about it.
  static func closeAll(subject: String, in tx: Transaction) throws {
    try tx.execute("DELETE FROM task WHERE subject = $1", .text(subject))
  }

  static func find(_ id: Identifier, in reader: Reader) throws -> Row? {
    try reader.first("\(columns) WHERE task.id = $1", .identifier(id), as: row)
  }

  /// Which tasks a list shows.
  struct Filter {
    var offices: Set<Office>
    var organisations: Set<String>
    /// Only those about that case or incident.
    var reference: Reference?
    /// Only those that were due before then.
    var overdueAt: Instant?
    /// Only those in the hands of that person.
    var person: String?
    var after: Place?
    /// Of the moments at which they are due.
    var span: ListSpan
    /// Other offices, of whose tasks those that were due before then are shown too.
    var below: [(office: Office, dueBefore: Instant)]
  }

  /// A task's place in the list.
  struct Place {
    var due: Instant
    var id: String

    init(_ task: Row) { (due, id) = (task.due, task.id.text) }

    /// The place that a page gives as its end; nil for any other text.
    init?(_ text: String) {
      let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let due = Int64(parts[0]), Identifier(parts[1]) != nil else { return nil }
      (self.due, id) = (Instant(milliseconds: due), parts[1])
    }

    var text: String { "\(due.milliseconds).\(id)" }
  }

  /// The tasks of those offices and organisations, the longest overdue first.
  static func list(_ filter: Filter, in reader: Reader) throws -> [Row] {
    var values: [Value] = [.int(filter.span.limit)]
    var conditions = "task.organisation IN (\(values.append(texts: filter.organisations)))"
    conditions += filter.span.within("task.due", &values)
    if let reference = filter.reference { conditions += " AND task.reference = \(values.append(.text(reference.text)))" }
    if let now = filter.overdueAt { conditions += " AND task.due < \(values.append(.instant(now)))" }
    if let person = filter.person { conditions += " AND case_hand.subject = \(values.append(.text(person)))" }
    if let after = filter.after {
      let comparison = filter.span.isNewestFirst ? "<" : ">"
      conditions +=
        " AND (task.due, task.id) \(comparison) (\(values.append(.instant(after.due))), \(values.append(.text(after.id))))"
    }
    // Each office's are found in this order, and merged: asked for together, all of them would have to be found before the first.
    let ofOffices = filter.offices.sorted().map { office in
      "\(columns) WHERE task.role = \(values.append(.text(office.rawValue))) AND \(conditions)"
    }
    guard !ofOffices.isEmpty else { return [] }
    let movedUp = filter.below.map { office, dueBefore in
      "\(columns) WHERE task.role = \(values.append(.text(office.rawValue))) "
        + "AND task.due < \(values.append(.instant(dueBefore))) AND \(conditions)"
    }
    let direction = filter.span.direction
    return try reader.all(
      "\((ofOffices + movedUp).joined(separator: " UNION ALL ")) ORDER BY due \(direction), id \(direction) LIMIT $1",
      values: values,
      as: row)
  }

  private static let columns = """
    SELECT task.id, task.subject, kind, service_user, task.role, organisation, reference, due, case_hand.subject, paragraph FROM task
    LEFT JOIN case_hand ON case_hand.stream = task.subject AND case_hand.role = task.role
    """

  private static func row(_ row: Storage.Row) throws -> Row {
    Row(
      id: try row.identifier(0), subject: row.text(1), kind: row.text(2), serviceUser: try row.identifierIfPresent(3),
      office: Office(row.text(4)), organisation: row.text(5), reference: row.text(6), paragraph: row.textIfPresent(9),
      due: row.instant(7), inHandsOf: row.textIfPresent(8))
  }
}
