import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("A request for a reasonable adjustment")
struct AdjustmentTests {
  private static let answer = AdjustmentCommand.answer(department: "Casework", view: "It can be done.")

  private static func refusal(_ body: () throws -> Void) -> Refusal? {
    #expect(throws: Refusal.self) { try body() }
  }

  @Test("it is recorded by any channel, and queued with each department it concerns, listed once (1.4)")
  func taken() throws {
    let story = try AdjustmentStory(Sample.asked(["Casework", "Records", "casework"]))
    #expect(story.file.stage == .open && story.file.takenBy == "rita" && story.file.at == story.now)
    #expect(story.file.consultations == ["Casework", "Records"].map { Adjustment.Consultation(department: $0) })
    let due = try Sample.pack().adjustmentDates(takenDownAt: story.now)
    #expect(story.history.map(\.fact) == [.requested(Sample.asked().asking(["Casework", "Records"], by: due))])
    #expect(story.history.map(\.office) == [.staff] && story.file.wire(reference: "AR", version: 1).decideBy == due.decideBy)
  }

  @Test("it says what is asked for, and whose service would change (1.4)")
  func incomplete() throws {
    let refused = Self.refusal { _ = try AdjustmentStory(Sample.asked([" "], request: "")) }
    #expect(refused?.kind == .incomplete && refused?.code == "request-incomplete" && refused?.paragraph == "1.4")
    #expect(refused?.missing == ["what is asked for", "a department whose service would change"])
  }

  @Test("it is made to an organisation under the policy, by someone at the desk there (1.1, 1.4)")
  func desk() throws {
    let elsewhere = CaseActor(subject: "rita", offices: [.staff], organisations: ["council"])
    let unknown = Self.refusal { _ = try AdjustmentStory(Sample.asked(organisation: "council"), by: elsewhere) }
    #expect(unknown?.code == "unknown-organisation" && unknown?.paragraph == "1.1")
    #expect(unknown?.fields.map(\.field) == ["organisation"])
    #expect(Self.refusal { _ = try AdjustmentStory(by: elsewhere) }?.code == "other-organisation")
    for role in [Office.auditor, .administrator, .recordsOfficer, .gateway, .service] {
      let refused = Self.refusal { _ = try AdjustmentStory(by: Sample.actor("ada", role)) }
      #expect(refused?.kind == .notEntitled && refused?.code == "role" && refused?.paragraph == "1.4", "\(role)")
    }
  }

  @Test("it is not decided before every department has answered, unless a reason is recorded (1.5)")
  func consulted() throws {
    var story = try AdjustmentStory()
    let grant = AdjustmentCommand.decide(try Sample.ruling())
    let both = ["the view of Casework", "the view of Records"]
    try story.expectRefusal(grant, by: Sample.adjuster, .incomplete, "consultation-open", "1.5", missing: both)
    let blank = AdjustmentCommand.decide(try Sample.ruling(waived: " "))
    try story.expectRefusal(blank, by: Sample.adjuster, .incomplete, "consultation-open", "1.5", missing: both)
    try story.hear("RECORDS")
    try story.expectRefusal(
      grant, by: Sample.adjuster, .incomplete, "consultation-open", "1.5", missing: ["the view of Casework"])
    var waived = story
    try waived.give(.decide(try Sample.ruling(waived: "It is urgent.")), by: Sample.adjuster)
    try story.hear("Casework")
    #expect(try story.give(grant, by: Sample.adjuster) == [.decided(try Sample.ruling())])
    #expect(story.file.stage == .decided(try Sample.ruling(), by: "cora", at: story.now))
    #expect(story.history.map(\.office) == [.staff, .manager, .manager, .customerServiceManager])
  }

  @Test("a department answers about what it was asked, in words, and may answer again until the decision (1.5)")
  func answers() throws {
    var story = try AdjustmentStory()
    try story.expectRefusal(
      .answer(department: "Housing", view: "Not now."), by: Sample.manager, .incomplete, "not-consulted", "1.5",
      missing: ["Casework", "Records"], fields: ["department"])
    try story.expectRefusal(
      .answer(department: "Records", view: " "), by: Sample.manager, .incomplete, "no-view", "1.5",
      missing: ["the view of Records"])
    try story.hear("casework", "Perhaps.")
    try story.hear("Casework", "Yes.", by: Sample.otherManager)
    let views = story.file.consultations.map(\.view)
    #expect(views == [SignedText(text: "Yes.", by: "milo", at: story.now), nil])
  }

  @Test("it is decided once: a new need is a new request (1.5)", arguments: AdjustmentOutcome.allCases)
  func once(outcome: AdjustmentOutcome) throws {
    var story = try AdjustmentStory()
    let ruling =
      switch outcome {
      case .granted, .partlyGranted: try Sample.ruling(outcome, waived: "It is urgent.")
      case .refused: try Sample.refusal(waived: "It is urgent.")
      }
    try story.give(.decide(ruling), by: Sample.adjuster)
    for command in [AdjustmentCommand.decide(ruling), Self.answer] {
      try story.expectRefusal(command, by: Sample.adjuster, .wrongStage, "already-decided", "1.5")
    }
    #expect(story.file.apply(try #require(story.history.last)) == false)
  }

  @Test("only the Customer Service Team Manager decides, and only in their own organisation (1.1, 1.5)")
  func decider() throws {
    let story = try AdjustmentStory()
    let grant = AdjustmentCommand.decide(try Sample.ruling(waived: "It is urgent."))
    for role in Office.known where role != .customerServiceManager {
      try story.expectRefusal(grant, by: Sample.actor("x", role), .notEntitled, "role", "1.5")
    }
    let elsewhere = CaseActor(subject: "carl", offices: [.customerServiceManager], organisations: ["voice"])
    try story.expectRefusal(grant, by: elsewhere, .notEntitled, "other-organisation", "1.1")
    try story.expectRefusal(Self.answer, by: elsewhere, .notEntitled, "other-organisation", "1.1")
    let speak: Set<Office> = [.manager, .seniorManager, .chiefExecutive, .customerServiceManager]
    for role in Office.known where !speak.contains(role) {
      try story.expectRefusal(Self.answer, by: Sample.actor("x", role), .notEntitled, "role", "1.5")
    }
  }

  @Test(
    "whoever gave a department's view does not decide on the request, until another manager of the department has answered (1.5)")
  func viewGiver() throws {
    var story = try AdjustmentStory()
    try story.hear("Casework", "Yes.", by: Sample.adjuster)
    try story.hear("Records")
    let grant = AdjustmentCommand.decide(try Sample.ruling())
    try story.expectRefusal(
      grant, by: Sample.adjuster, .notEntitled, "took-part", "1.5", missing: ["someone else who may decide"])
    try story.hear("Casework", "Yes.", by: Sample.otherManager)
    try story.give(grant, by: Sample.adjuster)
  }

  @Test("a decision explains itself, a grant says what is done, and a refusal agrees nothing (1.5)")
  func rulings() throws {
    func faults(_ make: () throws -> AdjustmentRuling) -> [String] {
      let refused = Self.refusal { _ = try make() }
      #expect(refused?.kind == .incomplete && refused?.code == "ruling-incomplete" && refused?.paragraph == "1.5")
      #expect(refused?.missing.count == refused?.fields.count)
      return (refused?.fields ?? []).map { "\($0.field) \($0.code)" }
    }
    #expect(faults { try Sample.ruling(explanation: " ") } == ["explanation missing"])
    #expect(faults { try Sample.ruling(agreed: nil) } == ["agreed missing"])
    #expect(faults { try Sample.ruling(.partlyGranted, agreed: " ") } == ["agreed missing"])
    let all = ["agreed notAllowed", "neededChannels notAllowed", "unusableChannels notAllowed"]
    #expect(faults { try Sample.ruling(.refused) } == all)
    #expect(try Sample.refusal().agreed == nil)
  }

  @Test("no channel is both needed and unusable (1.3, 1.5)")
  func channels() throws {
    let refused = Self.refusal { _ = try Sample.ruling(needed: [.letter, .email], unusable: [.email, .telephone]) }
    #expect(
      refused?.fields == [
        FieldProblem(
          field: "unusableChannels", code: "notAllowed", detail: "email cannot be both needed and unusable")
      ])
    let twice = try Sample.ruling(needed: [.letter, .email, .letter])
    #expect(twice.neededChannels == [.email, .letter])
  }

  @Test("a request read from its event is as it was written, at every step")
  func wire() throws {
    var story = try AdjustmentStory()
    var steps = [story.file]
    try story.hear("Records")
    steps.append(story.file)
    try story.give(.decide(try Sample.ruling(waived: "It is urgent.")), by: Sample.adjuster)
    steps.append(story.file)
    for (index, step) in steps.enumerated() {
      let wire = step.wire(reference: "AR-2026-000001", version: index + 1)
      #expect(Adjustment(wire) == step && wire.version == index + 1)
    }
    #expect(try Adjustment.replay(story.history) == story.file)
    #expect(throws: ReplayFault(index: 0)) { try Adjustment.replay(Array(story.history.dropFirst())) }
    #expect(throws: ReplayFault(index: 3)) { try Adjustment.replay(story.history + story.history.suffix(1)) }
  }
}
