/// Which policy a case runs under: the version it began with.
package struct PolicyReference: Codable, Sendable, Equatable {
  /// The pack's identifier.
  package var id: String
  /// Its version.
  package var version: String

  package init(id: String, version: String) { (self.id, self.version) = (id, version) }
}

/// An incident as a case holds it.
package struct CaseIncident: Codable, Sendable, Equatable {
  /// As in intake.
  package var id: Identifier
  /// Whose behaviour.
  package var serviceUser: Identifier
  /// When it happened.
  package var at: Instant
  /// Who logged it.
  package var reportedBy: String
  /// Who it was aimed at.
  package var targets: [String]
  /// Who handled the underlying matter.
  package var handledBy: [String]
  /// Others it was aimed at, in words, until a manager says who they are; absent where there are none.
  package var targetsDescribed: [String]?
  /// Others who handled the matter, likewise.
  package var handledByDescribed: [String]?
  /// The pack's codes of the behaviours.
  package var behaviours: [String]
  /// What was done or said.
  package var account: String

  package init(
    id: Identifier, serviceUser: Identifier, at: Instant, reportedBy: String, targets: [String], handledBy: [String],
    targetsDescribed: [String]? = nil, handledByDescribed: [String]? = nil, behaviours: [String], account: String
  ) {
    (self.id, self.serviceUser, self.at, self.reportedBy, self.targets) = (id, serviceUser, at, reportedBy, targets)
    (self.handledBy, self.behaviours, self.account) = (handledBy, behaviours, account)
    (self.targetsDescribed, self.handledByDescribed) = (targetsDescribed, handledByDescribed)
  }
}

/// `case.opened.v1`: a case began, under the policy of that day.
package struct CaseOpened: EventPayload {
  package static let type = WorkflowEvent.caseOpened.rawValue
  /// The reference to read out (`RC-2026-000001`).
  package var reference: String
  /// The one person it concerns.
  package var serviceUser: Identifier
  /// The organisation that opened it.
  package var organisation: String
  /// The policy it runs under until it ends.
  package var policy: PolicyReference
  /// What it began with, at least one.
  package var incidents: [CaseIncident]
  /// The report that led to it.
  package var report: Identifier?
  /// The effect of the behaviour on the work and the people, as reported.
  package var concern: String?
  /// The person's previous case in that organisation, which stays closed, if there was one.
  package var earlier: Identifier?
  /// Who took part in that case, where it was about one of these incidents; absent where no one did.
  package var tookPart: [TookPart]?
  /// The person's incidents that an appeal in an earlier case has settled, on which this one cannot rest; absent where there are none.
  package var settled: [Identifier]?
  /// Of which of them such an appeal has struck only some behaviours, that no longer count; absent where there are none.
  package var struck: [SettledIncident]?

  package init(
    reference: String, serviceUser: Identifier, organisation: String, policy: PolicyReference, incidents: [CaseIncident],
    report: Identifier?, concern: String?, earlier: Identifier? = nil, tookPart: [TookPart]? = nil,
    settled: [Identifier]? = nil, struck: [SettledIncident]? = nil
  ) {
    (self.reference, self.serviceUser, self.organisation, self.policy) = (reference, serviceUser, organisation, policy)
    (self.incidents, self.report, self.concern, self.earlier) = (incidents, report, concern, earlier)
    (self.tookPart, self.settled, self.struck) = (tookPart, settled, struck)
  }
}

/// An incident on which a case cannot rest, because an appeal in another case of the person settled it.
package struct SettledIncident: Codable, Sendable, Equatable {
  /// The incident.
  package var incident: Identifier
  /// The pack's codes of its behaviours that no longer count; absent where nothing of it does.
  package var behaviours: [String]?

  package init(incident: Identifier, behaviours: [String]?) { (self.incident, self.behaviours) = (incident, behaviours) }
}

/// `case.settled.v1`: an appeal in another case of the person settled what this case rests on, or a part of it.
package struct CaseSettled: EventPayload {
  package static let type = WorkflowEvent.caseSettled.rawValue
  /// The other case.
  package var by: Identifier
  /// The incidents, whether this case has them or not.
  package var settled: [SettledIncident]

  package init(by: Identifier, settled: [SettledIncident]) { (self.by, self.settled) = (by, settled) }
}

/// Someone who took part in an earlier case.
package struct TookPart: Codable, Sendable, Equatable {
  /// The name of their account.
  package var subject: String
  /// What they did, by code.
  package var parts: [String]

  package init(subject: String, parts: [String]) { (self.subject, self.parts) = (subject, parts) }
}

/// `case.incident-added.v1`: another incident of the person was added to the case.
package struct CaseIncidentAdded: EventPayload {
  package static let type = WorkflowEvent.caseIncidentAdded.rawValue
  /// The incident.
  package var incident: CaseIncident

  package init(incident: CaseIncident) { self.incident = incident }
}

/// `case.adjustments-noted.v1`: what intake has on record about adjustments changed.
package struct CaseAdjustmentsNoted: EventPayload {
  package static let type = WorkflowEvent.caseAdjustmentsNoted.rawValue
  /// Requests that have not been decided yet.
  package var openRequests: [Identifier]
  /// Channels the person needs.
  package var neededChannels: [Channel]
  /// Channels the person cannot use, where an adjustment rules any out.
  package var unusableChannels: [Channel]?
  /// Requests on which something was agreed; absent where there are none.
  package var agreed: [Identifier]?

  package init(
    openRequests: [Identifier], neededChannels: [Channel], unusableChannels: [Channel]? = nil, agreed: [Identifier]? = nil
  ) {
    (self.openRequests, self.neededChannels, self.unusableChannels) = (openRequests, neededChannels, unusableChannels)
    self.agreed = agreed
  }
}

/// `referral.made.v1`: the matter was referred to the police or a lawyer.
package struct ReferralMade: EventPayload {
  package static let type = WorkflowEvent.referralMade.rawValue
  /// The referral.
  package var referral: Identifier
  /// Who it was referred to.
  package var to: ReferralRecipient
  /// Their reference, such as a crime number; empty until they give one.
  package var reference: String
  /// Why.
  package var reasons: String
  /// The outcome, where it was known at once.
  package var outcome: String?

  package init(referral: Identifier, to: ReferralRecipient, reference: String, reasons: String, outcome: String?) {
    (self.referral, self.to, self.reference, self.reasons, self.outcome) = (referral, to, reference, reasons, outcome)
  }
}

/// `referral.concluded.v1`: a referral has an outcome.
package struct ReferralConcluded: EventPayload {
  package static let type = WorkflowEvent.referralConcluded.rawValue
  /// The referral.
  package var referral: Identifier
  /// The outcome.
  package var outcome: String

  package init(referral: Identifier, outcome: String) { (self.referral, self.outcome) = (referral, outcome) }
}

/// `incident.read.v1`: a manager has read an incident and takes no further action.
package struct IncidentRead: EventPayload {
  package static let type = WorkflowEvent.incidentRead.rawValue
  /// Which.
  package var incident: Identifier
  /// Whose behaviour; absent where the caller was not identified.
  package var serviceUser: Identifier?
  /// Why nothing more is done.
  package var reasons: String
  /// The organisation that it happened in; absent in events from before this was kept.
  package var organisation: String?

  package init(incident: Identifier, serviceUser: Identifier?, reasons: String, organisation: String? = nil) {
    (self.incident, self.serviceUser, self.reasons, self.organisation) = (incident, serviceUser, reasons, organisation)
  }
}
