private import Foundation
private import Synchronization

/// What a scanner says about a file.
package enum ScanVerdict: Equatable, Sendable {
  /// It found nothing.
  case clean
  /// It found what it calls by that name.
  case infected(String)
}

/// Why a scanner said nothing about a file. Nothing may be concluded from that: the file is scanned again.
package enum ScanFault: Error, Equatable, Sendable {
  /// No scanner answers there; or none did a moment ago, and it was not asked again.
  case unreachable
  /// It was not done in time.
  case tooLate
  /// It closed the connection without an answer.
  case closed
  /// It answered that it cannot, or something that is no answer.
  case refused(String)
}

/// A client of clamd, by its command INSTREAM: the file goes over the connection, so that the scanner needs no access to the folder.
package final class VirusScanner: Sendable {
  /// What is granted to a scanner.
  package struct Limits: Sendable {
    /// Seconds for it to take the connection.
    package var connectSeconds = 5.0
    /// Seconds for everything, from the connection to the answer.
    package var totalSeconds = 60.0
    /// Seconds for which it is not asked again, after it could not be reached.
    package var pauseSeconds = 5.0

    /// The ordinary limits.
    package init() {}
  }

  private let address: ScannerAddress
  private let limits: Limits
  private let notBefore = Mutex(0.0)

  /// A client of the scanner at that address; it connects for each file.
  package init(_ address: ScannerAddress, limits: Limits = Limits()) {
    (self.address, self.limits) = (address, limits)
  }

  /// The bytes of one piece: what clamd reads at once.
  private static let pieceLength = 65_536
  private static let longestAnswer = 1_024

  /// What the scanner says about those bytes; waits for it.
  package func scan(_ bytes: [UInt8]) throws(ScanFault) -> ScanVerdict {
    // With many files waiting, each would be a wait for a scanner that is not there, and other work is behind them.
    guard notBefore.withLock({ $0 <= Wakeup.uptime }) else { throw .unreachable }
    let end = Wakeup.uptime + limits.totalSeconds
    let socket: ScannerSocket
    do throws(ScanFault) {
      socket = try ScannerSocket(address, by: min(end, Wakeup.uptime + limits.connectSeconds))
    } catch {
      notBefore.withLock { $0 = Wakeup.uptime + limits.pauseSeconds }
      throw error
    }
    defer { socket.end() }
    var isTaken = try socket.send(Array("zINSTREAM\u{0}".utf8)[...], by: end)
    var rest = bytes[...]
    while isTaken, !rest.isEmpty {
      let piece = rest.prefix(Self.pieceLength)
      isTaken = try socket.send(Self.length(piece.count) + piece, by: end)
      rest = rest.dropFirst(piece.count)
    }
    // One that has closed its side may have said why.
    if isTaken { _ = try socket.send(Self.length(0), by: end) }
    return try Self.verdict(socket.receive(upTo: Self.longestAnswer, by: end))
  }

  /// Four bytes, the highest first.
  private static func length(_ count: Int) -> ArraySlice<UInt8> {
    withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0)[...] }
  }

  /// `stream: OK`, `stream: NAME FOUND`, or what is wrong and `ERROR`.
  private static func verdict(_ answer: [UInt8]) throws(ScanFault) -> ScanVerdict {
    guard !answer.isEmpty else { throw .closed }
    let printable = answer.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
    let text = String(decoding: printable, as: UTF8.self)
    let (start, found) = ("stream: ", " FOUND")
    if text == start + "OK" { return .clean }
    guard text.hasPrefix(start), text.hasSuffix(found), text.utf8.count > start.utf8.count + found.utf8.count else {
      throw .refused(text)
    }
    return .infected(String(text.dropFirst(start.count).dropLast(found.count).prefix(200)))
  }
}
