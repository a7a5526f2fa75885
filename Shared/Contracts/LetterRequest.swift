/// A letter that notification is to write and send, with all that the case knows of its content.
package struct LetterRequest: Codable, Sendable, Equatable {
  /// The notice's identifier; a letter that failed and is asked for again has another.
  package var notice: Identifier
  /// The pack's name of the letter (`warning`, `plan`).
  package var letter: String
  /// What goes with it, by the pack's names.
  package var enclosures: [String]
  /// The case.
  package var caseID: Identifier
  /// The case's reference, which the letter quotes.
  package var caseReference: String
  /// Who is told.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String
  /// Under which policy.
  package var policy: PolicyReference
  /// The role that decided; never a name.
  package var decidedBy: Role
  /// When it was decided.
  package var decidedAt: Instant
  /// Why, in words for the person (2.2, 5.7).
  package var reasons: String
  /// The pack's codes of the behaviours concerned.
  package var behaviours: [String]
  /// The plan, for a letter about one.
  package var plan: PlanDocument?
  /// What a letter about a review, an appeal or an end says beside the reasons.
  package var detail: LetterParticulars?

  /// Every field by name.
  package init(
    notice: Identifier, letter: String, enclosures: [String], caseID: Identifier, caseReference: String, serviceUser: Identifier,
    organisation: String, policy: PolicyReference, decidedBy: Role, decidedAt: Instant, reasons: String, behaviours: [String],
    plan: PlanDocument?, detail: LetterParticulars? = nil
  ) {
    self.notice = notice
    self.letter = letter
    self.enclosures = enclosures
    self.caseID = caseID
    self.caseReference = caseReference
    self.serviceUser = serviceUser
    self.organisation = organisation
    self.policy = policy
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
    self.reasons = reasons
    self.behaviours = behaviours
    self.plan = plan
    self.detail = detail
  }
}

/// What a letter about a review, an appeal or an end says beside the reasons.
package struct LetterParticulars: Codable, Sendable, Equatable {
  /// Code of the outcome: of the review, of the appeal, or of the case.
  package var outcome: String?
  /// When the plan is next reviewed.
  package var nextReviewOn: Day?
  /// Code of the remedy outside, by type of matter (decision 7).
  package var remedy: String?
  /// The day by which an appeal is answered.
  package var replyBy: Day?
  /// The day on which the plan ended.
  package var endedOn: Day?

  /// Every field by name.
  package init(outcome: String?, nextReviewOn: Day?, remedy: String?, replyBy: Day?, endedOn: Day?) {
    (self.outcome, self.nextReviewOn, self.remedy) = (outcome, nextReviewOn, remedy)
    (self.replyBy, self.endedOn) = (replyBy, endedOn)
  }
}
