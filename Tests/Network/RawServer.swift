private import Foundation
private import Synchronization

/// A server at a free port of this machine that answers every connection with whatever bytes a test likes.
package final class RawServer: Sendable {
  /// One connection, after its request's head.
  package struct Connection {
    /// What came first on it: the request's head, unless the network split it.
    package let request: String
    /// The same, byte for byte.
    package let received: [UInt8]
    fileprivate let descriptor: Int32
    fileprivate let sent: @Sendable (Int) -> Void

    /// The next bytes; empty once no more come.
    package func receive() -> [UInt8] {
      var part = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &part, part.count, 0)
      return Array(part[..<max(0, count)])
    }

    /// Sends the bytes; false once the other side takes no more.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
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

    /// Sends the text; false once the other side takes no more.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }
  }

  /// The port is taken.
  package struct NotListening: Error {}

  private final class Sum: Sendable {
    let value = Mutex(0)
  }

  /// `http://127.0.0.1:` and its port.
  package let address: String
  private let descriptor: Int32
  private let count = Sum()

  /// How many bytes were sent in all.
  package var sentBytes: Int { count.value.withLock { $0 } }

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - servesTogether: whether a connection is answered while another still is.
  package init(port: Int = 0, servesTogether: Bool = false, _ answer: @escaping @Sendable (Connection) -> Void) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var socketAddress = sockaddr_in()
    socketAddress.sin_family = sa_family_t(AF_INET)
    socketAddress.sin_port = UInt16(port).bigEndian
    socketAddress.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    // A port is taken again at once, whatever became of those who had connections to it.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
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
        let serve: @Sendable () -> Void = {
          var part = [UInt8](repeating: 0, count: 65_536)
          let received = recv(connection, &part, part.count, 0)
          if received > 0 {
            let request = String(decoding: part[..<received], as: UTF8.self)
            let whole = Array(part[..<received])
            answer(
              Connection(request: request, received: whole, descriptor: connection) { sent in
                count.value.withLock { $0 += sent }
              })
          }
          close(connection)
        }
        if servesTogether { Thread(block: serve).start() } else { serve() }
      }
    }.start()
  }

  deinit {
    // The thread's `accept` fails, and it ends.
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
