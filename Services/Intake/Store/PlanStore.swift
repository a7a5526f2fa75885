import Contracts
import Policy
import ServiceKit
import Storage
import Synchronization

/// The plans in force, as the workflow published them: what the contact check decides by.
enum PlanStore {
  static func put(_ effect: PlanTookEffect, caseID: Identifier, in tx: Transaction) throws {
    guard let person = try ServiceUserStore.find(effect.plan.serviceUser, in: tx) else {
      throw StorageError.constraint("a plan in force names nobody known here")
    }
    let document = String(decoding: try JSON.bytes(of: effect), as: UTF8.self)
    try tx.execute(
      """
      INSERT INTO plan_in_force (case_id, service_user, surname, document) VALUES ($1, $2, $3, $4)
      ON CONFLICT (case_id) DO UPDATE SET document = excluded.document
      """,
      .identifier(caseID), .identifier(person.id), .text(PersonKeys.surname(of: person.name)), .text(document))
  }

  /// Notes that a plan in force is next reviewed on that day; a plan that is not enforced has none to show.
  static func review(caseID: Identifier, on day: Day, in tx: Transaction) throws {
    let known = try tx.first("SELECT document FROM plan_in_force WHERE case_id = $1", .identifier(caseID), as: effect)
    guard var known else { return }
    known.plan.reviewOn = day
    let document = String(decoding: try JSON.bytes(of: known), as: UTF8.self)
    try tx.execute("UPDATE plan_in_force SET document = $2 WHERE case_id = $1", .identifier(caseID), .text(document))
  }

  /// Ends enforcement: with the case, whatever ended it, or until an appeal is decided.
  static func remove(caseID: Identifier, in tx: Transaction) throws {
    try tx.execute("DELETE FROM plan_in_force WHERE case_id = $1", .identifier(caseID))
  }

  /// What the first of those searches finds that finds any.
  static func plans(_ searches: [PlanSearch], in reader: Reader) throws -> [PlanTookEffect] {
    for search in searches {
      let found =
        switch search {
        case .people(let people): try people.flatMap { try plans(of: $0, in: reader) }
        case .surname(let surname): try plans(ofSurname: surname, in: reader)
        }
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func plans(of serviceUser: Identifier, in reader: Reader) throws -> [PlanTookEffect] {
    try reader.all("SELECT document FROM plan_in_force WHERE service_user = $1", .identifier(serviceUser), as: effect)
  }

  /// Plans of people of that surname, twenty at most: enough to know that a name alone decides nothing.
  private static func plans(ofSurname surname: String, in reader: Reader) throws -> [PlanTookEffect] {
    try reader.all("SELECT document FROM plan_in_force WHERE surname = $1 LIMIT 20", .text(surname), as: effect)
  }

  private static func effect(_ row: Row) throws -> PlanTookEffect { try decoded.effect(row.blob(0)) }

  private static let decoded = DecodedPlans()
}

/// The plans decoded last, by the digest of their documents, so that none can be out of date. People under a plan call often, and
/// decoding it takes longer than all else in a contact check.
private final class DecodedPlans: Sendable {
  /// About 20 MB, when that many different ones are asked about.
  private static let most = 10_000
  private let plans = Mutex<[[UInt8]: PlanTookEffect]>([:])

  func effect(_ document: [UInt8]) throws -> PlanTookEffect {
    let digest = LibCrypto().sha256(document)
    if let known = plans.withLock({ $0[digest] }) { return known }
    let effect = try JSON.decode(PlanTookEffect.self, from: document)
    plans.withLock { plans in
      if plans.count >= Self.most { plans.removeAll() }
      plans[digest] = effect
    }
    return effect
  }
}
