import Contracts
import ServiceKit
import Storage

/// Incidents, and the reports that ask for the policy to be applied (3.1, 6.1).
extension Intake {
  func logIncident(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(LogIncident.self)
    try refuse(
      organisationFaults(request.organisation) + momentFaults(request.at, now: exchange.now)
        + behaviourFaults(request.behaviours, endingCall: false))
    try exchange.requireOrganisation(request.organisation)
    let (id, now, author) = (identifiers.next(), exchange.now, exchange.author)
    return .write { tx in
      try requirePerson(request.serviceUser, in: tx)
      let incident = Incident(
        id: id, reference: try ReferenceNumbers.next("IN", at: now, in: tx), serviceUser: request.serviceUser,
        organisation: request.organisation, channel: request.channel, at: request.at ?? now, matter: request.matter,
        behaviours: request.behaviours, whatHappened: request.whatHappened, targets: request.targets ?? [],
        reportedBy: exchange.actor.subject)
      try ContactStore.insert(incident, in: tx)
      try journal.append(IncidentLogged(incident: incident), to: "incident/\(id)", expecting: 0, by: author, at: now, in: tx)
      return .json(incident, status: 201, etag: 1, location: "/incidents/\(id)")
    }
  }

  func incident(_ exchange: Exchange) throws -> Reply {
    let incident = try database.read { try storedIncident(try exchange.identifier("id"), in: $0) }
    guard let incident, exchange.actor.sees(incident.organisation) else { throw Problem.notFound }
    return .now(.json(incident, etag: 1))
  }

  func incidents(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    let person = try requiredPerson(of: exchange)
    let found = try database.read { reader in
      try ContactStore.incidents(
        of: person, organisations: exchange.actor.organisations, after: page.after, limit: page.limit + 1, in: reader
      ).compactMap { try storedIncident($0, in: reader) }
    }
    return .now(.json(page.cut(found, by: \.id.text)))
  }

  func submitReport(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(SubmitReport.self)
    try refuse(organisationFaults(request.organisation))
    try exchange.requireOrganisation(request.organisation)
    let (id, now, author) = (identifiers.next(), exchange.now, exchange.author)
    return .write { tx in
      try requirePerson(request.serviceUser, in: tx)
      let report = Report(
        id: id, reference: try ReferenceNumbers.next("RP", at: now, in: tx), serviceUser: request.serviceUser,
        organisation: request.organisation, incidents: try incidents(named: request, by: exchange, in: tx),
        concern: request.concern, handledBy: request.handledBy ?? [], reportedBy: exchange.actor.subject, at: now)
      try ContactStore.insert(report, in: tx)
      try journal.append(ReportSubmitted(report: report), to: "report/\(id)", expecting: 0, by: author, at: now, in: tx)
      return .json(report, status: 201, etag: 1, location: "/reports/\(id)")
    }
  }

  func report(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let entry = try database.read { try journal.entries(of: "report/\(id)", in: $0).last }
    guard let report = try entry?.decode(ReportSubmitted.self).report, exchange.actor.sees(report.organisation) else {
      throw Problem.notFound
    }
    return .now(.json(report, etag: 1))
  }

  /// The incidents of a report, each known and each of the same person: nobody answers for another's behaviour (decision 8).
  private func incidents(named request: SubmitReport, by exchange: Exchange, in reader: Reader) throws -> [Incident] {
    var faults: [FieldProblem] = []
    var found: [Incident] = []
    for (index, id) in request.incidents.enumerated() {
      let incident = try storedIncident(id, in: reader)
      if let incident, incident.serviceUser == request.serviceUser, exchange.actor.sees(incident.organisation) {
        if !found.contains(where: { $0.id == id }) { found.append(incident) }
      } else {
        faults.append(FieldProblem(field: "incidents[\(index)]", code: "unknown", detail: "is not an incident of this person"))
      }
    }
    try refuse(faults)
    return found
  }

  private func storedIncident(_ id: Identifier, in reader: Reader) throws -> Incident? {
    try journal.entries(of: "incident/\(id)", in: reader).last?.decode(IncidentLogged.self).incident
  }
}
