import Contracts
import Policy
import ServiceKit
import Storage
import Synchronization

/// A plan in force, as it is kept.
struct StoredPlan: Sendable {
  let caseID: Identifier
  let effect: PlanTookEffect
  /// The same, as the policy reads it.
  let enforced: EnforcedPlan
  /// The policy of its case; nil in a row from before these were kept.
  let policy: PackReference?
}

/// The plans in force, as the workflow published them: what the contact check decides by.
enum PlanStore {
  static func put(_ effect: PlanTookEffect, caseID: Identifier, in tx: Transaction) throws {
    guard let person = try ServiceUserStore.find(effect.plan.serviceUser, in: tx) else {
      throw StorageError.constraint("a plan in force names a person who is not known here")
    }
    let document = String(decoding: try JSON.bytes(of: effect), as: UTF8.self)
    try tx.execute(
      """
      INSERT INTO plan_in_force (case_id, service_user, document, policy, policy_version, reference, is_blocking)
      VALUES ($1, $2, $3,
        (SELECT policy FROM case_policy WHERE case_id = $1), (SELECT version FROM case_policy WHERE case_id = $1), $4, $5)
      ON CONFLICT (case_id) DO UPDATE
      SET document = excluded.document, reference = excluded.reference, is_blocking = excluded.is_blocking
      """,
      .identifier(caseID), .identifier(person.id), .text(document), .text(effect.caseReference),
      .flag(try EnforcedPlan(effect).plan.isBlocking))
    try PlanHolders.set(caseID: caseID, of: person.id, in: tx)
  }

  /// Notes, of plans from before it was a column, the reference of their case and whether they block, a page in each transaction.
  static func complete(_ database: Database) throws {
    while try database.write({ try completePage(in: $0) }) {}
  }

  /// Whether there may be more.
  private static func completePage(in tx: Transaction) throws -> Bool {
    let rows = try tx.all("\(columns) WHERE reference IS NULL LIMIT $1", .int(page), as: stored)
    for row in rows {
      try tx.execute(
        "UPDATE plan_in_force SET reference = $2, is_blocking = $3 WHERE case_id = $1", .identifier(row.caseID),
        .text(row.effect.caseReference), .flag(row.enforced.plan.isBlocking))
    }
    return rows.count == page
  }

  private static let page = 500

  /// Notes the policy under which a case began, whose paragraphs and words its plans are read in.
  static func begin(caseID: Identifier, under policy: PolicyReference, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO case_policy (case_id, policy, version) VALUES ($1, $2, $3)", .identifier(caseID), .text(policy.id),
      .text(policy.version))
  }

  /// Forgets a case that is closed.
  static func end(caseID: Identifier, in tx: Transaction) throws {
    try remove(caseID: caseID, in: tx)
    try tx.execute("DELETE FROM case_policy WHERE case_id = $1", .identifier(caseID))
  }

  /// Notes that a plan in force is next reviewed on that day; a plan that is not enforced has none to show.
  static func review(caseID: Identifier, on day: Day, in tx: Transaction) throws {
    let known = try tx.first("\(columns) WHERE case_id = $1", .identifier(caseID), as: stored)?.effect
    guard var known else { return }
    known.plan.reviewOn = day
    let document = String(decoding: try JSON.bytes(of: known), as: UTF8.self)
    try tx.execute("UPDATE plan_in_force SET document = $2 WHERE case_id = $1", .identifier(caseID), .text(document))
  }

  /// Ends enforcement: with the case, whatever ended it, or until an appeal is decided.
  static func remove(caseID: Identifier, in tx: Transaction) throws {
    try PlanHolders.remove(caseID: caseID, in: tx)
    try tx.execute("DELETE FROM plan_in_force WHERE case_id = $1", .identifier(caseID))
  }

  /// The plans that a person's record holds.
  static func plans(of serviceUser: Identifier, in reader: Reader) throws -> [StoredPlan] {
    try reader.all(
      """
      SELECT p.document, p.policy, p.policy_version, p.case_id FROM plan_holder h JOIN plan_in_force p ON p.case_id = h.case_id
      WHERE h.service_user = $1
      """, .identifier(serviceUser), as: stored)
  }

  /// The plans that block numbers or addresses, those that do not bind yet among them, in the order of their references.
  static func blocking(in reader: Reader) throws -> [StoredPlan] {
    try reader.all("\(columns) WHERE is_blocking = 1 ORDER BY reference, case_id", as: stored)
  }

  /// Whom the plan of the case with that reference is about, where it is in force.
  static func person(underCase reference: Reference, in reader: Reader) throws -> Identifier? {
    try reader.first(
      "SELECT service_user FROM plan_in_force WHERE reference = $1", .text(reference.text), as: { try $0.identifier(0) })
  }

  private static let columns = "SELECT document, policy, policy_version, case_id FROM plan_in_force"

  private static func stored(_ row: Row) throws -> StoredPlan {
    let policy = row.textIfPresent(1).flatMap { id in row.textIfPresent(2).map { PackReference(id: id, version: $0) } }
    let caseID = try row.identifier(3)
    let plan = try decoded.plan(of: caseID, row.blob(0))
    return StoredPlan(caseID: caseID, effect: plan.effect, enforced: plan.enforced, policy: policy)
  }

  private static let decoded = DecodedPlans()
}

/// The plans decoded last, each with the document it was decoded from, so that none can be out of date. People under a plan call often, and
/// decoding it takes longer than all else in a contact check.
private final class DecodedPlans: Sendable {
  struct Decoded: Sendable {
    let document: [UInt8]
    let effect: PlanTookEffect
    let enforced: EnforcedPlan
  }

  /// About 30 MB, when that many different ones are asked about.
  private static let most = 10_000
  private let plans = Mutex<[Identifier: Decoded]>([:])

  func plan(of caseID: Identifier, _ document: [UInt8]) throws -> Decoded {
    if let known = plans.withLock({ $0[caseID] }), known.document == document { return known }
    let effect = try JSON.decode(PlanTookEffect.self, from: document)
    let decoded = Decoded(document: document, effect: effect, enforced: try EnforcedPlan(effect))
    plans.withLock { plans in
      if plans.count >= Self.most { plans.removeAll() }
      plans[caseID] = decoded
    }
    return decoded
  }
}
