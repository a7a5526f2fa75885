import Contracts
import Storage

/// The log of contact checks: who looked, when, and what they were told.
enum ContactCheckStore {
  static func insert(_ entry: ContactCheckLogEntry, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO contact_check (id, at, asked_by, organisation, channel, service_user, instruction)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      .identifier(entry.id), .instant(entry.at), .text(entry.askedBy), .text(entry.organisation), .text(entry.channel.rawValue),
      .optional(entry.serviceUser), .text(entry.instruction.rawValue))
  }

  /// Checks: all, or those that one person's plan answered.
  static func list(
    _ filter: ContactCheckFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [ContactCheckLogEntry] {
    var values: [Value] = [.int(span.limit)]
    var conditions = span.made("id", at: "at", &values) + " AND organisation IN (\(values.append(texts: organisations)))"
    if let serviceUser = filter.serviceUser { conditions += " AND service_user = \(values.append(.identifier(serviceUser)))" }
    return try reader.all(
      """
      SELECT id, at, asked_by, organisation, channel, service_user, instruction FROM contact_check
      WHERE \(conditions) ORDER BY id \(span.direction) LIMIT $1
      """,
      values: values, as: entry)
  }

  private static func entry(_ row: Row) throws -> ContactCheckLogEntry {
    guard let channel = Channel(rawValue: row.text(4)), let instruction = ContactInstruction(rawValue: row.text(6)) else {
      throw StorageError.constraint("contact_check holds a code that this version does not know")
    }
    return ContactCheckLogEntry(
      id: try row.identifier(0), at: row.instant(1), askedBy: row.text(2), organisation: row.text(3), channel: channel,
      serviceUser: try row.identifierIfPresent(5), instruction: instruction)
  }
}
