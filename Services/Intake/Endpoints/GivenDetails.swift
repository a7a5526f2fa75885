import Contracts
import Policy
import ServiceKit

/// What was said of a person on the line: what of it could be read, and in words what could not.
struct GivenDetails {
  let telephones: [String]
  let emails: [String]
  /// As it was given; nil where none was, or none that is one.
  let name: String?
  /// What could not be read, or was withheld, in sentences.
  let unread: [String]

  init(_ request: CheckContact, telephones reader: TelephoneReader) {
    var unread: [String] = []
    telephones = Self.keys(request.telephone, "number", reader.read, &unread)
    emails = Self.keys(request.email, "address", MailReader.read, &unread)
    name = request.name.flatMap { PersonName.isNoName($0) ? nil : $0 }
    if name == nil, let text = request.name, !text.isEmpty { unread.append("No name can be read in “\(Self.shortened(text))”.") }
    if !unread.isEmpty {
      let remains = [
        telephones.isEmpty ? nil : "the number", emails.isEmpty ? nil : "the address", name == nil ? nil : "the name",
      ]
      .compactMap { $0 }
      unread.append(
        remains.isEmpty && request.serviceUser == nil
          ? "Nothing is left to know the person by: ask who it is."
          : remains.isEmpty ? "" : "This answer goes by \(remains.joined(separator: " and ")).")
    }
    self.unread = unread.filter { !$0.isEmpty }
  }

  private static func keys(
    _ text: String?, _ what: String, _ read: (String) -> ContactPointReading, _ unread: inout [String]
  ) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    switch read(text) {
    case .keys(let keys): return keys
    case .withheld:
      unread.append("The \(what) is withheld or not known.")
      return []
    case .unreadable:
      unread.append("No \(what) can be read in “\(shortened(text))”.")
      return []
    }
  }

  private static func shortened(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }
}
