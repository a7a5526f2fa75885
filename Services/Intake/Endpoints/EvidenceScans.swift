import Contracts
import ServiceKit
import Storage

/// Evidence and the virus scanner.
extension Intake {
  /// The kind of due row for a file that waits for the scanner.
  static let scanning = "scan"

  func setScan(of id: Identifier, version: Int, in tx: Transaction) throws {
    try DueRows.set(
      DueRow(stream: Self.stream(of: id), version: version, kind: Self.scanning, due: clock.now), in: tx)
  }

  /// Has the scanner look at a file, and answers the change that this makes. A scanner that is not there, or says nothing, is an error: the row is
  /// tried again, and the file stays where it is.
  func scan(_ row: DueRow) throws -> DueLoop.Change {
    guard let id = Identifier(String(row.stream.dropFirst("evidence/".count))),
      let found = try database.read({ try storedEvidence(id, in: $0) })
    else { return { _ in } }
    guard let scanner = evidence.scanner else { throw ScanFault.unreachable }
    // A file that is not what was received is clean or not for nothing: it is not served either.
    let verdict = try scanner.scan(try evidence.bytes(of: found))
    return { tx in
      guard var after = try storedEvidence(id, in: tx), after.version == found.version else { return }
      switch verdict {
      case .clean: after.scan = .clean
      case .infected(let name): (after.scan, after.found) = (.infected, name)
      }
      (after.version, after.scannedAt) = (found.version + 1, clock.now)
      try EvidenceStore.put(after, in: tx)
      try journal.append(
        EvidenceScanned(evidence: after), to: Self.stream(of: id), expecting: found.version, by: Self.author, at: clock.now,
        in: tx)
      if after.scan == .infected { evidence.log.warning("evidence is infected", ["evidence": .identifier(id)]) }
    }
  }

  /// At the start, before anything is received: removes files that no row names, and has what came without a scanner looked at by the one there is now.
  func completeEvidence() throws {
    let removed = try evidence.files.sweep { digest in try database.read { try EvidenceStore.names(digest, in: $0) } }
    if removed > 0 { evidence.log.warning("files that belonged to nothing were removed", ["files": .number(removed)]) }
    guard evidence.scanner != nil else { return }
    var after = ""
    while let last = try database.write({ try setScans(after: after, in: $0) }) { after = last.text }
  }

  /// The last of the page; nil when there was none.
  private func setScans(after: String, in tx: Transaction) throws -> Identifier? {
    let page = try EvidenceStore.notScanned(after: after, in: tx)
    for id in page { try setScan(of: id, version: 1, in: tx) }
    return page.last
  }
}
