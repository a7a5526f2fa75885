package import Contracts

/// What follows from events, for the service to do in the same transaction.
///
/// Letters are not part of this: the event that requests a letter carries it, and notification follows the events.
package struct Consequences: Sendable, Equatable {
  /// Tasks to open and close, in order.
  package var tasks: [TaskChange]
  /// Every deadline the case now has, replacing all earlier ones: a change to the stream voids those.
  package var deadlines: [CaseDeadline: Instant]
}

/// A change to people's tasks.
package enum TaskChange: Sendable, Equatable {
  /// Someone in that office has something to do, by that moment.
  case open(CaseTask, office: Office, paragraph: String, due: Instant)
  /// It is done, or no longer needed.
  case close(CaseTask)
}

/// A deadline of a case.
package enum CaseDeadline: String, CaseIterable, Sendable {
  case warningPeriodEnds = "warning-period-ends"
  case planStarts = "plan-starts"
  case planEnds = "plan-ends"
  case reviewComesUp = "review-comes-up"
  case reviewFallsDue = "review-falls-due"

  /// The command that the clock loop gives when the deadline comes.
  ///
  /// - Parameter notice: the identifier of the letter that says what ended.
  package func command(notice: Identifier) -> Command {
    switch self {
    case .warningPeriodEnds: .warningPeriodEnded
    case .planStarts: .takeEffect
    case .planEnds: .expire(notice: notice)
    case .reviewComesUp: .reviewComesUp(notice: notice)
    case .reviewFallsDue: .reviewFallsDue(notice: notice)
    }
  }
}

/// Something a person has to do; the pack has a service standard in days for each.
package enum CaseTask: String, CaseIterable, Sendable {
  case triage
  /// A letter could not be sent.
  case sendNoticeAgain = "send-notice-again"
  /// The opportunity to adapt has ended: close the case, or record that the behaviour continued.
  case concludeWarning = "conclude-warning"
  /// Answer the criteria and draft the plan.
  case prepareProposal = "prepare-proposal"
  case decideProposal = "decide-proposal"
  /// The plan's review is coming up.
  case review
  /// The review date has passed: until it is done.
  case overdueReview = "overdue-review"
  case acknowledgeAppeal = "acknowledge-appeal"
  case decideAppeal = "decide-appeal"
  /// A condition was broken: consider what comes of it.
  case considerBreaches = "consider-breaches"
  /// Say who it is that an incident only describes: until then no one decides.
  case identifyStaff = "identify-staff"
  /// A second person looks at the evidence of a death.
  case confirmDeath = "confirm-death"

  /// The rule that asks for it.
  package var rule: Rule {
    switch self {
    case .triage: .triage
    case .sendNoticeAgain: .notice
    case .concludeWarning: .warnings
    case .prepareProposal: .criteria
    case .decideProposal: .authorisation
    case .review, .overdueReview: .reviews
    case .acknowledgeAppeal, .decideAppeal: .appeals
    case .considerBreaches: .breaches
    case .identifyStaff: .impartialDecision
    case .confirmDeath: .death
    }
  }

  /// The step whose offices do this task.
  package var action: ActionName {
    switch self {
    case .triage: .triage
    case .sendNoticeAgain: .sendNoticeAgain
    case .concludeWarning: .closeAsAdapted
    case .prepareProposal: .submit
    case .decideProposal: .authorise
    case .review: .reconsider
    case .overdueReview: .concludeReview
    case .acknowledgeAppeal: .acknowledgeAppeal
    case .decideAppeal: .decideAppeal
    case .considerBreaches: .considerBreaches
    case .identifyStaff: .correctInvolvement
    case .confirmDeath: .confirmDeath
    }
  }
}

/// The letters that the pack has templates for.
package enum LetterName: String, CaseIterable, Sendable {
  case warning, plan
  /// The first of two warnings, where the body gives two.
  case informalWarning = "informal-warning"
  case reviewOutcome = "review-outcome"
  case appealAcknowledgement = "appeal-acknowledgement"
  case appealOutcome = "appeal-outcome"
  case planEnded = "plan-ended"
  /// Nothing more follows for someone who was warned.
  case caseClosed = "case-closed"
  /// A warning that was a mistake.
  case warningWithdrawn = "warning-withdrawn"
  /// A review of the plan comes up.
  case reviewComing = "review-coming"
  /// Something the plan does not allow was noted.
  case breachNoted = "breach-noted"
  /// To the person who reported an incident: it was received.
  case incidentAcknowledged = "incident-acknowledged"
  /// A request for an adjustment was received.
  case adjustmentAcknowledged = "adjustment-acknowledged"
  /// It was decided.
  case adjustmentDecided = "adjustment-decided"
  /// An agreed adjustment has ended.
  case adjustmentEnded = "adjustment-ended"
  /// The enclosure that gives the policy in plain words.
  case policyInPlainWords = "policy-in-plain-words"
}

extension LetterName {
  /// What goes with it: where nothing more is asked of the person, nothing.
  var enclosures: [LetterName] {
    switch self {
    case .planEnded, .caseClosed, .warningWithdrawn, .policyInPlainWords, .reviewComing, .breachNoted, .incidentAcknowledged,
      .adjustmentAcknowledged, .adjustmentDecided, .adjustmentEnded:
      []
    case .warning, .informalWarning, .plan, .reviewOutcome, .appealAcknowledgement, .appealOutcome: [.policyInPlainWords]
    }
  }

  /// Whether it tells the person that a plan applies to them.
  var tellsOfPlan: Bool {
    switch self {
    case .plan, .reviewOutcome: true
    case .warning, .informalWarning, .appealAcknowledgement, .appealOutcome, .planEnded, .caseClosed, .warningWithdrawn,
      .policyInPlainWords, .reviewComing, .breachNoted, .incidentAcknowledged, .adjustmentAcknowledged, .adjustmentDecided,
      .adjustmentEnded:
      false
    }
  }
}

/// A letter for notification to write and send, with everything that is known of its content.
package struct NoticeRequest: Sendable, Equatable {
  /// Made by the caller of the command.
  package let notice: Identifier
  /// Which template.
  package let letter: LetterName
  /// What goes with it.
  package let enclosures: [LetterName]
  /// The case; nil for a letter that belongs to none, as one about a request for an adjustment.
  package let caseID: Identifier?
  /// The person it is for.
  package let serviceUser: Identifier
  /// Code of the organisation that writes.
  package let organisation: String
  /// The policy it is sent under.
  package let pack: PackReference
  /// The office that decided; never a person's name.
  package let decidedBy: Office
  /// When it was decided.
  package let decidedAt: Instant
  /// Why, in words for the person.
  package let reasons: String
  /// Codes of the behaviours concerned.
  package let behaviours: [String]
  /// What was done, and when, the earliest first.
  package let incidents: [LetterIncident]
  /// The plan, for a plan letter.
  package let plan: Plan?
  /// What other letters say.
  package var detail: LetterDetail
  /// The only channel it may go by, where a person decided that.
  package let channel: NoticeChannel?
  /// What was agreed with the person up to this letter, which tells them that it has ended; nil in every other.
  package let untilNow: AgreedNeeds?

  package init(
    notice: Identifier, letter: LetterName, enclosures: [LetterName], caseID: Identifier?, serviceUser: Identifier,
    organisation: String, pack: PackReference, decidedBy: Office, decidedAt: Instant, reasons: String, behaviours: [String],
    incidents: [LetterIncident] = [], plan: Plan? = nil, detail: LetterDetail = LetterDetail(), channel: NoticeChannel? = nil,
    untilNow: AgreedNeeds? = nil
  ) {
    (self.notice, self.letter, self.enclosures, self.caseID, self.serviceUser) = (notice, letter, enclosures, caseID, serviceUser)
    (self.organisation, self.pack, self.decidedBy, self.decidedAt) = (organisation, pack, decidedBy, decidedAt)
    (self.reasons, self.behaviours, self.plan, self.detail) = (reasons, behaviours, plan, detail)
    (self.incidents, self.channel, self.untilNow) = (incidents, channel, untilNow)
  }
}

/// One thing that a person did, as a letter to them names it.
package struct LetterIncident: Sendable, Equatable {
  /// When it happened.
  package let at: Instant
  /// Codes of the behaviours.
  package let behaviours: [String]

  package init(at: Instant, behaviours: [String]) { (self.at, self.behaviours) = (at, behaviours) }
}

/// What a letter about a review, an appeal or an end says in addition to the reasons.
package struct LetterDetail: Sendable, Equatable {
  /// Code of the outcome: of the review, of the appeal, or of the case.
  package let outcome: String?
  /// When the plan is next reviewed.
  package let nextReviewOn: Day?
  /// Code of the outside remedy, by type of matter (decision 7).
  package let remedy: String?
  /// The day by which an appeal is answered.
  package let replyBy: Day?
  /// The day on which the plan ended.
  package let endedOn: Day?
  /// Code of what the answer to an appeal leads to; nil where everything stays as it is.
  package let effect: String?
  /// What an appeal changes in the plan, or what is agreed on a request for an adjustment, a line each for the person.
  package let changes: [String]
  /// What a letter about a breach, an incident or an adjustment is about: what was done, reported or asked for, in words for its reader.
  package let about: String?
  /// The day on which that was.
  package let happenedOn: Day?
  /// The adjustments agreed with the person that concern a plan, a line each.
  package var adjustments: [String]

  package init(
    outcome: String? = nil, nextReviewOn: Day? = nil, remedy: String? = nil, replyBy: Day? = nil, endedOn: Day? = nil,
    effect: String? = nil, changes: [String] = [], about: String? = nil, happenedOn: Day? = nil, adjustments: [String] = []
  ) {
    (self.outcome, self.nextReviewOn, self.remedy, self.replyBy, self.endedOn) = (outcome, nextReviewOn, remedy, replyBy, endedOn)
    (self.effect, self.changes, self.about, self.happenedOn) = (effect, changes, about, happenedOn)
    self.adjustments = adjustments
  }
}
