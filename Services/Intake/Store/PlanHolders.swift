import Contracts
import Policy
import Storage

/// Whose plan a plan is, record by record: the person's own, and every other record of theirs, by a like name and a number or an address that
/// both have. So a second record, made by whatever organisation, does not loosen the plan.
enum PlanHolders {
  /// Notes who holds the plan of that case, in place of those who did.
  static func set(caseID: Identifier, of person: Identifier, in tx: Transaction) throws {
    try remove(caseID: caseID, in: tx)
    for id in try relatives(of: try PersonRecords.all(of: person, in: tx), in: tx) { try insert(id, caseID, in: tx) }
  }

  /// Notes which plans a person holds whose record is new or has changed, and who else holds theirs.
  static func update(_ person: Identifier, in tx: Transaction) throws {
    let records = try PersonRecords.all(of: person, in: tx)
    for record in records {
      try tx.execute("DELETE FROM plan_holder WHERE service_user = $1", .identifier(record))
      try PersonWords.updatePlanned(record, in: tx)
    }
    for id in try relatives(of: records, in: tx) {
      for caseID in try cases(of: id, in: tx) {
        for record in records { try insert(record, caseID, in: tx) }
      }
    }
    for record in records {
      for caseID in try cases(of: record, in: tx) { try set(caseID: caseID, of: record, in: tx) }
    }
  }

  /// Every record that may be of the person whose records those are: these, others that are likely to be, and what those were merged with.
  private static func relatives(of records: [Identifier], in tx: Transaction) throws -> Set<Identifier> {
    var found = Set(records)
    for record in records {
      for id in try namesakes(of: record, in: tx) where !found.contains(id) {
        found.formUnion(try PersonRecords.all(of: id, in: tx))
      }
    }
    return found
  }

  static func remove(caseID: Identifier, in tx: Transaction) throws {
    let holders = try tx.all(
      "SELECT service_user FROM plan_holder WHERE case_id = $1", .identifier(caseID), as: { try $0.identifier(0) })
    try tx.execute("DELETE FROM plan_holder WHERE case_id = $1", .identifier(caseID))
    for holder in holders { try PersonWords.updatePlanned(holder, in: tx) }
  }

  /// Works out the holders of every plan in force anew, after the keys by which records are compared have changed.
  static func completeAnew(in tx: Transaction) throws {
    var after = ""
    while true {
      let page = try tx.all(
        "SELECT case_id, service_user FROM plan_in_force WHERE case_id > $1 ORDER BY case_id LIMIT 500", .text(after),
        as: { (caseID: try $0.identifier(0), person: try $0.identifier(1)) })
      for (caseID, person) in page { try set(caseID: caseID, of: person, in: tx) }
      guard let last = page.last else { return }
      after = last.caseID.text
    }
  }

  /// The numbers or addresses on every record that holds the plan of that case, each once.
  static func points(_ kind: ContactPointKind, ofCase caseID: Identifier, in reader: Reader) throws -> [String] {
    try reader.all(
      """
      SELECT DISTINCT p.value FROM plan_holder h JOIN contact_point p ON p.service_user = h.service_user AND p.kind = $2
      WHERE h.case_id = $1 ORDER BY p.value
      """, .identifier(caseID), .text(kind.rawValue), as: { $0.text(0) })
  }

  private static func insert(_ person: Identifier, _ caseID: Identifier, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO plan_holder (service_user, case_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", .identifier(person),
      .identifier(caseID))
    try PersonWords.updatePlanned(person, in: tx)
  }

  private static func cases(of person: Identifier, in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT case_id FROM plan_in_force WHERE service_user = $1", .identifier(person), as: { try $0.identifier(0) })
  }

  /// Other records that share a number or an address with that person's, and whose name can be theirs.
  private static func namesakes(of person: Identifier, in reader: Reader) throws -> [Identifier] {
    guard let name = try ServiceUserStore.candidate(person, in: reader)?.name, !name.isEmpty else { return [] }
    return try reader.all(
      """
      SELECT s.id, s.name, s.aliases FROM contact_point a
      JOIN contact_point b ON b.kind = a.kind AND b.key = a.key
      JOIN service_user s ON s.id = b.service_user
      WHERE a.service_user = $1 AND b.service_user <> $1
      """, .identifier(person),
      as: {
        PersonCandidate(
          id: try $0.identifier(0), name: $0.text(1), aliases: ServiceUserStore.aliases($0.textIfPresent(2)) ?? [])
      }
    ).filter { other in
      let known = other.name
      return !known.isEmpty && (known.fits(name) || name.fits(known))
    }.map(\.id)
  }
}
