private import Foundation
private import Synchronization

/// An application on a port: HTTP/1.1, read by our own `RequestHead` and `BodyReader` (decision 0021), on threads that run the handlers as well.
///
/// A request that waits for a commit, or for anything else, holds no thread. Put a proxy that speaks TLS in front of it.
package final class HTTPServer: Sendable {
  private struct Running {
    var loops: [EventLoop]
    var listener: Listener
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
      let loops = (0..<transport.limits.threads).compactMap { _ in EventLoop() }
      guard loops.count == transport.limits.threads else { throw ServerFault.cannotListen(host: host, port: port) }
      for loop in loops { loop.start(transport) }
      Self.share(listener, transport, loops)
      state = .running(Running(loops: loops, listener: listener))
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
    guard let running else { return }
    running.listener.stop()
    transport.beginStopping()
    wait(until: .now() + .seconds(seconds)) { transport.activeCount == 0 }
    transport.answerWhatIsLeft()
    wait(until: .now() + .seconds(1)) { transport.activeCount == 0 && transport.pendingCount == 0 }
    for loop in running.loops { loop.stop() }
  }

  /// Connections open at the moment.
  var connectionCount: Int { transport.connectionCount }

  private func wait(until deadline: DispatchTime, _ isDone: () -> Bool) {
    while !isDone(), DispatchTime.now() < deadline { usleep(2_000) }
  }

  /// Hands the listener's connections to the threads in turn.
  private static func share(_ listener: Listener, _ transport: Transport, _ loops: [EventLoop]) {
    listener.start {
      transport.connectionCount < transport.limits.connections
    } accepted: { descriptor in
      loops[transport.connectionBegan() % loops.count].serve(descriptor)
    }
  }
}
