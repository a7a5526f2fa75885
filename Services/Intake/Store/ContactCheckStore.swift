import Contracts
import ServiceKit
import Storage

/// The log of contact checks: who looked, when, by which details, and what they were told; in a chain of hashes, as the journal is.
struct ContactCheckStore: Sendable {
  private let log: ChainedLog
  private let hash: KeyedHash
  /// How many rows of before there was a chain are chained in one transaction.
  private static let page = 500

  /// The log in that database, to which rows from before it was chained are added in their order.
  init(_ database: Database, secret: [UInt8]) throws {
    hash = KeyedHash(secret: secret, purpose: "details of contact checks")
    let log = ChainedLog(
      "contact_check",
      columns: [
        .text("id"), .integer("at"), .text("asked_by"), .text("organisation"), .text("channel"), .text("instruction"),
        .text("details"), .sealed("service_user"),
      ], cryptography: LibCrypto())
    self.log = log
    try database.write { try log.open(in: $0) }
    while try database.write({ try Self.chainPage(log, in: $0) }) {}
  }

  /// Whether there may be more.
  private static func chainPage(_ log: ChainedLog, in tx: Transaction) throws -> Bool {
    let rows = try tx.all(
      """
      SELECT id, at, asked_by, organisation, channel, instruction, service_user FROM contact_check_unchained
      WHERE id > '' ORDER BY id LIMIT $1
      """, .int(page)
    ) { row -> [Value] in
      [.text(row.text(0)), .integer(row.integer(1))] + (2...5).map { .text(row.text($0)) } + [
        .null, .optional(row.textIfPresent(6)),
      ]
    }
    for row in rows {
      try log.append(row, in: tx)
      try tx.execute("DELETE FROM contact_check_unchained WHERE id = $1", row[0])
    }
    return rows.count == page
  }

  /// The details by which a check was asked, each with its kind and its keyed hash.
  func details(_ given: GivenDetails, of request: CheckContact) -> String {
    var details = ""
    func add(_ kind: String, _ texts: [String]) {
      for text in texts {
        if !details.isEmpty { details += " " }
        let marked = kind + ":"
        details += marked
        details += hash.text(of: marked + text)
      }
    }
    if let id = request.serviceUser { add("service-user", [id.text]) }
    if let reference = request.reference { add("reference", [given.reference?.text ?? given.matter ?? Self.plain(reference)]) }
    if let telephone = request.telephone {
      add("telephone", given.telephones.isEmpty ? [Self.plain(telephone)] : given.telephones)
    }
    if let email = request.email { add("email", given.emails.isEmpty ? [Self.plain(email)] : given.emails) }
    if let name = request.name { add("name", [Self.plain(name)]) }
    return details
  }

  /// A text without case, each run of spaces as one, and none at its ends.
  private static func plain(_ text: String) -> String {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.lowercased().split(separator: " ").joined(separator: " ") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 where byte != 0x20 || (bytes.last ?? 0x20) != 0x20 {
      bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  func insert(_ entry: ContactCheckLogEntry, details: String, in tx: Transaction) throws {
    try log.append(
      [
        .identifier(entry.id), .instant(entry.at), .text(entry.askedBy), .text(entry.organisation), .text(entry.channel.rawValue),
        .text(entry.instruction.rawValue), .text(details), .optional(entry.serviceUser),
      ], in: tx)
  }

  /// Destroys who it was that was looked up, in every check about that person; the row, and its place in the chain, stay.
  static func forget(_ person: Identifier, in tx: Transaction) throws {
    try tx.execute(
      "UPDATE contact_check SET service_user = NULL, service_user_salt = NULL WHERE service_user = $1", .identifier(person))
    tx.erases = true
  }

  /// Checks: all, or those about one person.
  ///
  /// - Parameter people: every record of that person; nil for all checks.
  static func list(
    of people: [Identifier]?, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [ContactCheckLogEntry] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "at", &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    if let people { conditions += " AND " + PersonRecords.condition("service_user", records: people, &values) }
    return try reader.all(
      """
      SELECT id, at, asked_by, organisation, channel, service_user, instruction, details FROM contact_check
      WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1
      """,
      values: values, as: entry)
  }

  private static func entry(_ row: Row) throws -> ContactCheckLogEntry {
    guard let channel = Channel(rawValue: row.text(4)), let instruction = ContactInstruction(rawValue: row.text(6)) else {
      throw StorageError.constraint("contact_check holds a code that this version does not know")
    }
    return ContactCheckLogEntry(
      id: try row.identifier(0), at: row.instant(1), askedBy: row.text(2), organisation: row.text(3), channel: channel,
      serviceUser: try row.identifierIfPresent(5), instruction: instruction,
      details: row.textIfPresent(7)?.split(separator: " ").map(String.init))
  }
}
