/// `case.involvement-added.v1`: a later report named more people who were involved in an incident that the case already had.
package struct InvolvementAdded: EventPayload {
  package static let type = WorkflowEvent.involvementAdded.rawValue
  /// The incident.
  package var incident: Identifier
  /// Who else handled the matter.
  package var handledBy: [String]
  /// Others who handled it, in words; absent where there are none.
  package var handledByDescribed: [String]?

  package init(incident: Identifier, handledBy: [String], handledByDescribed: [String]? = nil) {
    (self.incident, self.handledBy, self.handledByDescribed) = (incident, handledBy, handledByDescribed)
  }
}

/// `case.involvement-corrected.v1`: a manager said who was meant, or that someone was named in error.
package struct InvolvementCorrected: EventPayload {
  package static let type = WorkflowEvent.involvementCorrected.rawValue
  /// The incident.
  package var incident: Identifier
  /// The name or the words that the incident had.
  package var named: String
  /// The subject of the person it was; absent where it was none of those who decide.
  package var person: String?
  /// How that is known.
  package var reasons: String

  package init(incident: Identifier, named: String, person: String?, reasons: String) {
    (self.incident, self.named, self.person, self.reasons) = (incident, named, person, reasons)
  }
}

/// `POST /cases/{id}/correct-involvement`
package struct CorrectInvolvement: Decodable, Sendable, Bounded {
  /// The incident.
  package let incident: Identifier
  /// The name or the words for someone involved, as the incident has them.
  package let named: String
  /// The subject of the person it was; absent where it was none of those who decide.
  package let person: String?
  /// How that is known.
  package let reasons: String

  package static let limits: FieldLimits = ["named": .line(1...200), "person": .subject, "reasons": .text(1...4000)]
}

/// `case.death-reported.v1`: someone recorded that the person has died. A second person has to confirm it.
package struct DeathReported: EventPayload {
  package static let type = WorkflowEvent.deathReported.rawValue
  /// What shows it, and where it is kept.
  package var evidence: String

  package init(evidence: String) { self.evidence = evidence }
}

/// `case.death-report-rejected.v1`: a second person found that the report of the death was not right.
package struct DeathReportRejected: EventPayload {
  package static let type = WorkflowEvent.deathReportRejected.rawValue
  /// Why.
  package var reasons: String

  package init(reasons: String) { self.reasons = reasons }
}

/// `POST /cases/{id}/record-death`
package struct RecordDeath: Decodable, Sendable, Bounded {
  /// What shows it, such as a death certificate, and where it is kept.
  package let evidence: String

  package static let limits: FieldLimits = ["evidence": .text(1...4000)]
}

/// `POST /cases/{id}/confirm-death`, by someone other than the person who recorded it.
package struct ConfirmDeath: Decodable, Sendable, Bounded {
  /// Whether the evidence shows it. If so, the case and everything in it ends, and no letters are sent.
  package let confirmed: Bool
  /// What was checked.
  package let reasons: String

  package static let limits: FieldLimits = ["reasons": .text(1...4000)]
}
