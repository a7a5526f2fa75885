import Contracts

/// What an appeal is against, and what it leaves to be done.
extension RestrictionCase {
  /// The version after the plan in force, once the person was told of it, until it begins.
  var nextVersion: AuthorisedPlan? {
    guard inForce != nil, let authorised, authorised.notice.dispatchedAt != nil else { return nil }
    return authorised
  }

  /// The plan that an appeal disputes now: a next version that has not begun, the plan in force, or one that the person was told of
  /// before its first day.
  func disputed(by lodging: AppealLodging) -> Plan? {
    guard lodging.against == .plan else { return nil }
    if let next = nextVersion?.proposal.plan, next.version == lodging.planVersion { return next }
    return inForce?.enforced.plan ?? authorised?.proposal.plan
  }

  /// Whether an appeal disputes a next version that has not begun.
  func concernsNextVersion(_ lodging: AppealLodging) -> Bool {
    lodging.against == .plan && lodging.planVersion != nil && nextVersion?.proposal.plan.version == lodging.planVersion
  }

  /// When the person was told of what an appeal disputes; nil when there is nothing of that kind now.
  func toldAt(of lodging: AppealLodging) -> Instant? {
    guard let version = lodging.planVersion else { return toldAt(of: lodging.against) }
    if concernsNextVersion(lodging) { return nextVersion?.notice.dispatchedAt }
    return disputed(by: lodging)?.version == version ? toldAt(of: .plan) : nil
  }

  /// An appeal that a plan has to wait for, where the body suspends plans under appeal.
  var appealAgainstPlan: Appeal? { appeals.first { $0.isOpen && $0.lodging.against == .plan } }

  /// Appeals whose answers require what no plan has done yet. Each goes on to, whatever becomes of the plan that was to do it.
  var unfulfilled: [Appeal] { appeals.filter { $0.owed != nil && !$0.isFulfilled } }

  /// What appeals require of the plan in preparation.
  var owed: [OwedChange] { proceeding == nil ? [] : unfulfilled.compactMap(\.owed) }

  /// The appeal that requires a change of the plan in force; nil where that is done, or nothing was to do.
  var owingChange: Appeal? {
    guard let version = inForce?.enforced.plan.version else { return nil }
    return unfulfilled.last { ($0.owed?.plan.version ?? .max) <= version }
  }

  /// Notes what an appeal requires of the next plan, when it is decided.
  mutating func owe(_ changes: RequiredChanges, after id: Identifier) {
    guard let index = appeals.firstIndex(where: { $0.lodging.id == id }) else { return }
    appeals[index].struck = changes.behaviours
    appeals[index].isPartlyUpheldAfterTheEnd = !isOpen
    if let plan = disputed(by: appeals[index].lodging) { appeals[index].owed = OwedChange(plan: plan, changes: changes) }
  }
}

extension RestrictionCase {
  /// The codes of all behaviours on the file that count, each once, in the order they came.
  package var behaviours: [String] {
    var seen: Set<String> = []
    return countedIncidents.flatMap(\.behaviours).filter { seen.insert($0).inserted }
  }

  /// What the person did that counts, in the order it came; an incident of which nothing is left is not among them.
  var countedIncidents: [LetterIncident] {
    incidents.compactMap { incident in
      let counted = counted(of: incident)
      return counted.isEmpty ? nil : LetterIncident(at: incident.occurredAt, behaviours: counted)
    }
  }

  /// What counts of an incident: not what an appeal against a warning struck from what had happened until then, nor what an appeal in another
  /// case settled.
  func counted(of incident: Incident) -> [String] {
    guard !settled.incidents.contains(incident.id) else { return [] }
    let struck = struck(of: incident).union(settled.struck[incident.id] ?? [])
    return incident.behaviours.filter { !struck.contains($0) }
  }

  /// What appeals against the warnings of this case struck of an incident.
  func struck(of incident: Incident) -> Set<String> {
    appeals.reduce(into: []) { struck, appeal in
      guard incident.occurredAt <= appeal.lodging.receivedAt else { return }
      struck.formUnion(appeal.struck.filter(incident.behaviours.contains))
    }
  }
}

/// What the answer to an appeal leads to, for the letter that says so.
enum AppealEffect: String, CaseIterable, Sendable {
  case planEnded = "plan-ended"
  case planNotBegun = "plan-not-begun"
  case nextVersionNotBegun = "next-version-not-begun"
  case warningWithdrawn = "warning-withdrawn"
  case warningCorrected = "warning-corrected"
  case planReviewed = "plan-reviewed"
  case planChanges = "plan-changes"
  case planRedrafted = "plan-redrafted"
  case nextVersionRedrafted = "next-version-redrafted"
  case planResumed = "plan-resumed"
  case alreadyOver = "already-over"
}

extension RestrictionCase {
  /// What that answer leads to; nil where everything stays as it is.
  func effect(of outcome: AppealOutcome, to appeal: Appeal) -> AppealEffect? {
    let (isWarning, isNext) = (appeal.lodging.against == .warning, concernsNextVersion(appeal.lodging))
    switch (stage, outcome) {
    case (.closed, .upheld), (.closed, .partlyUpheld): return .alreadyOver
    case (_, .partlyUpheld) where isWarning: return .warningCorrected
    case (.closed, .notUpheld): return nil
    case (.inForce, .upheld): return isWarning ? .planReviewed : isNext ? .nextVersionNotBegun : .planEnded
    case (.inForce, .partlyUpheld): return isNext ? .nextVersionRedrafted : .planChanges
    case (.inForce(let plan), .notUpheld): return plan.suspendedBy == appeal.lodging.id ? .planResumed : nil
    case (.noticePending, .upheld): return isWarning ? .warningWithdrawn : .planNotBegun
    case (.noticePending, .partlyUpheld): return .planRedrafted
    case (.reported, .upheld), (.warningPending, .upheld), (.warned, .upheld), (.checklist, .upheld),
      (.awaitingAuthorisation, .upheld):
      return isWarning ? .warningWithdrawn : .planNotBegun
    case (.noticePending, .notUpheld), (.reported, .partlyUpheld), (.reported, .notUpheld), (.warningPending, .partlyUpheld),
      (.warningPending, .notUpheld), (.warned, .partlyUpheld), (.warned, .notUpheld), (.checklist, .partlyUpheld),
      (.checklist, .notUpheld), (.awaitingAuthorisation, .partlyUpheld), (.awaitingAuthorisation, .notUpheld):
      return nil
    }
  }

  /// What the letter says in addition to the reasons: what follows, from when, what changes, and when what remains is next reviewed.
  func particulars(
    of outcome: AppealOutcome, to appeal: Appeal, remedy: String, _ changes: RequiredChanges, at instant: Instant,
    under pack: PolicyPack
  ) -> LetterDetail {
    let (effect, today) = (effect(of: outcome, to: appeal), pack.zone.day(of: instant))
    let review: Day? =
      switch effect {
      case .planEnded, .planNotBegun, .warningWithdrawn, .planRedrafted, .alreadyOver: nil
      case .warningCorrected, .planReviewed, .planChanges, .nextVersionNotBegun, .nextVersionRedrafted, .planResumed, nil:
        inForce?.reviewOn ?? authorised?.proposal.plan.reviewOn
      }
    return LetterDetail(
      outcome: outcome.rawValue, nextReviewOn: review.flatMap { $0 > today ? $0 : nil }, remedy: remedy,
      endedOn: effect == .planEnded ? today : nil, effect: effect?.rawValue,
      changes: disputed(by: appeal.lodging).map { changes.words(of: $0, under: pack) } ?? changes.struckWords(under: pack))
  }
}
