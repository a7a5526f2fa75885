import Contracts
import Policy
import ServiceKit
import Storage

/// Merging two records of one person, and taking that back. Both records stay as they are; each shows the other from then on.
extension Intake {
  func mergeServiceUsers(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let request = try exchange.body(MergeServiceUsers.self) { request in
      try database.read { reader in
        // The record of the path is answered alone, once the body can be read: of one that is not there, nothing more is said.
        guard try ServiceUserStore.organisation(of: id, in: reader).map(exchange.actor.sees) == true else { return [] }
        return try faults(ofMerging: request.other, into: id, exchange, in: reader)
      }
    }
    return .write { tx in
      let kept = try visiblePerson(id, to: exchange, in: tx)
      // Another merge may have come first.
      try refuse(try faults(ofMerging: request.other, into: id, exchange, in: tx))
      let merge = ServiceUserMerge(
        id: identifiers.next(), version: 1, kept: id, merged: request.other, organisation: kept.organisation,
        reasons: request.reasons, evidence: request.evidence, mergedBy: exchange.actor.subject, mergedAt: exchange.now)
      try PersonRecords.insert(merge, in: tx)
      try dropLetters(to: id, at: exchange.now, in: tx)
      return try filed(
        merge, at: "/service-user-merges/\(merge.id)", as: ServiceUserMerged(merge: merge), to: Self.stream(ofMerge: merge.id),
        by: exchange, in: tx)
    }
  }

  func undoMerge(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let request = try exchange.body(UndoMerge.self)
    let expected = try exchange.requireVersion()
    return .write { tx in
      var merge = try visibleMerge(id, to: exchange, in: tx)
      try expected.check(found: merge.version)
      guard merge.undone == nil else { throw Problem.conflict("The merge was taken back before.") }
      merge.version += 1
      merge.undone = MergeUndone(reasons: request.reasons, by: exchange.actor.subject, at: exchange.now)
      try PersonRecords.undo(merge, at: exchange.now, in: tx)
      try journal.append(
        ServiceUserMergeUndone(merge: merge), to: Self.stream(ofMerge: id), expecting: merge.version - 1, by: exchange.author,
        at: exchange.now, in: tx)
      return .json(merge, etag: merge.version)
    }
  }

  func serviceUserMerge(_ exchange: Exchange) throws -> Reply {
    let merge = try database.read { try visibleMerge(try exchange.identifier("id"), to: exchange, in: $0) }
    return .now(.json(merge, etag: merge.version))
  }

  func serviceUserMerges(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let merges = try database.read { reader in
      _ = try visiblePerson(id, to: exchange, in: reader)
      return try PersonRecords.everyMerge(naming: id, in: reader)
        .filter { try isVisible($0, to: exchange, in: reader) }.compactMap { try storedMerge($0.id, in: reader) }
    }
    return .now(.json(Page(items: merges, next: nil)))
  }

  /// Whether the one who asks works for both organisations: of a merge with a record elsewhere nothing is shown.
  func isVisible(_ merge: PersonRecords.Edge, to exchange: Exchange, in reader: Reader) throws -> Bool {
    try [merge.kept, merge.merged].allSatisfy { id in
      try ServiceUserStore.organisation(of: id, in: reader).map(exchange.actor.sees) ?? false
    }
  }

  /// What is wrong with a merge: the other record is not there for the one who asks, or they are one person already, as far as is shown to them.
  private func faults(
    ofMerging other: Identifier, into id: Identifier, _ exchange: Exchange, in reader: Reader
  ) throws -> [FieldProblem] {
    guard let organisation = try ServiceUserStore.organisation(of: other, in: reader), exchange.actor.sees(organisation) else {
      return [FieldProblem(field: "other", code: "unknown", detail: "is not a person known here")]
    }
    guard other != id else {
      return [FieldProblem(field: "other", code: "same", detail: "is this record itself")]
    }
    guard try !isOnePerson(id, other, as: exchange, in: reader) else {
      return [FieldProblem(field: "other", code: "alreadyMerged", detail: "is known as a record of this person already")]
    }
    return []
  }

  /// Whether merges that the one who asks may know of lead from one record to the other, through others if need be.
  private func isOnePerson(
    _ first: Identifier, _ second: Identifier, as exchange: Exchange, in reader: Reader
  ) throws -> Bool {
    var seen: Set<Identifier> = [first]
    var open = [first]
    while let next = open.popLast() {
      for edge in try PersonRecords.merges(naming: next, in: reader) where try isVisible(edge, to: exchange, in: reader) {
        for other in [edge.kept, edge.merged] where seen.insert(other).inserted { open.append(other) }
      }
    }
    return seen.contains(second)
  }

  private func visibleMerge(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> ServiceUserMerge {
    guard let merge = try storedMerge(id, in: reader),
      try isVisible(.init(id: id, kept: merge.kept, merged: merge.merged), to: exchange, in: reader)
    else { throw Problem.notFound }
    return merge
  }

  func storedMerge(_ id: Identifier, in reader: Reader) throws -> ServiceUserMerge? {
    try journal.entries(of: Self.stream(ofMerge: id), in: reader).last.map { try $0.record(ServiceUserMerge.self) }
  }

  static func stream(ofMerge id: Identifier) -> String { "merge/\(id)" }
}
