import Contracts
import ServiceKit

/// What letters by e-mail are called (`NOTICE.MARK@DOMAIN`, their Message-ID), and whether such a name is one of ours.
///
/// The mark is made of the notice and the address under a key of this deployment: no one else makes one, and it says of an address whether
/// the letter went there, without that address being kept.
struct MessageNames: Sendable {
  private let hash: KeyedHash

  init(secret: [UInt8]) { hash = KeyedHash(secret: secret, purpose: "message-id") }

  func name(of notice: Identifier, to address: String, at domain: String) -> String {
    "\(notice).\(mark(notice, address))@\(domain)"
  }

  /// The notice that such a name is about; nil where the name has another form.
  static func notice(of name: String) -> Identifier? {
    let rest = name.dropFirst(36)
    guard let notice = Identifier(String(name.prefix(36))), rest.hasPrefix("."), let at = rest.firstIndex(of: "@"),
      rest.distance(from: rest.startIndex, to: at) == digits + 1
    else { return nil }
    return notice
  }

  /// Whether the message of that name went to that address.
  func went(_ name: String, to address: String) -> Bool {
    guard let notice = Self.notice(of: name) else { return false }
    let given = name.dropFirst(37).prefix(Self.digits)
    return LibCrypto().constantTimeEquals(Array(given.utf8), Array(mark(notice, address).utf8))
  }

  private static let digits = 20

  private func mark(_ notice: Identifier, _ address: String) -> String {
    String(hash.text(of: "\(notice) \(address.lowercased())").prefix(Self.digits))
  }
}
