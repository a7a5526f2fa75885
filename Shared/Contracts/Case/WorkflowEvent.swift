/// Every type of event in the journal of the restriction workflow, by the text that the journal and the feed carry.
package enum WorkflowEvent: String, EventCatalogue {
  case caseOpened = "case.opened.v1"
  case caseIncidentAdded = "case.incident-added.v1"
  case caseSettled = "case.settled.v1"
  case caseAdjustmentsNoted = "case.adjustments-noted.v1"
  case involvementAdded = "case.involvement-added.v1"
  case involvementCorrected = "case.involvement-corrected.v1"
  case referralMade = "referral.made.v1"
  case referralConcluded = "referral.concluded.v1"
  case incidentRead = "incident.read.v1"
  case warningDecided = "case.warning-decided.v1"
  case warningSkipped = "warning.skipped.v1"
  case caseWarned = "case.warned.v1"
  case warningPeriodEnded = "case.warning-period-ended.v1"
  case behaviourContinued = "case.behaviour-continued.v1"
  case criterionAnswered = "case.criterion-answered.v1"
  case criterionReopened = "case.criterion-reopened.v1"
  case adjustmentsConsidered = "case.adjustments-considered.v1"
  case planDrafted = "plan.drafted.v1"
  case planSubmitted = "plan.submitted.v1"
  case consulteeHeard = "plan.consulted.v1"
  case conflictDeclared = "plan.conflict-declared.v1"
  case planVoted = "plan.voted.v1"
  case planAuthorised = "plan.authorised.v1"
  case planReturned = "plan.returned.v1"
  case planNoticeDispatched = "plan.notice-dispatched.v1"
  case planTookEffect = "plan.took-effect.v1"
  case planSuspended = "plan.suspended.v1"
  case planUntold = "plan.untold.v1"
  case planBreached = "plan.breached.v1"
  case breachesConsidered = "plan.breaches-considered.v1"
  case variationOpened = "variation.opened.v1"
  case variationClosed = "variation.closed.v1"
  case reviewCameUp = "review.came-up.v1"
  case reviewFellDue = "review.fell-due.v1"
  case reviewOpened = "review.opened.v1"
  case reviewConcluded = "review.concluded.v1"
  case appealLodged = "appeal.lodged.v1"
  case appealAcknowledged = "appeal.acknowledged.v1"
  case appealDecided = "appeal.decided.v1"
  case caseLetterRequested = "case.letter-requested.v1"
  case caseLetterDispatched = "case.letter-dispatched.v1"
  case caseLetterReturned = "case.letter-returned.v1"
  case caseNoticeFailed = "case.notice-failed.v1"
  case caseNoticeRequestedAgain = "case.notice-requested-again.v1"
  case deathReported = "case.death-reported.v1"
  case deathReportRejected = "case.death-report-rejected.v1"
  case caseClosed = "case.closed.v1"
  case disposalCarriedOut = "disposal.carried-out.v1"
  case clockMoved = "clock.moved.v1"

  package var payload: any EventPayload.Type {
    switch self {
    case .caseOpened: CaseOpened.self
    case .caseIncidentAdded: CaseIncidentAdded.self
    case .caseSettled: CaseSettled.self
    case .caseAdjustmentsNoted: CaseAdjustmentsNoted.self
    case .involvementAdded: InvolvementAdded.self
    case .involvementCorrected: InvolvementCorrected.self
    case .referralMade: ReferralMade.self
    case .referralConcluded: ReferralConcluded.self
    case .incidentRead: IncidentRead.self
    case .warningDecided: WarningDecided.self
    case .warningSkipped: WarningSkipped.self
    case .caseWarned: CaseWarned.self
    case .warningPeriodEnded: WarningPeriodEnded.self
    case .behaviourContinued: BehaviourContinued.self
    case .criterionAnswered: CriterionAnswered.self
    case .criterionReopened: CriterionReopened.self
    case .adjustmentsConsidered: AdjustmentsConsidered.self
    case .planDrafted: PlanDrafted.self
    case .planSubmitted: PlanSubmitted.self
    case .consulteeHeard: ConsulteeHeard.self
    case .conflictDeclared: ConflictDeclared.self
    case .planVoted: PlanVoted.self
    case .planAuthorised: PlanAuthorised.self
    case .planReturned: PlanReturned.self
    case .planNoticeDispatched: PlanNoticeDispatched.self
    case .planTookEffect: PlanTookEffect.self
    case .planSuspended: PlanSuspended.self
    case .planUntold: PlanUntold.self
    case .planBreached: PlanBreached.self
    case .breachesConsidered: BreachesConsidered.self
    case .variationOpened: VariationOpened.self
    case .variationClosed: VariationClosed.self
    case .reviewCameUp: ReviewCameUp.self
    case .reviewFellDue: ReviewFellDue.self
    case .reviewOpened: ReviewOpened.self
    case .reviewConcluded: ReviewConcluded.self
    case .appealLodged: AppealLodged.self
    case .appealAcknowledged: AppealAcknowledged.self
    case .appealDecided: AppealDecided.self
    case .caseLetterRequested: CaseLetterRequested.self
    case .caseLetterDispatched: CaseLetterDispatched.self
    case .caseLetterReturned: CaseLetterReturned.self
    case .caseNoticeFailed: CaseNoticeFailed.self
    case .caseNoticeRequestedAgain: CaseNoticeRequestedAgain.self
    case .deathReported: DeathReported.self
    case .deathReportRejected: DeathReportRejected.self
    case .caseClosed: CaseClosed.self
    case .disposalCarriedOut: DisposalCarriedOut.self
    case .clockMoved: ClockMoved.self
    }
  }
}
