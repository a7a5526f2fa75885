package import Contracts

/// One person's case from the first report to its end: the policy as code, without clock, database or network.
///
/// ``decide(_:by:at:under:)`` says what a command leads to or why it may not be; ``apply(_:)`` is the only change. What a plan
/// must contain is in `PlanCheck.swift`, what follows from an event in `RestrictionCase+consequences.swift`.
package struct RestrictionCase: Sendable, Equatable {
  /// Made by whoever opened it.
  package let id: Identifier
  /// The only person it concerns (decision 8).
  package let serviceUser: Identifier
  /// Code of the organisation that opened it (1.1).
  package let organisation: String
  /// The policy version it began under, by which all of it is decided.
  package let policy: PackReference
  /// When it began.
  package let openedAt: Instant
  /// Every incident on the file, in the order it was added.
  package internal(set) var incidents: [Incident]
  /// What intake knows of adjustments (1.3, 5.9).
  package internal(set) var adjustments: Adjustments
  /// Where it stands.
  package internal(set) var stage: Stage

  /// What a report leads to: a case waiting for triage, or a refusal that says what the report lacks (1.1, 3.1).
  package static func open(
    _ report: Report, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [CaseEvent] {
    guard actor.roles.contains(.service) else {
      throw Refusal(
        kind: .notEntitled, code: "role", paragraph: "6.1",
        sentence: "A case is opened from a report to a manager, never by hand.")
    }
    guard pack.organisation(report.organisation) != nil else {
      throw Refusal(
        kind: .incomplete, code: "unknown-organisation", paragraph: "1.1",
        sentence: "The report names an organisation that this policy does not cover.", missing: ["organisation"])
    }
    guard !report.incidents.isEmpty else {
      throw .missing(["an incident"], "3.1", "report-incomplete", "A report names an incident.")
    }
    for incident in report.incidents { try check(incident, of: report.serviceUser, under: pack) }
    return [CaseEvent(at: at, by: actor.subject, role: .service, fact: .opened(report, under: pack.reference))]
  }

  /// What a command leads to now. Nothing is changed: the events are for the journal, and for ``apply(_:)``.
  ///
  /// An empty answer means that everything asked for has already happened.
  /// - Throws: why the policy does not allow it: first the person, then the stage, then what is missing.
  package func decide(
    _ command: Command, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [CaseEvent] {
    guard pack.reference == policy else {
      throw Refusal(
        kind: .incomplete, code: "other-policy", paragraph: "2.2",
        sentence: "A case is decided under the policy version it began with.", missing: ["\(policy.id) \(policy.version)"])
    }
    let role = try entitlement(to: command.action, of: actor, under: pack)
    let context = Context(actor: actor, role: role, at: at, pack: pack)
    return try facts(of: command, in: context).map { CaseEvent(at: at, by: actor.subject, role: role, fact: $0) }
  }

  /// Who asks, as what, when, and under which policy.
  struct Context {
    let actor: CaseActor
    let role: Role
    let at: Instant
    let pack: PolicyPack
  }

  // MARK: - The policy, stage by stage

  /// Every command at every stage. Grouped by stage; what nobody may do there ends each group.
  ///
  /// One switch without `default`, longer than other functions may be: a new stage or command does not compile until it is
  /// answered here.
  private func facts(of command: Command, in context: Context) throws(Refusal) -> [CaseFact] {
    switch (stage, command) {
    case (.reported, .triage(let triage, let reasons)): try triaged(triage, reasons, context)
    case (.reported, .noticeDispatched), (.reported, .noticeFailed), (.reported, .sendNoticeAgain),
      (.reported, .warningPeriodEnded), (.reported, .closeAsAdapted), (.reported, .recordContinued),
      (.reported, .answerCriterion), (.reported, .confirmAdjustmentsConsidered), (.reported, .draftPlan),
      (.reported, .withdraw), (.reported, .submit), (.reported, .authorise), (.reported, .refuse),
      (.reported, .returnToManager), (.reported, .takeEffect), (.reported, .expire):
      throw wrongStage(command)
    case (.warningPending(let pending), .noticeDispatched(let notice, let at)): try warned(pending, notice, at, context)
    case (.warningPending(let pending), .noticeFailed(let notice, let why)): try failed(pending, notice, why)
    case (.warningPending(let pending), .sendNoticeAgain(let notice)): try sentAgain(pending, notice)
    case (.warningPending, .triage), (.warningPending, .warningPeriodEnded), (.warningPending, .closeAsAdapted),
      (.warningPending, .recordContinued), (.warningPending, .answerCriterion),
      (.warningPending, .confirmAdjustmentsConsidered), (.warningPending, .draftPlan), (.warningPending, .withdraw),
      (.warningPending, .submit), (.warningPending, .authorise), (.warningPending, .refuse),
      (.warningPending, .returnToManager), (.warningPending, .takeEffect), (.warningPending, .expire):
      throw wrongStage(command)
    case (.warned(let warning), .warningPeriodEnded): try periodEnded(warning, context)
    case (.warned(let warning), .closeAsAdapted(let reasons)): try adapted(warning, reasons, context)
    case (.warned(let warning), .recordContinued(let named, let reasons)): try continued(warning, named, reasons)
    case (.warned, .triage), (.warned, .noticeDispatched), (.warned, .noticeFailed), (.warned, .sendNoticeAgain),
      (.warned, .answerCriterion), (.warned, .confirmAdjustmentsConsidered), (.warned, .draftPlan), (.warned, .withdraw),
      (.warned, .submit), (.warned, .authorise), (.warned, .refuse), (.warned, .returnToManager), (.warned, .takeEffect),
      (.warned, .expire):
      throw wrongStage(command)
    case (.checklist, .answerCriterion(let code, let answer, let evidence)): try answered(code, answer, evidence, context)
    case (.checklist, .confirmAdjustmentsConsidered(let text)): try adjustmentsConsidered(text)
    case (.checklist, .draftPlan(let draft)): [.planDrafted(try draft.checked(for: self, at: context.at, under: context.pack))]
    case (.checklist(let checklist), .submit): try submitted(checklist, context)
    case (.checklist, .withdraw(let reasons)): try withdrawn(reasons)
    case (.checklist, .triage), (.checklist, .noticeDispatched), (.checklist, .noticeFailed), (.checklist, .sendNoticeAgain),
      (.checklist, .warningPeriodEnded), (.checklist, .closeAsAdapted), (.checklist, .recordContinued),
      (.checklist, .authorise), (.checklist, .refuse), (.checklist, .returnToManager), (.checklist, .takeEffect),
      (.checklist, .expire):
      throw wrongStage(command)
    case (.awaitingAuthorisation(let proposal), .authorise(let codes, let reasons, let notice)):
      try authorised(proposal, codes, reasons, notice, context)
    case (.awaitingAuthorisation(let proposal), .refuse(let reasons)): try refused(proposal, reasons, context)
    case (.awaitingAuthorisation(let proposal), .returnToManager(let missing)): try returned(proposal, missing, context)
    case (.awaitingAuthorisation, .triage), (.awaitingAuthorisation, .noticeDispatched),
      (.awaitingAuthorisation, .noticeFailed), (.awaitingAuthorisation, .sendNoticeAgain),
      (.awaitingAuthorisation, .warningPeriodEnded), (.awaitingAuthorisation, .closeAsAdapted),
      (.awaitingAuthorisation, .recordContinued), (.awaitingAuthorisation, .answerCriterion),
      (.awaitingAuthorisation, .confirmAdjustmentsConsidered), (.awaitingAuthorisation, .draftPlan),
      (.awaitingAuthorisation, .withdraw), (.awaitingAuthorisation, .submit), (.awaitingAuthorisation, .takeEffect),
      (.awaitingAuthorisation, .expire):
      throw wrongStage(command)
    case (.noticePending(let plan), .noticeDispatched(let notice, let at)): try told(plan, notice, at, context)
    case (.noticePending(let plan), .noticeFailed(let notice, let why)): try failed(plan.notice, notice, why)
    case (.noticePending(let plan), .sendNoticeAgain(let notice)): try sentAgain(plan.notice, notice)
    case (.noticePending(let plan), .takeEffect): try effect(plan, context)
    case (.noticePending(let plan), .expire): try expired(plan.proposal.plan, context)
    case (.noticePending, .triage), (.noticePending, .warningPeriodEnded), (.noticePending, .closeAsAdapted),
      (.noticePending, .recordContinued), (.noticePending, .answerCriterion),
      (.noticePending, .confirmAdjustmentsConsidered), (.noticePending, .draftPlan), (.noticePending, .withdraw),
      (.noticePending, .submit), (.noticePending, .authorise), (.noticePending, .refuse),
      (.noticePending, .returnToManager):
      throw wrongStage(command)
    case (.inForce(let plan), .expire): try expired(plan.enforced.plan, context)
    case (.inForce, .triage), (.inForce, .noticeDispatched), (.inForce, .noticeFailed), (.inForce, .sendNoticeAgain),
      (.inForce, .warningPeriodEnded), (.inForce, .closeAsAdapted), (.inForce, .recordContinued),
      (.inForce, .answerCriterion), (.inForce, .confirmAdjustmentsConsidered), (.inForce, .draftPlan),
      (.inForce, .withdraw), (.inForce, .submit), (.inForce, .authorise), (.inForce, .refuse),
      (.inForce, .returnToManager), (.inForce, .takeEffect):
      throw wrongStage(command)
    case (.closed, .addIncident), (.closed, .noteAdjustments), (.closed, .triage), (.closed, .noticeDispatched),
      (.closed, .noticeFailed), (.closed, .sendNoticeAgain), (.closed, .warningPeriodEnded), (.closed, .closeAsAdapted),
      (.closed, .recordContinued), (.closed, .answerCriterion), (.closed, .confirmAdjustmentsConsidered),
      (.closed, .draftPlan), (.closed, .withdraw), (.closed, .submit), (.closed, .authorise), (.closed, .refuse),
      (.closed, .returnToManager), (.closed, .takeEffect), (.closed, .expire):
      throw wrongStage(command)
    case (.reported, .addIncident(let incident)), (.warningPending, .addIncident(let incident)),
      (.warned, .addIncident(let incident)), (.checklist, .addIncident(let incident)),
      (.awaitingAuthorisation, .addIncident(let incident)), (.noticePending, .addIncident(let incident)),
      (.inForce, .addIncident(let incident)):
      try incidentAdded(incident, context)
    case (.reported, .noteAdjustments(let known)), (.warningPending, .noteAdjustments(let known)),
      (.warned, .noteAdjustments(let known)), (.checklist, .noteAdjustments(let known)),
      (.awaitingAuthorisation, .noteAdjustments(let known)), (.noticePending, .noteAdjustments(let known)),
      (.inForce, .noteAdjustments(let known)):
      known == adjustments ? [] : [.adjustmentsNoted(known)]
    }
  }

  /// Only who the pack names for a step takes it, and only for an organisation they work for (1.1, 6.2).
  private func entitlement(to action: ActionName, of actor: CaseActor, under pack: PolicyPack) throws(Refusal) -> Role {
    if action.isAutomatic {
      if actor.roles.contains(.service) { return .service }
      throw Refusal(
        kind: .notEntitled, code: "role", paragraph: action.paragraph, sentence: "Only the system itself records this.")
    }
    let entitled = pack.steps[action] ?? []
    guard let role = actor.roles.intersection(entitled).min() else {
      let names = entitled.sorted().map(\.words).joined(separator: " or a ")
      throw Refusal(
        kind: .notEntitled, code: "role", paragraph: action.paragraph,
        sentence: "Only a \(names) may do this (\(action.paragraph)).")
    }
    guard actor.organisations.contains(organisation) else {
      throw Refusal(
        kind: .notEntitled, code: "other-organisation", paragraph: "1.1", sentence: "The case belongs to another organisation.")
    }
    return role
  }

  // MARK: - Reported

  /// 3.1: anger is not unacceptable behaviour; 5.2: a warning comes before anything else.
  private func triaged(_ triage: Triage, _ reasons: String, _ context: Context) throws(Refusal) -> [CaseFact] {
    switch triage {
    case .warn(let notice):
      try require(reasons: reasons, "5.2")
      return [.warningDecided(reasons: reasons, notice: request(.warning, notice, reasons: reasons, plan: nil, context))]
    case .notUnacceptable:
      try require(reasons: reasons, "3.1")
      return [.closed(.notUnacceptable, reasons: reasons)]
    case .noAction:
      try require(reasons: reasons, "2.2")
      return [.closed(.noAction, reasons: reasons)]
    }
  }

  // MARK: - Warning

  /// 5.2: the opportunity to adapt begins with the proven dispatch, never before it was asked for.
  private func warned(
    _ pending: PendingNotice, _ notice: Identifier, _ dispatched: Instant, _ context: Context
  ) throws(Refusal) -> [CaseFact] {
    try expect(notice, pending, "5.2")
    let began = max(dispatched, pending.requestedAt)
    let ends = context.pack.zone.midnight(daysAfter: context.pack.warningPeriodDays + 1, began)
    return [.warned(Warning(notice: notice, dispatchedAt: began, endsAt: ends))]
  }

  private func periodEnded(_ warning: Warning, _ context: Context) throws(Refusal) -> [CaseFact] {
    if warning.endedAt != nil { return [] }
    try require(reached: warning.endsAt, "5.2", "warning-period-running", "The opportunity to adapt is not over.", context)
    return [.warningPeriodEnded]
  }

  private func adapted(_ warning: Warning, _ reasons: String, _ context: Context) throws(Refusal) -> [CaseFact] {
    try require(reached: warning.endsAt, "5.2", "warning-period-running", "The opportunity to adapt is not over.", context)
    try require(reasons: reasons, "5.2")
    return [.closed(.adapted, reasons: reasons)]
  }

  /// 5.3: restriction is for behaviour that goes on, so it takes an incident from after the warning.
  private func continued(_ warning: Warning, _ named: [Identifier], _ reasons: String) throws(Refusal) -> [CaseFact] {
    let since = Set(incidents.filter { $0.occurredAt > warning.dispatchedAt }.map(\.id))
    guard !named.isEmpty, since.isSuperset(of: named) else {
      throw .missing(
        ["an incident on this case that happened after the warning was dispatched"], "5.2", "no-incident-since-warning",
        "After a warning, the behaviour has continued only if an incident happened since.")
    }
    try require(reasons: reasons, "5.3")
    return [.continued(incidents: named, reasons: reasons)]
  }

  // MARK: - Checklist

  /// 5.3: each criterion is answered with evidence; only answers the pack accepts, and "not met", mean anything.
  private func answered(
    _ code: String, _ answer: CriterionAnswer, _ evidence: String, _ context: Context
  ) throws(Refusal) -> [CaseFact] {
    guard let criterion = context.pack.criterion(code) else {
      throw .missing(
        context.pack.criteria.map(\.code), "5.3", "unknown-criterion", "The policy has no criterion of that code.")
    }
    guard answer == .notMet || criterion.accepts.contains(answer) else {
      throw .missing(
        criterion.accepts.map(\.rawValue).sorted() + [CriterionAnswer.notMet.rawValue], "5.3", "answer-not-allowed",
        "Criterion (\(code)) cannot be answered that way.")
    }
    guard evidence.hasContent else {
      throw .missing(["evidence"], "5.3", "no-evidence", "A criterion is answered with evidence.")
    }
    return [.criterionAnswered(code: code, answer: answer, evidence: evidence)]
  }

  /// 1.3, 5.9: the question always has an answer, also where no adjustment is known.
  private func adjustmentsConsidered(_ text: String) throws(Refusal) -> [CaseFact] {
    guard text.hasContent else {
      throw .missing(["what was considered"], "5.9", "no-adjustments-answer", "Say what was considered about adjustments.")
    }
    return [.adjustmentsConsidered(text)]
  }

  /// 5.3: nothing reaches a senior manager before every criterion, the adjustments and the plan are there.
  private func submitted(_ checklist: Checklist, _ context: Context) throws(Refusal) -> [CaseFact] {
    var missing: [String] = context.pack.criteria.compactMap { criterion in
      guard let given = checklist.answers[criterion.code] else { return "criterion (\(criterion.code)): \(criterion.question)" }
      return criterion.accepts.contains(given.answer) ? nil : "criterion (\(criterion.code)) is not met: \(criterion.question)"
    }
    if checklist.adjustmentsConsidered == nil { missing.append("what was considered about adjustments (5.9)") }
    if checklist.draft == nil { missing.append("a plan (5.4)") }
    guard missing.isEmpty, let draft = checklist.draft else {
      throw .missing(missing, "5.3", "checklist-incomplete", "A proposal needs every criterion, the adjustments and a plan.")
    }
    _ = try PlanDraft(draft).checked(for: self, at: context.at, under: context.pack)
    return [.submitted]
  }

  private func withdrawn(_ reasons: String) throws(Refusal) -> [CaseFact] {
    try require(reasons: reasons, "2.2")
    return [.closed(.withdrawn, reasons: reasons)]
  }

  // MARK: - Authorisation

  /// 5.3, 6.2: a senior manager with no part in the matter confirms each criterion and gives reasons; 5.9: no request waits.
  private func authorised(
    _ proposal: Proposal, _ confirming: [String], _ reasons: String, _ notice: Identifier, _ context: Context
  ) throws(Refusal) -> [CaseFact] {
    try requireNoPart(context.actor, proposal)
    guard adjustments.openRequests.isEmpty else {
      throw .missing(
        ["a decision on the adjustment request"], "1.3", "adjustment-open",
        "No restriction is authorised while a request for an adjustment is open (1.3, 5.9).")
    }
    let unconfirmed = context.pack.criteria.filter { !confirming.contains($0.code) }
    guard unconfirmed.isEmpty else {
      throw .missing(
        unconfirmed.map { "criterion (\($0.code)): \($0.question)" }, "5.3", "criteria-unconfirmed",
        "The senior manager confirms each criterion.")
    }
    try require(reasons: reasons, "5.7")
    let plan = try PlanDraft(proposal.plan).checked(for: self, at: context.at, under: context.pack)
    let letter = request(.plan, notice, reasons: plan.reasons, plan: plan, context)
    return [.authorised(confirmed: context.pack.criteria.map(\.code), reasons: reasons, notice: letter)]
  }

  private func refused(_ proposal: Proposal, _ reasons: String, _ context: Context) throws(Refusal) -> [CaseFact] {
    try requireNoPart(context.actor, proposal)
    try require(reasons: reasons, "6.2")
    return [.closed(.refused, reasons: reasons)]
  }

  private func returned(_ proposal: Proposal, _ missing: [String], _ context: Context) throws(Refusal) -> [CaseFact] {
    try requireNoPart(context.actor, proposal)
    guard missing.contains(where: \.hasContent) else {
      throw .missing(["what is missing"], "6.2", "nothing-asked-for", "A proposal is returned with what is missing.")
    }
    return [.returned(missing: missing.filter(\.hasContent))]
  }

  /// 6.2: nobody who reported, was the target, handled the matter, drafted or proposed decides.
  private func requireNoPart(_ actor: CaseActor, _ proposal: Proposal) throws(Refusal) {
    let part: String?
    if incidents.contains(where: { $0.reportedBy == actor.subject }) {
      part = "reported the behaviour"
    } else if incidents.contains(where: { $0.targets.contains(actor.subject) }) {
      part = "was the target of the behaviour"
    } else if incidents.contains(where: { $0.handledBy.contains(actor.subject) }) {
      part = "handled the matter"
    } else if proposal.proposedBy == actor.subject || proposal.checklist.drafters.contains(actor.subject) {
      part = "proposed the plan"
    } else {
      part = nil
    }
    guard let part else { return }
    throw Refusal(
      kind: .notEntitled, code: "took-part", paragraph: "6.2",
      sentence: "A senior manager who \(part) does not decide on it (6.2).", missing: ["another senior manager"])
  }

  // MARK: - Notice and effect

  /// 5.1: a plan binds from the later of its notice's proven dispatch and its first midnight; never past its last day.
  private func told(
    _ authorised: AuthorisedPlan, _ notice: Identifier, _ dispatched: Instant, _ context: Context
  ) throws(Refusal) -> [CaseFact] {
    try expect(notice, authorised.notice, "5.1")
    let plan = authorised.proposal.plan
    let dispatched = max(dispatched, authorised.notice.requestedAt)
    let from = max(dispatched, context.pack.zone.start(of: plan.startsOn))
    let until = plan.endsOn.map { context.pack.zone.start(of: $0.adding(days: 1)) }
    let told = CaseFact.planNoticeDispatched(notice: notice, at: dispatched, from: from, until: until)
    if let until, until <= max(from, context.at) { return [told, Self.expiry] }
    return from <= context.at ? [told, .tookEffect(EnforcedPlan(plan: plan, from: from, until: until))] : [told]
  }

  private func effect(_ authorised: AuthorisedPlan, _ context: Context) throws(Refusal) -> [CaseFact] {
    guard case .dispatched(_, let from, let until) = authorised.notice.delivery else {
      throw .missing(
        ["proof that the notice was dispatched"], "5.1", "notice-not-dispatched",
        "No restriction is in force before its notice has been dispatched.")
    }
    try require(reached: from, "5.1", "not-started", "The plan's first day has not come.", context)
    if let until, until <= context.at { return [Self.expiry] }
    return [.tookEffect(EnforcedPlan(plan: authorised.proposal.plan, from: from, until: until))]
  }

  /// 5.7, decision 5: a plan that reaches its end ends by itself.
  private func expired(_ plan: Plan, _ context: Context) throws(Refusal) -> [CaseFact] {
    guard let last = plan.endsOn else {
      throw Refusal(
        kind: .wrongStage, code: "no-end", paragraph: "5.7", sentence: "The plan has no last day; only a review can end it.")
    }
    try require(
      reached: context.pack.zone.start(of: last.adding(days: 1)), "5.7", "not-ended", "The plan's last day has not passed.",
      context)
    return [Self.expiry]
  }

  private static let expiry = CaseFact.closed(.expired, reasons: "The plan reached its last day.")

  // MARK: - Letters, at both stages that send one

  private func failed(_ pending: PendingNotice, _ notice: Identifier, _ why: String) throws(Refusal) -> [CaseFact] {
    try expect(notice, pending, "5.1")
    if case .failed = pending.delivery { return [] }
    return [.noticeFailed(notice: notice, why: why)]
  }

  private func sentAgain(_ pending: PendingNotice, _ notice: Identifier) throws(Refusal) -> [CaseFact] {
    guard case .failed = pending.delivery else {
      throw Refusal(
        kind: .wrongStage, code: "notice-not-failed", paragraph: "5.1", sentence: "The letter has not failed: it is on its way.")
    }
    guard notice != pending.request.notice else {
      throw .missing(["a new identifier"], "5.1", "notice-identifier-used", "A letter sent again has its own identifier.")
    }
    return [.noticeRequestedAgain(pending.request.renumbered(notice))]
  }

  /// An answer about a letter counts only for the letter that is awaited.
  private func expect(_ notice: Identifier, _ pending: PendingNotice, _ paragraph: String) throws(Refusal) {
    if case .dispatched = pending.delivery {
      throw Refusal(
        kind: .wrongStage, code: "notice-not-awaited", paragraph: paragraph, sentence: "The letter is known to have gone out.")
    }
    guard notice == pending.request.notice else {
      throw Refusal(
        kind: .wrongStage, code: "notice-not-awaited", paragraph: paragraph, sentence: "Another letter is awaited.")
    }
  }

  private func request(
    _ letter: LetterName, _ notice: Identifier, reasons: String, plan: Plan?, _ context: Context
  ) -> NoticeRequest {
    NoticeRequest(
      notice: notice, letter: letter, enclosures: [.policyInPlainWords], caseID: id, serviceUser: serviceUser,
      organisation: organisation, pack: policy, decidedBy: context.role, decidedAt: context.at, reasons: reasons,
      behaviours: behaviours, plan: plan)
  }

  // MARK: - At every open stage

  private func incidentAdded(_ incident: Incident, _ context: Context) throws(Refusal) -> [CaseFact] {
    try Self.check(incident, of: serviceUser, under: context.pack)
    return incidents.contains { $0.id == incident.id } ? [] : [.incidentAdded(incident)]
  }

  /// 3.1: what was done or said, and under which example; decision 8: of this person and nobody else.
  private static func check(_ incident: Incident, of serviceUser: Identifier, under pack: PolicyPack) throws(Refusal) {
    guard incident.serviceUser == serviceUser else {
      throw Refusal(
        kind: .incomplete, code: "another-person", paragraph: "1.1",
        sentence: "A case concerns one person, never a relative or a representative.")
    }
    var missing: [String] = []
    if incident.behaviours.isEmpty { missing.append("a behaviour") }
    missing += incident.behaviours.filter { pack.behaviour($0) == nil }.map { "a known behaviour instead of \($0)" }
    if !incident.account.hasContent { missing.append("what was done or said") }
    guard missing.isEmpty else {
      throw .missing(missing, "3.1", "report-incomplete", "A report names a behaviour, and what was done or said.")
    }
  }

  /// The codes of all behaviours on the file, each once, in the order they came.
  package var behaviours: [String] {
    var seen: Set<String> = []
    return incidents.flatMap(\.behaviours).filter { seen.insert($0).inserted }
  }

  private func wrongStage(_ command: Command) -> Refusal {
    Refusal(
      kind: .wrongStage, code: "wrong-stage", paragraph: command.action.paragraph,
      sentence: "This cannot be done while the case is \(stage.name.words) (\(command.action.paragraph)).")
  }

  private func require(reasons: String, _ paragraph: String) throws(Refusal) {
    guard reasons.hasContent else {
      throw .missing(["reasons"], paragraph, "no-reasons", "Every decision is given with reasons.")
    }
  }

  private func require(
    reached moment: Instant, _ paragraph: String, _ code: String, _ sentence: String, _ context: Context
  ) throws(Refusal) {
    guard context.at >= moment else { throw .missing(["not before \(moment.text)"], paragraph, code, sentence) }
  }
}
