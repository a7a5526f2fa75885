/// A case as staff see it. `GET /cases/{id}`
package struct CaseView: Codable, Sendable, Equatable, Bounded {
  /// The case.
  package var id: Identifier
  /// The reference to read out (`RC-2026-000001`).
  package var reference: String
  /// How many events it has had; the `ETag`, and the value for `If-Match`.
  package var version: Int
  /// Its stage (`reported` to `closed`).
  package var stage: String
  /// The one person it concerns.
  package var serviceUser: Identifier
  /// The organisation that opened it.
  package var organisation: String
  /// The policy it runs under.
  package var policy: PolicyReference
  /// When it began.
  package var openedAt: Instant
  /// The effect of the behaviour on the work and the people, as reported.
  package var concern: String?
  /// The incidents on the file.
  package var incidents: [CaseIncident]
  /// The incidents of the person that an appeal in another case of theirs settled: nothing in this case rests on them.
  package var settled: [SettledIncident]?
  /// The letter that is on its way, if any.
  package var notice: CaseNotice?
  /// The person's previous case in that organisation.
  package var earlier: Identifier?
  /// The last warning, once it went out.
  package var warning: CaseWarning?
  /// Every warning that went out, in order.
  package var warnings: [CaseWarning]?
  /// The ground on which no warning was given, if so.
  package var withoutWarning: NoWarningGround?
  /// The criteria and their answers, in the pack's order; from the checklist on.
  package var criteria: [CaseCriterion]?
  /// What was considered about adjustments.
  package var adjustmentsConsidered: String?
  /// The plan, as drafted, proposed, authorised or in force.
  package var plan: PlanDocument?
  /// What those who decide needed first, when it was last sent back.
  package var returnedFor: [String]?
  /// The votes so far, where several decide.
  package var votes: [CaseVote]?
  /// What those who must be consulted said.
  package var consultations: [CaseConsultation]?
  /// Who could have decided, but declared a conflict.
  package var conflicts: [CaseStatement]?
  /// Since when the plan binds.
  package var inForceFrom: Instant?
  /// Until when the plan binds, where it has an end.
  package var inForceUntil: Instant?
  /// The day by which the plan in force is reviewed.
  package var reviewOn: Day?
  /// The state of its review: `scheduled`, `coming-up`, `opened` or `overdue`.
  package var review: String?
  /// The appeal that suspends the plan until it is decided.
  package var suspendedBy: Identifier?
  /// The plan's next version in preparation; criteria and adjustments above are then those of that version (decision 6).
  package var variation: CaseVariation?
  /// Every appeal.
  package var appeals: [CaseAppeal]?
  /// Every concluded review.
  package var reviews: [CaseReview]?
  /// Every breach.
  package var breaches: [CaseBreach]?
  /// Every referral to the police or a lawyer.
  package var referrals: [CaseReferral]?
  /// Letters that do not hold up the case, until they have gone out.
  package var letters: [CaseNotice]?
  /// What someone recorded as evidence that the person has died, while a second person has yet to confirm it.
  package var deathReport: CaseStatement?
  /// How it ended.
  package var outcome: String?
  /// Why it ended that way.
  package var outcomeReasons: String?

  package static let limits: FieldLimits = ["stage": .codes(CaseStage.allCases.map(\.rawValue)), "review": .codes(Self.reviews)]
  /// The states of a review.
  package static let reviews = ["scheduled", "coming-up", "opened", "overdue"]

  /// What every case has; the rest is set afterwards.
  package init(
    id: Identifier, reference: String, version: Int, stage: String, serviceUser: Identifier, organisation: String,
    policy: PolicyReference, openedAt: Instant, concern: String?, incidents: [CaseIncident]
  ) {
    (self.id, self.reference, self.version, self.stage, self.serviceUser) = (id, reference, version, stage, serviceUser)
    (self.organisation, self.policy, self.openedAt, self.concern) = (organisation, policy, openedAt, concern)
    self.incidents = incidents
  }
}

/// A letter of a case that is on its way.
package struct CaseNotice: Codable, Sendable, Equatable, Bounded {
  /// The notice, as in notification.
  package var id: Identifier
  /// The pack's name of the letter.
  package var letter: String
  /// `requested`, `failed` or `dispatched`.
  package var state: String
  /// Why it failed.
  package var why: String?

  package static let limits: FieldLimits = ["state": .codes(["requested", "failed", "dispatched"])]

  package init(id: Identifier, letter: String, state: String, why: String?) {
    (self.id, self.letter, self.state, self.why) = (id, letter, state, why)
  }
}

/// A warning that went out.
package struct CaseWarning: Codable, Sendable, Equatable {
  /// The letter.
  package var notice: Identifier
  /// When it went out.
  package var dispatchedAt: Instant
  /// When the opportunity to adapt ends.
  package var endsAt: Instant
  /// Which of the pack's warnings, from 0.
  package var stage: Int

  package init(notice: Identifier, dispatchedAt: Instant, endsAt: Instant, stage: Int) {
    (self.notice, self.dispatchedAt, self.endsAt, self.stage) = (notice, dispatchedAt, endsAt, stage)
  }
}

/// A criterion in a case.
package struct CaseCriterion: Codable, Sendable, Equatable {
  /// The pack's code.
  package var code: String
  /// The question.
  package var question: String
  /// The answer; absent while it is open.
  package var answer: CriterionAnswer?
  /// The evidence.
  package var evidence: String?
  /// Who answered.
  package var answeredBy: String?
  /// When.
  package var answeredAt: Instant?

  package init(
    code: String, question: String, answer: CriterionAnswer?, evidence: String?, answeredBy: String?, answeredAt: Instant?
  ) {
    (self.code, self.question, self.answer, self.evidence, self.answeredBy) = (code, question, answer, evidence, answeredBy)
    self.answeredAt = answeredAt
  }
}

/// One line of a list of cases.
package struct CaseSummary: Codable, Sendable, Equatable, Bounded {
  /// The case.
  package var id: Identifier
  /// Its reference.
  package var reference: String
  /// Its stage.
  package var stage: String
  /// The one person it concerns.
  package var serviceUser: Identifier
  /// The organisation that opened it.
  package var organisation: String
  /// When it began.
  package var openedAt: Instant
  /// How many events it has had.
  package var version: Int
  /// The day by which its plan in force is reviewed.
  package var reviewOn: Day?

  package static let limits: FieldLimits = ["stage": .codes(CaseStage.allCases.map(\.rawValue))]

  package init(
    id: Identifier, reference: String, stage: String, serviceUser: Identifier, organisation: String, openedAt: Instant,
    version: Int, reviewOn: Day? = nil
  ) {
    (self.id, self.reference, self.stage, self.serviceUser, self.organisation) = (id, reference, stage, serviceUser, organisation)
    (self.openedAt, self.version, self.reviewOn) = (openedAt, version, reviewOn)
  }
}

/// Something that the person asking may do with a case now, or why not.
package struct CaseAction: Codable, Sendable, Equatable {
  /// The command: `POST /cases/{id}/{name}`.
  package var name: String
  /// Whether they may do it now.
  package var permitted: Bool
  /// The code of the refusal, when it is not.
  package var code: String?
  /// The paragraph that the refusal rests on.
  package var paragraph: String?
  /// The refusal in a sentence.
  package var reason: String?
  /// What must be supplied first.
  package var missing: [String]?

  package init(
    name: String, permitted: Bool, code: String? = nil, paragraph: String? = nil, reason: String? = nil, missing: [String]? = nil
  ) {
    (self.name, self.permitted, self.code, self.paragraph, self.reason) = (name, permitted, code, paragraph, reason)
    self.missing = missing
  }
}

/// What the person asking may do with a case. `GET /cases/{id}/actions`
package struct CaseActions: Codable, Sendable, Equatable {
  /// The version they were computed for.
  package var version: Int
  /// Every command that a person can give, in order of name.
  package var actions: [CaseAction]

  package init(version: Int, actions: [CaseAction]) { (self.version, self.actions) = (version, actions) }
}

/// Something that someone has to do. `GET /tasks`
package struct CaseTaskView: Codable, Sendable, Equatable {
  /// The task.
  package var id: String
  /// What kind (`triage`, `send-notice-again`, `decide-proposal`, ...).
  package var kind: String
  /// What to do, in words.
  package var sentence: String
  /// The paragraph of the case's policy that asks for it.
  package var paragraph: String
  /// The office that does it.
  package var office: Office
  /// By when, by the pack's service standard.
  package var dueAt: Instant
  /// Whether that moment has passed.
  package var overdue: Bool
  /// The person it concerns; absent for an incident whose caller is not identified.
  package var serviceUser: Identifier?
  /// The case it belongs to; absent for an incident that is not in a case.
  package var `case`: Identifier?
  /// The reference of the case, or of the incident, it belongs to.
  package var reference: String
  /// The organisation it belongs to.
  package var organisation: String
  /// Who last acted on the case in that office, or was named as the line manager before anyone did, by the name of their account; absent without
  /// either.
  package var inHandsOf: String?
  /// The office above, once the task has been overdue for the pack's days: it is on that office's list as well.
  package var movedUpTo: Office?

  package init(
    id: String, kind: String, sentence: String, paragraph: String, office: Office, dueAt: Instant, overdue: Bool,
    serviceUser: Identifier?,
    case: Identifier?, reference: String, organisation: String, inHandsOf: String? = nil, movedUpTo: Office? = nil
  ) {
    (self.id, self.kind, self.sentence, self.paragraph, self.office) = (id, kind, sentence, paragraph, office)
    (self.dueAt, self.overdue) = (dueAt, overdue)
    (self.serviceUser, self.case, self.reference, self.organisation) = (serviceUser, `case`, reference, organisation)
    (self.inHandsOf, self.movedUpTo) = (inHandsOf, movedUpTo)
  }
}
