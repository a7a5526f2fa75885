/// A right that a person uses over what is held about them (UK GDPR, articles 15 to 18 and 21).
package enum DataRight: String, Codable, CaseIterable, Sendable {
  /// To have all of it.
  case access
  /// To have it put right.
  case rectification
  /// To have it destroyed.
  case erasure
  /// To have it stored and no more.
  case restriction
  /// To object to its being used.
  case objection
}

/// How far a request about a person's data has come.
package enum RightsRequestState: String, Codable, CaseIterable, Sendable {
  /// It is to be answered.
  case open
  /// The clock is stopped while the person is asked to show who they are.
  case waitingForIdentity = "waiting-for-identity"
  /// It was answered.
  case answered
}

/// What came of a request about a person's data.
package enum RightsOutcome: String, Codable, CaseIterable, Sendable {
  /// All that was asked for was done.
  case complied
  /// A part of it was done.
  case partlyComplied = "partly-complied"
  /// None of it was done.
  case refused
  /// The person no longer asks for it.
  case withdrawn
}

/// A request of a person about the data that is held about them.
package struct RightsRequest: Codable, Sendable, Equatable {
  /// The request.
  package var id: Identifier
  /// What people read out.
  package var reference: String
  /// Its version.
  package var version: Int
  /// The person.
  package var serviceUser: Identifier
  /// The organisation that was asked.
  package var organisation: String
  /// Which right.
  package var right: DataRight
  /// How it came.
  package var channel: Channel
  /// What they asked for, in their words as far as possible.
  package var request: String
  /// The day on which it came.
  package var receivedOn: Day
  /// Who took it down.
  package var takenBy: String
  /// When.
  package var takenAt: Instant
  /// How far it has come.
  package var state: RightsRequestState
  /// The day by which it is to be answered.
  package var dueOn: Day
  /// The day from which the person has been asked to show who they are; absent while they are not.
  package var identityAskedOn: Day?
  /// For how many days the clock has stood still.
  package var pausedDays: Int
  /// Why there are two more months, where there are: it is complex, or one of many.
  package var extended: RightsDecision?
  /// What came of it; absent until then.
  package var answer: RightsAnswer?
  /// Why data that was only to be stored may be used again; absent while it may not, or always could.
  package var lifted: RightsDecision?

  package init(
    id: Identifier, reference: String, serviceUser: Identifier, organisation: String, right: DataRight, channel: Channel,
    request: String, receivedOn: Day, takenBy: String, takenAt: Instant, dueOn: Day
  ) {
    (self.id, self.reference, version, self.serviceUser) = (id, reference, 1, serviceUser)
    (self.organisation, self.right, self.channel, self.request) = (organisation, right, channel, request)
    (self.receivedOn, self.takenBy, self.takenAt, self.dueOn) = (receivedOn, takenBy, takenAt, dueOn)
    (state, pausedDays) = (.open, 0)
  }

  /// Whether the data may only be stored.
  package var isRestricting: Bool {
    guard let answer, lifted == nil, right == .restriction || right == .objection else { return false }
    return answer.outcome == .complied || answer.outcome == .partlyComplied
  }
}

/// A decision about a request, with its reasons.
package struct RightsDecision: Codable, Sendable, Equatable {
  /// Why, as the person is told.
  package var reasons: String
  /// Who decided.
  package var by: String
  /// When.
  package var at: Instant

  package init(reasons: String, by: String, at: Instant) { (self.reasons, self.by, self.at) = (reasons, by, at) }
}

/// What came of a request.
package struct RightsAnswer: Codable, Sendable, Equatable {
  /// What was done.
  package var outcome: RightsOutcome
  /// Why, as the person is told.
  package var reasons: String
  /// What the person was given; absent where they were given nothing.
  package var given: String?
  /// Who decided.
  package var by: String
  /// When.
  package var at: Instant

  package init(outcome: RightsOutcome, reasons: String, given: String?, by: String, at: Instant) {
    (self.outcome, self.reasons, self.given, self.by, self.at) = (outcome, reasons, given, by, at)
  }
}

/// What was given of a person's data to somebody.
package struct Disclosure: Codable, Sendable, Equatable {
  /// The disclosure.
  package var id: Identifier
  /// The person whose data it was.
  package var serviceUser: Identifier
  /// The organisation that gave it.
  package var organisation: String
  /// Who had it.
  package var recipient: String
  /// What it was.
  package var given: String
  /// By what right: a request, an order, a law.
  package var basis: String
  /// The day on which it was given.
  package var disclosedOn: Day
  /// The request of the person that it answers; absent where it answers none.
  package var request: Identifier?
  /// Who wrote it down.
  package var recordedBy: String
  /// When.
  package var recordedAt: Instant

  package init(
    id: Identifier, serviceUser: Identifier, organisation: String, recipient: String, given: String, basis: String,
    disclosedOn: Day, request: Identifier? = nil, recordedBy: String, recordedAt: Instant
  ) {
    (self.id, self.serviceUser, self.organisation, self.recipient) = (id, serviceUser, organisation, recipient)
    (self.given, self.basis, self.disclosedOn, self.request) = (given, basis, disclosedOn, request)
    (self.recordedBy, self.recordedAt) = (recordedBy, recordedAt)
  }
}

// MARK: - What is sent

/// Takes a request about a person's data down. `POST /rights-requests`
package struct RecordRightsRequest: Decodable, Sendable, Bounded {
  /// The person.
  package let serviceUser: Identifier
  /// The organisation that was asked.
  package let organisation: String
  /// Which right.
  package let right: DataRight
  /// How it came.
  package let channel: Channel
  /// What they asked for, in their words as far as possible.
  package let request: String
  /// The day on which it came; today, if absent.
  package let receivedOn: Day?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations), "request": .text(1...4000)]
}

/// Stops the clock while the person is asked to show who they are, or has it run on. `POST /rights-requests/{id}/identity`
package struct CheckIdentity: Decodable, Sendable, Bounded {
  /// Whether it is known who they are.
  package let confirmed: Bool
  /// The day on which they were asked, or it was known; today, if absent.
  package let on: Day?

  package static let limits: FieldLimits = [:]
}

/// Answers a request. `POST /rights-requests/{id}/answer`
package struct AnswerRightsRequest: Decodable, Sendable, Bounded {
  /// What was done.
  package let outcome: RightsOutcome
  /// Why, as the person is told.
  package let reasons: String
  /// What the person was given; it is in the log of disclosures then.
  package let given: String?

  package static let limits: FieldLimits = ["reasons": .text(1...4000), "given": .text(1...4000)]
}

/// Writes down that somebody was given data of a person. `POST /disclosures`
package struct RecordDisclosure: Decodable, Sendable, Bounded {
  /// The person whose data it was.
  package let serviceUser: Identifier
  /// The organisation that gave it.
  package let organisation: String
  /// Who had it.
  package let recipient: String
  /// What it was.
  package let given: String
  /// By what right: a request, an order, a law.
  package let basis: String
  /// The day on which it was given; today, if absent.
  package let disclosedOn: Day?

  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "recipient": .line(1...200), "given": .text(1...4000), "basis": .line(1...400),
  ]
}

/// Which requests are listed. `GET /rights-requests`
package struct RightsRequestFilter: Decodable, Sendable, Bounded {
  /// The person, by any record of theirs.
  package let serviceUser: Identifier?
  /// How far they have come.
  package let state: RightsRequestState?
  /// Only those that should have been answered.
  package let overdue: Bool?

  package init(serviceUser: Identifier? = nil, state: RightsRequestState? = nil, overdue: Bool? = nil) {
    (self.serviceUser, self.state, self.overdue) = (serviceUser, state, overdue)
  }

  package static let limits: FieldLimits = [:]
}

/// Which disclosures are listed. `GET /disclosures`
package struct DisclosureFilter: Decodable, Sendable, Bounded {
  /// The person, by any record of theirs.
  package let serviceUser: Identifier?

  package static let limits: FieldLimits = [:]
}

// MARK: - What happened

/// `rights-request.received.v1`
package struct RightsRequestReceived: EventPayload {
  package static let type = RecordsEvent.rightsRequestReceived.rawValue
  /// The request as it is now.
  package var request: RightsRequest

  package init(request: RightsRequest) { self.request = request }
}

/// `rights-request.identity.v1`: the clock was stopped, or runs on.
package struct RightsRequestIdentity: EventPayload {
  package static let type = RecordsEvent.rightsRequestIdentity.rawValue
  /// The request as it is now.
  package var request: RightsRequest

  package init(request: RightsRequest) { self.request = request }
}

/// `rights-request.extended.v1`
package struct RightsRequestExtended: EventPayload {
  package static let type = RecordsEvent.rightsRequestExtended.rawValue
  /// The request as it is now.
  package var request: RightsRequest

  package init(request: RightsRequest) { self.request = request }
}

/// `rights-request.answered.v1`
package struct RightsRequestAnswered: EventPayload {
  package static let type = RecordsEvent.rightsRequestAnswered.rawValue
  /// The request as it is now.
  package var request: RightsRequest

  package init(request: RightsRequest) { self.request = request }
}

/// `rights-request.lifted.v1`: data that was only to be stored may be used again.
package struct RightsRequestLifted: EventPayload {
  package static let type = RecordsEvent.rightsRequestLifted.rawValue
  /// The request as it is now.
  package var request: RightsRequest

  package init(request: RightsRequest) { self.request = request }
}

/// `disclosure.recorded.v1`
package struct DisclosureRecorded: EventPayload {
  package static let type = RecordsEvent.disclosureRecorded.rawValue
  /// The disclosure.
  package var disclosure: Disclosure

  package init(disclosure: Disclosure) { self.disclosure = disclosure }
}
