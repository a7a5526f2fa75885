/// Says that another record is of the same person: it is kept as it is, and points to this one. `POST /service-users/{id}/merges`.
package struct MergeServiceUsers: Codable, Sendable, Bounded {
  /// The second record.
  package var other: Identifier
  /// Why they are one person.
  package var reasons: String
  /// What shows it, and where that is kept.
  package var evidence: String

  package static let limits: FieldLimits = ["reasons": .text(1...2000), "evidence": .text(1...2000)]
}

/// Takes a merge back. `POST /service-user-merges/{id}/undo` with `If-Match`.
package struct UndoMerge: Codable, Sendable, Bounded {
  /// Why they are not one person.
  package var reasons: String

  package static let limits: FieldLimits = ["reasons": .text(1...2000)]
}

/// Two records of one person. Also what `service-user.merged.v1` and `service-user.merge-undone.v1` carry.
package struct ServiceUserMerge: Codable, Sendable, Equatable {
  /// The merge.
  package var id: Identifier
  /// 1, or 2 after it was taken back; the `ETag`.
  package var version: Int
  /// The record that is kept.
  package var kept: Identifier
  /// The record that points to it.
  package var merged: Identifier
  /// The organisation of the record that is kept.
  package var organisation: String
  /// Why they are one person.
  package var reasons: String
  /// What shows it, and where that is kept.
  package var evidence: String
  /// Who decided it.
  package var mergedBy: String
  /// When.
  package var mergedAt: Instant
  /// How it was taken back; absent while it holds.
  package var undone: MergeUndone?

  package init(
    id: Identifier, version: Int, kept: Identifier, merged: Identifier, organisation: String, reasons: String, evidence: String,
    mergedBy: String, mergedAt: Instant, undone: MergeUndone? = nil
  ) {
    (self.id, self.version, self.kept, self.merged, self.organisation) = (id, version, kept, merged, organisation)
    (self.reasons, self.evidence, self.mergedBy, self.mergedAt) = (reasons, evidence, mergedBy, mergedAt)
    self.undone = undone
  }
}

/// How a merge was taken back.
package struct MergeUndone: Codable, Sendable, Equatable {
  /// Why they are not one person.
  package var reasons: String
  /// Who decided it.
  package var by: String
  /// When.
  package var at: Instant

  package init(reasons: String, by: String, at: Instant) { (self.reasons, self.by, self.at) = (reasons, by, at) }
}

/// `service-user.merged.v1`: two records are one person's.
package struct ServiceUserMerged: EventPayload {
  package static let type = IntakeEvent.serviceUserMerged.rawValue
  /// The merge, whole.
  package var merge: ServiceUserMerge

  package init(merge: ServiceUserMerge) { self.merge = merge }
}

/// `service-user.merge-undone.v1`: they are not.
package struct ServiceUserMergeUndone: EventPayload {
  package static let type = IntakeEvent.serviceUserMergeUndone.rawValue
  /// The merge, whole, with how it was taken back.
  package var merge: ServiceUserMerge

  package init(merge: ServiceUserMerge) { self.merge = merge }
}

/// `service-user.died.v1`: the person's death was confirmed, in a case about them.
package struct ServiceUserDied: EventPayload {
  package static let type = IntakeEvent.serviceUserDied.rawValue
  /// The person, whole, as of the record that the case is about.
  package var serviceUser: ServiceUser

  package init(serviceUser: ServiceUser) { self.serviceUser = serviceUser }
}

/// What changed in a person's record.
package enum PersonChangeKind: String, Codable, CaseIterable, Sendable {
  /// The record was made.
  case registered
  /// It was corrected.
  case amended
  /// Their death was confirmed.
  case died
  /// It was merged with another record.
  case merged
  /// A merge with another record was taken back.
  case mergeUndone = "merge-undone"
}

/// One change of a person's record. `GET /service-users/{id}/history`
package struct PersonChange: Codable, Sendable, Equatable {
  /// When.
  package var at: Instant
  /// Who made it.
  package var by: String
  /// What changed.
  package var change: PersonChangeKind
  /// Every field that was changed, with its value before and after.
  package var fields: [FieldChange]
  /// The other record, of a merge.
  package var other: Identifier?
  /// The merge itself, of a merge.
  package var merge: Identifier?

  package init(
    at: Instant, by: String, change: PersonChangeKind, fields: [FieldChange] = [], other: Identifier? = nil,
    merge: Identifier? = nil
  ) {
    (self.at, self.by, self.change, self.fields) = (at, by, change, fields)
    (self.other, self.merge) = (other, merge)
  }
}

/// A field before and after a change.
package struct FieldChange: Codable, Sendable, Equatable {
  /// The field's name.
  package var field: String
  /// What it held, as text, an entry for each element of a list; empty where it was absent.
  package var before: [String]
  /// What it has held since.
  package var after: [String]

  package init(field: String, before: [String], after: [String]) {
    (self.field, self.before, self.after) = (field, before, after)
  }
}
