private import Contracts

/// A hash under one key (BLAKE2s-256, RFC 7693, over key and text): what it makes of a text is the same each time, and tells no one without the key
/// what the text was. BLAKE2 is not open to an extension of what it hashed, so the key needs no second pass.
package struct KeyedHash: Sendable {
  private let key: [UInt8]

  /// The hash of that purpose, under a key that is derived from a secret: another purpose has another key.
  package init(secret: [UInt8], purpose: String) { key = LibCrypto().hmacSHA256(key: secret, message: Array(purpose.utf8)) }

  /// The first half of a text's hash, in hexadecimal digits, 32 of them.
  package func text(of text: String) -> String {
    var message = key
    message.reserveCapacity(key.count + text.utf8.count)
    message.append(contentsOf: text.utf8)
    return Hexadecimal.text(Array(LibCrypto().blake2s(message).prefix(16)))
  }
}
