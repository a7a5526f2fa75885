import Contracts
import Policy
import ServiceKit
import Storage

/// A signed checkpoint each day: who rewrites history, or puts back older copies of everything, has to have yesterday's too.
extension Records {
  /// The kind of due row for the next checkpoint.
  static let checkpointing = "checkpoint"
  private static let checkpointStream = "checkpoint/daily"

  /// Has the first checkpoint made, where none is due.
  func beginCheckpoints() throws {
    try database.write { tx in
      let isSet = try tx.first(
        "SELECT 1 FROM due_row WHERE stream = $1 AND kind = $2", .text(Self.checkpointStream), .text(Self.checkpointing),
        as: { _ in true })
      if isSet == nil { try setCheckpoint(at: clock.now, in: tx) }
    }
  }

  private func setCheckpoint(at instant: Instant, in tx: Transaction) throws {
    try DueRows.set(
      DueRow(stream: Self.checkpointStream, version: -1, kind: Self.checkpointing, due: instant), in: tx)
  }

  /// Makes a checkpoint, and has the next made when the day is over.
  func checkpoint() throws -> DueLoop.Change {
    let heads = try database.read { reader in
      let own = try journal.head(in: reader)
      return try FeedCursor.positions(in: reader).map { source, seen in
        CheckpointHead(service: source, journal: seen.identity, row: seen.seq, hash: Hexadecimal.text(seen.hash))
      } + [
        CheckpointHead(
          service: Service.records.rawValue, journal: own.identity, row: own.seq, hash: Hexadecimal.text(own.hash))
      ]
    }
    let signed = try checkpoints.add(heads, at: clock.now)
    let next = packs.current.zone.midnight(daysAfter: 1, clock.now)
    return { tx in
      try setCheckpoint(at: next, in: tx)
      try sendOut(signed, in: tx)
    }
  }

  func latestCheckpoint(_ exchange: Exchange) throws -> Reply {
    .after {
      guard let newest = try checkpoints.newest() else { throw Problem.notFound }
      return .now(.json(newest))
    }
  }

  /// What `/readyz` says: that none was made for two days. The first is made as soon as the service runs.
  var checkpointAge: Readiness.Finding {
    guard let number = checkpoints.numbers.last else { return .ready }
    // Why it cannot is for the one who looks at the file.
    guard let newest = try? checkpoints.checkpoint(number) else { return .fault("the newest checkpoint cannot be read") }
    guard newest.checkpoint.at.adding(seconds: 2 * 86_400) > clock.now else {
      return .note("the newest checkpoint is of \(packs.current.zone.day(of: newest.checkpoint.at).words)")
    }
    do { return try lateWay(newest: newest).map { .note($0) } ?? .ready } catch {
      return .fault("when a checkpoint last went out cannot be read")
    }
  }
}
