import Contracts
import Policy
import ServiceKit

extension RestrictionWorkflow {
  /// All of the workflow's routes. A step's route is behind the step's door; the pack says which of the offices that pass it may take
  /// the step, and the policy decides.
  var routes: [Route] { reading + warning + preparing + deciding + planInForce + reviewing + appealing + filing }

  private func command<Body: Decodable & Sendable>(
    _ step: ActionName, _ summary: String, _ takes: Body.Type, _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(
      .post, "/cases/{id}/\(step.rawValue)", summary, access: step.access, takes: takes, answers: CaseView.self, handler: handler
    ).versioned
  }

  private var reading: [Route] {
    [
      Route(
        .get, "/cases", "Cases, by reference, stage, organisation, person and who has a task", access: .door(.caseReaders),
        asks: Listed<CaseFilter>.self, answers: Page<CaseSummary>.self, handler: cases),
      Route(.get, "/cases/{id}", "One case", access: .door(.caseReaders), answers: CaseView.self, handler: oneCase),
      Route(
        .get, "/cases/{id}/actions", "What you may do with it, and why not the rest", access: .door(.caseReaders),
        answers: CaseActions.self,
        handler: actions),
      Route(
        .get, "/cases/{id}/draft-letter", "The letter that the draft would go out with, as notification is asked for it",
        access: .services, handler: draftLetter
      ).serving(
        "application/json", form: ["type": "object", "description": "The `notice` of an event that requests a letter."]),
      Route(
        .get, "/tasks", "Your tasks, the longest overdue first", access: .door(.caseReaders), asks: Listed<TaskFilter>.self,
        answers: Page<CaseTaskView>.self, handler: tasks),
      Route(
        .get, "/reviews.ics", "The reviews of plans in force, as a calendar to subscribe to", access: .door(.caseReaders),
        handler: reviewCalendar
      ).serving("text/calendar").alsoAnswering(304),
      Route(
        .post, "/tasks/{id}/done", "An incident was read, and no further action is taken", access: .door(.steps),
        takes: ReasonedDecision.self, status: 204, handler: incidentRead),
    ]
  }

  private var warning: [Route] {
    [
      command(.triage, "Decide what the report calls for", TriageCase.self, triage),
      command(.warnAgain, "Give the next warning: the behaviour continued", WarnAgain.self, warnAgain),
      command(.skipWarning, "Skip the warning, on a recorded ground", SkipWarning.self, skipWarning),
      command(.closeAsAdapted, "Close: the behaviour has stopped", ReasonedDecision.self, closeAsAdapted),
      command(.withdrawWarning, "Withdraw a warning that was a mistake", ReasonedDecision.self, withdrawWarning),
      command(.recordContinued, "The behaviour continued after the warning", RecordContinued.self, recordContinued),
    ]
  }

  private var preparing: [Route] {
    [
      command(.answerCriterion, "Answer a criterion, with evidence", AnswerCriterion.self, answerCriterion),
      command(.reopenCriterion, "Withdraw an answer: something new came up", ReopenCriterion.self, reopenCriterion),
      command(
        .confirmAdjustmentsConsidered, "Say what was considered about adjustments",
        ConfirmAdjustmentsConsidered.self, confirmAdjustmentsConsidered),
      command(.draftPlan, "Draft the plan, replacing any earlier draft", DraftPlan.self, draftPlan),
      Route(
        .patch, "/cases/{id}/\(ActionName.draftPlan.rawValue)", "Change some of the draft", access: ActionName.draftPlan.access,
        takes: DraftPlan.self, answers: CaseView.self, handler: amendDraft
      ).versioned,
      command(.withdraw, "Take the matter, or the change to a plan, no further", ReasonedDecision.self, withdraw),
      command(.submit, "Submit the plan for a decision", NothingToSay.self, submit),
    ]
  }

  private var deciding: [Route] {
    [
      command(
        .recordConsultation, "Record what someone who must be consulted said", RecordConsultation.self, recordConsultation
      ),
      command(.declareConflict, "Say why you may not decide", ReasonedDecision.self, declareConflict),
      command(.authorise, "Authorise the plan", AuthorisePlan.self, authorise),
      command(.refuse, "Refuse the plan, with reasons", ReasonedDecision.self, refuse),
      command(.returnToManager, "Return the plan, saying what is missing", ReturnToManager.self, returnToManager),
    ]
  }

  private var planInForce: [Route] {
    [
      Route(
        .post, "/cases/{id}/\(ActionName.recordBreach.rawValue)", "A condition of the plan was broken",
        access: ActionName.recordBreach.access,
        takes: RecordBreach.self, answers: CaseReceipt.self, handler: recordBreach
      ).versioned,
      Route(
        .post, "/breaches", "A condition of a plan was broken: record it by the plan's reference", access: .door(.desk),
        takes: ReportBreach.self, answers: CaseReceipt.self, status: 201, handler: reportBreach),
      Route(
        .get, "/breaches", "Broken conditions of plans, across people", access: .door(.listReaders),
        asks: Listed<BreachFilter>.self, answers: Page<RecordedBreach>.self, handler: breaches
      ).inTables,
      command(.considerBreaches, "Say what comes of the breaches recorded so far", ReasonedDecision.self, considerBreaches),
      command(.openVariation, "Begin the plan's next version", ReasonedDecision.self, openVariation),
    ]
  }

  private var reviewing: [Route] {
    [
      command(.reconsider, "Reconsider the plan before its review", ReconsiderPlan.self, reconsider),
      command(.concludeReview, "Continue, vary or lift the plan", ConcludeReview.self, concludeReview),
      Route(
        .post, "/reviews", "Conclude many reviews, each decided separately", access: ActionName.concludeReview.access,
        takes: ConcludeReviews.self,
        answers: ReviewAnswers.self, bodyLimit: 1_048_576, handler: concludeReviews),
    ]
  }

  private var appealing: [Route] {
    [
      Route(
        .post, "/cases/{id}/\(ActionName.lodgeAppeal.rawValue)", "Record an appeal, received by any channel",
        access: ActionName.lodgeAppeal.access, takes: LodgeAppeal.self, answers: CaseReceipt.self, handler: lodgeAppeal
      ).versioned,
      Route(
        .post, "/appeals", "Take an appeal down, by telephone or in any other way, by the reference in the person's letter",
        access: .door(.desk), takes: TakeDownAppeal.self, answers: CaseReceipt.self, status: 201, handler: takeDownAppeal),
      command(.acknowledgeAppeal, "Tell the person that it is being heard", AcknowledgeAppeal.self, acknowledgeAppeal),
      command(.decideAppeal, "Decide an appeal, with reasons", DecideAppeal.self, decideAppeal),
    ]
  }

  private var filing: [Route] {
    [
      command(.sendNoticeAgain, "Have a letter that failed sent again", SendNoticeAgain.self, sendNoticeAgain),
      command(.refer, "Refer the matter to the police or a lawyer", ReferCase.self, refer),
      command(.recordReferralOutcome, "Record the outcome of a referral", RecordReferralOutcome.self, recordReferralOutcome),
      command(
        .correctInvolvement, "Say who was meant on an incident, or that someone was named in error", CorrectInvolvement.self,
        correctInvolvement),
      command(.recordDeath, "The person has died: a second person has to confirm it", RecordDeath.self, recordDeath),
      command(.confirmDeath, "Confirm that the person has died: everything ends", ConfirmDeath.self, confirmDeath),
    ]
  }
}

extension ActionName {
  /// Who passes to its route: people, by its door; what has none is for services.
  var access: Access { door.map(Access.door) ?? .services }
}
