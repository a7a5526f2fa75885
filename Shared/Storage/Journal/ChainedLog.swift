private import Synchronization

/// A table whose rows are in a chain of hashes, each over the row before it, as a journal's are: a row that is changed, removed or put elsewhere shows.
///
/// The table has `seq`, from 1 without gaps, `hash`, and its own columns. Its row of `chained_log` says which those are and which row is the newest, so
/// that it is verified from the database alone.
package final class ChainedLog: Sendable {
  /// A column of the table.
  package enum Column: Equatable, Sendable {
    /// A text, or NULL.
    case text(String)
    /// An integer.
    case integer(String)
    /// A text, or NULL, that can be destroyed on its own: the chain has `NAME_digest`, an HMAC of it with `NAME_salt`.
    case sealed(String)
  }

  /// For the database's first migration that has such a table.
  package static let schema = """
    CREATE TABLE chained_log (
      name TEXT NOT NULL PRIMARY KEY, columns TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  let name: String
  let columns: [Column]
  /// The first row that has each column.
  private let since: [Int64]
  private let insertion: String
  let cryptography: any JournalCryptography
  /// The newest row, as the writer left it. It may have been undone, so it counts only where the database says the same.
  private let newest = Mutex<(seq: Int64, hash: [UInt8])>((0, JournalHash.origin))
  /// How many values a row has before those of its columns: `seq` and `hash`.
  static let fixed = 2
  /// How many values a row has.
  let width: Int
  /// Where in a row the values are that its hash is taken over; of a sealed column that is its digest.
  private let hashedPlaces: [Int]

  /// The log of that table.
  package convenience init(_ name: String, columns: [Column], cryptography: any JournalCryptography) {
    self.init(name, columns.map { EnteredColumn(column: $0, since: 1) }, cryptography: cryptography)
  }

  init(_ name: String, _ entered: [EnteredColumn], cryptography: any JournalCryptography) {
    let columns = entered.map(\.column)
    (self.name, self.columns, since, self.cryptography) = (name, columns, entered.map(\.since), cryptography)
    let ends = columns.indices.map { index in columns[...index].reduce(Self.fixed) { $0 + $1.width } }
    (width, hashedPlaces) = (ends.last ?? Self.fixed, ends.map { $0 - 1 })
    let names = ["seq", "hash"] + columns.flatMap(\.stored)
    insertion =
      "INSERT INTO \(name) (\(names.joined(separator: ", "))) "
      + "VALUES (\(names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")))"
  }

  /// Enters the log in its database, if it is not there. Columns that it did not have until now are entered from the next row on: the rows before say
  /// nothing in them.
  package func open(in tx: Transaction) throws {
    let found = try tx.first("SELECT columns, seq FROM chained_log WHERE name = $1", .text(name)) { ($0.text(0), $0.integer(1)) }
    guard let (words, seq) = found else {
      try tx.execute(
        "INSERT INTO chained_log (name, columns, seq, hash) VALUES ($1, $2, 0, $3)", .text(name),
        .text(columns.map { EnteredColumn(column: $0, since: 1).words }.joined(separator: ", ")), .blob(JournalHash.origin))
      return
    }
    guard let entered = EnteredColumn.read(words), entered.map(\.column) == Array(columns.prefix(entered.count)) else {
      throw StorageError.constraint("\(name) has other columns than this version knows")
    }
    let added = columns.dropFirst(entered.count).map { EnteredColumn(column: $0, since: seq + 1) }
    guard !added.isEmpty else { return }
    try tx.execute(
      "UPDATE chained_log SET columns = $2 WHERE name = $1", .text(name),
      .text((entered + added).map(\.words).joined(separator: ", ")))
  }

  /// Appends a row.
  ///
  /// - Parameter values: one for each column, in their order.
  package func append(_ values: [Value], in tx: Transaction) throws {
    precondition(values.count == columns.count, "a row has a value for each column")
    var row = [Value](repeating: .null, count: width)
    var place = Self.fixed
    for (column, value) in zip(columns, values) {
      row[place] = value
      if case .sealed = column, case .text(let text) = value {
        let salt = cryptography.randomBytes(16)
        row[place + 1] = .blob(salt)
        row[place + 2] = .blob(cryptography.hmacSHA256(key: salt, message: Array(text.utf8)))
      }
      place += column.width
    }
    var (seq, previous) = newest.withLock { $0 }
    var hash = hash(of: row, seq: seq + 1, after: previous)
    if try !move(from: seq, to: hash, in: tx) {
      let found = try tx.first("SELECT seq, hash FROM chained_log WHERE name = $1", .text(name)) { ($0.integer(0), $0.blob(1)) }
      guard let found else { throw StorageError.constraint("\(name) is not entered as a chained log") }
      (seq, previous) = found
      hash = self.hash(of: row, seq: seq + 1, after: previous)
      guard try move(from: seq, to: hash, in: tx) else { throw StorageError.constraint("\(name) has two writers") }
    }
    (row[0], row[1]) = (.integer(seq + 1), .blob(hash))
    try tx.execute(insertion, values: row)
    newest.withLock { $0 = (seq + 1, hash) }
  }

  private func move(from seq: Int64, to hash: [UInt8], in tx: Transaction) throws -> Bool {
    try tx.execute(
      "UPDATE chained_log SET seq = seq + 1, hash = $3 WHERE name = $1 AND seq = $2", .text(name), .integer(seq), .blob(hash))
      == 1
  }

  /// - Parameter row: the values of the whole row.
  func hash(of row: [Value], seq: Int64, after previous: [UInt8]) -> [UInt8] {
    var canonical = JournalHash()
    canonical.begin(after: previous)
    canonical.add(seq)
    for (place, first) in zip(hashedPlaces, since) where first <= seq {
      switch row[place] {
      case .text(let text): canonical.add(text)
      case .integer(let number): canonical.add(number)
      case .blob(let bytes): canonical.add(bytes)
      case .null: canonical.addAbsent()
      }
    }
    return cryptography.sha256(canonical.bytes)
  }
}

extension ChainedLog.Column {
  /// The columns of the table in which it is kept.
  var stored: [String] {
    switch self {
    case .text(let name), .integer(let name): [name]
    case .sealed(let name): [name, "\(name)_salt", "\(name)_digest"]
    }
  }

  /// How many columns of the table it is kept in.
  var width: Int {
    switch self {
    case .text, .integer: 1
    case .sealed: 3
    }
  }

  fileprivate var words: String {
    switch self {
    case .text(let name): "\(name) text"
    case .integer(let name): "\(name) integer"
    case .sealed(let name): "\(name) sealed"
    }
  }
}

/// A column as it is entered in a database.
struct EnteredColumn {
  let column: ChainedLog.Column
  /// The first row that has it.
  let since: Int64

  var words: String { since == 1 ? column.words : "\(column.words) from \(since)" }

  /// Reads what `chained_log` says of a log's columns; nil when it is anything else.
  static func read(_ words: String) -> [EnteredColumn]? {
    let parts = words.split(separator: ",")
    let known = parts.compactMap(EnteredColumn.init(words:))
    return known.isEmpty || known.count < parts.count ? nil : known
  }

  init(column: ChainedLog.Column, since: Int64) { (self.column, self.since) = (column, since) }

  /// What is read goes into a statement, so a name is letters and `_` alone.
  private init?(words: Substring) {
    let parts = words.split(separator: " ")
    guard parts.count == 2 || parts.count == 4, ChainedLog.isName(parts[0]) else { return nil }
    let name = String(parts[0])
    switch parts[1] {
    case "text": column = .text(name)
    case "integer": column = .integer(name)
    case "sealed": column = .sealed(name)
    default: return nil
    }
    if parts.count == 4 {
      guard parts[2] == "from", let first = Int64(parts[3]), first > 0 else { return nil }
      since = first
    } else {
      since = 1
    }
  }
}
