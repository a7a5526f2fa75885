import Contracts
import ServiceKit

extension Records {
  /// All of records' routes.
  var routes: [Route] {
    [
      Route(
        .get, "/register", "The register of decisions", access: .door(.registerReaders),
        asks: Listed<RegisterFilter>.self, answers: Page<RegisterEntry>.self, handler: register
      ).inTables,
      Route(
        .get, "/restrictions", "The register of restrictions: every plan that was authorised", access: .door(.registerReaders),
        asks: Listed<RestrictionFilter>.self, answers: Page<RegisteredRestriction>.self, handler: restrictions
      ).inTables,
      Route(
        .get, "/held/{id}",
        "Everything that all services hold about a person, or on a restriction case, to be read alone; with `audience=person` as they get it",
        access: .door(.recordKeepers), asks: HeldQuery.self, handler: held
      ).serving("application/json", form: ["type": "object"]).alsoServing("text/html", "application/pdf"),
      Route(
        .get, "/statistics", "What is counted for the annual report; numbers that would tell of a few people are left out",
        access: .door(.registerReaders), asks: StatisticsFilter.self, answers: Statistics.self, handler: statistics
      ).alsoServing("text/csv", "text/html"),
      Route(
        .post, "/equality-returns",
        "Write down how many people gave each answer of equality monitoring in a year, where the policy turns it on",
        access: .door(.recordKeepers), takes: RecordEqualityReturn.self, answers: EqualityReturn.self, status: 201,
        handler: recordEquality),
      Route(
        .get, "/case-files/{id}", "Everything on file about a case", access: .door(.registerReaders), answers: CaseFile.self,
        handler: caseFile),
      Route(
        .get, "/aggregates", "What is kept and for how long: what is due, or everything of one person",
        access: .door(.registerReaders),
        asks: Listed<AggregateFilter>.self, answers: Page<RetainedAggregate>.self, handler: aggregates),
      Route(
        .get, "/holds", "What is held back from destruction", access: .door(.registerReaders), asks: Listed<HoldFilter>.self,
        answers: Page<Hold>.self, handler: holds),
      Route(.get, "/holds/{id}", "One hold", access: .door(.registerReaders), answers: Hold.self, handler: oneHold),
      Route(
        .post, "/holds", "Hold records back from destruction", access: .door(.recordKeepers), takes: PlaceHold.self,
        answers: Hold.self, status: 201, handler: placeHold),
      Route(
        .post, "/holds/{id}/review", "Keep a hold to a later day", access: .door(.recordKeepers), takes: ReviewHold.self,
        answers: Hold.self, handler: reviewHold
      ).versioned,
      Route(
        .post, "/holds/{id}/release", "Release a hold", access: .door(.recordKeepers), takes: ReasonedDecision.self,
        answers: Hold.self, handler: releaseHold
      ).versioned,
      Route(
        .get, "/rights-requests", "What people have asked about their data, and by when it is answered",
        access: .door(.registerReaders), asks: Listed<RightsRequestFilter>.self, answers: Page<RightsRequest>.self,
        handler: rightsRequests
      ).inTables,
      Route(
        .get, "/rights-requests/{id}", "One request about a person's data", access: .door(.registerReaders),
        answers: RightsRequest.self, handler: oneRightsRequest),
      Route(
        .post, "/rights-requests", "Take down what a person asks about their data", access: .door(.recordKeepers),
        takes: RecordRightsRequest.self, answers: RightsRequest.self, status: 201, handler: recordRightsRequest),
      Route(
        .post, "/rights-requests/{id}/identity", "Stop the clock while the person shows who they are, or have it run on",
        access: .door(.recordKeepers), takes: CheckIdentity.self, answers: RightsRequest.self, handler: checkIdentity
      ).versioned,
      Route(
        .post, "/rights-requests/{id}/extension", "Take two more months, which the person is told of",
        access: .door(.recordKeepers), takes: ReasonedDecision.self, answers: RightsRequest.self, handler: extendRightsRequest
      ).versioned,
      Route(
        .post, "/rights-requests/{id}/answer", "Answer a request about a person's data", access: .door(.recordKeepers),
        takes: AnswerRightsRequest.self, answers: RightsRequest.self, handler: answerRightsRequest
      ).versioned,
      Route(
        .post, "/rights-requests/{id}/lifting", "Have data used again that was only to be stored", access: .door(.recordKeepers),
        takes: ReasonedDecision.self, answers: RightsRequest.self, handler: liftRestriction
      ).versioned,
      Route(
        .get, "/disclosures", "What was given of people's data, to whom and by what right", access: .door(.registerReaders),
        asks: Listed<DisclosureFilter>.self, answers: Page<Disclosure>.self, handler: disclosures
      ).inTables,
      Route(
        .post, "/disclosures", "Write down that somebody was given data of a person", access: .door(.recordKeepers),
        takes: RecordDisclosure.self, answers: Disclosure.self, status: 201, handler: recordDisclosure),
      Route(
        .get, "/disposals", "Disposals, by how far they have come", access: .door(.registerReaders),
        asks: Listed<DisposalFilter>.self, answers: Page<Disposal>.self, handler: disposals),
      Route(
        .post, "/disposals", "Propose that what is due be destroyed", access: .door(.recordKeepers), takes: ProposeDisposal.self,
        answers: Disposal.self, status: 201, handler: proposeDisposal),
      Route(
        .get, "/disposals/{id}", "One disposal", access: .door(.registerReaders), answers: Disposal.self, handler: oneDisposal),
      Route(
        .get, "/disposals/{id}/aggregates", "What it destroys, and what was kept after all", access: .door(.registerReaders),
        asks: Listed<DisposalItemFilter>.self, answers: Page<DisposalItem>.self, handler: disposalItems),
      Route(
        .post, "/disposals/{id}/approval", "Approve it: a second person", access: .door(.recordKeepers),
        takes: ReasonedDecision.self, answers: Disposal.self, handler: approveDisposal
      ).versioned,
      Route(
        .post, "/disposals/{id}/withdrawal", "Stop it, while it can be stopped", access: .door(.recordKeepers),
        takes: ReasonedDecision.self, answers: Disposal.self, handler: withdrawDisposal
      ).versioned,
      Route(
        .get, "/disposals/{id}/certificate", "The proof that everything of it is destroyed", access: .door(.registerReaders),
        answers: DisposalCertificate.self, handler: certificate
      ).alsoServing("text/html", "application/pdf"),
      Route(
        .get, "/checkpoints/latest", "The newest signed checkpoint of all journals, to be kept elsewhere",
        access: .door(.verifiers), answers: SignedCheckpoint.self, handler: latestCheckpoint),
      Route(
        .get, "/verification", "Whether every journal of the deployment is intact", access: .door(.verifiers),
        answers: VerificationReport.self, handler: verification),
    ]
  }
}
