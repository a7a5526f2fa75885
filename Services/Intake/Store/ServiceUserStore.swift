import Contracts
import Policy
import ServiceKit
import Storage

/// People in intake's tables.
enum ServiceUserStore {
  static func insert(_ person: ServiceUser, in tx: Transaction) throws {
    try insertRow(of: person, in: tx)
    try insertContactPoints(of: person, in: tx)
    try PersonWords.set(person.names, of: person.id, in: tx)
    try PlanHolders.update(person.id, in: tx)
  }

  /// The same for many, one after another: only of those who share a number or an address is it asked whether they hold a plan.
  ///
  /// - Parameter isSharing: what ``isSharing(_:in:)`` said just before.
  static func insertNew(
    _ person: ServiceUser, words: [PersonName.FindableWord], isSharing: Bool, in tx: Transaction
  ) throws {
    try insertRow(of: person, in: tx)
    try insertContactPoints(of: person, in: tx)
    try PersonWords.add(words, of: person.id, in: tx)
    if isSharing { try PlanHolders.update(person.id, in: tx) }
  }

  /// Whether anybody has a number or an address of a person who is not in yet.
  static func isSharing(_ person: ServiceUser, in reader: Reader) throws -> Bool {
    for (kind, keys) in [(ContactPointKind.telephone, person.telephoneNumbers), (.email, person.emailAddresses)] {
      for key in keys {
        let other = try reader.first(
          "SELECT 1 FROM contact_point WHERE kind = $1 AND key = $2 LIMIT 1", .text(kind.rawValue), .text(key), as: { $0.int(0) })
        if other != nil { return true }
      }
    }
    return false
  }

  private static func insertRow(of person: ServiceUser, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO service_user (id, reference, version, name, organisation, postal_address, registered_at, aliases, details)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      .identifier(person.id), .text(person.reference), .int(person.version), .text(person.name),
      .text(person.organisation), .optional(person.postalAddress), .instant(person.registeredAt),
      .optional(person.aliases?.joined(separator: "\n")), .optional(try detailsText(of: person)))
  }

  static func replace(_ person: ServiceUser, in tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE service_user SET version = $2, name = $3, aliases = $4, postal_address = $5, details = $6, died_at = $7 WHERE id = $1
      """,
      .identifier(person.id), .int(person.version), .text(person.name), .optional(person.aliases?.joined(separator: "\n")),
      .optional(person.postalAddress), .optional(try detailsText(of: person)),
      person.deathConfirmedAt.map(Value.instant) ?? .null)
    try tx.execute("DELETE FROM contact_point WHERE service_user = $1", .identifier(person.id))
    try tx.execute("DELETE FROM representative_point WHERE service_user = $1", .identifier(person.id))
    try insertContactPoints(of: person, in: tx)
    try PersonWords.set(person.names, of: person.id, in: tx)
    try PlanHolders.update(person.id, in: tx)
  }

  static func find(_ id: Identifier, in reader: Reader) throws -> ServiceUser? {
    guard var person = try reader.first("\(columns) WHERE id = $1", .identifier(id), as: person) else { return nil }
    person.telephoneNumbers = try points(of: id, kind: .telephone, in: reader)
    person.emailAddresses = try points(of: id, kind: .email, in: reader)
    person.adjustments = try AdjustmentStore.agreed(for: try PersonRecords.all(of: id, in: reader), in: reader)
    return person
  }

  /// The person as their own record says, without what other records add.
  static func record(_ id: Identifier, in reader: Reader) throws -> ServiceUser? {
    guard var person = try find(id, in: reader) else { return nil }
    person.adjustments = nil
    return person
  }

  /// The person of that reference; nil when there is no such person.
  static func find(_ reference: Reference, in reader: Reader) throws -> Identifier? {
    try reader.first(
      "SELECT id FROM service_user WHERE reference = $1", .text(reference.text), as: { try $0.identifier(0) })
  }

  /// The reference of that person; nil when there is no such person.
  static func reference(of id: Identifier, in reader: Reader) throws -> String? {
    try reader.first("SELECT reference FROM service_user WHERE id = $1", .identifier(id), as: { $0.text(0) })
  }

  /// When the person's death was confirmed, on whichever of their records; nil of the living.
  static func death(of id: Identifier, in reader: Reader) throws -> Instant? {
    let own = try reader.first(
      "SELECT died_at, person FROM service_user WHERE id = $1", .identifier(id),
      as: { (died: $0.instantIfPresent(0), person: $0.textIfPresent(1)) })
    guard let own, own.died == nil, let person = own.person else { return own?.died }
    return try reader.all(
      "SELECT died_at FROM service_user WHERE person = $1", .text(person), as: { $0.instantIfPresent(0) }
    ).compactMap { $0 }.min()
  }

  /// Notes whether the data of a person may only be stored, where an event of records says so.
  static func note(_ type: RecordsEvent, _ event: FeedEvent, in tx: Transaction) throws {
    switch type {
    case .rightsRequestReceived, .rightsRequestIdentity, .rightsRequestExtended, .rightsRequestAnswered, .rightsRequestLifted:
      // Each has the request as it left it.
      try note(try event.decode(RightsRequestReceived.self).request, in: tx)
    case .fileEntered, .holdPlaced, .holdReviewed, .holdReleased, .disposalProposed, .disposalApproved, .disposalWithdrawn,
      .disposalOrdered, .disposalCompleted, .disclosureRecorded, .equalityReturned, .clockMoved:
      break
    }
  }

  private static func note(_ request: RightsRequest, in tx: Transaction) throws {
    let person = Value.identifier(request.serviceUser)
    let found = try tx.first("SELECT restricted_by FROM service_user WHERE id = $1", person, as: { $0.textIfPresent(0) })
    guard let found else { return }
    var requests = Set(found?.split(separator: " ").map(String.init) ?? [])
    if request.isRestricting { requests.insert(request.reference) } else { requests.remove(request.reference) }
    try tx.execute(
      "UPDATE service_user SET restricted_by = $2 WHERE id = $1", person,
      .optional(requests.isEmpty ? nil : requests.sorted().joined(separator: " ")))
  }

  /// The requests because of which the person's data may only be stored, on any of their records.
  static func restriction(of id: Identifier, in reader: Reader) throws -> String? {
    let found = try PersonRecords.all(of: id, in: reader).compactMap { record in
      try reader.first(
        "SELECT restricted_by FROM service_user WHERE id = $1", .identifier(record), as: { $0.textIfPresent(0) }) ?? nil
    }
    return found.isEmpty ? nil : found.joined(separator: " ")
  }

  /// The numbers and addresses by which a person is found.
  static func keys(of id: Identifier, in reader: Reader) throws -> [(kind: String, key: String)] {
    try reader.all(
      "SELECT kind, key FROM contact_point WHERE service_user = $1", .identifier(id), as: { ($0.text(0), $0.text(1)) })
  }

  /// Whether anything is still recorded about that person, so that who they are cannot go.
  static func hasRecords(_ id: Identifier, in reader: Reader) throws -> Bool {
    let tables = ["contact", "incident", "report", "adjustment_request", "matter", "filed_item", "letter", "plan_in_force"]
    return try tables.contains { table in
      try reader.first("SELECT 1 FROM \(table) WHERE service_user = $1 LIMIT 1", .identifier(id), as: { _ in true }) ?? false
    }
  }

  /// The organisation that registered the person; nil when there is no such person.
  static func organisation(of id: Identifier, in reader: Reader) throws -> String? {
    try reader.first("SELECT organisation FROM service_user WHERE id = $1", .identifier(id), as: { $0.text(0) })
  }

  /// The person with all their names; nil when there is no such person.
  static func candidate(_ id: Identifier, in reader: Reader) throws -> PersonCandidate? {
    try reader.first(
      "SELECT name, aliases FROM service_user WHERE id = $1", .identifier(id),
      as: { PersonCandidate(id: id, name: $0.text(0), aliases: aliases($0.textIfPresent(1)) ?? []) })
  }

  /// Aliases as they are kept, one a line.
  static func aliases(_ text: String?) -> [String]? { text.map { $0.split(separator: "\n").map(String.init) } }

  /// What a list of people is narrowed by.
  struct Filter {
    var reference: Reference?
    /// Those people only.
    var ids: [Identifier]?
    /// The ways to reach them, all of which they have.
    var points: [(kind: ContactPointKind, value: String)]
    var span: ListSpan
    var organisations: Set<String>
  }

  /// People by reference, number, address and identifier, or all, in the order of their registration.
  static func list(_ filter: Filter, in reader: Reader) throws -> [ServiceUser] {
    var values: [Value] = [.int(filter.span.limit)]
    // Found by the first way to reach them, where one is given: few people share it.
    let id = filter.points.isEmpty ? "s.id" : "p0.service_user"
    var tables = filter.points.isEmpty ? "service_user s" : "contact_point p0 JOIN service_user s ON s.id = p0.service_user"
    var conditions = filter.span.made(id, at: "s.registered_at", &values)
    for (index, point) in filter.points.enumerated() {
      if index > 0 { tables += " JOIN contact_point p\(index) ON p\(index).service_user = s.id" }
      conditions += " AND p\(index).kind = \(values.append(.text(point.kind.rawValue)))"
      conditions += " AND p\(index).key = \(values.append(.text(point.value)))"
    }
    if let ids = filter.ids { conditions += " AND s.id IN (\(values.append(texts: Set(ids.map(\.text)))))" }
    if let reference = filter.reference { conditions += " AND s.reference = \(values.append(.text(reference.text)))" }
    conditions += " AND s.organisation IN (\(values.append(texts: filter.organisations)))"
    let sql = "SELECT \(id) FROM \(tables) WHERE \(conditions) ORDER BY \(id) \(filter.span.direction) LIMIT $1"
    let ids = try reader.all(sql, values: values, as: { try $0.identifier(0) })
    return try ids.compactMap { try find($0, in: reader) }
  }

  /// Who has that number or address: all of them, since any may be the one under a plan.
  static func people(at kind: ContactPointKind, _ value: String, in reader: Reader) throws -> [ReachedPerson] {
    try reader.all(
      """
      SELECT s.id, s.name, s.organisation, s.aliases, s.died_at, s.person IS NOT NULL,
        EXISTS (SELECT 1 FROM adjustment_request a WHERE a.service_user = s.id AND a.agreed IS NOT NULL),
        EXISTS (SELECT 1 FROM plan_holder h WHERE h.service_user = s.id), s.restricted_by
      FROM contact_point p JOIN service_user s ON s.id = p.service_user
      WHERE p.kind = $1 AND p.key = $2 ORDER BY p.service_user
      """,
      .text(kind.rawValue), .text(value),
      as: {
        ReachedPerson(
          candidate: PersonCandidate(
            id: try $0.identifier(0), name: $0.text(1), aliases: aliases($0.textIfPresent(3)) ?? []), organisation: $0.text(2),
          diedAt: $0.instantIfPresent(4), isMerged: $0.flag(5), isAdjusted: $0.flag(6), isPlanned: $0.flag(7),
          restrictedBy: $0.textIfPresent(8))
      })
  }

  private static let columns =
    "SELECT id, reference, version, name, organisation, postal_address, registered_at, aliases, details, died_at FROM service_user"

  private static func person(_ row: Row) throws -> ServiceUser {
    ServiceUser(
      id: try row.identifier(0), reference: row.text(1), version: row.int(2), name: row.text(3), organisation: row.text(4),
      telephoneNumbers: [], emailAddresses: [], postalAddress: row.textIfPresent(5), aliases: aliases(row.textIfPresent(7)),
      details: try row.textIfPresent(8).map { try JSON.decode(PersonDetails.self, from: Array($0.utf8)) } ?? PersonDetails(),
      registeredAt: row.instant(6), deathConfirmedAt: row.instantIfPresent(9))
  }

  /// What is kept as one text, since nobody is found by it; nil where there is nothing.
  private static func detailsText(of person: ServiceUser) throws -> String? {
    let details = person.details.tidy
    return details == PersonDetails() ? nil : String(decoding: try JSON.bytes(of: details), as: UTF8.self)
  }

  private static func points(of id: Identifier, kind: ContactPointKind, in reader: Reader) throws -> [String] {
    try reader.all(
      "SELECT value FROM contact_point WHERE service_user = $1 AND kind = $2 ORDER BY position",
      .identifier(id), .text(kind.rawValue), as: { $0.text(0) })
  }

  private static func insertContactPoints(of person: ServiceUser, in tx: Transaction) throws {
    for (kind, values) in [(ContactPointKind.telephone, person.telephoneNumbers), (.email, person.emailAddresses)] {
      for (position, value) in values.enumerated() {
        try tx.execute(
          "INSERT INTO contact_point (kind, value, service_user, position, key) VALUES ($1, $2, $3, $4, $2)",
          .text(kind.rawValue), .text(value), .identifier(person.id), .int(position))
      }
    }
    try RepresentativeStore.insertPoints(of: person, in: tx)
  }
}

extension ServiceUser {
  /// All names they use, in the form in which they are compared.
  var names: PersonName { PersonName([name] + (aliases ?? [])) }
}
