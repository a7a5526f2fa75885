import Contracts
import Policy
import ServiceKit
import Storage

/// Incidents, and the reports that ask for the policy to be applied.
extension Intake {
  func logIncident(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(LogIncident.self)
    try admit(
      request.organisation, exchange,
      momentFaults(request.at, now: exchange.now) + pack.faults(ofBehaviours: request.behaviours))
    return .write { tx in
      try requirePerson(request.serviceUser, exchange, in: tx)
      let incident = Incident(request, try stamp("IN", exchange, in: tx))
      try ContactStore.insert(incident, in: tx)
      return try filed(
        incident, at: "/incidents/\(incident.id)", as: IncidentLogged(incident: incident), to: "incident/\(incident.id)",
        by: exchange, in: tx)
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
    try admit(request.organisation, exchange)
    return .write { tx in
      try requirePerson(request.serviceUser, exchange, in: tx)
      let report = Report(
        request, incidents: try incidents(named: request, by: exchange, in: tx), try stamp("RP", exchange, in: tx))
      try ContactStore.insert(report, in: tx)
      return try filed(
        report, at: "/reports/\(report.id)", as: ReportSubmitted(report: report), to: "report/\(report.id)", by: exchange, in: tx)
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

  func behaviours(_ exchange: Exchange) throws -> Reply {
    let listed = pack.behaviours.map { behaviour in
      BehaviourEntry(code: behaviour.code, heading: behaviour.heading, paragraph: behaviour.paragraph, words: behaviour.words)
    }
    return .now(.json(BehaviourList(items: listed)))
  }

  /// The incidents of a report, each known and each of the same person: no one answers for another's behaviour (decision 8).
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
