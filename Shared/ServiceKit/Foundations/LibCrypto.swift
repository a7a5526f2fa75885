private import CCrypto
import Storage
private import Synchronization

/// OpenSSL's libcrypto: digests, message authentication and randomness.
///
/// Where libcrypto fails - only when memory or the system's randomness is gone - the process stops: nothing may be written or signed with a guess.
package struct LibCrypto: JournalCryptography {
  /// Unchecked because OpenSSL documents a fetched algorithm as immutable and shared between threads.
  private struct Algorithm: @unchecked Sendable {
    let handle: OpaquePointer?
  }

  // Fetched once for the process: looking it up by name costs more than hashing a small message.
  private static let sha256Algorithm = Algorithm(handle: EVP_MD_fetch(nil, "SHA256", nil) ?? EVP_sha256())

  /// Ready at once; it has no state of its own.
  package init() {}

  package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      let code = EVP_Digest(bytes, bytes.count, digest.baseAddress, nil, Self.sha256Algorithm.handle, nil)
      precondition(code == 1, "libcrypto could not compute a digest")
      count = 32
    }
  }

  package func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { mac, count in
      let made = HMAC(
        Self.sha256Algorithm.handle, key, Int32(key.count), message, message.count, mac.baseAddress, nil)
      precondition(made != nil, "libcrypto could not compute a message authentication code")
      count = 32
    }
  }

  package func randomBytes(_ count: Int) -> [UInt8] {
    guard count <= Self.poolSize / 8 else { return Self.fresh(count) }
    return Self.pool.withLock { pool in
      if pool.count < count { pool = Self.fresh(Self.poolSize) }
      defer { pool.removeLast(count) }
      return Array(pool.suffix(count))
    }
  }

  // A request takes a few random bytes at several places, and each call of libcrypto is two of the system: so they are taken from a supply.
  private static let poolSize = 4096
  private static let pool = Mutex<[UInt8]>([])

  private static func fresh(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { bytes, made in
      let code = RAND_bytes(bytes.baseAddress, Int32(count))
      precondition(code == 1, "libcrypto has no randomness")
      made = count
    }
  }

  /// True when both are the same bytes, in a time that depends on their lengths alone.
  package func constantTimeEquals(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }
}
