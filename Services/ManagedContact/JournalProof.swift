import Contracts
import ServiceKit
import Storage

/// The result for one journal.
struct JournalFinding: Equatable {
  let service: String
  let rows: Int64
  /// What is wrong, naming the row; nil if nothing is.
  let fault: String?
  /// Whether it was mended.
  var isRepaired = false

  /// Whether something is wrong now.
  var isFaulty: Bool { fault != nil && !isRepaired }

  /// The line that is printed.
  var line: String {
    let padded = service + String(repeating: " ", count: max(1, 22 - service.count))
    return fault.map { "\(padded)\(isRepaired ? "repaired" : "FAULT"): \($0)" } ?? "\(padded)\(rows) rows, ok"
  }
}

/// Verifies journals from their databases alone: each by itself, and against what the other services have seen of it.
enum JournalProof {
  /// How much of another service's journal a service has seen, according to its cursor.
  private struct Witness {
    let by: String
    let of: String
    let position: CursorPosition
  }

  /// The result for each journal, in the order given.
  ///
  /// The services may be running. Cursors are read first: the rows they have seen were committed before, so they must be found after.
  static func findings(of databases: [DatabaseLocation]) -> [JournalFinding] {
    var witnesses: [Witness] = []
    var broken: [String: String] = [:]
    let ordered = orderedStreams(databases)
    for database in databases {
      do {
        witnesses += try cursors(of: database)
      } catch {
        broken[database.name] = "cannot read its cursors: \(reason(error))"
      }
    }
    return lost(witnesses, besides: Set(databases.map(\.name)))
      + databases.map { database in
        if let fault = broken[database.name] { return JournalFinding(service: database.name, rows: 0, fault: fault) }
        do {
          return try finding(about: database, witnesses: witnesses.filter { $0.of == database.name }, ordered: ordered)
        } catch {
          return JournalFinding(service: database.name, rows: 0, fault: "cannot read it: \(reason(error))")
        }
      }
  }

  /// The result for each chained log in a further database of a service; none where it has none.
  static func logFindings(of location: DatabaseLocation) -> [JournalFinding] {
    do {
      let database = try Database.openReadOnly(at: location)
      defer { database.close() }
      return try database.read { reader in
        if let damage = try damage(of: location, in: reader) { return [damage] }
        return try ChainedLog.verify(in: reader, cryptography: LibCrypto()).map {
          JournalFinding(service: location.name, rows: $0.rows, fault: $0.fault)
        }
      }
    } catch {
      return [JournalFinding(service: location.name, rows: 0, fault: "cannot read it: \(reason(error))")]
    }
  }

  /// What the engine finds damaged in a database; nil when it is whole. A damaged page may be one that no journal is on.
  private static func damage(of location: DatabaseLocation, in reader: Reader) throws -> JournalFinding? {
    let found = try reader.damage(most: 10)
    guard let first = found.first else { return nil }
    let others = found.count > 1 ? ", and more" : ""
    return JournalFinding(service: location.name, rows: 0, fault: "the file is damaged: \(first)\(others)")
  }

  /// Journals that a service has followed but that have no database.
  private static func lost(_ witnesses: [Witness], besides services: Set<String>) -> [JournalFinding] {
    witnesses.filter { !services.contains($0.of) && $0.position.seq > 0 }.map { witness in
      JournalFinding(
        service: witness.of, rows: 0,
        fault: "row \(witness.position.seq): \(witness.by) has seen it, but the journal is missing")
    }
  }

  private static func reason(_ error: any Error) -> String { (error as? StorageError)?.reason ?? "\(error)" }

  private static func cursors(of location: DatabaseLocation) throws -> [Witness] {
    let database = try Database.openReadOnly(at: location)
    defer { database.close() }
    return try database.read { reader in
      try FeedCursor.positions(in: reader).map { Witness(by: location.name, of: $0.source, position: $0.position) }
    }
  }

  /// What records has ordered to be destroyed; nil where its journal is not here, or cannot be read.
  private static func orderedStreams(_ databases: [DatabaseLocation]) -> Set<String>? {
    guard let records = databases.first(where: { $0.name == Service.records.rawValue }) else { return nil }
    // What of it cannot be read is found when it is verified itself.
    guard let database = try? Database.openReadOnly(at: records) else { return nil }
    defer { database.close() }
    // See above.
    return try? database.read { try Journal(cryptography: LibCrypto()).orderedStreams(in: $0) }
  }

  private static func finding(
    about location: DatabaseLocation, witnesses: [Witness], ordered: Set<String>?
  ) throws -> JournalFinding {
    let database = try Database.openReadOnly(at: location)
    defer { database.close() }
    let journal = Journal(cryptography: LibCrypto())
    return try database.read { reader in
      if let damage = try damage(of: location, in: reader) { return damage }
      let verification = try journal.verifyWithDisposals(in: reader, ordered: ordered, isEarlier: true)
      if let fault = verification.fault {
        return JournalFinding(
          service: location.name, rows: verification.rows, fault: "row \(fault.seq): \(fault.what)")
      }
      for witness in witnesses {
        if let fault = try contradiction(witness, journal, identity: verification.identity, in: reader) {
          return JournalFinding(service: location.name, rows: verification.rows, fault: fault)
        }
      }
      return JournalFinding(service: location.name, rows: verification.rows, fault: nil)
    }
  }

  /// How a journal that is consistent by itself differs from what another service has seen of it; nil if it does not.
  private static func contradiction(
    _ witness: Witness, _ journal: Journal, identity: Identifier, in reader: Reader
  ) throws -> String? {
    let seen = witness.position
    guard seen.identity == identity else { return "row \(seen.seq): \(witness.by) has seen it in a different journal" }
    guard let hash = try journal.hash(at: seen.seq, in: reader) else {
      return "row \(seen.seq): \(witness.by) has seen it, but it is missing"
    }
    return hash == seen.hash ? nil : "row \(seen.seq): its hash differs from the one that \(witness.by) has seen"
  }
}
