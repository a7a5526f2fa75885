import Contracts
import ServiceKit
import Storage

/// The log of contact checks: who looked, when, by which details, and what they were told; in a chain of hashes, as the journal is.
struct ContactCheckStore: Sendable {
  private let log: ChainedLog
  private static let table = "contact_check"
  private let hash: KeyedHash
  /// How many rows of before there was a chain are chained in one transaction.
  private static let page = 500

  /// The log in that database, to which rows from before it was chained are added in their order.
  init(_ database: Database, secret: [UInt8]) throws {
    hash = KeyedHash(secret: secret, purpose: "details of contact checks")
    let log = ChainedLog(
      Self.table,
      columns: [
        .text("id"), .integer("at"), .text("asked_by"), .text("organisation"), .text("channel"), .text("instruction"),
        .text("details"), .sealed("service_user"), .sealed("asked_with"),
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
        .null, .optional(row.textIfPresent(6)), .null,
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
        .text(entry.instruction.rawValue), .null, .optional(entry.serviceUser), .text(details),
      ], in: tx)
  }

  /// What checks about that person are found by: the details under which intake knows them, as checks log them.
  func details(of person: ServiceUser, keys: [(kind: String, key: String)]) -> [String] {
    var texts = keys.map { "\($0.kind):\($0.key)" } + ["service-user:\(person.id)", "reference:\(person.reference)"]
    texts += ([person.name] + (person.aliases ?? [])).map { "name:\(Self.plain($0))" }
    return texts.map { text in text.prefix { $0 != ":" } + ":" + hash.text(of: text) }
  }

  /// Destroys who was looked up, and by what, in every check about those people, and in every other check that was asked by one of those details; the
  /// row, and its place in the chain, stay.
  static func forget(_ people: [Identifier], knownBy details: Set<String>, in log: Database) throws {
    guard !people.isEmpty, let last = try log.read({ try ChainedLog.newest(of: table, in: $0) }) else { return }
    try log.write { tx in
      for seq in try rows(about: people, among: 1...last, in: tx) {
        try tx.execute(
          """
          UPDATE contact_check SET service_user = NULL, service_user_salt = NULL, asked_with = NULL, asked_with_salt = NULL
          WHERE seq = $1
          """, .integer(seq))
      }
      tx.erases = true
    }
    guard !details.isEmpty else { return }
    for first in stride(from: 1, through: last, by: pageToForget) {
      let found = try log.read { reader in
        try reader.all(
          "SELECT seq, asked_with FROM contact_check WHERE seq BETWEEN $1 AND $2 AND asked_with IS NOT NULL", .integer(first),
          .integer(first + Int64(pageToForget) - 1)
        ) { (seq: $0.integer(0), asked: $0.text(1)) }
      }.filter { row in row.asked.split(separator: " ").contains { details.contains(String($0)) } }
      guard !found.isEmpty else { continue }
      try log.write { tx in
        for (seq, _) in found {
          try tx.execute(
            "UPDATE contact_check SET asked_with = NULL, asked_with_salt = NULL WHERE seq = $1", .integer(seq))
        }
        tx.erases = true
      }
    }
  }

  private static let pageToForget = 10_000

  /// Checks in the order in which they were logged: all, or those about one person.
  ///
  /// - Parameter people: every record of that person; nil for all checks.
  static func list(
    of people: [Identifier]?, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [ContactCheckLogEntry] {
    guard let all = try range(of: span, in: reader) else { return [] }
    guard let people else { return try list(span, all, organisations, in: reader) }
    var found: [ContactCheckLogEntry] = []
    var rest = try rows(about: people, among: all, in: reader)[...]
    if span.isNewestFirst { rest = rest.reversed()[...] }
    while found.count < span.limit, let first = rest.popFirst() {
      found += try list(span, first...first, organisations, in: reader)
    }
    return found
  }

  private static func list(
    _ span: ListSpan, _ all: ClosedRange<Int64>, _ organisations: Set<String>, in reader: Reader
  ) throws -> [ContactCheckLogEntry] {
    var values: [Value] = [.int(span.limit), .integer(all.lowerBound), .integer(all.upperBound)]
    let conditions =
      "seq BETWEEN $2 AND $3" + span.within("at", &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    return try reader.all(
      """
      SELECT id, at, asked_by, organisation, channel, service_user, instruction, coalesce(asked_with, details) FROM contact_check
      WHERE \(conditions) ORDER BY seq \(span.direction) LIMIT $1
      """,
      values: values, as: entry)
  }

  /// The rows among which a part of the list is; nil where there are none. An identifier is made a moment before its row.
  private static func range(of span: ListSpan, in reader: Reader) throws -> ClosedRange<Int64>? {
    guard let last = try ChainedLog.newest(of: table, in: reader) else { return nil }
    var (lower, upper): (Int64, Int64) = (1, last)
    if let after = span.after {
      let seq = try reader.first("SELECT seq FROM contact_check WHERE id = $1", .identifier(after), as: { $0.integer(0) })
      guard let seq else { return nil }
      if span.isNewestFirst { upper = seq - 1 } else { lower = seq + 1 }
    }
    if let from = span.from {
      let first = Identifier(at: from.adding(seconds: -86_400), random: [])
      let seq = try reader.first(
        "SELECT seq FROM contact_check WHERE id >= $1 ORDER BY id LIMIT 1", .identifier(first), as: { $0.integer(0) })
      guard let seq else { return nil }
      // Two that were asked for at the same moment may be logged in either order.
      lower = max(lower, seq - 1000)
    }
    return lower <= upper ? lower...upper : nil
  }

  private static func rows(
    about people: [Identifier], among all: ClosedRange<Int64>, in reader: Reader
  ) throws -> [Int64] {
    try ChainedLog.rows(of: table, where: "service_user", isOneOf: people.map(\.text), among: all, in: reader)
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
