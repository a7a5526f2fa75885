import Contracts
import Policy
import ServiceKit
import Storage

/// Calls that staff held or ended: a contact each and, where behaviour was shown, an incident at once, so that it reaches the manager.
extension Intake {
  func logEndedCall(_ exchange: Exchange) throws -> Reply {
    let call = try exchange.body(LogEndedCall.self) { call in
      try faults(ofCaller: call, exchange) + momentFaults(call.at, now: exchange.now)
        + periodFaults(from: call.startedAt, ("at", call.at ?? exchange.now))
        + pack.faults(ofBehavioursEndingCall: call.behaviours) + pack.faults(ofReason: call.reason, field: "reason")
    }
    var stopped = StoppedCall(call)
    if stopped.startedAt != nil { stopped.endedAt = call.at ?? exchange.now }
    return try logged(stopped, exchange)
  }

  func logHeldCall(_ exchange: Exchange) throws -> Reply {
    let call = try exchange.body(LogHeldCall.self) { call in
      try faults(ofCaller: call, exchange) + momentFaults(call.at, now: exchange.now)
        + momentFaults(call.endedAt, "endedAt", now: exchange.now)
        + periodFaults(from: call.startedAt, ("at", call.at ?? exchange.now), ("endedAt", call.endedAt))
        + pack.faults(ofBehavioursEndingCall: call.behaviours ?? []) + pack.faults(ofReason: call.reason, field: "reason")
        + endFaults(of: call)
    }
    return try logged(StoppedCall(call), exchange)
  }

  /// A call that staff ended, after a hold as without one, has a reason and a behaviour that is one; any other has no such reason.
  private func endFaults(of call: LogHeldCall) -> [FieldProblem] {
    switch call.outcome {
    case .endedByStaff:
      pack.faults(ofReason: call.endedBecause ?? "", field: "endedBecause")
        + ((call.behaviours ?? []).isEmpty
          ? [FieldProblem(field: "behaviours", code: "missing", detail: "needs the behaviour over which the call was ended")]
          : [])
    case .resumed, .endedByCaller:
      call.endedBecause == nil
        ? [] : [FieldProblem(field: "endedBecause", code: "notAllowed", detail: "is for a call that staff ended")]
    }
  }

  private func logged(_ call: StoppedCall, _ exchange: Exchange) throws -> Reply {
    try exchange.requireOrganisation(call.organisation)
    return .write { tx in
      let asContact = try stamp("CT", exchange, in: tx)
      let asIncident = call.behaviours.isEmpty ? nil : try stamp("IN", exchange, in: tx)
      let contact = ContactRecord(call, incident: asIncident?.id, asContact)
      try ContactStore.insert(contact, in: tx)
      let response =
        call.endedBecause == nil
        ? try filed(
          contact, at: Self.path(of: contact), as: CallHeld(contact: contact), to: Self.stream(of: contact), by: exchange, in: tx)
        : try filed(
          contact, at: Self.path(of: contact), as: CallEnded(contact: contact), to: Self.stream(of: contact), by: exchange, in: tx
        )
      if let asIncident {
        let incident = Incident(call, contact: contact.id, asIncident)
        try ContactStore.insert(incident, under: pack.headings(of: incident.behaviours), in: tx)
        try journal.append(
          IncidentLogged(incident: incident), to: Self.stream(of: incident), expecting: 0, by: exchange.author, at: exchange.now,
          in: tx)
      }
      return response
    }
  }

  static func path(of contact: ContactRecord) -> String { "/contacts/\(contact.id)" }
  static func stream(of contact: ContactRecord) -> String { "contact/\(contact.id)" }
  static func stream(of incident: Incident) -> String { "incident/\(incident.id)" }
}
