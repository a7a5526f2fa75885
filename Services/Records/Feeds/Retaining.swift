import Contracts
import Policy
import ServiceKit
import Storage

/// How records knows what is kept, by the other services' events: what began, whose it is, and when it ended.
extension Records {
  /// The kind of due row for a person whose records are to be worked out anew.
  static let dating = "date"

  /// Notes what an event says of the aggregate that it is about. Read again, it changes nothing.
  func retain(_ type: some EventCatalogue, _ event: FeedEvent, in tx: Transaction) throws {
    if event.type == DisposalCarriedOut.type { return try confirm(event, in: tx) }
    guard let name = AggregateName(stream: event.stream), Self.home(of: name.kind) == event.source else { return }
    // What was destroyed is nothing that is kept; its file is closed.
    guard event.data != nil, try !DestroyedRecords.has(name, in: tx) else { return }
    let present = try AggregateStore.find(name, in: tx)
    if let present, present.seq >= event.seq { return }
    let day = packs.current.zone.day(of: event.instant)
    var stored =
      present ?? StoredAggregate(aggregate: Aggregate(name: name, began: day, ended: nil, isOpen: false), person: nil)
    let before = present?.group
    try change(&stored, by: type, event, on: day, in: tx)
    guard stored != present else { return }
    stored.seq = event.seq
    // What is new and stands alone is dated at once.
    if present == nil, try !AggregateStore.hasAny(of: stored.group, in: tx), try !isMerged(stored, in: tx) {
      let finding = packs.current.retention.findings(of: [stored.aggregate], citing: packs.current.citations[.retention])[name]
      (stored.due, stored.because) = (finding?.due, finding?.because ?? "")
      return try AggregateStore.put(stored, in: tx)
    }
    try AggregateStore.put(stored, in: tx)
    for group in Set([before, stored.group].compactMap { $0 }) { try date(group, in: tx) }
  }

  /// Whether the person of an aggregate has another record; just registered, they have none.
  private func isMerged(_ stored: StoredAggregate, in reader: Reader) throws -> Bool {
    guard let person = stored.person, stored.aggregate.name.kind != .person else { return false }
    return try PersonMerges.records(of: person, in: reader).count > 1
  }

  /// The service whose events say what becomes of a kind. Others may have something of it too.
  private static func home(of kind: AggregateKind) -> String {
    switch kind {
    case .person, .merge, .contact, .incident, .report, .adjustment, .matter, .repeatedComplaint, .filedItem, .evidence, .letter:
      Service.intake.rawValue
    case .restrictionCase: Service.workflow.rawValue
    case .notice: Service.notification.rawValue
    }
  }

  /// Has a group worked out soon.
  func date(_ group: String, in tx: Transaction) throws {
    try DueRows.set(DueRow(stream: "retention/\(group)", version: -1, kind: Self.dating, due: clock.now), in: tx)
  }

  private func change(
    _ stored: inout StoredAggregate, by type: some EventCatalogue, _ event: FeedEvent, on day: Day, in tx: Transaction
  ) throws {
    if let type = type as? IntakeEvent {
      try change(&stored, by: type, event, on: day, in: tx)
    } else if let type = type as? WorkflowEvent {
      try change(&stored, by: type, event, on: day)
    } else if let type = type as? NotificationEvent {
      try change(&stored, by: type, event, on: day)
    }
  }

  // MARK: - Intake

  private func change(
    _ stored: inout StoredAggregate, by type: IntakeEvent, _ event: FeedEvent, on day: Day, in tx: Transaction
  ) throws {
    let zone = packs.current.zone
    func parent(_ reference: String?) throws -> AggregateName? {
      try reference.flatMap { try AggregateStore.named($0.uppercased(), in: tx) }
    }
    switch type {
    case .serviceUserRegistered: stored.be(try event.decode(ServiceUserRegistered.self).serviceUser)
    case .serviceUserAmended: stored.be(try event.decode(ServiceUserAmended.self).serviceUser)
    case .serviceUserDied: stored.be(try event.decode(ServiceUserDied.self).serviceUser)
    case .serviceUserMerged, .serviceUserMergeUndone:
      let merge = try event.decode(Carried.Merge.self).merge
      try PersonMerges.set(merge, in: tx)
      // Taken back, they are two people again, each with dates of their own.
      for record in [merge.kept, merge.merged] { try date(record.text, in: tx) }
      (stored.person, stored.organisation) = (merge.kept, merge.organisation)
    case .contactRecorded, .contactIdentified, .callHeld, .callEnded:
      let contact = try event.decode(Carried.Contact.self).contact
      let when = zone.day(of: contact.at)
      stored.be(
        contact.serviceUser, contact.organisation, contact.reference, began: when, ended: when,
        parent: try parent(contact.matter))
    case .incidentLogged, .incidentIdentified:
      let incident = try event.decode(Carried.Incident.self).incident
      let when = zone.day(of: incident.at)
      stored.be(
        incident.serviceUser, incident.organisation, incident.reference, began: when, ended: when,
        parent: try parent(incident.matter))
    case .reportSubmitted:
      let report = try event.decode(ReportSubmitted.self).report
      let when = zone.day(of: report.at)
      stored.be(report.serviceUser, report.organisation, report.reference, began: when, ended: when)
    case .adjustmentRequested, .adjustmentConsulted, .adjustmentDecided, .adjustmentAcknowledged, .adjustmentDated,
      .adjustmentWordingConfirmed, .adjustmentEnded:
      let request = try event.decode(Carried.Adjustment.self).adjustment
      let isOver = request.state == .refused || request.state == .ended
      stored.be(
        request.serviceUser, request.organisation, request.reference, began: zone.day(of: request.at),
        ended: isOver ? stored.aggregate.ended ?? day : nil, isOpen: request.state == .requested)
    case .matterOpened, .matterMovedOn, .matterFinalised:
      let matter = try event.decode(Carried.Matter.self).matter
      stored.be(
        matter.serviceUser, matter.organisation, matter.reference, began: zone.day(of: matter.openedAt),
        ended: matter.finalisedOn, isOpen: matter.state != .finalised)
    case .matterNotOpened:
      let complaint = try event.decode(MatterNotOpened.self)
      stored.be(
        complaint.serviceUser, complaint.organisation, nil, began: day, ended: day, parent: try parent(complaint.repeats))
    case .filedItemReceived, .filedItemReassigned, .filedItemMovedUp, .filedItemRead, .filedItemFollowedUp:
      let item = try event.decode(Carried.Item.self).item
      let isOver = item.state == .settled
      stored.be(
        item.serviceUser, item.organisation, item.reference, began: zone.day(of: item.receivedAt),
        ended: isOver ? stored.aggregate.ended ?? day : nil, isOpen: !isOver, parent: try parent(item.matter))
    case .evidenceReceived, .evidenceScanned:
      let evidence = try event.decode(Carried.Evidence.self).evidence
      let when = zone.day(of: evidence.receivedAt)
      let owner = AggregateName(kind: evidence.owner.aggregateKind, id: evidence.record)
      stored.be(
        try AggregateStore.find(owner, in: tx)?.person ?? evidence.serviceUser, evidence.organisation, evidence.reference,
        began: when, ended: when, parent: owner)
    case .letterRequested, .letterRequestedAgain, .letterFailed, .letterTold, .letterDropped:
      let letter = try event.decode(Carried.Letter.self).letter
      let isOver = letter.state == .told || letter.state == .dropped
      stored.be(
        letter.serviceUser, letter.organisation, nil, began: stored.aggregate.began, ended: isOver ? day : nil, isOpen: !isOver)
    case .disposalCarriedOut, .clockMoved: break
    }
  }

  // MARK: - The workflow

  private func change(_ stored: inout StoredAggregate, by type: WorkflowEvent, _ event: FeedEvent, on day: Day) throws {
    var ended = stored.aggregate.ended
    switch type {
    case .caseOpened:
      let opened = try event.decode(CaseOpened.self)
      stored.be(opened.serviceUser, opened.organisation, opened.reference, began: day, ended: nil, isOpen: true)
      return
    case .caseClosed: ended = day
    case .appealLodged: stored.openAppeals += 1
    case .appealDecided:
      stored.openAppeals = max(0, stored.openAppeals - 1)
      // An appeal may be decided after the case was closed, and then that is its end.
      if ended != nil { ended = day }
    // What happens meanwhile ends nothing.
    case .caseIncidentAdded, .caseSettled, .caseAdjustmentsNoted, .involvementAdded, .involvementCorrected, .referralMade,
      .referralConcluded, .incidentRead, .warningDecided, .warningSkipped, .caseWarned, .warningPeriodEnded,
      .behaviourContinued, .criterionAnswered, .criterionReopened, .adjustmentsConsidered, .planDrafted, .planSubmitted,
      .consulteeHeard, .conflictDeclared, .planVoted, .planAuthorised, .planReturned, .planNoticeDispatched, .planTookEffect,
      .planSuspended, .planUntold, .planBreached, .breachesConsidered, .variationOpened, .variationClosed, .reviewCameUp,
      .reviewFellDue, .reviewOpened, .reviewConcluded, .appealAcknowledged, .caseLetterRequested, .caseLetterDispatched,
      .caseLetterReturned, .caseNoticeFailed, .caseNoticeRequestedAgain, .deathReported, .deathReportRejected,
      .disposalCarriedOut, .clockMoved:
      return
    }
    stored.be(
      stored.person, stored.organisation, stored.aggregate.reference, began: stored.aggregate.began, ended: ended,
      isOpen: ended == nil || stored.openAppeals > 0)
  }

  // MARK: - Notification

  private func change(_ stored: inout StoredAggregate, by type: NotificationEvent, _ event: FeedEvent, on day: Day) throws {
    switch type {
    case .noticeRequested:
      let request = try event.decode(NoticeRequested.self).request
      stored.be(
        request.serviceUser, request.organisation, nil, began: day, ended: nil, isOpen: true,
        parent: request.caseID.map { AggregateName(kind: .restrictionCase, id: $0) })
    // However it ended: a letter that came back, or was never sent, is requested again as another.
    case .noticeTold, .noticeDispatched, .noticeDelivered, .noticeFailed, .noticeReturned:
      stored.be(
        stored.person, stored.organisation, nil, began: stored.aggregate.began, ended: day, parent: stored.aggregate.parent)
    case .noticeAttempted, .noticeDecided, .noticeHandedOver, .noticeNotTaken, .noticePosted, .noticePrinted, .noticeReceipt,
      .noticeText, .noticeUncertain, .disposalCarriedOut, .clockMoved:
      break
    }
  }
}

extension StoredAggregate {
  fileprivate mutating func be(_ serviceUser: ServiceUser) {
    be(serviceUser.id, serviceUser.organisation, serviceUser.reference, began: aggregate.began, ended: nil)
  }

  fileprivate mutating func be(
    _ person: Identifier?, _ organisation: String?, _ reference: String?, began: Day, ended: Day?, isOpen: Bool = false,
    parent: AggregateName? = nil
  ) {
    (self.person, self.organisation) = (person, organisation)
    aggregate = Aggregate(
      name: aggregate.name, reference: reference, began: began, ended: ended, isOpen: isOpen, parent: parent)
  }
}

extension EvidenceOwner {
  /// The kind of what it belongs to.
  fileprivate var aggregateKind: AggregateKind {
    switch self {
    case .contact: .contact
    case .incident: .incident
    case .report: .report
    case .matter: .matter
    case .filedItem: .filedItem
    case .adjustmentRequest: .adjustment
    }
  }
}

/// What intake's events of one kind of record have in common: the record, as it is after them.
private enum Carried {
  struct Merge: Decodable { let merge: ServiceUserMerge }
  struct Contact: Decodable { let contact: ContactRecord }
  struct Incident: Decodable { let incident: Contracts.Incident }
  struct Adjustment: Decodable { let adjustment: AdjustmentRequest }
  struct Matter: Decodable { let matter: Contracts.Matter }
  struct Item: Decodable { let item: FiledItem }
  struct Evidence: Decodable { let evidence: Contracts.Evidence }
  struct Letter: Decodable { let letter: IntakeLetter }
}
