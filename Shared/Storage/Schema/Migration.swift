/// One step of the schema. Once released, neither its name nor its SQL is ever changed: corrections are further steps.
package struct Migration: Sendable {
  /// What it is known by in the database; unique among all steps of a service, those of storage itself included.
  package let name: String
  /// Any number of statements, run in one transaction of their own.
  package let sql: String

  /// A step of that name.
  package init(name: String, sql: String) {
    (self.name, self.sql) = (name, sql)
  }
}

extension EngineConnection {
  /// Applies what the database has not had yet, in order; refuses one that has had what this program does not know.
  func migrate(_ migrations: [Migration]) throws {
    try run(
      script: "CREATE TABLE IF NOT EXISTS migration (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT")
    let known = Set(migrations.map(\.name))
    if let twice = migrations.map(\.name).first(where: { name in migrations.count { $0.name == name } > 1 }) {
      throw StorageError.migrationFailed(name: twice, reason: "two migrations have this name")
    }
    var unknown: String?
    try query("SELECT name FROM migration ORDER BY position", []) { row in
      let name = row.text(0)
      if unknown == nil, !known.contains(name) { unknown = name }
      return unknown == nil
    }
    if let unknown { throw StorageError.newerThanProgram(unknown: unknown) }
    for migration in migrations { try apply(migration) }
  }

  private func apply(_ migration: Migration) throws {
    try take(.beginWriting)
    do {
      // Asked inside the transaction: two programs may be starting on the same database.
      var isApplied = false
      try query("SELECT 1 FROM migration WHERE name = $1", [.text(migration.name)]) { _ in
        isApplied = true
        return false
      }
      if !isApplied {
        try run(script: migration.sql)
        _ = try execute(
          "INSERT INTO migration (position, name) VALUES ((SELECT coalesce(max(position), 0) + 1 FROM migration), $1)",
          [.text(migration.name)])
        try checkLateConstraints()
      }
      try take(.commit)
    } catch {
      if isInTransaction { try take(.rollBack) }
      throw StorageError.migrationFailed(
        name: migration.name, reason: (error as? StorageError)?.reason ?? "unexpected failure")
    }
  }
}
