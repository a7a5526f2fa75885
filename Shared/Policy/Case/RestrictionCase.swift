package import Contracts

/// One person's case from the first report to its end: the policy as code, without clock, database or network.
///
/// ``decide(_:by:at:under:)`` says what a command leads to, or why it is refused; ``apply(_:)`` is the only way to change a case. What a plan
/// must contain is in `PlanCheck.swift`, what follows from an event in `RestrictionCase+consequences.swift`.
package struct RestrictionCase: Sendable, Equatable {
  /// Made by the caller who opened it.
  package let id: Identifier
  /// The only person it concerns (decision 8).
  package let serviceUser: Identifier
  /// Code of the organisation that opened it.
  package let organisation: String
  /// The policy version it began under, which governs the whole case.
  package let policy: PackReference
  /// When it began.
  package let openedAt: Instant
  /// The person's previous case, which stays closed.
  package let earlier: Identifier?
  /// Every incident on the file, in the order it was added.
  package internal(set) var incidents: [Incident]
  /// What intake has on record about adjustments.
  package internal(set) var adjustments: Adjustments
  /// The present stage.
  package internal(set) var stage: Stage
  /// Every warning that went out, in order.
  package internal(set) var warnings: [Warning] = []
  /// Every appeal.
  package internal(set) var appeals: [Appeal] = []
  /// Every concluded review.
  package internal(set) var reviews: [ConcludedReview] = []
  /// Every breach.
  package internal(set) var breaches: [Breach] = []
  /// How many of them someone has considered, the first ones first.
  package internal(set) var consideredBreaches = 0
  /// Every referral to the police or a lawyer.
  package internal(set) var referrals: [Referral] = []
  /// Letters that do not hold up the case, until they have gone out.
  package internal(set) var letters: [PendingNotice] = []
  /// Letters by which the person counts as told: each can still come back.
  package internal(set) var sent: [PendingNotice] = []
  /// The evidence of the person's death, while a second person has yet to confirm it.
  package internal(set) var deathReport: SignedText?
  /// Who took part, and how, in this case or in an earlier one about the same incidents. Those whom incidents name are not repeated here.
  package internal(set) var parts: [String: Set<Part>]
  /// What appeals in other cases of the person have settled: this case needs something else.
  package internal(set) var settled: Settlement

  /// What a report leads to: a case for triage, or a refusal that says what the report lacks.
  package static func open(
    _ report: Report, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [CaseEvent] {
    try pack.citing { () throws(Objection) in try opened(report, by: actor, at: at, under: pack) }
  }

  private static func opened(
    _ report: Report, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Objection) -> [CaseEvent] {
    guard actor.offices.contains(.service) else {
      throw Objection(
        kind: .notEntitled, code: "role", rule: .reporting,
        sentence: "A case is opened from a report to a manager, never by hand.")
    }
    guard pack.organisation(report.organisation) != nil else {
      throw Objection(
        kind: .incomplete, code: "unknown-organisation", rule: .organisations,
        sentence: "The report names an organisation that this policy does not cover.", missing: ["organisation"])
    }
    guard !report.incidents.isEmpty else {
      throw .missing(["an incident"], .reports, "report-incomplete", "A report must name an incident.")
    }
    for incident in report.incidents { try check(incident, of: report.serviceUser, under: pack) }
    return [CaseEvent(at: at, by: actor.subject, office: .service, fact: .file(.opened(report, under: pack.reference)))]
  }

  /// What a command leads to now. This changes nothing: the events are for the journal, and for ``apply(_:)``.
  ///
  /// An empty result means that everything asked for has already happened.
  /// - Throws: why the policy does not allow it, by this pack's paragraph, checking first the person, then the stage, then what is missing.
  package func decide(
    _ command: Command, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [CaseEvent] {
    try pack.citing { () throws(Objection) in try decided(command, by: actor, at: at, under: pack) }
  }

  private func decided(
    _ command: Command, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Objection) -> [CaseEvent] {
    guard pack.reference == policy else {
      throw Objection(
        kind: .incomplete, code: "other-policy", rule: .policyVersion,
        sentence: "A case is decided under the policy version it began with.", missing: ["\(policy.id) \(policy.version)"])
    }
    let office = try entitlement(to: command, of: actor, under: pack)
    let context = Context(actor: actor, office: office, at: at, pack: pack, command: command)
    // An appeal is taken even then: who appeals is alive, and is not to be kept out by a mistake.
    if deathReport != nil, !command.action.isAutomatic, command.action != .confirmDeath, command.action != .lodgeAppeal {
      throw Objection(
        kind: .wrongStage, code: "death-reported", rule: .death,
        sentence: "The person's death is recorded: first a second person confirms it, or finds that it was not right.")
    }
    return try facts(of: command, in: context).map { CaseEvent(at: at, by: actor.subject, office: office, fact: $0) }
  }

  /// Who asks, as what, when, for what, and under which policy.
  struct Context {
    let actor: CaseActor
    let office: Office
    let at: Instant
    let pack: PolicyPack
    let command: Command
  }

  // MARK: - The policy, command by command

  /// Every command. What it needs of the stage comes from a named property (`proposal`, `inForce`, ...); each of those switches
  /// over every stage, so that a new stage, like a new command, does not compile until the policy has answered it.
  private func facts(of command: Command, in context: Context) throws(Objection) -> [CaseFact] {
    switch command {
    case .addIncident(let incident): try incidentAdded(incident, context)
    case .settle(let news, let other, let notice): try settledElsewhere(news, other, notice, context)
    case .noteAdjustments(let known): try adjustmentsNoted(known, context)
    case .correctInvolvement(let correction, let reasons): try involvementCorrected(correction, reasons, context)
    case .triage(let triage, let reasons): try triaged(triage, reasons, context)
    case .noticeDispatched(let notice, let at): try dispatched(notice, at, context)
    case .noticeFailed(let notice, let why): try failed(notice, why, context)
    case .noticeReturned(let notice, let why): try returned(notice, why, context)
    case .sendNoticeAgain(let failed, let notice, let channel, let reasons):
      try sentAgain(failed, notice, channel, reasons ?? "", context)
    case .warningPeriodEnded: try periodEnded(context)
    case .warnAgain(let incidents, let reasons, let notice): try warnedAgain(incidents, reasons, notice, context)
    case .skipWarning(let ground, let reasons): try warningSkipped(ground, reasons, context)
    case .closeAsAdapted(let reasons, let notice): try adapted(reasons, notice, context)
    case .withdrawWarning(let reasons, let notice): try warningWithdrawn(reasons, notice, context)
    case .recordContinued(let incidents, let reasons): try continued(incidents, reasons, context)
    case .answerCriterion(let code, let answer, let evidence): try answered(code, answer, evidence, context)
    case .reopenCriterion(let code, let reasons): try reopened(code, reasons, context)
    case .confirmAdjustmentsConsidered(let text): try adjustmentsConsidered(text, context)
    case .draftPlan(let draft): try drafted(draft, context)
    case .withdraw(let reasons, let notice): try withdrawn(reasons, notice, context)
    case .submit: try submitted(context)
    case .recordConsultation(let consultee, let view): try consulted(consultee, view, context)
    case .declareConflict(let reasons): try conflictDeclared(reasons, context)
    case .authorise(let codes, let reasons, let notice, let early): try authorised(codes, reasons, notice, early, context)
    case .refuse(let reasons, let notice): try refused(reasons, notice, context)
    case .returnToManager(let missing): try returned(missing, context)
    case .takeEffect: try effect(context)
    case .expire(let notice): try expired(notice, context)
    case .recordBreach(let breach, let notice): try breached(breach, notice, context)
    case .considerBreaches(let reasons): try breachesConsidered(reasons, context)
    case .refer(let referral): try referred(referral, context)
    case .recordReferralOutcome(let id, let outcome): try referralConcluded(id, outcome, context)
    case .reviewComesUp(let notice): try reviewCameUp(notice, context)
    case .reviewFallsDue(let notice): try reviewFellDue(notice, context)
    case .reconsider(let cause, let reasons): try reconsidered(cause, reasons, context)
    case .concludeReview(let outcome, let reasons, let notice): try reviewed(outcome, reasons, notice, context)
    case .openVariation(let reasons): try variationOpened(reasons, context)
    case .lodgeAppeal(let lodging): try appealed(lodging, context)
    case .acknowledgeAppeal(let id, let notice): try acknowledged(id, notice, context)
    case .decideAppeal(let id, let outcome, let reasons, let remedy, let changes, let notice):
      try appealDecided(id, outcome, reasons, remedy, changes, notice, context)
    case .recordDeath(let evidence): try deathReported(evidence, context)
    case .confirmDeath(let isConfirmed, let reasons): try deathConfirmed(isConfirmed, reasons, context)
    case .personDied: try personDied(context)
    }
  }

  /// The office in which the actor takes the step: only one that the pack names for it, and only for an organisation they work for.
  private func entitlement(to command: Command, of actor: CaseActor, under pack: PolicyPack) throws(Objection) -> Office {
    let action = command.action
    if action.isAutomatic {
      if actor.offices.contains(.service) { return .service }
      throw Objection(
        kind: .notEntitled, code: "role", rule: action.rule, sentence: "Only the system itself records this.")
    }
    let office = try require(oneOf: pack.steps[action] ?? [], of: actor, action.rule, under: pack)
    guard actor.organisations.contains(organisation) || isOpen(action, toBoundOf: actor) else {
      throw Objection(
        kind: .notEntitled, code: "other-organisation", rule: .organisations,
        sentence: "The case belongs to another organisation.")
    }
    return narrower(command, under: pack).first(where: actor.offices.contains) ?? office
  }

  /// What happens under a plan is recorded, and an appeal taken down, by staff of every organisation that the plan binds.
  private func isOpen(_ action: ActionName, toBoundOf actor: CaseActor) -> Bool {
    (action == .recordBreach || action == .lodgeAppeal) && binds(anyOf: actor.organisations)
  }

  /// The offices that may take this very step, where that is fewer than the pack names for it: who holds several acts in one of these.
  private func narrower(_ command: Command, under pack: PolicyPack) -> [Office] {
    if PolicyPack.Process.decisionSteps.contains(command.action), let proposal {
      return pack.decision.offices(for: proposal.plan) + (proposal.conflicts.isEmpty ? [] : pack.decision.fallbackOffices)
    }
    if case .triage(.warn, _) = command { return pack.warnings[0].offices }
    if case .warnAgain = command, let next = warning.map({ $0.stage + 1 }), next < pack.warnings.count {
      return pack.warnings[next].offices
    }
    return []
  }

  /// The first of those offices that the actor holds.
  @discardableResult
  private func require(
    oneOf entitled: [Office], of actor: CaseActor, _ rule: Rule, under pack: PolicyPack
  ) throws(Objection) -> Office {
    guard let office = entitled.first(where: actor.offices.contains) else {
      throw Objection(kind: .notEntitled, code: "role", rule: rule, sentence: "Only \(pack.words(anyOf: entitled)) may do this.")
    }
    return office
  }

  // MARK: - Triage and warning

  /// Anger is not unacceptable behaviour; a warning comes first.
  private func triaged(_ triage: Triage, _ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    guard awaitsTriage else { throw wrongStage(context) }
    switch triage {
    case .warn(let notice):
      return try warningDecided(0, reasons, notice, context)
    case .notUnacceptable:
      try require(reasons: reasons, CaseOutcome.notUnacceptable.rule, context)
      return [.ending(.closed(.notUnacceptable, reasons: reasons))]
    case .noAction:
      try require(reasons: reasons, CaseOutcome.noAction.rule, context)
      return [.ending(.closed(.noAction, reasons: reasons))]
    }
  }

  private func warningDecided(
    _ stage: Int, _ reasons: String, _ notice: Identifier, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    let warning = context.pack.warnings[stage]
    try requireUnsettled()
    try require(oneOf: warning.offices, of: context.actor, .warnings, under: context.pack)
    try require(reasons: reasons, .warnings, context)
    try requireNew(notice)
    return [
      .warning(.decided(stage: stage, reasons: reasons, notice: request(warning.letter, notice, reasons: reasons, context)))
    ]
  }

  /// What an appeal has put right is not done again on the same incidents.
  private func requireUnsettled() throws(Objection) {
    guard !countedIncidents.isEmpty else {
      throw .missing(
        ["an incident that no appeal has been decided about"], .appeals, "settled-on-appeal",
        "An appeal settled what follows from these incidents.")
    }
  }

  /// The ground is recorded, and the behaviour on the file fits it.
  private func warningSkipped(_ ground: NoWarningGround, _ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    guard mayStillWarn else { throw wrongStage(context) }
    try requireUnsettled()
    guard let rule = context.pack.withoutWarning.first(where: { $0.ground == ground }) else {
      throw .missing(
        context.pack.withoutWarning.map(\.ground.rawValue), .warnings, "ground-unknown",
        "The policy does not allow the warning to be skipped on that ground.")
    }
    guard behaviours.compactMap(context.pack.behaviour).contains(where: { rule.headings.contains($0.heading) }) else {
      throw .missing(
        context.pack.headings.filter { rule.headings.contains($0.code) }.map { "behaviour under: \($0.name)" }, rule.ground.rule,
        "ground-not-met", "Nothing on the file comes under a heading that allows the warning to be skipped.")
    }
    try require(reasons: reasons, rule.ground.rule, context)
    return [.warning(.skipped(ground, reasons: reasons))]
  }

  /// The opportunity to adapt begins with the proven dispatch, never before the letter was requested.
  private func warned(
    _ pending: PendingNotice, _ stage: Int, _ dispatched: Instant, _ context: Context
  ) -> [CaseFact] {
    let began = max(dispatched, pending.requestedAt)
    let ends = context.pack.zone.midnight(daysAfter: context.pack.warnings[stage].periodDays + 1, began)
    return [.warning(.given(Warning(notice: pending.request.notice, stage: stage, dispatchedAt: began, endsAt: ends)))]
  }

  private func periodEnded(_ context: Context) throws(Objection) -> [CaseFact] {
    let warning = try require(warning, context)
    if warning.endedAt != nil { return [] }
    try require(reached: warning.endsAt, .warnings, "warning-period-running", "The opportunity to adapt has not ended.", context)
    return [.warning(.periodEnded)]
  }

  /// A person with a new incident has not adapted.
  private func adapted(_ reasons: String, _ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let warning = try require(warning, context)
    try require(reached: warning.endsAt, .warnings, "warning-period-running", "The opportunity to adapt has not ended.", context)
    try require(reasons: reasons, CaseOutcome.adapted.rule, context)
    return try closed(.adapted, reasons, notice, saying: reasons, context)
  }

  /// A warning given by mistake is withdrawn, unless a decision has been built on it; the person is told, where it may have reached them.
  private func warningWithdrawn(_ reasons: String, _ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    guard restsOnWarning else { throw wrongStage(context) }
    try require(reasons: reasons, CaseOutcome.mistakenWarning.rule, context)
    let ending = CaseFact.ending(.closed(.mistakenWarning, reasons: reasons))
    guard !warnings.isEmpty || pendingWarning?.letter.hasFailed == false else { return [ending] }
    try requireNew(notice)
    return [.letter(.requested(request(.warningWithdrawn, notice, reasons: reasons, context))), ending]
  }

  /// Ends the case without a plan; someone who was warned, or told of a plan, is told that nothing follows.
  func closed(
    _ outcome: CaseOutcome, _ reasons: String, _ notice: Identifier, saying words: String? = nil, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    let ending = CaseFact.ending(.closed(outcome, reasons: reasons))
    guard wasTold else { return [ending] }
    try requireNew(notice)
    let letter = request(
      .caseClosed, notice, reasons: words ?? "We looked at everything that we have on file.",
      detail: LetterDetail(outcome: outcome.rawValue), context)
    return [.letter(.requested(letter)), ending]
  }

  /// Warnings are given in sequence, each after new behaviour.
  private func warnedAgain(
    _ named: [Identifier], _ reasons: String, _ notice: Identifier, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    let warning = try require(warning, context)
    guard warning.stage + 1 < context.pack.warnings.count else {
      throw Objection(
        kind: .wrongStage, code: "last-warning-given", rule: .warnings, sentence: "The policy has no further warning.")
    }
    try requireSinceWarning(named)
    return try warningDecided(warning.stage + 1, reasons, notice, context)
  }

  /// A restriction is for behaviour that continues, so it needs an incident since the last warning of the sequence.
  private func continued(_ named: [Identifier], _ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let warning = try require(warning, context)
    try requireSinceWarning(named)
    guard warning.stage + 1 == context.pack.warnings.count else {
      let next = context.pack.warnings[warning.stage + 1]
      throw .missing([next.name], .warnings, "further-warning-due", "The policy requires a further warning first: \(next.name).")
    }
    try require(reasons: reasons, .continuedBehaviour, context)
    return [.warning(.continued(incidents: named, reasons: reasons))]
  }

  private func requireSinceWarning(_ named: [Identifier]) throws(Objection) {
    guard !named.isEmpty, Set(incidentsSinceWarning).isSuperset(of: named) else {
      throw .missing(
        ["an incident on this case that happened after the warning was dispatched"], .warnings, "no-incident-since-warning",
        "Behaviour has continued after a warning only if there has been an incident since.")
    }
  }

  // MARK: - Checklist and draft, of the first plan or of a variation

  /// Each criterion is answered with evidence; only the answers the pack accepts, and "not met", are valid.
  private func answered(
    _ code: String, _ answer: CriterionAnswer, _ evidence: String, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    _ = try require(checklist, context)
    guard let criterion = context.pack.criterion(code) else { throw unknownCriterion(context) }
    guard answer == .notMet || criterion.accepts.contains(answer) else {
      throw .missing(
        criterion.accepts.map(\.rawValue).sorted() + [CriterionAnswer.notMet.rawValue], .criteria, "answer-not-allowed",
        "Criterion (\(code)) cannot be answered that way.")
    }
    try require(evidence, "evidence", .criteria, "no-evidence", "An answer to a criterion needs evidence", context)
    return [.preparation(.criterionAnswered(code: code, answer: answer, evidence: evidence))]
  }

  private func reopened(_ code: String, _ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let checklist = try require(checklist, context)
    guard context.pack.criterion(code) != nil else { throw unknownCriterion(context) }
    try require(reasons: reasons, .criteria, context)
    return checklist.answers[code] == nil ? [] : [.preparation(.criterionReopened(code: code, reasons: reasons))]
  }

  private func unknownCriterion(_ context: Context) -> Objection {
    .missing(context.pack.criteria.map(\.code), .criteria, "unknown-criterion", "The policy has no criterion with that code.")
  }

  /// This is always answered, even where no adjustment is known, and covers only what is known now.
  private func adjustmentsConsidered(_ text: String, _ context: Context) throws(Objection) -> [CaseFact] {
    _ = try require(checklist, context)
    try require(
      text, "what was considered", .adjustmentsConsidered, "no-adjustments-answer", "Say what was considered about adjustments",
      context)
    return [.preparation(.adjustmentsConsidered(text))]
  }

  private func drafted(_ draft: PlanDraft, _ context: Context) throws(Objection) -> [CaseFact] {
    _ = try require(checklist, context)
    return [.preparation(.planDrafted(try checked(draft, context)))]
  }

  private func checked(_ draft: PlanDraft, _ context: Context, isDecided: Bool = false) throws(Objection) -> Plan {
    let plan = try draft.checked(
      for: self, at: context.at, under: context.pack, replacing: inForce?.enforced.plan, isDecided: isDecided)
    var faults: [String] = []
    for fault in owed.flatMap({ $0.faults(in: plan) }) where !faults.contains(fault) { faults.append(fault) }
    // Until its first day the plan applies that has to change.
    let latest = context.pack.zone.day(of: context.at).adding(days: context.pack.serviceStandards[.prepareProposal] ?? 0)
    if owingChange != nil, plan.startsOn > latest { faults.append("a first day of \(latest.text) or before") }
    guard !faults.isEmpty else { return plan }
    throw .missing(
      faults, .appeals, "appeal-not-followed",
      "An appeal was partly upheld: the plan makes the changes that were decided, and is nowhere harsher than it was.")
  }

  /// Nothing is submitted until every criterion, the adjustments and the plan are complete.
  private func submitted(_ context: Context) throws(Objection) -> [CaseFact] {
    let checklist = try require(checklist, context)
    let criteria = checklist.draft.map { criteriaNeeded(for: $0, context.pack) } ?? (inForce == nil ? context.pack.criteria : [])
    var missing: [String] = criteria.compactMap { criterion in
      guard let given = checklist.answers[criterion.code] else { return "criterion (\(criterion.code)): \(criterion.question)" }
      return criterion.accepts.contains(given.answer) ? nil : "criterion (\(criterion.code)) is not met: \(criterion.question)"
    }
    missing += adjustmentsMissing(of: checklist)
    if checklist.draft == nil { missing.append("a plan") }
    guard missing.isEmpty, let draft = checklist.draft else {
      throw .missing(missing, .criteria, "checklist-incomplete", "A proposal needs every criterion, the adjustments and a plan.")
    }
    _ = try checked(PlanDraft(draft), context)
    return [.preparation(.submitted)]
  }

  private static let adjustmentsChanged = "what was considered about adjustments, which have changed since"

  /// Decision 6: a plan that restricts less than the one in force needs no new answers to the criteria; any other is a full new decision.
  private func criteriaNeeded(for plan: Plan, _ pack: PolicyPack) -> [Criterion] {
    if let current = inForce?.enforced.plan, !plan.restrictsMore(than: current) { return [] }
    // It was checked against what the appeal decided, so that it is nowhere harsher.
    if case .variation(.appeal, _) = proceeding?.way { return [] }
    return pack.criteria
  }

  private func adjustmentsMissing(of checklist: Checklist) -> [String] {
    guard let considered = checklist.adjustmentsConsidered else { return ["what was considered about adjustments"] }
    return considered.known == adjustments ? [] : [Self.adjustmentsChanged]
  }

  private func withdrawn(_ reasons: String, _ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let checklist = try require(checklist, context)
    try require(reasons: reasons, CaseOutcome.withdrawn.rule, context)
    return try ended(checklist.way, .withdrawn, .withdrawn, reasons, notice, context)
  }

  /// Ends the preparation without a plan: the whole case, or the variation alone, unless an appeal requires the variation.
  private func ended(
    _ way: WayToChecklist, _ outcome: CaseOutcome, _ end: VariationEnd, _ reasons: String, _ notice: Identifier,
    _ context: Context
  ) throws(Objection) -> [CaseFact] {
    switch way {
    case .continuedAfterWarning, .withoutWarning: return try closed(outcome, reasons, notice, context)
    case .variation(.appeal, _):
      throw .missing(
        ["a plan that does what the appeal decided"], .appeals, "appeal-variation-owed",
        "An appeal was partly upheld: the plan must be varied.")
    case .variation(.proposed, _), .variation(.review, _): return [.plan(.variationClosed(end, reasons: reasons))]
    }
  }

  // MARK: - Authorisation

  private func consulted(_ consultee: String, _ view: String, _ context: Context) throws(Objection) -> [CaseFact] {
    _ = try require(proposal, context)
    guard context.pack.decision.consultees.contains(consultee) else {
      throw .missing(
        context.pack.decision.consultees, .consultation, "unknown-consultee",
        "The policy does not ask for anyone of that name to be consulted.")
    }
    try require(view, "what they said", .consultation, "no-view", "Record what they said", context)
    return [.decision(.consulted(consultee: consultee, view: view))]
  }

  private func conflictDeclared(_ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let proposal = try require(proposal, context)
    try require(reasons: reasons, .authorisation, context)
    return proposal.conflicts.contains { $0.by == context.actor.subject } ? [] : [.decision(.conflictDeclared(reasons: reasons))]
  }

  /// The decider has no part in the matter, confirms each criterion and gives reasons; no request is outstanding.
  private func authorised(
    _ confirming: [String], _ reasons: String, _ notice: Identifier, _ beforeNotice: String?, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    let proposal = try require(proposal, context)
    try requireVote(context, proposal)
    try requireIdentified(.impartialDecision)
    guard adjustments.openRequests.isEmpty else {
      throw .missing(
        ["a decision on the adjustment request"], .adjustments, "adjustment-open",
        "No restriction can be authorised while a request for an adjustment is open.")
    }
    let stale = adjustmentsMissing(of: proposal.checklist)
    guard stale.isEmpty else {
      throw .missing(
        stale, .adjustmentsConsidered, "adjustments-changed", "The adjustments on record have changed since they were considered."
      )
    }
    let unheard = context.pack.decision.consultees.filter { proposal.views[$0] == nil }
    guard unheard.isEmpty else {
      throw .missing(
        unheard.map { "the view of: \($0)" }, .consultation, "consultation-missing",
        "Not everyone who must be consulted has been.")
    }
    let criteria = criteriaNeeded(for: proposal.plan, context.pack)
    let unconfirmed = criteria.filter { !confirming.contains($0.code) }
    guard unconfirmed.isEmpty else {
      throw .missing(
        unconfirmed.map { "criterion (\($0.code)): \($0.question)" }, .criteria, "criteria-unconfirmed",
        "The person who authorises must confirm each criterion.")
    }
    try require(reasons: reasons, .planReasons, context)
    let plan = try checked(PlanDraft(proposal.plan), context, isDecided: true)
    try requireNew(notice)
    if let beforeNotice { try allowEffectBeforeNotice(proposal.checklist.way, beforeNotice, context) }
    let votes = proposal.votes.filter { $0.by != context.actor.subject } + [Vote(by: context.actor.subject, approves: true)]
    switch Self.tally(votes, context.pack.decision) {
    case .open:
      // Only the last vote authorises, so that a reason given with an earlier one would be kept nowhere.
      guard beforeNotice == nil else { throw withoutEffect("Your vote does not authorise the plan: others have still to vote.") }
      return [.decision(.voted(approves: true, reasons: reasons))]
    case .refused: return try ended(proposal.checklist.way, .refused, .refused, reasons, notice, context)
    case .approved: break
    }
    let letter = planLetter(plan, notice, context)
    let decided = CaseFact.decision(
      .authorised(confirmed: criteria.map(\.code), reasons: reasons, notice: letter, beforeNotice: beforeNotice))
    return try [decided] + (beforeNotice == nil ? [] : [atOnce(plan, context)])
  }

  /// Decision 3: a threat to safety removes the warning; removing the notice is a separate switch, off unless the body turned it on.
  private func allowEffectBeforeNotice(_ way: WayToChecklist, _ why: String, _ context: Context) throws(Objection) {
    guard context.pack.allowsEffectBeforeNotice, case .withoutWarning(.threatToSafety, _) = way else {
      throw Objection(
        kind: .incomplete, code: "notice-compulsory", rule: .notice,
        sentence:
          "A restriction cannot be in force before its notice has been dispatched. A threat to safety removes the warning, not the notice.",
        missing: ["proof that the notice was dispatched"])
    }
    try require(reasons: why, .effectBeforeNotice, context)
  }

  /// The plan binds at once, or the reason why it should would mean nothing.
  private func atOnce(_ plan: Plan, _ context: Context) throws(Objection) -> CaseFact {
    let (from, until) = term(of: plan, from: context.at, context.pack)
    guard from <= context.at else {
      throw withoutEffect("The plan's first day is in the future, so that its letter goes out first.")
    }
    return .plan(.tookEffect(EnforcedPlan(plan: plan, from: from, until: until)))
  }

  private func withoutEffect(_ sentence: String) -> Objection {
    Objection(
      kind: .incomplete, code: "before-notice-without-effect", rule: .effectBeforeNotice, sentence: sentence,
      missing: ["no reason to bind before the letter"],
      fields: [
        FieldProblem(field: "beforeNotice", code: "notAllowed", detail: "must be left out: the plan would not bind at once")
      ])
  }

  private enum Tally {
    case open, approved, refused
  }

  private static func tally(_ votes: [Vote], _ model: DecisionModel) -> Tally {
    let approvals = votes.count { $0.approves }
    switch model.kind {
    case .single: return approvals > 0 ? .approved : .refused
    case .joint: return approvals < votes.count ? .refused : approvals >= model.quorum ? .approved : .open
    // Decided by the vote after which those still to come cannot change it, so that their order makes no difference.
    case .panel:
      return approvals >= model.votesNeeded
        ? .approved : votes.count - approvals > model.quorum - model.votesNeeded ? .refused : .open
    }
  }

  private func refused(_ reasons: String, _ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let proposal = try require(proposal, context)
    try requireVote(context, proposal)
    try require(reasons: reasons, .authorisation, context)
    switch Self.tally(proposal.votes + [Vote(by: context.actor.subject, approves: false)], context.pack.decision) {
    case .open, .approved: return [.decision(.voted(approves: false, reasons: reasons))]
    case .refused: return try ended(proposal.checklist.way, .refused, .refused, reasons, notice, context)
    }
  }

  private func returned(_ missing: [String], _ context: Context) throws(Objection) -> [CaseFact] {
    let proposal = try require(proposal, context)
    try requireVote(context, proposal)
    try require(
      missing.joined(), "what is missing", .authorisation, "nothing-asked-for",
      "A proposal that is returned must say what is missing",
      context)
    return [.decision(.returned(missing: missing.filter(\.hasContent)))]
  }

  /// Who may vote on this plan: once, with no part in the matter and no conflict; fallback offices only in another's place.
  private func requireVote(_ context: Context, _ proposal: Proposal) throws(Objection) {
    let (actor, model) = (context.actor, context.pack.decision)
    let voters = model.offices(for: proposal.plan)
    let standsIn = model.fallbackOffices.contains(where: actor.offices.contains) && !proposal.conflicts.isEmpty
    if !standsIn { try require(oneOf: voters, of: actor, .authorisation, under: context.pack) }
    guard !proposal.conflicts.contains(where: { $0.by == actor.subject }) else {
      throw Objection(
        kind: .notEntitled, code: "conflict-declared", rule: .impartialDecision,
        sentence: "Someone who has declared a conflict may not decide.",
        missing: ["someone else who may decide"])
    }
    // In a case from before a majority decided at once, one of the majority repeats their vote to authorise.
    let seals = Self.tally(proposal.votes, model) == .approved && context.command.action == .authorise
    guard !proposal.votes.contains(where: { $0.by == actor.subject && !(seals && $0.approves) }) else {
      throw Objection(
        kind: .notEntitled, code: "vote-given", rule: .authorisation, sentence: "Each person may vote once.",
        missing: ["someone else who may decide"])
    }
    try requireNoPart(
      actor, .impartialDecision, { "Someone who \($0.words) may not decide on it." }, missing: "someone else who may decide",
      where: \.barsDeciding)
  }

  /// Anyone who took a part that counts is kept out.
  private func requireNoPart(
    _ actor: CaseActor, _ rule: Rule, _ sentence: (Part) -> String, missing: String, where counts: (Part) -> Bool
  ) throws(Objection) {
    guard let part = part(of: actor.subject, where: counts) else { return }
    throw Objection(kind: .notEntitled, code: "took-part", rule: rule, sentence: sentence(part), missing: [missing])
  }

  /// No one decides while someone is known by words alone, who might be the one who decides.
  private func requireIdentified(_ rule: Rule) throws(Objection) {
    let unknown = undetermined
    guard unknown.isEmpty else {
      throw .missing(
        unknown.map { "who is meant by: \($0)" }, rule, "staff-unidentified",
        "First it has to be recorded who was involved in the incidents, or that it is none of those who decide.")
    }
  }

  // MARK: - Notice, effect and end

  /// A letter that went out moves on the part of the case that depended on it.
  private func dispatched(_ notice: Identifier, _ at: Instant, _ context: Context) throws(Objection) -> [CaseFact] {
    // A letter cannot be proven to have gone out in the future.
    let at = min(at, context.at)
    if let letter = letters.first(where: { $0.request.notice == notice }) {
      return [.letter(.dispatched(notice: notice, at: max(at, letter.requestedAt)))] + rebinding(notice)
    }
    let pending = try awaited(notice, context)
    if let warning = pendingWarning { return warned(pending, warning.stage, at, context) }
    return try told(try require(authorised, context), at, context)
  }

  /// The letter of that identifier, if the case cannot proceed without it.
  private func awaited(_ notice: Identifier, _ context: Context) throws(Objection) -> PendingNotice {
    guard let pending = awaitedNotice else {
      throw letters.isEmpty && inForce == nil
        ? wrongStage(context) : notAwaited("The case is not waiting for that letter.", context)
    }
    if case .dispatched = pending.delivery { throw notAwaited("The letter has already gone out.", context) }
    guard notice == pending.request.notice else { throw notAwaited("The case is waiting for a different letter.", context) }
    return pending
  }

  private func notAwaited(_ sentence: String, _ context: Context) -> Objection {
    Objection(kind: .wrongStage, code: "notice-not-awaited", rule: context.command.action.rule, sentence: sentence)
  }

  private func failed(_ notice: Identifier, _ why: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let letter = letters.first { $0.request.notice == notice }
    let pending = if let letter { letter } else { try awaited(notice, context) }
    if pending.hasFailed { return [] }
    return [.letter(.failed(notice: notice, why: why))]
  }

  /// A letter that came back told the person nothing: what counts from it stops, whenever that is found.
  private func returned(_ notice: Identifier, _ why: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let known = (pendingLetters + sent).first { $0.request.notice == notice }
    guard let known else { throw notAwaited("The case has no such letter.", context) }
    if known.hasFailed { return [] }
    let fact = CaseFact.letter(.returned(notice: notice, why: why))
    // Where a threat to safety let the plan bind before its letter, it binds without it.
    guard let plan = inForce, plan.notice == notice, plan.toldAt != nil, plan.authorisation.beforeNotice == nil else {
      return [fact]
    }
    return [fact, .plan(.untold(notice: notice))]
  }

  /// A plan whose letter came back binds again when the person is told of it, unless an appeal suspends it.
  private func rebinding(_ notice: Identifier) -> [CaseFact] {
    guard let plan = inForce, plan.isUntold, plan.notice == notice,
      !appeals.contains(where: { $0.isOpen && $0.lodging.id == plan.suspendedBy })
    else { return [] }
    return [.plan(.tookEffect(plan.enforced))]
  }

  private func sentAgain(
    _ failed: Identifier?, _ notice: Identifier, _ channel: NoticeChannel?, _ reasons: String, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    let pending = pendingLetters
    guard !pending.isEmpty else { throw wrongStage(context) }
    let again = pending.first { letter in letter.hasFailed && failed.map { $0 == letter.request.notice } ?? true }
    guard let again else {
      throw Objection(
        kind: .wrongStage, code: "notice-not-failed", rule: .notice, sentence: "The letter has not failed: it is on its way.")
    }
    try requireNew(notice)
    if channel != nil { try require(reasons: reasons, .notice, context) }
    return [
      .letter(.requestedAgain(again.request.renumbered(notice, by: channel), reasons: reasons.isEmpty ? nil : reasons))
    ]
  }

  /// A plan binds from the later of its notice's proven dispatch and its first midnight; never past its last day.
  private func told(_ authorised: AuthorisedPlan, _ dispatched: Instant, _ context: Context) throws(Objection) -> [CaseFact] {
    let plan = authorised.proposal.plan
    let dispatched = max(dispatched, authorised.notice.requestedAt)
    let (from, until) = term(of: plan, from: dispatched, context.pack)
    let told = CaseFact.plan(
      .noticeDispatched(
        notice: authorised.notice.request.notice, at: dispatched, from: from, until: until))
    if let until, until <= max(from, context.at) { return [told, overtaken(authorised)] }
    return from <= context.at ? [told] + binding(EnforcedPlan(plan: plan, from: from, until: until), context) : [told]
  }

  private func term(of plan: Plan, from moment: Instant, _ pack: PolicyPack) -> (from: Instant, until: Instant?) {
    (max(moment, pack.zone.start(of: plan.startsOn)), plan.endsOn.map { pack.zone.start(of: $0.adding(days: 1)) })
  }

  private func effect(_ context: Context) throws(Objection) -> [CaseFact] {
    let authorised = try require(authorised, context)
    guard case .dispatched(_, let from, let until) = authorised.notice.delivery else {
      throw .missing(
        ["proof that the notice was dispatched"], .notice, "notice-not-dispatched",
        "A restriction cannot be in force before its notice has been dispatched.")
    }
    try require(reached: from, .notice, "not-started", "The plan has not reached its first day.", context)
    if let until, until <= context.at { return [overtaken(authorised)] }
    return binding(EnforcedPlan(plan: authorised.proposal.plan, from: from, until: until), context)
  }

  /// A plan begins; where the body suspends plans under appeal and one is open, it does not bind until that is decided.
  private func binding(_ enforced: EnforcedPlan, _ context: Context) -> [CaseFact] {
    let effect = CaseFact.plan(.tookEffect(enforced))
    guard context.pack.appeals.suspends, let appeal = appealAgainstPlan else { return [effect] }
    return [effect, .plan(.suspended(appeal: appeal.lodging.id))]
  }

  /// A plan whose last day passed before it could bind.
  private func overtaken(_ authorised: AuthorisedPlan) -> CaseFact {
    switch authorised.proposal.checklist.way {
    case .continuedAfterWarning, .withoutWarning: .ending(.closed(.expired, reasons: Self.expiry))
    case .variation: .plan(.variationClosed(.expired, reasons: Self.expiry))
    }
  }

  /// A plan ends by itself after its last day, and the person under it is told by letter.
  private func expired(_ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let current = inForce?.enforced.plan
    let plan = if let current { current } else { try require(authorised, context).proposal.plan }
    guard let last = plan.endsOn else {
      throw Objection(
        kind: .wrongStage, code: "no-end", rule: .planDuration, sentence: "The plan has no last day; only a review can end it.")
    }
    try require(
      reached: context.pack.zone.start(of: last.adding(days: 1)), .planDuration, "not-ended",
      "The plan's last day has not passed.",
      context)
    try requireNew(notice)
    if current == nil { return try closed(.expired, Self.expiry, notice, saying: Self.expiry, context) }
    let letter = CaseFact.letter(.requested(endLetter(.expired, notice, Self.expiry, endedOn: last, context)))
    return [letter, .ending(.closed(.expired, reasons: Self.expiry))]
  }

  private static let expiry = "The plan reached its last day."

  func endLetter(
    _ outcome: CaseOutcome, _ notice: Identifier, _ reasons: String, endedOn: Day? = nil, _ context: Context
  ) -> NoticeRequest {
    request(
      .planEnded, notice, reasons: reasons,
      detail: LetterDetail(outcome: outcome.rawValue, endedOn: endedOn ?? context.pack.zone.day(of: context.at)), context)
  }

  /// A death cannot be undone: it is recorded with its evidence, and takes effect when a second person has looked at that.
  private func deathReported(_ evidence: String, _ context: Context) throws(Objection) -> [CaseFact] {
    try requireOpen(context)
    try require(
      evidence, "the evidence", .death, "no-evidence", "Say what shows that the person has died, and where it is kept", context)
    return [.ending(.deathReported(evidence: evidence))]
  }

  /// Death ends everything, at any stage, and no letters are sent.
  private func deathConfirmed(_ isConfirmed: Bool, _ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    try requireOpen(context)
    guard let deathReport else {
      throw Objection(kind: .wrongStage, code: "no-death-reported", rule: .death, sentence: "No death is recorded.")
    }
    guard Subject.folded(deathReport.by) != context.actor.subject else {
      throw Objection(
        kind: .notEntitled, code: "second-person", rule: .death,
        sentence: "A death is confirmed, or found not to be right, by someone other than the person who recorded it.",
        missing: ["a second person"])
    }
    try require(reasons: reasons, CaseOutcome.deceased.rule, context)
    return [.ending(isConfirmed ? .closed(.deceased, reasons: reasons) : .deathReportRejected(reasons: reasons))]
  }

  /// Two people confirmed the death of the person, wherever that was: it ends every case about them, and none is asked for it again.
  private func personDied(_ context: Context) throws(Objection) -> [CaseFact] {
    if endedInDeath { return [] }
    try requireOpen(context)
    return [.ending(.closed(.deceased, reasons: "The person's death was confirmed on their record."))]
  }

  // MARK: - While a plan is in force

  /// Of the breaches of one day the person is told once, and of none while the plan does not bind them.
  private func breached(_ breach: Breach, _ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let plan = try require(inForce, context)
    if breaches.contains(where: { $0.isTheSame(as: breach) }) { return [] }
    guard breach.occurredAt >= plan.enforced.from, breach.occurredAt <= context.at else {
      throw .missing(
        ["a time since the plan came into force"], .breaches, "breach-outside-plan",
        "A condition can be broken only while the plan is in force.")
    }
    guard context.pack.hasSubstance(breach.account), context.pack.hasSubstance(breach.response) else {
      throw .missing(
        ["what was done", "what staff did about it"], .breaches, "breach-incomplete",
        "A breach record must say what was done, and what staff did about it.")
    }
    let (zone, recorded) = (context.pack.zone, CaseFact.plan(.breached(breach)))
    let day = zone.day(of: breach.occurredAt)
    guard plan.suspendedBy == nil, !plan.isUntold, !breaches.contains(where: { zone.day(of: $0.occurredAt) == day }) else {
      return [recorded]
    }
    try requireNew(notice)
    let detail = LetterDetail(about: breach.wordsForPerson, happenedOn: day)
    return [recorded, .letter(.requested(request(.breachNoted, notice, reasons: "", detail: detail, context)))]
  }

  /// Someone says what comes of the breaches recorded so far: nothing, or a review, a change to the plan, a referral, each its own step.
  private func breachesConsidered(_ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    _ = try require(inForce, context)
    guard breaches.count > consideredBreaches else {
      throw Objection(
        kind: .wrongStage, code: "no-breach", rule: .breaches, sentence: "There is no breach that has not been considered.")
    }
    try require(reasons: reasons, .breaches, context)
    return [.plan(.breachesConsidered(reasons: reasons))]
  }

  private func referred(_ referral: Referral, _ context: Context) throws(Objection) -> [CaseFact] {
    try requireOpen(context)
    try require(reasons: referral.reasons, .referrals, context)
    return referrals.contains { $0.id == referral.id } ? [] : [.file(.referred(referral))]
  }

  /// The outcome may come after the case has ended.
  private func referralConcluded(_ id: Identifier, _ outcome: String, _ context: Context) throws(Objection) -> [CaseFact] {
    guard let referral = referrals.first(where: { $0.id == id }) else {
      throw .missing(["a referral on this case"], .referrals, "unknown-referral", "The case has no such referral.")
    }
    try require(outcome, "the outcome", .referrals, "no-outcome", "Say what the outcome was", context)
    return referral.outcome == outcome ? [] : [.file(.referralConcluded(id, outcome: outcome))]
  }

  /// The manager is told some weeks ahead, and so is the person, who may have something to say about it: not where they do not know of the
  /// plan, where another letter has told them of that day since, or where it has passed.
  private func reviewCameUp(_ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let plan = try require(inForce, context)
    guard plan.review == .scheduled else { return [] }
    let near = reviewNotice(of: plan, context.pack)
    try require(reached: near, .reviews, "review-not-near", "The review is not coming up yet.", context)
    guard let toldAt = plan.toldAt, !plan.isUntold, toldAt < near, reviews.allSatisfy({ $0.reasons.at < near }),
      context.at < reviewDeadline(of: plan, context.pack)
    else { return [.review(.cameUp)] }
    try requireNew(notice)
    let detail = LetterDetail(nextReviewOn: plan.reviewOn)
    return [.review(.cameUp), .letter(.requested(request(.reviewComing, notice, reasons: "", detail: detail, context)))]
  }

  /// An overdue review is always reported. If the body says so, a plan that was not extended in time ends.
  private func reviewFellDue(_ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let plan = try require(inForce, context)
    if plan.review == .overdue { return [] }
    try require(
      reached: reviewDeadline(of: plan, context.pack), .reviews, "review-not-due", "The review is not due yet.", context)
    guard context.pack.review.lapses else { return [.review(.fellDue)] }
    try requireNew(notice)
    let reasons = "The plan was not extended by its review date."
    return [
      .letter(.requested(endLetter(.lapsed, notice, reasons, endedOn: plan.reviewOn, context))),
      .ending(.closed(.lapsed, reasons: reasons)),
    ]
  }

  private func reconsidered(_ cause: ReviewCause, _ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let plan = try require(inForce, context)
    try require(reasons: reasons, .reconsideration, context)
    switch plan.review {
    case .scheduled: return [.review(.opened(cause, reasons: reasons))]
    case .comingUp, .opened, .overdue:
      throw Objection(
        kind: .wrongStage, code: "review-open", rule: .reconsideration, sentence: "A review is already open; conclude it.")
    }
  }

  /// The outcome has reasons and goes to the person in writing; the next review is within the policy's limit.
  private func reviewed(
    _ outcome: ReviewOutcome, _ reasons: String, _ notice: Identifier, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    let plan = try require(inForce, context)
    try requireNoPart(
      context.actor, .impartialDecision, { "Someone who \($0.words) may not conclude its review." },
      missing: "someone else who may conclude the review", where: \.barsReviewing)
    guard plan.review != .scheduled else {
      throw .missing(
        ["a reason to reconsider"], .reconsideration, "review-not-open",
        "No review is open: open one with the reason to reconsider.")
    }
    try require(reasons: reasons, .reconsideration, context)
    try requireNew(notice)
    func concluded(nextReviewOn next: Day) -> CaseFact {
      let letter = request(
        .reviewOutcome, notice, reasons: reasons, plan: plan.enforced.plan,
        detail: LetterDetail(outcome: outcome.finding.rawValue, nextReviewOn: next), context)
      return .review(.concluded(outcome, reasons: reasons, notice: letter))
    }
    switch outcome {
    case .continues(let day):
      try require(nextReview: day, of: plan, context)
      return [concluded(nextReviewOn: day)]
    case .vary(let day):
      try require(nextReview: day, of: plan, context)
      return [concluded(nextReviewOn: day)] + (plan.variation == nil ? [.plan(.variationOpened(.review, reasons: reasons))] : [])
    case .lift:
      // A plan that ends before its review is due ends by two people.
      if isOwnReview(plan, context) {
        throw Objection(
          kind: .notEntitled, code: "second-person", rule: .reconsideration,
          sentence: "A plan is not ended by the same person who had it reconsidered before its review.",
          missing: ["a second person"])
      }
      return [
        .review(.concluded(.lift, reasons: reasons, notice: endLetter(.lifted, notice, reasons, context))),
        .ending(.closed(.lifted, reasons: reasons)),
      ]
    }
  }

  /// Whether the person has had the plan reviewed before its time: opened the review, or only just set the day of it.
  private func isOwnReview(_ plan: PlanInForce, _ context: Context) -> Bool {
    if case .opened(_, let opening) = plan.review { return Subject.folded(opening.by) == context.actor.subject }
    guard let last = reviews.last, Subject.folded(last.reasons.by) == context.actor.subject else { return false }
    return context.pack.zone.day(of: context.at)
      < context.pack.zone.day(of: last.reasons.at).adding(days: context.pack.review.noticeDays)
  }

  private func require(nextReview day: Day, of plan: PlanInForce, _ context: Context) throws(Objection) {
    let (rules, today) = (context.pack.review, context.pack.zone.day(of: context.at))
    guard day > today, day <= today.adding(months: rules.months), rules.allows(day) else {
      throw .missing(
        ["a day within \(rules.months) months"], .reviews, "plan-review", "The next review must be within \(rules.months) months."
      )
    }
    if let most = rules.maximumMonths, day > plan.began.adding(months: most) {
      throw .missing(
        ["a day within \(most) months of the plan's start"], .planDuration, "plan-too-long",
        "A plan can last at most \(most) months.")
    }
  }

  private func variationOpened(_ reasons: String, _ context: Context) throws(Objection) -> [CaseFact] {
    let plan = try require(inForce, context)
    guard plan.variation == nil else {
      throw Objection(
        kind: .wrongStage, code: "variation-open", rule: .variation, sentence: "A change to the plan is already under way.")
    }
    try require(reasons: reasons, .variation, context)
    return [.plan(.variationOpened(.proposed, reasons: reasons))]
  }

  // MARK: - Appeals

  /// By any channel, while the decision applies or within the body's time limit; late only with a reason.
  private func appealed(_ lodging: AppealLodging, _ context: Context) throws(Objection) -> [CaseFact] {
    let rules = context.pack.appeals
    if appeals.contains(where: { $0.lodging.id == lodging.id }) { return [] }
    guard rules.against.contains(lodging.against), let toldAt = toldAt(of: lodging) else { throw wrongStage(context) }
    guard !appeals.contains(where: { $0.isOpen && target(of: $0.lodging) == target(of: lodging) }) else {
      throw Objection(
        kind: .wrongStage, code: "appeal-open", rule: .appeals, sentence: "An appeal against it is already being heard.")
    }
    var missing: [String] = []
    if lodging.receivedAt > context.at { missing.append("a time of receipt that is not in the future") }
    if lodging.receivedAt < openedAt { missing.append("a time of receipt since the case began") }
    if !lodging.statement.hasContent { missing.append("what the person says") }
    if !rules.grounds.isEmpty, !rules.grounds.contains(where: { lodging.grounds.contains($0.code) }) {
      missing.append("a ground: " + rules.grounds.map(\.code).joined(separator: ", "))
    }
    guard missing.isEmpty else { throw .missing(missing, .appeals, "appeal-incomplete", "The appeal is not complete.") }
    if let end = appealWindowEnd(toldAt: toldAt, context.pack), lodging.receivedAt >= end {
      guard rules.hearsLate, lodging.lateReason?.hasContent ?? false else {
        throw .missing(
          rules.hearsLate ? ["why it is late"] : [], .appeals, "appeal-late", "The time to appeal ended at \(end.text).")
      }
    }
    let reply = context.pack.calendar.day(rules.replyWorkingDays, after: context.pack.zone.day(of: lodging.receivedAt))
    let replyBy = context.pack.zone.start(of: reply.adding(days: 1))
    let lodged = CaseFact.appeal(.lodged(lodging, replyBy: replyBy))
    guard rules.suspends, lodging.against == .plan, !concernsNextVersion(lodging), let plan = inForce, plan.suspendedBy == nil
    else { return [lodged] }
    return [lodged, .plan(.suspended(appeal: lodging.id))]
  }

  /// What an appeal is against: the warning, or a version of the plan, which is the one in force unless another is named.
  private func target(of lodging: AppealLodging) -> (against: AppealSubject, version: Int?) {
    guard lodging.against == .plan else { return (lodging.against, nil) }
    return (.plan, lodging.planVersion ?? inForce?.enforced.plan.version ?? authorised?.proposal.plan.version)
  }

  /// When the time to appeal ends, for a letter that went out then; nil where there is no time limit.
  package func appealWindowEnd(toldAt: Instant, _ pack: PolicyPack) -> Instant? {
    pack.appeals.windowWorkingDays.map { days in
      let received = pack.calendar.day(pack.appeals.receiptWorkingDays, after: pack.zone.day(of: toldAt))
      return pack.zone.start(of: pack.calendar.day(days, after: received).adding(days: 1))
    }
  }

  private func acknowledged(_ id: Identifier, _ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let appeal = try openAppeal(id, context)
    if case .acknowledged = appeal.standing { return [] }
    try requireNew(notice)
    let by = context.pack.zone.day(of: appeal.replyBy.adding(seconds: -1))
    let words = "We have received your challenge. It is being heard by someone who took no part in the decision."
    let letter = request(.appealAcknowledgement, notice, reasons: words, detail: LetterDetail(replyBy: by), context)
    return [.appeal(.acknowledged(id, notice: letter))]
  }

  /// Someone with no part in the decision decides, with reasons, in writing, and names the outside remedy (decision 7).
  private func appealDecided(
    _ id: Identifier, _ outcome: AppealOutcome, _ reasons: String, _ remedy: String, _ changes: RequiredChanges,
    _ notice: Identifier, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    try requireNoPart(
      context.actor, .impartialHearing,
      { "An appeal must be heard by someone who took no part in the decision, and not by someone who \($0.words)." },
      missing: "someone else who may hear appeals", where: \.barsHearing)
    let appeal = try openAppeal(id, context)
    try requireIdentified(.impartialHearing)
    guard appeal.standing != .lodged else {
      throw .missing(
        ["its acknowledgement"], .appeals, "appeal-not-acknowledged", "An appeal is acknowledged before it is decided.")
    }
    try require(reasons: reasons, .appeals, context)
    try check(changes, after: outcome, appeal, context)
    guard context.pack.externalRemedies.contains(where: { $0.code == remedy }) else {
      throw .missing(
        context.pack.externalRemedies.map(\.code), .appeals, "no-remedy",
        "The letter must name whom to turn to outside, by type of matter.")
    }
    try requireNew(notice)
    let detail = particulars(of: outcome, to: appeal, remedy: remedy, changes, at: context.at, under: context.pack)
    let letter = request(.appealOutcome, notice, reasons: reasons, detail: detail, context)
    return [.appeal(.decided(id, outcome, reasons: reasons, notice: letter, changes: changes))]
      + followUp(appeal, outcome, reasons)
  }

  /// What must change is said where an appeal is partly upheld, and nowhere else.
  private func check(
    _ changes: RequiredChanges, after outcome: AppealOutcome, _ appeal: Appeal, _ context: Context
  ) throws(Objection) {
    let (plan, isWarning) = (disputed(by: appeal.lodging), appeal.lodging.against == .warning)
    // What no longer counts of a warning that is over does not count in another case either, so that it may be said even then.
    if outcome == .partlyUpheld, isWarning, !isOpen, changes == .none { return }
    guard outcome == .partlyUpheld, isWarning || isOpen && plan != nil else {
      if changes == .none { return }
      throw Objection(
        kind: .incomplete, code: "changes-not-allowed", rule: .appeals,
        sentence: "What must change is said only where an appeal is partly upheld while what it is against applies.",
        fields: [FieldProblem(field: "changes", code: "notAllowed", detail: "belongs to an appeal that is partly upheld")])
    }
    let today = context.pack.zone.day(of: context.at)
    let faults =
      plan.map { changes.faults(for: $0, today: today, under: context.pack) }
      ?? changes.faults(forWarningOver: behaviours)
    guard faults.isEmpty else {
      throw Objection(
        kind: .incomplete, code: "changes-incomplete", rule: .appeals,
        sentence: "Where an appeal is partly upheld, the person who heard it says what must change.",
        missing: faults.map { "\($0.field): \($0.detail)" }, fields: faults)
    }
  }

  /// The effect of an appeal on the decision it is against.
  private func followUp(_ appeal: Appeal, _ outcome: AppealOutcome, _ reasons: String) -> [CaseFact] {
    let (isWarning, isNext) = (appeal.lodging.against == .warning, concernsNextVersion(appeal.lodging))
    switch (stage, outcome) {
    case (.closed, _): return []
    case (.inForce, .upheld) where isNext:
      let closed = CaseFact.plan(.variationClosed(.withdrawnOnAppeal, reasons: reasons))
      // What an earlier appeal requires of the plan in force is still to be done.
      return [closed] + (owingChange.map { [.plan(.variationOpened(.appeal($0.lodging.id), reasons: reasons))] } ?? [])
    case (.inForce, .partlyUpheld) where isNext: return [.decision(.returned(missing: [reasons]))]
    case (.inForce(let plan), .notUpheld): return plan.resumed(after: appeal)
    case (.inForce(let plan), .upheld) where isWarning:
      return plan.review == .scheduled ? [.review(.opened(.appeal, reasons: reasons))] : []
    case (.inForce, .partlyUpheld) where isWarning: return []
    case (.inForce(let plan), .partlyUpheld):
      // It applies until its next version does, though an appeal suspended it (decision 6).
      let under: [CaseFact] = plan.variation == nil ? [] : [.plan(.variationClosed(.superseded, reasons: reasons))]
      return plan.resumed(after: appeal) + under + [.plan(.variationOpened(.appeal(appeal.lodging.id), reasons: reasons))]
    case (.noticePending, .partlyUpheld) where !isWarning: return [.decision(.returned(missing: [reasons]))]
    case (.inForce, .upheld), (.noticePending, .upheld), (.reported, .upheld), (.warningPending, .upheld), (.warned, .upheld),
      (.checklist, .upheld), (.awaitingAuthorisation, .upheld):
      return [.ending(.closed(isWarning ? .warningWithdrawn : .withdrawnOnAppeal, reasons: reasons))]
    case (.reported, .partlyUpheld), (.reported, .notUpheld), (.warningPending, .partlyUpheld), (.warningPending, .notUpheld),
      (.warned, .partlyUpheld), (.warned, .notUpheld), (.checklist, .partlyUpheld), (.checklist, .notUpheld),
      (.awaitingAuthorisation, .partlyUpheld), (.awaitingAuthorisation, .notUpheld), (.noticePending, .partlyUpheld),
      (.noticePending, .notUpheld):
      return []
    }
  }

  private func openAppeal(_ id: Identifier, _ context: Context) throws(Objection) -> Appeal {
    guard let appeal = appeals.first(where: { $0.lodging.id == id }) else {
      throw .missing(["an appeal on this case"], .appeals, "unknown-appeal", "The case has no such appeal.")
    }
    if endedInDeath { throw wrongStage(context) }
    guard appeal.isOpen else {
      throw Objection(kind: .wrongStage, code: "appeal-decided", rule: .appeals, sentence: "The appeal is decided.")
    }
    return appeal
  }

  // MARK: - At every open stage

  private func adjustmentsNoted(_ known: Adjustments, _ context: Context) throws(Objection) -> [CaseFact] {
    try requireOpen(context)
    guard known != adjustments else { return [] }
    let noted = CaseFact.file(.adjustmentsNoted(known))
    // Something was agreed since the proposal was made: what was considered no longer covers it.
    guard let proposal, known.openRequests.isEmpty, proposal.checklist.adjustmentsConsidered?.known != known else {
      return [noted]
    }
    return [noted, .decision(.returned(missing: [Self.adjustmentsChanged]))]
  }

  private func incidentAdded(_ incident: Incident, _ context: Context) throws(Objection) -> [CaseFact] {
    try requireOpen(context)
    try Self.check(incident, of: serviceUser, under: context.pack)
    guard let known = incidents.first(where: { $0.id == incident.id }) else { return [.file(.incidentAdded(incident))] }
    let more = known.handledBy.lacking(incident.handledBy)
    return more.isEmpty ? [] : [.file(.involvementAdded(incident: known.id, handledBy: more))]
  }

  /// Who was involved may not decide, so that a wrong name would bar someone for good: it is corrected by someone who is not involved, and
  /// who thereby takes a part.
  private func involvementCorrected(
    _ correction: InvolvementCorrection, _ reasons: String, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    guard isOpen || (!endedInDeath && appeals.contains(where: \.isOpen)) else { throw wrongStage(context) }
    guard let incident = incidents.first(where: { $0.id == correction.incident }) else {
      throw .missing(["an incident on this case"], .impartialDecision, "unknown-incident", "The case has no such incident.")
    }
    guard !incidents.contains(where: { $0.involves(context.actor.subject) }) else {
      throw Objection(
        kind: .notEntitled, code: "took-part", rule: .impartialDecision,
        sentence: "Someone who is named in the incidents does not correct who was involved.",
        missing: ["someone else who may correct it"])
    }
    guard incident.targets.names(correction.named) || incident.handledBy.names(correction.named) else {
      throw .missing(
        (incident.targets.subjects + incident.handledBy.subjects + incident.undetermined).sorted(), .impartialDecision,
        "not-named", "The incident names no one in those words.")
    }
    try require(reasons: reasons, .impartialDecision, context)
    return [.file(.involvementCorrected(correction, reasons: reasons))]
  }

  /// What was done or said, and which example it is; decision 8: this person's behaviour only.
  private static func check(_ incident: Incident, of serviceUser: Identifier, under pack: PolicyPack) throws(Objection) {
    guard incident.serviceUser == serviceUser else {
      throw Objection(
        kind: .incomplete, code: "another-person", rule: .onePerson,
        sentence: "A case concerns one person, never a relative or a representative.")
    }
    var missing: [String] = []
    if incident.behaviours.isEmpty { missing.append("a behaviour") }
    missing += incident.behaviours.filter { pack.behaviour($0) == nil }.map { "a known behaviour instead of \($0)" }
    if !incident.account.hasContent { missing.append("what was done or said") }
    guard missing.isEmpty else {
      throw .missing(missing, .reports, "report-incomplete", "A report must name a behaviour, and say what was done or said.")
    }
  }

  func request(
    _ letter: LetterName, _ notice: Identifier, reasons: String, plan: Plan? = nil, detail: LetterDetail = LetterDetail(),
    _ context: Context
  ) -> NoticeRequest {
    NoticeRequest(
      notice: notice, letter: letter, enclosures: letter.enclosures, caseID: id,
      serviceUser: serviceUser, organisation: organisation, pack: policy, decidedBy: context.office, decidedAt: context.at,
      reasons: reasons, behaviours: behaviours, incidents: countedIncidents.sorted { $0.at < $1.at }, plan: plan, detail: detail)
  }

  func wrongStage(_ context: Context) -> Objection {
    Objection(
      kind: .wrongStage, code: "wrong-stage", rule: context.command.action.rule,
      sentence: "This cannot be done while the case is \(stage.name.words).")
  }

  func requireOpen(_ context: Context) throws(Objection) {
    if !isOpen { throw wrongStage(context) }
  }

  private func require<Part>(_ part: Part?, _ context: Context) throws(Objection) -> Part {
    guard let part else { throw wrongStage(context) }
    return part
  }

  /// A letter sent again needs its own identifier, so that its result is not taken for another's.
  func requireNew(_ notice: Identifier) throws(Objection) {
    guard awaitedNotice?.request.notice != notice, !letters.contains(where: { $0.request.notice == notice }) else {
      throw .missing(["a new identifier"], .notice, "notice-identifier-used", "A letter sent again needs its own identifier.")
    }
  }

  private func require(reasons: String, _ rule: Rule, _ context: Context) throws(Objection) {
    try require(reasons, "reasons", rule, "no-reasons", "Every decision needs reasons", context)
  }

  /// A text of the substance that the pack asks for.
  ///
  /// - Parameter sentence: without its full stop.
  private func require(
    _ text: String, _ what: String, _ rule: Rule, _ code: String, _ sentence: String, _ context: Context
  ) throws(Objection) {
    if context.pack.hasSubstance(text) { return }
    throw .missing(
      [text.hasContent ? "\(what) \(context.pack.substanceWords)" : what], rule, code,
      text.hasContent ? "\(sentence), \(context.pack.substanceWords)." : "\(sentence).")
  }

  private func require(
    reached moment: Instant, _ rule: Rule, _ code: String, _ sentence: String, _ context: Context
  ) throws(Objection) {
    guard context.at >= moment else { throw .missing(["not before \(moment.text)"], rule, code, sentence) }
  }
}
