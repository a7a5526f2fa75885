import Contracts
import Policy
import Storage

/// Brings the keys by which people are found up to date, for people who were registered when names and numbers were read in another way.
enum KeyUpgrade {
  /// Raised with every change of how names, numbers and addresses are read.
  private static let generation = 1
  private static let page = 500

  /// Reads every record anew whose keys are of another time or region, a page in each transaction. What was interrupted goes on where it was.
  static func complete(_ database: Database, telephones: TelephoneReader) throws {
    let wanted = "\(generation) \(telephones.region) \(telephones.prefixes.joined(separator: ","))"
    guard try database.read({ try Settings.value(done, in: $0) }) != wanted else { return }
    // Another start may have been interrupted on its way to another goal.
    let goal = try database.read { try Settings.value(underWay, in: $0) }
    if goal != wanted {
      try database.write { tx in
        try Settings.set(underWay, to: wanted, in: tx)
        try Settings.set(cursor, to: "", in: tx)
      }
    }
    while try database.write({ try readPage(telephones, in: $0) }) {}
    try database.write { tx in
      // Records that share a number may not have shared it before.
      try PlanHolders.completeAnew(in: tx)
      try Settings.set(done, to: wanted, in: tx)
    }
  }

  /// The setting that says how the keys were read.
  static let done = "intake.keys"

  /// The reader by which they were, from what the setting says; nil where another version of the program reads them.
  static func telephones(of setting: String) -> TelephoneReader? {
    let parts = setting.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "\(generation)" else { return nil }
    return TelephoneReader(region: String(parts[1]), prefixes: parts[2].split(separator: ",").map(String.init))
  }

  private static let underWay = "intake.keys.under-way"
  private static let cursor = "intake.keys.cursor"

  /// Whether there may be more.
  private static func readPage(_ telephones: TelephoneReader, in tx: Transaction) throws -> Bool {
    let after = try Settings.value(cursor, in: tx) ?? ""
    let people = try tx.all(
      "SELECT id FROM service_user WHERE id > $1 ORDER BY id LIMIT $2", .text(after), .int(page), as: { try $0.identifier(0) })
    for id in people {
      if let person = try ServiceUserStore.candidate(id, in: tx) { try PersonWords.set(person.name, of: id, in: tx) }
      try readPoints(of: id, telephones, in: tx)
    }
    guard let last = people.last else { return false }
    try Settings.set(cursor, to: last.text, in: tx)
    return people.count == page
  }

  private static func readPoints(of id: Identifier, _ telephones: TelephoneReader, in tx: Transaction) throws {
    let points = try tx.all(
      "SELECT kind, value FROM contact_point WHERE service_user = $1", .identifier(id), as: { ($0.text(0), $0.text(1)) })
    for (kind, value) in points {
      let read = kind == ContactPointKind.telephone.rawValue ? telephones.read(value) : MailReader.read(value)
      // What cannot be read is found by those who write it in the same way.
      try tx.execute(
        "UPDATE contact_point SET key = $4 WHERE kind = $1 AND value = $2 AND service_user = $3", .text(kind), .text(value),
        .identifier(id), .text(read.keys.first ?? value))
    }
  }
}
