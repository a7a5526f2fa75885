package import Contracts

/// Something that happened to a request for an adjustment, who did it in what office, and when.
package struct AdjustmentEvent: Sendable, Equatable {
  /// When the command was decided.
  package let at: Instant
  /// The subject who gave the command.
  package let by: String
  /// The office that entitled them.
  package let office: Office
  /// What happened.
  package let fact: AdjustmentFact
}

/// What can happen to a request for an adjustment.
package enum AdjustmentFact: Sendable, Equatable {
  /// It was taken down, each department once.
  case requested(AdjustmentAsked)
  /// The manager of a department answered, or answered anew.
  case consulted(department: String, view: SignedText)
  /// It was decided.
  case decided(AdjustmentRuling)
}

/// What a person asks for, as it is taken down.
package struct AdjustmentAsked: Sendable, Equatable {
  /// The identifier that the request will have, made by the caller.
  package let id: Identifier
  /// Who needs it.
  package let serviceUser: Identifier
  /// Code of the organisation that was asked.
  package let organisation: String
  /// How they asked.
  package let channel: Channel
  /// What they ask for, in words.
  package let request: String
  /// The departments whose service would change, one at least.
  package let departments: [String]
  /// When it is to be decided; nil in a request from before there was a date.
  package let decideBy: Instant?

  package init(
    id: Identifier, serviceUser: Identifier, organisation: String, channel: Channel, request: String, departments: [String],
    decideBy: Instant? = nil
  ) {
    (self.id, self.serviceUser, self.organisation) = (id, serviceUser, organisation)
    (self.channel, self.request, self.departments, self.decideBy) = (channel, request, departments, decideBy)
  }

  /// The same request, of those departments, to be decided by then.
  func asking(_ departments: [String], by due: Instant) -> AdjustmentAsked {
    AdjustmentAsked(
      id: id, serviceUser: serviceUser, organisation: organisation, channel: channel, request: request, departments: departments,
      decideBy: due)
  }
}

/// Everything that can be asked of a request once it is taken down.
package enum AdjustmentCommand: Sendable, Equatable {
  /// What the manager of a department thinks of it.
  case answer(department: String, view: String)
  /// The decision.
  case decide(AdjustmentRuling)

  /// What is asked, without its content.
  var step: AdjustmentStep {
    switch self {
    case .answer: .consult
    case .decide: .decide
    }
  }
}

/// A step of a request for an adjustment, to each of which its own offices are entitled.
enum AdjustmentStep: CaseIterable {
  case take, consult, decide

  /// The door that it is behind.
  var door: Door {
    switch self {
    case .take: .desk
    case .consult: .consultees
    case .decide: .adjusting
    }
  }

  /// The rule that governs it.
  var rule: Rule {
    switch self {
    case .take: .adjustmentRequests
    case .consult, .decide: .adjustmentDecisions
    }
  }
}

extension PolicyPack {
  /// Who may take that step: every office that its door is open to.
  func offices(for step: AdjustmentStep) -> [Office] { offices.able(to: step.door.capabilities) }

  /// The office that has the task of deciding a request.
  package var adjustmentOffice: Office { offices(for: .decide).first ?? .service }
}
