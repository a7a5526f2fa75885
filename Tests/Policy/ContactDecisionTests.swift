import Contracts
import Testing

@testable import Policy

@Suite("Contact check")
struct ContactDecisionTests {
  /// Bound from 11 January to 10 July 2027, by default to calls on Tuesdays from 10 to 11.
  private func plan(
    _ restrictions: [Restriction] = [Sample.restriction()], organisations: [String] = ["opfcc"]
  ) throws -> EnforcedPlan {
    let plan = Plan(
      id: Sample.id(50), version: 1, serviceUser: Sample.person, organisations: organisations, restrictions: restrictions,
      howToContact: "x", serviceToExpect: "x", reasons: "SECRET", startsOn: try Sample.day("2027-01-11"),
      endsOn: try Sample.day("2027-07-10"), reviewOn: try Sample.day("2027-06-01"))
    return EnforcedPlan(
      plan: plan, from: try Sample.at("2027-01-11T00:00:00Z"), until: try Sample.at("2027-07-10T23:00:00Z"))
  }

  private func ask(
    _ at: String, _ channel: Channel = .telephone, named: String? = nil, about: String? = nil, organisation: String = "opfcc",
    earlier: Int = 0, replies: Int = 0, match: ContactMatch = .exact, plans: [EnforcedPlan]
  ) throws -> ContactAnswer {
    let (pack, at) = (try Sample.pack(), try Sample.at(at))
    let question = ContactQuestion(
      channel: channel, organisation: organisation, at: at, contactNamed: named, about: about.flatMap(pack.about(named:)),
      matter: about)
    let logged =
      (0..<earlier).map {
        LoggedContact(at: at.adding(seconds: -60 * ($0 + 1)), channel: channel, organisation: organisation)
      }
      + (0..<replies).map {
        LoggedContact(at: at.adding(seconds: -60 * ($0 + 1)), channel: channel, organisation: organisation, isReply: true)
      }
    return ContactDecision.decide(
      question, match: match, plans: plans.map { PlanInQuestion(enforced: $0, pack: pack, reference: "RC-1", logged: logged) })
  }

  @Test(
    "the weekly window is read in the body's own time, on both sides of each change of the clocks (5.5)",
    arguments: [
      ("2027-03-23T10:00:00Z", true), ("2027-03-23T09:59:59Z", false), ("2027-03-23T11:00:00Z", false),
      ("2027-03-30T09:00:00Z", true), ("2027-03-30T10:00:00Z", false), ("2027-03-31T09:30:00Z", false),
    ])
  func spring(at: String, inside: Bool) throws {
    let answer = try ask(at, plans: [plan()])
    #expect(answer.instruction == (inside ? .proceedUnderTerms : .doNotEngage))
    #expect(answer.paragraph == (inside ? "5.5" : "5.8"))
    #expect(answer.script.contains("Tuesday between 10:00 and 11:00") == !inside)
  }

  @Test(
    "the weekly window keeps its local time when the clocks go back (5.5)",
    arguments: [("2026-10-20T09:30:00Z", true), ("2026-10-27T09:30:00Z", false), ("2026-10-27T10:30:00Z", true)])
  func autumn(at: String, inside: Bool) throws {
    let enforced = EnforcedPlan(plan: try plan().plan, from: try Sample.at("2026-01-01T00:00:00Z"), until: nil)
    #expect(try ask(at, plans: [enforced]).instruction == (inside ? .proceedUnderTerms : .doNotEngage))
  }

  @Test("a plan has no effect before it begins, from the midnight after its last day, or for another organisation (5.1, 5.7)")
  func limits() throws {
    let plans = [try plan()]
    #expect(try ask("2027-01-10T23:59:59Z", plans: plans).instruction == .proceed)
    #expect(try ask("2027-01-11T00:00:00Z", plans: plans).instruction == .doNotEngage)
    #expect(try ask("2027-07-10T22:59:59Z", plans: plans).instruction == .doNotEngage)
    #expect(try ask("2027-07-10T23:00:00Z", plans: plans).instruction == .proceed)
    #expect(try ask("2027-02-01T00:00:00Z", organisation: "voice", plans: plans).instruction == .proceed)
  }

  @Test("the same surname alone is treated as unrestricted, and shows nothing of the plan (1.1)")
  func possibleMatch() throws {
    let answer = try ask("2027-02-01T12:00:00Z", match: .possible, plans: [plan()])
    #expect(answer.instruction == .possibleMatchOnly)
    #expect(answer.plan == nil && answer.terms.isEmpty && answer.clause == nil && answer.alwaysOpen.isEmpty)
    #expect(try ask("2027-02-01T12:00:00Z", match: .none, plans: [plan()]).instruction == .proceed)
  }

  @Test("outside the window, the point of contact is named where there is one (5.5)")
  func pointOfContactOutside() throws {
    let plans = [try plan([Sample.restriction(), Sample.restriction(.singlePointOfContact, contact: "Ms Field")])]
    let outside = try ask("2027-02-03T12:00:00Z", plans: plans)
    #expect(outside.instruction == .directToPointOfContact)
    #expect(outside.sentences.joined().contains("Ms Field"))
    #expect(try ask("2027-02-02T10:30:00Z", named: "Mr Hill", plans: plans).instruction == .directToPointOfContact)
    #expect(try ask("2027-02-02T10:30:00Z", named: "ms  field ", plans: plans).instruction == .proceedUnderTerms)
  }

  @Test("a wrong channel is directed to the open one (5.5, 5.8)")
  func wrongChannel() throws {
    let plans = [try plan([Sample.restriction(.oneChannel, channels: [.letter])])]
    let answer = try ask("2027-02-03T12:00:00Z", .telephone, plans: plans)
    #expect(answer.instruction == .doNotEngage)
    #expect(answer.script.contains("by letter"))
    #expect(try ask("2027-02-03T12:00:00Z", .letter, plans: plans).instruction == .proceedUnderTerms)
  }

  @Test("written contact is read and kept, and answered when it contains something new (4.3, 5.5)")
  func readAndFile() throws {
    let plans = [try plan([Sample.restriction(.readAndFile, channels: [.email, .letter])])]
    #expect(try ask("2027-02-03T12:00:00Z", .email, plans: plans).instruction == .readAndFile)
    #expect(try ask("2027-02-03T12:00:00Z", .email, about: "new-information", plans: plans).instruction == .proceedUnderTerms)
    #expect(try ask("2027-02-03T12:00:00Z", .email, about: "new-complaint", plans: plans).instruction == .proceedUnderTerms)
    #expect(try ask("2027-02-03T12:00:00Z", .telephone, plans: plans).instruction == .proceedUnderTerms)
  }

  @Test("new information that is not excepted is not answered: the letter and the contact check say the same (4.3, 5.5)")
  func notExcepted() throws {
    let filed = Sample.restriction(.readAndFile, channels: [.email], excepted: false)
    let reply = Restriction(
      kind: .oneReply, newInformationExcepted: false, replyPeriodDays: 14, reasons: "x", behaviours: ["swearing-or-threatening"])
    let closed = Sample.restriction(.noReopening, channels: [], matters: ["M-1"], excepted: false)
    for rule in [filed, reply] {
      let answer = try ask("2027-02-03T12:00:00Z", .email, about: "new-information", replies: 1, plans: [plan([rule])])
      #expect(answer.instruction == .readAndFile)
      #expect(!answer.terms.isEmpty && answer.terms == rule.terms())
      #expect(!answer.sentences.joined().contains("unless it brings") && !answer.terms.joined().contains("answered only if"))
      #expect(rule.sentences().joined().contains("something new") && rule.sentences().joined().contains(", even if"))
    }
    let matter = try ask("2027-02-03T12:00:00Z", about: "new-information", plans: [plan([closed])])
    #expect(matter.sentences.joined().contains("M-1") && matter.sentences.joined().contains("does not open it again"))
    #expect(closed.sentences() == ["We will not look again at M-1, which is closed, even if you tell us something new."])
    let excepted = Sample.restriction(.noReopening, channels: [], matters: ["M-1"])
    #expect(
      try !ask("2027-02-03T12:00:00Z", about: "new-information", plans: [plan([excepted])]).sentences.joined().contains("M-1"))
  }

  @Test("what is said by phone is noted and kept where the plan says so, as the letter says (5.5)")
  func spoken() throws {
    let rule = Sample.restriction(.readAndFile, channels: [.telephone, .email])
    let answer = try ask("2027-02-03T12:00:00Z", .telephone, plans: [plan([rule])])
    #expect(answer.instruction == .readAndFile && answer.sentences.joined().contains("note what is said"))
    #expect(rule.sentences().joined().contains("We read or note what you send or tell us by phone or by e-mail and keep it."))
  }

  @Test("another measure alone reaches the front line, in the words for staff; the person is told in the words for them (5.5)")
  func otherAction() throws {
    let rule = Restriction(
      kind: .otherAction, detail: "Please leave the car park within ten minutes.",
      forStaff: "Ring the porter if he stays longer.",
      reasons: "x", behaviours: ["swearing-or-threatening"])
    let plans = [try plan([rule])]
    for channel in Channel.allCases {
      let answer = try ask("2027-02-03T12:00:00Z", channel, plans: plans)
      #expect(answer.instruction == .proceedUnderTerms && answer.clause == "Restriction 1: Another measure")
      #expect(answer.terms == ["Ring the porter if he stays longer."])
    }
    #expect(rule.sentences() == ["Please leave the car park within ten minutes."])
    let before = Sample.restriction(.otherAction, channels: [], detail: "As agreed.")
    #expect(try ask("2027-02-03T12:00:00Z", plans: [plan([before])]).terms == ["As agreed."])
  }

  @Test("a channel that is blocked is closed, also in a plan from before blocking was a kind of its own (5.5)")
  func blocked() throws {
    for kind in [RestrictionKind.blocking, .otherAction] {
      let answer = try ask(
        "2027-02-03T12:00:00Z", .email, plans: [plan([Sample.restriction(kind, channels: [.email], detail: "x")])])
      #expect(answer.instruction == .doNotEngage && answer.terms.contains("Contact by e-mail is blocked."))
    }
  }

  @Test("no restriction closes a route that is always open, and that route is named first (5.1, decision 2)")
  func alwaysOpen() throws {
    let plans = [try plan([Sample.restriction(.blocking, channels: Channel.allCases)])]
    let pack = try Sample.pack()
    #expect(pack.alwaysOpen.count == 6)
    for route in pack.alwaysOpen {
      #expect(try ask("2027-02-03T12:00:00Z", about: route.code, plans: plans).instruction == .proceed)
    }
    let answer = try ask("2027-02-03T12:00:00Z", plans: plans)
    #expect(answer.instruction == .doNotEngage)
    #expect(answer.alwaysOpen == pack.alwaysOpen.map(\.words))
  }

  @Test("the number of contacts in a week is kept, and a closed matter stays closed (5.5)")
  func countsAndMatters() throws {
    let weekly = [try plan([Sample.restriction(windows: [], perWeek: 2)])]
    #expect(try ask("2027-02-03T12:00:00Z", earlier: 1, plans: weekly).instruction == .proceedUnderTerms)
    #expect(try ask("2027-02-03T12:00:00Z", earlier: 2, plans: weekly).instruction == .doNotEngage)
    let closed = [try plan([Sample.restriction(.noReopening, channels: [], matters: ["M-1"])])]
    #expect(try ask("2027-02-03T12:00:00Z", about: "M-1", plans: closed).sentences.joined().contains("not opened again"))
  }

  @Test("the answer gives the clause and the end, and no reasons (5.6, 5.7)")
  func nothingOfWhy() throws {
    let answer = try ask("2027-02-03T12:00:00Z", plans: [plan()])
    #expect(answer.clause == "Restriction 1: Limits on when, how long or how often")
    #expect(answer.endsOn?.text == "2027-07-10" && answer.reviewOn?.text == "2027-06-01")
    let shown = String(describing: answer)
    #expect(!shown.contains("SECRET") && !shown.contains("Calls took hours") && !shown.contains("swearing"))
  }

  @Test("of several plans the strictest decides, with the terms of all (5.5)")
  func several() throws {
    let plans = [try plan([Sample.restriction(.callsRecorded, channels: [])]), try plan()]
    let answer = try ask("2027-02-03T12:00:00Z", plans: plans)
    #expect(answer.instruction == .doNotEngage)
    #expect(answer.terms.count == 2)
  }
}
