/// A request for a reasonable adjustment, as it is now. Also what the events about it carry.
package struct AdjustmentRequest: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`AR-2026-000001`).
  package var reference: String
  /// How often it has changed; the `ETag`.
  package var version: Int
  /// Who needs it.
  package var serviceUser: Identifier
  /// The organisation that was asked.
  package var organisation: String
  /// How they asked.
  package var channel: Channel
  /// What they ask for, in words.
  package var request: String
  /// How far it has come.
  package var state: AdjustmentState
  /// Every department that is consulted, with its answer once there is one.
  package var consultations: [AdjustmentConsultation]
  /// What was decided; absent until then.
  package var decision: AdjustmentDecision?
  /// Who took it down.
  package var takenBy: String
  /// When.
  package var at: Instant
  /// When it is to be decided; absent from one that was taken down before there was a date.
  package var decideBy: Instant?
  /// When it is to be acknowledged; absent from one that was taken down before there was a date.
  package var acknowledgeBy: Instant?
  /// When every department is to have answered; absent from one that was taken down before there was a date.
  package var consultBy: Instant?
  /// That the person was told that it was received; absent until then.
  package var acknowledgement: AdjustmentAcknowledgement?
  /// What staff may see, as a second reader has confirmed it; absent where none has.
  package var wording: AdjustmentWording?
  /// Why what was agreed is no longer done; absent while it is, or nothing was agreed.
  package var end: AdjustmentEnd?

  package init(
    id: Identifier, reference: String, version: Int, serviceUser: Identifier, organisation: String, channel: Channel,
    request: String, state: AdjustmentState, consultations: [AdjustmentConsultation], decision: AdjustmentDecision? = nil,
    takenBy: String, at: Instant, decideBy: Instant? = nil, acknowledgeBy: Instant? = nil, consultBy: Instant? = nil,
    acknowledgement: AdjustmentAcknowledgement? = nil, wording: AdjustmentWording? = nil, end: AdjustmentEnd? = nil
  ) {
    (self.id, self.reference, self.version, self.serviceUser) = (id, reference, version, serviceUser)
    (self.organisation, self.channel, self.request, self.state) = (organisation, channel, request, state)
    (self.consultations, self.decision, self.takenBy, self.at) = (consultations, decision, takenBy, at)
    (self.decideBy, self.acknowledgeBy, self.consultBy) = (decideBy, acknowledgeBy, consultBy)
    (self.acknowledgement, self.wording, self.end) = (acknowledgement, wording, end)
  }
}

/// How the person of a request is written to, as their record says when something happened to it: what a letter about it is made and sent by.
package struct LetterNeeds: Codable, Sendable, Equatable {
  /// How they would rather be contacted.
  package var preferredChannel: Channel?
  /// How they have to be contacted, since no other way reaches them.
  package var neededChannel: Channel?
  /// The form in which they would rather have letters.
  package var preferredFormat: LetterFormat?
  /// The only form in which they can read or hear letters.
  package var neededFormat: LetterFormat?

  package init(_ person: PersonDetails) {
    (preferredChannel, neededChannel) = (person.preferredChannel, person.neededChannel)
    (preferredFormat, neededFormat) = (person.preferredFormat, person.neededFormat)
  }
}

/// What takes the place of what was agreed on a request.
package struct AdjustmentReplacement: Codable, Sendable, Equatable {
  /// The request on which it was agreed.
  package var id: Identifier
  /// Its reference.
  package var reference: String
  /// What is done for the person from then on, in words for everyone.
  package var agreed: String
  /// The day by which that is looked at again; absent from a decision of before there was one.
  package var reviewOn: Day?

  package init(id: Identifier, reference: String, agreed: String, reviewOn: Day?) {
    (self.id, self.reference, self.agreed, self.reviewOn) = (id, reference, agreed, reviewOn)
  }
}

/// `adjustment.requested.v1`: somebody needs a reasonable adjustment, and waits for a decision.
package struct AdjustmentRequested: EventPayload {
  package static let type = IntakeEvent.adjustmentRequested.rawValue
  /// The request, whole.
  package var adjustment: AdjustmentRequest
  /// How the person is written to; absent from an event of before that was said.
  package var person: LetterNeeds?

  package init(adjustment: AdjustmentRequest, person: LetterNeeds? = nil) {
    (self.adjustment, self.person) = (adjustment, person)
  }
}

/// `adjustment.consulted.v1`: the manager of a department answered about a request.
package struct AdjustmentConsulted: EventPayload {
  package static let type = IntakeEvent.adjustmentConsulted.rawValue
  /// The request with that answer, whole.
  package var adjustment: AdjustmentRequest

  package init(adjustment: AdjustmentRequest) { self.adjustment = adjustment }
}

/// `adjustment.decided.v1`: a request was decided, and its person has their answer.
package struct AdjustmentDecided: EventPayload {
  package static let type = IntakeEvent.adjustmentDecided.rawValue
  /// The request with the decision, whole.
  package var adjustment: AdjustmentRequest
  /// How the person is written to; absent from an event of before that was said.
  package var person: LetterNeeds?

  package init(adjustment: AdjustmentRequest, person: LetterNeeds? = nil) {
    (self.adjustment, self.person) = (adjustment, person)
  }
}

/// `adjustment.acknowledged.v1`: the person was told that their request was received.
package struct AdjustmentAcknowledged: EventPayload {
  package static let type = IntakeEvent.adjustmentAcknowledged.rawValue
  /// The request with the acknowledgement, whole.
  package var adjustment: AdjustmentRequest

  package init(adjustment: AdjustmentRequest) { self.adjustment = adjustment }
}

/// `adjustment.dated.v1`: a request from before there were dates has got its own.
package struct AdjustmentDated: EventPayload {
  package static let type = IntakeEvent.adjustmentDated.rawValue
  /// The request with its dates, whole.
  package var adjustment: AdjustmentRequest

  package init(adjustment: AdjustmentRequest) { self.adjustment = adjustment }
}

/// `adjustment.wording-confirmed.v1`: a second reader has confirmed what staff may see.
package struct AdjustmentWordingConfirmed: EventPayload {
  package static let type = IntakeEvent.adjustmentWordingConfirmed.rawValue
  /// The request with the wording, whole.
  package var adjustment: AdjustmentRequest

  package init(adjustment: AdjustmentRequest) { self.adjustment = adjustment }
}

/// `adjustment.ended.v1`: what was agreed on a request is no longer done.
package struct AdjustmentEnded: EventPayload {
  package static let type = IntakeEvent.adjustmentEnded.rawValue
  /// The request with why, whole.
  package var adjustment: AdjustmentRequest
  /// How the person is written to; absent from an event of before that was said.
  package var person: LetterNeeds?
  /// What takes its place; absent where nothing does, and from an event of before that was said.
  package var replacement: AdjustmentReplacement?

  package init(adjustment: AdjustmentRequest, person: LetterNeeds? = nil, replacement: AdjustmentReplacement? = nil) {
    (self.adjustment, self.person, self.replacement) = (adjustment, person, replacement)
  }
}
