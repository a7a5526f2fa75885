import Contracts
import Policy
import ServiceKit
import Storage

/// How decisions come into the register of decisions, and plans into that of restrictions: by the other services' events, and by records' own.
/// Read again, an event changes nothing.
extension Records {
  /// Enters what an event decides.
  ///
  /// - Parameters:
  ///   - caseID: the case it belongs to.
  ///   - known: the same, where it is on file.
  func enter(
    _ type: some EventCatalogue, _ event: FeedEvent, of caseID: Identifier?, _ known: KnownCase?, in tx: Transaction
  ) throws {
    guard event.data != nil else { return }
    if let type = type as? WorkflowEvent {
      if let known { try keep(type, event, of: known, in: tx) }
      guard let caseID else {
        if type == .incidentRead { try enter(try event.decode(IncidentRead.self), event, in: tx) }
        return
      }
      guard let decision = try CaseFact(type, of: caseID, from: event)?.decision else { return }
      guard let known else { throw StorageError.constraint("a decision is about a case that is not on file here") }
      try register(decision, event, in: known, known.serviceUser, known.organisation, in: tx)
    } else if let type = type as? IntakeEvent {
      if type == .contactIdentified, let person = try event.decode(ContactIdentified.self).contact.serviceUser {
        try RegisterStore.identify(event.stream, as: person, in: tx)
      }
      guard let made = try IntakeDecision(type, from: event) else { return }
      let plan = try made.caseID.flatMap { try FileStore.knownCase($0, in: tx) }
      try register(
        made.decision, event, in: plan, caseID: made.caseID, made.serviceUser, made.organisation, made.reference, in: tx)
    } else if type as? NotificationEvent == .noticeDecided {
      let decided = try event.decode(NoticeDecided.self)
      guard let organisation = known?.organisation ?? decided.person?.organisation else { return }
      let words = decided.outcome == .went ? "Found that a letter went out" : "Found that a letter did not go out"
      try register(
        RegisteredDecision(.notice, words, .notice, decided.reasons), event, in: known, caseID: caseID,
        known?.serviceUser ?? decided.person?.serviceUser, organisation, in: tx)
    }
  }

  private func enter(_ read: IncidentRead, _ event: FeedEvent, in tx: Transaction) throws {
    guard let organisation = read.organisation else { return }
    try register(
      RegisteredDecision(.triage, "Incident read: nothing more is done", .reporting, read.reasons), event, in: nil,
      read.serviceUser, organisation, in: tx)
  }

  /// - Parameters:
  ///   - known: the case, where it is on file; under its policy the decision was made, and to its organisation it belongs.
  ///   - caseID: the case, where it is not on file yet.
  private func register(
    _ decision: RegisteredDecision, _ event: FeedEvent, in known: KnownCase?, caseID: Identifier? = nil,
    _ serviceUser: Identifier?, _ organisation: String, _ reference: String? = nil, in tx: Transaction
  ) throws {
    let actor = Actor.named(inJournal: event.actor)
    try RegisterStore.insert(
      StoredDecision(
        source: event.source, seq: event.seq, stream: event.stream, decision: decision, caseID: known?.caseID ?? caseID,
        serviceUser: serviceUser ?? known?.serviceUser, organisation: known?.organisation ?? organisation, reference: reference,
        policy: known?.policy ?? (known == nil ? packs.current.reference : nil), citation: citation(of: decision.rule, in: known),
        by: actor.subject, office: actor.office ?? .service, at: event.instant), in: tx)
  }

  /// The paragraph of the policy that applied. One that is not installed holds nothing up: what was decided is registered, with the paragraph that the
  /// current version has for the same rule, and the register says whose it is.
  private func citation(of rule: Rule, in known: KnownCase?) -> StoredDecision.Citation {
    let current = packs.current
    guard let known else { return StoredDecision.Citation(paragraph: current.citations[rule]) }
    // A version that is not installed must not stop the register.
    if let own = known.policy.flatMap({ try? packs.of($0) }) { return StoredDecision.Citation(paragraph: own.citations[rule]) }
    return StoredDecision.Citation(paragraph: current.citations[rule], from: current.reference.words)
  }

  // MARK: - Plans

  private func keep(_ type: WorkflowEvent, _ event: FeedEvent, of known: KnownCase, in tx: Transaction) throws {
    let (id, seq, at) = (known.caseID, event.seq, event.instant)
    guard try seq > RestrictionStore.seen(of: id, in: tx) else { return }
    switch type {
    case .planDrafted: try RestrictionStore.draft(try event.decode(PlanDrafted.self).plan, of: known, seq: seq, in: tx)
    case .planAuthorised:
      try RestrictionStore.authorise(id, by: Actor.named(inJournal: event.actor).subject, at: at, seq: seq, in: tx)
    case .planReturned: try RestrictionStore.sendBack(id, seq: seq, in: tx)
    case .planNoticeDispatched:
      try RestrictionStore.tell(id, at: try event.decode(PlanNoticeDispatched.self).dispatchedAt, seq: seq, in: tx)
    case .planTookEffect:
      try RestrictionStore.bind(try event.decode(PlanTookEffect.self), of: known, at: at, seq: seq, in: tx)
    case .planSuspended: try RestrictionStore.stop(id, as: .suspended, seq: seq, in: tx)
    case .planUntold: try RestrictionStore.stop(id, as: .notTold, seq: seq, in: tx)
    case .variationClosed: try RestrictionStore.drop(id, at: at, seq: seq, in: tx)
    case .reviewConcluded:
      guard let day = try event.decode(ReviewConcluded.self).reviewOn else { return }
      try RestrictionStore.review(id, again: day, seq: seq, in: tx)
    case .caseClosed:
      try RestrictionStore.end(id, with: try event.decode(CaseClosed.self).outcome, at: at, seq: seq, in: tx)
    // What else happens in a case changes none of its plans.
    case .caseOpened, .caseIncidentAdded, .caseSettled, .caseAdjustmentsNoted, .involvementAdded, .involvementCorrected,
      .referralMade, .referralConcluded, .incidentRead, .warningDecided, .warningSkipped, .caseWarned, .warningPeriodEnded,
      .behaviourContinued, .criterionAnswered, .criterionReopened, .adjustmentsConsidered, .planSubmitted, .consulteeHeard,
      .conflictDeclared, .planVoted, .planBreached, .breachesConsidered, .variationOpened, .reviewCameUp, .reviewFellDue,
      .reviewOpened, .appealLodged, .appealAcknowledged, .appealDecided, .caseLetterRequested, .caseLetterDispatched,
      .caseLetterReturned, .caseNoticeFailed, .caseNoticeRequestedAgain, .deathReported, .deathReportRejected,
      .disposalCarriedOut, .clockMoved:
      break
    }
  }

  // MARK: - Records' own decisions

  /// Appends an event of records' own, and enters what it decides.
  func decide(
    _ event: some EventPayload, to stream: String, expecting version: Int, by author: String, at instant: Instant,
    in tx: Transaction
  ) throws {
    let entries = try journal.append(
      [try NewEntry(event)], to: stream, expecting: version, by: author, at: instant, in: tx)
    for entry in entries { try enter(entry, in: tx) }
  }

  /// Enters what one of records' own events decides.
  func enter(_ entry: JournalEntry, in tx: Transaction) throws {
    guard entry.payload != nil, let type = RecordsEvent(rawValue: entry.type), let own = try own(type, entry) else { return }
    let actor = Actor.named(inJournal: entry.actor)
    let rule = Rule.retention
    try RegisterStore.insert(
      StoredDecision(
        source: Service.records.rawValue, seq: entry.seq, stream: entry.stream,
        decision: RegisteredDecision(own.kind, own.words, rule, own.reasons), caseID: own.caseID, serviceUser: own.serviceUser,
        organisation: own.organisation, reference: nil, policy: packs.current.reference,
        citation: StoredDecision.Citation(paragraph: packs.current.citations[rule]), by: actor.subject,
        office: actor.office ?? .service, at: entry.instant), in: tx)
  }

  private struct OwnDecision {
    var kind: DecisionKind
    var words: String
    var reasons: String?
    var organisation: String
    var caseID: Identifier?
    var serviceUser: Identifier?

    init(_ words: String, _ reasons: String?, _ hold: Hold) {
      (kind, self.words, self.reasons) = (.hold, words, reasons)
      (organisation, caseID, serviceUser) = (hold.organisation, hold.scope.case, hold.scope.serviceUser)
    }

    init(_ words: String, _ reasons: String, _ request: RightsRequest) {
      (kind, self.words, self.reasons) = (.dataRight, words, reasons)
      (organisation, serviceUser) = (request.organisation, request.serviceUser)
    }

    init(_ disclosure: Disclosure) {
      (kind, words) = (.disclosure, "Data disclosed to \(disclosure.recipient)")
      reasons = "\(disclosure.given) Basis: \(disclosure.basis)"
      (organisation, serviceUser) = (disclosure.organisation, disclosure.serviceUser)
    }

    init(_ words: String, _ reasons: String?, of organisation: String) {
      (kind, self.words, self.reasons, self.organisation) = (.disposal, words, reasons, organisation)
    }
  }

  private func own(_ type: RecordsEvent, _ entry: JournalEntry) throws -> OwnDecision? {
    func count(_ disposal: Disposal) -> String { disposal.proposed == 1 ? "1 record" : "\(disposal.proposed) records" }
    switch type {
    case .holdPlaced:
      let hold = try entry.decode(HoldPlaced.self).hold
      return OwnDecision("Held back from destruction", "\(hold.reason) Authority: \(hold.authority)", hold)
    case .holdReviewed:
      let reviewed = try entry.decode(HoldReviewed.self)
      return OwnDecision("Hold kept until \(reviewed.hold.reviewOn.text)", reviewed.reason, reviewed.hold)
    case .holdReleased:
      let hold = try entry.decode(HoldReleased.self).hold
      return OwnDecision("Hold released", hold.releasedBecause, hold)
    case .disposalProposed:
      let disposal = try entry.decode(DisposalProposed.self).disposal
      return OwnDecision("Destruction of \(count(disposal)) proposed", disposal.reviewed, of: disposal.organisation)
    case .disposalApproved:
      let approved = try entry.decode(DisposalApproved.self)
      return OwnDecision(
        "Destruction of \(count(approved.disposal)) approved", approved.reasons, of: approved.disposal.organisation)
    case .disposalWithdrawn:
      let disposal = try entry.decode(DisposalWithdrawn.self).disposal
      return OwnDecision(
        "Destruction of \(count(disposal)) stopped", disposal.withdrawnBecause, of: disposal.organisation)
    case .disposalCompleted:
      let certificate = try entry.decode(DisposalCompleted.self).certificate
      let destroyed = certificate.classes.reduce(0) { $0 + $1.aggregates }
      return OwnDecision(
        destroyed == 1 ? "1 record destroyed" : "\(destroyed) records destroyed", nil, of: certificate.organisation)
    case .rightsRequestExtended:
      let request = try entry.decode(RightsRequestExtended.self).request
      return OwnDecision(
        "Time to answer \(request.reference) extended to \(request.dueOn.text)", request.extended?.reasons ?? "", request)
    case .rightsRequestAnswered:
      let request = try entry.decode(RightsRequestAnswered.self).request
      return request.answer.map {
        OwnDecision("\(request.reference), \(request.right.rawValue): \($0.outcome.words)", $0.reasons, request)
      }
    case .rightsRequestLifted:
      let request = try entry.decode(RightsRequestLifted.self).request
      return OwnDecision("Data is used again (\(request.reference))", request.lifted?.reasons ?? "", request)
    case .disclosureRecorded: return OwnDecision(try entry.decode(DisclosureRecorded.self).disclosure)
    case .fileEntered, .disposalOrdered, .rightsRequestReceived, .rightsRequestIdentity, .equalityReturned, .clockMoved:
      return nil
    }
  }

  /// Says that records' own decisions of before there was such a register are in it.
  private static let entered = "register.own-decisions"

  /// Enters records' own decisions of before they were in the register, a page in each transaction.
  func completeRegister() throws {
    guard try database.read({ try Settings.value(Self.entered, in: $0) }) == nil else { return }
    var after: Int64 = 0
    while true {
      let entries = try database.read { try journal.page(after: after, limit: 500, in: $0) }
      guard let last = entries.last else { break }
      try database.write { tx in for entry in entries { try enter(entry, in: tx) } }
      after = last.seq
    }
    try database.write { try Settings.set(Self.entered, to: "1", in: $0) }
  }
}

extension RightsOutcome {
  /// For the register.
  fileprivate var words: String {
    switch self {
    case .complied: "complied with"
    case .partlyComplied: "complied with in part"
    case .refused: "refused"
    case .withdrawn: "withdrawn by the person"
    }
  }
}
