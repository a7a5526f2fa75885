import Contracts
import Policy
import ServiceKit
import Storage

/// Requests for adjustments: the table finds them, and holds what was agreed; the journal holds all that was said.
enum AdjustmentStore {
  /// Keeps what finds the request, and what was agreed, as it is now.
  static func put(_ request: AdjustmentRequest, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO adjustment_request (id, reference, service_user, organisation, state, agreed, decide_by, review_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, agreed = excluded.agreed, decide_by = excluded.decide_by,
        review_on = excluded.review_on
      """,
      .identifier(request.id), .text(request.reference), .identifier(request.serviceUser), .text(request.organisation),
      .text(request.state.rawValue), .optional(request.end == nil ? request.decision?.agreed : nil),
      (request.decision == nil ? request.decideBy : nil).map { .instant($0) } ?? .null,
      .optional(request.end == nil ? request.decision?.reviewOn?.text : nil))
    try tx.execute("DELETE FROM adjustment_consultation WHERE request = $1", .identifier(request.id))
    guard request.decision == nil else { return }
    for department in Set(request.consultations.filter { $0.view == nil }.map { $0.department.lowercased() }).sorted() {
      try tx.execute(
        "INSERT INTO adjustment_consultation (department, request) VALUES ($1, $2)", .text(department), .identifier(request.id))
    }
  }

  /// A page of the requests that are not decided.
  static func open(after: String, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT id FROM adjustment_request WHERE state = 'requested' AND id > $1 ORDER BY id LIMIT 200", .text(after),
      as: { try $0.identifier(0) })
  }

  /// What was agreed to be done for the person whose records those are, in whatever organisation, oldest first.
  static func agreed(for records: [Identifier], in reader: Reader) throws -> [String] {
    try agreedRequests(for: records, in: reader).map(\.agreed)
  }

  /// The same, each with its request.
  static func agreedRequests(for records: [Identifier], in reader: Reader) throws -> [(id: Identifier, agreed: String)] {
    let found = try records.flatMap { record in
      try reader.all(
        "SELECT id, agreed FROM adjustment_request WHERE service_user = $1 AND agreed IS NOT NULL ORDER BY id",
        .identifier(record), as: { (id: try $0.identifier(0), agreed: $0.text(1)) })
    }
    return found.sorted { $0.id < $1.id }
  }

  /// The identifiers of requests.
  ///
  /// - Parameter now: before which what is overdue was due.
  static func list(
    _ filter: AdjustmentFilter, _ span: ListSpan, organisations: Set<String>, at now: Instant, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    // Found by the department that has not answered, where one is given.
    let (id, tables) =
      filter.waitingFor == nil
      ? ("id", "adjustment_request")
      : ("c.request", "adjustment_consultation c JOIN adjustment_request ON id = c.request")
    var conditions = span.made(id, &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    if let person = filter.serviceUser {
      conditions += " AND " + (try PersonRecords.condition("service_user", of: person, &values, in: reader))
    }
    if let reference = filter.reference { conditions += " AND reference = \(values.append(.text(reference.text)))" }
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    if let department = filter.waitingFor {
      conditions += " AND c.department = \(values.append(.text(department.lowercased())))"
    }
    if filter.overdue == true { conditions += " AND decide_by < \(values.append(.instant(now)))" }
    if let day = filter.reviewBy { conditions += " AND review_on <= \(values.append(.text(day.text)))" }
    return try reader.all(
      "SELECT \(id) FROM \(tables) WHERE \(conditions) ORDER BY \(id) \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }
}

extension NewEntry {
  /// The event as it is journaled: with the request whole, as it leaves it, and with what a letter about it says and is made by.
  init(
    _ event: AdjustmentEvent, of request: AdjustmentRequest, person: LetterNeeds?, replacement: AdjustmentReplacement?
  ) throws {
    switch event.fact {
    case .requested: try self.init(AdjustmentRequested(adjustment: request, person: person))
    case .consulted: try self.init(AdjustmentConsulted(adjustment: request))
    case .decided: try self.init(AdjustmentDecided(adjustment: request, person: person))
    case .dated: try self.init(AdjustmentDated(adjustment: request))
    case .acknowledged: try self.init(AdjustmentAcknowledged(adjustment: request))
    case .wordingConfirmed: try self.init(AdjustmentWordingConfirmed(adjustment: request))
    case .ended: try self.init(AdjustmentEnded(adjustment: request, person: person, replacement: replacement))
    }
  }
}
