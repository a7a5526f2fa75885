import Contracts
import Policy
import Storage

/// Whose plan a plan is, record by record: the person's own, and every other record of theirs, by a like name and a number or an address that
/// both have. So a second record, made by whatever organisation, does not loosen the plan.
enum PlanHolders {
  /// Notes who holds the plan of that case, in place of whoever did.
  static func set(caseID: Identifier, of person: Identifier, named name: String, in tx: Transaction) throws {
    try tx.execute("DELETE FROM plan_holder WHERE case_id = $1", .identifier(caseID))
    try insert(person, caseID, in: tx)
    for id in try namesakes(of: person, named: name, in: tx) { try insert(id, caseID, in: tx) }
  }

  /// Notes which plans a person holds whose record is new or has changed, and who else holds theirs.
  static func update(_ person: Identifier, named name: String, in tx: Transaction) throws {
    try tx.execute("DELETE FROM plan_holder WHERE service_user = $1", .identifier(person))
    for id in try namesakes(of: person, named: name, in: tx) {
      for caseID in try cases(of: id, in: tx) { try insert(person, caseID, in: tx) }
    }
    for caseID in try cases(of: person, in: tx) { try set(caseID: caseID, of: person, named: name, in: tx) }
  }

  static func remove(caseID: Identifier, in tx: Transaction) throws {
    try tx.execute("DELETE FROM plan_holder WHERE case_id = $1", .identifier(caseID))
  }

  /// Works out the holders of every plan in force, once: those of before these were kept.
  static func complete(_ database: Database) throws {
    guard try database.read({ try Settings.value(done, in: $0) }) == nil else { return }
    try database.write { tx in
      var after = ""
      while true {
        let page = try tx.all(
          "SELECT case_id, service_user FROM plan_in_force WHERE case_id > $1 ORDER BY case_id LIMIT 500", .text(after),
          as: { (caseID: try $0.identifier(0), person: try $0.identifier(1)) })
        for (caseID, person) in page {
          guard let name = try ServiceUserStore.name(of: person, in: tx) else { continue }
          try set(caseID: caseID, of: person, named: name, in: tx)
        }
        guard let last = page.last else { break }
        after = last.caseID.text
      }
      try Settings.set(done, to: "1", in: tx)
    }
  }

  private static let done = "intake.plan-holders"

  private static func insert(_ person: Identifier, _ caseID: Identifier, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO plan_holder (service_user, case_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", .identifier(person),
      .identifier(caseID))
  }

  private static func cases(of person: Identifier, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT case_id FROM plan_in_force WHERE service_user = $1", .identifier(person), as: { try $0.identifier(0) })
  }

  /// Other records that share a number or an address with that person's, and whose name can be theirs.
  private static func namesakes(of person: Identifier, named name: String, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      """
      SELECT s.id, s.name FROM contact_point a
      JOIN contact_point b ON b.kind = a.kind AND b.value = a.value
      JOIN service_user s ON s.id = b.service_user
      WHERE a.service_user = $1 AND b.service_user <> $1
      """, .identifier(person), as: { (id: try $0.identifier(0), name: $0.text(1)) }
    ).filter { PersonKeys.areLike($0.name, name) }.map(\.id)
  }
}
