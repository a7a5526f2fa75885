import Contracts
import Policy
import ServiceKit
import Storage

/// How records handles the other services' events: each, of whatever type, goes on a file, and each decision into a register.
extension Records {
  func file(_ type: some EventCatalogue, _ event: FeedEvent, in tx: Transaction) throws {
    try retain(type, event, in: tx)
    if let name = AggregateName(stream: event.stream), try DestroyedRecords.has(name, in: tx) {
      return try witness(event, in: tx)
    }
    let caseID = try caseID(of: type, event)
    let matter = caseID == nil ? try contact(of: type, event) : nil
    let isNew = try !isOnFile(event, of: matter?.organisation, in: tx)
    if isNew {
      if event.type == CaseOpened.type, let caseID, event.data != nil { try keep(caseID, event, in: tx) }
      try FileStore.insert(
        FileEntry(
          source: event.source, seq: event.seq, type: event.type, at: event.instant, actor: event.actor, stream: event.stream),
        about: FileSubject(caseID: caseID, serviceUser: matter?.person, organisation: matter?.organisation), in: tx)
    }
    // What is counted of a plan depends on what it was before this event.
    let known = try caseID.flatMap { try FileStore.knownCase($0, in: tx) }
    try count(type, event, of: known, in: tx)
    try enter(type, event, of: caseID, known, in: tx)
    if isNew { try witness(event, in: tx) }
  }

  private func keep(_ caseID: Identifier, _ event: FeedEvent, in tx: Transaction) throws {
    let opened = try event.decode(CaseOpened.self)
    let known = KnownCase(
      caseID: caseID, reference: opened.reference, serviceUser: opened.serviceUser, organisation: opened.organisation,
      policy: PackReference(id: opened.policy.id, version: opened.policy.version))
    try FileStore.insert(known, in: tx)
    try RegisterStore.complete(known, in: tx)
  }

  /// Notes the event's hash, once.
  private func witness(_ event: FeedEvent, in tx: Transaction) throws {
    let stream = Self.stream(of: event)
    guard try journal.version(of: stream, in: tx) == 0 else { return }
    try journal.append(
      FileEntered(source: event.source, seq: event.seq, eventType: event.type, hash: Hexadecimal.text(event.hash)),
      to: stream, expecting: 0, by: Self.author, at: clock.now, in: tx)
  }

  /// Whether the event was filed before, when a journal is read again for what was not kept then; it must be the same event.
  private func isOnFile(_ event: FeedEvent, of organisation: String?, in tx: Transaction) throws -> Bool {
    guard try FileStore.complete(source: event.source, seq: event.seq, organisation: organisation, in: tx) else { return false }
    let filed = try journal.entries(of: Self.stream(of: event), in: tx).last?.decode(FileEntered.self)
    guard filed?.hash == Hexadecimal.text(event.hash) else {
      throw StorageError.constraint("another event of that number is on file")
    }
    return true
  }

  /// The stream in which an event is witnessed.
  static func stream(of event: FeedEvent) -> String { "filed/\(event.source)/\(event.seq)" }

  /// The case that an event belongs to: by its stream, or by the letter that it is about.
  private func caseID(of type: some EventCatalogue, _ event: FeedEvent) throws -> Identifier? {
    if let id = event.streamIdentifier("case") { return id }
    return try fact(of: type, event)?.caseID
  }

  /// What an event says of a letter; nil where it is about none, or its data was destroyed.
  private func fact(of type: some EventCatalogue, _ event: FeedEvent) throws -> (any NoticeFact)? {
    guard event.data != nil, let fact = (type as? NotificationEvent)?.notice else { return nil }
    return try event.decode(fact)
  }

  /// The person whose file an event goes on, where it belongs to no case, and in what organisation it happened.
  private typealias Contact = (person: Identifier?, organisation: String?)

  /// Nil for either that cannot be known, when the event's data was destroyed.
  private func contact(of type: some EventCatalogue, _ event: FeedEvent) throws -> Contact {
    let named = event.streamIdentifier("service-user")
    guard event.data != nil else { return (named, nil) }
    if event.type == IncidentRead.type {
      let read = try event.decode(IncidentRead.self)
      return (read.serviceUser, read.organisation)
    }
    if let person = try fact(of: type, event)?.person { return (person.serviceUser, person.organisation) }
    guard let type = type as? IntakeEvent else { return (named, nil) }
    switch type {
    case .serviceUserRegistered:
      let person = try event.decode(ServiceUserRegistered.self).serviceUser
      return (person.id, person.organisation)
    case .serviceUserAmended:
      let person = try event.decode(ServiceUserAmended.self).serviceUser
      return (person.id, person.organisation)
    case .serviceUserDied:
      let person = try event.decode(ServiceUserDied.self).serviceUser
      return (person.id, person.organisation)
    case .serviceUserMerged: return filed(try event.decode(ServiceUserMerged.self).merge)
    case .serviceUserMergeUndone: return filed(try event.decode(ServiceUserMergeUndone.self).merge)
    case .contactRecorded:
      let contact = try event.decode(ContactRecorded.self).contact
      return (contact.serviceUser, contact.organisation)
    case .contactIdentified:
      let contact = try event.decode(ContactIdentified.self).contact
      return (contact.serviceUser, contact.organisation)
    case .callHeld:
      let contact = try event.decode(CallHeld.self).contact
      return (contact.serviceUser, contact.organisation)
    case .callEnded:
      let contact = try event.decode(CallEnded.self).contact
      return (contact.serviceUser, contact.organisation)
    case .incidentLogged:
      let incident = try event.decode(IncidentLogged.self).incident
      return (incident.serviceUser, incident.organisation)
    case .incidentIdentified:
      let incident = try event.decode(IncidentIdentified.self).incident
      return (incident.serviceUser, incident.organisation)
    case .reportSubmitted:
      let report = try event.decode(ReportSubmitted.self).report
      return (report.serviceUser, report.organisation)
    case .adjustmentRequested: return filed(try event.decode(AdjustmentRequested.self).adjustment)
    case .adjustmentConsulted: return filed(try event.decode(AdjustmentConsulted.self).adjustment)
    case .adjustmentDecided: return filed(try event.decode(AdjustmentDecided.self).adjustment)
    case .adjustmentDated: return filed(try event.decode(AdjustmentDated.self).adjustment)
    case .adjustmentAcknowledged: return filed(try event.decode(AdjustmentAcknowledged.self).adjustment)
    case .adjustmentWordingConfirmed: return filed(try event.decode(AdjustmentWordingConfirmed.self).adjustment)
    case .adjustmentEnded: return filed(try event.decode(AdjustmentEnded.self).adjustment)
    case .matterOpened: return filed(try event.decode(MatterOpened.self).matter)
    case .matterMovedOn: return filed(try event.decode(MatterMovedOn.self).matter)
    case .matterFinalised: return filed(try event.decode(MatterFinalised.self).matter)
    case .matterNotOpened:
      let complaint = try event.decode(MatterNotOpened.self)
      return (complaint.serviceUser, complaint.organisation)
    case .filedItemReceived: return filed(try event.decode(FiledItemReceived.self).item)
    case .filedItemReassigned: return filed(try event.decode(FiledItemReassigned.self).item)
    case .filedItemMovedUp: return filed(try event.decode(FiledItemMovedUp.self).item)
    case .filedItemRead: return filed(try event.decode(FiledItemRead.self).item)
    case .filedItemFollowedUp: return filed(try event.decode(FiledItemFollowedUp.self).item)
    case .evidenceReceived: return filed(try event.decode(EvidenceReceived.self).evidence)
    case .evidenceScanned: return filed(try event.decode(EvidenceScanned.self).evidence)
    case .letterRequested: return filed(try event.decode(IntakeLetterRequested.self).letter)
    case .letterRequestedAgain: return filed(try event.decode(IntakeLetterRequestedAgain.self).letter)
    case .letterFailed: return filed(try event.decode(IntakeLetterFailed.self).letter)
    case .letterTold: return filed(try event.decode(IntakeLetterTold.self).letter)
    case .letterDropped: return filed(try event.decode(IntakeLetterDropped.self).letter)
    case .disposalCarriedOut, .clockMoved: return (named, nil)
    }
  }

  private func filed(_ merge: ServiceUserMerge) -> Contact { (merge.kept, merge.organisation) }

  private func filed(_ request: AdjustmentRequest) -> Contact { (request.serviceUser, request.organisation) }
  private func filed(_ matter: Matter) -> Contact { (matter.serviceUser, matter.organisation) }
  private func filed(_ item: FiledItem) -> Contact { (item.serviceUser, item.organisation) }
  private func filed(_ letter: IntakeLetter) -> Contact { (letter.serviceUser, letter.organisation) }
  private func filed(_ evidence: Evidence) -> Contact { (evidence.serviceUser, evidence.organisation) }
}
