import Contracts
import Testing

@testable import Policy

/// A draft that contradicts itself: the code and paragraph of the refusal, and words that name the place.
struct Contradiction: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: String
  let paragraph: String
  let place: String
  let draft: PlanDraft
}

@Suite("Plans that contradict themselves are refused, with the place named")
struct PlanContradictionTests {
  private static func limit(
    _ kind: RestrictionKind, _ channels: [Channel] = [], contact: String? = nil, third: String? = nil,
    windows: [WeeklyWindow] = [],
    matters: [String] = [], detail: String = "", forStaff: String = "", organisations: [String] = [], from: String? = nil,
    until: String? = nil
  ) -> Restriction {
    Restriction(
      kind: kind, channels: channels, weeklyWindows: windows, pointOfContact: contact,
      minutesPerContact: kind == .timeLimits ? 10 : nil, matters: matters, detail: detail, forStaff: forStaff, thirdParty: third,
      organisations: organisations, startsOn: from.flatMap(Day.init), endsOn: until.flatMap(Day.init),
      reasons: "Calls took hours.", behaviours: ["swearing-or-threatening"])
  }

  private static let lettersOnly = limit(.oneChannel, [.letter])

  private static func window(_ weekday: Weekday, _ from: Int, _ to: Int) -> [WeeklyWindow] {
    [WeeklyWindow(weekday: weekday, fromMinute: from, toMinute: to)].compactMap { $0 }
  }

  private static func it(
    _ words: String, _ place: String, _ restrictions: [Restriction], code: String = "restrictions-contradict",
    _ paragraph: String = "5.5", severe: String? = nil
  ) -> Contradiction {
    Contradiction(
      testDescription: words, code: code, paragraph: paragraph, place: place, draft: Sample.draft(restrictions, severe: severe))
  }

  static let contradictions: [Contradiction] = [
    it(
      "letters only, and the telephone through a third party", "restriction 2: contact by phone, which restriction 1 closes",
      [lettersOnly, limit(.thirdPartyOnly, [.telephone], third: "Kim Advocate")]),
    it(
      "the same in the other order", "restriction 1: contact by phone, which restriction 2 closes",
      [limit(.thirdPartyOnly, [.telephone], third: "Kim Advocate"), lettersOnly]),
    it(
      "letters only, and calls on Tuesdays", "restriction 2: contact by phone, which restriction 1 closes",
      [lettersOnly, limit(.timeLimits, [.telephone], windows: window(.tuesday, 600, 660))]),
    it(
      "letters only, and one person to call", "restriction 2: contact by phone, which restriction 1 closes",
      [lettersOnly, limit(.singlePointOfContact, [.telephone], contact: "Ms Field")]),
    it(
      "letters only, and visits by appointment", "restriction 2: contact in person, which restriction 1 closes",
      [lettersOnly, limit(.appointmentOnly, [.inPerson])]),
    it(
      "letters only, and visits with a witness", "restriction 2: contact in person, which restriction 1 closes",
      [lettersOnly, limit(.witnessPresent, [.inPerson])]),
    it(
      "letters only, and letters blocked", "restriction 1: contact by letter, which restriction 2 closes",
      [lettersOnly, limit(.blocking, [.letter])], severe: "Threats to kill."),
    it(
      "letters only, and a person to be called by number",
      "restriction 2, point of contact: contact by phone, which restriction 1 closes",
      [lettersOnly, limit(.singlePointOfContact, contact: "Kit, on 01632 960001")], code: "how-to-contact-closed", "5.6"),
    it(
      "premises that alone are open, and that are closed",
      "restriction 2: premises that may be entered by one and not by the other, with restriction 1",
      [
        Restriction(
          kind: .premises, premises: ["Main office"], onlyThesePremises: true, reasons: "Shouting.",
          behaviours: ["swearing-or-threatening"]),
        Restriction(kind: .premises, premises: ["Main office"], reasons: "Shouting.", behaviours: ["swearing-or-threatening"]),
      ]),
    it(
      "two channels, each the only one", "restriction 1: contact by letter, which restriction 2 closes",
      [lettersOnly, limit(.oneChannel, [.email])], severe: "Threats to kill."),
    it(
      "calls at set times, and calls blocked", "restriction 1: contact by phone, which restriction 2 closes",
      [limit(.timeLimits, [.telephone], windows: window(.tuesday, 600, 660)), limit(.blocking, [.telephone])],
      severe: "Threats to kill."),
    it(
      "two points of contact for the same calls", "restriction 2: another point of contact than restriction 1",
      [
        limit(.singlePointOfContact, [.telephone], contact: "Ms Field"),
        limit(.singlePointOfContact, [.telephone], contact: "Mr Hill"),
      ]),
    it(
      "two third parties", "restriction 2: another third party than restriction 1",
      [limit(.thirdPartyOnly, third: "Kim Advocate"), limit(.thirdPartyOnly, third: "Lee Friend")]),
    it(
      "two times for calls, with nothing in common", "restriction 2: no time in common with restriction 1",
      [
        limit(.timeLimits, [.telephone], windows: window(.tuesday, 600, 660)),
        limit(.timeLimits, [.telephone], windows: window(.wednesday, 600, 660)),
      ]),
  ]

  @Test("two restrictions that cannot both be obeyed are refused, with the numbers of both (5.5)", arguments: contradictions)
  func between(contradiction: Contradiction) throws {
    let story = try Story(at: .checklist)
    let refusal = try #require(story.refusal(.draftPlan(contradiction.draft), by: Sample.manager))
    #expect(refusal.code == contradiction.code && refusal.paragraph == contradiction.paragraph)
    #expect(refusal.kind == .incomplete && refusal.sentence.contains("contradicts itself"))
    #expect(refusal.missing.contains { $0.hasPrefix(contradiction.place) }, "\(refusal.missing)")
  }

  @Test(
    "what only seems to contradict is no fault: other matters, other organisations, other days, or what comes anyway (5.5)",
    arguments: [
      [lettersOnly, limit(.thirdPartyOnly, third: "Kim Advocate")], [lettersOnly, limit(.callsRecorded)],
      [lettersOnly, limit(.readAndFile, [.email])],
      [limit(.oneChannel, [.letter], from: "2027-04-01"), limit(.timeLimits, [.telephone], until: "2027-03-31")],
      [limit(.oneChannel, [.letter], organisations: ["voice"]), limit(.timeLimits, [.telephone], organisations: ["opfcc"])],
      [
        limit(.singlePointOfContact, contact: "Ms Field", matters: ["M-1"]),
        limit(.singlePointOfContact, contact: "Mr Hill", matters: ["M-2"]),
      ],
      [
        limit(.timeLimits, [.telephone], windows: window(.tuesday, 600, 660)),
        limit(.timeLimits, [.telephone], windows: window(.tuesday, 630, 700)),
      ],
    ])
  func consistent(restrictions: [Restriction]) throws {
    let story = try Story(at: .checklist)
    let draft = Sample.draft(restrictions, organisations: ["opfcc", "voice"])
    #expect(story.refusal(.draftPlan(draft), by: Sample.manager) == nil)
  }

  @Test(
    "a first day that has passed is refused when the plan is written or submitted; while it waits for a decision it may pass (5.7)"
  )
  func firstDay() throws {
    var story = try Story(at: .checklist)
    let (yesterday, today) = (Sample.draft(starts: Day("2026-12-09")), Sample.draft(starts: Day("2026-12-10")))
    story.expectRefusal(.draftPlan(yesterday), by: Sample.manager, "plan-duration", "5.7")
    #expect(
      story.refusal(.draftPlan(yesterday), by: Sample.manager)?.missing == ["a first day that has not passed already (5.7)"])
    try story.prepare(today)
    var late = story
    late.now = try Sample.at("2026-12-11T09:00:00Z")
    late.expectRefusal(.submit, by: Sample.manager, "plan-duration", "5.7")
    try story.give(.submit, by: Sample.manager)
    story.now = try Sample.at("2026-12-11T09:00:00Z")
    #expect(story.refusal(story.authorisation, by: Sample.senior) == nil)
  }

  @Test("a review after the last day of the plan would never be held (8.1)")
  func reviewAfterTheEnd() throws {
    let story = try Story(at: .checklist)
    let draft = Sample.draft(ends: Day("2027-05-01"), review: Day("2027-06-01"))
    let refusal = try #require(story.refusal(.draftPlan(draft), by: Sample.manager))
    #expect(refusal.code == "plan-review" && refusal.missing.contains("a review on its last day or before (8.1)"))
  }

  @Test(
    "blocking is found in words with letters of another script, and in other words for it (5.5)",
    arguments: ["Your number is bl\u{43E}cked.", "We hang up on each of your calls.", "Staff hung up on you."])
  func otherWords(text: String) throws {
    let story = try Story(at: .checklist)
    let draft = Sample.draft([Self.limit(.otherAction, detail: text, forStaff: "Say so.")])
    #expect(story.refusal(.draftPlan(draft), by: Sample.manager)?.code == "blocking-in-words")
  }

  @Test("read and file on every channel that is open is refused without the severe reason (5.1)")
  func allFiled() throws {
    let story = try Story(at: .checklist)
    let everything = [Self.limit(.readAndFile, Channel.allCases)]
    let onlyWay = [Self.lettersOnly, Self.limit(.readAndFile, [.letter])]
    for restrictions in [everything, onlyWay] {
      story.expectRefusal(.draftPlan(Sample.draft(restrictions)), by: Sample.manager, "no-answered-channel", "5.1")
      #expect(story.refusal(.draftPlan(Sample.draft(restrictions, severe: "Threats to kill.")), by: Sample.manager) == nil)
    }
    for restrictions in [
      [Self.limit(.readAndFile, [.email, .letter, .form])], [Self.limit(.readAndFile, Channel.allCases, matters: ["M-1"])],
    ] {
      #expect(story.refusal(.draftPlan(Sample.draft(restrictions)), by: Sample.manager) == nil)
    }
  }

  @Test("read and file on the only channel that an adjustment needs is refused, however severe the circumstances (1.3)")
  func neededFiled() throws {
    var story = try Story(at: .checklist)
    try story.give(.noteAdjustments(Adjustments(openRequests: [], neededChannels: [.email])), by: Sample.system)
    for severe in [nil, "Threats to kill."] {
      let draft = Sample.draft([Self.limit(.readAndFile, [.email])], severe: severe)
      story.expectRefusal(.draftPlan(draft), by: Sample.manager, "adjustment-channel", "1.3")
    }
    try story.give(.noteAdjustments(Adjustments(openRequests: [], neededChannels: [.email, .letter])), by: Sample.system)
    #expect(story.refusal(.draftPlan(Sample.draft([Self.limit(.readAndFile, [.email])])), by: Sample.manager) == nil)
  }

  @Test(
    "blocking in the words of another measure is refused, and the kind to use is named, whatever the spelling (5.5)",
    arguments: [
      "Your number is blocked.", "We block calls.", "BLOCKING of both addresses", "E-mails are bl\u{200B}ocked.", "Bl\u{F6}cked.",
      "Call-barring is on.", "Messages go to junk.", "Automatically deleted.", "Calls from 07700 900001 are not taken.",
      "(01632) 960001 no longer reaches us", "+44 7700 900001", "robin@example.org is filtered",
    ])
  func words(text: String) throws {
    let story = try Story(at: .checklist)
    for (detail, forStaff) in [(text, "Say so."), ("As agreed.", text)] {
      for severe in [nil, "Threats to kill."] {
        let draft = Sample.draft([Self.limit(.otherAction, detail: detail, forStaff: forStaff)], severe: severe)
        let refusal = try #require(story.refusal(.draftPlan(draft), by: Sample.manager))
        #expect(refusal.code == "blocking-in-words" && refusal.paragraph == "5.5")
        let field = detail == text ? "detail" : "forStaff"
        #expect(refusal.missing.contains { $0.hasPrefix("restriction 1, \(field): ") && $0.contains("kind blocking") })
      }
    }
  }

  @Test("blocking in the words of any other kind is refused as well; other words are not taken for it (5.5)")
  func otherKinds() throws {
    let story = try Story(at: .checklist)
    let hidden = Sample.draft([Self.limit(.callsRecorded, detail: "Other numbers are blocked.")])
    story.expectRefusal(.draftPlan(hidden), by: Sample.manager, "blocking-in-words", "5.5")
    let bare = Sample.draft(
      [Self.limit(.otherAction, [.telephone], detail: "Calls are not taken.", forStaff: "Hang up.")], severe: "Threats to kill.")
    story.expectRefusal(.draftPlan(bare), by: Sample.manager, "blocking-kind", "5.5")
    for text in [
      "The car park is closed to you from 2026-12-01 to 2027-03-31.", "As agreed in RC-2026-000123.",
      "Meetings take place on the 1st floor.", "Staff hang up when you swear.",
    ] {
      let draft = Sample.draft([Self.limit(.otherAction, detail: text, forStaff: text)])
      #expect(story.refusal(.draftPlan(draft), by: Sample.manager) == nil, "\(text)")
    }
    let proper = Sample.draft(
      [Self.limit(.blocking, [.telephone], detail: "07700 900001 is blocked.")], severe: "Threats to kill.")
    #expect(story.refusal(.draftPlan(proper), by: Sample.manager) == nil)
  }

  @Test(
    "how to contact us by a way that the plan closes is refused (5.6)",
    arguments: [
      "By phone on Tuesdays.", "Please telephone Ms Field.", "Write to us, or call.", "Ring 01632 960001.",
      "You can reach us on 01632 960001.",
      "E-mail us.", "Send your e-mails to office@opfcc.example.org.", "office@opfcc.example.org", "Use our web form.",
      "Come to our office.",
      "In person, on Mondays.", "Do not write; call us.", "Please do not e-mail. Call 01632 960001.",
    ])
  func closedWay(how: String) throws {
    let story = try Story(at: .checklist)
    let draft = Sample.draft([Self.lettersOnly], how: how)
    story.expectRefusal(.draftPlan(draft), by: Sample.manager, "how-to-contact-closed", "5.6")
    let missing = story.refusal(.draftPlan(draft), by: Sample.manager)?.missing ?? []
    #expect(missing.contains { $0.hasPrefix("how to contact us: ") && $0.contains("which restriction 1 closes") })
  }

  @Test(
    "how to contact us may say that a way is closed, and what no plan closes (5.6)",
    arguments: [
      "Please write to us.", "By letter only. Calls are not taken.", "Write to us; do not ring or e-mail.",
      "Write by post instead of calling us.",
      "By letter. In an emergency, call 999.", "By letter. To challenge this plan you can also call 01632 960003.",
      "By letter: we cannot answer e-mails or phone calls.",
    ])
  func openWay(how: String) throws {
    let story = try Story(at: .checklist)
    #expect(story.refusal(.draftPlan(Sample.draft([Self.lettersOnly], how: how)), by: Sample.manager) == nil)
  }

  @Test("a way that is open to one organisation, or for part of the time, may be given (5.6)")
  func partlyOpen() throws {
    let story = try Story(at: .checklist)
    let partly = [
      [Self.limit(.oneChannel, [.letter], organisations: ["voice"])], [Self.limit(.oneChannel, [.letter], from: "2027-04-01")],
    ]
    for restrictions in partly {
      let draft = Sample.draft(restrictions, how: "By phone on Tuesdays.", organisations: ["opfcc", "voice"])
      #expect(story.refusal(.draftPlan(draft), by: Sample.manager) == nil)
    }
  }
}
