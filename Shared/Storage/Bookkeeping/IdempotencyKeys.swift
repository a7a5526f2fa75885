package import Contracts

/// The answer once given to a request with an idempotency key.
package struct KeptAnswer: Sendable, Equatable {
  /// A digest of the request, by which the same key with another request is told apart.
  package let requestDigest: [UInt8]
  /// The HTTP status.
  package let status: Int
  /// The headers to repeat.
  package let headers: [String: String]
  /// The body, byte for byte.
  package let body: [UInt8]

  /// An answer to keep.
  package init(requestDigest: [UInt8], status: Int, headers: [String: String], body: [UInt8]) {
    (self.requestDigest, self.status, self.headers, self.body) = (requestDigest, status, headers, body)
  }
}

/// The idempotency keys of each actor, with what was answered. An answer is kept in the transaction of what it reports.
package enum IdempotencyKeys {
  /// What that actor was answered under that key; nil when the key is new or forgotten.
  package static func find(key: String, actor: String, in reader: Reader) throws -> KeptAnswer? {
    try reader.first(
      "SELECT request_digest, status, headers, body FROM idempotency_key WHERE actor = $1 AND key = $2", .text(actor), .text(key)
    ) { row in
      KeptAnswer(requestDigest: row.blob(0), status: row.int(1), headers: headers(row.text(2)), body: row.blob(3))
    }
  }

  /// Keeps an answer. Throws ``StorageError/constraint(_:)`` when the actor has used the key already, or a header has more than one line.
  package static func keep(_ answer: KeptAnswer, key: String, actor: String, at instant: Instant, in tx: Transaction) throws {
    guard
      !answer.headers.contains(where: {
        $0.key.contains(where: { $0 == ":" || $0.isNewline }) || $0.value.contains(where: \.isNewline)
      })
    else { throw StorageError.constraint("a header is not one line") }
    try tx.execute(
      """
      INSERT INTO idempotency_key (actor, key, request_digest, status, headers, body, instant) VALUES ($1, $2, $3, $4, $5, $6, $7)
      """, .text(actor), .text(key), .blob(answer.requestDigest), .int(answer.status), .text(text(answer.headers)),
      .blob(answer.body), .instant(instant))
  }

  /// Forgets the oldest of the keys used before an instant, at most `limit`; answers how many.
  @discardableResult
  package static func forget(before instant: Instant, limit: Int, in tx: Transaction) throws -> Int {
    try tx.execute(
      """
      DELETE FROM idempotency_key WHERE (actor, key) IN
        (SELECT actor, key FROM idempotency_key WHERE instant < $1 ORDER BY instant LIMIT $2)
      """, .instant(instant), .int(limit))
  }

  private static func text(_ headers: [String: String]) -> String {
    headers.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: "\n")
  }

  private static func headers(_ text: String) -> [String: String] {
    var headers: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { headers[String(parts[0])] = String(parts[1]) }
    }
    return headers
  }
}
