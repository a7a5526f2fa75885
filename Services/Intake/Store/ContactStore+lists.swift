import Contracts
import ServiceKit
import Storage

/// The lists: conditions on columns, in the order of the identifiers.
extension ContactStore {
  /// The identifiers of contacts.
  static func contacts(
    _ filter: ContactFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var search = Search("contact", span)
    search.recorded(at: "at")
    try search.narrow(filter, organisations, filter.organisation, in: reader)
    search.equal("channel", filter.channel?.rawValue)
    search.equal("direction", filter.direction?.rawValue)
    search.equal("handler", filter.handler)
    search.equal("matter", filter.matter.map(key(ofMatter:)))
    if let identified = filter.identified { search.require("service_user IS \(identified ? "NOT " : "")NULL") }
    return try search.identifiers(in: reader)
  }

  /// The identifiers of incidents.
  static func incidents(
    _ filter: IncidentFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var search = Search("incident", span)
    // What few incidents have is looked for first; the planner, which does not know what is in the tables, might begin with all of them.
    let isFew = filter.serviceUser != nil || filter.reference != nil || filter.handler != nil || filter.matter != nil
    if let behaviour = filter.behaviour { search.join("incident_behaviour", "behaviour", behaviour, first: !isFew) }
    if let heading = filter.heading {
      search.join("incident_heading", "heading", heading, first: !isFew && filter.behaviour == nil)
    }
    search.recorded(at: "at")
    try search.narrow(filter, organisations, filter.organisation, in: reader)
    search.equal("channel", filter.channel?.rawValue)
    search.equal("handler", filter.handler)
    search.equal("matter", filter.matter.map(key(ofMatter:)))
    return try search.identifiers(in: reader)
  }

  /// The identifiers of reports, whose moment is the one in which they are submitted.
  static func reports(
    _ filter: ReportFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var search = Search("report", span)
    search.made()
    try search.narrow(filter, organisations, filter.organisation, in: reader)
    search.equal("handler", filter.handler)
    return try search.identifiers(in: reader)
  }

  /// When a person's contacts were, how long they took, and how they came about, in order.
  static func times(
    of person: Identifier, from: Instant, until: Instant, organisations: Set<String>, in reader: Reader
  ) throws -> [(at: Instant, endedAt: Instant?, channel: Channel, direction: ContactDirection)] {
    try PersonRecords.all(of: person, in: reader).flatMap { record in
      var values: [Value] = [.identifier(record), .instant(from), .instant(until)]
      return try reader.all(
        """
        SELECT at, ended_at, channel, direction FROM contact
        WHERE service_user = $1 AND at >= $2 AND at < $3 AND organisation IN (\(values.append(texts: organisations))) ORDER BY at
        """,
        values: values,
        as: { row in
          guard let channel = Channel(rawValue: row.text(2)), let direction = ContactDirection(rawValue: row.text(3)) else {
            throw StorageError.constraint("a contact has a channel or a direction that is none")
          }
          return (at: row.instant(0), endedAt: row.instantIfPresent(1), channel: channel, direction: direction)
        })
    }.sorted { $0.at < $1.at }
  }
}

/// A search for the identifiers of one table's rows, as it is put together.
private struct Search {
  private let table: String
  private var tables: String
  private var id: String
  private let span: ListSpan
  private var conditions: [String] = []
  private var values: [Value]

  init(_ table: StaticString, _ span: ListSpan) {
    (self.table, tables, id) = ("\(table)", "\(table)", "\(table).id")
    (self.span, values) = (span, [.int(span.limit)])
  }

  /// Those of which that other table has a row with that value: looked for first, or for each.
  mutating func join(_ other: StaticString, _ column: StaticString, _ value: String, first: Bool) {
    if first {
      (tables, id) = ("\(other) CROSS JOIN \(table) ON \(table).id = \(other).\(table)", "\(other).\(table)")
    } else {
      tables += " CROSS JOIN \(other) ON \(other).\(table) = \(table).id"
    }
    require("\(other).\(column) = \(values.append(.text(value)))")
  }

  mutating func recorded(at moment: String) { conditions.append(span.recorded(id, at: moment, &values)) }

  mutating func made() { conditions.append(span.made(id, &values)) }

  /// Those of a person or a reference, of organisations that the one who asks works for.
  mutating func narrow(
    _ filter: some AcrossPeople, _ organisations: Set<String>, _ organisation: String?, in reader: Reader
  ) throws {
    let shown = organisation.map { organisations.intersection([$0]) } ?? organisations
    require("organisation IN (\(values.append(texts: shown.sorted())))")
    if let person = filter.serviceUser { require(try PersonRecords.condition("service_user", of: person, &values, in: reader)) }
    equal("reference", filter.reference?.text)
  }

  mutating func equal(_ column: String, _ value: String?) {
    if let value { require("\(column) = \(values.append(.text(value)))") }
  }

  mutating func require(_ condition: String) { conditions.append(condition) }

  func identifiers(in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT \(id) FROM \(tables) WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(id) \(span.direction) LIMIT $1",
      values: values, as: { try $0.identifier(0) })
  }
}
