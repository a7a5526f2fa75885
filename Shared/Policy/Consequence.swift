package import Contracts

/// What follows from an event, for the service to do in the same transaction.
package enum Consequence: Sendable, Equatable {
  /// Notification writes and sends this letter.
  case requestNotice(NoticeRequest)
  /// The clock loop gives the kind's command at that moment, unless the case has moved on.
  case setDeadline(CaseDeadline, at: Instant)
  /// That deadline no longer matters.
  case clearDeadline(CaseDeadline)
  /// Somebody of that role has something to do, by that moment.
  case openTask(CaseTask, role: Role, due: Instant)
  /// It is done, or no longer to be done.
  case closeTask(CaseTask)
}

/// A moment that a case waits for.
package enum CaseDeadline: String, CaseIterable, Sendable {
  case warningPeriodEnds = "warning-period-ends"
  case planStarts = "plan-starts"
  case planEnds = "plan-ends"

  /// The command that the clock loop gives when it comes.
  package var command: Command {
    switch self {
    case .warningPeriodEnds: .warningPeriodEnded
    case .planStarts: .takeEffect
    case .planEnds: .expire
    }
  }
}

/// Something a person has to do; the pack has a service standard in days for each.
package enum CaseTask: String, CaseIterable, Sendable {
  case triage
  /// A letter could not be sent.
  case sendNoticeAgain = "send-notice-again"
  /// The opportunity to adapt is over: close the case, or say how it went on.
  case concludeWarning = "conclude-warning"
  /// Answer the criteria and draft the plan.
  case prepareProposal = "prepare-proposal"
  case decideProposal = "decide-proposal"

  /// The step whose role does it.
  package var action: ActionName {
    switch self {
    case .triage: .triage
    case .sendNoticeAgain: .sendNoticeAgain
    case .concludeWarning: .closeAsAdapted
    case .prepareProposal: .submit
    case .decideProposal: .authorise
    }
  }
}

/// The letters that the pack has templates for.
package enum LetterName: String, CaseIterable, Sendable {
  case warning, plan
  /// The enclosure that gives the policy in plain words.
  case policyInPlainWords = "policy-in-plain-words"
}

/// A letter for notification to write and send, with everything the case knows of its content.
package struct NoticeRequest: Sendable, Equatable {
  /// Made by the caller of the command.
  package let notice: Identifier
  /// Which template.
  package let letter: LetterName
  /// What goes with it.
  package let enclosures: [LetterName]
  /// The case.
  package let caseID: Identifier
  /// Who is told.
  package let serviceUser: Identifier
  /// Code of the organisation that writes.
  package let organisation: String
  /// Under which policy.
  package let pack: PackReference
  /// The role that decided; never a name.
  package let decidedBy: Role
  /// When it was decided.
  package let decidedAt: Instant
  /// Why, in words for the person (2.2).
  package let reasons: String
  /// Codes of the behaviours concerned.
  package let behaviours: [String]
  /// The plan, for a plan letter.
  package let plan: Plan?

  /// Made of its parts, as they are.
  package init(
    notice: Identifier, letter: LetterName, enclosures: [LetterName], caseID: Identifier, serviceUser: Identifier,
    organisation: String, pack: PackReference, decidedBy: Role, decidedAt: Instant, reasons: String, behaviours: [String],
    plan: Plan? = nil
  ) {
    self.notice = notice
    self.letter = letter
    self.enclosures = enclosures
    self.caseID = caseID
    self.serviceUser = serviceUser
    self.organisation = organisation
    self.pack = pack
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
    self.reasons = reasons
    self.behaviours = behaviours
    self.plan = plan
  }
}
