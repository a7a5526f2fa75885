/// Which policy a case runs under: the version it began with.
package struct PolicyReference: Codable, Sendable, Equatable {
  /// The pack's identifier.
  package var id: String
  /// Its version.
  package var version: String

  package init(id: String, version: String) { (self.id, self.version) = (id, version) }
}

/// An incident as a case holds it.
package struct CaseIncident: Codable, Sendable, Equatable {
  /// As intake knows it.
  package var id: Identifier
  /// Whose behaviour.
  package var serviceUser: Identifier
  /// When it happened.
  package var at: Instant
  /// Who logged it.
  package var reportedBy: String
  /// Who it was aimed at.
  package var targets: [String]
  /// Who handled the matter behind it.
  package var handledBy: [String]
  /// The pack's codes of the behaviours.
  package var behaviours: [String]
  /// What was done or said.
  package var account: String

  package init(
    id: Identifier, serviceUser: Identifier, at: Instant, reportedBy: String, targets: [String], handledBy: [String],
    behaviours: [String], account: String
  ) {
    (self.id, self.serviceUser, self.at, self.reportedBy, self.targets) = (id, serviceUser, at, reportedBy, targets)
    (self.handledBy, self.behaviours, self.account) = (handledBy, behaviours, account)
  }
}

/// `case.opened.v1`: a case began, under the policy of that day.
package struct CaseOpened: EventPayload {
  package static let type = "case.opened.v1"
  /// The reference to read out (`RC-2026-000001`).
  package var reference: String
  /// The one person it concerns.
  package var serviceUser: Identifier
  /// The organisation that opened it (1.1).
  package var organisation: String
  /// The policy it runs under until it ends.
  package var policy: PolicyReference
  /// What it began with, one at least.
  package var incidents: [CaseIncident]
  /// The report that asked for it.
  package var report: Identifier?
  /// What the report says the behaviour does to the work and the people.
  package var concern: String?
  /// The person's last case in that organisation, closed for ever, where there was one.
  package var earlier: Identifier?

  package init(
    reference: String, serviceUser: Identifier, organisation: String, policy: PolicyReference, incidents: [CaseIncident],
    report: Identifier?, concern: String?, earlier: Identifier? = nil
  ) {
    (self.reference, self.serviceUser, self.organisation, self.policy) = (reference, serviceUser, organisation, policy)
    (self.incidents, self.report, self.concern, self.earlier) = (incidents, report, concern, earlier)
  }
}

/// `case.incident-added.v1`: another incident of the person was put on the file.
package struct CaseIncidentAdded: EventPayload {
  package static let type = "case.incident-added.v1"
  /// The incident.
  package var incident: CaseIncident

  package init(incident: CaseIncident) { self.incident = incident }
}

/// `case.adjustments-noted.v1`: what intake knows of adjustments changed (1.3).
package struct CaseAdjustmentsNoted: EventPayload {
  package static let type = "case.adjustments-noted.v1"
  /// Requests that nobody has decided yet.
  package var openRequests: [Identifier]
  /// Channels the person needs.
  package var neededChannels: [Channel]
  /// Channels the person cannot use, where an adjustment rules any out.
  package var unusableChannels: [Channel]?

  package init(openRequests: [Identifier], neededChannels: [Channel], unusableChannels: [Channel]? = nil) {
    (self.openRequests, self.neededChannels, self.unusableChannels) = (openRequests, neededChannels, unusableChannels)
  }
}

/// `case.warning-decided.v1`: a warning was decided and its letter asked for (5.2).
package struct WarningDecided: EventPayload {
  package static let type = "case.warning-decided.v1"
  /// Why, in words for the person.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest
  /// Which of the pack's warnings, from 0; absent for the first.
  package var stage: Int?

  package init(reasons: String, notice: LetterRequest, stage: Int? = nil) {
    (self.reasons, self.notice, self.stage) = (reasons, notice, stage)
  }
}

/// `case.notice-failed.v1`: a letter of the case could not be sent.
package struct CaseNoticeFailed: EventPayload {
  package static let type = "case.notice-failed.v1"
  /// Which.
  package var notice: Identifier
  /// Why, in a few words.
  package var why: String

  package init(notice: Identifier, why: String) { (self.notice, self.why) = (notice, why) }
}

/// `case.notice-requested-again.v1`: a letter that failed was asked for once more.
package struct CaseNoticeRequestedAgain: EventPayload {
  package static let type = "case.notice-requested-again.v1"
  /// The letter, under its new identifier.
  package var notice: LetterRequest

  package init(notice: LetterRequest) { self.notice = notice }
}

/// `case.warned.v1`: the warning went out; the opportunity to adapt runs (5.2).
package struct CaseWarned: EventPayload {
  package static let type = "case.warned.v1"
  /// The letter.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant
  /// The midnight after the last day of the opportunity.
  package var endsAt: Instant
  /// Which of the pack's warnings, from 0; absent for the first.
  package var stage: Int?

  package init(notice: Identifier, dispatchedAt: Instant, endsAt: Instant, stage: Int? = nil) {
    (self.notice, self.dispatchedAt, self.endsAt, self.stage) = (notice, dispatchedAt, endsAt, stage)
  }
}

/// `case.warning-period-ended.v1`: the opportunity to adapt is over.
package struct WarningPeriodEnded: EventPayload {
  package static let type = "case.warning-period-ended.v1"

  /// It says all by its type.
  package init() {}
}

/// `case.behaviour-continued.v1`: the behaviour went on after the warning (5.3).
package struct BehaviourContinued: EventPayload {
  package static let type = "case.behaviour-continued.v1"
  /// The incidents that show it.
  package var incidents: [Identifier]
  /// Why a plan is considered.
  package var reasons: String

  package init(incidents: [Identifier], reasons: String) { (self.incidents, self.reasons) = (incidents, reasons) }
}

/// `case.criterion-answered.v1`: a criterion of 5.3 was answered, or answered anew.
package struct CriterionAnswered: EventPayload {
  package static let type = "case.criterion-answered.v1"
  /// The pack's code.
  package var criterion: String
  /// How it was found.
  package var answer: CriterionFinding
  /// On what.
  package var evidence: String

  package init(criterion: String, answer: CriterionFinding, evidence: String) {
    (self.criterion, self.answer, self.evidence) = (criterion, answer, evidence)
  }
}

/// `case.adjustments-considered.v1`: reasonable adjustments were considered (1.3, 5.9).
package struct AdjustmentsConsidered: EventPayload {
  package static let type = "case.adjustments-considered.v1"
  /// What was considered.
  package var consideration: String

  package init(consideration: String) { self.consideration = consideration }
}

/// `plan.drafted.v1`: a complete plan was drafted (5.4 to 5.7).
package struct PlanDrafted: EventPayload {
  package static let type = "plan.drafted.v1"
  /// The plan.
  package var plan: PlanDocument

  package init(plan: PlanDocument) { self.plan = plan }
}

/// `plan.submitted.v1`: the draft went to a senior manager.
package struct PlanSubmitted: EventPayload {
  package static let type = "plan.submitted.v1"

  /// It says all by its type.
  package init() {}
}

/// `plan.authorised.v1`: a senior manager authorised the plan and its letter was asked for (5.3, 6.2).
package struct PlanAuthorised: EventPayload {
  package static let type = "plan.authorised.v1"
  /// The criteria confirmed, by the pack's codes.
  package var confirmed: [String]
  /// Why.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest

  package init(confirmed: [String], reasons: String, notice: LetterRequest) {
    (self.confirmed, self.reasons, self.notice) = (confirmed, reasons, notice)
  }
}

/// `plan.returned.v1`: a senior manager sent the draft back.
package struct PlanReturned: EventPayload {
  package static let type = "plan.returned.v1"
  /// What is wanted first.
  package var missing: [String]

  package init(missing: [String]) { self.missing = missing }
}

/// `plan.notice-dispatched.v1`: the person was told; the plan binds between those moments (5.1).
package struct PlanNoticeDispatched: EventPayload {
  package static let type = "plan.notice-dispatched.v1"
  /// The letter.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant
  /// When the plan begins to bind.
  package var from: Instant
  /// When it ceases to, where it has an end.
  package var until: Instant?

  package init(notice: Identifier, dispatchedAt: Instant, from: Instant, until: Instant?) {
    (self.notice, self.dispatchedAt, self.from, self.until) = (notice, dispatchedAt, from, until)
  }
}

/// `plan.took-effect.v1`: the plan binds from now on.
package struct PlanTookEffect: EventPayload {
  package static let type = "plan.took-effect.v1"
  /// The case's reference.
  package var caseReference: String
  /// What binds.
  package var plan: PlanDocument
  /// Since when.
  package var from: Instant
  /// Until when, where it has an end.
  package var until: Instant?

  package init(caseReference: String, plan: PlanDocument, from: Instant, until: Instant?) {
    (self.caseReference, self.plan, self.from, self.until) = (caseReference, plan, from, until)
  }
}

/// `case.closed.v1`: the case is over, and any plan with it.
package struct CaseClosed: EventPayload {
  package static let type = "case.closed.v1"
  /// How it ended.
  package var outcome: String
  /// Why.
  package var reasons: String

  package init(outcome: String, reasons: String) { (self.outcome, self.reasons) = (outcome, reasons) }
}
