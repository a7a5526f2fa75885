import Contracts
import Foundation
import TestOffices
import Testing

@testable import Policy

/// The invented people, dates and letters of these tests.
enum Sample {
  static let packFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Shared/PolicyPacks/opfcc-northamptonshire").standardizedFileURL.path()
  private static let loaded = Result { try PolicyPack.load(folder: packFolder) }

  static func pack() throws -> PolicyPack { try loaded.get() }

  static func id(_ number: Int) -> Identifier {
    Identifier(at: Instant(milliseconds: Int64(number)), random: [UInt8(truncatingIfNeeded: number)])
  }

  static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

  static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  static let person = id(1)
  static let system = CaseActor.service("workflow")
  static let manager = actor("mara", .manager)
  static let otherManager = actor("milo", .manager)
  static let senior = actor("sana", .seniorManager)

  static func actor(_ name: String, _ roles: Office...) -> CaseActor {
    CaseActor(subject: name, offices: Set(roles), organisations: ["opfcc"])
  }

  static func incident(
    _ number: Int, _ at: Instant, of person: Identifier = person, behaviours: [String] = ["swearing-or-threatening"],
    reportedBy: String = "rita", targets: [String] = ["tom"], handledBy: [String] = ["hana"], account: String = "Swore at staff."
  ) -> Incident {
    Incident(
      id: id(100 + number), serviceUser: person, occurredAt: at, reportedBy: reportedBy, targets: Involved(targets),
      handledBy: Involved(handledBy),
      behaviours: behaviours, account: account)
  }

  static func restriction(
    _ kind: RestrictionKind = .timeLimits, channels: [Channel] = [.telephone], windows: [WeeklyWindow]? = nil,
    contact: String? = nil,
    detail: String = "", matters: [String] = [], excepted: Bool = true, perWeek: Int? = nil
  ) -> Restriction {
    let tuesday = WeeklyWindow(weekday: .tuesday, fromMinute: 600, toMinute: 660)
    return Restriction(
      kind: kind, channels: channels, weeklyWindows: windows ?? (kind == .timeLimits ? [tuesday].compactMap { $0 } : []),
      pointOfContact: contact, contactsPerWeek: perWeek, matters: matters, newInformationExcepted: excepted, detail: detail,
      reasons: "Calls took hours.", behaviours: ["swearing-or-threatening"])
  }

  static func draft(
    _ restrictions: [Restriction]? = nil, how: String = "As this plan says.", service: String = "A reply in 10 days.",
    reasons: String = "The calls went on.", proportionality: String = "Shorter calls were tried.",
    starts: Day? = Day("2027-01-11"), ends: Day? = Day("2027-07-10"),
    review: Day? = Day("2027-06-01"), severe: String? = nil, organisations: [String] = []
  ) -> PlanDraft {
    PlanDraft(
      id: id(50), organisations: organisations, restrictions: restrictions ?? [restriction()], howToContact: how,
      serviceToExpect: service, reasons: reasons,
      proportionality: proportionality, startsOn: starts, endsOn: ends, reviewOn: review, severeReason: severe)
  }
}

/// A case that is given commands one by one; every event that the machine returns is applied, and must fit.
struct Story {
  let pack: PolicyPack
  var file: RestrictionCase
  var history: [CaseEvent]
  /// What followed from the last command.
  private(set) var consequences: Consequences
  var now: Instant

  /// Opened on 2026-11-23 with one incident of that morning.
  init(under pack: PolicyPack? = nil, behaviours: [String] = ["swearing-or-threatening"]) throws {
    self.pack = try pack ?? Sample.pack()
    now = try Sample.at("2026-11-23T10:00:00Z")
    let report = Report(
      caseID: Sample.id(2), serviceUser: Sample.person, organisation: self.pack.organisations[0].code,
      incidents: [Sample.incident(1, now.adding(seconds: -3600), behaviours: behaviours)])
    history = try RestrictionCase.open(report, by: Sample.system, at: now, under: self.pack)
    (file, consequences) = try RestrictionCase.beginning(with: history, under: self.pack)
  }

  /// The office and due time of that task, as opened by the last command.
  func opened(_ task: CaseTask) -> (office: Office, due: Instant)? {
    for case .open(task, let office, _, let due) in consequences.tasks { return (office, due) }
    return nil
  }

  /// A story taken to that stage by the ordinary route.
  init(at stage: StageName, under pack: PolicyPack? = nil) throws {
    try self.init(under: pack)
    if stage == .reported { return }
    try give(.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."), by: Sample.manager)
    if stage == .warningPending { return }
    try give(.noticeDispatched(notice: Sample.id(10), at: now), by: Sample.system)
    if stage == .warned { return }
    now = try Sample.at("2026-12-10T09:00:00Z")
    try give(.addIncident(Sample.incident(2, now)), by: Sample.system)
    try give(.recordContinued(incidents: [Sample.id(102)], reasons: "Again."), by: Sample.manager)
    if stage == .checklist { return }
    try prepare()
    try give(.submit, by: Sample.manager)
    if stage == .awaitingAuthorisation { return }
    try give(authorisation, by: Sample.senior)
    if stage == .noticePending { return }
    now = try Sample.at("2027-01-12T10:00:00Z")
    try give(.noticeDispatched(notice: Sample.id(11), at: now), by: Sample.system)
    if stage == .inForce { return }
    now = try Sample.at("2027-07-11T00:00:00Z")
    try give(.expire(notice: Sample.id(12)), by: Sample.system)
  }

  var authorisation: Command {
    .authorise(confirming: ["a", "b", "c", "d", "e", "f"], reasons: "Proportionate.", notice: Sample.id(11))
  }

  mutating func prepare(_ draft: PlanDraft = Sample.draft(), criteria: [String] = ["a", "b", "c", "d", "e", "f"]) throws {
    for code in criteria {
      try give(.answerCriterion(code: code, answer: .met, evidence: "On file."), by: Sample.manager)
    }
    try give(.confirmAdjustmentsConsidered("None is known."), by: Sample.manager)
    try give(.draftPlan(draft), by: Sample.manager)
  }

  @discardableResult mutating func give(_ command: Command, by actor: CaseActor) throws -> [CaseEvent] {
    let events = try file.decide(command, by: actor, at: now, under: pack)
    (file, consequences) = try file.following(events, under: pack)
    history += events
    return events
  }

  /// Why a command is refused; the case is not changed.
  func refusal(_ command: Command, by actor: CaseActor) -> Refusal? {
    do throws(Refusal) {
      _ = try file.decide(command, by: actor, at: now, under: pack)
      return nil
    } catch { return error }
  }

  func expectRefusal(
    _ command: Command, by actor: CaseActor, _ code: String, _ paragraph: String, location: SourceLocation = #_sourceLocation
  ) {
    let refusal = refusal(command, by: actor)
    #expect(refusal?.code == code, sourceLocation: location)
    #expect(refusal?.paragraph == paragraph, sourceLocation: location)
  }
}

extension CaseEvent {
  /// The letter that it carries.
  var letter: LetterRequest? { (fact.payload(of: CaseOrigin(reference: "RC-2026-000001")) as? any CarriesLetter)?.notice }
}
