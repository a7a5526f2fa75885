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
          caseID: caseID, reference: opened.reference, serviceUser: opened.serviceUser, organisation: opened.organisation),
        in: tx)
    }
    try FileStore.insert(
      FileEntry(
        source: event.source, seq: event.seq, type: event.type, at: event.instant, actor: event.actor, stream: event.stream),
      about: FileSubject(caseID: caseID, serviceUser: caseID == nil ? try person(of: event) : nil), in: tx)
    if let caseID, let decision = try decision(type, event, of: caseID), try FileStore.knownCase(caseID, in: tx) != nil {
      let actor = event.actor.split(separator: ":", maxSplits: 1).map(String.init)
      try RegisterStore.append(
        decision, caseID: caseID, by: actor.last ?? "", as: Role(rawValue: actor.first ?? "") ?? .service, at: event.instant,
        in: tx)
    }
    try journal.append(
      FileEntered(source: event.source, seq: event.seq, eventType: event.type, hash: Hexadecimal.text(event.hash)),
      to: "filed/\(event.source)/\(event.seq)", expecting: 0, by: Self.author, at: clock.now, in: tx)
  }

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
