/// A letter for notification to write and send, with everything the case knows of its content.
package struct LetterRequest: Codable, Sendable, Equatable {
  /// The notice's identifier; a letter that failed and is requested again has a new one.
  package var notice: Identifier
  /// The pack's name of the letter (`warning`, `plan`).
  package var letter: String
  /// What goes with it, by the pack's names.
  package var enclosures: [String]
  /// The case.
  package var caseID: Identifier
  /// The case's reference, which the letter quotes.
  package var caseReference: String
  /// The person it is for.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String
  /// The policy it is sent under.
  package var policy: PolicyReference
  /// The office that decided; never a person's name.
  package var decidedBy: Office
  /// When it was decided.
  package var decidedAt: Instant
  /// Why, in words for the person.
  package var reasons: String
  /// The pack's codes of the behaviours concerned.
  package var behaviours: [String]
  /// The plan, for a letter about one.
  package var plan: PlanDocument?
  /// What a letter about a review, an appeal or an end says in addition to the reasons.
  package var detail: LetterParticulars?

  package init(
    notice: Identifier, letter: String, enclosures: [String], caseID: Identifier, caseReference: String, serviceUser: Identifier,
    organisation: String, policy: PolicyReference, decidedBy: Office, decidedAt: Instant, reasons: String, behaviours: [String],
    plan: PlanDocument?, detail: LetterParticulars? = nil
  ) {
    (self.notice, self.letter, self.enclosures, self.caseID) = (notice, letter, enclosures, caseID)
    (self.caseReference, self.serviceUser, self.organisation, self.policy) = (caseReference, serviceUser, organisation, policy)
    (self.decidedBy, self.decidedAt, self.reasons, self.behaviours, self.plan) = (decidedBy, decidedAt, reasons, behaviours, plan)
    self.detail = detail
  }
}

/// What a letter about a review, an appeal or an end says in addition to the reasons.
package struct LetterParticulars: Codable, Sendable, Equatable {
  /// Code of the outcome: of the review, of the appeal, or of the case.
  package var outcome: String?
  /// When the plan is next reviewed.
  package var nextReviewOn: Day?
  /// Code of the outside remedy, by type of matter (decision 7).
  package var remedy: String?
  /// The day by which an appeal is answered.
  package var replyBy: Day?
  /// The day on which the plan ended.
  package var endedOn: Day?
  /// Code of what the answer to an appeal leads to (`plan-ended`, `plan-changes`, ...).
  package var effect: String?
  /// What an appeal changes in the plan, in words for the person, a line each.
  package var changes: [String]?

  package init(
    outcome: String?, nextReviewOn: Day?, remedy: String?, replyBy: Day?, endedOn: Day?, effect: String? = nil,
    changes: [String]? = nil
  ) {
    (self.outcome, self.nextReviewOn, self.remedy, self.replyBy, self.endedOn) = (outcome, nextReviewOn, remedy, replyBy, endedOn)
    (self.effect, self.changes) = (effect, changes)
  }
}
