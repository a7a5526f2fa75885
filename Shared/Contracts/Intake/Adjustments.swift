/// Asks for a reasonable adjustment for a person, however they asked. `POST /adjustment-requests`.
package struct RequestAdjustment: Codable, Sendable {
  /// Who needs it.
  package var serviceUser: Identifier
  /// The code of the organisation that was asked.
  package var organisation: String
  /// How they asked.
  package var channel: Channel
  /// What they ask for, in words.
  package var request: String
  /// Every department whose service would change, by name or code, one at least.
  package var departments: [String]
}

extension RequestAdjustment: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "request": .text(1...4000), "departments": .items(1...20),
    "departments[]": .line(1...100),
  ]
}

/// What the manager of a department thinks of a request. `POST /adjustment-requests/{id}/consultations`.
package struct AnswerConsultation: Codable, Sendable {
  /// The department, as the request names it.
  package var department: String
  /// What its manager thinks of it.
  package var view: String
}

extension AnswerConsultation: Bounded {
  package static let limits: FieldLimits = ["department": .line(1...100), "view": .text(1...4000)]
}

/// Records that the person was told that their request was received. `POST /adjustment-requests/{id}/acknowledgement`.
package struct AcknowledgeAdjustment: Codable, Sendable {
  /// How they were told.
  package var channel: Channel
  /// When; now, if absent. Never in the future.
  package var at: Instant?
}

/// Confirms, as a second reader, what staff may see of an adjustment: what is done, and nothing of why it is needed.
/// `POST /adjustment-requests/{id}/wording`.
package struct ConfirmAdjustmentWording: Codable, Sendable {
  /// The words, as the decision will have them.
  package var agreed: String
}

extension ConfirmAdjustmentWording: Bounded {
  package static let limits: FieldLimits = ["agreed": .text(1...500)]
}

/// Ends what was agreed on a request. `POST /adjustment-requests/{id}/end` with `If-Match`.
package struct EndAdjustment: Codable, Sendable {
  /// Why, in words for the person.
  package var reason: String
  /// The request on which what takes its place was agreed; absent where nothing does.
  package var replacedBy: Identifier?
}

extension EndAdjustment: Bounded {
  package static let limits: FieldLimits = ["reason": .text(1...4000)]
}

/// How a request can be decided.
package enum AdjustmentOutcome: String, Codable, CaseIterable, Sendable {
  /// As asked.
  case granted
  /// In part, or in another way.
  case partlyGranted = "partly-granted"
  /// Not at all.
  case refused
}

/// Decides a request. `POST /adjustment-requests/{id}/decision` with `If-Match`.
package struct DecideAdjustment: Codable, Sendable {
  /// The decision.
  package var outcome: AdjustmentOutcome
  /// Why, in words for the person.
  package var explanation: String
  /// What is done for the person from now on, in words for everyone who deals with them; never why it is needed. Absent from a refusal.
  package var agreed: String?
  /// Channels the person needs: a restriction leaves one of them open.
  package var neededChannels: [Channel]?
  /// Channels the person cannot use, which no plan may rely on.
  package var unusableChannels: [Channel]?
  /// Formats the person needs of what is sent to them.
  package var neededFormats: [LetterFormat]?
  /// The day by which what is agreed is looked at again; after the policy's months, if absent. Absent from a refusal.
  package var reviewOn: Day?
  /// Why it is decided before every department has answered, where it is.
  package var consultationWaived: String?
}

extension DecideAdjustment: Bounded {
  package static let limits: FieldLimits = [
    "explanation": .text(1...4000), "agreed": .text(1...500), "neededChannels": .items(0...20),
    "unusableChannels": .items(0...20),
    "neededFormats": .items(0...8), "consultationWaived": .text(1...2000),
  ]
}

/// How far a request has come.
package enum AdjustmentState: String, Codable, CaseIterable, Sendable {
  /// Waiting for a decision.
  case requested
  /// Decided: as asked.
  case granted
  /// Decided: in part, or in another way.
  case partlyGranted = "partly-granted"
  /// Decided: not at all.
  case refused
  /// What was agreed is no longer done.
  case ended

  /// The state that a decision leads to.
  package init(_ outcome: AdjustmentOutcome) {
    switch outcome {
    case .granted: self = .granted
    case .partlyGranted: self = .partlyGranted
    case .refused: self = .refused
    }
  }
}

/// A department that is consulted about a request, and its answer once there is one.
package struct AdjustmentConsultation: Codable, Sendable, Equatable {
  /// The department.
  package var department: String
  /// What its manager thinks; absent while they have not answered.
  package var view: String?
  /// Who gave the answer.
  package var answeredBy: String?
  /// When.
  package var answeredAt: Instant?

  package init(department: String, view: String? = nil, answeredBy: String? = nil, answeredAt: Instant? = nil) {
    (self.department, self.view, self.answeredBy, self.answeredAt) = (department, view, answeredBy, answeredAt)
  }
}

/// What was decided about a request, by whom and when.
package struct AdjustmentDecision: Codable, Sendable, Equatable {
  /// The decision.
  package var outcome: AdjustmentOutcome
  /// Why, in words for the person.
  package var explanation: String
  /// What is done for the person, in words for everyone who deals with them.
  package var agreed: String?
  /// Channels the person needs.
  package var neededChannels: [Channel]
  /// Channels the person cannot use.
  package var unusableChannels: [Channel]
  /// Formats the person needs; absent where none are, and from a decision of before there were any.
  package var neededFormats: [LetterFormat]?
  /// The day by which what was agreed is looked at again; absent from a refusal, and from a decision of before there was one.
  package var reviewOn: Day?
  /// Why it was decided before every department had answered, where it was.
  package var consultationWaived: String?
  /// Who decided.
  package var decidedBy: String
  /// When.
  package var decidedAt: Instant

  package init(
    outcome: AdjustmentOutcome, explanation: String, agreed: String?, neededChannels: [Channel], unusableChannels: [Channel],
    neededFormats: [LetterFormat]? = nil, reviewOn: Day? = nil, consultationWaived: String?, decidedBy: String,
    decidedAt: Instant
  ) {
    (self.outcome, self.explanation, self.agreed, self.neededChannels) = (outcome, explanation, agreed, neededChannels)
    (self.unusableChannels, self.consultationWaived, self.decidedBy) = (unusableChannels, consultationWaived, decidedBy)
    (self.decidedAt, self.neededFormats, self.reviewOn) = (decidedAt, neededFormats, reviewOn)
  }
}

/// That a person was told that their request was received.
package struct AdjustmentAcknowledgement: Codable, Sendable, Equatable {
  /// How they were told.
  package var channel: Channel
  /// Who recorded it.
  package var by: String
  /// When they were told.
  package var at: Instant

  package init(channel: Channel, by: String, at: Instant) { (self.channel, self.by, self.at) = (channel, by, at) }
}

/// What staff may see of an adjustment, as a second reader has confirmed it.
package struct AdjustmentWording: Codable, Sendable, Equatable {
  /// The words.
  package var agreed: String
  /// Who confirmed them.
  package var by: String
  /// When.
  package var at: Instant

  package init(agreed: String, by: String, at: Instant) { (self.agreed, self.by, self.at) = (agreed, by, at) }
}

/// Why what was agreed is no longer done.
package struct AdjustmentEnd: Codable, Sendable, Equatable {
  /// Why, in words for the person.
  package var reason: String
  /// The request on which what takes its place was agreed; absent where nothing does.
  package var replacedBy: Identifier?
  /// Who ended it.
  package var endedBy: String
  /// When.
  package var endedAt: Instant

  package init(reason: String, replacedBy: Identifier?, endedBy: String, endedAt: Instant) {
    (self.reason, self.replacedBy, self.endedBy, self.endedAt) = (reason, replacedBy, endedBy, endedAt)
  }
}
