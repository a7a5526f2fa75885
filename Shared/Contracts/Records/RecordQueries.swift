/// Which decisions of the register are listed. `GET /register`; what is given applies together.
package struct RegisterFilter: Decodable, Sendable, Bounded {
  /// The case they were made in, or under whose plan.
  package let `case`: Identifier?
  /// The reference of that case (`RC-2026-000001`), or of what was decided on (`AR-2026-000001`).
  package let reference: Reference?
  /// Whom they concern, by any record of theirs.
  package let serviceUser: Identifier?
  /// The organisation that decided.
  package let organisation: String?
  /// What kind of decision.
  package let kind: DecisionKind?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations)]
}

/// Which plans are listed. `GET /restrictions`; what is given applies together.
package struct RestrictionFilter: Decodable, Sendable, Bounded {
  /// The case.
  package let `case`: Identifier?
  /// The reference of that case (`RC-2026-000001`).
  package let reference: Reference?
  /// Whom they concern, by any record of theirs.
  package let serviceUser: Identifier?
  /// The organisation whose case it is.
  package let organisation: String?
  /// Only those with a restriction of that kind.
  package let kind: String?
  /// How far they have come.
  package let state: RestrictionState?

  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "kind": .pack(.restrictionKinds),
  ]
}
