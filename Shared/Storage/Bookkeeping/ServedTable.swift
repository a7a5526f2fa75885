/// A table that is worked out from journals and answered from, which can be worked out anew, compared and mended.
package struct ServedTable: Sendable {
  /// What is the matter with one row.
  package enum Difference: String, Sendable {
    /// The journals say that it should be there.
    case missing = "is missing"
    /// The journals say nothing of it.
    case added = "is there, and should not be"
    /// The journals say something else.
    case changed = "is not what the journal says"
  }

  /// A row that is not what it should be.
  package struct DifferingRow: Sendable {
    /// What names it, and says nothing about a person.
    package let label: String
    /// What is the matter.
    package let difference: Difference
    fileprivate let key: [Value]
  }

  /// The table's name.
  package let name: String
  private let key: [String]
  private let condition: String
  private let ignored: Set<String>
  private let assigned: Set<String>
  private let label: String

  private static let page = 1000

  /// The table of that name, or a part of its rows.
  ///
  /// - Parameters:
  ///   - key: the columns of its primary key, in their order, or others that tell a row from all others.
  ///   - condition: which rows are meant; all, if it is not given.
  ///   - ignored: columns of which the journals say nothing. All others are compared.
  ///   - assigned: those of them that the table gives a value by itself.
  ///   - label: an expression that names a row and says nothing about a person.
  package init(
    _ name: String, key: [String], where condition: String = "1", ignoring ignored: Set<String> = [],
    assigned: Set<String> = [], label: String
  ) {
    (self.name, self.key, self.condition, self.label) = (name, key, condition, label)
    (self.ignored, self.assigned) = (ignored.union(assigned), assigned)
  }

  private struct Found {
    let key: [Value]
    let label: String
    let values: [Value]

    func differs(_ difference: Difference) -> DifferingRow { DifferingRow(label: label, difference: difference, key: key) }
  }

  /// Compares the table with what it should be, in the order of its key.
  ///
  /// - Parameters:
  ///   - rebuilt: where the same table was worked out anew.
  ///   - each: told of each row that differs.
  /// - Returns: how many rows were compared.
  package func compare(_ served: Reader, with rebuilt: Reader, each: (DifferingRow) throws -> Void) throws -> Int {
    let columns = try compared(in: rebuilt)
    var (compared, last): (Int, [Value]?) = (0, nil)
    while true {
      let found = try rows(columns, after: last, through: nil, in: served)
      let end = found.count < Self.page ? nil : found.last?.key
      let expected = try rows(columns, after: last, through: end, limit: .max, in: rebuilt)
      compared += found.count
      let wanted = Dictionary(expected.map { ($0.key, $0) }) { first, _ in first }
      let there = Set(found.map(\.key))
      for row in found {
        guard let other = wanted[row.key] else {
          try each(row.differs(.added))
          continue
        }
        if other.values != row.values { try each(row.differs(.changed)) }
      }
      for row in expected where !there.contains(row.key) { try each(row.differs(.missing)) }
      guard let end else { return compared }
      last = end
    }
  }

  /// Has those rows as they were worked out anew; what the journals say nothing of stays as it is.
  package func mend(_ rows: [DifferingRow], in tx: Transaction, from rebuilt: Reader) throws {
    // They refer to each other, and other tables to them.
    try tx.checkReferencesLate()
    let (all, compared) = (try rebuilt.columns(of: name).filter { !assigned.contains($0) }, try compared(in: rebuilt))
    for row in rows {
      switch row.difference {
      case .added: try tx.execute("DELETE FROM \(name) WHERE \(condition) AND \(matching(1))", values: row.key)
      case .missing:
        let places = all.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        try tx.execute(
          "INSERT INTO \(name) (\(all.joined(separator: ", "))) VALUES (\(places))", values: try values(all, of: row, in: rebuilt)
        )
      case .changed:
        let places = compared.indices.map { "\(compared[$0]) = $\($0 + 1)" }.joined(separator: ", ")
        try tx.execute(
          "UPDATE \(name) SET \(places) WHERE \(condition) AND \(matching(compared.count + 1))",
          values: try values(compared, of: row, in: rebuilt) + row.key)
      }
    }
  }

  private func compared(in rebuilt: Reader) throws -> [String] {
    try rebuilt.columns(of: name).filter { !ignored.contains($0) }
  }

  /// A condition for one key, whose values come from that number on.
  private func matching(_ first: Int) -> String {
    key.indices.map { "\(key[$0]) = $\(first + $0)" }.joined(separator: " AND ")
  }

  private func values(_ columns: [String], of row: DifferingRow, in rebuilt: Reader) throws -> [Value] {
    let found = try rebuilt.all(
      "SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE \(condition) AND \(matching(1))", values: row.key,
      as: { row in columns.indices.map { row.values.value($0) } })
    guard let values = found.first else { throw StorageError.failed(reason: "\(name) changed while it was mended") }
    return values
  }

  private func rows(
    _ columns: [String], after: [Value]?, through: [Value]?, limit: Int = ServedTable.page, in reader: Reader
  ) throws -> [Found] {
    var values: [Value] = [.int(limit)]
    var conditions = condition
    for (sign, bound) in [(">", after), ("<=", through)] {
      guard let bound else { continue }
      conditions += " AND (\(key.joined(separator: ", "))) \(sign) ("
      conditions += bound.map { values.append($0) }.joined(separator: ", ") + ")"
    }
    return try reader.all(
      """
      SELECT \(([label] + key + columns).joined(separator: ", ")) FROM \(name) WHERE \(conditions)
      ORDER BY \(key.joined(separator: ", ")) LIMIT $1
      """, values: values
    ) { row in
      Found(
        key: key.indices.map { row.values.value($0 + 1) }, label: row.text(0),
        values: columns.indices.map { row.values.value($0 + 1 + key.count) })
    }
  }
}
