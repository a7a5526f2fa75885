import Contracts
import Policy
import ServiceKit
import Storage

/// How records handles the other services' events: each, of whatever type, goes on a file, and each decision into the register.
extension Records {
  func file(_ type: some EventCatalogue, _ event: FeedEvent, in tx: Transaction) throws {
    let caseID = try caseID(of: type, event)
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
      about: FileSubject(caseID: caseID, serviceUser: caseID == nil ? try person(of: type, event) : nil), in: tx)
    if let caseID, let decision = try decision(type, event, of: caseID) {
      guard let known = try FileStore.knownCase(caseID, in: tx) else {
        throw StorageError.constraint("a decision is about a case that is not on file here")
      }
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

  /// The case that an event belongs to: by its stream, or by the letter that it is about.
  private func caseID(of type: some EventCatalogue, _ event: FeedEvent) throws -> Identifier? {
    if let id = event.streamIdentifier("case") { return id }
    guard event.data != nil, let type = type as? NotificationEvent else { return nil }
    return switch type {
    case .noticeRequested: try event.decode(NoticeRequested.self).request.caseID
    case .noticeDispatched: try event.decode(NoticeDispatched.self).caseID
    case .noticeFailed: try event.decode(NoticeFailed.self).caseID
    case .clockMoved: nil
    }
  }

  /// The person whose file an event goes on, where it belongs to no case; nil when its data was destroyed.
  private func person(of type: some EventCatalogue, _ event: FeedEvent) throws -> Identifier? {
    if let id = event.streamIdentifier("service-user") { return id }
    guard event.data != nil else { return nil }
    if event.type == IncidentRead.type { return try event.decode(IncidentRead.self).serviceUser }
    guard let type = type as? IntakeEvent else { return nil }
    return switch type {
    case .serviceUserRegistered: try event.decode(ServiceUserRegistered.self).serviceUser.id
    case .serviceUserAmended: try event.decode(ServiceUserAmended.self).serviceUser.id
    case .contactRecorded: try event.decode(ContactRecorded.self).contact.serviceUser
    case .callEnded: try event.decode(CallEnded.self).contact.serviceUser
    case .incidentLogged: try event.decode(IncidentLogged.self).incident.serviceUser
    case .reportSubmitted: try event.decode(ReportSubmitted.self).report.serviceUser
    case .adjustmentRequested: try event.decode(AdjustmentRequested.self).adjustment.serviceUser
    case .adjustmentConsulted: try event.decode(AdjustmentConsulted.self).adjustment.serviceUser
    case .adjustmentDecided: try event.decode(AdjustmentDecided.self).adjustment.serviceUser
    case .clockMoved: nil
    }
  }
}
