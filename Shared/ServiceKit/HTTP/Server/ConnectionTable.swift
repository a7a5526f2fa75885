private import Foundation
private import Synchronization

/// The instant by which a client must have done its part.
final class Deadline: Sendable {
  /// Nanoseconds of the system's uptime; zero while it is not the client's turn.
  private let instant = Atomic<UInt64>(0)

  init(seconds: Int) { set(seconds: seconds) }

  func set(seconds: Int) { instant.store(Self.now + UInt64(seconds) * 1_000_000_000, ordering: .relaxed) }
  func clear() { instant.store(0, ordering: .relaxed) }

  var hasPassed: Bool {
    let instant = instant.load(ordering: .relaxed)
    return instant != 0 && instant < Self.now
  }

  private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }
}

/// The open connections and their deadlines. The transport closes connections that are silent; this ends those that drip.
final class ConnectionTable: Sendable {
  private let open = Mutex<[Int32: Deadline]>([:])

  func opened(_ descriptor: Int32, _ deadline: Deadline) {
    open.withLock { $0[descriptor] = deadline }
  }

  /// To be called before the descriptor is closed, so that no other connection can have its number while it is in the table.
  func closes(_ descriptor: Int32) {
    open.withLock { _ = $0.removeValue(forKey: descriptor) }
  }

  /// Every connection is closed, also those that the transport was handed and never came to.
  func forget() { open.withLock { $0 = [:] } }

  var count: Int { open.withLock { $0.count } }

  /// Ends the connections whose clients are late; their own threads notice and close them.
  func sweep() {
    open.withLock { open in
      for (descriptor, deadline) in open where deadline.hasPassed { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }
}
