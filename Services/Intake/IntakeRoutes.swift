import Contracts
import ServiceKit

extension Intake {
  /// Everything that intake offers.
  var routes: [Route] { people + contacting + reporting + adjusting + checking }

  private var people: [Route] {
    [
      record("/service-users", "Register a person", RegisterServiceUser.self, ServiceUser.self, registerServiceUser),
      read("/service-users", "Find people by telephone, email or name", Page<ServiceUser>.self, serviceUsers)
        .query("telephone", "A number, in any notation").query("email", "An e-mail address")
        .query("name", "A name, however it is written").paged,
      read(
        "/service-user-matches", "Who may be meant by a name, a number or an address, with why", ServiceUserMatches.self,
        serviceUserMatches
      ).query("name", "A name, however it is written").query("telephone", "A number, in any notation")
        .query("email", "An e-mail address"),
      // Notification asks for whom it writes to; no other route is for services.
      read("/service-users/{id}", "One person", for: .doorAndServices(.personReaders), ServiceUser.self, serviceUser),
      Route(
        .put, "/service-users/{id}", "Amend how a person is named and reached", access: .door(.desk),
        takes: AmendServiceUser.self,
        answers: ServiceUser.self, handler: amendServiceUser
      ).versioned,
    ]
  }

  private var contacting: [Route] {
    [
      record("/contacts", "Record a contact", RecordContact.self, ContactRecord.self, recordContact),
      read("/contacts", "A person's contacts", Page<ContactRecord>.self, contacts)
        .query("serviceUser", "Whose, by identifier; needed").paged,
      read("/contacts/{id}", "One contact", ContactRecord.self, contact),
      record("/ended-calls", "Log a call that was ended", LogEndedCall.self, ContactRecord.self, logEndedCall),
    ]
  }

  private var reporting: [Route] {
    [
      record("/incidents", "Log an incident", LogIncident.self, Incident.self, logIncident),
      read("/incidents", "A person's incidents", Page<Incident>.self, incidents)
        .query("serviceUser", "Whose, by identifier; needed").paged,
      read("/incidents/{id}", "One incident", Incident.self, incident),
      record("/reports", "Report incidents to the managers", SubmitReport.self, Report.self, submitReport),
      read("/reports/{id}", "One report", Report.self, report),
      read("/behaviours", "The behaviours that the policy names", BehaviourList.self, behaviours),
    ]
  }

  private var adjusting: [Route] {
    let (request, requests) = (AdjustmentRequest.self, Page<AdjustmentRequest>.self)
    return [
      record(
        "/adjustment-requests", "Take down a request for a reasonable adjustment", RequestAdjustment.self, request,
        requestAdjustment),
      read(
        "/adjustment-requests", "Requests for adjustments; those not decided are the queue of the office that decides them",
        for: .door(.caseReaders), requests, adjustmentRequests
      ).query("serviceUser", "Whose, by identifier").query("state", "A state, such as requested").paged,
      read("/adjustment-requests/{id}", "One request for an adjustment", for: .door(.caseReaders), request, adjustmentRequest),
      Route(
        .post, "/adjustment-requests/{id}/consultations", "Say what a department thinks of a request", access: .door(.consultees),
        takes: AnswerConsultation.self, answers: request, handler: answerConsultation),
      Route(
        .post, "/adjustment-requests/{id}/decision", "Decide a request", access: .door(.adjusting), takes: DecideAdjustment.self,
        answers: request, handler: decideAdjustment
      ).versioned,
    ]
  }

  private var checking: [Route] {
    [
      Route(
        .post, "/contact-checks", "What to do about a contact, now", access: .door(.desk), takes: CheckContact.self,
        answers: ContactCheckAnswer.self, handler: checkContact),
      read(
        "/contact-checks", "Who looked, and what they were told", for: .door(.lookupReaders), Page<ContactCheckLogEntry>.self,
        contactChecks
      ).query("serviceUser", "Whose plan answered, by identifier").paged,
    ]
  }

  /// Something new that the desk writes down.
  private func record<Body: Decodable & Sendable, Record: Codable & Sendable>(
    _ path: String, _ summary: String, _ takes: Body.Type, _ answers: Record.Type,
    _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(.post, path, summary, access: .door(.desk), takes: takes, answers: answers, status: 201, handler: handler)
  }

  private func read<Answer: Codable & Sendable>(
    _ path: String, _ summary: String, for readers: Access = .door(.personReaders), _ answers: Answer.Type,
    _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(.get, path, summary, access: readers, answers: answers, handler: handler)
  }
}
