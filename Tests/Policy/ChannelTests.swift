import Contracts
import Testing

@testable import Policy

@Suite("Channels that a plan means by another name")
struct ChannelTests {
  private static let pairs: [(Channel, Channel)] = [
    (.sms, .telephone), (.counter, .inPerson), (.socialMedia, .email), (.webChat, .form),
  ]

  private func plan(_ restrictions: [Restriction]) throws -> EnforcedPlan {
    let plan = Plan(
      id: Sample.id(50), version: 1, serviceUser: Sample.person, organisations: ["opfcc"], restrictions: restrictions,
      howToContact: "x", serviceToExpect: "x", reasons: "x", startsOn: try Sample.day("2027-01-11"),
      reviewOn: try Sample.day("2027-06-01"))
    return EnforcedPlan(plan: plan, from: try Sample.at("2027-01-11T00:00:00Z"))
  }

  private func ask(_ channel: Channel, about: ContactAbout? = nil, _ restrictions: Restriction...) throws -> ContactAnswer {
    let question = ContactQuestion(
      channel: channel, organisation: "opfcc", at: try Sample.at("2027-02-01T12:00:00Z"), about: about)
    let pack = try Sample.pack()
    return ContactDecision.decide(question, match: .exact, plans: [PlanInQuestion(enforced: try plan(restrictions), pack: pack)])
  }

  private func restriction(_ kind: RestrictionKind, _ channels: [Channel]) -> Restriction {
    Restriction(kind: kind, channels: channels, reasons: "x", behaviours: ["threats"])
  }

  @Test("a channel that is closed is not walked round by one that counts as it, and staff are told why (5.5)", arguments: pairs)
  func closed(channel: Channel, counted: Channel) throws {
    let answer = try ask(channel, restriction(.blocking, [counted]))
    #expect(answer.instruction == .doNotEngage)
    #expect(answer.sentences.first == "Under the plan, contact \(channel.words) counts as contact \(counted.words).")
    #expect(try ask(counted, restriction(.blocking, [counted])).sentences.first?.contains("counts as") == false)
    // A way in that is offered is one of those that the plan means by their own names.
    #expect(Channel.allCases.filter { $0.countsAs != nil }.allSatisfy { !answer.script.contains($0.words) })
  }

  @Test("only the channel itself is closed where the plan names it, and not the one as which it counts (5.1)", arguments: pairs)
  func named(channel: Channel, counted: Channel) throws {
    let rule = restriction(.blocking, [channel])
    #expect(
      try ask(channel, rule).instruction == .doNotEngage && ask(channel, rule).sentences.first?.contains("counts as") == false)
    #expect(try ask(counted, rule).instruction == .proceedUnderTerms)
  }

  @Test("the one channel that is left open leaves open what counts as it, and closes all else (5.5)", arguments: pairs)
  func oneChannel(channel: Channel, counted: Channel) throws {
    for asked in Channel.allCases {
      let isOpen = asked == counted || asked == channel
      let answer = try ask(asked, restriction(.oneChannel, [counted]))
      #expect(answer.instruction == (isOpen ? .proceedUnderTerms : .doNotEngage), "\(asked)")
    }
  }

  @Test("set times, and reading and filing, go for what counts as the channel that the plan names (5.5)")
  func terms() throws {
    let tuesdays = Restriction(
      kind: .timeLimits, channels: [.telephone],
      weeklyWindows: [try #require(WeeklyWindow(weekday: .tuesday, fromMinute: 600, toMinute: 660))], reasons: "x",
      behaviours: ["threats"])
    #expect(try ask(.sms, tuesdays).instruction == .doNotEngage && ask(.webChat, tuesdays).instruction == .proceedUnderTerms)
    let filed = restriction(.readAndFile, [.email])
    #expect(try ask(.socialMedia, filed).instruction == .readAndFile && ask(.sms, filed).instruction == .proceedUnderTerms)
    #expect(try ask(.counter, restriction(.appointmentOnly, [])).sentences.contains { $0.contains("by appointment") })
  }

  @Test("what is always open is open by every channel, whatever is closed (5.1)", arguments: Channel.allCases)
  func alwaysOpen(channel: Channel) throws {
    let pack = try Sample.pack()
    for route in pack.alwaysOpen {
      let answer = try ask(
        channel, about: pack.about(named: route.code), restriction(.blocking, Channel.allCases), restriction(.readAndFile, []))
      #expect(answer.instruction == .proceed, "\(route.code)")
    }
  }

  @Test("the letter says what else each restriction goes for, once, and staff's terms leave it to the answer (5.7)")
  func letter() {
    let blocked = restriction(.blocking, [.telephone, .email])
    #expect(
      blocked.sentences() == [
        "We block contact from you by phone or by e-mail.", "The same goes for contact by text message and on social media.",
      ])
    #expect(blocked.terms() == ["Contact by phone or by e-mail is blocked."])
    let whole = restriction(.blocking, [.telephone, .sms])
    #expect(whole.sentences() == ["We block contact from you by phone."])
    #expect(restriction(.callsRecorded, []).sentences() == ["We record your calls, or someone listens in."])
    #expect(restriction(.appointmentOnly, []).sentences()[0].hasSuffix("before you contact us by phone or in person."))
  }
}
