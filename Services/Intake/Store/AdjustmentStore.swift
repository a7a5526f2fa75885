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
      INSERT INTO adjustment_request (id, reference, service_user, organisation, state, agreed) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, agreed = excluded.agreed
      """,
      .identifier(request.id), .text(request.reference), .identifier(request.serviceUser), .text(request.organisation),
      .text(request.state.rawValue), .optional(request.decision?.agreed))
  }

  /// What was agreed to be done for the person whose records those are, in whatever organisation, oldest first.
  static func agreed(for records: [Identifier], in reader: Reader) throws -> [String] {
    let found = try records.flatMap { record in
      try reader.all(
        "SELECT id, agreed FROM adjustment_request WHERE service_user = $1 AND agreed IS NOT NULL ORDER BY id",
        .identifier(record), as: { (id: $0.text(0), agreed: $0.text(1)) })
    }
    return found.sorted { $0.id < $1.id }.map(\.agreed)
  }

  /// The identifiers of requests.
  static func list(
    _ filter: AdjustmentFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    if let person = filter.serviceUser {
      conditions += " AND " + (try PersonRecords.condition("service_user", of: person, &values, in: reader))
    }
    if let reference = filter.reference { conditions += " AND reference = \(values.append(.text(reference.text)))" }
    if let state = filter.state { conditions += " AND state = \(values.append(.text(state.rawValue)))" }
    return try reader.all(
      "SELECT id FROM adjustment_request WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1", values: values,
      as: { try $0.identifier(0) })
  }
}

extension NewEntry {
  /// The event as it is journaled: with the request whole, as it leaves it.
  init(_ event: AdjustmentEvent, of request: AdjustmentRequest) throws {
    switch event.fact {
    case .requested: try self.init(AdjustmentRequested(adjustment: request))
    case .consulted: try self.init(AdjustmentConsulted(adjustment: request))
    case .decided: try self.init(AdjustmentDecided(adjustment: request))
    }
  }
}

extension JournalEntry {
  /// The request as that event left it.
  func adjustment() throws -> AdjustmentRequest {
    switch IntakeEvent(rawValue: type) {
    case .adjustmentRequested: try decode(AdjustmentRequested.self).adjustment
    case .adjustmentConsulted: try decode(AdjustmentConsulted.self).adjustment
    case .adjustmentDecided: try decode(AdjustmentDecided.self).adjustment
    case .serviceUserRegistered, .serviceUserAmended, .serviceUserMerged, .serviceUserMergeUndone, .serviceUserDied,
      .contactRecorded, .contactIdentified, .callHeld, .callEnded, .incidentLogged, .incidentIdentified, .reportSubmitted,
      .clockMoved,
      nil:
      throw StorageError.constraint("\(stream) holds \(type), which is no event of a request for an adjustment")
    }
  }
}
