/// Asks intake to log one instance of behaviour that may be unacceptable. `POST /incidents`.
package struct LogIncident: Codable, Sendable {
  /// Whose behaviour.
  package var serviceUser: Identifier
  /// The code of the organisation it happened to.
  package var organisation: String
  /// Where it happened.
  package var channel: Channel
  /// When; now, if absent. Never in the future.
  package var at: Instant?
  /// The matter it was about, by its reference elsewhere.
  package var matter: String?
  /// The pack's codes of the behaviours shown, one at least.
  package var behaviours: [String]
  /// What was done or said.
  package var whatHappened: String
  /// Who it was aimed at, by the subject of their sign-in. None of them may decide about it.
  package var targets: [String]?
  /// Others it was aimed at, in words, where the subject is not known. No one decides until a manager has said who each of them is.
  package var targetsDescribed: [String]?
  /// The contacts that it is made of, each by its identifier or its reference, all of this person. A behaviour that consists of many contacts
  /// needs them.
  package var contacts: [String]?
  /// The line managers of those it was aimed at, by the subject of their sign-in: the task to read it is in the hands of the first.
  package var lineManagers: [String]?
  /// The person who told of it, where that was no colleague: a letter thanks them, and says nothing about anyone else.
  package var reporter: Identifier?
}

extension LogIncident: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "matter": .line(1...60), "behaviours": .items(1...20),
    "behaviours[]": .pack(.behaviours), "whatHappened": .text(1...4000),
    "targets": .items(0...20), "targets[]": .subject,
    "targetsDescribed": .items(0...20), "targetsDescribed[]": .line(1...200),
    "contacts": .items(0...100), "contacts[]": .line(1...40), "lineManagers": .items(0...5), "lineManagers[]": .subject,
  ]
}

/// One instance of behaviour, as logged. Also what `incident.logged.v1` and `incident.identified.v1` carry.
package struct Incident: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`IN-2026-000001`).
  package var reference: String
  /// Whose behaviour; absent while a caller is not identified.
  package var serviceUser: Identifier?
  /// The organisation it happened to.
  package var organisation: String
  /// Where it happened.
  package var channel: Channel
  /// When.
  package var at: Instant
  /// The matter, by its reference elsewhere.
  package var matter: String?
  /// The pack's codes of the behaviours shown.
  package var behaviours: [String]
  /// What was done or said.
  package var whatHappened: String
  /// Who it was aimed at.
  package var targets: [String]
  /// Others it was aimed at, in words; absent where there are none.
  package var targetsDescribed: [String]?
  /// Who logged it.
  package var reportedBy: String
  /// The call that was ended over it, if one was.
  package var endedCall: Identifier?
  /// The call that was held over it, if one was and staff did not end it.
  package var heldCall: Identifier?
  /// The contacts that it is made of; absent where none is named.
  package var contacts: [Identifier]?
  /// The line managers of those it was aimed at; absent where none is named.
  package var lineManagers: [String]?
  /// What is known of a caller who was not identified at the time.
  package var caller: String?
  /// The person who told of it, where that was no colleague.
  package var reporter: Identifier?

  package init(
    id: Identifier, reference: String, serviceUser: Identifier?, organisation: String, channel: Channel, at: Instant,
    matter: String?, behaviours: [String], whatHappened: String, targets: [String], targetsDescribed: [String]? = nil,
    reportedBy: String, endedCall: Identifier? = nil, heldCall: Identifier? = nil, contacts: [Identifier]? = nil,
    lineManagers: [String]? = nil, caller: String? = nil, reporter: Identifier? = nil
  ) {
    (self.id, self.reference, self.serviceUser, self.organisation) = (id, reference, serviceUser, organisation)
    (self.channel, self.at, self.matter, self.behaviours, self.whatHappened) = (channel, at, matter, behaviours, whatHappened)
    (self.targets, self.targetsDescribed) = (targets, targetsDescribed)
    (self.reportedBy, self.endedCall, self.heldCall, self.contacts) = (reportedBy, endedCall, heldCall, contacts)
    (self.lineManagers, self.caller, self.reporter) = (lineManagers, caller, reporter)
  }
}

/// Asks intake to report incidents to the managers, which opens a case there. `POST /reports`.
package struct SubmitReport: Codable, Sendable {
  /// Whose behaviour.
  package var serviceUser: Identifier
  /// The code of the organisation that reports it.
  package var organisation: String
  /// The incidents, all of this person, one at least.
  package var incidents: [Identifier]
  /// What the behaviour does to the work and the people, and what has been tried.
  package var concern: String
  /// Who handled the person's matter, by the subject of their sign-in. None of them may decide.
  package var handledBy: [String]?
  /// Others who handled it, in words, where the subject is not known. No one decides until a manager has said who each of them is.
  package var handledByDescribed: [String]?
  /// The line managers of those who were involved, by the subject of their sign-in: the manager's task is in the hands of the first.
  package var lineManagers: [String]?
}

extension SubmitReport: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "incidents": .items(1...50), "concern": .text(1...4000), "handledBy": .items(0...20),
    "handledBy[]": .subject, "handledByDescribed": .items(0...20), "handledByDescribed[]": .line(1...200),
    "lineManagers": .items(0...5), "lineManagers[]": .subject,
  ]
}

/// A report as submitted. Also what `report.submitted.v1` carries.
package struct Report: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`RP-2026-000001`).
  package var reference: String
  /// Whose behaviour.
  package var serviceUser: Identifier
  /// The organisation that reports it.
  package var organisation: String
  /// The incidents, whole, as they stood when it was submitted.
  package var incidents: [Incident]
  /// What the behaviour does to the work and the people, and what has been tried.
  package var concern: String
  /// Who handled the person's matter.
  package var handledBy: [String]
  /// Others who handled it, in words; absent where there are none.
  package var handledByDescribed: [String]?
  /// Who submitted it.
  package var reportedBy: String
  /// When.
  package var at: Instant
  /// The line managers of those who were involved; absent where none is named.
  package var lineManagers: [String]?

  package init(
    id: Identifier, reference: String, serviceUser: Identifier, organisation: String, incidents: [Incident], concern: String,
    handledBy: [String], handledByDescribed: [String]? = nil, reportedBy: String, at: Instant, lineManagers: [String]? = nil
  ) {
    (self.id, self.reference, self.serviceUser, self.organisation) = (id, reference, serviceUser, organisation)
    (self.incidents, self.concern, self.handledBy) = (incidents, concern, handledBy)
    (self.handledByDescribed, self.reportedBy, self.at) = (handledByDescribed, reportedBy, at)
    self.lineManagers = lineManagers
  }
}
