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
  /// One from before there were dates got them.
  case dated(AdjustmentDates)
  /// The person was told that it was received.
  case acknowledged(AdjustmentAcknowledgement)
  /// The manager of a department answered, or answered anew.
  case consulted(department: String, view: SignedText)
  /// A second reader confirmed what staff may see.
  case wordingConfirmed(AdjustmentWording)
  /// It was decided.
  case decided(AdjustmentRuling)
  /// What was agreed is no longer done.
  case ended(AdjustmentEnd)
}

/// The midnights by which a request is dealt with.
package struct AdjustmentDates: Sendable, Equatable {
  /// The person has been told that it was received.
  package let acknowledgeBy: Instant
  /// Every department has answered.
  package let consultBy: Instant
  /// It is decided.
  package let decideBy: Instant

  package init(acknowledgeBy: Instant, consultBy: Instant, decideBy: Instant) {
    (self.acknowledgeBy, self.consultBy, self.decideBy) = (acknowledgeBy, consultBy, decideBy)
  }
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
  /// When it is to be acknowledged; nil in a request from before there was a date.
  package let acknowledgeBy: Instant?
  /// When every department is to have answered; nil in a request from before there was a date.
  package let consultBy: Instant?

  package init(
    id: Identifier, serviceUser: Identifier, organisation: String, channel: Channel, request: String, departments: [String],
    decideBy: Instant? = nil, acknowledgeBy: Instant? = nil, consultBy: Instant? = nil
  ) {
    (self.id, self.serviceUser, self.organisation) = (id, serviceUser, organisation)
    (self.channel, self.request, self.departments, self.decideBy) = (channel, request, departments, decideBy)
    (self.acknowledgeBy, self.consultBy) = (acknowledgeBy, consultBy)
  }

  /// The same request, of those departments if others, to be dealt with by those dates.
  func asking(_ departments: [String]? = nil, by dates: AdjustmentDates) -> AdjustmentAsked {
    AdjustmentAsked(
      id: id, serviceUser: serviceUser, organisation: organisation, channel: channel, request: request,
      departments: departments ?? self.departments, decideBy: decideBy ?? dates.decideBy,
      acknowledgeBy: acknowledgeBy ?? dates.acknowledgeBy, consultBy: consultBy ?? dates.consultBy)
  }
}

/// Everything that can be asked of a request once it is taken down.
package enum AdjustmentCommand: Sendable, Equatable {
  /// The person was told that it was received, in that way, at that moment.
  case acknowledge(Channel, at: Instant)
  /// What the manager of a department thinks of it.
  case answer(department: String, view: String)
  /// A second reader confirms what staff may see.
  case confirmWording(String)
  /// The decision.
  case decide(AdjustmentRuling)
  /// What was agreed is no longer done, and what takes its place.
  case end(reason: String, replacedBy: Identifier?)

  /// What is asked, without its content.
  var step: AdjustmentStep {
    switch self {
    case .acknowledge: .acknowledge
    case .answer: .consult
    case .confirmWording: .confirm
    case .decide: .decide
    case .end: .end
    }
  }
}

/// A step of a request for an adjustment, to each of which its own offices are entitled.
enum AdjustmentStep: CaseIterable {
  case take, acknowledge, consult, confirm, decide, end

  /// The door that it is behind.
  var door: Door {
    switch self {
    case .take: .desk
    case .consult, .confirm: .consultees
    case .acknowledge, .decide, .end: .adjusting
    }
  }

  /// The rule that governs it.
  var rule: Rule {
    switch self {
    case .take, .acknowledge: .adjustmentRequests
    case .confirm: .adjustments
    case .consult, .decide, .end: .adjustmentDecisions
    }
  }
}

extension PolicyPack {
  /// Who may take that step: every office that its door is open to.
  func offices(for step: AdjustmentStep) -> [Office] { offices.able(to: step.door.capabilities) }

  /// The office that has the task of deciding a request.
  package var adjustmentOffice: Office { offices(for: .decide).first ?? .service }
}
