import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import IntakeService

@Suite("Limits on the number of contacts, counted from those that are logged")
struct ContactQuotaTests {
  private static let number: [String: JSON] = ["telephone": "07700 900001"]
  private static let twoCalls: RestrictionTerms = {
    var terms = PlanScene.restriction("time-limits", [.telephone])
    terms.contactsPerWeek = 2
    return terms
  }()

  /// Logs a contact with that person.
  private func log(
    _ scene: PlanScene, of person: ServiceUser? = nil, _ channel: String = "telephone", _ more: [String: JSON] = [:]
  ) throws {
    let body: JSON = [
      "serviceUser": .text((person ?? scene.person).id.text), "organisation": "opfcc", "channel": .text(channel),
      "summary": "Asked about a letter.",
    ]
    #expect(try scene.town.send(.intake, "/contacts", as: People.rita, body.with(more)).status == 201)
  }

  private func used(_ scene: PlanScene) throws -> Int? { try scene.check(Self.number).quotas?.first?.used }

  @Test("calls that are logged use up the week's number, and on Monday it is free again (5.5)")
  func week() throws {
    let scene = try PlanScene([Self.twoCalls])
    let first = try scene.check(Self.number)
    #expect(first.instruction == .proceedUnderTerms && first.quotas?.map(\.limit) == [2] && first.quotas?.first?.left == 2)
    try log(scene)
    let second = try scene.check(Self.number)
    #expect(second.instruction == .proceedUnderTerms && second.quotas?.first?.used == 1 && second.quotas?.first?.left == 1)
    try log(scene)
    let third = try scene.check(Self.number)
    #expect(third.instruction == .doNotEngage && third.quotas?.first?.left == 0 && third.script?.contains("from Monday") == true)
    #expect(try scene.check(Self.number.merging(["at": "2026-11-29T23:59:59Z"]) { $1 }).instruction == .doNotEngage)
    let monday = try scene.check(Self.number.merging(["at": "2026-11-30T00:00:00Z"]) { $1 })
    #expect(monday.instruction == .proceedUnderTerms && monday.quotas?.first?.used == 0)
  }

  @Test("what we write is counted as a reply, and while one counts more is kept; a call counts as none (5.5)")
  func replies() throws {
    var terms = PlanScene.restriction("one-reply")
    terms.replyPeriodDays = 14
    let scene = try PlanScene([terms])
    func ask(_ more: [String: JSON] = [:]) throws -> ContactCheckAnswer {
      try scene.check(Self.number.merging(more) { $1 }, channel: "email")
    }
    #expect(try ask().instruction == .proceedUnderTerms && ask().quotas?.first?.used == 0)
    try log(scene, "email")
    try log(scene, "telephone", ["direction": "outgoing"])
    #expect(try ask().instruction == .proceedUnderTerms)
    try log(scene, "letter", ["direction": "outgoing"])
    let kept = try ask()
    #expect(kept.instruction == .readAndFile && kept.quotas?.first?.left == 0 && kept.quotas?.first?.limit == 1)
    #expect(kept.sentences.contains { $0.contains("file it until 7 December 2026") })
    #expect(try ask(["at": "2026-12-06T23:59:59Z"]).instruction == .readAndFile)
    #expect(try ask(["at": "2026-12-07T00:00:00Z"]).instruction == .proceedUnderTerms)
    #expect(try ask(["about": "new information"]).instruction == .proceedUnderTerms)
  }

  @Test("our own calls, letters, and what is always open use up nothing (4.3, 5.5)")
  func uncounted() throws {
    let scene = try PlanScene([Self.twoCalls])
    for _ in 0..<2 {
      try log(scene, "telephone", ["direction": "outgoing"])
      try log(scene, "letter")
      try log(scene, "telephone", ["about": "a subject access request"])
    }
    #expect(try used(scene) == 0)
    try log(scene, "sms")
    #expect(try used(scene) == 1)
  }

  @Test("what was logged under a record that was merged counts, for either record (4.3)")
  func merged() throws {
    let scene = try PlanScene([Self.twoCalls])
    let second = try scene.town.register("Alex Marsh", telephone: "07700 900002", address: nil)
    try log(scene)
    try log(scene, of: second)
    #expect(try used(scene) == 1)
    let body = MergeTests.why.with(["other": .text(second.id.text)])
    let merge = try scene.town.send(.intake, "/service-users/\(scene.person.id)/merges", as: People.mara, body)
    #expect(merge.status == 201)
    for number in ["07700 900001", "07700 900002"] {
      let answer = try scene.check(["telephone": .text(number)])
      #expect(answer.instruction == .doNotEngage && answer.quotas?.first?.used == 2)
    }
  }

  @Test("an account that asks too often in a minute is refused until the minute is over, and no other account is (1.1)")
  func limit() throws {
    let limit = CheckLimit(perMinute: 3, log: .silent)
    for _ in 0..<3 { #expect(throws: Never.self) { try limit.count("rita", at: Town.morning) } }
    #expect(throws: Problem.self) { try limit.count("rita", at: Town.morning.adding(seconds: 59)) }
    #expect(throws: Never.self) { try limit.count("tom", at: Town.morning.adding(seconds: 59)) }
    #expect(throws: Never.self) { try limit.count("rita", at: Town.morning.adding(seconds: 60)) }
  }

  @Test("a check that is one too many is answered with when to ask again, and is not in the log (1.1)")
  func refused() throws {
    let scene = try PlanScene([])
    for _ in 0..<600 { _ = try scene.ask(Self.number) }
    scene.town.advance(seconds: 20)
    let refused = try scene.ask(Self.number)
    #expect(refused.status == 429 && refused.response.header("Retry-After") == "40")
    #expect(try scene.ask(Self.number, as: People.tom).status == 200)
    scene.town.advance(seconds: 40)
    #expect(try scene.ask(Self.number).status == 200)
  }
}
