import Contracts
import Policy
import Storage

/// What each request for an adjustment means for the cases of its person, kept for cases that are opened later.
enum AdjustmentStore {
  static func put(_ request: AdjustmentRequest, in tx: Transaction) throws {
    let bearing = Adjustment(request).bearing
    try tx.execute("DELETE FROM known_adjustment WHERE request = $1", .identifier(request.id))
    guard bearing.concernsCases else { return }
    try tx.execute(
      """
      INSERT INTO known_adjustment (request, service_user, is_open, needed_channels, unusable_channels, is_agreed)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      .identifier(request.id), .identifier(request.serviceUser), .flag(bearing.isOpen),
      .text(try text(of: bearing.neededChannels)), .text(try text(of: bearing.unusableChannels)), .flag(bearing.isAgreed))
  }

  /// What all requests of the person whose records those are mean together.
  static func known(of records: [Identifier], in reader: Reader) throws -> Adjustments {
    let found = try records.flatMap { record in
      try reader.all(
        """
        SELECT request, is_open, needed_channels, unusable_channels, is_agreed FROM known_adjustment WHERE service_user = $1 ORDER BY request
        """,
        .identifier(record), as: bearing)
    }
    return Adjustments(found.sorted { $0.request < $1.request })
  }

  private static func bearing(_ row: Row) throws -> AdjustmentBearing {
    AdjustmentBearing(
      request: try row.identifier(0), isOpen: row.flag(1), neededChannels: try channels(row.text(2)),
      unusableChannels: try channels(row.text(3)), isAgreed: row.flag(4))
  }

  private static func text(of channels: [Channel]) throws -> String {
    String(decoding: try JSON.bytes(of: channels), as: UTF8.self)
  }

  private static func channels(_ text: String) throws -> [Channel] {
    try JSON.decode([Channel].self, from: Array(text.utf8))
  }
}
