package import Contracts
package import Storage

/// What of destroyed aggregates is outside a service's database, until that is removed too: a row for each, and a due row for each part of a disposal.
package enum Removals {
  /// A person whom others were shown, in the log of who looked.
  package static let person = "person"

  /// The streams that were emptied by a part, a line each, until that is confirmed.
  private static let streams = "stream"

  /// The kind of due row.
  package static let kind = "remove"

  /// For a migration of each service that has something outside its database.
  package static let schema = """
    CREATE TABLE to_be_removed (
      part TEXT NOT NULL,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (part, kind, value)
    ) STRICT, WITHOUT ROWID;
    """

  private static func stream(_ disposal: Identifier, _ part: Int) -> String { "removal/\(disposal)/\(part)" }

  /// Notes something that is to be removed with that part.
  package static func note(_ kind: String, _ value: String, with order: DisposalOrdered, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO to_be_removed (part, kind, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      .text(stream(order.disposal, order.part)), .text(kind), .text(value))
  }

  /// Notes which streams were emptied with that part.
  static func note(streams: [String], with order: DisposalOrdered, in tx: Transaction) throws {
    if !streams.isEmpty { try note(Self.streams, streams.joined(separator: "\n"), with: order, in: tx) }
  }

  private static func lines(_ values: [String]) -> [String] { values.flatMap { $0.split(separator: "\n").map(String.init) } }

  /// Has it removed soon, after what was done in the database.
  package static func begin(_ done: DisposalCarriedOut, at instant: Instant, in tx: Transaction) throws {
    try DueRows.set(
      DueRow(
        stream: stream(done.disposal, done.part), version: -1, kind: kind, due: instant,
        detail: ([done.disposal.text, String(done.part), String(done.streams), String(done.events)]
          + (done.kept ?? []).map(\.stream))
          .joined(separator: " ")), in: tx)
  }

  /// What was done in the database, as ``begin(_:at:in:)`` noted it.
  package static func done(_ row: DueRow, in reader: Reader) throws -> DisposalCarriedOut {
    let words = row.detail.split(separator: " ").map(String.init)
    guard words.count >= 4, let disposal = Identifier(words[0]), let part = Int(words[1]), let streams = Int(words[2]),
      let events = Int(words[3])
    else { throw StorageError.constraint("a due row does not say what is to be removed") }
    let kept = words.dropFirst(4).compactMap { AggregateName(stream: $0) }
    let emptied = lines(try noted(Self.streams, by: row, in: reader)).sorted()
    return DisposalCarriedOut(
      disposal: disposal, part: part, streams: streams, events: events, files: 0, kept: kept.isEmpty ? nil : kept,
      emptied: emptied.isEmpty ? nil : emptied)
  }

  /// Whether anything of a disposal is still to be removed.
  package static func isPending(_ disposal: Identifier, in reader: Reader) throws -> Bool {
    // A stream of its parts begins with the disposal and a slash, which `0` comes after.
    try reader.first(
      "SELECT 1 FROM due_row WHERE stream >= $1 AND stream < $2 LIMIT 1", .text("removal/\(disposal)/"),
      .text("removal/\(disposal)0"), as: { _ in true }) ?? false
  }

  /// Streams that were emptied by parts of disposals that are not confirmed yet.
  static func waitingStreams(in reader: Reader) throws -> Set<String> {
    Set(
      lines(
        try reader.all("SELECT value FROM to_be_removed WHERE part > '' AND kind = $1", .text(streams), as: { $0.text(0) })))
  }

  /// Those of the people that are to be removed.
  package static func people(_ row: DueRow, in reader: Reader) throws -> [Identifier] {
    try noted(person, by: row, in: reader).compactMap { Identifier($0) }
  }

  /// What of that kind is to be removed.
  package static func noted(_ kind: String, by row: DueRow, in reader: Reader) throws -> [String] {
    try reader.all(
      "SELECT value FROM to_be_removed WHERE part = $1 AND kind = $2", .text(row.stream), .text(kind), as: { $0.text(0) })
  }

  /// It is removed.
  package static func forget(_ row: DueRow, in tx: Transaction) throws {
    try tx.execute("DELETE FROM to_be_removed WHERE part = $1", .text(row.stream))
    tx.erases = true
  }
}
