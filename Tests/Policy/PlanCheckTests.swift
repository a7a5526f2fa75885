import Contracts
import Testing

@testable import Policy

/// A draft with one fault, and what the refusal says.
struct FaultyDraft: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: String
  let paragraph: String
  let draft: PlanDraft
}

@Suite("What a plan must say")
struct PlanCheckTests {
  static let faulty: [FaultyDraft] = {
    func it(_ words: String, _ code: String, _ paragraph: String, _ draft: PlanDraft) -> FaultyDraft {
      FaultyDraft(testDescription: words, code: code, paragraph: paragraph, draft: draft)
    }
    let all = Channel.allCases
    let unreasoned = Restriction(kind: .callsRecorded, reasons: " ", behaviours: ["swearing-or-threatening"])
    let untied = Restriction(kind: .callsRecorded, reasons: "It is so.", behaviours: [])
    let foreign = Restriction(kind: .callsRecorded, reasons: "It is so.", behaviours: ["incivility"])
    return [
      it("no restriction", "plan-restrictions", "5.5", Sample.draft([])),
      it("no way to contact us", "plan-how-to-contact", "5.6", Sample.draft(how: "")),
      it("no service", "plan-service", "5.6", Sample.draft(service: "")),
      it("no reasons", "plan-reasons", "5.7", Sample.draft(reasons: " ")),
      it("no first day", "plan-duration", "5.7", Sample.draft(starts: nil)),
      it("last day before first", "plan-duration", "5.7", Sample.draft(ends: Day("2027-01-10"))),
      it(
        "already over", "plan-duration", "5.7",
        Sample.draft(starts: Day("2026-01-10"), ends: Day("2026-02-10"), review: Day("2026-02-10"))),
      it("no review", "plan-review", "8.1", Sample.draft(review: nil)),
      it("review after 12 months", "plan-review", "8.1", Sample.draft(ends: nil, review: Day("2028-01-12"))),
      it("review before the first day", "plan-review", "8.1", Sample.draft(review: Day("2027-01-10"))),
      it("restriction without reasons", "restriction-reasons", "5.7", Sample.draft([unreasoned])),
      it("restriction tied to no behaviour", "restriction-behaviours", "5.5", Sample.draft([untied])),
      it("restriction tied to behaviour that was not reported", "restriction-behaviours", "5.5", Sample.draft([foreign])),
      it("time limits without times", "restriction-incomplete", "5.5", Sample.draft([Sample.restriction(windows: [])])),
      it(
        "one channel, but two named", "restriction-incomplete", "5.5",
        Sample.draft([Sample.restriction(.oneChannel, channels: [.telephone, .email])])),
      it(
        "point of contact without a name", "restriction-incomplete", "5.5",
        Sample.draft([Sample.restriction(.singlePointOfContact)])),
      it(
        "read and file without its exception", "restriction-incomplete", "5.5",
        Sample.draft([Sample.restriction(.readAndFile, channels: [.email], excepted: false)])),
      it("no reopening, but no matter named", "restriction-incomplete", "5.5", Sample.draft([Sample.restriction(.noReopening)])),
      it("a limit of zero", "restriction-limit", "5.5", Sample.draft([Sample.restriction(perWeek: 0)])),
      it(
        "a number blocked without a severe reason", "severe-reason", "5.5",
        Sample.draft([Sample.restriction(.blocking, channels: [.telephone])], how: "By letter.")),
      it(
        "no channel left", "no-open-channel", "5.1",
        Sample.draft([
          Sample.restriction(.oneChannel, channels: [.telephone]), Sample.restriction(.oneChannel, channels: [.letter]),
        ])),
      it(
        "every channel blocked", "severe-reason", "5.5",
        Sample.draft([Sample.restriction(.blocking, channels: all)])),
    ]
  }()

  @Test("a plan that lacks what 5.1 and 5.5 to 8.1 require is refused, with the paragraph", arguments: faulty)
  func faults(faulty: FaultyDraft) throws {
    let story = try Story(at: .checklist)
    let refusal = try #require(story.refusal(.draftPlan(faulty.draft), by: Sample.manager))
    #expect(refusal.code == faulty.code)
    #expect(refusal.paragraph == faulty.paragraph)
    #expect(refusal.kind == .incomplete)
    #expect(!refusal.missing.isEmpty)
  }

  @Test("everything missing is listed at once (5.5 to 5.7)")
  func allMissing() throws {
    let story = try Story(at: .checklist)
    let refusal = story.refusal(.draftPlan(Sample.draft([], how: "", service: "", reasons: "", starts: nil)), by: Sample.manager)
    #expect(refusal?.missing.count == 5)
  }

  @Test(
    "in severe circumstances, with a stated reason, every channel may be blocked (5.1, 5.5), but not one that an adjustment needs (1.3)"
  )
  func severe() throws {
    var story = try Story(at: .checklist)
    let blocked = Sample.draft(
      [Sample.restriction(.blocking, channels: Channel.allCases)], how: "As this plan says.", severe: "Threats to kill.")
    #expect(story.refusal(.draftPlan(blocked), by: Sample.manager) == nil)
    try story.give(.noteAdjustments(Adjustments(openRequests: [], neededChannels: [.email])), by: Sample.system)
    story.expectRefusal(.draftPlan(blocked), by: Sample.manager, "adjustment-channel", "1.3")
  }

  @Test("a review exactly 12 months after the decision is within the limit, a day later is not (8.1)")
  func yearlyReview() throws {
    let story = try Story(at: .checklist)
    #expect(story.refusal(.draftPlan(Sample.draft(ends: nil, review: Day("2027-12-10"))), by: Sample.manager) == nil)
    story.expectRefusal(
      .draftPlan(Sample.draft(ends: nil, review: Day("2027-12-11"))), by: Sample.manager, "plan-review", "8.1")
  }

  @Test("a kind that the pack does not list is refused (5.5)")
  func unknownKind() throws {
    let faults = Sample.restriction().faults(
      known: ["swearing-or-threatening"], rule: nil, isSevere: false, under: try Sample.pack())
    #expect(faults.map(\.code) == ["unknown-kind"])
  }
}
