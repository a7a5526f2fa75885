package import Contracts

/// A letter that was requested, and what is known of it.
package struct PendingNotice: Sendable, Equatable {
  /// What is known of a letter.
  package enum Delivery: Sendable, Equatable {
    /// Nothing yet.
    case requested
    /// It could not be sent, and why; sending it again is a task.
    case failed(why: String)
    /// It went out; the plan it announces binds between those moments.
    case dispatched(at: Instant, from: Instant, until: Instant?)
  }

  /// What was requested.
  package let request: NoticeRequest
  /// When.
  package let requestedAt: Instant
  /// What became of it.
  package let delivery: Delivery

  package init(request: NoticeRequest, requestedAt: Instant, delivery: Delivery) {
    (self.request, self.requestedAt, self.delivery) = (request, requestedAt, delivery)
  }
}

/// A warning that is proven to have gone out.
package struct Warning: Sendable, Equatable {
  /// The letter.
  package let notice: Identifier
  /// Which of the pack's warnings, from 0.
  package let stage: Int
  /// When it went out.
  package let dispatchedAt: Instant
  /// The midnight after the last day of the opportunity to adapt.
  package let endsAt: Instant
  /// When the clock ended it; nil while it runs.
  package let endedAt: Instant?

  package init(notice: Identifier, stage: Int = 0, dispatchedAt: Instant, endsAt: Instant, endedAt: Instant? = nil) {
    (self.notice, self.stage, self.dispatchedAt, self.endsAt, self.endedAt) = (notice, stage, dispatchedAt, endsAt, endedAt)
  }
}

/// Why a restriction may be considered at all.
package enum WayToChecklist: Sendable, Equatable {
  /// The behaviour continued after that warning, as those incidents show.
  case continuedAfterWarning(Warning, incidents: [Identifier], reasons: String)
  /// No warning came first, on that ground.
  case withoutWarning(NoWarningGround, reasons: String)
  /// A plan in force is to be changed (decision 6).
  case variation(VariationCause, reasons: String)
}

/// What was considered about adjustments, and what was known then.
package struct ConsideredAdjustments: Sendable, Equatable {
  /// What they wrote.
  package let statement: SignedText
  /// What intake had on record then; the statement covers nothing later.
  package let known: Adjustments
}

/// An answered criterion.
package struct AnsweredCriterion: Sendable, Equatable {
  /// The answer.
  package let answer: CriterionAnswer
  /// The evidence.
  package let evidence: String
  /// By whom.
  package let by: String
  /// When.
  package let at: Instant
}

/// A statement with its author.
package struct SignedText: Sendable, Equatable {
  /// What they wrote.
  package let text: String
  /// The subject.
  package let by: String
  /// When.
  package let at: Instant
}

/// What a manager prepares before a decision is asked for.
package struct Checklist: Sendable, Equatable {
  /// How the case came to this point.
  package let way: WayToChecklist
  /// Answers by criterion code.
  package var answers: [String: AnsweredCriterion] = [:]
  /// What was considered about adjustments.
  package var adjustmentsConsidered: ConsideredAdjustments?
  /// The latest draft.
  package var draft: Plan?
  /// What those who decide asked for when it was last returned.
  package var returnedFor: [String] = []
}

/// A complete proposal, to be decided on.
package struct Proposal: Sendable, Equatable {
  /// The checklist behind it.
  package let checklist: Checklist
  /// What is proposed.
  package let plan: Plan
  /// The subject who submitted it.
  package let proposedBy: String
  /// When.
  package let proposedAt: Instant
  /// The votes so far, where several decide.
  package var votes: [Vote] = []
  /// What each person who must be consulted said.
  package var views: [String: SignedText] = [:]
  /// Who has declared a conflict, and why.
  package var conflicts: [SignedText] = []
}

/// One vote of several.
package struct Vote: Sendable, Equatable {
  /// The subject.
  package let by: String
  /// For or against.
  package let approves: Bool
}

/// The decision to restrict.
package struct Authorisation: Sendable, Equatable {
  /// The subject.
  package let by: String
  /// Their office.
  package let office: Office
  /// When.
  package let at: Instant
  /// Codes of the criteria they confirmed.
  package let confirmed: [String]
  /// Why.
  package let reasons: String
  /// Why the plan bound before its letter had gone out, where it did (decision 3).
  package let beforeNotice: String?
}

/// A plan that is authorised but not yet binding.
package struct AuthorisedPlan: Sendable, Equatable {
  /// What was proposed.
  package let proposal: Proposal
  /// The decision.
  package let authorisation: Authorisation
  /// The letter that tells the person.
  package let notice: PendingNotice
}

/// A plan from its preparation to its first day: the first of a case, or a variation of one in force.
package enum Proceeding: Sendable, Equatable {
  /// Criteria and plan. Leaves to `awaitingAuthorisation`.
  case checklist(Checklist)
  /// To be decided on. Leaves to `noticePending`, back to `checklist`, or ends.
  case awaitingAuthorisation(Proposal)
  /// Authorised; the person is being told. Ends when the plan binds.
  case noticePending(AuthorisedPlan)

  /// Why a restriction, or a change of one, may be considered.
  package var way: WayToChecklist {
    switch self {
    case .checklist(let checklist): checklist.way
    case .awaitingAuthorisation(let proposal): proposal.checklist.way
    case .noticePending(let authorised): authorised.proposal.checklist.way
    }
  }
}

/// A plan that binds, with the decision and the letter behind it.
package struct PlanInForce: Sendable, Equatable {
  /// The plan, and the moments between which it binds.
  package let enforced: EnforcedPlan
  /// What was proposed.
  package let proposal: Proposal
  /// The decision.
  package let authorisation: Authorisation
  /// The letter that told the person.
  package let notice: Identifier
  /// When that letter went out; nil where a threat to safety let the plan bind first (decision 3).
  package var toldAt: Instant?
  /// The first day of the first version.
  package let began: Day
  /// The day by which it is reviewed.
  package var reviewOn: Day
  /// The state of the review.
  package var review: ReviewStanding
  /// The next version in preparation (decision 6).
  package var variation: Proceeding?
  /// The appeal that suspends the plan until it is decided.
  package var suspendedBy: Identifier?
  /// Whether its letter came back, so that it does not bind until the person is told of it.
  package var isUntold = false

  package init(
    enforced: EnforcedPlan, proposal: Proposal, authorisation: Authorisation, notice: Identifier, toldAt: Instant?, began: Day
  ) {
    (self.enforced, self.proposal, self.authorisation) = (enforced, proposal, authorisation)
    (self.notice, self.toldAt, self.began) = (notice, toldAt, began)
    (reviewOn, review) = (enforced.plan.reviewOn, .scheduled)
  }
}

/// The end of a case.
package struct Closure: Sendable, Equatable {
  /// How it ended.
  package let outcome: CaseOutcome
  /// Why, by whom and when.
  package let reasons: SignedText
}
