import Contracts
import Policy
import ServiceKit

/// What was said of a person on the line: what of it could be read, and in words what could not.
struct GivenDetails {
  let telephones: [String]
  let emails: [String]
  /// As it was given; nil where none was, or none that is one.
  let name: String?
  /// A reference that names them.
  let reference: Reference?
  /// What was given as a reference and is none of ours, as references of matters are compared; nil where no number is in it.
  let matter: String?
  /// What kind of contact it is.
  let about: ContactAbout?
  /// What could not be read, or was withheld, in sentences.
  private(set) var unread: [String]

  init(_ request: CheckContact, under pack: PolicyPack) {
    var unread: [String] = []
    telephones = Self.keys(request.telephone, "number", pack.telephones.read, &unread)
    emails = Self.keys(request.email, "address", MailReader.read, &unread)
    name = request.name.flatMap { PersonName.isNoName($0) ? nil : $0 }
    if name == nil, let text = request.name, !text.isEmpty { unread.append("No name can be read in “\(Self.shortened(text))”.") }
    reference = request.reference.flatMap(ReferenceReader.read)
    let read = reference
    matter = request.reference.flatMap { read == nil ? MatterReference.numbered($0) : nil }
    if reference == nil, matter == nil, let text = request.reference, !text.isEmpty {
      unread.append("No reference can be read in “\(Self.shortened(text))”.")
    }
    if !unread.isEmpty {
      let remains = [
        telephones.isEmpty ? nil : "the number", emails.isEmpty ? nil : "the address", name == nil ? nil : "the name",
        reference == nil && matter == nil ? nil : "the reference",
      ]
      .compactMap { $0 }
      unread.append(
        remains.isEmpty && request.serviceUser == nil
          ? "Nothing is left to know the person by: ask who it is."
          : remains.isEmpty ? "" : "This answer goes by \(remains.joined(separator: " and ")).")
    }
    self.unread = unread.filter { !$0.isEmpty }
    let said = request.about.flatMap { pack.about($0) }
    about = said ?? request.matter.flatMap { pack.about(named: $0) }
    if let text = request.about, !text.isEmpty, said == nil {
      self.unread.append("“\(Self.shortened(text))” is no kind of contact that is known here: it changes nothing in this answer.")
    }
  }

  /// Says that no one of that reference is known, as is said of one that belongs to another organisation.
  mutating func referenceIsUnknown() {
    guard let text = reference?.text ?? matter else { return }
    unread.append("Nobody is known here by the reference \(text).")
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
