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
    case .incidentIdentified: try takeIdentified(try event.decode(IncidentIdentified.self).incident, in: tx)
    case .adjustmentRequested: try take(try event.decode(AdjustmentRequested.self).adjustment, in: tx)
    case .adjustmentDecided: try take(try event.decode(AdjustmentDecided.self).adjustment, in: tx)
    case .adjustmentDated: try take(try event.decode(AdjustmentDated.self).adjustment, in: tx)
    case .adjustmentEnded: try take(try event.decode(AdjustmentEnded.self).adjustment, in: tx)
    case .serviceUserMerged: try follow(try event.decode(ServiceUserMerged.self).merge, in: tx)
    case .serviceUserMergeUndone: try follow(try event.decode(ServiceUserMergeUndone.self).merge, in: tx)
    case .serviceUserDied: try noteDeath(of: try event.decode(ServiceUserDied.self).serviceUser.id, in: tx)
    case .letterRequested: break
    case .letterRequestedAgain: try TaskStore.close(try event.decode(IntakeLetterRequestedAgain.self).letter, in: tx)
    case .letterFailed:
      let letter = try event.decode(IntakeLetterFailed.self).letter
      try TaskStore.open(letter, heard: clock.now, under: pack, identifiers, in: tx)
    case .letterTold: try TaskStore.close(try event.decode(IntakeLetterTold.self).letter, in: tx)
    case .letterDropped: try TaskStore.close(try event.decode(IntakeLetterDropped.self).letter, in: tx)
    // Persons, contacts, matters, files, what is filed and who was heard about a request are intake's own: cases are not told of them.
    case .serviceUserRegistered, .serviceUserAmended, .contactRecorded, .contactIdentified, .callHeld, .callEnded,
      .adjustmentConsulted, .adjustmentAcknowledged, .adjustmentWordingConfirmed, .matterOpened, .matterMovedOn,
      .matterFinalised, .matterNotOpened, .filedItemReceived, .filedItemReassigned, .filedItemMovedUp, .filedItemRead,
      .filedItemFollowedUp, .evidenceReceived, .evidenceScanned, .disposalCarriedOut, .clockMoved:
      break
    }
  }

  /// A report is added to the person's open case in that organisation, or opens one, which refers to the last closed case.
  private func take(_ report: Contracts.Report, in tx: Transaction) throws {
    // The person who submits a report has dealt with the matter, and may not decide on it.
    var handledBy = Involved(report.handledBy, described: report.handledByDescribed ?? [])
    handledBy.add(Involved([report.reportedBy]))
    let records = try PersonMerges.records(of: report.serviceUser, in: tx)
    let open = try CaseStore.open(of: records, organisation: report.organisation, in: tx)
    // Of the dead no case is opened: what happened is read, and left at that.
    if open == nil, try OnePersonStore.isDead(records, in: tx) {
      for incident in report.incidents { try leaveToRead(incident, in: tx) }
      return
    }
    // What is on another record of theirs is theirs.
    // Intake takes no incident into a report whose person is not known.
    let incidents = report.incidents.compactMap { Policy.Incident($0, handledBy: handledBy, of: report.serviceUser) }
    for incident in incidents {
      try TaskStore.close(subject: "incident/\(incident.id)", kind: TaskStore.readIncident, in: tx)
    }
    if let open {
      for incident in report.incidents { try take(incident, handledBy: handledBy, to: open, in: tx) }
      return
    }
    let (id, now) = (identifiers.next(), clock.now)
    let origin = CaseOrigin(
      reference: try ReferenceNumbers.next("RC", at: now, in: tx), report: report.id, concern: report.concern,
      serviceUser: report.serviceUser)
    let earlier = try CaseStore.lastClosed(of: records, organisation: report.organisation, in: tx)
    let previous = try others(of: records, than: id, in: report.organisation, in: tx)
    try self.open(
      Policy.Report(
        caseID: id, serviceUser: report.serviceUser, organisation: report.organisation,
        incidents: incidents.map { incident in
          incident.carrying(previous.lazy.flatMap(\.incidents).first { $0.id == incident.id })
        },
        earlier: earlier,
        parts: previous.reduce(into: [:]) { $0.merge($1.parts(about: incidents.map(\.id))) { $0.union($1) } },
        settled: previous.reduce(into: Settlement.none) { all, file in
          all.add(file.settled)
          all.add(file.settles)
        }),
      origin: origin, at: now, in: tx)
    try putInHands(of: report.lineManagers, "case/\(id)", as: .triage, in: tx)
    try noteKnownAdjustments(of: report.serviceUser, on: id, in: tx)
  }

  /// The person's other cases in that organisation, the last one first, on whichever of their records; without those whose data was destroyed.
  private func others(
    of records: [Identifier], than id: Identifier, in organisation: String, in tx: Transaction
  ) throws -> [RestrictionCase] {
    try records.flatMap { try CaseStore.all(of: $0, organisation: organisation, in: tx) }.filter { $0 != id }.sorted(by: >)
      .compactMap { other -> RestrictionCase? in
        do { return try load(other, in: tx).state } catch JournalError.disposed { return nil }
      }
  }

  /// An incident is added to the person's open case; without one, a manager must read it.
  private func take(_ incident: Contracts.Incident, in tx: Transaction) throws {
    if let open = try openCase(for: incident, in: tx) { return try take(incident, handledBy: [], to: open, in: tx) }
    try leaveToRead(incident, in: tx)
  }

  /// The open case of the person whose behaviour it was, on any of their records.
  private func openCase(for incident: Contracts.Incident, in tx: Transaction) throws -> Identifier? {
    guard let person = incident.serviceUser else { return nil }
    return try CaseStore.open(
      of: PersonMerges.records(of: person, in: tx), organisation: incident.organisation, in: tx)
  }

  /// It is known whose behaviour it was: the incident goes where it would have gone at once. One that a manager has read meanwhile is not read
  /// again, and goes only to a case.
  private func takeIdentified(_ incident: Contracts.Incident, in tx: Transaction) throws {
    let wasWaiting = try TaskStore.close(subject: "incident/\(incident.id)", kind: TaskStore.readIncident, in: tx)
    if let open = try openCase(for: incident, in: tx) { return try take(incident, handledBy: [], to: open, in: tx) }
    if wasWaiting { try leaveToRead(incident, in: tx) }
  }

  /// A task for managers is in the hands of the line manager who was named first: it is on that person's own list, and stays on the office's.
  private func putInHands(of managers: [String]?, _ subject: String, as action: ActionName, in tx: Transaction) throws {
    guard let manager = managers?.first else { return }
    try CaseStore.act(subject, as: pack.office(for: action), by: manager, in: tx)
  }

  /// The policy ignores an incident that the case already has. One that it refuses, as a case does whose earlier version of the policy does
  /// not have the behaviour, is left for a manager to read.
  private func take(_ incident: Contracts.Incident, handledBy: Involved, to id: Identifier, in tx: Transaction) throws {
    guard let person = try CaseStore.person(of: id, in: tx) ?? incident.serviceUser else { return }
    let known = Policy.Incident(incident, handledBy: handledBy, of: person)
    try noteSettled(incident, in: id, of: person, in: tx)
    let isAdded = try known.map { try performAutomatically(.addIncident($0), on: id, in: tx) } ?? false
    if !isAdded { try leaveToRead(incident, in: tx) }
  }

  /// What an appeal settled of an incident is known in a case before the incident joins it, though that case began without it.
  private func noteSettled(
    _ incident: Contracts.Incident, in id: Identifier, of person: Identifier, in tx: Transaction
  ) throws {
    let records = try PersonMerges.records(of: person, in: tx)
    for other in try others(of: records, than: id, in: incident.organisation, in: tx) {
      let settled = other.settles.about(incident.id)
      guard settled != Settlement.none else { continue }
      try performAutomatically(.settle(settled, in: other.id, notice: identifiers.next()), on: id, in: tx)
    }
  }

  private func leaveToRead(_ incident: Contracts.Incident, in tx: Transaction) throws {
    try putInHands(of: incident.lineManagers, "incident/\(incident.id)", as: .triage, in: tx)
    try TaskStore.open(incident, heard: clock.now, under: pack, identifiers, in: tx)
  }
}
