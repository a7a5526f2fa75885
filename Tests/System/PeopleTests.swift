import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("What goes wrong with people is put right (5.2, 5.8, 7.1)", .serialized)
  struct PeopleTests {
    /// What someone in a hurry writes for a reason.
    private static let noReasons = ["r", "ok", "n/a", "none", "-----", "r r r r", "..r..", "1234567890"]

    @Test("an appeal is taken down by telephone, acknowledged, heard in part, and holds the next plan; a breach is one task")
    func underPlan() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        let first = try #require(story.steps.firstIndex { $0.name == "the plan is challenged" })
        for step in story.steps[..<first] { _ = try story.play(step) }
        try unknown(deployment, story)
        try breach(deployment, story)
        try appeal(deployment, story)
      }
    }

    @Test("a warning that was a mistake is withdrawn, and the person has it in writing (5.2)")
    func mistake() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        let runs = try #require(story.steps.firstIndex { $0.name == "the warning runs" })
        for step in story.steps[...runs] { _ = try story.play(step) }
        for text in Self.noReasons {
          let form = Form([("reasons", text)])
          _ = try story.beRefused(.withdrawWarning, by: story.cast.chris, form, status: 422, citing: .warnings)
        }
        let reasons = "Someone else used that telephone."
        try story.move(.withdrawWarning, by: story.cast.chris, Form([("reasons", reasons)]), to: .closed)
        try story.expectLetter(
          .warningWithdrawn, "the withdrawal", from: story.cast.chris, taking: .withdrawWarning,
          saying: [reasons, "It was a mistake, and we withdraw it."])
        #expect(try story.readCase().outcome == "mistaken-warning")
      }
    }

    /// The identifiers of a case and of a plan are no person's, and neither is one that was never given.
    private func unknown(_ deployment: Deployment, _ story: Story) throws {
      let view = try story.readCase()
      for id in [view.id, try #require(view.plan?.id), try #require(view.incidents.first?.id)] {
        let form = Form([("serviceUser", id.text), ("organisation", story.cast.jo.organisation), ("channel", "telephone")])
        let answer = try deployment.answer(.post, "/contact-checks", of: .intake, by: story.cast.jo, form)
        #expect(answer.status == 422 && String(decoding: answer.body, as: UTF8.self).contains("serviceUser"))
      }
    }

    private func breach(_ deployment: Deployment, _ story: Story) throws {
      let now = try story.teller.get("/clock", of: .workflow, by: story.cast.max, as: ClockAnswer.self).now
      let said = Form([
        ("plan", story.reference), ("occurredAt", now.text), ("account", "Rang on a Friday."),
        ("response", "The call was ended."),
      ])
      for _ in 1...2 {
        #expect(try deployment.answer(.post, "/breaches", of: .workflow, by: story.cast.jo, said).status == 201)
      }
      #expect(try story.readCase().breaches?.count == 1)
      let task = try story.teller.wait(for: "the breach among the tasks") {
        try story.task(.considerBreaches, of: story.cast.chris)
      }
      #expect(task.paragraph == story.pack.citations[.breaches])
      try story.move(
        .considerBreaches, by: story.cast.chris, Form([("reasons", "One call on the wrong day: we say so once more.")]),
        to: .inForce)
      #expect(try story.task(.considerBreaches, of: story.cast.chris) == nil)
    }

    private func appeal(_ deployment: Deployment, _ story: Story) throws {
      let words = "Nobody let me finish a sentence."
      let call = Form([
        ("reference", story.reference), ("against", "plan"), ("channel", "telephone"), ("statement", words),
        ("takenBy", story.cast.jo.subject),
      ])
      #expect(try deployment.answer(.post, "/appeals", of: .workflow, by: story.cast.jo, call).status == 201)
      let appeal = try #require(try story.readCase().appeals?.last)
      #expect(appeal.statement == words && appeal.takenBy == story.cast.jo.subject && appeal.channel == .telephone)
      let remedy = try #require(story.pack.externalRemedies.first)
      func decision(_ reasons: String, _ more: [(String, String)] = []) -> Form {
        Form(
          [("appeal", appeal.id.text), ("outcome", "partly-upheld"), ("reasons", reasons), ("remedy", remedy.code)] + more)
      }
      let changes = [
        ("changes[0].restriction", "1"), ("changes[0].change", "loosen"), ("changes[0].words", "calls may be longer."),
      ]
      let why = "Twenty minutes is not enough."
      let early = try story.beRefused(.decideAppeal, by: story.cast.hearer, decision(why, changes), status: 422, citing: .appeals)
      #expect(early.refusal == "appeal-not-acknowledged")
      try story.move(.acknowledgeAppeal, by: story.cast.noor, Form([("appeal", appeal.id.text)]), to: .inForce)
      for text in Self.noReasons {
        let refused = try story.beRefused(
          .decideAppeal, by: story.cast.hearer, decision(text, changes), status: 422, citing: .appeals)
        #expect(refused.refusal == "no-reasons", "\(text)")
      }
      try story.move(.decideAppeal, by: story.cast.hearer, decision(why, changes), to: .inForce)
      try story.expectLetter(
        .appealOutcome, "the answer", from: story.cast.hearer, taking: .decideAppeal,
        saying: [why, "calls may be longer.", "your plan will change"])
      try story.move(
        .confirmAdjustmentsConsidered, by: story.cast.chris, Form([("consideration", "None has become known.")]), to: .inForce)
      for plan in [try story.planForm(), try story.planForm(minutes: 15), try story.planForm(until: "14:00", minutes: 40)] {
        let refused = try story.beRefused(.draftPlan, by: story.cast.chris, plan, status: 422, citing: .appeals)
        #expect(refused.refusal == "appeal-not-followed")
      }
      try story.move(.draftPlan, by: story.cast.chris, try story.planForm(minutes: 40), to: .inForce)
    }
  }
}
