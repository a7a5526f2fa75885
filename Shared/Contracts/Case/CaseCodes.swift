/// How a criterion of 5.3 was found.
package enum CriterionAnswer: String, Codable, CaseIterable, Sendable {
  /// It is so.
  case met
  /// It is not so, which stands in the way of a plan.
  case notMet = "not-met"
  /// It has no bearing on this case.
  case notApplicable = "not-applicable"
}

/// Why no warning is given first.
package enum NoWarningGround: String, Codable, CaseIterable, Sendable {
  /// How bad the behaviour is (5.2).
  case degree
  /// Nobody can be warned in writing (5.2).
  case impossibility
  /// Somebody's safety is threatened (5.8).
  case threatToSafety = "threat-to-safety"
}

/// Why a plan is reconsidered early (8.2).
package enum ReviewCause: String, Codable, CaseIterable, Sendable {
  /// The person asked.
  case request
  /// The behaviour is more acceptable.
  case improvement
  /// The warning that it rests on was withdrawn on appeal.
  case appeal
}

/// What a review comes to (8.2).
package enum ReviewFinding: String, Codable, CaseIterable, Sendable {
  /// The plan goes on.
  case continues = "continue"
  /// It is to be changed; until then it stands.
  case vary
  /// It ends now.
  case lift
}

/// What an appeal is against (7.1).
package enum AppealSubject: String, Codable, CaseIterable, Sendable {
  /// A warning.
  case warning
  /// A plan.
  case plan
}

/// What an appeal comes to (7.1).
package enum AppealOutcome: String, Codable, CaseIterable, Sendable {
  /// What was decided does not stand.
  case upheld
  /// It stands in part.
  case partlyUpheld = "partly-upheld"
  /// It stands.
  case notUpheld = "not-upheld"
}

/// Before whom a matter is laid (5.8).
package enum ReferralRecipient: String, Codable, CaseIterable, Sendable {
  /// The police.
  case police
  /// A lawyer.
  case lawyer
}

/// Why a plan in force is changed (decision 6).
package enum VariationOrigin: String, Codable, CaseIterable, Sendable {
  /// A manager sees the need.
  case proposed
  /// A review came to it.
  case review
  /// An appeal was partly upheld.
  case appeal
}

/// How a change of a plan ends without a new version.
package enum VariationEnd: String, Codable, CaseIterable, Sendable {
  /// A manager let it rest.
  case withdrawn
  /// It was not authorised.
  case refused
  /// Its last day passed before it could bind.
  case expired
  /// An appeal asks for another.
  case superseded
}
