import Contracts
import ServiceKit

extension RestrictionWorkflow {
  /// Everything that the workflow offers. The roles of a step are the pack's: the door is open to whoever moves cases, and the policy decides.
  var routes: [Route] {
    let movers = Access.of(.manager, .seniorManager)
    let readers = Access.of(
      .manager, .seniorManager, .complaintsTeam, .customerServiceManager, .recordsOfficer, .auditor)
    func command<Body: Decodable & Sendable>(
      _ name: String, _ summary: String, _ takes: Body.Type, _ handler: @escaping @Sendable (Exchange) throws -> Reply
    ) -> Route {
      Route(.post, "/cases/{id}/\(name)", summary, access: movers, takes: takes, answers: CaseView.self, handler: handler)
        .versioned
    }
    return [
      Route(
        .get, "/cases", "Cases, by stage, organisation and person", access: readers, answers: Page<CaseSummary>.self,
        handler: cases
      ).query("stage", "A stage, such as in-force").query("organisation", "A code").query("serviceUser", "An identifier").paged,
      Route(.get, "/cases/{id}", "One case", access: readers, answers: CaseView.self, handler: oneCase),
      Route(
        .get, "/cases/{id}/actions", "What you may do with it, and why not", access: readers, answers: CaseActions.self,
        handler: actions),
      Route(.get, "/tasks", "What waits for you", access: readers, answers: Page<CaseTaskView>.self, handler: tasks).paged,
      Route(
        .post, "/tasks/{id}/done", "An incident was read, and nothing more is done (6.1)", access: movers,
        takes: ReasonedDecision.self, status: 204, handler: incidentRead),
      command("triage", "Decide what the report calls for (3.1, 5.2)", TriageCase.self, triage),
      command("send-notice-again", "Have a letter that failed sent again (5.1)", NothingToSay.self, sendNoticeAgain),
      command("close-as-adapted", "Close: the behaviour has stopped (5.2)", ReasonedDecision.self, closeAsAdapted),
      command("record-continued", "The behaviour went on after the warning (5.3)", RecordContinued.self, recordContinued),
      command("answer-criterion", "Answer a criterion, with evidence (5.3)", AnswerCriterion.self, answerCriterion),
      command(
        "confirm-adjustments-considered", "Say what was considered about adjustments (1.3, 5.9)",
        ConfirmAdjustmentsConsidered.self,
        confirmAdjustmentsConsidered),
      command("draft-plan", "Draft the plan, in place of any earlier draft (5.4 to 5.7)", DraftPlan.self, draftPlan),
      command("withdraw", "Let the matter rest", ReasonedDecision.self, withdraw),
      command("submit", "Submit the plan to a senior manager (6.2)", NothingToSay.self, submit),
      command("authorise", "Authorise the plan (5.3, 6.2)", AuthorisePlan.self, authorise),
      command("refuse", "Refuse the plan, with reasons (6.2)", ReasonedDecision.self, refuse),
      command("return-to-manager", "Return the plan, saying what is missing", ReturnToManager.self, returnToManager),
    ]
  }
}
