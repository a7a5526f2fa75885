import Contracts
import Testing

@testable import Policy

@Suite("Contact check: the later kinds, and a restriction's own scope")
struct ContactKindTests {
  /// What to do with a contact at noon of that day, under a plan of both organisations from 11 January to 10 July 2027.
  private func ask(
    _ restrictions: [Restriction], _ channel: Channel = .telephone, on day: String = "2027-02-03", at time: String = "12:00:00",
    about: String? = nil, organisation: String = "opfcc", logged: [LoggedContact] = []
  ) throws -> ContactAnswer {
    let plan = Plan(
      id: Sample.id(50), version: 1, serviceUser: Sample.person, organisations: ["opfcc", "voice"], restrictions: restrictions,
      howToContact: "x", serviceToExpect: "x", reasons: "SECRET", proportionality: "SECRET",
      startsOn: try Sample.day("2027-01-11"), endsOn: try Sample.day("2027-07-10"), reviewOn: try Sample.day("2027-06-01"))
    let enforced = EnforcedPlan(
      plan: plan, from: try Sample.at("2027-01-11T00:00:00Z"), until: try Sample.at("2027-07-10T23:00:00Z"))
    let pack = try Sample.pack()
    let question = ContactQuestion(
      channel: channel, organisation: organisation, at: try Sample.at("\(day)T\(time)Z"),
      about: about.flatMap(pack.about(named:)), matter: about)
    return ContactDecision.decide(
      question, match: .exact, plans: [PlanInQuestion(enforced: enforced, pack: pack, logged: logged)])
  }

  @Test(
    "each kind tells staff what to check, on the channels it can concern and no others (5.5)",
    arguments: zip(
      Limits.whole,
      [
        (Channel.inPerson, ContactInstruction.proceedUnderTerms, "second member of staff", Channel.telephone),
        (.inPerson, .proceedUnderTerms, "by appointment", .telephone), (.inPerson, .proceedUnderTerms, "which premises", .email),
        (.telephone, .directToPointOfContact, "Speak to Kim Advocate", nil),
        (.email, .proceedUnderTerms, "No reply has been logged within 14 days", .telephone),
        (.letter, .proceedUnderTerms, "under the terms below", nil),
      ] as [(Channel, ContactInstruction, String, Channel?)]))
  func kinds(restriction: Restriction, expected: (Channel, ContactInstruction, String, Channel?)) throws {
    let (channel, instruction, words, unconcerned) = expected
    let answer = try ask([restriction], channel)
    #expect(answer.instruction == instruction && answer.sentences.joined(separator: " ").contains(words))
    #expect(answer.terms == restriction.terms() && answer.paragraph == "5.5")
    #expect(!String(describing: answer).contains("SECRET"))
    if let unconcerned { #expect(try ask([restriction], unconcerned).instruction == .proceedUnderTerms) }
  }

  @Test("one reply: a message with something new is answered, and another matter is not filed (5.5)")
  func oneReply() throws {
    let replied = [try reply("2027-02-03T09:00:00Z")]
    let limit = [Limits.of(.oneReply, matters: ["M-1"], reply: 1)]
    #expect(try ask(limit, .email, about: "M-1", logged: replied).instruction == .readAndFile)
    #expect(try ask(limit, .email, about: "M-1").sentences.joined().contains("within 1 day"))
    #expect(try ask(limit, .email, about: "M-2", logged: replied).instruction == .proceedUnderTerms)
    let open = [Limits.of(.oneReply, reply: 14)]
    #expect(try ask(open, .email, about: "new-information", logged: replied).instruction == .proceedUnderTerms)
    let strict = [Limits.of(.oneReply, excepted: false, reply: 14)]
    #expect(try ask(strict, .email, about: "new-information", logged: replied).instruction == .readAndFile)
  }

  private func reply(
    _ at: String, _ channel: Channel = .email, organisation: String = "opfcc", about: String? = nil, matter: String? = nil
  ) throws -> LoggedContact {
    LoggedContact(
      at: try Sample.at(at), channel: channel, organisation: organisation, about: about, matter: matter, isReply: true)
  }

  @Test("one reply: replies are counted by the contacts made by the body that are logged, as limits are (5.5)")
  func repliesCounted() throws {
    let limit = [Limits.of(.oneReply, matters: ["M-1"], reply: 14)]
    func answer(_ logged: LoggedContact...) throws -> ContactAnswer { try ask(limit, .email, logged: logged) }
    let first = try answer(try reply("2027-01-21T00:00:00Z"))
    #expect(first.instruction == .readAndFile && first.quotas.first?.used == 1 && first.quotas.first?.left == 0)
    #expect(
      first.sentences.joined().contains("A reply went out on 21 January 2027. Read this, and file it until 4 February 2027"))
    #expect(first.quotas.first?.words.contains("replies") == true)
    for uncounted in [
      try reply("2027-01-20T23:59:59Z"), try reply("2027-02-03T12:00:01Z"), try reply("2027-02-01T09:00:00Z", .telephone),
      try reply("2027-02-01T09:00:00Z", organisation: "elsewhere"), try reply("2027-02-01T09:00:00Z", about: "data-protection"),
      try reply("2027-02-01T09:00:00Z", matter: "m2"),
      LoggedContact(at: try Sample.at("2027-02-01T09:00:00Z"), channel: .email, organisation: "opfcc"),
    ] {
      let answered = try answer(uncounted)
      #expect(answered.instruction == .proceedUnderTerms && answered.quotas.first?.used == 0, "\(uncounted)")
    }
    for counted in [try reply("2027-02-01T09:00:00Z", .letter), try reply("2027-02-01T09:00:00Z", matter: "m1")] {
      #expect(try answer(counted).instruction == .readAndFile, "\(counted)")
    }
    #expect(try ask(limit, .telephone, logged: [try reply("2027-02-01T09:00:00Z")]).quotas.isEmpty)
    let weekly = [Limits.of(.timeLimits, [.email], perWeek: 1)]
    #expect(try ask(weekly, .email, logged: [try reply("2027-02-01T09:00:00Z")]).quotas.first?.used == 0)
  }

  @Test("new issues: the limit decides on a new complaint, by those that are logged (5.5)")
  func newIssues() throws {
    let answer = try ask([Limits.of(.callsRecorded)] + Limits.whole.suffix(1), about: "new-complaint")
    #expect(answer.instruction == .proceedUnderTerms && answer.clause == "Restriction 2: A limit on new issues")
    #expect(answer.terms.contains("At most 2 new issues are taken up in any 30 days."))
    #expect(answer.sentences.joined().contains("0 of 2 new issues have been logged"))
  }

  @Test("a route that is always open stays open despite a third party, an appointment or a limit (decision 2)")
  func alwaysOpen() throws {
    for route in try Sample.pack().alwaysOpen {
      #expect(try ask(Limits.whole, .inPerson, about: route.code).instruction == .proceed)
    }
  }

  @Test(
    "a restriction binds from its own first midnight to the one after its last day, in local time (5.7)",
    arguments: [
      ("2027-04-30", "22:59:59", false), ("2027-04-30", "23:00:00", true), ("2027-05-31", "22:59:59", true),
      ("2027-05-31", "23:00:00", false),
    ])
  func life(day: String, time: String, binds: Bool) throws {
    let letters = Limits.of(.oneChannel, [.letter], from: "2027-05-01", until: "2027-05-31", review: "2027-05-15")
    let answer = try ask([letters], on: day, at: time)
    #expect(answer.instruction == (binds ? .doNotEngage : .proceed))
    #expect(answer.endsOn?.text == (binds ? "2027-05-31" : nil) && answer.reviewOn?.text == (binds ? "2027-05-15" : nil))
    let both = try ask([Limits.of(.callsRecorded), letters], on: day, at: time)
    #expect(both.instruction == (binds ? .doNotEngage : .proceedUnderTerms))
    #expect(both.clause?.hasPrefix(binds ? "Restriction 2" : "Restriction 1") == true)
    #expect(both.terms.count == (binds ? 4 : 1))
    #expect(both.endsOn?.text == (binds ? "2027-05-31" : "2027-07-10"))
  }

  @Test("a restriction for one organisation does not affect contact with another, which is told its own open channel (1.1)")
  func organisations() throws {
    let limits = [
      Limits.of(.oneChannel, [.letter], organisations: ["voice"]), Limits.of(.oneChannel, [.email], organisations: ["opfcc"]),
    ]
    #expect(try ask(limits).script.contains("by e-mail."))
    #expect(try ask(limits, organisation: "voice").script.contains("by letter."))
    #expect(try ask(Array(limits.prefix(1))).sentences == ["No plan applies to this contact. Carry on as usual."])
  }
}
