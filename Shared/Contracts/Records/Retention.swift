/// What becomes of an aggregate when its time is over.
package enum RetentionAction: String, Codable, CaseIterable, Sendable {
  case destroy
  /// Someone looks at it before it is proposed.
  case review
}

/// An aggregate, and how long it is kept. `GET /aggregates`
package struct RetainedAggregate: Codable, Sendable, Equatable {
  /// Its kind.
  package var kind: AggregateKind
  /// Its identifier.
  package var id: Identifier
  /// The reference that people read out; absent where it has none.
  package var reference: String?
  /// Whose it is; absent where that is not known.
  package var serviceUser: Identifier?
  /// The organisation that it belongs to.
  package var organisation: String
  /// The pack's code of its retention class.
  package var retentionClass: String
  /// What becomes of it then.
  package var action: RetentionAction
  /// When it began.
  package var beganOn: Day
  /// When it ended; absent while it has not.
  package var endedOn: Day?
  /// The first day on which it may be destroyed; absent while that cannot be said.
  package var dueOn: Day?
  /// Why that day, or why there is none, in words.
  package var because: String
  /// The holds on it.
  package var holds: [Identifier]?
  /// The disposal that it is proposed for.
  package var disposal: Identifier?

  package init(
    kind: AggregateKind, id: Identifier, reference: String?, serviceUser: Identifier?, organisation: String,
    retentionClass: String, action: RetentionAction, beganOn: Day, endedOn: Day?, dueOn: Day?, because: String,
    holds: [Identifier]?, disposal: Identifier?
  ) {
    (self.kind, self.id, self.reference, self.serviceUser) = (kind, id, reference, serviceUser)
    (self.organisation, self.retentionClass, self.action) = (organisation, retentionClass, action)
    (self.beganOn, self.endedOn, self.dueOn, self.because) = (beganOn, endedOn, dueOn, because)
    (self.holds, self.disposal) = (holds, disposal)
  }
}

/// Which aggregates are listed, those that are due first. `GET /aggregates`; what is given applies together.
package struct AggregateFilter: Decodable, Sendable, Bounded {
  /// Whose they are, by any record of theirs.
  package let serviceUser: Identifier?
  /// The organisation that they belong to.
  package let organisation: String?
  /// Their kind.
  package let kind: AggregateKind?
  /// Only those that may be destroyed on that day.
  package let dueBy: Day?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations)]
}

/// Aggregates that are not destroyed, whatever their time, until that is released. `GET /holds`
package struct Hold: Codable, Sendable, Equatable {
  /// The hold.
  package var id: Identifier
  /// Its version.
  package var version: Int
  /// The organisation that placed it.
  package var organisation: String
  /// What it holds.
  package var scope: HoldScope
  /// Why.
  package var reason: String
  /// Who asked for it, or the law or order that requires it.
  package var authority: String
  /// The day by which someone looks at it again.
  package var reviewOn: Day
  /// Who placed it.
  package var placedBy: String
  /// When.
  package var placedAt: Instant
  /// Who released it; absent while it holds.
  package var releasedBy: String?
  /// When.
  package var releasedAt: Instant?
  /// Why.
  package var releasedBecause: String?

  package init(
    id: Identifier, organisation: String, scope: HoldScope, reason: String, authority: String, reviewOn: Day, placedBy: String,
    placedAt: Instant
  ) {
    (self.id, version, self.organisation, self.scope) = (id, 1, organisation, scope)
    (self.reason, self.authority, self.reviewOn) = (reason, authority, reviewOn)
    (self.placedBy, self.placedAt) = (placedBy, placedAt)
  }
}

/// What a hold holds: everything of a person, by one of their records or one of their cases; or what a search finds, of the hold's organisation.
package struct HoldScope: Codable, Sendable, Equatable, Bounded {
  /// Everything of that person.
  package var serviceUser: Identifier?
  /// Everything of the person of that case.
  package var `case`: Identifier?
  /// Of those kinds; all, if absent.
  package var kinds: [AggregateKind]?
  /// What ended on that day or later, or has not ended.
  package var from: Day?
  /// What began on that day or earlier.
  package var to: Day?

  package init(
    serviceUser: Identifier? = nil, case: Identifier? = nil, kinds: [AggregateKind]? = nil, from: Day? = nil, to: Day? = nil
  ) {
    (self.serviceUser, self.case, self.kinds, self.from, self.to) = (serviceUser, `case`, kinds, from, to)
  }

  package static let limits: FieldLimits = ["kinds": .items(1...20)]
}

/// Places a hold. `POST /holds`
package struct PlaceHold: Decodable, Sendable, Bounded {
  /// The organisation that places it.
  package let organisation: String
  /// What it holds.
  package let scope: HoldScope
  /// Why.
  package let reason: String
  /// Who asked for it, or the law or order that requires it.
  package let authority: String
  /// The day by which someone looks at it again.
  package let reviewOn: Day

  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "reason": .text(1...2000), "authority": .line(1...200),
  ]
}

/// Keeps a hold to a later day. `POST /holds/{id}/review`
package struct ReviewHold: Decodable, Sendable, Bounded {
  /// The day by which someone looks at it again.
  package let reviewOn: Day
  /// Why it is still needed.
  package let reason: String

  package static let limits: FieldLimits = ["reason": .text(1...2000)]
}

/// Which holds are listed. `GET /holds`
package struct HoldFilter: Decodable, Sendable, Bounded {
  /// Whether they still hold, or were released.
  package let released: Bool?

  package static let limits: FieldLimits = [:]
}
