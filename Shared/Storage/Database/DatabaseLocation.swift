/// Where a database is. Which files it consists of is up to its engine.
package struct DatabaseLocation: Sendable, Equatable, CustomStringConvertible {
  /// The folder, which must exist.
  package let folder: String
  /// The database's name in that folder, such as `intake`.
  package let name: String

  /// The database of that name in that folder.
  package init(folder: String, name: String) {
    (self.folder, self.name) = (folder, name)
  }

  /// The databases in that folder, by name; none where it cannot be listed.
  package static func all(in folder: String) -> [DatabaseLocation] {
    SQLiteFile.names(in: folder).map { DatabaseLocation(folder: folder, name: $0) }
  }

  /// True when there is a database, of any version.
  package var isThere: Bool { engine.isThere }

  /// As an operator knows it.
  package var description: String { engine.description }

  /// The engine that keeps it.
  var engine: any Engine { SQLiteFile(self) }
}
