/// The cryptography that the journal needs, so that storage itself depends on no library of it.
package protocol JournalCryptography: Sendable {
  /// The SHA-256 digest, 32 bytes.
  func sha256(_ bytes: [UInt8]) -> [UInt8]
  /// The HMAC-SHA-256 of a message (RFC 2104), 32 bytes.
  func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8]
  /// Unpredictable bytes, as many as asked for.
  func randomBytes(_ count: Int) -> [UInt8]
}
