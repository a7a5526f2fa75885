/// A table that is worked out from journals and answered from, which can be worked out anew and compared.
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

  /// The table's name.
  package let name: String
  private let key: [String]
  private let ignored: Set<String>
  private let label: String

  private static let page = 1000

  /// The table of that name.
  ///
  /// - Parameters:
  ///   - key: expressions of text that tell a row from all others, its primary key.
  ///   - ignored: columns of which the journals say nothing. All others are compared.
  ///   - label: an expression that names a row and says nothing about a person.
  package init(_ name: String, key: [String], ignoring ignored: Set<String> = [], label: String) {
    (self.name, self.key, self.ignored, self.label) = (name, key, ignored, label)
  }

  private struct Found {
    let key: [String]
    let label: String
    let values: [Value]
  }

  /// Compares the table with what it should be, in the order of its key.
  ///
  /// - Parameters:
  ///   - rebuilt: where the same table was worked out anew.
  ///   - each: told of each row that differs, by its label.
  /// - Returns: how many rows were compared.
  package func compare(
    _ served: Reader, with rebuilt: Reader, each: (_ label: String, Difference) throws -> Void
  ) throws -> Int {
    let columns = try rebuilt.columns(of: name).filter { !ignored.contains($0) }
    var (compared, last): (Int, [String]?) = (0, nil)
    while true {
      let found = try rows(columns, after: last, through: nil, in: served)
      let end = found.count < Self.page ? nil : found.last?.key
      let expected = try rows(columns, after: last, through: end, limit: .max, in: rebuilt)
      compared += found.count
      let wanted = Dictionary(expected.map { ($0.key, $0) }) { first, _ in first }
      let there = Set(found.map(\.key))
      for row in found {
        guard let other = wanted[row.key] else { try each(row.label, .added); continue }
        if other.values != row.values { try each(row.label, .changed) }
      }
      for row in expected where !there.contains(row.key) { try each(row.label, .missing) }
      guard let end else { return compared }
      last = end
    }
  }

  /// Has those tables as they were worked out anew, in place of what is in them.
  package static func replace(_ tables: [ServedTable], in tx: Transaction, from rebuilt: Reader) throws {
    // They refer to each other, and other tables to them.
    try tx.checkReferencesLate()
    for table in tables { try table.replace(in: tx, from: rebuilt) }
  }

  private func replace(in tx: Transaction, from rebuilt: Reader) throws {
    let names = try rebuilt.columns(of: name)
    let list = names.joined(separator: ", ")
    let places = names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    try tx.execute("DELETE FROM \(name)")
    try rebuilt.each("SELECT \(list) FROM \(name)") { row in
      try tx.execute("INSERT INTO \(name) (\(list)) VALUES (\(places))", values: names.indices.map { row.values.value($0) })
    }
  }

  private func rows(
    _ columns: [String], after: [String]?, through: [String]?, limit: Int = ServedTable.page, in reader: Reader
  ) throws -> [Found] {
    var values: [Value] = [.int(limit)]
    var conditions = "1"
    for (sign, bound) in [(">", after), ("<=", through)] {
      guard let bound else { continue }
      conditions += " AND (\(key.joined(separator: ", "))) \(sign) ("
      conditions += bound.map { values.append(.text($0)) }.joined(separator: ", ") + ")"
    }
    return try reader.all(
      """
      SELECT \(([label] + key + columns).joined(separator: ", ")) FROM \(name) WHERE \(conditions)
      ORDER BY \(key.joined(separator: ", ")) LIMIT $1
      """, values: values
    ) { row in
      Found(
        key: key.indices.map { row.text($0 + 1) }, label: row.text(0),
        values: columns.indices.map { row.values.value($0 + 1 + key.count) })
    }
  }
}
