import Contracts
import ServiceKit
import Storage

/// How a person's record came to be what it is: every correction with the old value, and every merge.
extension Intake {
  func serviceUserHistory(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let changes = try database.read { reader in
      _ = try visiblePerson(id, to: exchange, in: reader)
      return try corrections(of: id, in: reader) + merges(of: id, exchange, in: reader)
    }
    return .now(.json(Page(items: changes.sorted { $0.at < $1.at }, next: nil)))
  }

  private func corrections(of id: Identifier, in reader: Reader) throws -> [PersonChange] {
    var before: [String: JSON] = [:]
    return try journal.entries(of: "service-user/\(id)", in: reader).map { entry in
      let after = try FieldChange.members(of: try entry.record(ServiceUser.self))
      defer { before = after }
      let hasDied = before["deathConfirmedAt"] == nil && after["deathConfirmedAt"] != nil
      let kind: PersonChangeKind = entry.version == 1 ? .registered : hasDied ? .died : .amended
      return PersonChange(
        at: entry.instant, by: Actor.named(inJournal: entry.actor).subject, change: kind,
        fields: kind == .registered ? [] : FieldChange.between(before, after))
    }
  }

  private func merges(of id: Identifier, _ exchange: Exchange, in reader: Reader) throws -> [PersonChange] {
    try PersonRecords.everyMerge(naming: id, in: reader).filter { try isVisible($0, to: exchange, in: reader) }
      .flatMap { edge in
        let other = edge.kept == id ? edge.merged : edge.kept
        return try journal.entries(of: Self.stream(ofMerge: edge.id), in: reader).map { entry in
          PersonChange(
            at: entry.instant, by: Actor.named(inJournal: entry.actor).subject,
            change: entry.version == 1 ? .merged : .mergeUndone,
            other: other, merge: edge.id)
        }
      }
  }
}
