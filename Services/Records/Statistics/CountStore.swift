import Contracts
import Storage

/// What is counted, one row for each thing; and what is under way, with the moment by which it should be done.
enum CountStore {
  static let schema = """
    CREATE TABLE counted (
      source TEXT NOT NULL,
      seq INTEGER NOT NULL,
      measure TEXT NOT NULL,
      code TEXT NOT NULL,
      organisation TEXT NOT NULL,
      day TEXT NOT NULL,
      person TEXT,
      stream TEXT NOT NULL,
      PRIMARY KEY (source, seq, measure, code)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE counted_to (
      source TEXT NOT NULL PRIMARY KEY,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX counted_measure ON counted (organisation, measure, day, code, person);
    CREATE INDEX counted_stream ON counted (stream);
    CREATE TABLE step_begun (
      name TEXT NOT NULL PRIMARY KEY,
      stream TEXT NOT NULL,
      due INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX step_begun_stream ON step_begun (stream);
    """

  /// What an event counts for.
  struct Counted {
    var measure: StatisticsMeasure
    var code: String
    var organisation: String
    var day: Day
    var person: Identifier?
  }

  /// Whether an event was not counted yet; it is from now on. A journal that is read again is not counted again.
  static func isNew(_ source: String, _ seq: Int64, in tx: Transaction) throws -> Bool {
    try tx.execute(
      """
      INSERT INTO counted_to (source, seq) VALUES ($1, $2) ON CONFLICT (source) DO UPDATE SET seq = excluded.seq
      WHERE excluded.seq > seq
      """, .text(source), .integer(seq)) > 0
  }

  static func insert(_ counted: Counted, source: String, seq: Int64, stream: String, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO counted (source, seq, measure, code, organisation, day, person, stream) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      .text(source), .integer(seq), .text(counted.measure.rawValue), .text(counted.code), .text(counted.organisation),
      .day(counted.day), .optional(counted.person), .text(stream))
  }

  /// Notes that something is under way; a moment that is noted already stays.
  static func begin(_ step: String, of stream: String, due: Instant, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO step_begun (name, stream, due) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", .text(step), .text(stream),
      .instant(due))
  }

  /// Ends what was under way; answers by when it should have been done, where that is known.
  static func end(_ step: String, in tx: Transaction) throws -> Instant? {
    let due = try tx.first("SELECT due FROM step_begun WHERE name = $1", .text(step), as: { $0.instant(0) })
    try tx.execute("DELETE FROM step_begun WHERE name = $1", .text(step))
    return due
  }

  static func remove(_ stream: String, in tx: Transaction) throws {
    for table in ["counted", "step_begun"] { try tx.execute("DELETE FROM \(table) WHERE stream = $1", .text(stream)) }
  }

  /// How many of a measure there were in an organisation between those days, by code.
  static func counts(
    of measure: StatisticsMeasure, in organisation: String, from: Day, to: Day, _ reader: Reader
  ) throws -> [String: Int] {
    let rows = try reader.all(
      "SELECT code FROM counted WHERE organisation = $1 AND measure = $2 AND day BETWEEN $3 AND $4", .text(organisation),
      .text(measure.rawValue), .day(from), .day(to), as: { $0.text(0) })
    return rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Whom a measure was about in an organisation between those days.
  static func people(
    of measure: StatisticsMeasure, in organisation: String, from: Day, to: Day, _ reader: Reader
  ) throws -> Set<Identifier> {
    Set(
      try reader.all(
        """
        SELECT person FROM counted WHERE organisation = $1 AND measure = $2 AND day BETWEEN $3 AND $4 AND person IS NOT NULL
        """, .text(organisation), .text(measure.rawValue), .day(from), .day(to), as: { try $0.identifier(0) }))
  }

  /// Who was under a plan that bound at any time between those moments, by the cases of an organisation.
  static func restricted(in organisation: String, from: Instant, until: Instant, _ reader: Reader) throws -> Set<Identifier> {
    Set(
      try reader.all(
        """
        SELECT service_user FROM plan
        WHERE organisation = $1 AND since IS NOT NULL AND since < $3 AND (ended_at IS NULL OR ended_at >= $2)
        """, .text(organisation), .instant(from), .instant(until), as: { try $0.identifier(0) }))
  }
}
