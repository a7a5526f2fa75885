import ServiceKit
import Storage

/// Which organisation had a record that was destroyed: the row that found it is kept, without what was said.
enum KeptOrganisation {
  /// The tables, by what the streams of their records begin with.
  private static let tables = [
    "service-user": "service_user", "contact": "contact", "incident": "incident", "report": "report",
    "adjustment": "adjustment_request", "matter": "matter", "filed-item": "filed_item", "evidence": "evidence",
    "letter": "letter",
  ]

  /// The organisation of the record whose stream it is; nil where no row is kept of it.
  static func find(stream: String, in reader: Reader) throws -> String? {
    let parts = stream.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let table = tables[String(parts[0])] else { return nil }
    return try reader.first("SELECT organisation FROM \(table) WHERE id = $1", .text(String(parts[1])), as: { $0.text(0) })
      ?? DestroyedRecords.organisation(of: stream, in: reader)
  }
}
