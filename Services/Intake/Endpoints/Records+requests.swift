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

extension ContactRecord {
  /// - Parameter about: what kind of contact it was understood to be.
  init(_ request: RecordContact, about: ContactAbout?, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      channel: request.channel, at: request.at ?? stamp.now, matter: request.matter, summary: request.summary,
      takenBy: stamp.author, about: about?.code)
  }

  /// A call that was ended, as a contact.
  init(_ call: LogEndedCall, incident: Identifier, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: call.serviceUser, organisation: call.organisation,
      channel: .telephone, at: call.at ?? stamp.now, matter: call.matter, summary: call.whatHappened, endedBecause: call.reason,
      heldFirst: call.heldFirst ?? false, incident: incident, takenBy: stamp.author)
  }
}

extension Incident {
  init(_ request: LogIncident, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      channel: request.channel, at: request.at ?? stamp.now, matter: request.matter, behaviours: request.behaviours,
      whatHappened: request.whatHappened, targets: request.targets ?? [], targetsDescribed: request.targetsDescribed,
      reportedBy: stamp.author)
  }

  /// A call that was ended, as an incident, whose target is the person who ended it.
  init(_ call: LogEndedCall, contact: Identifier, _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: call.serviceUser, organisation: call.organisation,
      channel: .telephone, at: call.at ?? stamp.now, matter: call.matter, behaviours: call.behaviours,
      whatHappened: call.whatHappened, targets: [stamp.author], reportedBy: stamp.author, endedCall: contact)
  }
}

extension Report {
  init(_ request: SubmitReport, incidents: [Incident], _ stamp: Stamp) {
    self.init(
      id: stamp.id, reference: stamp.reference, serviceUser: request.serviceUser, organisation: request.organisation,
      incidents: incidents, concern: request.concern, handledBy: request.handledBy ?? [],
      handledByDescribed: request.handledByDescribed, reportedBy: stamp.author, at: stamp.now)
  }
}
