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
    let entry = try database.read { try journal.entries(of: "contact/\(id)", in: $0).last }
    let contact: ContactRecord? =
      switch entry?.type {
      case ContactRecorded.type: try entry?.decode(ContactRecorded.self).contact
      case CallEnded.type: try entry?.decode(CallEnded.self).contact
      default: nil
      }
    guard let contact, exchange.actor.sees(contact.organisation) else { throw Problem.notFound }
    return .now(.json(contact, etag: entry?.version))
  }
}
