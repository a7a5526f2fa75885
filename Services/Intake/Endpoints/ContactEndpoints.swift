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
    let about = request.about.flatMap { pack.about($0) } ?? request.matter.flatMap { pack.about(named: $0) }
    return .write { tx in
      let contact = ContactRecord(request, about: about, try stamp("CT", exchange, in: tx))
      try ContactStore.insert(contact, in: tx)
      return try filed(
        contact, at: Self.path(of: contact), as: ContactRecorded(contact: contact), to: Self.stream(of: contact), by: exchange,
        in: tx)
    }
  }

  /// What is wrong with when a contact was.
  func timeFaults(_ request: RecordContact, now: Instant) -> [FieldProblem] {
    momentFaults(request.at, now: now) + momentFaults(request.endedAt, "endedAt", now: now)
      + periodFaults(from: request.at ?? now, ("endedAt", request.endedAt))
  }

  func contact(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let last = try database.read { try journal.entries(of: "contact/\(id)", in: $0).last }
    guard let last, case let contact = try last.contact(), exchange.actor.sees(contact.organisation) else {
      throw Problem.notFound
    }
    return .now(.json(contact, etag: last.version))
  }

  func contacts(_ exchange: Exchange, _ query: Listed<ContactFilter>) throws -> Reply {
    let (filter, span) = (try narrowed(query.filter, exchange), try span(query.terms))
    let found = try database.read { reader in
      try ContactStore.contacts(filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try journal.entries(of: "contact/\($0)", in: reader).last?.contact() }
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "contacts"))
  }
}
