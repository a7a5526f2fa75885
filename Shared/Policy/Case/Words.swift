package import Contracts

extension String {
  /// Whether it has content: not empty, and not only white space.
  var hasContent: Bool { contains { !$0.isWhitespace } }
}

extension Refusal {
  /// A refusal because something is missing.
  static func missing(_ missing: [String], _ paragraph: String, _ code: String, _ sentence: String) -> Refusal {
    Refusal(kind: .incomplete, code: code, paragraph: paragraph, sentence: sentence, missing: missing)
  }
}

extension Role {
  /// The role as a sentence names it.
  package var words: String {
    switch self {
    case .staff: "member of staff"
    case .manager: "manager"
    case .seniorManager: "senior manager"
    case .chiefExecutive: "chief executive"
    case .complaintsTeam: "member of the complaints team"
    case .customerServiceManager: "Customer Service Team Manager"
    case .recordsOfficer: "records officer"
    case .auditor: "auditor"
    case .administrator: "administrator"
    case .service: "service of this system"
    }
  }
}

extension StageName {
  /// The stage as a sentence names it: "the case is ...".
  package var words: String {
    switch self {
    case .reported: "waiting for triage"
    case .warningPending: "waiting for its warning to go out"
    case .warned: "in the time given to adapt"
    case .checklist: "being prepared"
    case .awaitingAuthorisation: "with a senior manager"
    case .noticePending: "waiting for its plan to be sent and to begin"
    case .inForce: "under a plan in force"
    case .closed: "closed"
    }
  }
}

extension ActionName {
  /// The paragraph that governs the step.
  package var paragraph: String {
    switch self {
    case .addIncident: "6.1"
    case .noteAdjustments, .confirmAdjustmentsConsidered: "5.9"
    case .triage: "3.1"
    case .noticeDispatched, .noticeFailed, .sendNoticeAgain, .takeEffect: "5.1"
    case .warningPeriodEnded, .closeAsAdapted, .warnAgain: "5.2"
    case .recordContinued, .answerCriterion, .reopenCriterion, .submit: "5.3"
    case .draftPlan: "5.4"
    case .recordDeath: CaseOutcome.deceased.paragraph
    case .withdraw: CaseOutcome.withdrawn.paragraph
    case .authorise, .refuse, .returnToManager, .recordConsultation, .declareConflict: "6.2"
    case .expire: "5.7"
    case .skipWarning, .recordBreach, .refer, .recordReferralOutcome: "5.8"
    case .lodgeAppeal, .acknowledgeAppeal, .decideAppeal: "7.1"
    case .reviewComesUp, .reviewFallsDue: "8.1"
    case .reconsider, .concludeReview, .openVariation: "8.2"
    }
  }
}
