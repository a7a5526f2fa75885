import Contracts
import Foundation
import Policy
import Storage

/// What intake knows of a person's adjustments, kept for the cases that are opened later (1.3, 5.9).
struct KnownAdjustments: Equatable {
  var openRequests: [Identifier] = []
  var neededChannels: Set<Channel> = []
  var unusableChannels: Set<Channel> = []

  /// As the policy takes them.
  var noted: Adjustments {
    Adjustments(
      openRequests: openRequests, neededChannels: neededChannels.sorted(),
      unusableChannels: unusableChannels.sorted())
  }
}

/// Each request for an adjustment that says anything about what a case may do: the open ones, and those that named channels.
enum AdjustmentStore {
  static func put(_ request: AdjustmentRequest, in tx: Transaction) throws {
    try tx.execute("DELETE FROM known_adjustment WHERE request = $1", .identifier(request.id))
    let needed = request.decision?.neededChannels ?? []
    let unusable = request.decision?.unusableChannels ?? []
    guard request.state == .requested || !needed.isEmpty || !unusable.isEmpty else { return }
    try tx.execute(
      """
      INSERT INTO known_adjustment (request, service_user, is_open, needed_channels, unusable_channels) VALUES ($1, $2, $3, $4, $5)
      """,
      .identifier(request.id), .identifier(request.serviceUser), .int(request.state == .requested ? 1 : 0),
      .text(try text(of: needed)), .text(try text(of: unusable)))
  }

  static func known(of serviceUser: Identifier, in reader: Reader) throws -> KnownAdjustments {
    var known = KnownAdjustments()
    try reader.each(
      """
      SELECT request, is_open, needed_channels, unusable_channels FROM known_adjustment WHERE service_user = $1 ORDER BY request
      """,
      .identifier(serviceUser)
    ) { row in
      if row.flag(1) { known.openRequests.append(try row.identifier(0)) }
      known.neededChannels.formUnion(try channels(row.text(2)))
      known.unusableChannels.formUnion(try channels(row.text(3)))
    }
    return known
  }

  private static func text(of channels: [Channel]) throws -> String {
    String(decoding: try JSONEncoder().encode(channels), as: UTF8.self)
  }

  private static func channels(_ text: String) throws -> [Channel] {
    try JSONDecoder().decode([Channel].self, from: Data(text.utf8))
  }
}
