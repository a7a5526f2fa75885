private import ServiceKit

/// A name and an address to which e-mail goes.
package struct Mailbox: Sendable, Equatable {
  /// The name as it is written; may be empty.
  let name: String
  /// The address, in ASCII: `local@domain`.
  package let address: String

  /// Nil where the address is none that every mailer takes.
  package init?(name: String, address: String) {
    guard MailAddress.isPlain(address) else { return nil }
    (self.name, self.address) = (name, address)
  }

  /// The part after the `@`.
  package var domain: String { String(address.drop { $0 != "@" }.dropFirst()) }

  /// The mailbox as a header has it.
  var header: String {
    let phrase = MailText.phrase(name)
    return phrase.isEmpty ? "<\(address)>" : "\(phrase)\r\n <\(address)>"
  }
}
