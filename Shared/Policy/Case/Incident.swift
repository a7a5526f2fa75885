package import Contracts

/// One instance of behaviour that a member of staff reported.
package struct Incident: Sendable, Equatable {
  /// As in the intake service.
  package let id: Identifier
  /// The person whose behaviour it was.
  package let serviceUser: Identifier
  /// When it happened.
  package let occurredAt: Instant
  /// The subject of the member of staff who reported it.
  package let reportedBy: String
  /// The staff it was aimed at.
  package var targets: Involved
  /// The staff who handled the underlying matter.
  package var handledBy: Involved
  /// Codes of the behaviours, at least one.
  package let behaviours: [String]
  /// What was done or said.
  package let account: String

  package init(
    id: Identifier, serviceUser: Identifier, occurredAt: Instant, reportedBy: String, targets: Involved, handledBy: Involved,
    behaviours: [String], account: String
  ) {
    (self.id, self.serviceUser, self.occurredAt, self.reportedBy) = (id, serviceUser, occurredAt, reportedBy)
    (self.targets, self.handledBy, self.behaviours, self.account) = (targets, handledBy, behaviours, account)
  }
}

/// What a case is opened with.
package struct Report: Sendable, Equatable {
  /// The identifier that the case will have, made by the caller.
  package let caseID: Identifier
  /// The one person it concerns.
  package let serviceUser: Identifier
  /// Code of the organisation that opens it.
  package let organisation: String
  /// At least one.
  package let incidents: [Incident]
  /// The person's previous case in that organisation, which is closed and stays closed.
  package let earlier: Identifier?
  /// Who took what part in that case, where it was about one of these incidents.
  package let parts: [String: Set<Part>]
  /// What appeals in the person's other cases have settled: no new case rests on it.
  package let settled: Settlement

  package init(
    caseID: Identifier, serviceUser: Identifier, organisation: String, incidents: [Incident], earlier: Identifier? = nil,
    parts: [String: Set<Part>] = [:], settled: Settlement = .none
  ) {
    (self.earlier, self.caseID, self.serviceUser, self.organisation) = (earlier, caseID, serviceUser, organisation)
    (self.incidents, self.parts, self.settled) = (incidents, parts, settled)
  }
}
