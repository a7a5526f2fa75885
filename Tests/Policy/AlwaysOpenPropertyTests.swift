import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("What is always open, under any plan")
struct AlwaysOpenPropertyTests {
  private static func some<Item>(_ items: [Item], _ random: inout Seeded) -> [Item] {
    Bool.random(using: &random) ? [] : items.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
  }

  private static func window(_ random: inout Seeded) -> WeeklyWindow? {
    Weekday.allCases.randomElement(using: &random).flatMap {
      WeeklyWindow(
        weekday: $0, fromMinute: Int.random(in: 0..<1440, using: &random), toMinute: Int.random(in: 0...1440, using: &random))
    }
  }

  private static func restriction(_ random: inout Seeded) throws -> Restriction {
    let numbers = (0..<4).map { _ in Int.random(in: 1...3, using: &random) }
    return Restriction(
      kind: try #require(RestrictionKind.allCases.randomElement(using: &random)), channels: some(Channel.allCases, &random),
      weeklyWindows: Bool.random(using: &random) ? [] : (0..<numbers[3]).compactMap { _ in window(&random) },
      pointOfContact: Bool.random(using: &random) ? "Hana Example" : nil,
      contactsPerWeek: Bool.random(using: &random) ? numbers[0] : nil, matters: some(["M-1", "M-2"], &random),
      newInformationExcepted: Bool.random(using: &random), detail: "As agreed.", premises: some(["the front desk"], &random),
      onlyThesePremises: Bool.random(using: &random), thirdParty: "Kim Advocate",
      newIssues: NewIssuesLimit(count: numbers[1], periodDays: 7), replyPeriodDays: numbers[2], reasons: "x",
      behaviours: ["threats"])
  }

  private static func plan(_ index: Int, _ random: inout Seeded, _ pack: PolicyPack, at: Instant) throws -> PlanInQuestion {
    let restrictions = try (0..<Int.random(in: 1...4, using: &random)).map { _ in try restriction(&random) }
    let plan = Plan(
      id: Sample.id(50 + index), version: 1, serviceUser: Sample.person, organisations: ["opfcc", "voice"],
      restrictions: restrictions, howToContact: "x", serviceToExpect: "x", reasons: "x", startsOn: try Sample.day("2027-01-01"),
      reviewOn: try Sample.day("2027-12-01"))
    let abouts = pack.alwaysOpen.map(\.code) + [ContactAbout.newComplaint.code]
    let logged = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      LoggedContact(
        at: at.adding(seconds: -Int.random(in: 0...604_800, using: &random)),
        channel: Channel.allCases.randomElement(using: &random),
        organisation: Bool.random(using: &random) ? "opfcc" : "voice",
        about: Bool.random(using: &random) ? abouts.randomElement(using: &random) : nil)
    }
    let enforced = EnforcedPlan(plan: plan, from: try Sample.at("2027-01-01T00:00:00Z"))
    return PlanInQuestion(enforced: enforced, pack: pack, reference: "RC-\(index)", logged: logged)
  }

  @Test(
    "no combination of restrictions, channel, time, organisation and contacts closes what is always open; all else is under the plan (4.3, 5.1, 5.5)",
    arguments: Packs.names)
  func open(name: String) throws {
    let seed = ProcessInfo.processInfo.environment["MC_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
    var random = Seeded(state: seed)
    let pack = try Packs.load(name)
    let start = try Sample.at("2027-01-10T00:00:00Z")
    for _ in 0..<400 {
      let at = start.adding(seconds: Int.random(in: 0..<350 * 86_400, using: &random))
      let plans = try (0..<Int.random(in: 1...3, using: &random)).map { try Self.plan($0, &random, pack, at: at) }
      let channel = try #require(Channel.allCases.randomElement(using: &random))
      let organisation = Bool.random(using: &random) ? "opfcc" : "voice"
      func ask(_ about: ContactAbout?) -> ContactAnswer {
        ContactDecision.decide(
          ContactQuestion(
            channel: channel, organisation: organisation, at: at, contactNamed: "Tom", about: about, matter: "M-1"),
          match: .exact, plans: plans)
      }
      for route in pack.alwaysOpen {
        let answer = ask(.alwaysOpen(route.code))
        #expect(
          answer.instruction == .proceed && answer.sentences == ["This stays open whatever a plan says. \(route.words)"]
            && answer.clause == nil && answer.quotas.isEmpty && answer.script.isEmpty,
          "MC_SEED=\(seed): \(name), \(route.code), \(channel), \(at): \(plans.map(\.enforced.plan.restrictions))")
      }
      for about in [nil, .newInformation, .newComplaint] as [ContactAbout?] {
        #expect(
          ask(about).instruction.strictness > ContactInstruction.proceed.strictness,
          "MC_SEED=\(seed): \(name), \(channel), \(at): \(plans.map(\.enforced.plan.restrictions))")
      }
    }
  }
}
