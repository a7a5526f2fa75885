/// What a database engine provides for one database. A second engine is a folder next to the first with a type of this protocol, and another
/// answer from ``DatabaseLocation/engine``; what it must do is in `Shared/Decisions/0015-the-engine-keeps-to-itself.md`.
protocol Engine: Sendable {
  /// How an operator knows the database: its file, or its address.
  var description: String { get }
  /// True when there is a database, of any version.
  var isThere: Bool { get }

  /// The writer's connection, to a database that is made, for its owner alone, where there is none.
  func openForWriting() throws -> any EngineConnection
  /// A connection for reading, in the program that has the database open for writing.
  func openForReading() throws -> any EngineConnection
  /// A connection for reading in a program that only looks, whether or not another has the database open: it changes and makes nothing.
  func openForLooking() throws -> any EngineConnection
}

/// A step in the life of a transaction.
enum TransactionStep: Int, CaseIterable {
  /// Begins a transaction that reads one snapshot.
  case beginReading
  /// Begins a transaction that changes: only one at a time, in any program.
  case beginWriting
  /// Keeps everything, on disk.
  case commit
  /// Keeps nothing.
  case rollBack
  /// Begins a part that can be undone by itself. Parts are not nested.
  case beginPart
  /// Undoes the part, which goes on.
  case undoPart
  /// Ends the part; what it did is kept with the transaction.
  case endPart
}
