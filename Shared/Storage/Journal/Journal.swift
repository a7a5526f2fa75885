package import Contracts

/// What happened, in order, in a chain of hashes that shows every later change and survives lawful erasure.
package struct Journal: Sendable {
  let cryptography: any JournalCryptography
  private static let columns = "seq, stream, version, type, instant, actor, payload, salt, digest, hash, trace"
  private static let saltLength = 16

  /// A journal that hashes with `cryptography`.
  package init(cryptography: any JournalCryptography) {
    self.cryptography = cryptography
  }

  /// Appends to a stream that must be at `version` (0: it does not exist yet).
  ///
  /// - Parameter actor: `office:subject`.
  /// - Throws: ``JournalError``, when the stream is elsewhere or disposed.
  @discardableResult
  package func append(
    _ entries: [NewEntry], to stream: String, expecting version: Int, by actor: String, at instant: Instant, in tx: Transaction
  ) throws -> [JournalEntry] {
    let (found, newest, hash) = try place(of: stream, in: tx)
    guard found == version else { throw JournalError.conflict(stream: stream, expected: version, found: found) }
    var seq = newest
    var chain = JournalChain(after: hash, cryptography: cryptography)
    var appended: [JournalEntry] = []
    appended.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      seq += 1
      let salt = cryptography.randomBytes(Self.saltLength)
      let digest = chain.digest(of: Array(entry.payload.utf8), salt: salt)
      chain.add(
        seq: seq, stream: stream, version: version + index + 1, type: entry.type, instant: instant, actor: actor, digest: digest)
      try tx.execute(
        """
        INSERT INTO journal (seq, stream, version, type, instant, actor, payload, salt, digest, hash, trace)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """, .integer(seq), .text(stream), .int(version + index + 1), .text(entry.type), .instant(instant), .text(actor),
        .text(entry.payload), .blob(salt), .blob(digest), .blob(chain.hash), tx.trace.map(Value.text) ?? .null)
      appended.append(
        JournalEntry(
          seq: seq, stream: stream, version: version + index + 1, type: entry.type, instant: instant, actor: actor,
          payload: entry.payload, salt: salt, digest: digest, hash: chain.hash, trace: tx.trace))
    }
    return appended
  }

  /// Appends the first event of each of those streams, in order: streams of identifiers that were just made, which cannot be there.
  ///
  /// - Throws: `StorageError`, when one is there nevertheless.
  package func begin(
    _ streams: [(stream: String, entry: NewEntry)], by actor: String, at instant: Instant, in tx: Transaction
  ) throws {
    var (seq, hash) = try last(in: tx)
    var chain = JournalChain(after: hash, cryptography: cryptography)
    for (stream, entry) in streams {
      seq += 1
      let salt = cryptography.randomBytes(Self.saltLength)
      let digest = chain.digest(of: Array(entry.payload.utf8), salt: salt)
      chain.add(seq: seq, stream: stream, version: 1, type: entry.type, instant: instant, actor: actor, digest: digest)
      hash = chain.hash
      try tx.execute(
        """
        INSERT INTO journal (seq, stream, version, type, instant, actor, payload, salt, digest, hash, trace)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)
        """, .integer(seq), .text(stream), .text(entry.type), .instant(instant), .text(actor), .text(entry.payload), .blob(salt),
        .blob(digest), .blob(hash), tx.trace.map(Value.text) ?? .null)
    }
  }

  /// The stream's version; 0 when there is no such stream. Throws ``JournalError/disposed(stream:)``.
  package func version(of stream: String, in reader: Reader) throws -> Int {
    let (version, isDisposed) =
      try reader.first(
        """
        SELECT (SELECT max(version) FROM journal WHERE stream = $1), EXISTS (SELECT 1 FROM disposed_stream WHERE stream = $1)
        """, .text(stream)
      ) { ($0.int(0), $0.flag(1)) } ?? (0, false)
    guard !isDisposed else { throw JournalError.disposed(stream: stream) }
    return version
  }

  /// The trace in which a stream came to that version; nil where none was kept.
  package func trace(of stream: String, at version: Int, in reader: Reader) throws -> String? {
    try reader.first("SELECT trace FROM journal WHERE stream = $1 AND version = $2", .text(stream), .int(version)) {
      $0.textIfPresent(0)
    } ?? nil
  }

  /// The stream's entries in order; none when there is no such stream. Throws ``JournalError/disposed(stream:)``.
  package func entries(of stream: String, in reader: Reader) throws -> [JournalEntry] {
    let found = try reader.all(
      """
      SELECT \(Self.columns), EXISTS (SELECT 1 FROM disposed_stream WHERE stream = $1)
      FROM journal WHERE stream = $1 ORDER BY version
      """, .text(stream)
    ) { row in
      if row.flag(11) { throw JournalError.disposed(stream: stream) }
      return Self.entry(row)
    }
    // A stream can be disposed of before it has any entry.
    if found.isEmpty { _ = try version(of: stream, in: reader) }
    return found
  }

  /// The entries after a sequence number, in order, at most `limit`; those of disposed streams without payload.
  ///
  /// - Parameter bytes: the most that their payloads may come to, but that the first is there whatever its size.
  package func page(after seq: Int64, limit: Int, bytes: Int = .max, in reader: Reader) throws -> [JournalEntry] {
    var (entries, total): ([JournalEntry], Int) = ([], 0)
    try reader.each(
      "SELECT \(Self.columns) FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2", .integer(seq), .int(limit),
      while: { row in
        let entry = Self.entry(row)
        total += entry.payload?.utf8.count ?? 0
        guard entries.isEmpty || total <= bytes else { return false }
        entries.append(entry)
        return true
      })
    return entries
  }

  /// The newest row.
  package func head(in reader: Reader) throws -> JournalHead {
    guard let identity = try reader.first("SELECT identity FROM journal_identity WHERE one = 1", as: { try $0.identifier(0) })
    else {
      throw StorageError.constraint("the journal has no identity")
    }
    let (seq, hash) = try last(in: reader)
    return JournalHead(identity: identity, seq: seq, hash: hash)
  }

  /// The hash of one row, for comparing with one kept elsewhere; nil when there is no such row. At 0, 32 zero bytes.
  package func hash(at seq: Int64, in reader: Reader) throws -> [UInt8]? {
    if seq == 0 { return JournalHash.origin }
    return try reader.first("SELECT hash FROM journal WHERE seq = $1", .integer(seq)) { $0.blob(0) }
  }

  /// Destroys what a stream says and closes it for ever; that it was, and what its versions were called, stays and still verifies.
  ///
  /// Once more is the same as once. A stream that does not exist cannot come to exist any more.
  package func dispose(_ stream: String, at instant: Instant, in tx: Transaction) throws {
    _ = try empty(stream, in: tx)
    try close(stream, at: instant, in: tx)
  }

  /// The same, only where the stream says anything.
  ///
  /// - Returns: how many of its entries did.
  package func disposeOfContents(_ stream: String, at instant: Instant, in tx: Transaction) throws -> Int {
    let entries = try empty(stream, in: tx)
    if entries > 0 { try close(stream, at: instant, in: tx) }
    return entries
  }

  private func empty(_ stream: String, in tx: Transaction) throws -> Int {
    tx.erases = true
    return try tx.execute(
      "UPDATE journal SET payload = NULL, salt = NULL WHERE stream = $1 AND payload IS NOT NULL", .text(stream))
  }

  private func close(_ stream: String, at instant: Instant, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO disposed_stream (stream, instant) VALUES ($1, $2) ON CONFLICT (stream) DO NOTHING", .text(stream),
      .instant(instant))
  }

  /// The stream's version, and the newest row of the journal, in one question. Throws ``JournalError/disposed(stream:)``.
  private func place(of stream: String, in tx: Transaction) throws -> (version: Int, seq: Int64, hash: [UInt8]) {
    let found = try tx.first(
      """
      SELECT (SELECT max(version) FROM journal WHERE stream = $1), EXISTS (SELECT 1 FROM disposed_stream WHERE stream = $1), seq, hash
      FROM journal ORDER BY seq DESC LIMIT 1
      """, .text(stream)
    ) { row in
      if row.flag(1) { throw JournalError.disposed(stream: stream) }
      return (row.int(0), row.integer(2), row.blob(3))
    }
    return try found ?? (version(of: stream, in: tx), 0, JournalHash.origin)
  }

  private func last(in reader: Reader) throws -> (seq: Int64, hash: [UInt8]) {
    try reader.first("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1") { ($0.integer(0), $0.blob(1)) }
      ?? (0, JournalHash.origin)
  }

  private static func entry(_ row: Row) -> JournalEntry {
    JournalEntry(
      seq: row.integer(0), stream: row.text(1), version: row.int(2), type: row.text(3), instant: row.instant(4),
      actor: row.text(5), payload: row.textIfPresent(6), salt: row.blobIfPresent(7), digest: row.blob(8), hash: row.blob(9),
      trace: row.textIfPresent(10))
  }
}
