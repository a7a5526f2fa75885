import Contracts
import Foundation
import Storage

/// The plans in force, as the workflow published them: what the contact check decides by.
enum PlanStore {
  static func put(_ effect: PlanTookEffect, caseID: Identifier, in tx: Transaction) throws {
    guard let person = try ServiceUserStore.find(effect.plan.serviceUser, in: tx) else {
      throw StorageError.constraint("a plan in force names nobody known here")
    }
    let document = String(decoding: try JSONEncoder().encode(effect), as: UTF8.self)
    try tx.execute(
      """
      INSERT INTO plan_in_force (case_id, service_user, surname, document) VALUES ($1, $2, $3, $4)
      ON CONFLICT (case_id) DO UPDATE SET document = excluded.document
      """,
      .identifier(caseID), .identifier(person.id), .text(PersonKeys.surname(of: person.name)), .text(document))
  }

  /// Ends enforcement with the case, whatever ended it.
  static func remove(caseID: Identifier, in tx: Transaction) throws {
    try tx.execute("DELETE FROM plan_in_force WHERE case_id = $1", .identifier(caseID))
  }

  static func plans(of serviceUser: Identifier, in reader: Reader) throws -> [PlanTookEffect] {
    try reader.all("SELECT document FROM plan_in_force WHERE service_user = $1", .identifier(serviceUser), as: effect)
  }

  /// Plans of people of that surname, twenty at most: enough to know that a name alone decides nothing.
  static func plans(ofSurname surname: String, in reader: Reader) throws -> [PlanTookEffect] {
    try reader.all("SELECT document FROM plan_in_force WHERE surname = $1 LIMIT 20", .text(surname), as: effect)
  }

  private static func effect(_ row: Row) throws -> PlanTookEffect {
    try JSONDecoder().decode(PlanTookEffect.self, from: Data(row.blob(0)))
  }
}
