private import Foundation

/// A socket that sends whatever bytes a test likes.
package final class RawClient {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Connects to a port of this machine; reading gives up after that many seconds.
  package init(port: Int, patienceSeconds: Int = 5) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw NotConnected() }
  }

  /// Nothing listens at the port.
  package struct NotConnected: Error {}

  deinit { close(descriptor) }

  /// Sends the bytes; what the other side no longer takes is left.
  package func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Sends the text.
  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends a request with its length and, when there is one, a token.
  package func send(_ method: String, _ target: String, token: String? = nil, headers: [String] = [], body: String = "") {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: example.org"] + headers
    if let token { lines.append("Authorization: Bearer \(token)") }
    if !body.isEmpty { lines.append("Content-Length: \(body.utf8.count)") }
    send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// One answer, whole.
  package struct Answer {
    /// The HTTP status.
    package var status: Int
    /// The status line and the headers, as they came.
    package var head: String
    /// The body, as text.
    package var body: String
    /// Whether the head has that line; case does not matter.
    package func has(_ line: String) -> Bool { head.lowercased().contains("\r\n" + line.lowercased()) }
  }

  /// The next answer; nil when the connection is closed before it is whole.
  package func answer(toHead: Bool = false) -> Answer? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let blank = buffer.firstRange(of: end) {
        let head = String(decoding: buffer[..<blank.lowerBound], as: UTF8.self)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let length =
          head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.split(separator: ":")[1].filter { $0 != " " }) } ?? 0
        let total = blank.upperBound + (toHead ? 0 : length)
        if status == 100 {
          buffer.removeFirst(blank.upperBound)
          continue
        }
        if buffer.count >= total {
          let body = String(decoding: buffer[blank.upperBound..<total], as: UTF8.self)
          buffer.removeFirst(total)
          return Answer(status: status, head: head, body: body)
        }
      }
      guard receive() else { return nil }
    }
  }

  /// The next bytes, up to that many; fewer when no more come.
  package func next(_ count: Int) -> [UInt8] {
    while buffer.count < count, receive() {}
    defer { buffer.removeFirst(min(count, buffer.count)) }
    return Array(buffer.prefix(count))
  }

  /// True when the other side closes the connection before the patience ends.
  package var isClosed: Bool {
    while receive() {}
    return hasEnded
  }

  private var hasEnded = false

  private func receive() -> Bool {
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &part, part.count, 0)
    if count > 0 { buffer.append(contentsOf: part[..<count]) }
    hasEnded = count == 0 || (count < 0 && errno != EAGAIN)
    return count > 0
  }
}
