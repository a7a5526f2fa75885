import Contracts
import ServiceKit

extension Intake {
  /// Everything that intake offers.
  var routes: [Route] { people + contacting + reporting + adjusting + checking + knowing }

  private var people: [Route] {
    [
      record("/service-users", "Register a person", RegisterServiceUser.self, ServiceUser.self, registerServiceUser),
      list(
        "/service-users", "Find people by reference, telephone, email or name", ServiceUserFilter.self, ServiceUser.self,
        serviceUsers),
      list(
        "/service-user-matches", "Who may be meant by a name, a number or an address, the likeliest first, with why; 50 at most",
        ServiceUserFilter.self, ContactCandidate.self, serviceUserMatches),
      // Notification asks for whom it writes to; no other route is for services.
      read("/service-users/{id}", "One person", for: .doorAndServices(.personReaders), ServiceUser.self, serviceUser),
      Route(
        .patch, "/service-users/{id}", "Correct how a person is named and reached", access: .door(.desk),
        takes: AmendServiceUser.self,
        answers: ServiceUser.self, handler: amendServiceUser
      ).versioned,
    ]
  }

  private var contacting: [Route] {
    [
      record("/contacts", "Record a contact", RecordContact.self, ContactRecord.self, recordContact),
      list("/contacts", "A person's contacts, or one by its reference", PersonalFilter.self, ContactRecord.self, contacts),
      read("/contacts/{id}", "One contact", ContactRecord.self, contact),
      record("/ended-calls", "Log a call that was ended", LogEndedCall.self, ContactRecord.self, logEndedCall),
    ]
  }

  private var reporting: [Route] {
    [
      record("/incidents", "Log an incident", LogIncident.self, Incident.self, logIncident),
      list("/incidents", "A person's incidents, or one by its reference", PersonalFilter.self, Incident.self, incidents),
      read("/incidents/{id}", "One incident", Incident.self, incident),
      record("/reports", "Report incidents to the managers", SubmitReport.self, Report.self, submitReport),
      list("/reports", "The reports about a person, or one by its reference", PersonalFilter.self, Report.self, reports),
      read("/reports/{id}", "One report", Report.self, report),
    ]
  }

  private var adjusting: [Route] {
    let request = AdjustmentRequest.self
    return [
      record(
        "/adjustment-requests", "Take down a request for a reasonable adjustment", RequestAdjustment.self, request,
        requestAdjustment),
      list(
        "/adjustment-requests", "Requests for adjustments; those not decided are the queue of the office that decides them",
        for: .door(.caseReaders), AdjustmentFilter.self, request, adjustmentRequests),
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
      list(
        "/contact-checks", "Who looked, and what they were told", for: .door(.lookupReaders), ContactCheckFilter.self,
        ContactCheckLogEntry.self, contactChecks),
      read(
        "/blocked-contact-points",
        "The numbers and addresses that are blocked now: as JSON, as CSV for a telephone system, or as a Postfix access map of senders",
        for: .door(.gateways), BlockedContactPoints.self, blockedContactPoints
      ).alsoServing("text/csv", "text/plain").alsoAnswering(304),
    ]
  }

  private var knowing: [Route] {
    [
      read("/policy", "What forms need to know of the policy: its codes, and what they are called", PolicyView.self, policy)
        .alsoAnswering(304),
      read("/policy/{version}", "The same of the version that a case names", PolicyView.self, policyVersion)
        .alsoAnswering(304),
    ]
  }

  /// Something new that the desk writes down.
  private func record<Body: Decodable & Sendable, Record: Codable & Sendable>(
    _ path: String, _ summary: String, _ takes: Body.Type, _ answers: Record.Type,
    _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(.post, path, summary, access: .door(.desk), takes: takes, answers: answers, status: 201, handler: handler)
  }

  private func list<Filter: Decodable & Bounded & Sendable, Item: Codable & Sendable>(
    _ path: String, _ summary: String, for readers: Access = .door(.personReaders), _ filter: Filter.Type, _ item: Item.Type,
    _ handler: @escaping @Sendable (Exchange, Listed<Filter>) throws -> Reply
  ) -> Route {
    Route(
      .get, path, summary, access: readers, asks: Listed<Filter>.self, answers: Page<Item>.self, handler: handler)
  }

  private func read<Answer: Codable & Sendable>(
    _ path: String, _ summary: String, for readers: Access = .door(.personReaders), _ answers: Answer.Type,
    _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(.get, path, summary, access: readers, answers: answers, handler: handler)
  }
}
