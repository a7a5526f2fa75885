import Contracts
import Testing

@testable import Policy

/// Drafts and questions about restrictions of the later kinds, and those with their own scope or dates.
enum Limits {
  static func of(
    _ kind: RestrictionKind, _ channels: [Channel] = [], perWeek: Int? = nil, matters: [String] = [], excepted: Bool = true,
    premises: [String] = [], only: Bool = false, third: String? = nil, issues: NewIssuesLimit? = nil, reply: Int? = nil,
    organisations: [String] = [], from: String? = nil, until: String? = nil, review: String? = nil
  ) -> Restriction {
    Restriction(
      kind: kind, channels: channels, contactsPerWeek: perWeek, matters: matters, newInformationExcepted: excepted,
      premises: premises, onlyThesePremises: only, thirdParty: third, newIssues: issues, replyPeriodDays: reply,
      organisations: organisations, startsOn: from.flatMap(Day.init), endsOn: until.flatMap(Day.init),
      reviewOn: review.flatMap(Day.init), reasons: "Calls took hours.", behaviours: ["swearing-or-threatening"])
  }

  static let whole: [Restriction] = [
    of(.witnessPresent, [.inPerson]), of(.appointmentOnly, [.inPerson]), of(.premises, premises: ["the front desk"]),
    of(.thirdPartyOnly, third: "Kim Advocate"), of(.oneReply, reply: 14),
    of(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 30)),
  ]
}

@Suite("Every kind of restriction, its scope and its dates")
struct RestrictionKindTests {
  private func refusal(
    _ restrictions: [Restriction], severe: String? = nil, _ adjustments: Adjustments = .none
  ) throws -> Refusal? {
    var story = try Story(at: .checklist)
    try story.give(.noteAdjustments(adjustments), by: Sample.system)
    return story.refusal(.draftPlan(Sample.draft(restrictions, severe: severe)), by: Sample.manager)
  }

  @Test("a restriction of each later kind is complete with its parts (5.5)", arguments: Limits.whole)
  func whole(restriction: Restriction) throws {
    #expect(try refusal([restriction]) == nil)
  }

  @Test(
    "a restriction without its part, or with a limit of zero, is refused (5.5)",
    arguments: [
      Limits.of(.witnessPresent), Limits.of(.appointmentOnly), Limits.of(.premises), Limits.of(.premises, premises: [" "]),
      Limits.of(.thirdPartyOnly), Limits.of(.thirdPartyOnly, third: " "), Limits.of(.oneReply),
      Limits.of(.oneReply, excepted: false, reply: 14), Limits.of(.newIssuesLimit), Limits.of(.oneReply, reply: 0),
      Limits.of(.newIssuesLimit, issues: NewIssuesLimit(count: 0, periodDays: 30)),
      Limits.of(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 0)),
    ])
  func incomplete(restriction: Restriction) throws {
    let refusal = try #require(try refusal([restriction]))
    #expect(["restriction-incomplete", "restriction-limit"].contains(refusal.code) && refusal.paragraph == "5.5")
  }

  @Test(
    "a restriction's organisations and days lie within the plan's, its review within the pack's limit (1.1, 5.7, 8.1)",
    arguments: [
      (Limits.of(.callsRecorded, organisations: ["voice"]), "restriction-organisations", "1.1"),
      (Limits.of(.callsRecorded, from: "2027-01-10"), "restriction-duration", "5.7"),
      (Limits.of(.callsRecorded, from: "2027-07-11"), "restriction-duration", "5.7"),
      (Limits.of(.callsRecorded, until: "2027-07-11"), "restriction-duration", "5.7"),
      (Limits.of(.callsRecorded, until: "2027-01-10"), "restriction-duration", "5.7"),
      (Limits.of(.callsRecorded, from: "2027-03-02", until: "2027-03-01"), "restriction-duration", "5.7"),
      (Limits.of(.callsRecorded, review: "2027-01-10"), "restriction-review", "8.1"),
      (Limits.of(.callsRecorded, review: "2027-07-11"), "restriction-review", "8.1"),
      (Limits.of(.callsRecorded, from: "2027-03-01", review: "2027-02-28"), "restriction-review", "8.1"),
      (Limits.of(.callsRecorded, until: "2027-03-01", review: "2027-03-02"), "restriction-review", "8.1"),
    ])
  func outside(restriction: Restriction, code: String, paragraph: String) throws {
    let refusal = try refusal([restriction])
    #expect(refusal?.code == code && refusal?.paragraph == paragraph)
  }

  @Test("a restriction may have the plan's first and last day, and in a plan without end a review up to the limit (5.7, 8.1)")
  func inside() throws {
    #expect(
      try refusal([
        Limits.of(.callsRecorded, organisations: ["opfcc"], from: "2027-01-11", until: "2027-07-10", review: "2027-07-10")
      ]) == nil)
    let story = try Story(at: .checklist)
    for (review, isLate) in [("2028-01-11", false), ("2028-01-12", true)] {
      let draft = Sample.draft([Limits.of(.callsRecorded, review: review)], ends: nil)
      #expect(story.refusal(.draftPlan(draft), by: Sample.manager)?.code == (isLate ? "restriction-review" : nil))
    }
  }

  @Test("a plan says why nothing milder would do (5.5)")
  func proportionality() throws {
    let story = try Story(at: .checklist)
    story.expectRefusal(.draftPlan(Sample.draft(proportionality: " ")), by: Sample.manager, "plan-proportionality", "5.5")
  }

  @Test("the channel left open must be one that the person can use, unless circumstances are severe (1.3, 5.1)")
  func usable() throws {
    let phoneOnly = [Limits.of(.oneChannel, [.telephone])]
    let deaf = Adjustments(openRequests: [], neededChannels: [], unusableChannels: [.telephone])
    #expect(try refusal(phoneOnly) == nil)
    #expect(try refusal(phoneOnly, deaf)?.code == "no-usable-channel")
    #expect(try refusal(phoneOnly, deaf)?.paragraph == "1.3")
    #expect(try refusal(phoneOnly, severe: "Threats to kill.", deaf) == nil)
    #expect(try refusal([Limits.of(.oneChannel, [.letter])], deaf) == nil)
    let contradictory = Adjustments(openRequests: [], neededChannels: [.telephone], unusableChannels: [.telephone])
    #expect(try refusal([Limits.of(.callsRecorded)], contradictory)?.code == "adjustment-channel")
  }

  @Test("where premises are closed, contact in person does not count as an open channel (1.3, 5.1)")
  func premises() throws {
    let inPerson = Limits.of(.oneChannel, [.inPerson])
    #expect(try refusal([inPerson, Limits.of(.premises, premises: ["the front desk"])])?.code == "no-open-channel")
    #expect(try refusal([inPerson, Limits.of(.premises, premises: ["the library"], only: true)]) == nil)
  }

  @Test("a channel is open on every day: channels may take turns, but without a gap (5.1)")
  func turns() throws {
    let phone = Limits.of(.oneChannel, [.telephone], until: "2027-02-28")
    #expect(try refusal([phone, Limits.of(.oneChannel, [.letter], from: "2027-03-01")]) == nil)
    #expect(try refusal([phone, Limits.of(.oneChannel, [.letter], from: "2027-02-28")])?.code == "no-open-channel")
    let needed = Adjustments(openRequests: [], neededChannels: [.telephone])
    #expect(try refusal([phone], needed) == nil)
    #expect(try refusal([phone, Limits.of(.oneChannel, [.letter], from: "2027-03-01")], needed)?.code == "adjustment-channel")
  }

  @Test("a channel is open to each organisation (1.1, 5.1)")
  func eachOrganisation() throws {
    let story = try Story(at: .checklist)
    func refusal(_ second: String) -> Refusal? {
      let restrictions = [
        Limits.of(.oneChannel, [.telephone], organisations: ["voice"]),
        Limits.of(.oneChannel, [.letter], organisations: [second]),
      ]
      return story.refusal(.draftPlan(Sample.draft(restrictions, organisations: ["opfcc", "voice"])), by: Sample.manager)
    }
    #expect(refusal("opfcc") == nil)
    #expect(refusal("voice")?.code == "no-open-channel")
  }

  @Test("the next version keeps the plan's identifier and adds one to its version (decision 6)")
  func nextVersion() throws {
    let story = try Story(at: .checklist)
    let first = try Sample.draft().checked(for: story.file, at: story.now, under: story.pack)
    let again = PlanDraft(
      id: Sample.id(51), restrictions: first.restrictions, howToContact: "x", serviceToExpect: "x", reasons: "It is so.",
      proportionality: "Tried.", startsOn: first.startsOn, endsOn: first.endsOn, reviewOn: first.reviewOn)
    let second = try again.checked(for: story.file, at: story.now, under: story.pack, replacing: first)
    #expect(first.id == Sample.id(50) && first.version == 1 && second.id == first.id && second.version == 2)
    #expect(try again.checked(for: story.file, at: story.now, under: story.pack, replacing: second).version == 3)
  }

  @Test(
    "each kind says what it asks in plain sentences, and for how long, of whom and about what (5.5, 5.7)",
    arguments: zip(
      Limits.whole + [
        Limits.of(.premises, premises: ["the library", "the town hall"], only: true),
        Limits.of(.callsRecorded, matters: ["M-1"], from: "2027-02-01", until: "2027-03-01", review: "2027-02-15"),
      ],
      [
        [
          "When you contact us in person, a second member of our staff will be there.",
          "The same goes for contact at our counter.",
        ],
        ["You need to make an appointment before you contact us in person.", "The same goes for contact at our counter."],
        ["You may not enter the front desk."],
        ["Please let Kim Advocate contact us for you. We do not deal with you directly."],
        ["If you send us several messages about the same matter within 14 days, we send you one reply to all of them."],
        ["We take up two new issues from you in any 30 days."],
        ["You may enter the library and the town hall, and no other premises of ours."],
        [
          "We record your calls, or someone listens in.", "This is only about M-1.",
          "This applies from 1 February 2027 to 1 March 2027.",
          "We will review this by 15 February 2027.",
        ],
      ]))
  func terms(restriction: Restriction, words: [String]) throws {
    #expect(restriction.sentences() == words)
  }

  @Test("the organisations that a restriction is limited to are named as in the pack (1.1)")
  func organisationNames() throws {
    let pack = try Sample.pack()
    let name = try #require(pack.organisation("voice")?.name)
    #expect(Limits.of(.callsRecorded, organisations: ["voice"]).sentences(under: pack).last?.contains(name) == true)
    #expect(Limits.of(.callsRecorded).sentences(under: pack) == ["We record your calls, or someone listens in."])
  }
}
