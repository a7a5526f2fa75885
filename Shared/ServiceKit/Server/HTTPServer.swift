private import CMicroHTTPD
private import Foundation
private import Synchronization

/// An application on a port: HTTP/1.1 by GNU libmicrohttpd, whose own threads run the handlers.
///
/// A request that waits for a commit, or for anything else, holds no thread. Put a proxy that speaks TLS in front of it.
package final class HTTPServer: Sendable {
  private struct Running {
    /// The address of the transport's daemon.
    var daemon: UInt
    var sweeper: any DispatchSourceTimer
  }

  private enum State {
    /// Leaves by `start`.
    case made
    /// Leaves by `stop`.
    case running(Running)
    /// For ever.
    case stopped
  }

  private let host: String
  private let port: Int
  private let transport: Transport
  private let state = Mutex<State>(.made)

  /// A server of that application; nothing is listened on before `start`.
  ///
  /// - Parameter port: 0 for any that is free.
  package init(
    _ application: ServiceApplication, host: String = "127.0.0.1", port: Int, limits: ServerLimits = ServerLimits()
  ) {
    (self.host, self.port) = (host, port)
    transport = Transport(application, limits)
  }

  deinit { stop(within: 0) }

  /// Begins to serve, and returns the port; throws `ServerFault`.
  @discardableResult
  package func start() throws -> Int {
    signal(SIGPIPE, SIG_IGN)
    return try state.withLock { state in
      guard case .made = state else { throw ServerFault.alreadyStarted }
      let daemon = try Self.listen(host, port, transport)
      let sweeper = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
      sweeper.schedule(deadline: .now() + 0.5, repeating: 0.5)
      sweeper.setEventHandler { [transport] in transport.connections.sweep() }
      sweeper.activate()
      state = .running(Running(daemon: UInt(bitPattern: daemon), sweeper: sweeper))
      return Int(mc_bound_port(daemon))
    }
  }

  /// Takes no further connection, lets what is in flight be answered, answers 503 for whatever takes longer than that many seconds, and
  /// returns when every thread of the server has ended. A second call does nothing.
  package func stop(within seconds: Int = 10) {
    let running: Running? = state.withLock { state in
      defer { state = .stopped }
      if case .running(let running) = state { return running } else { return nil }
    }
    guard let running, let daemon = OpaquePointer(bitPattern: running.daemon) else { return }
    // Not MHD_quiesce_daemon: its threads race each other to take the listening socket out of their polls, and the loser ends the process.
    // Until the end new requests are answered 503 instead.
    transport.beginStopping()
    wait(until: .now() + .seconds(seconds)) { transport.activeCount == 0 }
    transport.answerWhatIsLeft()
    wait(until: .now() + .seconds(1)) { transport.activeCount == 0 && transport.pendingCount == 0 }
    MHD_stop_daemon(daemon)
    running.sweeper.cancel()
  }

  /// Connections open at the moment.
  package var connectionCount: Int { transport.connections.count }

  private func wait(until deadline: DispatchTime, _ isDone: () -> Bool) {
    while !isDone(), DispatchTime.now() < deadline { usleep(2_000) }
  }

  private static func listen(_ host: String, _ port: Int, _ transport: Transport) throws -> OpaquePointer {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let found, let address = found.pointee.ai_addr else {
      throw ServerFault.unknownHost(host)
    }
    defer { freeaddrinfo(found) }
    let limits = mc_limits(
      threads: UInt32(transport.limits.threads), connections: UInt32(transport.limits.connections),
      inactivity_seconds: UInt32(transport.limits.inactivitySeconds), connection_memory: transport.limits.connectionMemory)
    let daemon = mc_start(
      address, limits, Unmanaged.passUnretained(transport).toOpaque(), TransportCallbacks.access, TransportCallbacks.target,
      TransportCallbacks.completed, TransportCallbacks.connection)
    guard let daemon else { throw ServerFault.cannotListen(host: host, port: port) }
    return daemon
  }
}
