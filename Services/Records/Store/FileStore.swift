import Contracts
import Policy
import Storage

/// Whose file an event goes on.
struct FileSubject: Sendable, Equatable {
  var caseID: Identifier?
  /// The person, where it belongs to no case, and the organisation in which it happened; nil when that cannot be known.
  var serviceUser: Identifier?
  var organisation: String?
}

/// What records knows about a case.
struct KnownCase: Sendable, Equatable {
  var caseID: Identifier
  var reference: String
  var serviceUser: Identifier
  var organisation: String
  /// The policy it began under; nil in a row from before these were kept.
  var policy: PackReference?
}

/// What is on file.
enum FileStore {
  static func insert(_ entry: FileEntry, about subject: FileSubject, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO file_entry (source, seq, case_id, service_user, type, at, actor, stream, organisation)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      .text(entry.source), .integer(entry.seq), .optional(subject.caseID), .optional(subject.serviceUser), .text(entry.type),
      .instant(entry.at), .text(entry.actor), .text(entry.stream), .optional(subject.organisation))
  }

  /// Notes in what organisation something happened that is on file already; answers whether it is.
  static func complete(source: String, seq: Int64, organisation: String?, in tx: Transaction) throws -> Bool {
    try tx.execute(
      "UPDATE file_entry SET organisation = coalesce(organisation, $3) WHERE source = $1 AND seq = $2", .text(source),
      .integer(seq), .optional(organisation)) > 0
  }

  static func insert(_ known: KnownCase, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO known_case (case_id, reference, service_user, organisation, policy, policy_version)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      .identifier(known.caseID), .text(known.reference), .identifier(known.serviceUser), .text(known.organisation),
      .optional(known.policy?.id), .optional(known.policy?.version))
  }

  /// The services that have something in that stream.
  static func sources(of stream: String, in reader: Reader) throws -> Set<String> {
    Set(try reader.all("SELECT source FROM file_entry WHERE stream = $1", .text(stream), as: { $0.text(0) }))
  }

  /// The case of that reference.
  static func caseID(of reference: Reference, in reader: Reader) throws -> Identifier? {
    try reader.first(
      "SELECT case_id FROM known_case WHERE reference = $1", .text(reference.text), as: { try $0.identifier(0) })
  }

  static func knownCase(_ id: Identifier, in reader: Reader) throws -> KnownCase? {
    try reader.first(
      "SELECT reference, service_user, organisation, policy, policy_version FROM known_case WHERE case_id = $1", .identifier(id),
      as: { row in
        KnownCase(
          caseID: id, reference: row.text(0), serviceUser: try row.identifier(1), organisation: row.text(2),
          policy: row.textIfPresent(3).flatMap { name in
            row.textIfPresent(4).map { PackReference(id: name, version: $0) }
          })
      })
  }

  /// Everything about the case and its letters, and the person's own contacts with the case's organisation, in the order in which it
  /// happened; 2,000 at most.
  ///
  /// Where it is not known in what organisation something happened, it is shown only if what it is about is known to be of this one.
  static func entries(about known: KnownCase, in reader: Reader) throws -> [FileEntry] {
    let found = try reader.all(
      """
      SELECT source, seq, type, at, actor, stream, $3 FROM file_entry WHERE case_id = $1
      UNION ALL
      SELECT source, seq, type, at, actor, stream, organisation FROM file_entry
      WHERE service_user = $2 AND (organisation = $3 OR organisation IS NULL)
      ORDER BY at, source, seq LIMIT 2000
      """,
      .identifier(known.caseID), .identifier(known.serviceUser), .text(known.organisation),
      as: { row in
        (
          entry: FileEntry(
            source: row.text(0), seq: row.integer(1), type: row.text(2), at: row.instant(3), actor: row.text(4),
            stream: row.text(5)), isOwn: row.textIfPresent(6) != nil
        )
      })
    let own = Set(found.filter(\.isOwn).map(\.entry.stream))
    return found.map(\.entry).filter { own.contains($0.stream) }
  }
}
