internal import Foundation

/// The socket that clients connect to, and the thread that takes their connections.
///
/// The threads that serve could take their own, but then whichever wakes first takes a whole burst of connections, and serves them alone.
final class Listener: Sendable {
  /// The port that is listened on.
  let port: Int
  private let descriptor: Int32
  private let hasEnded = DispatchSemaphore(value: 0)

  /// The connections that the system keeps for the thread.
  private static let backlog: Int32 = 1024
  /// The pause when nothing can be taken: the system is out of descriptors, or the server has as many connections as it grants.
  private static let pauseMicroseconds: UInt32 = 2_000

  /// Listens; throws `ServerFault`.
  init(host: String, port: Int) throws {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let found, let address = found.pointee.ai_addr else {
      throw ServerFault.unknownHost(host)
    }
    defer { freeaddrinfo(found) }
    let family = found.pointee.ai_family
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw ServerFault.cannotListen(host: host, port: port) }
    Self.set(SO_REUSEADDR, of: SOL_SOCKET, to: 1, descriptor)
    // An IPv6 address also serves the IPv4 ones that it covers.
    if family == AF_INET6 { Self.set(IPV6_V6ONLY, of: Int32(IPPROTO_IPV6), to: 0, descriptor) }
    guard bind(descriptor, address, found.pointee.ai_addrlen) == 0, listen(descriptor, Self.backlog) == 0,
      let bound = Self.boundPort(descriptor)
    else {
      close(descriptor)
      throw ServerFault.cannotListen(host: host, port: port)
    }
    (self.descriptor, self.port) = (descriptor, bound)
  }

  /// Hands over each connection on a thread of its own until `stop`; waits while `mayAccept` says no.
  func start(
    mayAccept: @escaping @Sendable () -> Bool, accepted: @escaping @Sendable (Int32) -> Void
  ) {
    let thread = Thread { [self] in
      while take(mayAccept, accepted) {}
      hasEnded.signal()
    }
    thread.name = "http-listener"
    thread.start()
  }

  /// Takes no further connection, and returns when the thread has ended. To be called once, after `start`.
  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    hasEnded.wait()
    close(descriptor)
  }

  /// Takes the next connection; false when the socket was shut down.
  private func take(_ mayAccept: () -> Bool, _ accepted: (Int32) -> Void) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, -1) > 0 || errno == EINTR else { return false }
    if waiting.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return false }
    guard mayAccept() else {
      usleep(Self.pauseMicroseconds)
      return true
    }
    let connection = accept(descriptor, nil, nil)
    if connection >= 0 {
      // No program that this one starts inherits it, and no answer waits for the client to confirm the one before.
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      Self.set(TCP_NODELAY, of: Int32(IPPROTO_TCP), to: 1, connection)
      accepted(connection)
    } else if errno != EINTR, errno != ECONNABORTED {
      usleep(Self.pauseMicroseconds)
    }
    return true
  }

  private static func boundPort(_ descriptor: Int32) -> Int? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let isKnown = withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) == 0 }
    }
    guard isKnown else { return nil }
    // Both kinds of address have the port at the same place.
    return withUnsafeBytes(of: storage) { Int(UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self))) }
  }

  private static func set(_ option: Int32, of level: Int32, to value: Int32, _ descriptor: Int32) {
    var value = value
    // None of the options can fail for a socket that was just made.
    _ = setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}
