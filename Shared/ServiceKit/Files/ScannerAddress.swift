/// Where a virus scanner listens.
package enum ScannerAddress: Equatable, Sendable {
  /// The path of a socket on this machine.
  case path(String)
  /// A name or an address, and a port.
  case host(String, port: Int)

  /// What the system allows a socket's path.
  static let longestPath = 107

  /// `/run/clamav/clamd.ctl`, `clamav:3310` or `[::1]:3310`; nil of anything else.
  package init?(_ text: String) {
    if text.hasPrefix("/") {
      guard text.utf8.count <= Self.longestPath, !text.utf8.contains(0) else { return nil }
      self = .path(text)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port)
    else {
      return nil
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, host.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }) else { return nil }
    self = .host(String(host), port: port)
  }
}
