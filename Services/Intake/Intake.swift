import Contracts
import Policy
import ServiceKit
import Storage

/// What intake's handlers work with: its database and journal, the policy, and identifiers.
struct Intake: RecordChecks, Sendable {
  let database: Database
  let looks: LookLog
  /// The log of contact checks (decision 0003).
  let checkLog: Database
  /// What is written to that log, and read from it.
  let checks: ContactCheckStore
  /// How many checks one account may make.
  let checkLimit: CheckLimit
  /// The files of evidence.
  let evidence: EvidenceVault
  let journal: Journal
  let identifiers: Identifiers
  let clock: Clock
  let packs: Packs

  /// How its journal names intake itself.
  static let author = Service.intake.actor.journalName(as: .service)

  /// The version under which things are recorded now.
  var pack: PolicyPack { packs.current }

  /// Throws one entry for each fault; nothing when there is none.
  func refuse(_ faults: [FieldProblem]) throws(Problem) {
    if !faults.isEmpty { throw .invalidFields(faults) }
  }

  /// What is wrong with the person and the organisation that a record names: its author may see the person, and the policy covers the
  /// organisation. Of anyone else it is not said whether they are known.
  func faults(ofPerson id: Identifier, _ organisation: String, _ exchange: Exchange) throws -> [FieldProblem] {
    let faults = pack.faults(ofOrganisation: organisation)
    // They record nothing for an organisation that they do not work for: that is answered alone, before anything about the person.
    if faults.isEmpty, !exchange.actor.sees(organisation) { return [] }
    let registered = try database.read { try ServiceUserStore.organisation(of: id, in: $0) }
    return (registered.map(exchange.actor.sees) == true ? [] : [Problem.unknownPersonFault]) + faults
  }

  /// The part of a list that is wanted, by the body's clock.
  func span(_ terms: ListTerms) throws(Problem) -> ListSpan { try terms.span { pack.zone.start(of: $0) } }

  /// The same where the caller may not be identified: then something is known of them.
  func faults(ofCaller request: some FromCaller, _ exchange: Exchange) throws -> [FieldProblem] {
    if let person = request.serviceUser { return try faults(ofPerson: person, request.organisation, exchange) }
    return pack.faults(ofOrganisation: request.organisation) + callerFaults(request)
  }

  /// Whose records are listed: a person's, or the one of a reference. Across people, only for those who oversee the work.
  func narrowed<Filter: AcrossPeople>(_ filter: Filter, _ exchange: Exchange) throws(Problem) -> Filter {
    if filter.serviceUser == nil, filter.reference == nil,
      packs.offices.acting(exchange.actor.offices, needing: Door.listReaders.capabilities) == nil
    {
      throw .invalidFields([
        FieldProblem(field: "serviceUser", code: "missing", detail: "name the person, or the record's reference")
      ])
    }
    return filter
  }

  /// A new record, with its first event, as it is answered.
  func filed<Record: Encodable>(
    _ record: Record, at path: String, as event: some EventPayload, to stream: String, by exchange: Exchange, in tx: Transaction
  ) throws -> Response {
    try journal.append(event, to: stream, expecting: 0, by: exchange.author, at: exchange.now, in: tx)
    return .json(record, status: 201, etag: 1, location: path)
  }
}

extension Problem {
  /// The person named is not there, or not for the one who asks: which of the two, is not said.
  static let unknownPerson = Problem.invalidFields([unknownPersonFault])
  /// The same among the other faults of a body.
  static let unknownPersonFault = FieldProblem(field: "serviceUser", code: "unknown", detail: "is not a person known here")
}

// The policy has types of the same names; intake records, and speaks of those of its contracts.
typealias Incident = Contracts.Incident
typealias Report = Contracts.Report
