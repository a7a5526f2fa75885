import Contracts
import Policy
import ServiceKit
import Storage

/// Callers who were not identified when they called.
extension Intake {
  /// Says who a caller was. What was recorded before stays in the journal; the incident that the call was goes with it, and so reaches the case of
  /// that person. A contact that is no incident can be given to another person later, if the first was the wrong one.
  func identifyCaller(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let request = try exchange.body(IdentifyCaller.self) { pack.faults(ofReason: $0.because, field: "because") }
    let seen = try exchange.requireVersion()
    return .write { tx in
      let entries = try journal.entries(of: "contact/\(id)", in: tx)
      guard let last = entries.last, case var contact = try last.record(ContactRecord.self),
        exchange.actor.sees(contact.organisation)
      else {
        throw Problem.notFound
      }
      try seen.check(found: last.version)
      guard contact.serviceUser == nil || contact.identifiedBecause != nil && contact.incident == nil else {
        throw Problem.conflict("it is recorded already whose contact this is")
      }
      let registered = try ServiceUserStore.organisation(of: request.serviceUser, in: tx)
      guard registered.map(exchange.actor.sees) == true else { throw Problem.unknownPerson }
      (contact.serviceUser, contact.identifiedBecause) = (request.serviceUser, request.because)
      try ContactStore.give(contact, to: request.serviceUser, in: tx)
      try journal.append(
        ContactIdentified(contact: contact), to: Self.stream(of: contact), expecting: last.version, by: exchange.author,
        at: exchange.now, in: tx)
      if let incident = contact.incident { try identify(incident, as: request.serviceUser, exchange, in: tx) }
      return .json(contact, etag: last.version + 1)
    }
  }

  private func identify(_ id: Identifier, as person: Identifier, _ exchange: Exchange, in tx: Transaction) throws {
    guard let last = try journal.entries(of: "incident/\(id)", in: tx).last, case var incident = try last.record(Incident.self)
    else {
      return
    }
    incident.serviceUser = person
    try ContactStore.give(incident, to: person, in: tx)
    try journal.append(
      IncidentIdentified(incident: incident), to: Self.stream(of: incident), expecting: last.version, by: exchange.author,
      at: exchange.now, in: tx)
  }
}
