/// `POST /cases/{id}/record-consultation`
package struct RecordConsultation: Decodable, Sendable, Bounded {
  /// Who was consulted, as the pack names them.
  package let consultee: String
  /// What they said.
  package let view: String

  package static let limits: FieldLimits = [
    "consultee": .pack(.consultees), "view": .text(1...4000),
  ]
}

/// `POST /cases/{id}/authorise`
package struct AuthorisePlan: Decodable, Sendable, Bounded {
  /// The criteria that the person who authorises is satisfied are met, by the pack's codes.
  package let confirmedCriteria: [String]
  /// Why.
  package let reasons: String
  /// Why the plan must bind before its letter has gone out, where the pack allows that (decision 3); refused where the plan would not bind
  /// at once.
  package let beforeNotice: String?

  package static let limits: FieldLimits = [
    "confirmedCriteria": .items(0...20), "confirmedCriteria[]": .pack(.criteria), "reasons": .text(1...4000),
    "beforeNotice": .text(1...4000),
  ]
}

/// `POST /cases/{id}/return-to-manager`
package struct ReturnToManager: Decodable, Sendable, Bounded {
  /// What is needed first, one line each.
  package let missing: [String]

  package static let limits: FieldLimits = ["missing": .items(1...20), "missing[]": .line(1...500)]
}
