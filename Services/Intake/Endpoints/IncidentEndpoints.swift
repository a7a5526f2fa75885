import Contracts
import Policy
import ServiceKit
import Storage

/// Incidents, and the reports that ask for the policy to be applied.
extension Intake {
  func logIncident(_ exchange: Exchange) throws -> Reply {
    var contacts: [Identifier] = []
    let request = try exchange.body(LogIncident.self) { request in
      let named = try database.read { try self.contacts(named: request, by: exchange, in: $0) }
      contacts = named.found
      return try faults(ofPerson: request.serviceUser, request.organisation, exchange)
        + momentFaults(request.at, now: exchange.now) + pack.faults(ofBehaviours: request.behaviours) + named.faults
        + pack.faults(ofContacts: request.contacts ?? [], making: request.behaviours) + reporterFaults(request, exchange)
    }
    try exchange.requireOrganisation(request.organisation)
    return .write { [contacts] tx in
      let incident = Incident(request, contacts: contacts, try stamp("IN", exchange, in: tx))
      try ContactStore.insert(incident, under: pack.headings(of: incident.behaviours), in: tx)
      let response = try filed(
        incident, at: "/incidents/\(incident.id)", as: IncidentLogged(incident: incident), to: Self.stream(of: incident),
        by: exchange, in: tx)
      let letter = NoticeRequest(
        acknowledging: incident, notice: identifiers.next(), by: exchange.office, at: exchange.now, under: pack)
      if let letter {
        try requestLetter(
          letter, quoting: incident.reference, about: .incident, incident.id, by: exchange.author, at: exchange.now, in: tx)
      }
      return response
    }
  }

  func incident(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let last = try database.read { try journal.entries(of: "incident/\(id)", in: $0).last }
    guard let last, case let incident = try last.record(Incident.self), exchange.actor.sees(incident.organisation) else {
      throw Problem.notFound
    }
    return .now(.json(incident, etag: last.version))
  }

  func incidents(_ exchange: Exchange, _ query: Listed<IncidentFilter>) throws -> Reply {
    let (filter, span) = (try narrowed(query.filter, exchange), try span(query.terms))
    let found = try database.read { reader in
      try ContactStore.incidents(filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try storedIncident($0, in: reader) }
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "incidents"))
  }

  func submitReport(_ exchange: Exchange) throws -> Reply {
    var incidents: [Incident] = []
    let request = try exchange.body(SubmitReport.self) { request in
      let named = try database.read { try self.incidents(named: request, by: exchange, in: $0) }
      incidents = named.found
      return try faults(ofPerson: request.serviceUser, request.organisation, exchange) + named.faults
    }
    try exchange.requireOrganisation(request.organisation)
    return .write { [incidents] tx in
      let report = Report(request, incidents: incidents, try stamp("RP", exchange, in: tx))
      try ContactStore.insert(report, in: tx)
      return try filed(
        report, at: "/reports/\(report.id)", as: ReportSubmitted(report: report), to: "report/\(report.id)", by: exchange, in: tx)
    }
  }

  func report(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    guard let report = try database.read({ try storedReport(id, in: $0) }), exchange.actor.sees(report.organisation) else {
      throw Problem.notFound
    }
    return .now(.json(report, etag: 1))
  }

  func reports(_ exchange: Exchange, _ query: Listed<ReportFilter>) throws -> Reply {
    let (filter, span) = (try narrowed(query.filter, exchange), try span(query.terms))
    let found = try database.read { reader in
      try ContactStore.reports(filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try storedReport($0, in: reader) }
    }
    return .now(exchange.answer(query.terms.page(of: found, by: \.id.text), named: "reports"))
  }

  /// The incidents of a report, each known and each of the same person: no one answers for another's behaviour (decision 8).
  private func incidents(
    named request: SubmitReport, by exchange: Exchange, in reader: Reader
  ) throws -> (found: [Incident], faults: [FieldProblem]) {
    var faults: [FieldProblem] = []
    var found: [Incident] = []
    let records = try PersonRecords.all(of: request.serviceUser, in: reader)
    for (index, id) in request.incidents.enumerated() {
      let incident = try storedIncident(id, in: reader)
      if let incident, let person = incident.serviceUser, records.contains(person), exchange.actor.sees(incident.organisation) {
        if !found.contains(where: { $0.id == id }) { found.append(incident) }
      } else {
        faults.append(FieldProblem(field: "incidents[\(index)]", code: "unknown", detail: "is not an incident of this person"))
      }
    }
    return (found, faults)
  }

  /// The contacts that an incident is made of, by identifier or reference: each known, to the one who writes it down, as one of the same person.
  private func contacts(
    named request: LogIncident, by exchange: Exchange, in reader: Reader
  ) throws -> (found: [Identifier], faults: [FieldProblem]) {
    var (found, faults): ([Identifier], [FieldProblem]) = ([], [])
    let records = try PersonRecords.all(of: request.serviceUser, in: reader)
    for (index, text) in (request.contacts ?? []).enumerated() {
      let row = try ContactStore.contact(named: text, in: reader)
      if let row, let person = row.serviceUser, records.contains(person), exchange.actor.sees(row.organisation) {
        if !found.contains(row.id) { found.append(row.id) }
      } else {
        faults.append(FieldProblem(field: "contacts[\(index)]", code: "unknown", detail: "is not a contact of this person"))
      }
    }
    return (found, faults)
  }

  /// Who told of it is known here, and is not the one whose behaviour it was. A colleague has an account, and is no reporter in this sense.
  private func reporterFaults(_ request: LogIncident, _ exchange: Exchange) throws -> [FieldProblem] {
    guard let reporter = request.reporter else { return [] }
    return try database.read { reader in
      guard let organisation = try ServiceUserStore.organisation(of: reporter, in: reader), exchange.actor.sees(organisation)
      else {
        return [FieldProblem(field: "reporter", code: "unknown", detail: "is not a person known here")]
      }
      guard try !PersonRecords.all(of: request.serviceUser, in: reader).contains(reporter) else {
        return [FieldProblem(field: "reporter", code: "same", detail: "is the person whose behaviour it was")]
      }
      return []
    }
  }

  private func storedReport(_ id: Identifier, in reader: Reader) throws -> Report? {
    try journal.entries(of: "report/\(id)", in: reader).last?.decode(ReportSubmitted.self).report
  }

  private func storedIncident(_ id: Identifier, in reader: Reader) throws -> Incident? {
    try journal.entries(of: "incident/\(id)", in: reader).last?.record(Incident.self)
  }
}
