import Contracts
import Testing

@testable import Policy

/// A restriction of the plan in force, the same restriction in the next version, and whether that restricts more.
struct Comparison: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let old: Restriction
  let new: Restriction
  let isMore: Bool
}

@Suite("Whether a plan's next version restricts more")
struct PlanComparisonTests {
  private static let first = Day("2027-01-11")
  private static let last = Day("2027-07-10")
  private static let within = Day("2027-03-01")

  private static func restriction(
    _ kind: RestrictionKind = .timeLimits, channels: [Channel] = [.telephone], minutes: [(Int, Int)] = [], longest: Int? = nil,
    perWeek: Int? = nil, contact: String? = nil, matters: [String] = [], excepted: Bool = true, detail: String = "",
    premises: [String] = [], only: Bool = false, third: String? = nil, issues: NewIssuesLimit? = nil, reply: Int? = nil,
    organisations: [String] = [], from: Day? = nil, until: Day? = nil, review: Day? = nil
  ) -> Restriction {
    Restriction(
      kind: kind, channels: channels,
      weeklyWindows: minutes.compactMap { WeeklyWindow(weekday: .tuesday, fromMinute: $0.0, toMinute: $0.1) },
      pointOfContact: contact, minutesPerContact: longest, contactsPerWeek: perWeek, matters: matters,
      newInformationExcepted: excepted, detail: detail, premises: premises, onlyThesePremises: only, thirdParty: third,
      newIssues: issues, replyPeriodDays: reply, organisations: organisations, startsOn: from, endsOn: until, reviewOn: review,
      reasons: "Calls took hours.", behaviours: ["threats"])
  }

  private static func plan(
    _ restrictions: [Restriction], of person: Identifier = Sample.person, organisations: [String] = ["opfcc", "voice"],
    from: Day? = first, until: Day? = last, review: String = "2027-06-01"
  ) throws -> Plan {
    Plan(
      id: Sample.id(50), version: 1, serviceUser: person, organisations: organisations, restrictions: restrictions,
      howToContact: "x", serviceToExpect: "x", reasons: "It is so.", proportionality: "x", startsOn: try #require(from),
      endsOn: until,
      reviewOn: try Sample.day(review))
  }

  /// Pairs of which the first is stricter than the second: each is tried in both directions.
  private static let stricterFirst: [(String, Restriction, Restriction)] = [
    ("a shorter window", restriction(minutes: [(600, 630)]), restriction(minutes: [(600, 660)])),
    ("fewer windows", restriction(minutes: [(600, 630)]), restriction(minutes: [(600, 630), (700, 760)])),
    ("a window where there was none", restriction(minutes: [(600, 630)], perWeek: 1), restriction(perWeek: 1)),
    ("fewer minutes", restriction(longest: 10), restriction(longest: 11)),
    ("minutes where there was no limit", restriction(longest: 10, perWeek: 1), restriction(perWeek: 1)),
    ("fewer contacts", restriction(perWeek: 1), restriction(perWeek: 2)),
    ("more channels concerned", restriction(channels: [.telephone, .email], perWeek: 1), restriction(perWeek: 1)),
    ("all channels concerned", restriction(channels: [], perWeek: 1), restriction(perWeek: 1)),
    (
      "another channel blocked", restriction(.blocking, channels: [.telephone, .email]),
      restriction(.blocking, channels: [.telephone])
    ),
    ("more matters", restriction(.noReopening, matters: ["M-1", "M-2"]), restriction(.noReopening, matters: ["M-1"])),
    ("all matters", restriction(.readAndFile), restriction(.readAndFile, matters: ["M-1"])),
    ("new information not excepted", restriction(.readAndFile, excepted: false), restriction(.readAndFile)),
    ("more premises closed", restriction(.premises, premises: ["A", "B"]), restriction(.premises, premises: ["A"])),
    (
      "fewer premises left", restriction(.premises, premises: ["A"], only: true),
      restriction(.premises, premises: ["A", "B"], only: true)
    ),
    (
      "fewer new issues", restriction(.newIssuesLimit, issues: NewIssuesLimit(count: 1, periodDays: 30)),
      restriction(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 30))
    ),
    (
      "a longer period for new issues", restriction(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 31)),
      restriction(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 30))
    ),
    ("a longer period for one reply", restriction(.oneReply, reply: 15), restriction(.oneReply, reply: 14)),
    ("both organisations", restriction(perWeek: 1), restriction(perWeek: 1, organisations: ["opfcc"])),
    ("an earlier start", restriction(perWeek: 1), restriction(perWeek: 1, from: within)),
    ("a later end", restriction(perWeek: 1), restriction(perWeek: 1, until: within)),
  ]

  /// Pairs of which neither is certain to be milder.
  private static let neither: [(String, Restriction, Restriction)] = [
    ("another kind", restriction(.callsRecorded), restriction(perWeek: 1)),
    ("another single channel", restriction(.oneChannel, channels: [.letter]), restriction(.oneChannel)),
    ("a window moved", restriction(minutes: [(600, 660)]), restriction(minutes: [(610, 670)])),
    (
      "another point of contact", restriction(.singlePointOfContact, contact: "Ms Field"),
      restriction(.singlePointOfContact, contact: "Mr Hill")
    ),
    ("another third party", restriction(.thirdPartyOnly, third: "A"), restriction(.thirdPartyOnly, third: "B")),
    ("other words", restriction(.otherAction, channels: [], detail: "A"), restriction(.otherAction, channels: [], detail: "B")),
    (
      "premises named the other way", restriction(.premises, premises: ["A"]),
      restriction(.premises, premises: ["A"], only: true)
    ),
  ]

  static let comparisons: [Comparison] =
    stricterFirst.flatMap { words, stricter, milder in
      [
        Comparison(testDescription: words, old: milder, new: stricter, isMore: true),
        Comparison(testDescription: "no longer \(words)", old: stricter, new: milder, isMore: false),
        Comparison(testDescription: "the same: \(words)", old: stricter, new: stricter, isMore: false),
      ]
    }
    + neither.flatMap { words, one, other in
      [
        Comparison(testDescription: words, old: one, new: other, isMore: true),
        Comparison(testDescription: "\(words), reversed", old: other, new: one, isMore: true),
      ]
    }

  @Test("stricter terms need a new decision; the same or milder terms do not (decision 6)", arguments: comparisons)
  func terms(comparison: Comparison) throws {
    #expect(try Self.plan([comparison.new]).restrictsMore(than: Self.plan([comparison.old])) == comparison.isMore)
  }

  @Test("an added restriction restricts more, a removed one does not, and their order makes no difference (decision 6)")
  func number() throws {
    let (calls, recorded) = (Self.restriction(perWeek: 1), Self.restriction(.callsRecorded))
    let (one, both) = (try Self.plan([calls]), try Self.plan([calls, recorded]))
    #expect(both.restrictsMore(than: one) && !one.restrictsMore(than: both))
    #expect(try !both.restrictsMore(than: Self.plan([recorded, calls])))
  }

  @Test("a plan for more organisations, sooner, longer, without end or for someone else restricts more (decisions 6 and 8)")
  func around() throws {
    let limits = [Self.restriction(perWeek: 1, organisations: ["opfcc"], from: Self.within, until: Self.within)]
    let (old, endless) = (try Self.plan(limits, organisations: ["opfcc"]), try Self.plan(limits, until: nil))
    #expect(try Self.plan(limits).restrictsMore(than: old))
    #expect(try Self.plan(limits, organisations: ["opfcc"], from: Day("2027-01-10")).restrictsMore(than: old))
    #expect(try Self.plan(limits, organisations: ["opfcc"], until: Day("2027-07-11")).restrictsMore(than: old))
    #expect(endless.restrictsMore(than: old) && !endless.restrictsMore(than: endless) && !old.restrictsMore(than: endless))
    #expect(try Self.plan(limits, of: Sample.id(9), organisations: ["opfcc"]).restrictsMore(than: old))
    let shorter = try Self.plan(limits, organisations: ["opfcc"], from: Self.within, until: Self.within, review: "2027-03-01")
    #expect(!shorter.restrictsMore(than: old))
  }
}
