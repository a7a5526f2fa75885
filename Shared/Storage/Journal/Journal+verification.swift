extension Journal {
  /// Recomputes the whole journal, a row at a time, up to its first fault.
  ///
  /// Shows every change, insertion, reordering and removal of rows, but for rows removed from the end: those show against a head
  /// that is kept elsewhere, as every follower's cursor is.
  ///
  /// - Parameters:
  ///   - waiting: streams that may be empty, although no row says so yet.
  ///   - emptying: the streams that a row says were emptied, by its type and payload. A stream that is empty and that no row names was emptied by
  ///     someone else, however well that is hidden. Not asked for nil.
  package func verify(
    in reader: Reader, allowing waiting: Set<String> = [], emptying: ((_ type: String, _ payload: [UInt8]) -> [String])? = nil
  ) throws -> JournalVerification {
    let head = try head(in: reader)
    // Streams that are empty, with their first row.
    var (empty, named): ([String: Int64], Set<String>) = ([:], waiting)
    var previous = JournalHash.origin
    var canonical = JournalHash()
    var rows: Int64 = 0
    var fault: JournalFault?
    // A version has its predecessor in the row's own statement: by induction every stream is without gaps, at no cost in memory.
    try reader.each(
      """
      SELECT j.seq, j.stream, j.version, j.type, j.instant, j.actor, j.payload, j.salt, j.digest, j.hash,
        j.version = 1 OR EXISTS (SELECT 1 FROM journal p WHERE p.stream = j.stream AND p.version = j.version - 1 AND p.seq < j.seq),
        EXISTS (SELECT 1 FROM disposed_stream d WHERE d.stream = j.stream)
      FROM journal j ORDER BY j.seq
      """,
      while: { row in
        let seq = rows + 1
        if let what = check(row, at: seq, after: &previous, &canonical) {
          fault = JournalFault(seq: seq, what: what)
          return false
        }
        rows = seq
        if let emptying {
          if row.isNull(6) {
            let stream = row.text(1)
            if empty[stream] == nil { empty[stream] = seq }
          } else {
            named.formUnion(emptying(row.text(3), row.blob(6)))
          }
        }
        return true
      })
    if fault == nil, let (_, seq) = empty.filter({ !named.contains($0.key) }).min(by: { $0.value < $1.value }) {
      fault = JournalFault(seq: seq, what: "the payload was destroyed, and by no disposal that the journal has")
    }
    return JournalVerification(identity: head.identity, rows: rows, head: head, fault: fault)
  }

  /// What is wrong with a row; nil when nothing is, and then `previous` is its hash.
  private func check(_ row: Row, at seq: Int64, after previous: inout [UInt8], _ canonical: inout JournalHash) -> String? {
    guard row.integer(0) == seq else { return "the row is missing" }
    canonical.begin(after: previous)
    canonical.add(seq)
    canonical.add(1, of: row)
    canonical.add(row.integer(2))
    canonical.add(3, of: row)
    canonical.add(row.integer(4))
    canonical.add(5, of: row)
    canonical.add(8, of: row)
    let hash = cryptography.sha256(canonical.bytes)
    guard row.withBytes(9, { $0.elementsEqual(hash) }) else { return "the hash does not match the row and the one before it" }
    previous = hash
    guard row.flag(10) else { return "the stream's version before it is missing" }
    return payloadFault(row)
  }

  private func payloadFault(_ row: Row) -> String? {
    let isDisposed = row.flag(11)
    if row.isNull(6), row.isNull(7) { return isDisposed ? nil : "the payload is missing, though the stream is not disposed" }
    guard !isDisposed else { return "the payload is there, though the stream is disposed" }
    guard !row.isNull(6), !row.isNull(7) else { return "the payload or its salt is missing" }
    let digest = cryptography.hmacSHA256(key: row.blob(7), message: row.blob(6))
    return row.withBytes(8, { $0.elementsEqual(digest) }) ? nil : "the digest does not match the payload"
  }
}
