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

  /// Made of its parts, as they are.
  package init(at: Instant, by: String, role: Role, fact: CaseFact) {
    self.at = at
    self.by = by
    self.role = role
    self.fact = fact
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
  case warningDecided(reasons: String, notice: NoticeRequest)
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
  /// Adjustments were considered (1.3, 5.9).
  case adjustmentsConsidered(String)
  /// A complete plan was drafted.
  case planDrafted(Plan)
  /// The draft went to a senior manager.
  case submitted
  /// A senior manager authorised the plan; its letter is asked for (5.3, 6.2).
  case authorised(confirmed: [String], reasons: String, notice: NoticeRequest)
  /// A senior manager sent the draft back.
  case returned(missing: [String])
  /// The plan's letter is proven to have gone out; it will bind between those moments (5.1).
  case planNoticeDispatched(notice: Identifier, at: Instant, from: Instant, until: Instant?)
  /// The plan binds from now on.
  case tookEffect(EnforcedPlan)
  /// The case is over.
  case closed(CaseOutcome, reasons: String)
}

/// How a case ended.
package enum CaseOutcome: String, CaseIterable, Sendable {
  case notUnacceptable = "not-unacceptable"
  case noAction = "no-action"
  case adapted, withdrawn, refused, expired
}

/// Which policy a case runs under: the version it began with.
package struct PackReference: Sendable, Hashable {
  /// The pack's identifier, such as `opfcc-northamptonshire`.
  package let id: String
  /// Its version.
  package let version: String

  /// Made of its parts, as they are.
  package init(id: String, version: String) {
    self.id = id
    self.version = version
  }
}
