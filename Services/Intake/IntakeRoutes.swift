import Contracts
import ServiceKit

extension Intake {
  /// Everything that intake offers.
  var routes: [Route] {
    let atDesk = Access.of(.staff, .manager, .seniorManager, .complaintsTeam, .customerServiceManager)
    let readers = Access.of(
      .staff, .manager, .seniorManager, .complaintsTeam, .customerServiceManager, .recordsOfficer, .auditor)
    // Notification asks for whom it writes to; no other route is for services.
    let readersAndServices = Access.of(
      .staff, .manager, .seniorManager, .complaintsTeam, .customerServiceManager, .recordsOfficer, .auditor, .service)
    // What a person says of their needs is often about their health: the desk sees what was agreed, with the person, and no more.
    let adjusters = Access.of(.manager, .seniorManager, .complaintsTeam, .customerServiceManager, .recordsOfficer, .auditor)
    return [
      Route(
        .post, "/service-users", "Register a person", access: atDesk, takes: RegisterServiceUser.self, answers: ServiceUser.self,
        status: 201, handler: registerServiceUser),
      Route(
        .get, "/service-users", "Find people by telephone, email or name", access: readers, answers: Page<ServiceUser>.self,
        handler: serviceUsers
      ).query("telephone", "A number, in any notation").query("email", "An e-mail address").query(
        "name", "A name, whose last word counts"
      ).paged,
      Route(
        .get, "/service-users/{id}", "One person", access: readersAndServices, answers: ServiceUser.self, handler: serviceUser),
      Route(
        .put, "/service-users/{id}", "Amend how a person is named and reached", access: atDesk, takes: AmendServiceUser.self,
        answers: ServiceUser.self, handler: amendServiceUser
      ).versioned,
      Route(
        .post, "/contacts", "Record a contact", access: atDesk, takes: RecordContact.self, answers: ContactRecord.self,
        status: 201, handler: recordContact),
      Route(.get, "/contacts", "A person's contacts", access: readers, answers: Page<ContactRecord>.self, handler: contacts)
        .query("serviceUser", "Whose, by identifier; needed").paged,
      Route(.get, "/contacts/{id}", "One contact", access: readers, answers: ContactRecord.self, handler: contact),
      Route(
        .post, "/ended-calls", "Log a call that was ended (6.1)", access: atDesk, takes: LogEndedCall.self,
        answers: ContactRecord.self, status: 201, handler: logEndedCall),
      Route(
        .post, "/incidents", "Log an incident (3.1)", access: atDesk, takes: LogIncident.self, answers: Incident.self,
        status: 201, handler: logIncident),
      Route(.get, "/incidents", "A person's incidents", access: readers, answers: Page<Incident>.self, handler: incidents).query(
        "serviceUser", "Whose, by identifier; needed"
      ).paged,
      Route(.get, "/incidents/{id}", "One incident", access: readers, answers: Incident.self, handler: incident),
      Route(
        .post, "/reports", "Report incidents to the managers (6.1)", access: atDesk, takes: SubmitReport.self,
        answers: Report.self, status: 201, handler: submitReport),
      Route(.get, "/reports/{id}", "One report", access: readers, answers: Report.self, handler: report),
      Route(
        .post, "/adjustment-requests", "Take down a request for a reasonable adjustment (1.4)", access: atDesk,
        takes: RequestAdjustment.self, answers: AdjustmentRequest.self, status: 201, handler: requestAdjustment),
      Route(
        .get, "/adjustment-requests", "Requests for adjustments; those not decided are the Customer Service Team's queue (1.4)",
        access: adjusters, answers: Page<AdjustmentRequest>.self, handler: adjustmentRequests
      ).query("serviceUser", "Whose, by identifier").query("state", "A state, such as requested").paged,
      Route(
        .get, "/adjustment-requests/{id}", "One request for an adjustment", access: adjusters, answers: AdjustmentRequest.self,
        handler: adjustmentRequest),
      Route(
        .post, "/adjustment-requests/{id}/consultations", "Say what a department thinks of a request (1.5)",
        access: .of(.manager, .seniorManager, .customerServiceManager), takes: AnswerConsultation.self,
        answers: AdjustmentRequest.self, handler: answerConsultation),
      Route(
        .post, "/adjustment-requests/{id}/decision", "Decide a request (1.5)", access: .of(.customerServiceManager),
        takes: DecideAdjustment.self, answers: AdjustmentRequest.self, handler: decideAdjustment
      ).versioned,
      Route(
        .post, "/contact-checks", "What to do about a contact, now", access: atDesk, takes: CheckContact.self,
        answers: ContactCheckAnswer.self, handler: checkContact),
      Route(
        .get, "/contact-checks", "Who looked, and what they were told", access: .of(.recordsOfficer, .auditor, .seniorManager),
        answers: Page<ContactCheckLogEntry>.self, handler: contactChecks
      ).query("serviceUser", "Whose plan answered, by identifier").paged,
      Route(
        .get, "/behaviours", "The behaviours that the policy names (3.2, 3.3, 4.1)", access: readers, answers: BehaviourList.self,
        handler: behaviours),
    ]
  }
}
