import Foundation
import Synchronization

/// A server at a free port of this machine that answers every connection with whatever bytes a test likes.
final class RawServer: Sendable {
  /// One connection, after its request's head.
  struct Connection {
    fileprivate let descriptor: Int32
    fileprivate let sent: @Sendable (Int) -> Void

    /// Sends the bytes; false once the other side takes no more.
    func send(_ bytes: [UInt8]) -> Bool {
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeBytes {
          Foundation.send(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        sent(count)
        done += count
      }
      return true
    }

    func send(_ text: String) -> Bool { send(Array(text.utf8)) }
  }

  struct NotListening: Error {}

  private final class Sum: Sendable {
    let value = Mutex(0)
  }

  let address: String
  private let descriptor: Int32
  private let count = Sum()

  /// How many bytes were sent in all.
  var sentBytes: Int { count.value.withLock { $0 } }

  init(_ answer: @escaping @Sendable (Connection) -> Void) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var socketAddress = sockaddr_in()
    socketAddress.sin_family = sa_family_t(AF_INET)
    socketAddress.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isListening = withUnsafeMutablePointer(to: &socketAddress) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isListening else { throw NotListening() }
    address = "http://127.0.0.1:\(UInt16(bigEndian: socketAddress.sin_port))"
    let count = count
    Thread {
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        var part = [UInt8](repeating: 0, count: 65_536)
        if recv(connection, &part, part.count, 0) > 0 {
          answer(Connection(descriptor: connection) { sent in count.value.withLock { $0 += sent } })
        }
        close(connection)
      }
    }.start()
  }

  deinit {
    // The thread's `accept` fails, and it ends.
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
