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
    search.narrow(filter, organisations, filter.organisation)
    search.equal("channel", filter.channel?.rawValue)
    search.equal("direction", filter.direction?.rawValue)
    search.equal("handler", filter.handler)
    search.equal("matter", filter.matter.map(key(ofMatter:)))
    if let identified = filter.identified { search.require("service_user IS \(identified ? "NOT " : "")NULL") }
    return try search.identifiers(in: reader)
  }

  /// The identifiers of incidents.
  ///
  /// - Parameter behaviours: of which one was shown; nil for any.
  static func incidents(
    _ filter: IncidentFilter, showing behaviours: [String]? = nil, _ span: ListSpan, organisations: Set<String>,
    in reader: Reader
  ) throws -> [Identifier] {
    var search = Search("incident", span)
    search.recorded(at: "at")
    search.narrow(filter, organisations, filter.organisation)
    search.equal("channel", filter.channel?.rawValue)
    search.equal("handler", filter.handler)
    search.equal("matter", filter.matter.map(key(ofMatter:)))
    if let behaviours {
      search.require(
        "EXISTS (SELECT 1 FROM incident_behaviour WHERE behaviour IN (\(search.values.append(texts: behaviours))) AND incident = id)"
      )
    }
    return try search.identifiers(in: reader)
  }

  /// The identifiers of reports, whose moment is the one in which they are submitted.
  static func reports(
    _ filter: ReportFilter, _ span: ListSpan, organisations: Set<String>, in reader: Reader
  ) throws -> [Identifier] {
    var search = Search("report", span)
    search.made()
    search.narrow(filter, organisations, filter.organisation)
    search.equal("handler", filter.handler)
    return try search.identifiers(in: reader)
  }

  /// When a person's contacts were, how long they took, and how they came about, in order.
  static func times(
    of person: Identifier, from: Instant, until: Instant, organisations: Set<String>, in reader: Reader
  ) throws -> [(at: Instant, endedAt: Instant?, channel: Channel, direction: ContactDirection)] {
    var values: [Value] = [.identifier(person), .instant(from), .instant(until)]
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
        return (row.instant(0), row.instantIfPresent(1), channel, direction)
      })
  }
}

/// A search for the identifiers of one table's rows, as it is put together.
private struct Search {
  private let table: StaticString
  private let span: ListSpan
  private var conditions: [String] = []
  var values: [Value]

  init(_ table: StaticString, _ span: ListSpan) { (self.table, self.span, values) = (table, span, [.int(span.limit)]) }

  mutating func recorded(at moment: String) { conditions.append(span.recorded("id", at: moment, &values)) }

  mutating func made() { conditions.append(span.made("id", &values)) }

  /// Those of a person or a reference, of organisations that the one who asks works for.
  mutating func narrow(_ filter: some AcrossPeople, _ organisations: Set<String>, _ organisation: String?) {
    let shown = organisation.map { organisations.intersection([$0]) } ?? organisations
    require("organisation IN (\(values.append(texts: shown.sorted())))")
    equal("service_user", filter.serviceUser?.text)
    equal("reference", filter.reference?.text)
  }

  mutating func equal(_ column: String, _ value: String?) {
    if let value { require("\(column) = \(values.append(.text(value)))") }
  }

  mutating func require(_ condition: String) { conditions.append(condition) }

  func identifiers(in reader: Reader) throws -> [Identifier] {
    try reader.all(
      "SELECT id FROM \(table) WHERE \(conditions.joined(separator: " AND ")) ORDER BY id \(span.direction) LIMIT $1",
      values: values, as: { try $0.identifier(0) })
  }
}
