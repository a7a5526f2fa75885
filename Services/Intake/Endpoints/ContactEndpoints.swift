import Contracts
import Policy
import ServiceKit
import Storage

/// Contacts, and calls that staff ended.
extension Intake {
  func recordContact(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RecordContact.self) { request in
      try faults(ofPerson: request.serviceUser, request.organisation, exchange) + momentFaults(request.at, now: exchange.now)
    }
    try exchange.requireOrganisation(request.organisation)
    let about = request.about.flatMap { pack.about($0) } ?? request.matter.flatMap { pack.about(named: $0) }
    return .write { tx in
      let contact = ContactRecord(request, about: about, try stamp("CT", exchange, in: tx))
      try ContactStore.insert(contact, in: tx)
      return try filed(
        contact, at: "/contacts/\(contact.id)", as: ContactRecorded(contact: contact), to: "contact/\(contact.id)", by: exchange,
        in: tx)
    }
  }

  /// A contact and an incident at once, so that it reaches the manager.
  func logEndedCall(_ exchange: Exchange) throws -> Reply {
    let call = try exchange.body(LogEndedCall.self) { call in
      try faults(ofPerson: call.serviceUser, call.organisation, exchange) + momentFaults(call.at, now: exchange.now)
        + pack.faults(ofBehavioursEndingCall: call.behaviours) + pack.faults(ofReason: call.reason, field: "reason")
    }
    try exchange.requireOrganisation(call.organisation)
    return .write { tx in
      let (asContact, asIncident) = (try stamp("CT", exchange, in: tx), try stamp("IN", exchange, in: tx))
      let contact = ContactRecord(call, incident: asIncident.id, asContact)
      let incident = Incident(call, contact: asContact.id, asIncident)
      try ContactStore.insert(contact, in: tx)
      try ContactStore.insert(incident, in: tx)
      let response = try filed(
        contact, at: "/contacts/\(contact.id)", as: CallEnded(contact: contact), to: "contact/\(contact.id)", by: exchange, in: tx
      )
      try journal.append(
        IncidentLogged(incident: incident), to: "incident/\(incident.id)", expecting: 0, by: exchange.author, at: exchange.now,
        in: tx)
      return response
    }
  }

  func contact(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    guard let contact = try database.read({ try storedContact(id, in: $0) }), exchange.actor.sees(contact.organisation) else {
      throw Problem.notFound
    }
    return .now(.json(contact, etag: 1))
  }

  func contacts(_ exchange: Exchange, _ query: Listed<PersonalFilter>) throws -> Reply {
    let (filter, span) = (try narrowed(query.filter), try span(query.terms))
    let found = try database.read { reader in
      try ContactStore.contacts(filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try storedContact($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  private func storedContact(_ id: Identifier, in reader: Reader) throws -> ContactRecord? {
    try journal.entries(of: "contact/\(id)", in: reader).last.map { try $0.contact() }
  }
}
