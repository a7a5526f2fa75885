import Contracts
import Policy
import ServiceKit
import Storage

/// Contacts.
extension Intake {
  func recordContact(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RecordContact.self) { request in
      try faults(ofCaller: request, exchange) + timeFaults(request, now: exchange.now)
    }
    try exchange.requireOrganisation(request.organisation)
    let about = pack.about(of: request)
    return .write { tx in
      let contact = ContactRecord(request, about: about, try stamp("CT", exchange, in: tx))
      try ContactStore.insert(contact, in: tx)
      return try filed(
        contact, at: Self.path(of: contact), as: ContactRecorded(contact: contact), to: Self.stream(of: contact), by: exchange,
        in: tx)
    }
  }

  func contact(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let last = try database.read { try journal.entries(of: "contact/\(id)", in: $0).last }
    guard let last, case let contact = try last.record(ContactRecord.self), exchange.actor.sees(contact.organisation) else {
      throw Problem.notFound
    }
    return .now(.json(contact, etag: last.version))
  }

  func contacts(_ exchange: Exchange, _ query: Listed<ContactFilter>) throws -> Reply {
    let (filter, span) = (try narrowed(query.filter, exchange), try span(query.terms))
    let found = try database.read { reader in
      try ContactStore.contacts(filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try journal.entries(of: "contact/\($0)", in: reader).last?.record(ContactRecord.self) }
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "contacts"))
  }
}

extension PolicyPack {
  /// What kind of contact one is that is recorded: as it is said, or as the code that stands for its matter.
  func about(of request: RecordContact) -> ContactAbout? {
    request.about.flatMap { about($0) } ?? request.matter.flatMap { about(named: $0) }
  }
}
