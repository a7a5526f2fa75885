private import CCrypto

/// Signatures with Ed25519 (RFC 8032).
extension LibCrypto {
  private static let algorithm = "ED25519"
  /// Bytes of a private key, and of a public one.
  package static let signingKeyLength = 32
  /// Bytes of a signature.
  package static let signatureLength = 64

  /// The public key that belongs to a private one; nil when that is none.
  package func publicKey(of privateKey: [UInt8]) -> [UInt8]? {
    guard let key = EVP_PKEY_new_raw_private_key_ex(nil, Self.algorithm, nil, privateKey, privateKey.count) else { return nil }
    defer { EVP_PKEY_free(key) }
    var length = Self.signingKeyLength
    var bytes = [UInt8](repeating: 0, count: length)
    return EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1 && length == Self.signingKeyLength ? bytes : nil
  }

  /// The signature of a message; nil when the key is none.
  package func signature(of message: [UInt8], by privateKey: [UInt8]) -> [UInt8]? {
    guard let key = EVP_PKEY_new_raw_private_key_ex(nil, Self.algorithm, nil, privateKey, privateKey.count),
      let context = EVP_MD_CTX_new()
    else { return nil }
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    var length = Self.signatureLength
    var bytes = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSignInit_ex(context, nil, nil, nil, nil, key, nil) == 1,
      EVP_DigestSign(context, &bytes, &length, message, message.count) == 1, length == Self.signatureLength
    else { return nil }
    return bytes
  }

  /// Whether that is the signature of the message by the private key that belongs to this public one.
  package func isSignature(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
    guard signature.count == Self.signatureLength,
      let key = EVP_PKEY_new_raw_public_key_ex(nil, Self.algorithm, nil, publicKey, publicKey.count),
      let context = EVP_MD_CTX_new()
    else { return false }
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    return EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
