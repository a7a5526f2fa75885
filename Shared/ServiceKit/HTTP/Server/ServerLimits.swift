private import Foundation

/// What a server grants its clients.
package struct ServerLimits: Sendable {
  /// Most connections at once; further ones wait to be accepted.
  package var connections = 1024
  /// Bytes for the head of a request; a longer one is answered with 431, or 414 if its first line is longer than any target may be.
  package var headBytes = 32_768
  /// Seconds without a byte after which a connection is closed.
  package var inactivitySeconds = 10
  /// Seconds for the head of a request, and again for its body, however many bytes keep coming.
  package var requestSeconds = 30
  /// Seconds for a client to take its answer.
  package var answerSeconds = 60
  /// Bytes of all the bodies together that are larger than an ordinary one, and as many of large answers; what comes beyond that is answered
  /// 503. Their memory is about twice that.
  package var largeBytes = 67_108_864
  /// The slowest that a large body or answer may come and go, in bytes a second: so much longer than the times above it may take.
  package var slowestBytesPerSecond = 262_144
  /// Threads that serve connections, 2 or more: one for each core, for none of them ever waits for a commit.
  package var threads = max(2, ProcessInfo.processInfo.activeProcessorCount)

  /// The ordinary limits.
  package init() {}
}

/// Why a server did not start.
package enum ServerFault: Error, Equatable, Sendable {
  /// The host is neither an address of this machine nor a name for one.
  case unknownHost(String)
  /// The address cannot be listened on; another program may be using the port.
  case cannotListen(host: String, port: Int)
  /// It was started before.
  case alreadyStarted
}
