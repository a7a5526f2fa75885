import Contracts
import ServiceKit

extension Intake {
  /// Everything that intake offers.
  var routes: [Route] {
    let own = people + contacting + reporting + adjusting + writing + matterRoutes + filing + keeping + checking + knowing
    return own + OfferedForm.routes(Self.forms, of: own, open: .door(.desk), formPolicy)
  }

  private var people: [Route] {
    [
      record("/service-users", "Register a person", RegisterServiceUser.self, ServiceUser.self, registerServiceUser),
      list(
        "/service-users", "Find people by reference, telephone, email or name", ServiceUserFilter.self, ServiceUser.self,
        serviceUsers),
      list(
        "/service-user-matches", "Who may be meant by a name, a number or an address, the likeliest first, with why; 50 at most",
        ServiceUserFilter.self, ContactCandidate.self, serviceUserMatches),
      Route(
        .get, "/service-users/{id}/pattern", "How often a person and the body were in contact, by day, week and channel",
        access: .door(.personReaders), asks: PatternQuery.self, answers: ContactPattern.self, handler: pattern
      ).alsoServing("image/svg+xml"),
      Route(
        .get, "/service-users/{id}/pattern.svg", "The same as a chart", access: .door(.personReaders), asks: PatternQuery.self,
        handler: patternAsChart
      ).serving("image/svg+xml"),
      // Notification asks for whom it writes to; no other route is for services.
      read("/service-users/{id}", "One person", for: .doorAndServices(.personReaders), ServiceUser.self, serviceUser),
      Route(
        .patch, "/service-users/{id}", "Correct how a person is named and reached", access: .door(.desk),
        takes: AmendServiceUser.self,
        answers: ServiceUser.self, handler: amendServiceUser
      ).versioned,
      read(
        "/service-users/{id}/history", "What was changed of a person's record, by whom, from what to what",
        Page<PersonChange>.self, serviceUserHistory),
    ] + merging
  }

  private var merging: [Route] {
    [
      Route(
        .post, "/service-users/{id}/merges", "Say that another record is of the same person", access: .door(.joining),
        takes: MergeServiceUsers.self, answers: ServiceUserMerge.self, status: 201, handler: mergeServiceUsers),
      read(
        "/service-users/{id}/merges", "Every merge that names a person's record, with those taken back",
        Page<ServiceUserMerge>.self, serviceUserMerges),
      read("/service-user-merges/{id}", "One merge of two records", ServiceUserMerge.self, serviceUserMerge),
      Route(
        .post, "/service-user-merges/{id}/undo", "Take a merge back: both records are as they were", access: .door(.joining),
        takes: UndoMerge.self, answers: ServiceUserMerge.self, handler: undoMerge
      ).versioned,
    ]
  }

  private var contacting: [Route] {
    [
      record("/contacts", "Record a contact", RecordContact.self, ContactRecord.self, recordContact),
      list(
        "/contacts", "A person's contacts, or one by its reference; across people, for those who oversee the work",
        ContactFilter.self, ContactRecord.self, contacts
      ).inTables,
      read("/contacts/{id}", "One contact", ContactRecord.self, contact),
      Route(
        .post, "/contacts/{id}/identification", "Say who a caller was that was not identified", access: .door(.desk),
        takes: IdentifyCaller.self, answers: ContactRecord.self, handler: identifyCaller
      ).versioned,
      record("/held-calls", "Log a call that was held", LogHeldCall.self, ContactRecord.self, logHeldCall),
      record("/ended-calls", "Log a call that was ended", LogEndedCall.self, ContactRecord.self, logEndedCall),
    ]
  }

  private var reporting: [Route] {
    [
      record("/incidents", "Log an incident", LogIncident.self, Incident.self, logIncident),
      list(
        "/incidents", "A person's incidents, or one by its reference; across people, for those who oversee the work",
        IncidentFilter.self, Incident.self, incidents
      ).inTables,
      read("/incidents/{id}", "One incident", Incident.self, incident),
      record("/reports", "Report incidents to the managers", SubmitReport.self, Report.self, submitReport),
      list(
        "/reports", "The reports about a person, or one by its reference; across people, for those who oversee the work",
        ReportFilter.self, Report.self, reports
      ).inTables,
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
      Route(
        .post, "/adjustment-requests/{id}/acknowledgement", "Record that the person was told that a request was received",
        access: .door(.adjusting), takes: AcknowledgeAdjustment.self, answers: request, handler: acknowledgeAdjustment),
      Route(
        .post, "/adjustment-requests/{id}/wording", "Confirm, as a second reader, what staff may see of an adjustment",
        access: .door(.consultees), takes: ConfirmAdjustmentWording.self, answers: request, handler: confirmAdjustmentWording),
      Route(
        .post, "/adjustment-requests/{id}/end", "End what was agreed, or replace it", access: .door(.adjusting),
        takes: EndAdjustment.self, answers: request, handler: endAdjustment
      ).versioned,
    ]
  }

  private var writing: [Route] {
    [
      list(
        "/letters", "Letters that belong to no case: about requests for adjustments, and to those who told of an incident",
        for: .door(.caseReaders), IntakeLetterFilter.self, IntakeLetter.self, letters),
      read("/letters/{id}", "One of these letters", for: .door(.caseReaders), IntakeLetter.self, letter),
      Route(
        .post, "/letters/{id}/again", "Have a letter sent again that failed or came back", access: .door(.steps),
        takes: SendLetterAgain.self, answers: IntakeLetter.self, handler: sendLetterAgain),
    ]
  }

  private var matterRoutes: [Route] {
    [
      record(
        "/matters", "Open a matter; a complaint that repeats one which a plan keeps closed is logged, with why",
        OpenMatter.self, MatterAnswer.self, openMatter),
      list("/matters", "Matters by person, reference, kind, type and state", MatterFilter.self, Matter.self, matters),
      read("/matters/{id}", "One matter", Matter.self, matter),
      Route(
        .post, "/matters/{id}/steps", "Take a matter on: decided, review opened, review exhausted, finalised",
        access: .door(.desk), takes: MoveMatter.self, answers: Matter.self, handler: moveMatter
      ).versioned,
    ]
  }

  private var filing: [Route] {
    let item = FiledItem.self
    return [
      record(
        "/filed-items", "Put what a plan says is read and filed in the queue of its reader", FileItem.self, item, fileItem),
      list(
        "/filed-items", "Items that are read and filed, the longest overdue first; `namedReader=me` lists one's own",
        FiledItemFilter.self, item, filedItems),
      read("/filed-items/{id}", "One item that is read and filed", item, filedItem),
      Route(
        .post, "/filed-items/{id}/outcome", "Say what came of reading an item", access: .door(.desk),
        takes: GiveFiledItemOutcome.self, answers: item, handler: giveFiledItemOutcome
      ).versioned,
      Route(
        .post, "/filed-items/{id}/follow-up", "Say that what an item asked for has been done", access: .door(.desk),
        takes: SettleFiledItem.self, answers: item, handler: settleFiledItem
      ).versioned,
      Route(
        .post, "/filed-items/{id}/reader", "Give an item to another reader", access: .door(.desk),
        takes: ReassignFiledItem.self, answers: item, handler: reassignFiledItem
      ).versioned,
    ]
  }

  private var keeping: [Route] {
    [
      record("/evidence", "Add a file to a record", AddEvidence.self, Evidence.self, addEvidence).taking(EvidenceVault.one),
      list("/evidence", "The files of one record", EvidenceFilter.self, Evidence.self, evidenceList),
      read("/evidence/{id}", "What is known of one file", Evidence.self, evidenceMetadata),
      Route(
        .get, "/evidence/{id}/content",
        "One file, to be saved; not while it waits for the virus scanner, and never where that found something",
        access: .door(.personReaders), handler: evidenceContent
      ).serving(Self.anyBytes, form: ["type": "string", "contentMediaType": .text(Self.anyBytes)]),
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
