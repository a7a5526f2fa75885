/// The result of verifying a chained log.
package struct ChainedLogFinding: Equatable, Sendable {
  /// The table.
  package let name: String
  /// How many rows hold.
  package let rows: Int64
  /// What is wrong, naming the row; nil if nothing is.
  package let fault: String?
}

extension ChainedLog {
  static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
  }

  /// Verifies every chained log of a database, a row at a time, each up to its first fault; none where it has none.
  package static func verify(in reader: Reader, cryptography: any JournalCryptography) throws -> [ChainedLogFinding] {
    guard try reader.hasTable("chained_log") else { return [] }
    let logs = try reader.all("SELECT name, columns, seq, hash FROM chained_log ORDER BY name") { row in
      (name: row.text(0), columns: row.text(1), seq: row.integer(2), hash: row.blob(3))
    }
    return try logs.map { log in
      guard isName(log.name), let columns = EnteredColumn.read(log.columns) else {
        return ChainedLogFinding(name: "?", rows: 0, fault: "the columns of the log cannot be read")
      }
      return try ChainedLog(log.name, columns, cryptography: cryptography).verified(to: log.seq, log.hash, in: reader)
    }
  }

  private func verified(to head: Int64, _ headHash: [UInt8], in reader: Reader) throws -> ChainedLogFinding {
    let names = ["seq", "hash"] + columns.flatMap(\.stored)
    var (rows, previous): (Int64, [UInt8]) = (0, JournalHash.origin)
    var fault: String?
    try reader.each(
      "SELECT \(names.joined(separator: ", ")) FROM \(name) ORDER BY seq",
      while: { row in
        let seq = rows + 1
        guard row.integer(0) == seq else {
          fault = "row \(seq): the row is missing"
          return false
        }
        let stored = self.stored(row)
        guard hash(of: stored, seq: seq, after: previous) == row.blob(1) else {
          fault = "row \(seq): the row was changed, or is not where it was: its hash does not match it and the one before it"
          return false
        }
        if let broken = brokenSeal(of: stored) {
          fault = "row \(seq): its \(broken) is not the one that was logged"
          return false
        }
        (rows, previous) = (seq, row.blob(1))
        return true
      })
    if fault == nil, rows < head { fault = "row \(rows + 1): the row is missing" }
    if fault == nil, rows > head || previous != headHash { fault = "row \(rows): it is not the newest that the log knows of" }
    return ChainedLogFinding(name: name, rows: rows, fault: fault)
  }

  private func stored(_ row: Row) -> [Value] {
    var values = [Value](repeating: .null, count: width)
    var place = Self.fixed
    for column in columns {
      switch column {
      case .text: values[place] = .optional(row.textIfPresent(place))
      case .integer: values[place] = .integer(row.integer(place))
      case .sealed:
        values[place] = .optional(row.textIfPresent(place))
        for sealed in (place + 1)..<(place + column.width) { values[sealed] = row.blobIfPresent(sealed).map(Value.blob) ?? .null }
      }
      place += column.width
    }
    return values
  }

  /// The column whose value is there and is not the one that was sealed; nil when there is none.
  private func brokenSeal(of row: [Value]) -> String? {
    var place = Self.fixed
    for column in columns {
      defer { place += column.width }
      guard case .sealed(let name) = column, case .text(let text) = row[place] else { continue }
      guard case .blob(let salt) = row[place + 1],
        row[place + 2] == .blob(cryptography.hmacSHA256(key: salt, message: Array(text.utf8)))
      else { return name }
    }
    return nil
  }
}
