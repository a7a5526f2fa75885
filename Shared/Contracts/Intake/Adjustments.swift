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
    "organisation": .line(1...40), "request": .text(1...4000), "departments": .items(1...20), "departments[]": .line(1...100),
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
  /// Why it is decided before every department has answered, where it is.
  package var consultationWaived: String?
}

extension DecideAdjustment: Bounded {
  package static let limits: FieldLimits = [
    "explanation": .text(1...4000), "agreed": .text(1...500), "neededChannels": .items(0...5), "unusableChannels": .items(0...5),
    "consultationWaived": .text(1...2000),
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
  /// Why it was decided before every department had answered, where it was.
  package var consultationWaived: String?
  /// Who decided.
  package var decidedBy: String
  /// When.
  package var decidedAt: Instant

  package init(
    outcome: AdjustmentOutcome, explanation: String, agreed: String?, neededChannels: [Channel], unusableChannels: [Channel],
    consultationWaived: String?, decidedBy: String, decidedAt: Instant
  ) {
    (self.outcome, self.explanation, self.agreed, self.neededChannels) = (outcome, explanation, agreed, neededChannels)
    (self.unusableChannels, self.consultationWaived, self.decidedBy) = (unusableChannels, consultationWaived, decidedBy)
    self.decidedAt = decidedAt
  }
}
