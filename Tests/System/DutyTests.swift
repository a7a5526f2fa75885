import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("Duties hold, however a name is written (6.2, 7.1)", .serialized)
  struct DutyTests {
    /// Other writings of a name such as `chris.fields`.
    private static let spellings: [@Sendable (String) -> String] = [
      { $0.uppercased() }, { $0.capitalized }, { $0 + " " }, { " " + $0 }, { $0.replacing(".", with: " ") },
      { $0.replacing(".", with: "\u{200B}.") }, { $0.replacing("i", with: "\u{0456}") }, { $0 + "@example.org" },
      { $0.replacing(".", with: "\u{2024}") }, { $0 + "\u{0301}" },
    ]

    @Test(
      "who proposed does not authorise under another spelling, who is known by words alone is identified first, and a death takes two"
    )
    func hold() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        let first = try #require(story.steps.firstIndex { $0.name == "the person who proposed the plan tries to authorise it" })
        for step in story.steps[..<first] { _ = try story.play(step) }
        try otherSpellings(of: story.cast.chris.subject, deployment, story)
        try targets(deployment, story)
        try unknown(deployment, story)
        try death(deployment, story)
      }
    }

    private func otherSpellings(of subject: String, _ deployment: Deployment, _ story: Story) throws {
      let decider = try #require(story.cast.deciders.last)
      let tokens = TokenIssuer(secret: try SecretFile.read("\(deployment.folder)/secret"))
      let id = try #require(story.caseID)
      for spelling in Self.spellings {
        let actor = Actor(
          subject: spelling(subject), name: "Someone", offices: Set(decider.offices), organisations: [decider.organisation],
          pack: story.pack.reference.id)
        var request = ClientRequest(
          method: .post, address: deployment.addresses[.workflow], target: "/cases/\(id)/authorise",
          headers: [
            ("Authorization", "Bearer " + tokens.mint(actor, at: Clock().wallNow, lifetimeSeconds: 60)),
            ("Content-Type", "application/json"), ("If-Match", "\"1\""),
          ])
        request.body = Array("{}".utf8)
        let answer = try HTTPTransport.network.ask(request)
        #expect(answer.status == 401 && String(decoding: answer.body, as: UTF8.self).contains("subject"), "\(actor.subject)")
      }
    }

    private func targets(_ deployment: Deployment, _ story: Story) throws {
      for spelling in Self.spellings {
        let form = try incident(story, [("targets", spelling("pat.x" + "i"))])
        let answer = try deployment.answer(.post, "/incidents", of: .intake, by: story.cast.jo, form)
        // White space around what is typed is no part of it.
        let isTrimmed = Subject.isCanonical(spelling("pat.xi").trimmingCharacters(in: .whitespaces))
        #expect(answer.status == (isTrimmed ? 201 : 422), "\(spelling("pat.xi"))")
        #expect(isTrimmed || String(decoding: answer.body, as: UTF8.self).contains("targets[0]"))
      }
    }

    private func unknown(_ deployment: Deployment, _ story: Story) throws {
      let words = "the new manager on the desk"
      let form = try incident(story, [("targetsDescribed", words)])
      let logged = try deployment.answer(.post, "/incidents", of: .intake, by: story.cast.jo, form)
      let incident = try JSON.decode(Incident.self, from: logged.body).id
      _ = try story.teller.wait(for: "the incident in the case") {
        try story.readCase().incidents.contains { $0.id == incident } ? true : nil
      }
      let decider = try #require(story.cast.deciders.last)
      let authorisation = Form(
        story.pack.criteria.map { ("confirmedCriteria", $0.code) } + [("reasons", "It is needed, and no more than that.")])
      let refused = try story.beRefused(.authorise, by: decider, authorisation, status: 422, citing: .impartialDecision)
      #expect(refused.missing == ["who is meant by: \(words)"])
      let correction = Form([("incident", incident.text), ("named", words), ("reasons", "The rota names a caretaker.")])
      try story.move(.correctInvolvement, by: story.cast.chris, correction, to: .awaitingAuthorisation)
      try story.move(.authorise, by: decider, authorisation, to: .noticePending)
    }

    private func death(_ deployment: Deployment, _ story: Story) throws {
      let view = try story.waitForStage(.inForce)
      #expect(view.deathReport == nil)
      try story.move(
        .recordDeath, by: story.cast.chris, Form([("evidence", "A death certificate, seen at the desk.")]), to: .inForce)
      let confirmation = Form([("confirmed", "true"), ("reasons", "The certificate names this person.")])
      _ = try story.beRefused(.confirmDeath, by: story.cast.chris, confirmation, status: 403, citing: .death)
      let second = try #require(story.cast.deciders.last)
      try story.move(.confirmDeath, by: second, confirmation, to: .closed)
    }

    private func incident(_ story: Story, _ more: [(String, String)]) throws -> Form {
      Form([
        ("serviceUser", try #require(story.serviceUser).text), ("organisation", story.cast.jo.organisation),
        ("channel", "telephone"), ("behaviours", story.conduct.aimed.code),
        ("whatHappened", "Shouted at the person at the desk."),
      ]).with(more)
    }
  }
}
