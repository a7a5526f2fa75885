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
  let pack: PolicyPack

  /// Throws one entry for each fault; nothing when there is none.
  func refuse(_ faults: [FieldProblem]) throws(Problem) {
    if !faults.isEmpty { throw .invalidFields(faults) }
  }

  /// The organisation must be one that the policy covers (1.1).
  func organisationFaults(_ code: String) -> [FieldProblem] {
    guard pack.organisation(code) == nil else { return [] }
    let known = pack.organisations.map(\.code).joined(separator: ", ")
    return [
      FieldProblem(
        field: "organisation", code: "notAllowed", detail: "is not an organisation under this policy; these are: \(known)")
    ]
  }

  /// What is recorded has happened: five minutes are granted to clocks that differ.
  func momentFaults(_ at: Instant?, now: Instant) -> [FieldProblem] {
    guard let at, at > now.adding(seconds: 300) else { return [] }
    return [FieldProblem(field: "at", code: "outOfRange", detail: "is in the future")]
  }

  /// Behaviours must be of the pack (3.2, 3.3, 4.1); those for which a call is ended, aggressive or abusive ones (6.1).
  func behaviourFaults(_ codes: [String], endingCall: Bool) -> [FieldProblem] {
    codes.enumerated().compactMap { index, code in
      guard let behaviour = pack.behaviour(code) else {
        return FieldProblem(
          field: "behaviours[\(index)]", code: "notAllowed",
          detail: "is not a behaviour of this policy; GET /behaviours lists them")
      }
      guard !endingCall || behaviour.paragraph == Self.abusiveParagraph else {
        return FieldProblem(
          field: "behaviours[\(index)]", code: "notAllowed",
          detail: "is no ground for ending a call: only aggressive, abusive or offensive behaviour is (6.1)")
      }
      return nil
    }
  }

  /// A record names a person who is known; whoever takes a contact may work for another organisation than the one that registered them.
  func requirePerson(_ id: Identifier, in reader: Reader) throws {
    guard try ServiceUserStore.exists(id, in: reader) else {
      throw Problem.invalidFields([FieldProblem(field: "serviceUser", code: "unknown", detail: "is nobody known here")])
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

  private static let abusiveParagraph = "3.2"
}
