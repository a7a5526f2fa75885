private import Contracts

/// HMAC-SHA-256 under one key that is used again and again (RFC 2104): what it makes of a text is the same each time, and tells no one without the key
/// what the text was.
package struct KeyedHash: Sendable {
  private let inner: [UInt8]
  private let outer: [UInt8]
  private static let blockLength = 64

  /// The hash of that purpose, under a key that is derived from a secret: another purpose has another key.
  package init(secret: [UInt8], purpose: String) {
    let key = LibCrypto().hmacSHA256(key: secret, message: Array(purpose.utf8))
    let padded = key + [UInt8](repeating: 0, count: Self.blockLength - key.count)
    (inner, outer) = (padded.map { $0 ^ 0x36 }, padded.map { $0 ^ 0x5C })
  }

  /// The hash of a text.
  package func bytes(of text: String) -> [UInt8] {
    var message = inner
    message.append(contentsOf: text.utf8)
    return LibCrypto().sha256(outer + LibCrypto().sha256(message))
  }

  /// Half of it in hexadecimal digits, 32 of them.
  package func text(of text: String) -> String { Hexadecimal.text(Array(bytes(of: text).prefix(16))) }
}
