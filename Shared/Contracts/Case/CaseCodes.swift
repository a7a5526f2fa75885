/// The answer to a criterion.
package enum CriterionAnswer: String, Codable, CaseIterable, Sendable {
  /// It is so.
  case met
  /// It is not so, which rules out a plan.
  case notMet = "not-met"
  /// It does not apply to this case.
  case notApplicable = "not-applicable"
}

/// Why no warning is given first.
package enum NoWarningGround: String, Codable, CaseIterable, Sendable {
  /// How bad the behaviour is.
  case degree
  /// The person cannot be warned in writing.
  case impossibility
  /// Someone's safety is threatened.
  case threatToSafety = "threat-to-safety"
}

/// Why a plan is reconsidered early.
package enum ReviewCause: String, Codable, CaseIterable, Sendable {
  /// The person asked.
  case request
  /// The behaviour is more acceptable.
  case improvement
  /// The warning that it rests on was withdrawn on appeal.
  case appeal
}

/// The outcome of a review.
package enum ReviewFinding: String, Codable, CaseIterable, Sendable {
  /// The plan continues.
  case continues = "continue"
  /// It is to be changed; until then it applies.
  case vary
  /// It ends now.
  case lift
}

/// What an appeal is against.
package enum AppealSubject: String, Codable, CaseIterable, Sendable {
  /// A warning.
  case warning
  /// A plan.
  case plan
}

/// The outcome of an appeal.
package enum AppealOutcome: String, Codable, CaseIterable, Sendable {
  /// The decision is overturned.
  case upheld
  /// The decision is changed in part.
  case partlyUpheld = "partly-upheld"
  /// The decision is unchanged.
  case notUpheld = "not-upheld"
}

/// Who a matter is referred to.
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
  /// A review decided it.
  case review
  /// An appeal was partly upheld.
  case appeal
}

/// How a change to a plan ends without a new version.
package enum VariationEnd: String, Codable, CaseIterable, Sendable {
  /// A manager dropped it.
  case withdrawn
  /// It was not authorised.
  case refused
  /// Its last day passed before it could bind.
  case expired
  /// An appeal requires a different one.
  case superseded
  /// An appeal against it was upheld before it began.
  case withdrawnOnAppeal = "withdrawn-on-appeal"
}
