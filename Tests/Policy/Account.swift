import Contracts
import TestOffices

@testable import Policy

/// What a history says about a case, worked out from its events alone wherever possible, so that the machine is not its own witness.
struct Account: Sendable {
  /// A vote for or against a plan.
  struct Decision: Sendable {
    var isAuthorisation, isEntitled, tookPart, hasQuorum, consultedAll, isMilder, confirmedAll, consideredAdjustments: Bool
  }

  /// A plan that took effect.
  struct Effect: Sendable {
    let enforced: EnforcedPlan
    let wasAuthorised, wasTold, wasThreat: Bool
  }

  let pack: PolicyPack
  let file: RestrictionCase
  let now: Instant
  let events: [CaseEvent]
  private(set) var decisions: [Decision] = []
  private(set) var effects: [Effect] = []
  private(set) var concludedReviews: [Bool] = []
  private(set) var decidedAppeals: [Bool] = []
  private(set) var letters: [NoticeRequest] = []
  private(set) var plans: [Plan] = []
  private(set) var lastDecision: Instant?
  private(set) var staysClosed = true
  private(set) var hasTwoForADeath = true
  private(set) var wroteAfterTheEnd = false
  private(set) var warned: [Int] = []
  /// What appeals in other cases settled.
  private(set) var settled: Set<Identifier> = []
  private var road = Road()

  /// What was done for the plan in preparation.
  private struct Road {
    var parts: Set<String> = []
    var drafters: Set<String> = []
    var deciders: Set<String> = []
    /// Who warned, answered, considered or recorded a consultation.
    var hands: Set<String> = []
    /// Who said on an appeal what has to change.
    var heard: Set<String> = []
    var conflicted: Set<String> = []
    var approvals: Set<String> = []
    var consulted: Set<String> = []
    var answers: [String: CriterionAnswer] = [:]
    var considered: Adjustments?
    var known = Adjustments.none
    var draft: Plan?
    var authorised: Plan?
    var told = false
    var threat = false
    var isClosed = false
    var deathReportedBy: String?
  }

  init(_ life: Life, under pack: PolicyPack) {
    (self.pack, file, now, events) = (pack, life.file, life.now, life.past.events)
    for event in events { tell(event) }
  }

  private mutating func tell(_ event: CaseEvent) {
    if road.isClosed { afterTheEnd(event.fact) }
    switch event.fact {
    case .file(.opened(let report, _)): for incident in report.incidents { involve(incident) }
    case .file(.incidentAdded(let incident)): involve(incident)
    case .file(.involvementAdded(_, let handledBy)): road.parts.formUnion(handledBy.subjects)
    case .file(.involvementCorrected): road.hands.insert(event.by)
    case .file(.settled(let news, _)): settled.formUnion(news.incidents)
    case .ending(.deathReported): road.deathReportedBy = event.by
    case .ending(.deathReportRejected): closeDeath(event)
    case .file(.adjustmentsNoted(let known)): road.known = known
    case .preparation(.adjustmentsConsidered):
      road.considered = road.known
      road.hands.insert(event.by)
    case .warning(.given(let warning)): warned.append(warning.stage)
    case .warning(.skipped(let ground, _)):
      road.threat = ground == .threatToSafety
      road.hands.insert(event.by)
    case .warning(.decided(_, _, let letter)):
      letters.append(letter)
      road.hands.insert(event.by)
    case .warning(.continued): road.hands.insert(event.by)
    case .letter(.requestedAgain(let letter, _)), .letter(.requested(let letter)): letters.append(letter)
    case .preparation(.criterionAnswered(let code, let answer, _)):
      road.answers[code] = answer
      road.hands.insert(event.by)
    case .preparation(.criterionReopened(let code, _)):
      road.answers[code] = nil
      road.hands.insert(event.by)
    case .preparation(.planDrafted(let plan)):
      road.draft = plan
      plans.append(plan)
      road.drafters.insert(event.by)
      road.deciders.insert(event.by)
    case .preparation(.submitted):
      road.drafters.insert(event.by)
      road.deciders.insert(event.by)
      (road.conflicted, road.approvals, road.consulted) = ([], [], [])
    case .decision(.conflictDeclared): road.conflicted.insert(event.by)
    case .decision(.consulted(let consultee, _)):
      road.consulted.insert(consultee)
      road.hands.insert(event.by)
    case .decision(.voted(let approves, _)):
      decide(event, confirmed: nil)
      if approves { road.approvals.insert(event.by) }
    case .decision(.authorised(let confirmed, _, let letter, _)):
      road.approvals.insert(event.by)
      decide(event, confirmed: confirmed)
      letters.append(letter)
      (road.authorised, road.told, lastDecision) = (letter.plan, false, event.at)
    case .plan(.noticeDispatched): road.told = true
    case .plan(.tookEffect(let enforced)): effect(enforced)
    case .plan(.variationOpened(let cause, _)):
      startAnew()
      if cause == .proposed { road.hands.insert(event.by) }
    case .review(.concluded(_, let reasons, let letter)):
      let isFree = !road.parts.contains(event.by) && !(effects.isEmpty || bindersInclude(event.by))
      concludedReviews.append(isFree && !reasons.isEmpty && letters(add: letter))
      road.deciders.insert(event.by)
      lastDecision = event.at
    case .appeal(.decided(_, let outcome, let reasons, let letter, _)):
      if outcome == .partlyUpheld { road.heard.insert(event.by) }
      let isFree = !road.parts.contains(event.by) && !road.deciders.contains(event.by) && !road.hands.contains(event.by)
      decidedAppeals.append(isFree && !reasons.isEmpty && letter.detail.remedy != nil && letters(add: letter))
    case .appeal(.acknowledged(_, let letter)): letters.append(letter)
    case .ending(.closed(let outcome, _)):
      if outcome == .deceased { closeDeath(event) }
      road.isClosed = true
    case .letter(.failed), .letter(.returned), .warning(.periodEnded), .decision(.returned), .plan(.suspended), .plan(.untold),
      .plan(.breached), .plan(.breachesConsidered), .file(.referred),
      .file(.referralConcluded),
      .review(.cameUp), .review(.fellDue), .review(.opened), .plan(.variationClosed), .appeal(.lodged), .letter(.dispatched):
      break
    }
  }

  private var binders: Set<String> = []
  private func bindersInclude(_ name: String) -> Bool { binders.contains(name) }

  private mutating func letters(add letter: NoticeRequest) -> Bool {
    letters.append(letter)
    return !letter.reasons.isEmpty
  }

  private mutating func involve(_ incident: Policy.Incident) {
    road.parts.formUnion([incident.reportedBy] + incident.targets.subjects + incident.handledBy.subjects)
  }

  private mutating func closeDeath(_ event: CaseEvent) {
    // What the service itself records, two people confirmed in another case.
    let isByTwo = event.office == .service || (road.deathReportedBy != nil && road.deathReportedBy != event.by)
    hasTwoForADeath = hasTwoForADeath && isByTwo
    road.deathReportedBy = nil
  }

  private mutating func startAnew() {
    (road.drafters, road.answers, road.considered, road.draft, road.conflicted) = ([], [:], nil, nil, [])
    (road.approvals, road.consulted) = ([], [])
  }

  private mutating func decide(_ event: CaseEvent, confirmed: [String]?) {
    let model = pack.decision
    road.deciders.insert(event.by)
    let harsh = road.draft?.restrictions.contains { model.harsherKinds.contains($0.kind) } ?? false
    var entitled = harsh ? model.harsherOffices : model.offices
    if !road.conflicted.isEmpty { entitled += model.fallbackOffices }
    let milder = effects.last.flatMap { last in road.draft.map { !$0.restrictsMore(than: last.enforced.plan) } } ?? false
    let needed = model.kind == .panel ? model.quorum / 2 + 1 : model.quorum
    decisions.append(
      Decision(
        isAuthorisation: confirmed != nil, isEntitled: entitled.contains(event.office),
        tookPart: road.parts.union(road.drafters).union(road.hands).union(road.heard).union(road.conflicted).contains(event.by),
        hasQuorum: road.approvals.count >= needed, consultedAll: Set(model.consultees).isSubset(of: road.consulted),
        isMilder: milder,
        confirmedAll: pack.criteria.allSatisfy { criterion in
          (confirmed ?? []).contains(criterion.code) && road.answers[criterion.code].map(criterion.accepts.contains) ?? false
        }, consideredAdjustments: road.considered == road.known && road.known.openRequests.isEmpty))
  }

  private mutating func effect(_ enforced: EnforcedPlan) {
    if effects.last?.enforced == enforced { return }
    effects.append(
      Effect(
        enforced: enforced, wasAuthorised: road.authorised == enforced.plan, wasTold: road.told, wasThreat: road.threat))
    binders = road.drafters
  }

  private mutating func afterTheEnd(_ fact: CaseFact) {
    switch fact {
    case .letter(.failed), .letter(.requestedAgain), .letter(.dispatched), .appeal(.acknowledged), .appeal(.decided),
      .file(.referralConcluded):
      break
    default: staysClosed = false
    }
    switch fact {
    case .letter(.requestedAgain), .appeal(.acknowledged), .appeal(.decided), .letter(.requested): wroteAfterTheEnd = true
    default: break
    }
  }
}

extension Account {
  /// Whether anything was prepared that needs a warning first.
  var isPastWarnings: Bool { file.proceeding != nil || file.inForce != nil }

  /// Whether every warning of the policy went out, in order.
  var gaveWarnings: Bool { warned == Array(pack.warnings.indices) }

  /// Whether something is under way that rests on what still counts, or nothing is under way; what goes on after a warning does so in
  /// something that counts.
  var restsOnWhatCounts: Bool {
    switch file.stage {
    case .reported, .closed: return true
    case .warningPending, .warned, .checklist, .awaitingAuthorisation, .noticePending, .inForce: break
    }
    let counting = Set(file.incidents.map(\.id)).subtracting(settled)
    if case .continuedAfterWarning(_, let named, _)? = file.proceeding?.way, counting.isDisjoint(with: named) { return false }
    return !counting.isEmpty
  }

  /// Whether a letter told the person of the end.
  var wroteOfTheEnd: Bool { letters.contains { $0.letter == .planEnded || $0.letter == .appealOutcome } }

  /// Someone who records an appeal.
  var outsider: CaseActor {
    CaseActor(
      subject: "omar", offices: Set(pack.steps[.lodgeAppeal] ?? []), organisations: [file.organisation])
  }

  /// An appeal against the plan, made now.
  var appeal: Command {
    .lodgeAppeal(
      AppealLodging(
        id: Sample.id(9998), against: .plan, channel: .letter, receivedAt: now, grounds: pack.appeals.grounds.map(\.code),
        statement: "I disagree.", lateReason: "I was ill."))
  }

  func allows(_ command: Command, by actor: CaseActor) -> Bool {
    do throws(Refusal) {
      _ = try file.decide(command, by: actor, at: now, under: pack)
      return true
    } catch { return false }
  }
}
