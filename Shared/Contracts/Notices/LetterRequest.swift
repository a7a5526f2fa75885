/// A letter for notification to write and send, with everything that is known of its content.
package struct LetterRequest: Codable, Sendable, Equatable {
  /// The notice's identifier; a letter that failed and is requested again has a new one.
  package var notice: Identifier
  /// The pack's name of the letter (`warning`, `plan`).
  package var letter: String
  /// What goes with it, by the pack's names.
  package var enclosures: [String]
  /// The case; absent from a letter that belongs to none, as one about a request for an adjustment.
  package var caseID: Identifier?
  /// The reference that the letter quotes: the case's, or that of what it is about.
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
  /// What the person did, and when, the earliest first; absent where the letter names none.
  package var incidents: [NoticeIncident]?
  /// The plan, for a letter about one.
  package var plan: PlanDocument?
  /// What a letter about a review, an appeal or an end says in addition to the reasons.
  package var detail: LetterParticulars?
  /// The only channel it may go by, where a person decided that; absent where the pack's channels are tried in turn.
  package var channel: NoticeChannel?
  /// What was agreed with the person up to this letter, which tells them that it has ended: it binds this letter still.
  package var untilNow: AgreedNeeds?

  package init(
    notice: Identifier, letter: String, enclosures: [String], caseID: Identifier?, caseReference: String, serviceUser: Identifier,
    organisation: String, policy: PolicyReference, decidedBy: Office, decidedAt: Instant, reasons: String, behaviours: [String],
    incidents: [NoticeIncident]? = nil, plan: PlanDocument?, detail: LetterParticulars? = nil, channel: NoticeChannel? = nil,
    untilNow: AgreedNeeds? = nil
  ) {
    (self.notice, self.letter, self.enclosures, self.caseID) = (notice, letter, enclosures, caseID)
    (self.caseReference, self.serviceUser, self.organisation, self.policy) = (caseReference, serviceUser, organisation, policy)
    (self.decidedBy, self.decidedAt, self.reasons, self.behaviours, self.plan) = (decidedBy, decidedAt, reasons, behaviours, plan)
    (self.incidents, self.detail, self.channel, self.untilNow) = (incidents, detail, channel, untilNow)
  }
}

extension LetterRequest {
  /// The person on whose file it goes, where it belongs to no case.
  package var person: NoticePerson? {
    caseID == nil ? NoticePerson(serviceUser: serviceUser, organisation: organisation) : nil
  }
}

/// The person on whose file a letter goes that belongs to no case.
package struct NoticePerson: Codable, Sendable, Equatable {
  /// The person it is for.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String

  package init(serviceUser: Identifier, organisation: String) {
    (self.serviceUser, self.organisation) = (serviceUser, organisation)
  }
}

/// What was agreed with a person of how they are written to.
package struct AgreedNeeds: Codable, Sendable, Equatable {
  /// The formats that they need; absent where none were agreed.
  package var formats: [LetterFormat]?
  /// The channels that they need; absent where none were agreed.
  package var channels: [Channel]?
  /// The channels that they cannot use; absent where there are none.
  package var unusableChannels: [Channel]?

  package init(formats: [LetterFormat]?, channels: [Channel]?, unusableChannels: [Channel]?) {
    (self.formats, self.channels, self.unusableChannels) = (formats, channels, unusableChannels)
  }
}

/// Something a person did, as a letter to them names it.
package struct NoticeIncident: Codable, Sendable, Equatable {
  /// When it happened.
  package var at: Instant
  /// The pack's codes of the behaviours.
  package var behaviours: [String]

  package init(at: Instant, behaviours: [String]) { (self.at, self.behaviours) = (at, behaviours) }
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
  /// What an appeal changes in the plan, or what is agreed on a request for an adjustment, in words for the person, a line each.
  package var changes: [String]?
  /// What a letter about a breach, an incident or an adjustment is about, in words for its reader.
  package var about: String?
  /// The day on which that was.
  package var happenedOn: Day?
  /// The adjustments agreed with the person that concern a plan, in words for the person, a line each.
  package var adjustments: [String]?

  package init(
    outcome: String?, nextReviewOn: Day?, remedy: String?, replyBy: Day?, endedOn: Day?, effect: String? = nil,
    changes: [String]? = nil, about: String? = nil, happenedOn: Day? = nil, adjustments: [String]? = nil
  ) {
    (self.outcome, self.nextReviewOn, self.remedy, self.replyBy, self.endedOn) = (outcome, nextReviewOn, remedy, replyBy, endedOn)
    (self.effect, self.changes, self.about, self.happenedOn) = (effect, changes, about, happenedOn)
    self.adjustments = adjustments
  }
}
