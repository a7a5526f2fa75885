import Contracts
import Testing

@testable import Policy

@Suite("A complaint that repeats a matter which is closed")
struct RepeatedComplaintTests {
  private static func matter(_ state: MatterState = .reviewExhausted, elsewhere: String? = "MAT 1") throws -> Matter {
    let at = try Sample.at("2026-01-05T10:00:00Z")
    return Matter(
      id: Sample.id(70), reference: "MT-2026-000001", version: 4, serviceUser: Sample.person, organisation: "opfcc",
      channel: .letter, kind: .complaint, type: "service", elsewhere: elsewhere, summary: "Nobody answered.", state: state,
      openedBy: "rita", openedAt: at)
  }

  private static func plan(
    _ kind: RestrictionKind = .noReopening, matters: [String] = ["mat-1"], excepted: Bool = true, from: String = "2026-11-20"
  ) throws -> EnforcedPlan {
    let restriction = Sample.restriction(kind, channels: [], detail: "As said.", matters: matters, excepted: excepted)
    return EnforcedPlan(
      plan: Plan(
        id: Sample.id(80), version: 1, serviceUser: Sample.person, organisations: ["opfcc"], restrictions: [restriction],
        howToContact: "By letter.", serviceToExpect: "A reply.", reasons: "It went on.", startsOn: try Sample.day("2026-11-20"),
        reviewOn: try Sample.day("2027-06-01")),
      from: try Sample.at("\(from)T00:00:00Z"))
  }

  private static func recognise(
    kind: MatterKind = .complaint, type: String = "service", about: [String] = ["MAT/001"], isNew: Bool = false,
    organisation: String = "opfcc", earlier: [Matter]? = nil, plans: [EnforcedPlan]? = nil
  ) throws -> RepeatedComplaint? {
    let pack = try Sample.pack()
    return RepeatedComplaint.recognise(
      RepeatedComplaint.Question(
        organisation: organisation, at: try Sample.at("2026-11-23T10:00:00Z"), kind: kind, type: type, about: about,
        hasNewInformation: isNew),
      earlier: try earlier ?? [matter()], plans: try (plans ?? [plan()]).map { (enforced: $0, pack: pack) }, under: pack)
  }

  @Test(
    "it is a repeat where the matter's review is exhausted and the plan keeps it closed, however the reference is written (4.3)")
  func repeats() throws {
    let found = try Self.recognise()
    #expect(found?.matter == "MT-2026-000001" && found?.plan == Sample.id(80) && found?.paragraph == "4.3")
    #expect(found?.why.contains("MT-2026-000001 is closed") == true)
    #expect(try Self.recognise(about: ["mt 2026 1"], plans: [Self.plan(matters: ["MT-2026-1"])]) != nil)
    #expect(try Self.recognise(about: ["something else", "Mat1"]) != nil)
  }

  @Test("a matter that is known only elsewhere is as closed as the plan that names it says (4.3)")
  func elsewhere() throws {
    #expect(try Self.recognise(earlier: [])?.matter == "MAT/001")
    #expect(try Self.recognise(about: ["MAT 2"], earlier: []) == nil)
  }

  @Test("a matter whose review is not exhausted is opened again (4.3)")
  func notExhausted() throws {
    for state in MatterState.allCases where state != .reviewExhausted {
      #expect(try Self.recognise(earlier: [Self.matter(state)]) == nil, "\(state)")
    }
    var final = try Self.matter(.finalised)
    final.steps = [
      MatterStepTaken(
        step: .exhaustReview, on: try Sample.day("2026-05-01"), words: "Not upheld.", by: "mara",
        at: try Sample.at("2026-05-01T10:00:00Z"))
    ]
    #expect(try Self.recognise(earlier: [final]) != nil)
  }

  @Test("new information opens it, unless the plan does not except that; a new matter is opened always (4.3)")
  func something() throws {
    #expect(try Self.recognise(isNew: true) == nil)
    #expect(try Self.recognise(isNew: true, plans: [Self.plan(excepted: false)]) != nil)
    #expect(try Self.recognise(about: []) == nil)
    #expect(try Self.recognise(about: ["MAT 2"]) == nil)
  }

  @Test("what the law always opens is opened, whatever a plan says (4.3)")
  func statutory() throws {
    for type in try Sample.pack().intake.matterTypes {
      #expect((try Self.recognise(type: type.code) == nil) == (type.alwaysOpen != nil), "\(type.code)")
    }
    #expect(try Sample.pack().matterType("police-complaint")?.alwaysOpen == "police-complaint")
  }

  @Test("only a complaint is a repeat: a request, a question and a letter are taken up (4.3)")
  func kinds() throws {
    for kind in MatterKind.allCases { #expect((try Self.recognise(kind: kind) != nil) == (kind == .complaint), "\(kind)") }
  }

  @Test("without a plan in force that says so, every complaint is opened (4.3, 5.1)")
  func noPlan() throws {
    #expect(try Self.recognise(plans: []) == nil)
    #expect(try Self.recognise(plans: [Self.plan(from: "2026-11-24")]) == nil)
    #expect(try Self.recognise(organisation: "voice") == nil)
    for kind in RestrictionKind.allCases where kind != .noReopening {
      #expect(try Self.recognise(plans: [Self.plan(kind)]) == nil, "\(kind)")
    }
  }
}
