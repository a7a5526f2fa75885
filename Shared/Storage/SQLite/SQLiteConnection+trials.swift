extension SQLiteConnection {
  func plans() throws -> [QueryPlan] {
    try keptStatements.map { statement in
      let work = statement.work
      return try plan(of: statement.sql, steps: work.steps, runs: work.runs)
    }
  }

  func pretendFull(_ isFull: Bool) throws {
    // No file is smaller than it is: it may not grow.
    _ = try ask("PRAGMA max_page_count = \(isFull ? 1 : Int(Int32.max))")
  }

  private func plan(of sql: String, steps: Int, runs: Int) throws -> QueryPlan {
    var (text, scans, sorts, repeats): ([String], [String], Bool, Bool) = ([], [], false, false)
    try SQLiteStatement("EXPLAIN QUERY PLAN " + sql, on: self).runUnbound(on: self) { row in
      let line = row.text(3)
      text.append(line)
      // SCAN name, SCAN name USING INDEX ..., SEARCH name USING AUTOMATIC ...: the last is an index that is made for this once.
      let words = line.split(separator: " ").map(String.init)
      if words.count > 1, words[0] == "SCAN" && line != "SCAN CONSTANT ROW" || words.contains("AUTOMATIC") {
        scans.append(words[1])
      }
      if line.hasPrefix("USE TEMP B-TREE") { sorts = true }
      if line.hasPrefix("CORRELATED") { repeats = true }
    }
    return QueryPlan(sql: sql, scans: scans, sorts: sorts, repeats: repeats, text: text, steps: steps, runs: runs)
  }
}
