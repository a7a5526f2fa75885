import Contracts
import ServiceKit
import Storage

/// Contacts, and calls that staff ended (6.1).
extension Intake {
  func recordContact(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RecordContact.self)
    try refuse(organisationFaults(request.organisation) + momentFaults(request.at, now: exchange.now))
    try exchange.requireOrganisation(request.organisation)
    let (id, now, author) = (identifiers.next(), exchange.now, exchange.author)
    return .write { tx in
      try requirePerson(request.serviceUser, in: tx)
      let contact = ContactRecord(
        id: id, reference: try ReferenceNumbers.next("CT", at: now, in: tx), serviceUser: request.serviceUser,
        organisation: request.organisation, channel: request.channel, at: request.at ?? now, matter: request.matter,
        summary: request.summary, takenBy: exchange.actor.subject)
      try ContactStore.insert(contact, in: tx)
      try journal.append(ContactRecorded(contact: contact), to: "contact/\(id)", expecting: 0, by: author, at: now, in: tx)
      return .json(contact, status: 201, etag: 1, location: "/contacts/\(id)")
    }
  }

  func logEndedCall(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(LogEndedCall.self)
    try refuse(
      organisationFaults(request.organisation) + momentFaults(request.at, now: exchange.now)
        + behaviourFaults(request.behaviours, endingCall: true))
    try exchange.requireOrganisation(request.organisation)
    let (contactID, incidentID, now, author) = (identifiers.next(), identifiers.next(), exchange.now, exchange.author)
    return .write { tx in
      try requirePerson(request.serviceUser, in: tx)
      let contact = ContactRecord(
        id: contactID, reference: try ReferenceNumbers.next("CT", at: now, in: tx), serviceUser: request.serviceUser,
        organisation: request.organisation, channel: .telephone, at: request.at ?? now, matter: request.matter,
        summary: request.whatHappened, endedBecause: request.reason, heldFirst: request.heldFirst ?? false, incident: incidentID,
        takenBy: exchange.actor.subject)
      let incident = Incident(
        id: incidentID, reference: try ReferenceNumbers.next("IN", at: now, in: tx), serviceUser: request.serviceUser,
        organisation: request.organisation, channel: .telephone, at: request.at ?? now, matter: request.matter,
        behaviours: request.behaviours, whatHappened: request.whatHappened, targets: [exchange.actor.subject],
        reportedBy: exchange.actor.subject, endedCall: contactID)
      try ContactStore.insert(contact, in: tx)
      try ContactStore.insert(incident, in: tx)
      try journal.append(CallEnded(contact: contact), to: "contact/\(contactID)", expecting: 0, by: author, at: now, in: tx)
      try journal.append(
        IncidentLogged(incident: incident), to: "incident/\(incidentID)", expecting: 0, by: author, at: now, in: tx)
      return .json(contact, status: 201, etag: 1, location: "/contacts/\(contactID)")
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
    let entry = try journal.entries(of: "contact/\(id)", in: reader).last
    return switch entry?.type {
    case ContactRecorded.type: try entry?.decode(ContactRecorded.self).contact
    case CallEnded.type: try entry?.decode(CallEnded.self).contact
    default: nil
    }
  }
}
