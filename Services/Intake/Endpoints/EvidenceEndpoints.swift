import Contracts
import Policy
import ServiceKit
import Storage

/// Evidence: files that belong to a record, taken, listed, and given out to be saved, never shown.
extension Intake {
  func addEvidence(_ exchange: Exchange) throws -> Reply {
    let (files, rest) = try exchange.separatingFiles()
    var faults = EvidenceVault.one.faults(files)
    if faults.isEmpty { faults = EvidenceVault.faults(files, in: EvidenceVault.one) }
    let request = try rest.body(AddEvidence.self) { request in
      let isThere = try database.read { try owner(request.owner, request.record, for: exchange, in: $0) != nil }
      return faults + (isThere ? [] : [FieldProblem(field: "record", code: "unknown", detail: "is no such record known here")])
    }
    try refuse(faults)
    try refuseBeyondLimits(files, exchange, of: request.record)
    return .after {
      let kept = try evidence.keep(files[0])
      return .write { tx in
        let owner = EvidenceOwnerReference(owner: request.owner, record: request.record)
        let made = try receive([kept], of: owner, request.description, exchange, in: tx)
        return .json(made[0], status: 201, etag: 1, location: "/evidence/\(made[0].id)")
      }
    }
  }

  func evidenceMetadata(_ exchange: Exchange) throws -> Reply {
    let found = try database.read { try visibleEvidence(to: exchange, in: $0) }
    return .now(.json(found, etag: found.version))
  }

  func evidenceList(_ exchange: Exchange, _ query: Listed<EvidenceFilter>) throws -> Reply {
    let span = try span(query.terms)
    let found = try database.read { reader in
      try EvidenceStore.list(of: query.filter.record, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try storedEvidence($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found.filter { isOpen($0, to: exchange) }, by: \.id.text)))
  }

  /// The file, to be saved under its name: as bytes of no type that a browser would open, and in a place where nothing of it would run.
  func evidenceContent(_ exchange: Exchange) throws -> Reply {
    let found = try database.read { try visibleEvidence(to: exchange, in: $0) }
    switch found.scan {
    case .waiting: throw Problem.conflict("the file waits for the virus scanner, and is kept from everyone until then")
    case .infected: throw Problem.notPermitted("the virus scanner found something in this file: it is kept from everyone")
    case .clean, .notScanned: break
    }
    exchange.shown.insert([found.serviceUser].compactMap { $0 })
    return .after {
      let bytes = try evidence.bytes(of: found)
      return .now(
        Response(
          status: 200,
          headers: [
            ("Content-Type", Self.anyBytes), ("Content-Disposition", FileName.attachment(found.fileName)),
            ("Content-Security-Policy", "sandbox; default-src 'none'"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store, no-transform"),
          ], body: bytes))
    }
  }

  static let anyBytes = "application/octet-stream"

  // MARK: - Pieces

  /// Writes files that are kept as evidence of a record, each with its event.
  func receive(
    _ kept: [EvidenceVault.Kept], of reference: EvidenceOwnerReference, _ description: String?, _ exchange: Exchange,
    in tx: Transaction
  ) throws -> [Evidence] {
    guard let record = try owner(reference.owner, reference.record, for: exchange, in: tx) else { throw Problem.notFound }
    try checkExtent(kept.map(\.size), of: reference.record, exchange, in: tx)
    return try kept.map { file in
      // The same bytes may have been removed with the last evidence that had them, since they were found to be kept.
      guard evidence.files.has(file.digest) else { throw Problem.unavailable("a file was removed meanwhile: send it again") }
      let stamp = try stamp("EV", exchange, in: tx)
      let made = Evidence(
        id: stamp.id, reference: stamp.reference, version: 1, owner: reference.owner, record: reference.record,
        serviceUser: record.serviceUser, organisation: record.organisation, description: description, fileName: file.name,
        mediaType: file.type.rawValue, claimedType: file.claimedType, size: file.size, digest: file.digest,
        scan: evidence.scanner == nil ? .notScanned : .waiting, receivedBy: stamp.author, receivedAt: stamp.now)
      try EvidenceStore.put(made, in: tx)
      try journal.append(
        EvidenceReceived(evidence: made), to: Self.stream(of: made.id), expecting: 0, by: exchange.author, at: exchange.now,
        in: tx)
      if made.scan == .waiting { try setScan(of: made.id, version: made.version, in: tx) }
      return made
    }
  }

  /// Refuses files that would be too many, before any of them is on disk: what is refused there stays until it is swept.
  ///
  /// - Parameter record: what they are added to; nil where it is made with them.
  func refuseBeyondLimits(_ files: [FormFile], _ exchange: Exchange, of record: Identifier?) throws {
    try database.read { try checkExtent(files.map(\.content.count), of: record, exchange, in: $0) }
  }

  private func checkExtent(_ sizes: [Int], of record: Identifier?, _ exchange: Exchange, in reader: Reader) throws {
    let bytes = sizes.reduce(0, +)
    let has = try record.map { try EvidenceStore.extent(of: $0, in: reader) } ?? (files: 0, bytes: 0)
    guard has.files + sizes.count <= EvidenceVault.recordFiles, has.bytes + bytes <= EvidenceVault.recordBytes else {
      throw Problem.conflict(
        "a record has at most \(EvidenceVault.recordFiles) files, of \(EvidenceVault.recordBytes) bytes together")
    }
    let since = exchange.now.adding(seconds: -EvidenceVault.daySeconds)
    let added = try EvidenceStore.added(by: exchange.actor.subject, since: since, in: reader)
    guard added + bytes <= EvidenceVault.dailyBytes else {
      throw Problem.tooManyRequests(
        "one account adds at most \(EvidenceVault.dailyBytes) bytes in a day", retryAfterSeconds: 3_600)
    }
  }

  private func visibleEvidence(to exchange: Exchange, in reader: Reader) throws -> Evidence {
    guard let found = try storedEvidence(try exchange.identifier("id"), in: reader), exchange.actor.sees(found.organisation),
      isOpen(found, to: exchange)
    else { throw Problem.notFound }
    return found
  }

  /// What came with a request for an adjustment is often about someone's health: it is read by those who read the request.
  private func isOpen(_ evidence: Evidence, to exchange: Exchange) -> Bool {
    evidence.owner != .adjustmentRequest
      || packs.offices.acting(exchange.actor.offices, needing: Door.caseReaders.capabilities) != nil
  }

  func storedEvidence(_ id: Identifier, in reader: Reader) throws -> Evidence? {
    try journal.entries(of: Self.stream(of: id), in: reader).last.map { try $0.record(Evidence.self) }
  }

  static func stream(of evidence: Identifier) -> String { "evidence/\(evidence)" }
}
