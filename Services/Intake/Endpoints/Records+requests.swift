import Contracts
import Policy
import ServiceKit
import Storage

/// What makes a record of a request: the identifier and the reference it gets, who sent it, and when.
struct Stamp {
  let id: Identifier
  let reference: String
  let author: String
  let now: Instant

  init(id: Identifier, reference: String, author: String, now: Instant) {
    (self.id, self.reference, self.author, self.now) = (id, reference, author, now)
  }

  init(_ id: Identifier, _ reference: String, _ exchange: Exchange) {
    (self.id, self.reference, author, now) = (id, reference, exchange.actor.subject, exchange.now)
  }
}

extension Intake {
  /// What the next record with references of that kind is marked with.
  func stamp(_ prefix: String, _ exchange: Exchange, in tx: Transaction) throws -> Stamp {
    Stamp(identifiers.next(), try ReferenceNumbers.next(prefix, at: exchange.now, in: tx), exchange)
  }
}

extension ServiceUser {
  init(_ request: RegisterServiceUser, _ read: ReadRegistration, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, version: 1, name: request.name, organisation: request.organisation,
      telephoneNumbers: read.reach.telephones, emailAddresses: read.reach.addresses, postalAddress: request.postalAddress,
      aliases: Self.aliases(request.aliases), details: read.details.values, registeredAt: stamp.now)
  }

  /// None is absent, not an empty list.
  static func aliases(_ given: [String]?) -> [String]? { given.flatMap { $0.isEmpty ? nil : $0 } }
}

extension ContactRecord {
  /// - Parameter about: what kind of contact it was understood to be.
  init(_ request: RecordContact, about: ContactAbout?, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      channel: request.channel, at: request.at ?? stamp.now, matter: request.matter, summary: request.summary,
      takenBy: stamp.author, direction: request.direction, endedAt: request.endedAt, handler: request.handler,
      outcome: request.outcome, caller: request.caller, about: about?.code)
  }

  /// A call that was held or ended, as a contact.
  init(_ call: StoppedCall, incident: Identifier?, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: call.serviceUser, organisation: call.organisation,
      channel: .telephone, at: call.startedAt ?? call.at ?? stamp.now, matter: call.matter, summary: call.whatHappened,
      endedBecause: call.endedBecause, heldFirst: call.heldFirst, incident: incident, takenBy: stamp.author,
      direction: nil, endedAt: call.endedAt, handler: call.handler, caller: call.caller, heldBecause: call.heldBecause,
      holdOutcome: call.holdOutcome)
  }
}

extension Incident {
  init(_ request: LogIncident, contacts: [Identifier], _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      channel: request.channel, at: request.at ?? stamp.now, matter: request.matter, behaviours: request.behaviours,
      whatHappened: request.whatHappened, targets: request.targets ?? [], targetsDescribed: request.targetsDescribed,
      reportedBy: stamp.author, contacts: contacts.isEmpty ? nil : contacts, lineManagers: request.lineManagers,
      reporter: request.reporter)
  }

  /// A call that was held or ended, as an incident, whose target is the person who took it.
  init(_ call: StoppedCall, contact: Identifier, _ stamp: Stamp) {
    let wasEnded = call.endedBecause != nil
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: call.serviceUser, organisation: call.organisation,
      channel: .telephone, at: call.at ?? stamp.now, matter: call.matter, behaviours: call.behaviours,
      whatHappened: call.whatHappened, targets: [call.handler ?? stamp.author], reportedBy: stamp.author,
      endedCall: wasEnded ? contact : nil, heldCall: wasEnded ? nil : contact, lineManagers: call.lineManagers,
      caller: call.caller)
  }
}

extension Report {
  init(_ request: SubmitReport, incidents: [Incident], _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      incidents: incidents, concern: request.concern, handledBy: request.handledBy ?? [],
      handledByDescribed: request.handledByDescribed, reportedBy: stamp.author, at: stamp.now,
      lineManagers: request.lineManagers)
  }
}
