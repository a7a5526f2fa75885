import Contracts
import ServiceKit
import Storage

/// The result for one journal.
struct JournalFinding: Equatable {
  let service: String
  let rows: Int64
  /// What is wrong, naming the row; nil if nothing is.
  let fault: String?

  /// The line that is printed.
  var line: String {
    let padded = service + String(repeating: " ", count: max(1, 22 - service.count))
    return fault.map { "\(padded)FAULT: \($0)" } ?? "\(padded)\(rows) rows, ok"
  }
}

/// Verifies journals from their files alone: each by itself, and against what the other services have seen of it.
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
  static func findings(of files: [(service: String, path: String)]) -> [JournalFinding] {
    var witnesses: [Witness] = []
    var broken: [String: String] = [:]
    for file in files {
      do { witnesses += try cursors(of: file) } catch { broken[file.service] = "cannot read its cursors: \(error)" }
    }
    return lost(witnesses, besides: Set(files.map(\.service)))
      + files.map { file in
        if let fault = broken[file.service] { return JournalFinding(service: file.service, rows: 0, fault: fault) }
        do {
          return try finding(about: file, witnesses: witnesses.filter { $0.of == file.service })
        } catch {
          return JournalFinding(service: file.service, rows: 0, fault: "cannot read it: \(error)")
        }
      }
  }

  /// Journals that a service has followed but that have no file.
  private static func lost(_ witnesses: [Witness], besides services: Set<String>) -> [JournalFinding] {
    witnesses.filter { !services.contains($0.of) && $0.position.seq > 0 }.map { witness in
      JournalFinding(
        service: witness.of, rows: 0,
        fault: "row \(witness.position.seq): \(witness.by) has seen it, but the journal is missing")
    }
  }

  private static func cursors(of file: (service: String, path: String)) throws -> [Witness] {
    let database = try Database.openReadOnly(at: file.path)
    defer { database.close() }
    return try database.read { reader in
      try reader.all("SELECT source, identity, seq, hash FROM feed_cursor ORDER BY source") { row in
        Witness(
          by: file.service, of: row.text(0),
          position: CursorPosition(identity: try row.identifier(1), seq: row.integer(2), hash: row.blob(3)))
      }
    }
  }

  private static func finding(about file: (service: String, path: String), witnesses: [Witness]) throws -> JournalFinding {
    let database = try Database.openReadOnly(at: file.path)
    defer { database.close() }
    let journal = Journal(cryptography: LibCrypto())
    return try database.read { reader in
      let verification = try journal.verify(in: reader)
      if let fault = verification.fault {
        return JournalFinding(
          service: file.service, rows: verification.rows, fault: "row \(fault.seq): \(fault.what)")
      }
      for witness in witnesses {
        if let fault = try contradiction(witness, journal, identity: verification.identity, in: reader) {
          return JournalFinding(service: file.service, rows: verification.rows, fault: fault)
        }
      }
      return JournalFinding(service: file.service, rows: verification.rows, fault: nil)
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
