import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("What happens after a plan is in force, over HTTP")
struct AfterwardsTests {
  private func appeal(_ file: CaseView, in town: Town, against: JSON = "plan") throws -> CaseAppeal {
    try town.give(
      "lodge-appeal", file, ["against": against, "channel": "telephone", "statement": "I never rang."], as: People.cora)
    return try #require(try town.current(file).appeals?.last)
  }

  @Test("an appeal partly upheld leads to a milder version, which replaces the first (7.1, decision 6)")
  func partlyUpheld() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let appeal = try appeal(file, in: town)
    #expect(appeal.state == "lodged" && appeal.channel == .telephone && appeal.against == .plan)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
    let decision: JSON = [
      "appeal": .text(appeal.id.text), "outcome": "partly-upheld", "reasons": "One hour is too short.", "remedy": "fire",
      "changes": [
        ["restriction": 1, "change": "loosen", "parts": ["weeklyWindows"], "words": "Calls are taken until the afternoon."]
      ],
    ]
    #expect(try town.command("decide-appeal", file, decision, as: People.mara).problem().refusal == "role")
    try town.give("decide-appeal", file, decision, as: People.carl)
    try town.settle()
    let varied = try town.current(file)
    #expect(varied.stage == "in-force" && varied.variation?.origin == .appeal && varied.variation?.appeal == appeal.id)
    #expect(varied.appeals?.first?.outcome == .partlyUpheld && varied.appeals?.first?.reasons?.by == "carl")
    #expect(varied.plan?.version == 1 && varied.letters == nil)
    try town.give("confirm-adjustments-considered", file, ["consideration": "None is known."])
    try town.give(
      "draft-plan", file,
      Town.draft.with([
        "restrictions": [
          [
            "kind": "time-limits", "channels": ["telephone"],
            "weeklyWindows": [["weekday": "tuesday", "from": "10:00", "to": "16:00"]],
            "reasons": "Calls took hours.", "behaviours": ["swearing-or-threatening"],
          ]
        ]
      ]))
    try town.give("submit", file)
    try town.give("authorise", file, Town.authorisation, as: People.sana)
    try town.settle()
    let second = try town.current(file)
    #expect(second.plan?.version == 2 && second.variation == nil && second.plan?.restrictions.count == 1)
  }

  @Test("front-line staff report a breach by the plan's reference, and are told nothing about the case (5.8)")
  func breach() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let body: JSON = [
      "plan": .text(file.reference), "occurredAt": .text(town.clock.now.text), "account": "Rang on a Friday.",
      "response": "The call was ended.",
    ]
    let answer = try town.send(.workflow, "/breaches", as: People.rita, body)
    #expect(answer.status == 201)
    #expect(try answer.decode(CaseReceipt.self) == CaseReceipt(reference: file.reference, version: file.version + 2))
    #expect(try town.current(file).breaches?.map(\.account) == ["Rang on a Friday."])
    #expect(try town.send(.workflow, "/breaches", as: People.vera, body).faults() == ["plan unknown"])
    #expect(
      try town.send(.workflow, "/breaches", as: People.rita, body.with(["plan": "RC-2026-999999"])).faults() == ["plan unknown"])
    #expect(
      try town.send(.workflow, "/breaches", as: People.rita, body.with(["occurredAt": "Friday"])).faults() == [
        "occurredAt malformed"
      ])
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.rita).status == 403)
  }

  @Test("a referral is recorded with its outcome (5.8)")
  func referral() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "reported")
    try town.give("refer", file, ["to": "police", "reference": "CR-1", "reasons": "He was seen with a knife."])
    let made = try #require(try town.current(file).referrals?.first)
    try town.give("record-referral-outcome", file, ["referral": .text(made.id.text), "outcome": "A caution."])
    #expect(try town.current(file).referrals?.first?.outcome == "A caution.")
  }

  @Test("an overdue review is a senior manager's task until it is concluded with a next date and a letter (8.1, 8.2)")
  func review() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.move(to: "2027-06-02T10:00:00Z")
    try town.settle()
    #expect(try town.current(file).review == "overdue")
    #expect(try town.tasks(of: People.sana).map(\.kind) == ["overdue-review"])
    let without: JSON = ["outcome": "continue", "reasons": "No change."]
    #expect(try town.command("conclude-review", file, without, as: People.sana).faults() == ["reviewOn missing"])
    try town.give("conclude-review", file, without.with(["reviewOn": "2027-07-09"]), as: People.sana)
    try town.settle()
    let reviewed = try town.current(file)
    #expect(reviewed.review == "scheduled" && reviewed.reviewOn?.text == "2027-07-09" && reviewed.letters == nil)
    #expect(reviewed.reviews?.map(\.outcome) == [.continues])
    #expect(try town.tasks(of: People.sana).isEmpty)
  }

  @Test("many reviews are concluded in one call, each decided separately, and answered item by item (8.1)")
  func together() throws {
    let town = try Town.whole()
    let names = ["Robin Quist", "Alex Marsh", "Kim Lowe"]
    let files = try names.map { try town.bring(try town.register($0, telephone: nil), to: "in-force") }
    for file in files.prefix(2) { try town.give("reconsider", file, ["cause": "request", "reasons": "He asked."]) }
    let version = try town.current(files[0]).version
    func item(_ id: Identifier, _ version: Int, _ changes: [String: JSON?] = [:]) -> JSON {
      let item: JSON = [
        "case": .text(id.text), "version": .whole(version), "outcome": "continue", "reviewOn": "2027-05-01",
        "reasons": "It is calm.",
      ]
      return item.with(changes)
    }
    let unknown = try town.platform(.workflow).identifiers.next()
    let items = [
      item(files[0].id, version), item(files[1].id, 1), item(files[2].id, files[2].version), item(unknown, 1),
      item(files[1].id, version, ["reviewOn": nil]), item(files[1].id, version, ["outcome": "lift", "reviewOn": nil]),
    ]
    let answer = try town.send(.workflow, "/reviews", as: People.sana, ["reviews": .list(items)])
    let answers = try answer.decode(ReviewAnswers.self).items
    #expect(answers.map(\.status) == [200, 412, 422, 404, 422, 200])
    #expect(answers[2].problem?.refusal == "review-not-open" && answers[2].problem?.paragraph == "8.2")
    #expect(try town.current(files[0]).reviewOn?.text == "2027-05-01" && answers[0].version == version + 1)
    #expect(try town.current(files[1]).outcome == "lifted" && town.current(files[2]).version == files[2].version)
  }

  @Test("a plan that is reconsidered before its review is not ended by the person who had it reconsidered (8.2)")
  func twoPeople() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.give("reconsider", file, ["cause": "improvement", "reasons": "Six quiet months."], as: People.sol)
    let lift: JSON = ["outcome": "lift", "reasons": "No longer needed."]
    let alone = try town.command("conclude-review", file, lift, as: People.sol).problem()
    #expect(alone.status == 403 && alone.refusal == "second-person" && alone.paragraph == "8.2")
    // Nor by setting the next review to tomorrow.
    let soon: JSON = ["outcome": "continue", "reviewOn": "2026-11-28", "reasons": "Still needed for now."]
    try town.give("conclude-review", file, soon, as: People.sol)
    town.advance(days: 1)
    try town.settle()
    #expect(try town.current(file).review == "coming-up")
    #expect(try town.command("conclude-review", file, lift, as: People.sol).problem().refusal == "second-person")
    try town.give("conclude-review", file, lift, as: People.sana)
    #expect(try town.current(file).outcome == "lifted")
  }

  @Test(
    "staff of an organisation that a plan binds record a breach of it and take an appeal down; of one that it does not, they know nothing (1.1)",
    arguments: [["opfcc", "voice"], ["opfcc"]])
  func elsewhere(organisations: [String]) throws {
    let town = try Town.whole()
    let file = try town.bring(
      try town.register(), to: "in-force", draft: Town.draft.with(["organisations": .texts(organisations)]))
    let now = JSON.text(town.clock.now.text)
    let breach: JSON = [
      "plan": .text(file.reference), "occurredAt": now, "account": "Called on a Friday.", "response": "Ended the call.",
    ]
    let appeal: JSON = [
      "reference": .text(file.reference), "against": "plan", "channel": "telephone", "statement": "It is too much.",
    ]
    for (target, body) in [("/breaches", breach), ("/appeals", appeal)] {
      let answer = try town.send(.workflow, target, as: People.vera, body)
      #expect(answer.status == (organisations.count == 2 ? 201 : 422), "\(target): \(answer.text)")
      if answer.status == 201 { #expect(try answer.decode(CaseReceipt.self).reference == file.reference) }
    }
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.viktor).status == 404)
  }

  @Test("a death asks for the evidence and for a second person, and then ends the case at once, and no letter is sent")
  func death() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let bare = try town.command("record-death", file, ["reasons": "The family told us."])
    #expect(bare.status == 422 && bare.text.contains("evidence"))
    #expect(try town.command("confirm-death", file, ["confirmed": true, "reasons": "Seen."], as: People.sana).status == 409)
    try town.give("record-death", file, ["evidence": "A death certificate, seen at the desk."])
    #expect(try town.current(file).stage == "in-force" && town.current(file).deathReport?.by == "mara")
    // Nothing else is decided meanwhile, so that no letter goes to someone who has died.
    let early = try town.command("reconsider", file, ["cause": "improvement", "reasons": "Six quiet months."]).problem()
    #expect(early.status == 409 && early.refusal == "death-reported")
    let tasks = try town.get(.workflow, "/tasks", as: People.mara).text
    #expect(tasks.contains("confirm-death"))
    let alone = try town.command("confirm-death", file, ["confirmed": true, "reasons": "Seen."])
    #expect(alone.status == 403 && alone.text.contains("someone other than the person who recorded it"))
    try town.give(
      "confirm-death", file, ["confirmed": false, "reasons": "It was another person of that name."], as: People.sana)
    #expect(try town.current(file).deathReport == nil && town.current(file).stage == "in-force")
    try town.give("record-death", file, ["evidence": "A letter from the coroner."], as: People.sana)
    try town.give("confirm-death", file, ["confirmed": true, "reasons": "The letter was seen, and the name checked."])
    let ended = try town.current(file)
    #expect(ended.outcome == "deceased" && ended.letters == nil && ended.version == file.version + 4)
    #expect(try !town.get(.workflow, "/tasks", as: People.mara).text.contains("confirm-death"))
  }

  @Test("a report after the end opens a case that refers to the last one, in the same organisation only")
  func earlier() throws {
    let town = try Town.whole()
    let person = try town.register()
    let first = try town.openCase(of: person)
    try town.give("triage", first, ["outcome": "no-action", "reasons": "It is so."])
    let second = try town.openCase(of: person)
    #expect(first.earlier == nil && second.earlier == first.id && second.id != first.id)
    #expect(try town.openCase(of: person, by: People.bea, in: "voice").earlier == nil)
  }
}
