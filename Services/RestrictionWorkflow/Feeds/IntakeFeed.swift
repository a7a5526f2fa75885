import Contracts
import Policy
import ServiceKit
import Storage

/// How the workflow handles intake's events: a report opens a case, every incident reaches a manager, and
/// every case has the known adjustments.
extension RestrictionWorkflow {
  func follow(intake type: IntakeEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    switch type {
    case .reportSubmitted: try take(try event.decode(ReportSubmitted.self).report, in: tx)
    case .incidentLogged: try take(try event.decode(IncidentLogged.self).incident, in: tx)
    case .adjustmentRequested: try take(try event.decode(AdjustmentRequested.self).adjustment, in: tx)
    case .adjustmentDecided: try take(try event.decode(AdjustmentDecided.self).adjustment, in: tx)
    case .adjustmentDated: try take(try event.decode(AdjustmentDated.self).adjustment, in: tx)
    case .adjustmentEnded: try take(try event.decode(AdjustmentEnded.self).adjustment, in: tx)
    // Persons, contacts, matters, what is filed and who was heard about a request are intake's own: cases are not told of them.
    case .serviceUserRegistered, .serviceUserAmended, .contactRecorded, .callEnded, .adjustmentConsulted,
      .adjustmentAcknowledged, .adjustmentWordingConfirmed, .matterOpened, .matterMovedOn, .matterFinalised, .matterNotOpened,
      .filedItemReceived, .filedItemReassigned, .filedItemMovedUp, .filedItemRead, .filedItemFollowedUp, .clockMoved:
      break
    }
  }

  /// A report is added to the person's open case in that organisation, or opens one, which refers to the last closed case.
  private func take(_ report: Contracts.Report, in tx: Transaction) throws {
    // The person who submits a report has dealt with the matter, and may not decide on it.
    var handledBy = Involved(report.handledBy, described: report.handledByDescribed ?? [])
    handledBy.add(Involved([report.reportedBy]))
    let incidents = report.incidents.map { Policy.Incident($0, handledBy: handledBy) }
    for incident in incidents {
      try TaskStore.close(subject: "incident/\(incident.id)", kind: TaskStore.readIncident, in: tx)
    }
    if let open = try CaseStore.open(of: report.serviceUser, organisation: report.organisation, in: tx) {
      for incident in report.incidents { try take(incident, handledBy: handledBy, to: open, in: tx) }
      return
    }
    let (id, now) = (identifiers.next(), clock.now)
    let origin = CaseOrigin(
      reference: try ReferenceNumbers.next("RC", at: now, in: tx), report: report.id, concern: report.concern)
    let earlier = try CaseStore.lastClosed(of: report.serviceUser, organisation: report.organisation, in: tx)
    let previous = try earlier.map { try load($0, in: tx).state }
    try self.open(
      Policy.Report(
        caseID: id, serviceUser: report.serviceUser, organisation: report.organisation,
        incidents: incidents.map { incident in incident.carrying(previous?.incidents.first { $0.id == incident.id }) },
        earlier: earlier, parts: previous?.parts(about: incidents.map(\.id)) ?? [:]),
      origin: origin, at: now, in: tx)
    try noteKnownAdjustments(of: report.serviceUser, on: id, in: tx)
  }

  /// An incident is added to the person's open case; without one, a manager must read it.
  private func take(_ incident: Contracts.Incident, in tx: Transaction) throws {
    if let open = try CaseStore.open(of: incident.serviceUser, organisation: incident.organisation, in: tx) {
      return try take(incident, handledBy: [], to: open, in: tx)
    }
    try leaveToRead(incident, in: tx)
  }

  /// The policy ignores an incident that the case already has. One that it refuses, as a case does whose earlier version of the policy does
  /// not have the behaviour, is left for a manager to read.
  private func take(_ incident: Contracts.Incident, handledBy: Involved, to id: Identifier, in tx: Transaction) throws {
    let isAdded = try performAutomatically(.addIncident(Policy.Incident(incident, handledBy: handledBy)), on: id, in: tx)
    if !isAdded { try leaveToRead(incident, in: tx) }
  }

  private func leaveToRead(_ incident: Contracts.Incident, in tx: Transaction) throws {
    let days = pack.serviceStandards[.triage] ?? 0
    try TaskStore.open(
      TaskStore.Row(
        id: identifiers.next(), subject: "incident/\(incident.id)", kind: TaskStore.readIncident,
        serviceUser: incident.serviceUser,
        office: pack.office(for: .triage), organisation: incident.organisation, reference: incident.reference,
        paragraph: pack.citations[.reporting],
        due: pack.zone.midnight(daysAfter: days + 1, clock.now)),
      in: tx)
  }
}
