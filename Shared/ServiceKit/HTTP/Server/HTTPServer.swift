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
    var listener: Listener
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
      let listener = try Listener(host: host, port: port)
      guard let daemon = Self.startTransport(transport) else { throw ServerFault.cannotListen(host: host, port: port) }
      let sweeper = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
      sweeper.schedule(deadline: .now() + 0.5, repeating: 0.5)
      sweeper.setEventHandler { [transport] in transport.connections.sweep() }
      sweeper.activate()
      let address = UInt(bitPattern: daemon)
      Self.accept(listener, transport, address)
      state = .running(Running(daemon: address, listener: listener, sweeper: sweeper))
      return listener.port
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
    running.listener.stop()
    transport.beginStopping()
    wait(until: .now() + .seconds(seconds)) { transport.activeCount == 0 }
    transport.answerWhatIsLeft()
    wait(until: .now() + .seconds(1)) { transport.activeCount == 0 && transport.pendingCount == 0 }
    MHD_stop_daemon(daemon)
    transport.connections.forget()
    running.sweeper.cancel()
  }

  /// Connections open at the moment.
  var connectionCount: Int { transport.connections.count }

  private func wait(until deadline: DispatchTime, _ isDone: () -> Bool) {
    while !isDone(), DispatchTime.now() < deadline { usleep(2_000) }
  }

  private static func startTransport(_ transport: Transport) -> OpaquePointer? {
    let limits = mc_limits(
      threads: UInt32(transport.limits.threads), connections: UInt32(transport.limits.connections * transport.limits.threads),
      inactivity_seconds: UInt32(transport.limits.inactivitySeconds), connection_memory: transport.limits.connectionMemory)
    return mc_start(
      limits, Unmanaged.passUnretained(transport).toOpaque(), TransportCallbacks.access, TransportCallbacks.target,
      TransportCallbacks.completed, TransportCallbacks.connection)
  }

  /// Hands the listener's connections to the transport, which shares them out over its threads.
  private static func accept(_ listener: Listener, _ transport: Transport, _ daemon: UInt) {
    listener.start {
      transport.connections.count < transport.limits.connections
    } accepted: { descriptor, address, length in
      // In the table before the transport has it: so many are counted as were taken.
      transport.connections.opened(descriptor, Deadline(seconds: transport.limits.requestSeconds))
      if MHD_add_connection(OpaquePointer(bitPattern: daemon), descriptor, address, length) != .YES {
        transport.connections.closes(descriptor)
      }
    }
  }
}
