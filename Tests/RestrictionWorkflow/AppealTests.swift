import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("Appeals, over HTTP and in their letters")
struct AppealTests {
  private func lodged(_ town: Town, _ file: CaseView, against subject: JSON = "plan") throws -> JSON {
    try town.give(
      "lodge-appeal", file, ["against": subject, "channel": "letter", "statement": "I disagree."], as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.last)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
    return ["appeal": .text(appeal.id.text), "reasons": "Someone else rang that night.", "remedy": "fire"]
  }

  /// The text of the newest letter of that name, with single spaces.
  private func letter(_ name: String, of file: CaseView, in town: Town) throws -> String {
    try town.settle()
    let page = try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode(Page<Notice>.self)
    let notice = try #require(page.items.last { $0.letter == name })
    #expect(notice.state == .served)
    return try town.get(.notification, "/notices/\(notice.id)/letter.txt", as: People.mara).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("an upheld appeal ends the plan, and its letter says so, from when, and why (7.1)")
  func upheld() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let decision = try lodged(town, file)
    try town.give("decide-appeal", file, decision.with(["outcome": "upheld"]), as: People.carl)
    let text = try letter("appeal-outcome", of: file, in: town)
    #expect(text.contains("your plan is over"))
    #expect(text.contains("The plan ended on 25 November 2026.") && text.contains("Someone else rang that night."))
    #expect(!text.contains("We will review what still applies"))
    #expect(try town.current(file).outcome == "withdrawn-on-appeal")
  }

  @Test("the letter of an appeal that leaves the plan says when it is next reviewed (7.1, 8.1)")
  func notUpheld() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let decision = try lodged(town, file)
    try town.give("decide-appeal", file, decision.with(["outcome": "not-upheld"]), as: People.carl)
    let text = try letter("appeal-outcome", of: file, in: town)
    #expect(text.contains("We will review what still applies by 1 June 2027 at the latest."))
  }

  @Test("partly upheld: the changes are in the answer, hold the next version, and are in both letters (7.1, decision 6)")
  func partlyUpheld() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let decision = try lodged(town, file).with(["outcome": "partly-upheld"])
    let without = try town.command("decide-appeal", file, decision, as: People.carl)
    #expect(try without.faults() == ["changes missing"])
    let change: JSON = ["restriction": 2, "change": "remove", "words": "your letters are answered again."]
    let vague = decision.with(["changes": [change.with(["restriction": 7]), change.with(["words": "r"])]])
    #expect(
      try town.command("decide-appeal", file, vague, as: People.carl).faults() == [
        "changes[0].restriction notAllowed", "changes[1].words missing",
      ])
    let part = decision.with(["changes": [change.with(["change": "loosen", "parts": ["mood"]])]])
    #expect(try town.command("decide-appeal", file, part, as: People.carl).faults() == ["changes[0].parts[0] malformed"])
    try town.give("decide-appeal", file, decision.with(["changes": [change]]), as: People.carl)
    let answered = try #require(try town.current(file).appeals?.first)
    #expect(answered.changes == [AppealChange(restriction: 2, change: .remove, words: "your letters are answered again.")])
    #expect(try letter("appeal-outcome", of: file, in: town).contains("your letters are answered again."))

    try town.give("confirm-adjustments-considered", file, ["consideration": "None is known."])
    let harsher = try town.command("draft-plan", file, Town.draft).problem()
    #expect(harsher.refusal == "appeal-not-followed" && harsher.paragraph == "7.1")
    guard case .object(let parts) = Town.draft, case .list(let restrictions)? = parts["restrictions"] else {
      throw TownFault(words: "the draft has no restrictions")
    }
    try town.give("draft-plan", file, Town.draft.with(["restrictions": .list(Array(restrictions.prefix(1)))]))
    try town.give("submit", file)
    try town.give("authorise", file, ["confirmedCriteria": [], "reasons": "As the appeal decided."], as: People.sana)
    let text = try letter("plan", of: file, in: town)
    #expect(text.contains("we agreed with part of what you said") && text.contains("your letters are answered again."))
    #expect(try town.current(file).plan?.version == 2)
  }

  @Test("an appeal is acknowledged before it is decided (7.1)")
  func acknowledgedFirst() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    try town.give("lodge-appeal", file, ["against": "plan", "channel": "email", "statement": "I disagree."], as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.last?.id.text)
    let decision: JSON = ["appeal": .text(appeal), "outcome": "upheld", "reasons": "It was wrong.", "remedy": "fire"]
    let refused = try town.command("decide-appeal", file, decision, as: People.carl).problem()
    #expect(refused.refusal == "appeal-not-acknowledged" && refused.paragraph == "7.1")
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal)], as: People.carl)
    try town.give("decide-appeal", file, decision, as: People.carl)
  }

  @Test("a person under a warning can dispute it, as their letter says (7.1)")
  func warning() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    #expect(try letter("warning", of: file, in: town).contains("You can challenge this decision at any time while it applies"))
    let decision = try lodged(town, file, against: "warning")
    try town.give("decide-appeal", file, decision.with(["outcome": "upheld"]), as: People.carl)
    #expect(try town.current(file).outcome == "warning-withdrawn")
    #expect(try letter("appeal-outcome", of: file, in: town).contains("we withdraw our warning and close the case"))
  }

  @Test("front-line staff take an appeal down by telephone, by the letter's reference, and are told nothing about the case (7.1)")
  func byTelephone() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let rang = town.clock.now
    town.advance(days: 1)
    let body: JSON = [
      "reference": .text(file.reference), "against": "plan", "channel": "telephone", "receivedAt": .text(rang.text),
      "takenBy": "tom", "statement": "You never listen to me.",
    ]
    let answer = try town.send(.workflow, "/appeals", as: People.rita, body)
    #expect(answer.status == 201)
    #expect(try answer.decode(CaseReceipt.self) == CaseReceipt(reference: file.reference, version: file.version + 1))
    let appeal = try #require(try town.current(file).appeals?.first)
    #expect(appeal.channel == .telephone && appeal.takenBy == "tom" && appeal.statement == "You never listen to me.")
    #expect(appeal.receivedAt == rang)
    // Twenty working days from when the person rang, with Christmas between.
    #expect(appeal.replyBy.text == "2026-12-24T00:00:00.000Z")
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.rita).status == 403)
    for (change, fault) in [
      (["takenBy": "Tom Wood"], "takenBy"), (["channel": "dream"], "channel"), (["statement": ""], "statement"),
    ] as [([String: JSON?], String)] {
      #expect(
        try town.send(.workflow, "/appeals", as: People.rita, body.with(change)).faults().map { $0.prefix(while: { $0 != " " }) }
          == [fault[...]])
    }
    #expect(try town.send(.workflow, "/appeals", as: People.rita, body.with(["reference": "RC-2026-999999"])).status == 422)
    #expect(try town.send(.workflow, "/appeals", as: People.vera, body).faults() == ["reference unknown"])
    #expect(try town.send(.workflow, "/appeals", as: People.ada, body).status == 403)
  }

  @Test("a warning that was a mistake is withdrawn with a letter; someone who adapted is told so (5.2)")
  func endings() throws {
    let town = try Town.whole()
    let mistaken = try town.bring(try town.register(), to: "warned")
    try town.give("withdraw-warning", mistaken, ["reasons": "It was another caller."])
    #expect(try town.current(mistaken).outcome == "mistaken-warning")
    let sorry = try letter("warning-withdrawn", of: mistaken, in: town)
    #expect(sorry.contains("It was a mistake, and we withdraw it.") && sorry.contains("It was another caller."))
    let adapted = try town.bring(try town.register("Alex Marsh", telephone: "01632 960001"), to: "warned")
    town.advance(days: 30)
    try town.settle()
    try town.give("close-as-adapted", adapted, ["reasons": "There has been nothing since."])
    let thanks = try letter("case-closed", of: adapted, in: town)
    #expect(thanks.contains("You have changed how you contact us.") && thanks.contains("There has been nothing since."))
    #expect(try town.current(adapted).letters == nil)
  }

  @Test("a breach is a manager's task until someone says what comes of it; reported twice, it is one (5.8)")
  func breach() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let body: JSON = [
      "plan": .text(file.reference), "occurredAt": .text(town.clock.now.text), "account": "Rang on a Friday.",
      "response": "The call was ended.",
    ]
    #expect(try town.send(.workflow, "/breaches", as: People.rita, body).status == 201)
    let again = try town.send(.workflow, "/breaches", as: People.tom, body.with(["response": "I put the telephone down."]))
    #expect(try again.decode(CaseReceipt.self).version == file.version + 2)
    #expect(try town.current(file).breaches?.count == 1)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["consider-breaches"])
    try town.give("consider-breaches", file, ["reasons": "One call on the wrong day: we tell him once more."])
    #expect(try town.tasks(of: People.mara).isEmpty)
  }
}
