package import Contracts

/// Something that happened in a case, who did it in what role, and when: every reason keeps its author (8.1).
package struct CaseEvent: Sendable, Equatable {
  /// When the command was decided.
  package let at: Instant
  /// The subject who gave the command.
  package let by: String
  /// The role that entitled them.
  package let role: Role
  /// What happened.
  package let fact: CaseFact

  package init(at: Instant, by: String, role: Role, fact: CaseFact) {
    (self.at, self.by, self.role, self.fact) = (at, by, role, fact)
  }
}

/// What can happen in a case.
package enum CaseFact: Sendable, Equatable {
  /// The case began, under that version of the policy.
  case opened(Report, under: PackReference)
  /// Another incident was put on the file.
  case incidentAdded(Incident)
  /// What intake knows of adjustments changed.
  case adjustmentsNoted(Adjustments)
  /// A warning was decided, and its letter asked for (5.2).
  case warningDecided(stage: Int, reasons: String, notice: NoticeRequest)
  /// No warning is given, or waited for (5.2, 5.8).
  case warningSkipped(NoWarningGround, reasons: String)
  /// A letter could not be sent.
  case noticeFailed(notice: Identifier, why: String)
  /// A letter was asked for again after it failed.
  case noticeRequestedAgain(NoticeRequest)
  /// The warning is proven to have gone out; the opportunity to adapt runs (5.2).
  case warned(Warning)
  /// The opportunity to adapt is over.
  case warningPeriodEnded
  /// The behaviour went on (5.3).
  case continued(incidents: [Identifier], reasons: String)
  /// A criterion was answered, or answered anew (5.3).
  case criterionAnswered(code: String, answer: CriterionAnswer, evidence: String)
  /// An answer was taken back (5.3).
  case criterionReopened(code: String, reasons: String)
  /// Adjustments were considered (1.3, 5.9).
  case adjustmentsConsidered(String)
  /// A complete plan was drafted.
  case planDrafted(Plan)
  /// The draft went to a senior manager.
  case submitted
  /// Somebody who must be heard was heard.
  case consulted(consultee: String, view: String)
  /// Somebody who could decide has a conflict, and does not (6.2).
  case conflictDeclared(reasons: String)
  /// One of several gave their voice.
  case voted(approves: Bool, reasons: String)
  /// The plan is authorised; its letter is asked for (5.3, 6.2).
  case authorised(confirmed: [String], reasons: String, notice: NoticeRequest)
  /// A senior manager sent the draft back.
  case returned(missing: [String])
  /// The plan's letter is proven to have gone out; it will bind between those moments (5.1).
  case planNoticeDispatched(notice: Identifier, at: Instant, from: Instant, until: Instant?)
  /// The plan binds from now on.
  case tookEffect(EnforcedPlan)
  /// The plan does not bind until the appeal is decided.
  case planSuspended(appeal: Identifier)
  /// A condition of the plan was broken (5.8).
  case breachRecorded(Breach)
  /// The police or a lawyer were asked (5.8).
  case referred(Referral)
  /// What came of it.
  case referralConcluded(Identifier, outcome: String)
  /// The review comes up within the notice that the manager is given (8.1).
  case reviewCameUp
  /// The review's day has passed (8.1).
  case reviewFellDue
  /// The plan is reconsidered early (8.2).
  case reviewOpened(ReviewCause, reasons: String)
  /// The review ended; its letter is asked for (8.2).
  case reviewConcluded(ReviewOutcome, reasons: String, notice: NoticeRequest)
  /// The plan is to be changed; it stands meanwhile (decision 6).
  case variationOpened(VariationCause, reasons: String)
  /// It is not changed after all.
  case variationClosed(VariationEnd, reasons: String)
  /// A decision is disputed (7.1).
  case appealLodged(AppealLodging, replyBy: Instant)
  /// The person is told that it is being heard.
  case appealAcknowledged(Identifier, notice: NoticeRequest)
  /// The appeal was decided; its letter is asked for (7.1).
  case appealDecided(Identifier, AppealOutcome, reasons: String, notice: NoticeRequest)
  /// A letter that nothing waits for was asked for.
  case letterRequested(NoticeRequest)
  /// It is proven to have gone out.
  case letterDispatched(notice: Identifier, at: Instant)
  /// The case is over.
  case closed(CaseOutcome, reasons: String)
}

/// How a case ended.
package enum CaseOutcome: String, CaseIterable, Sendable {
  case notUnacceptable = "not-unacceptable"
  case noAction = "no-action"
  case adapted, withdrawn, refused, expired, lapsed, lifted, deceased
  case withdrawnOnAppeal = "withdrawn-on-appeal"
  case warningWithdrawn = "warning-withdrawn"
}

/// Which policy a case runs under: the version it began with.
package struct PackReference: Sendable, Hashable {
  /// The pack's identifier, such as `opfcc-northamptonshire`.
  package let id: String
  /// Its version.
  package let version: String

  package init(id: String, version: String) { (self.id, self.version) = (id, version) }
}
