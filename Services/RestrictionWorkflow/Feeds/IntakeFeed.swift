import Contracts
import Policy
import ServiceKit
import Storage

/// What the workflow does about intake's events: a report opens a case, and every incident reaches a manager (6.1).
extension RestrictionWorkflow {
  static let intakeTypes: Set<String> = [ReportSubmitted.type, IncidentLogged.type]

  func follow(intake event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    switch event.type {
    case ReportSubmitted.type: try take(try event.decode(ReportSubmitted.self).report, in: tx)
    case IncidentLogged.type: try take(try event.decode(IncidentLogged.self).incident, in: tx)
    default: break
    }
  }

  /// A report joins the person's open case in that organisation, or opens one.
  private func take(_ report: Contracts.Report, in tx: Transaction) throws {
    // Whoever submits a report has dealt with the matter, and may not decide about it (6.2).
    let handledBy = report.handledBy.contains(report.reportedBy) ? report.handledBy : report.handledBy + [report.reportedBy]
    let incidents = report.incidents.map { Policy.Incident($0, handledBy: handledBy) }
    for incident in incidents {
      try TaskStore.close(subject: "incident/\(incident.id)", kind: TaskStore.readIncident, in: tx)
    }
    if let open = try CaseStore.open(of: report.serviceUser, organisation: report.organisation, in: tx) {
      for incident in incidents { try add(incident, to: open, in: tx) }
      return
    }
    let now = clock.now
    let origin = CaseOrigin(
      reference: try ReferenceNumbers.next("RC", at: now, in: tx), report: report.id, concern: report.concern)
    try self.open(
      Policy.Report(
        caseID: identifiers.next(), serviceUser: report.serviceUser, organisation: report.organisation, incidents: incidents),
      origin: origin, at: now, in: tx)
  }

  /// An incident goes on the person's open case; without one, a manager is to read it.
  private func take(_ incident: Contracts.Incident, in tx: Transaction) throws {
    if let open = try CaseStore.open(of: incident.serviceUser, organisation: incident.organisation, in: tx) {
      return try add(Policy.Incident(incident, handledBy: []), to: open, in: tx)
    }
    let days = pack.serviceStandards[.triage] ?? 0
    try TaskStore.open(
      TaskStore.Row(
        id: identifiers.next(), subject: "incident/\(incident.id)", kind: TaskStore.readIncident,
        serviceUser: incident.serviceUser,
        role: .manager, organisation: incident.organisation, reference: incident.reference,
        due: pack.zone.midnight(daysAfter: days + 1, clock.now)),
      in: tx)
  }

  /// The policy ignores an incident that the case has already.
  private func add(_ incident: Policy.Incident, to id: Identifier, in tx: Transaction) throws {
    try performAutomatically(.addIncident(incident), on: id, in: tx)
  }
}
