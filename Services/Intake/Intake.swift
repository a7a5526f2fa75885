import Contracts
import Policy
import ServiceKit
import Storage

/// What intake's handlers work with: its database and journal, the policy, and identifiers.
struct Intake: Sendable {
  let database: Database
  /// The log of contact checks (decision 0003).
  let checkLog: Database
  let journal: Journal
  let identifiers: Identifiers
  let packs: Packs

  /// The version under which things are recorded now.
  var pack: PolicyPack { packs.current }

  /// Throws one entry for each fault; nothing when there is none.
  func refuse(_ faults: [FieldProblem]) throws(Problem) {
    if !faults.isEmpty { throw .invalidFields(faults) }
  }

  /// Lets a record in: its organisation is one that the policy covers, nothing else in it is at fault, and its author works for that
  /// organisation.
  func admit(_ organisation: String, _ exchange: Exchange, _ faults: [FieldProblem] = []) throws(Problem) {
    try refuse(pack.faults(ofOrganisation: organisation) + faults)
    try exchange.requireOrganisation(organisation)
  }

  /// What is recorded has happened: five minutes are granted to clocks that differ.
  func momentFaults(_ at: Instant?, now: Instant) -> [FieldProblem] {
    guard let at, at > now.adding(seconds: 300) else { return [] }
    return [FieldProblem(field: "at", code: "outOfRange", detail: "is in the future")]
  }

  /// A record names a person whom its author may see. Of anyone else it is not said whether they are known.
  func requirePerson(_ id: Identifier, _ exchange: Exchange, in reader: Reader) throws {
    guard let organisation = try ServiceUserStore.organisation(of: id, in: reader), exchange.actor.sees(organisation) else {
      throw Problem.unknownPerson
    }
  }

  /// The person whose list is asked for, from the query.
  func requiredPerson(of exchange: Exchange) throws(Problem) -> Identifier {
    guard let person = try exchange.identifier(inQuery: "serviceUser") else {
      throw .invalidFields([
        FieldProblem(field: "serviceUser", code: "missing", detail: "name the person, by identifier, in the query")
      ])
    }
    return person
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
  static let unknownPerson = Problem.invalidFields([
    FieldProblem(field: "serviceUser", code: "unknown", detail: "is not a person known here")
  ])
}

// The policy has types of the same names; intake records, and speaks of those of its contracts.
typealias Incident = Contracts.Incident
typealias Report = Contracts.Report
