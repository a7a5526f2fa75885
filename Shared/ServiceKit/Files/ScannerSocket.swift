private import Foundation

/// A connection to a scanner on which nothing waits for longer than it is told. Times are of ``Wakeup/uptime``.
struct ScannerSocket {
  private let descriptor: Int32

  /// Connects.
  init(_ address: ScannerAddress, by end: Double) throws(ScanFault) {
    switch address {
    case .path(let path):
      var local = sockaddr_un()
      local.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &local.sun_path) { $0.copyBytes(from: path.utf8) }
      descriptor = try withUnsafeBytes(of: local) { bytes in
        Result { () throws(ScanFault) in try Self.connected(AF_UNIX, bytes, by: end) }
      }.get()
    case .host(let host, let port):
      var hints = addrinfo()
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      var found: UnsafeMutablePointer<addrinfo>?
      guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { throw .unreachable }
      defer { freeaddrinfo(found) }
      descriptor = try Self.firstConnected(of: found, by: end)
    }
  }

  private static func firstConnected(of found: UnsafeMutablePointer<addrinfo>, by end: Double) throws(ScanFault) -> Int32 {
    var next: UnsafeMutablePointer<addrinfo>? = found
    while let one = next {
      let address = UnsafeRawBufferPointer(start: one.pointee.ai_addr, count: Int(one.pointee.ai_addrlen))
      if let descriptor = try? connected(one.pointee.ai_family, address, by: end) { return descriptor }  // the next may be there
      next = one.pointee.ai_next
    }
    throw .unreachable
  }

  private static func connected(_ family: Int32, _ address: UnsafeRawBufferPointer, by end: Double) throws(ScanFault) -> Int32 {
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let descriptor = socket(family, Int32(kind), 0)
    guard descriptor >= 0, let base = address.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { throw .unreachable }
    do throws(ScanFault) {
      if connect(descriptor, base, socklen_t(address.count)) != 0 {
        guard errno == EINPROGRESS else { throw .unreachable }
        try wait(for: POLLOUT, descriptor, by: end)
        var (code, length): (Int32, socklen_t) = (0, socklen_t(MemoryLayout<Int32>.size))
        guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0, code == 0 else { throw .unreachable }
      }
    } catch {
      close(descriptor)
      throw .unreachable
    }
    return descriptor
  }

  /// Sends all of it; false when the other side takes no more.
  func send(_ bytes: ArraySlice<UInt8>, by end: Double) throws(ScanFault) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent > 0 {
        rest = rest.dropFirst(sent)
      } else if errno == EAGAIN {
        try Self.wait(for: POLLOUT, descriptor, by: end)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// What comes, up to a NUL or the end.
  func receive(upTo limit: Int, by end: Double) throws(ScanFault) -> [UInt8] {
    var received: [UInt8] = []
    var scratch = [UInt8](repeating: 0, count: 256)
    while received.count <= limit {
      let count = recv(descriptor, &scratch, scratch.count, 0)
      if count > 0 {
        received.append(contentsOf: scratch[..<count])
        if let nul = received.firstIndex(of: 0) { return Array(received[..<nul]) }
      } else if count == 0 {
        // Without its end it is no answer.
        throw .closed
      } else if errno == EAGAIN {
        try Self.wait(for: POLLIN, descriptor, by: end)
      } else if errno != EINTR {
        throw .closed
      }
    }
    throw .refused("an answer of more than \(limit) bytes")
  }

  func end() { close(descriptor) }

  private static func wait(for event: Int32, _ descriptor: Int32, by end: Double) throws(ScanFault) {
    let seconds = end - Wakeup.uptime
    guard seconds > 0 else { throw .tooLate }
    var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    // Rounded up, so that the last wait is no busy one.
    let found = poll(&waiting, 1, Int32(min(seconds * 1000 + 1, 60_000)))
    guard found != 0 || Wakeup.uptime < end else { throw .tooLate }
  }
}
