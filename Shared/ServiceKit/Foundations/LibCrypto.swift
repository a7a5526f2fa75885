private import CCrypto
import Storage
private import Synchronization

/// OpenSSL's libcrypto: digests, message authentication and randomness.
///
/// Where libcrypto fails - only when memory or the system's randomness is gone - the process stops: nothing may be written or signed with a guess.
package struct LibCrypto: JournalCryptography {
  // Fetched once for the process: looking it up by name costs more than hashing a small message. OpenSSL documents a fetched algorithm as immutable
  // and shared between threads.
  private nonisolated(unsafe) static let sha256Algorithm = EVP_MD_fetch(nil, "SHA256", nil) ?? EVP_sha256()
  private nonisolated(unsafe) static let blake2sAlgorithm = EVP_MD_fetch(nil, "BLAKE2S-256", nil) ?? EVP_blake2s256()

  /// Ready at once; it has no state of its own.
  package init() {}

  package func sha256(_ bytes: [UInt8]) -> [UInt8] { Self.digest(bytes, Self.sha256Algorithm) }

  /// BLAKE2s-256 (RFC 7693), 32 bytes.
  package func blake2s(_ bytes: [UInt8]) -> [UInt8] { Self.digest(bytes, Self.blake2sAlgorithm) }

  /// Both algorithms have digests of 32 bytes.
  private static func digest(_ bytes: [UInt8], _ algorithm: OpaquePointer?) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      let code = EVP_Digest(bytes, bytes.count, digest.baseAddress, nil, algorithm, nil)
      precondition(code == 1, "libcrypto could not compute a digest")
      count = 32
    }
  }

  /// The same of a part of an array, which is not copied.
  func sha256(part bytes: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      let code = bytes.withUnsafeBytes {
        EVP_Digest($0.baseAddress, $0.count, digest.baseAddress, nil, Self.sha256Algorithm, nil)
      }
      precondition(code == 1, "libcrypto could not compute a digest")
      count = 32
    }
  }

  package func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    let machine = Self.machines.withLock { $0.popLast() } ?? HMACMachine()
    defer { Self.machines.withLock { if $0.count < Self.keptMachines { $0.append(machine) } } }
    return machine.code(of: message, under: key)
  }

  /// Machines that no thread uses at the moment.
  private static let machines = Mutex<[HMACMachine]>([])
  private static let keptMachines = 16

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

/// HMAC with SHA-256, set up once: the call that does all at once looks both algorithms up by their names each time, which takes several times as
/// long as the code of a short message.
///
/// Unchecked because one thread has it at a time: it is taken out of the supply, and put back after use.
private final class HMACMachine: @unchecked Sendable {
  private nonisolated(unsafe) static let algorithm = EVP_MAC_fetch(nil, "HMAC", nil)
  private let context: OpaquePointer?

  init() {
    context = EVP_MAC_CTX_new(Self.algorithm)
    var name = Array("SHA256".utf8CString)
    let code = name.withUnsafeMutableBufferPointer { name in
      let parameters = [OSSL_PARAM_construct_utf8_string("digest", name.baseAddress, 0), OSSL_PARAM_construct_end()]
      return EVP_MAC_CTX_set_params(context, parameters)
    }
    precondition(code == 1, "libcrypto has no HMAC with SHA-256")
  }

  deinit { EVP_MAC_CTX_free(context) }

  func code(of message: [UInt8], under key: [UInt8]) -> [UInt8] {
    // Without a key, libcrypto would go on with the one before; an empty key is as many zeroes as one likes.
    let key = key.isEmpty ? [0] : key
    return [UInt8](unsafeUninitializedCapacity: 32) { code, count in
      let isMade =
        EVP_MAC_init(context, key, key.count, nil) == 1 && EVP_MAC_update(context, message, message.count) == 1
        && EVP_MAC_final(context, code.baseAddress, &count, 32) == 1
      precondition(isMade && count == 32, "libcrypto could not compute a message authentication code")
    }
  }
}
