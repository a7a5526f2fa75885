/// A provider that delivers several ways of writing an address to one mailbox, and says so. Of any other domain nothing is assumed.
struct MailProvider {
  /// The domain under which its mailboxes are compared.
  private let domain: String
  /// What it ignores in the part before the `@`.
  private let ignored: Set<Character>

  /// The provider of that domain; nil for one that compares addresses as they are.
  static func of(_ domain: String) -> MailProvider? { known[domain] }

  /// The address of the mailbox: without what follows a plus, and without what is ignored.
  func address(local: String) -> String {
    let untagged = local.prefix { $0 != "+" }
    let name = untagged.filter { !ignored.contains($0) }
    // An address that begins with a plus has no mailbox to compare by.
    return (name.isEmpty ? local : String(name)) + "@" + domain
  }

  private static let known: [String: MailProvider] = {
    var known: [String: MailProvider] = [:]
    for name in ["gmail.com", "googlemail.com"] { known[name] = MailProvider(domain: "gmail.com", ignored: ["."]) }
    for name in ["proton.me", "protonmail.com", "pm.me"] {
      known[name] = MailProvider(domain: "proton.me", ignored: [".", "-", "_"])
    }
    for name in ["icloud.com", "me.com", "mac.com"] { known[name] = MailProvider(domain: "icloud.com", ignored: []) }
    for name in [
      "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "msn.com", "fastmail.com", "fastmail.fm",
    ] { known[name] = MailProvider(domain: name, ignored: []) }
    return known
  }()
}
