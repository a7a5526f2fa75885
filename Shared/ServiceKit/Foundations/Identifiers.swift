package import Contracts
private import Synchronization

/// Makes identifiers (UUID version 7, RFC 9562) that sort in the order of their making within the process, even when the clock is moved back.
package struct Identifiers: Sendable {
  private let clock: Clock
  private let random: @Sendable (Int) -> [UInt8]
  private let last = LastIdentifier()

  /// Identifiers with the instants of `clock`, and `random` for the rest; it is asked for a number of bytes.
  package init(clock: Clock, random: @escaping @Sendable (Int) -> [UInt8] = { LibCrypto().randomBytes($0) }) {
    self.clock = clock
    self.random = random
  }

  /// An identifier greater than every one made before by this value or its copies.
  package func next() -> Identifier {
    let milliseconds = max(0, clock.now.milliseconds)
    let fresh = random(10)
    return last.state.withLock { state in
      if milliseconds > state.milliseconds {
        // The top bit of the counter starts at zero, so that the millisecond has room for a great many more.
        state = (milliseconds, UInt16(fresh[0] & 0x07) << 8 | UInt16(fresh[1]), Self.number(fresh[2...]) >> 2)
      } else {
        // A random step keeps the next identifier from being guessed from the last.
        let step = 1 + (Self.number(fresh[2...]) >> 40)
        state.low += step
        if state.low > Self.lowest62Bits {
          state.low &= Self.lowest62Bits
          state.high += 1
        }
        if state.high > 0x0FFF {
          state.high = 0
          state.milliseconds += 1
        }
      }
      let tail = (0..<8).map { UInt8(truncatingIfNeeded: state.low >> (8 * (7 - UInt64($0)))) }
      let bytes = [UInt8(state.high >> 8), UInt8(truncatingIfNeeded: state.high)] + tail
      return Identifier(at: Instant(milliseconds: state.milliseconds), random: bytes)
    }
  }

  private static let lowest62Bits: UInt64 = (1 << 62) - 1

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// The millisecond of the newest identifier and the 12 and 62 bits after it.
private final class LastIdentifier: Sendable {
  let state = Mutex<(milliseconds: Int64, high: UInt16, low: UInt64)>((-1, 0, 0))
}
