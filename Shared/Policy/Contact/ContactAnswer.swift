package import Contracts

/// What to do, in plain words, and nothing about why the plan exists.
package struct ContactAnswer: Sendable, Equatable {
  /// What to do.
  package let instruction: ContactInstruction
  /// What no plan closes: shown before anything else; empty without a plan.
  package let alwaysOpen: [String]
  /// What to do, in sentences.
  package let sentences: [String]
  /// The plan, for the log of checks.
  package let plan: Identifier?
  /// Which restriction decides: its number in the plan and its name.
  package let clause: String?
  /// The paragraph of the policy behind it.
  package let paragraph: String?
  /// The plan's terms for this contact, one sentence each.
  package let terms: [String]
  /// What to say to the person.
  package let script: String
  /// The last day of the restriction that decides, or else of the plan.
  package let endsOn: Day?
  /// The day by which that is reviewed.
  package let reviewOn: Day?
  /// Every restriction that concerns the contact, of every plan: the one that decides first, then the strictest.
  package var clauses: [ClauseInAnswer] = []
  /// Every limit on the number of contacts that concerns it, of every plan.
  package var quotas: [QuotaStanding] = []
  /// What is recorded afterwards, the likeliest first.
  package var next: [NextStep] = []
}

/// A restriction that concerns a contact.
package struct ClauseInAnswer: Sendable, Equatable {
  /// The plan, by the reference of its case.
  package let plan: String
  /// Its number in the plan and its name.
  package let clause: String
  /// What it asks, one sentence each.
  package let terms: [String]
  /// Its last day, or else the plan's.
  package let endsOn: Day?
  /// The day by which it is reviewed.
  package let reviewOn: Day?
}

/// What staff record after a contact.
package enum NextStep: CaseIterable, Sendable {
  /// Take down a request for an adjustment.
  case requestAdjustment
  /// Take down a challenge to the plan.
  case lodgeAppeal
  /// Put what came on the file, for its reader.
  case file
  /// Record the contact, and who took it over.
  case passOn
  /// Record the contact.
  case recordContact
  /// Record that a condition of the plan was broken.
  case recordBreach
  /// Log that a call was ended.
  case logEndedCall

  /// What, in words for staff.
  package var words: String {
    switch self {
    case .requestAdjustment: "Take down the request for an adjustment"
    case .lodgeAppeal: "Take down the challenge to the plan"
    case .file: "Record what came, and put it on the file"
    case .passOn: "Record the contact, and to whom it was passed"
    case .recordContact: "Record the contact"
    case .recordBreach: "Record that a condition of the plan was broken"
    case .logEndedCall: "Log the call, if it had to be ended"
    }
  }

  /// What follows an instruction.
  static func after(_ instruction: ContactInstruction, _ question: ContactQuestion) -> [NextStep] {
    let end: [NextStep] = question.channel == .telephone ? [.logEndedCall] : []
    switch instruction {
    case .possibleMatchOnly, .proceed: return [.recordContact]
    case .proceedUnderTerms: return [.recordContact] + end
    case .readAndFile: return question.channel.isWritten ? [.file] : [.file] + end
    case .directToPointOfContact: return [.passOn] + end
    case .doNotEngage: return [.recordContact, .recordBreach] + end
    }
  }
}
