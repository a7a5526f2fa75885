/// `service-user.registered.v1`: a person is known to intake.
package struct ServiceUserRegistered: EventPayload {
  package static let type = IntakeEvent.serviceUserRegistered.rawValue
  /// The person, whole.
  package var serviceUser: ServiceUser

  package init(serviceUser: ServiceUser) { self.serviceUser = serviceUser }
}

/// `service-user.amended.v1`: how a person is named or reached has changed.
package struct ServiceUserAmended: EventPayload {
  package static let type = IntakeEvent.serviceUserAmended.rawValue
  /// The person as they are now, whole.
  package var serviceUser: ServiceUser

  package init(serviceUser: ServiceUser) { self.serviceUser = serviceUser }
}

/// `contact.recorded.v1`: a contact took place.
package struct ContactRecorded: EventPayload {
  package static let type = IntakeEvent.contactRecorded.rawValue
  /// The contact, whole.
  package var contact: ContactRecord

  package init(contact: ContactRecord) { self.contact = contact }
}

/// `contact.identified.v1`: it became known who a caller was.
package struct ContactIdentified: EventPayload {
  package static let type = IntakeEvent.contactIdentified.rawValue
  /// The contact, whole, with the person.
  package var contact: ContactRecord

  package init(contact: ContactRecord) { self.contact = contact }
}

/// `call.held.v1`: staff put a caller on hold, and did not end the call. The incident that it may be too follows as an event of its own.
package struct CallHeld: EventPayload {
  package static let type = IntakeEvent.callHeld.rawValue
  /// The contact, with why it was held and what became of it.
  package var contact: ContactRecord

  package init(contact: ContactRecord) { self.contact = contact }
}

/// `call.ended.v1`: staff ended a call. The incident that it is too follows as an event of its own.
package struct CallEnded: EventPayload {
  package static let type = IntakeEvent.callEnded.rawValue
  /// The contact, with why it was ended.
  package var contact: ContactRecord

  package init(contact: ContactRecord) { self.contact = contact }
}

/// `incident.logged.v1`: behaviour that may be unacceptable.
package struct IncidentLogged: EventPayload {
  package static let type = IntakeEvent.incidentLogged.rawValue
  /// The incident, whole.
  package var incident: Incident

  package init(incident: Incident) { self.incident = incident }
}

/// `incident.identified.v1`: it became known whose behaviour an incident was.
package struct IncidentIdentified: EventPayload {
  package static let type = IntakeEvent.incidentIdentified.rawValue
  /// The incident, whole, with the person.
  package var incident: Incident

  package init(incident: Incident) { self.incident = incident }
}

/// `report.submitted.v1`: staff ask that the policy be applied; a case opens on it.
package struct ReportSubmitted: EventPayload {
  package static let type = IntakeEvent.reportSubmitted.rawValue
  /// The report, whole.
  package var report: Report

  package init(report: Report) { self.report = report }
}
