/// Reads from one snapshot of the database. Valid only inside the call it is lent to; later it throws ``StorageError/closed``.
///
/// Parameters are written `$1` to `$n` and given in that order.
package class Reader {
  fileprivate var connection: (any EngineConnection)?

  init(_ connection: any EngineConnection) {
    self.connection = connection
  }

  /// Takes the connection back: whatever kept this reader can do nothing with it any more.
  func end() { connection = nil }

  /// Every row of the answer, in order.
  package func all<T>(_ sql: String, _ values: Value..., as make: (Row) throws -> T) throws -> [T] {
    try all(sql, values: values, as: make)
  }

  /// Every row of the answer, in order, for a list of values whose length varies.
  package func all<T>(_ sql: String, values: [Value], as make: (Row) throws -> T) throws -> [T] {
    var rows: [T] = []
    try lent().query(sql, values) { row in
      rows.append(try make(row))
      return true
    }
    return rows
  }

  /// The first row of the answer; nil when there is none.
  package func first<T>(_ sql: String, _ values: Value..., as make: (Row) throws -> T) throws -> T? {
    var found: T?
    try lent().query(sql, values) { row in
      found = try make(row)
      return false
    }
    return found
  }

  /// Each row of the answer in turn, without keeping any: memory stays flat however many there are.
  package func each(_ sql: String, _ values: Value..., body: (Row) throws -> Void) throws {
    try lent().query(sql, values) { row in
      try body(row)
      return true
    }
  }

  /// Each row while `body` answers true.
  func each(_ sql: String, _ values: Value..., while body: (Row) throws -> Bool) throws {
    try lent().query(sql, values, each: body)
  }

  /// The plans of the statements that the connection was asked.
  func plans() throws -> [QueryPlan] { try lent().plans() }

  /// Makes the disk appear full, or gives it room again.
  func pretendFull(_ isFull: Bool) throws { try lent().pretendFull(isFull) }

  /// What the engine finds damaged in the whole of the database, at most so many findings; none when it is whole. Reads all of it.
  package func damage(most: Int) throws -> [String] { try lent().damage(most: most) }

  /// The names of all tables.
  package func tables() throws -> Set<String> { try lent().tables() }

  /// The names of a table's columns, in their order.
  func columns(of table: String) throws -> [String] { try lent().columns(of: table) }

  /// Whether there is a table of that name, in a database of any version.
  package func hasTable(_ name: String) throws -> Bool { try lent().hasTable(name) }

  fileprivate func lent() throws -> any EngineConnection {
    guard let connection else { throw StorageError.closed }
    return connection
  }
}

/// Reads and changes the database: all of it is kept, or, when the body throws, none.
package final class Transaction: Reader {
  /// True when something was destroyed that must leave the engine's log too, and not only its tables.
  package var erases = false
  /// The trace that the change belongs to, which the journal keeps with what is appended; nil for none.
  package var trace: String?

  /// Has references between rows checked no earlier than the commit.
  func checkReferencesLate() throws { try lent().checkReferencesLate() }

  /// Runs one statement; answers how many rows it inserted, updated or deleted.
  @discardableResult
  package func execute(_ sql: String, _ values: Value...) throws -> Int {
    try lent().execute(sql, values)
  }

  /// The same for a list of values whose length varies.
  @discardableResult
  package func execute(_ sql: String, values: [Value]) throws -> Int { try lent().execute(sql, values) }
}
