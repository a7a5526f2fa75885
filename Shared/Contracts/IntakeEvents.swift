/// What an event carries: one type for each event type, which names itself and its version.
package protocol EventPayload: Codable, Sendable {
  /// The event's type, with its version (`incident.logged.v1`). A change that old readers could not bear is a new type.
  static var type: String { get }
}

/// `service-user.registered.v1`: a person is known to intake.
package struct ServiceUserRegistered: EventPayload {
  package static let type = "service-user.registered.v1"
  /// The person, whole.
  package var serviceUser: ServiceUser

  package init(serviceUser: ServiceUser) { self.serviceUser = serviceUser }
}

/// `service-user.amended.v1`: how a person is named or reached has changed.
package struct ServiceUserAmended: EventPayload {
  package static let type = "service-user.amended.v1"
  /// The person as they are now, whole.
  package var serviceUser: ServiceUser

  package init(serviceUser: ServiceUser) { self.serviceUser = serviceUser }
}

/// `contact.recorded.v1`: a contact took place.
package struct ContactRecorded: EventPayload {
  package static let type = "contact.recorded.v1"
  /// The contact, whole.
  package var contact: ContactRecord

  package init(contact: ContactRecord) { self.contact = contact }
}

/// `call.ended.v1`: staff ended a call (6.1). The incident that it is too follows as an event of its own.
package struct CallEnded: EventPayload {
  package static let type = "call.ended.v1"
  /// The contact, with why it was ended.
  package var contact: ContactRecord

  package init(contact: ContactRecord) { self.contact = contact }
}

/// `incident.logged.v1`: behaviour that may be unacceptable (3.1).
package struct IncidentLogged: EventPayload {
  package static let type = "incident.logged.v1"
  /// The incident, whole.
  package var incident: Incident

  package init(incident: Incident) { self.incident = incident }
}

/// `report.submitted.v1`: staff ask that the policy be applied; a case opens on it.
package struct ReportSubmitted: EventPayload {
  package static let type = "report.submitted.v1"
  /// The report, whole.
  package var report: Report

  package init(report: Report) { self.report = report }
}
