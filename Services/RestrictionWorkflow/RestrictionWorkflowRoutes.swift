import Contracts
import ServiceKit

extension RestrictionWorkflow {
  /// Everything that the workflow offers. The roles of a step are the pack's: a route is open to everyone who takes steps in cases, and
  /// the policy decides.
  var routes: [Route] { reading + warning + preparing + deciding + planInForce + reviewing + appealing + filing }

  private func command<Body: Decodable & Sendable>(
    _ name: String, _ summary: String, _ takes: Body.Type, _ handler: @escaping @Sendable (Exchange) throws -> Reply
  ) -> Route {
    Route(.post, "/cases/{id}/\(name)", summary, access: .caseMovers, takes: takes, answers: CaseView.self, handler: handler)
      .versioned
  }

  private var reading: [Route] {
    [
      Route(
        .get, "/cases", "Cases, by stage, organisation, person and who has something to do", access: .caseReaders,
        answers: Page<CaseSummary>.self, handler: cases
      ).query("stage", "A stage, such as in-force").query("organisation", "A code").query("serviceUser", "An identifier")
        .query("responsible", "A role, or the name of an account, that has something to do; or me")
        .query("overdue", "true: only where something is overdue").paged,
      Route(.get, "/cases/{id}", "One case", access: .caseReaders, answers: CaseView.self, handler: oneCase),
      Route(
        .get, "/cases/{id}/actions", "What you may do with it, and why not", access: .caseReaders, answers: CaseActions.self,
        handler: actions),
      Route(
        .get, "/tasks", "What waits for you, the longest overdue first", access: .caseReaders, answers: Page<CaseTaskView>.self,
        handler: tasks
      ).query("overdue", "true: only what is overdue").query("person", "In whose hands it is, by the name of an account; or me")
        .paged,
      Route(
        .get, "/reviews.ics", "The reviews of plans in force, as a calendar to subscribe to (8.1)", access: .caseReaders,
        handler: reviewCalendar),
      Route(
        .post, "/tasks/{id}/done", "An incident was read, and nothing more is done (6.1)", access: .caseMovers,
        takes: ReasonedDecision.self, status: 204, handler: incidentRead),
    ]
  }

  private var warning: [Route] {
    [
      command("triage", "Decide what the report calls for (3.1, 5.2)", TriageCase.self, triage),
      command("warn-again", "Give the next warning: the behaviour went on (5.2)", WarnAgain.self, warnAgain),
      command("skip-warning", "Give no warning, on a recorded ground (5.2, 5.8)", SkipWarning.self, skipWarning),
      command("close-as-adapted", "Close: the behaviour has stopped (5.2)", ReasonedDecision.self, closeAsAdapted),
      command("record-continued", "The behaviour went on after the warning (5.3)", RecordContinued.self, recordContinued),
    ]
  }

  private var preparing: [Route] {
    [
      command("answer-criterion", "Answer a criterion, with evidence (5.3)", AnswerCriterion.self, answerCriterion),
      command("reopen-criterion", "Take an answer back: something new came up (5.3)", ReopenCriterion.self, reopenCriterion),
      command(
        "confirm-adjustments-considered", "Say what was considered about adjustments (1.3, 5.9)",
        ConfirmAdjustmentsConsidered.self, confirmAdjustmentsConsidered),
      command("draft-plan", "Draft the plan, in place of any earlier draft (5.4 to 5.7)", DraftPlan.self, draftPlan),
      command("withdraw", "Let the matter, or the change of a plan, rest", ReasonedDecision.self, withdraw),
      command("submit", "Submit the plan to a senior manager (6.2)", NothingToSay.self, submit),
    ]
  }

  private var deciding: [Route] {
    [
      command(
        "record-consultation", "Record what somebody said who must be heard (6.2)", RecordConsultation.self, recordConsultation),
      command("declare-conflict", "Say why you do not decide (6.2)", ReasonedDecision.self, declareConflict),
      command("authorise", "Authorise the plan (5.3, 6.2)", AuthorisePlan.self, authorise),
      command("refuse", "Refuse the plan, with reasons (6.2)", ReasonedDecision.self, refuse),
      command("return-to-manager", "Return the plan, saying what is missing", ReturnToManager.self, returnToManager),
    ]
  }

  private var planInForce: [Route] {
    [
      Route(
        .post, "/cases/{id}/record-breach", "A condition of the plan was broken (5.8)", access: .desk,
        takes: RecordBreach.self, answers: CaseReceipt.self, handler: recordBreach
      ).versioned,
      Route(
        .post, "/breaches", "A condition of a plan was broken, by the reference of the plan (5.8)", access: .desk,
        takes: ReportBreach.self, answers: CaseReceipt.self, status: 201, handler: reportBreach),
      command("open-variation", "Begin the plan's next version (decision 6)", ReasonedDecision.self, openVariation),
    ]
  }

  private var reviewing: [Route] {
    [
      command("reconsider", "Reconsider the plan before its review (8.2)", ReconsiderPlan.self, reconsider),
      command("conclude-review", "Continue, vary or lift the plan (8.1, 8.2)", ConcludeReview.self, concludeReview),
      Route(
        .post, "/reviews", "Conclude many reviews, each by itself (8.1, 8.2)", access: .caseMovers, takes: ConcludeReviews.self,
        answers: ReviewAnswers.self, bodyLimit: 1_048_576, handler: concludeReviews),
    ]
  }

  private var appealing: [Route] {
    [
      command("lodge-appeal", "Take in an appeal, by whatever channel it came (7.1)", LodgeAppeal.self, lodgeAppeal),
      command("acknowledge-appeal", "Tell the person that it is heard (7.1)", AcknowledgeAppeal.self, acknowledgeAppeal),
      command("decide-appeal", "Decide an appeal, with reasons (7.1)", DecideAppeal.self, decideAppeal),
    ]
  }

  private var filing: [Route] {
    [
      command("send-notice-again", "Have a letter that failed sent again (5.1)", SendNoticeAgain.self, sendNoticeAgain),
      command("refer", "Lay the matter before the police or a lawyer (5.8)", ReferCase.self, refer),
      command(
        "record-referral-outcome", "Say what came of a referral (5.8)", RecordReferralOutcome.self, recordReferralOutcome),
      command("record-death", "The person has died: everything ends", ReasonedDecision.self, recordDeath),
    ]
  }
}
