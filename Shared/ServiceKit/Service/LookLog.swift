package import Contracts
package import Storage

/// Who looked at whose data in a service: a log chained as a journal is, in a database of its own (decision 0046). An answer is sent once it is on disk.
package final class LookLog: LookKeeper {
  /// The name of the database of that service.
  package static func databaseName(of service: Service) -> String { "\(service.rawValue)-looks" }

  /// What the database is made with.
  package static let migrations = [
    Migration(
      name: "looks-0001-log",
      sql: ChainedLog.schema + """

        CREATE TABLE look (
          seq INTEGER NOT NULL PRIMARY KEY,
          hash BLOB NOT NULL,
          at INTEGER NOT NULL,
          account TEXT NOT NULL,
          office TEXT NOT NULL,
          organisations TEXT NOT NULL,
          route TEXT NOT NULL,
          status INTEGER NOT NULL,
          record TEXT,
          details TEXT NOT NULL,
          purpose TEXT,
          purpose_salt BLOB,
          purpose_digest BLOB,
          person TEXT,
          person_salt BLOB,
          person_digest BLOB
        ) STRICT;
        """ + "\n" + ChainedLog.index(of: table, on: "person", isOptional: true) + "\n"
        + ChainedLog.index(of: table, on: "account", isOptional: false)),
    Migration(
      name: "looks-0002-details-that-can-be-destroyed", sql: ChainedLog.addSealed("searched", to: table)),
  ]
  private static let table = "look"
  /// The header in which someone says what they look for.
  package static let purposeHeader = "Purpose"
  private static let longestPurpose = 200

  private let service: String
  private let database: Database
  private let log: ChainedLog
  private let hash: KeyedHash

  /// The log of a service, in its own database, made with ``migrations``.
  package init(of service: String, in database: Database, secret: [UInt8]) throws {
    (self.service, self.database) = (service, database)
    hash = KeyedHash(secret: secret, purpose: "details of looks")
    log = ChainedLog(
      Self.table,
      columns: [
        .integer("at"), .text("account"), .text("office"), .text("organisations"), .text("route"), .integer("status"),
        .text("record"), .text("details"), .sealed("purpose"), .sealed("person"), .sealed("searched"),
      ], cryptography: LibCrypto())
    try database.write { [log] in try log.open(in: $0) }
  }

  package func note(_ looked: Looked, then: @escaping @Sendable (Bool) -> Void) {
    let details = details(of: looked.request)
    guard !looked.people.isEmpty || looked.record != nil || !details.isEmpty else { return then(true) }
    let rows: [Identifier?] = looked.people.isEmpty ? [nil] : looked.people.sorted()
    let values: [Value] = [
      .instant(looked.at), .text(looked.actor.subject), .text(looked.office.rawValue),
      .text(looked.actor.organisations.sorted().joined(separator: " ")), .text(looked.route), .int(looked.status),
      .optional(looked.record), .text(""), .optional(purpose(of: looked.request)),
    ]
    let searched = details.isEmpty ? Value.null : .text(details)
    database.submit({ [log] tx in
      for person in rows { try log.append(values + [.optional(person), searched], in: tx) }
    }) { result in
      if case .success = result { then(true) } else { then(false) }
    }
  }

  private func purpose(of request: Request) -> String? {
    guard let said = request.header(Self.purposeHeader), !said.isEmpty else { return nil }
    return String(said.prefix(Self.longestPurpose))
  }

  /// What narrows a list: the name of each part of the query, with a keyed hash of its value, as that may be a name or a number.
  private func details(of request: Request) -> String {
    request.query.filter { !Self.terms.contains($0.key) }.sorted { $0.key < $1.key }
      .map { "\($0.key):\(hash.text(of: "\($0.key):\($0.value)"))" }.joined(separator: " ")
  }

  /// What says only which part of a list is wanted, and in what form.
  private static let terms: Set = ["after", "limit", "order", "from", "to", "format", "name", "wait", "at"]

  /// Destroys who it was that was shown, by what they were searched for, and what for, in every look at that person; the row, and its place in the chain,
  /// stay.
  package func forget(_ people: [Identifier]) throws {
    guard !people.isEmpty else { return }
    try database.write { tx in
      guard let last = try ChainedLog.newest(of: Self.table, in: tx) else { return }
      for seq in try ChainedLog.rows(of: Self.table, where: "person", isOneOf: people.map(\.text), among: 1...last, in: tx) {
        try tx.execute(
          """
          UPDATE look SET person = NULL, person_salt = NULL, purpose = NULL, purpose_salt = NULL, searched = NULL, searched_salt = NULL
          WHERE seq = $1
          """, .integer(seq))
      }
      tx.erases = true
    }
  }

  // MARK: - Reading it

  /// `GET /looks`.
  func route(startOf start: @escaping @Sendable (Day) -> Instant) -> Route {
    Route(
      .get, "/looks", "Who was shown whose data here, or refused it", access: .doorAndServices(.lookupReaders),
      asks: Listed<LookFilter>.self, answers: Page<Look>.self
    ) { [self] exchange, query in
      let after = query.terms.after.flatMap { text in Int64(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil } }
      if query.terms.after != nil, after == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
      let span = try query.terms.span(after: nil, startOf: start)
      let found = try database.read { try self.looks(query.filter, after: after, span, seenBy: exchange.actor, in: $0) }
      return .now(exchange.answer(query.terms.page(of: found) { String($0.number) }, named: "who-looked-\(service)"))
    }.inTables
  }

  /// How many rows are read at once.
  private static let most: Int64 = 500

  private func looks(
    _ filter: LookFilter, after: Int64?, _ span: ListSpan, seenBy actor: Actor, in reader: Reader
  ) throws -> [Look] {
    guard let last = try ChainedLog.newest(of: Self.table, in: reader) else { return [] }
    let (lower, upper) = span.isNewestFirst ? (1, min(last, (after ?? last + 1) - 1)) : ((after ?? 0) + 1, last)
    guard lower <= upper else { return [] }
    let wanted: (String, String)? =
      filter.serviceUser.map { ("person", $0.text) } ?? filter.account.map { ("account", Subject.folded($0)) }
    var rows: [ClosedRange<Int64>]
    if let (column, value) = wanted {
      rows = try ChainedLog.rows(of: Self.table, where: column, isOneOf: [value], among: lower...upper, in: reader)
        .map { $0...$0 }
    } else {
      rows = stride(from: lower, through: upper, by: Int(Self.most)).map { $0...min(upper, $0 + Self.most - 1) }
    }
    if span.isNewestFirst { rows.reverse() }
    var found: [Look] = []
    for range in rows where found.count < span.limit {
      found += try looks(in: range, filter, span, seenBy: actor, reader)
    }
    return Array(found.prefix(span.limit))
  }

  private func looks(
    in range: ClosedRange<Int64>, _ filter: LookFilter, _ span: ListSpan, seenBy actor: Actor, _ reader: Reader
  ) throws -> [Look] {
    var values: [Value] = [.integer(range.lowerBound), .integer(range.upperBound)]
    let within = span.within("at", &values)
    let found = try reader.all(
      """
      SELECT seq, at, account, office, route, status, record, person, coalesce(searched, details), purpose, organisations FROM look
      WHERE seq BETWEEN $1 AND $2\(within) ORDER BY seq \(span.direction)
      """, values: values
    ) { row in
      (
        look: Look(
          number: row.int(0), service: self.service, at: row.instant(1), account: row.text(2), office: Office(row.text(3)),
          route: row.text(4), status: row.int(5), record: try row.identifierIfPresent(6),
          serviceUser: try row.identifierIfPresent(7), details: row.text(8).split(separator: " ").map(String.init),
          purpose: row.textIfPresent(9)), organisations: row.text(10).split(separator: " ").map(String.init)
      )
    }
    return found.filter { row in
      row.organisations.contains(where: actor.sees)
        && (filter.serviceUser == nil || row.look.serviceUser == filter.serviceUser)
        && (filter.account.map { Subject.folded($0) == row.look.account } ?? true)
    }.map(\.look)
  }
}

extension Look: TableRow {
  package static var columns: [String] {
    ["number", "service", "at", "account", "office", "route", "status", "record", "serviceUser", "details", "purpose"]
  }

  package var cells: [String?] {
    [
      String(number), service, at.text, account, office.rawValue, route, String(status), record?.text, serviceUser?.text,
      details.joined(separator: " "), purpose,
    ]
  }
}
