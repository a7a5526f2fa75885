import Contracts
import Policy
import ServiceKit
import Storage

/// How records handles the other services' events: each, of whatever type, goes on a file, and each decision into the register.
extension Records {
  func file(_ type: some EventCatalogue, _ event: FeedEvent, in tx: Transaction) throws {
    let caseID = try caseID(of: event)
    if event.type == CaseOpened.type, let caseID, event.data != nil {
      let opened = try event.decode(CaseOpened.self)
      try FileStore.insert(
        KnownCase(
          caseID: caseID, reference: opened.reference, serviceUser: opened.serviceUser, organisation: opened.organisation,
          policy: PackReference(id: opened.policy.id, version: opened.policy.version)),
        in: tx)
    }
    try FileStore.insert(
      FileEntry(
        source: event.source, seq: event.seq, type: event.type, at: event.instant, actor: event.actor, stream: event.stream),
      about: FileSubject(caseID: caseID, serviceUser: caseID == nil ? try person(of: event) : nil), in: tx)
    if let caseID, let decision = try decision(type, event, of: caseID),
      let known = try FileStore.knownCase(caseID, in: tx)
    {
      let actor = event.actor.split(separator: ":", maxSplits: 1).map(String.init)
      try RegisterStore.append(
        decision, citing: pack(of: known).citations[decision.rule], caseID: caseID, by: actor.last ?? "",
        as: actor.first.map { Office($0) } ?? .service, at: event.instant, in: tx)
    }
    try journal.append(
      FileEntered(source: event.source, seq: event.seq, eventType: event.type, hash: Hexadecimal.text(event.hash)),
      to: "filed/\(event.source)/\(event.seq)", expecting: 0, by: Self.author, at: clock.now, in: tx)
  }

  /// The pack that a case is decided under. One that is not installed holds nothing up: what was decided is registered, with the
  /// paragraph that the current version has for the same rule.
  private func pack(of known: KnownCase) -> PolicyPack { known.policy.flatMap { try? packs.of($0) } ?? packs.current }

  /// The decision that a case's event makes; nil when nothing was decided, or its data was destroyed.
  private func decision(
    _ type: some EventCatalogue, _ event: FeedEvent, of caseID: Identifier
  ) throws -> RegisteredDecision? {
    guard event.data != nil, let type = type as? WorkflowEvent else { return nil }
    return try CaseFact(type, of: caseID, from: event)?.decision
  }

  private func caseID(of event: FeedEvent) throws -> Identifier? {
    if let id = event.streamIdentifier("case") { return id }
    guard event.stream.hasPrefix("notice/"), event.data != nil else { return nil }
    let notice = try event.decode(NoticeOnFile.self)
    return notice.caseID ?? notice.request?.caseID
  }

  private func person(of event: FeedEvent) throws -> Identifier? {
    if let id = event.streamIdentifier("service-user") { return id }
    guard event.data != nil else { return nil }
    if event.type == IncidentRead.type { return try event.decode(IncidentRead.self).serviceUser }
    let said = try event.decode(SaidOfPerson.self)
    return (said.contact ?? said.incident ?? said.report ?? said.adjustment)?.serviceUser
  }
}

/// The part of intake's events that says whose they are.
private struct SaidOfPerson: Decodable {
  struct Part: Decodable {
    let serviceUser: Identifier
  }

  let contact: Part?
  let incident: Part?
  let report: Part?
  let adjustment: Part?
}

/// The part of notification's events that says which case they belong to.
private struct NoticeOnFile: Decodable {
  struct Request: Decodable {
    let caseID: Identifier
  }

  let caseID: Identifier?
  let request: Request?
}
