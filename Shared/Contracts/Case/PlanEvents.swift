/// `plan.notice-dispatched.v1`: the person was told; the plan binds between those moments.
package struct PlanNoticeDispatched: EventPayload {
  package static let type = WorkflowEvent.planNoticeDispatched.rawValue
  /// The letter.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant
  /// When the plan begins to bind.
  package var from: Instant
  /// When it stops binding, where it has an end.
  package var until: Instant?

  package init(notice: Identifier, dispatchedAt: Instant, from: Instant, until: Instant?) {
    (self.notice, self.dispatchedAt, self.from, self.until) = (notice, dispatchedAt, from, until)
  }
}

/// `plan.took-effect.v1`: the plan binds from now on.
package struct PlanTookEffect: EventPayload {
  package static let type = WorkflowEvent.planTookEffect.rawValue
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

/// `plan.suspended.v1`: the plan does not bind until an appeal is decided; `plan.took-effect.v1` ends that.
package struct PlanSuspended: EventPayload {
  package static let type = WorkflowEvent.planSuspended.rawValue
  /// The appeal.
  package var appeal: Identifier

  package init(appeal: Identifier) { self.appeal = appeal }
}

/// `plan.breaches-considered.v1`: someone has considered the breaches recorded so far, and said what comes of them.
package struct BreachesConsidered: EventPayload {
  package static let type = WorkflowEvent.breachesConsidered.rawValue
  /// What comes of them, and why.
  package var reasons: String

  package init(reasons: String) { self.reasons = reasons }
}

/// `plan.breached.v1`: a condition of the plan was broken.
package struct PlanBreached: EventPayload {
  package static let type = WorkflowEvent.planBreached.rawValue
  /// The breach.
  package var breach: Identifier
  /// When it happened.
  package var occurredAt: Instant
  /// What was done.
  package var account: String
  /// What staff did about it.
  package var response: String
  /// What was done, in words for the person; absent where there are none.
  package var wordsForPerson: String?

  package init(breach: Identifier, occurredAt: Instant, account: String, response: String, wordsForPerson: String? = nil) {
    (self.breach, self.occurredAt, self.account, self.response) = (breach, occurredAt, account, response)
    self.wordsForPerson = wordsForPerson
  }
}

/// `variation.opened.v1`: a plan in force is to be changed, and applies meanwhile (decision 6).
package struct VariationOpened: EventPayload {
  package static let type = WorkflowEvent.variationOpened.rawValue
  /// What led to it.
  package var origin: VariationOrigin
  /// The appeal that led to it, where one did.
  package var appeal: Identifier?
  /// Why.
  package var reasons: String

  package init(origin: VariationOrigin, appeal: Identifier?, reasons: String) {
    (self.origin, self.appeal, self.reasons) = (origin, appeal, reasons)
  }
}

/// `variation.closed.v1`: the change to a plan was dropped.
package struct VariationClosed: EventPayload {
  package static let type = WorkflowEvent.variationClosed.rawValue
  /// How it ended.
  package var ending: VariationEnd
  /// Why.
  package var reasons: String

  package init(ending: VariationEnd, reasons: String) { (self.ending, self.reasons) = (ending, reasons) }
}

/// `plan.untold.v1`: the plan does not bind, since the letter that told of it came back, until the person is told.
package struct PlanUntold: EventPayload {
  package static let type = WorkflowEvent.planUntold.rawValue
  /// The letter.
  package var notice: Identifier

  package init(notice: Identifier) { self.notice = notice }
}
