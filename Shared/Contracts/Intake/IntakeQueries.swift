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
  /// A department that is consulted and has not answered, as the request names it.
  package let waitingFor: String?
  /// Whether only requests are listed that are not decided and should have been.
  package let overdue: Bool?
  /// Only what was agreed and is to be looked at again by then.
  package let reviewBy: Day?

  package static let limits: FieldLimits = ["waitingFor": .line(1...100)]
}

/// Which matters are listed. `GET /matters`; what is given applies together.
package struct MatterFilter: Decodable, Sendable, Bounded {
  /// Whose they are.
  package let serviceUser: Identifier?
  /// A matter's reference, here or elsewhere, as people write it.
  package let reference: String?
  /// What they are.
  package let kind: MatterKind?
  /// What they are about, by the policy's code.
  package let type: String?
  /// How far they have come.
  package let state: MatterState?

  package static let limits: FieldLimits = ["reference": .line(1...60), "type": .pack(.matterTypes)]
}

/// Which items that are read and filed are listed. `GET /filed-items`; what is given applies together.
package struct FiledItemFilter: Decodable, Sendable, Bounded {
  /// Who sent them.
  package let serviceUser: Identifier?
  /// The item's own reference (`FI-2026-000001`).
  package let reference: Reference?
  /// How far they have come.
  package let state: FiledItemState?
  /// Who reads them: the name of an account, or `me`.
  package let namedReader: String?
  /// The office that they have moved up to, overdue.
  package let movedUpTo: String?
  /// What came of them.
  package let outcome: FiledItemOutcome?
  /// Whether only what is overdue is listed.
  package let overdue: Bool?

  package static let limits: FieldLimits = ["namedReader": .line(1...64), "movedUpTo": .pack(.offices)]
}

/// Which contact checks are listed. `GET /contact-checks`
package struct ContactCheckFilter: Decodable, Sendable, Bounded {
  /// Whom they were about, under whichever of their records: whose plan answered, or who it certainly was.
  package let serviceUser: Identifier?

  package static let limits: FieldLimits = [:]
}
