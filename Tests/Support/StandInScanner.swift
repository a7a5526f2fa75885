private import Foundation
private import Synchronization

/// A scanner on a socket of this machine that speaks clamd's INSTREAM to the letter, and finds what a test has it find.
package final class StandInScanner: Sendable {
  /// What it does with a file.
  package enum Manner: Sendable {
    /// Reads the file whole, and says what it finds: whatever comes after `virus:` in it, up to a space.
    case scans
    /// Reads the file whole, and says that it cannot.
    case refuses(String)
    /// Reads the file whole, and ends the connection.
    case closes
    /// Says that the file is too large after its first piece, and ends the connection.
    case stops
    /// Reads the file whole, and says nothing until the test lets it.
    case waits(@Sendable () -> Void)
    /// Says half of an answer, and ends the connection.
    case breaksOff
    /// Says more than any answer has.
    case babbles
  }

  /// The path of its socket.
  package let path: String
  private let descriptor: Int32
  private let manner: Mutex<Manner>
  private let received: Mutex<[[UInt8]]>

  /// The files that it was sent, whole.
  package var files: [[UInt8]] { received.withLock { $0 } }

  /// Has it do that from now on.
  package func become(_ manner: Manner) { self.manner.withLock { $0 = manner } }

  /// It listens when this returns.
  package init(_ manner: Manner = .scans) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "clamd-\(UUID().uuidString.prefix(8))").path
    self.manner = Mutex(manner)
    received = Mutex([])
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let (path, descriptor) = (path, descriptor)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let isListening = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && listen(descriptor, 8) == 0
      }
    }
    guard isListening else { throw TownFault(words: "the scanner cannot listen at \(path)") }
    Thread { [weak self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        self?.serve(connection)
        close(connection)
      }
    }.start()
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
    unlink(path)
  }

  private func serve(_ connection: Int32) {
    let manner = manner.withLock { $0 }
    guard read(connection, 10) == Array("zINSTREAM\u{0}".utf8) else { return say("UNKNOWN COMMAND", connection) }
    var file: [UInt8] = []
    while true {
      guard let length = read(connection, 4)?.reduce(0, { $0 << 8 | Int($1) }), length >= 0 else { return }
      if length == 0 { break }
      guard let piece = read(connection, length) else { return }
      file += piece
      if case .stops = manner { return say("INSTREAM size limit exceeded. ERROR", connection) }
    }
    received.withLock { $0.append(file) }
    switch manner {
    case .scans: say(Self.answer(to: file), connection)
    case .refuses(let words): say(words, connection)
    case .closes, .stops: break
    case .waits(let wait):
      wait()
      say("stream: OK", connection)
    case .breaksOff: _ = send(connection, "stream: O", 9, Int32(MSG_NOSIGNAL))
    case .babbles: say(String(repeating: "stream: ", count: 1_000), connection)
    }
  }

  private static func answer(to file: [UInt8]) -> String {
    let text = String(decoding: file, as: UTF8.self)
    guard let found = text.range(of: "virus:") else { return "stream: OK" }
    return "stream: \(text[found.upperBound...].prefix { $0 != " " }) FOUND"
  }

  private func say(_ words: String, _ connection: Int32) {
    let bytes = Array(words.utf8) + [0]
    _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  private func read(_ connection: Int32, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    guard recv(connection, &bytes, count, Int32(MSG_WAITALL)) == count else { return nil }
    return bytes
  }
}
