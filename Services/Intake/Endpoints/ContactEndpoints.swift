import Contracts
import Policy
import ServiceKit
import Storage

/// Contacts, and calls that staff ended.
extension Intake {
  func recordContact(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RecordContact.self)
    try admit(request.organisation, exchange, momentFaults(request.at, now: exchange.now))
    return .write { tx in
      try requirePerson(request.serviceUser, exchange, in: tx)
      let contact = ContactRecord(request, try stamp("CT", exchange, in: tx))
      try ContactStore.insert(contact, in: tx)
      return try filed(
        contact, at: "/contacts/\(contact.id)", as: ContactRecorded(contact: contact), to: "contact/\(contact.id)", by: exchange,
        in: tx)
    }
  }

  /// A contact and an incident at once, so that it reaches the manager.
  func logEndedCall(_ exchange: Exchange) throws -> Reply {
    let call = try exchange.body(LogEndedCall.self)
    try admit(
      call.organisation, exchange,
      momentFaults(call.at, now: exchange.now) + pack.faults(ofBehavioursEndingCall: call.behaviours)
        + pack.faults(ofReason: call.reason, field: "reason"))
    return .write { tx in
      try requirePerson(call.serviceUser, exchange, in: tx)
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

  func contacts(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    let person = try requiredPerson(of: exchange)
    let found = try database.read { reader in
      try ContactStore.contacts(
        of: person, organisations: exchange.actor.organisations, after: page.after, limit: page.limit + 1, in: reader
      ).compactMap { try storedContact($0, in: reader) }
    }
    return .now(.json(page.cut(found, by: \.id.text)))
  }

  private func storedContact(_ id: Identifier, in reader: Reader) throws -> ContactRecord? {
    try journal.entries(of: "contact/\(id)", in: reader).last.map { try $0.contact() }
  }
}
