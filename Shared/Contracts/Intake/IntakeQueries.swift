/// Which people are listed. `GET /service-users`; what is given applies together.
package struct ServiceUserFilter: Decodable, Sendable, Bounded {
  /// The person's own reference (`SU-2026-000001`).
  package let reference: Reference?
  /// A telephone number, however it is written.
  package let telephone: String?
  /// An e-mail address.
  package let email: String?
  /// A name, however it is written.
  package let name: String?

  package static let limits: FieldLimits = ["telephone": .line(1...40), "email": .line(3...254), "name": .line(1...200)]
}

/// Which requests for adjustments are listed. `GET /adjustment-requests`
package struct AdjustmentFilter: Decodable, Sendable, Bounded {
  /// Who needs the adjustment.
  package let serviceUser: Identifier?
  /// The request's own reference (`AR-2026-000001`).
  package let reference: Reference?
  /// How far it has come.
  package let state: AdjustmentState?

  package static let limits: FieldLimits = [:]
}

/// Which contact checks are listed. `GET /contact-checks`
package struct ContactCheckFilter: Decodable, Sendable, Bounded {
  /// Whose plan answered.
  package let serviceUser: Identifier?

  package static let limits: FieldLimits = [:]
}
