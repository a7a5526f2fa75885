/// How far a plan has come, in the register of restrictions.
package enum RestrictionState: String, Codable, CaseIterable, Sendable {
  /// It is authorised, and the person is being told.
  case authorised
  /// It binds.
  case inForce = "in-force"
  /// It does not bind until an appeal is decided.
  case suspended
  /// It does not bind, since its letter came back.
  case notTold = "not-told"
  /// A later version binds in its place.
  case replaced
  /// It is over.
  case ended
  /// It was authorised, and never bound.
  case dropped
}

/// One version of a person's plan, in the register of restrictions. `GET /restrictions`
package struct RegisteredRestriction: Codable, Sendable, Equatable {
  /// The case.
  package var `case`: Identifier
  /// The case's reference.
  package var caseReference: String
  /// The person whose contact is limited.
  package var serviceUser: Identifier
  /// The organisation whose case it is.
  package var organisation: String
  /// The organisations that it binds.
  package var organisations: [String]
  /// 1 for the first plan of the case; each change adds one.
  package var planVersion: Int
  /// The pack's codes of its restrictions.
  package var kinds: [String]
  /// How far it has come.
  package var state: RestrictionState
  /// Who authorised it.
  package var authorisedBy: String
  /// When.
  package var authorisedAt: Instant
  /// When the person was told of it; absent until they were.
  package var toldAt: Instant?
  /// Since when it binds; absent while it does not yet.
  package var since: Instant?
  /// Its last day; absent where it has none.
  package var endsOn: Day?
  /// The day by which it is reviewed.
  package var reviewOn: Day
  /// When it ended, or another took its place.
  package var endedAt: Instant?
  /// How its case ended, where it ended with that.
  package var ending: String?

  package init(
    case: Identifier, caseReference: String, serviceUser: Identifier, organisation: String, organisations: [String],
    planVersion: Int, kinds: [String], state: RestrictionState, authorisedBy: String, authorisedAt: Instant, toldAt: Instant?,
    since: Instant?, endsOn: Day?, reviewOn: Day, endedAt: Instant?, ending: String?
  ) {
    (self.case, self.caseReference, self.serviceUser) = (`case`, caseReference, serviceUser)
    (self.organisation, self.organisations, self.planVersion, self.kinds) = (organisation, organisations, planVersion, kinds)
    (self.state, self.authorisedBy, self.authorisedAt, self.toldAt) = (state, authorisedBy, authorisedAt, toldAt)
    (self.since, self.endsOn, self.reviewOn, self.endedAt, self.ending) = (since, endsOn, reviewOn, endedAt, ending)
  }
}
