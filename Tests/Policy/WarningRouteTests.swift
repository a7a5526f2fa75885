import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("Warnings: their sequence, and when none is given")
struct WarningRouteTests {
  private func york(_ name: String, _ office: String) -> CaseActor {
    CaseActor(subject: name, offices: [Office(office)], organisations: ["york"])
  }

  @Test(
    "where two warnings are required, the second follows new behaviour since the first, and is given by those who may give it (5.2)"
  )
  func sequence() throws {
    var story = try Story(under: try Packs.load("york"))
    let (manager, senior) = (york("mara", "team-manager"), york("sana", "head-of-service"))
    try story.give(.triage(.warn(notice: Sample.id(10)), reasons: "Three calls."), by: manager)
    try story.give(.noticeDispatched(notice: Sample.id(10), at: story.now), by: Sample.system)
    story.expectRefusal(
      .warnAgain(incidents: [Sample.id(101)], reasons: "Again.", notice: Sample.id(11)), by: senior, "no-incident-since-warning",
      "Section 6")
    story.now = story.now.adding(seconds: 86_400)
    try story.give(.addIncident(Sample.incident(2, story.now)), by: Sample.system)
    story.expectRefusal(
      .recordContinued(incidents: [Sample.id(102)], reasons: "Again."), by: manager, "further-warning-due", "Section 6")
    story.expectRefusal(
      .warnAgain(incidents: [Sample.id(102)], reasons: "Again.", notice: Sample.id(11)), by: manager, "role", "Section 6")
    try story.give(.warnAgain(incidents: [Sample.id(102)], reasons: "Again.", notice: Sample.id(11)), by: senior)
    try story.give(.noticeDispatched(notice: Sample.id(11), at: story.now), by: Sample.system)
    #expect(story.file.warnings.map(\.stage).map(String.init) == ["0", "1"])
    story.now = story.now.adding(seconds: 86_400)
    try story.give(.addIncident(Sample.incident(3, story.now)), by: Sample.system)
    try story.give(.recordContinued(incidents: [Sample.id(103)], reasons: "Once more."), by: manager)
    #expect(story.file.stage.name == .checklist)
  }

  @Test("a warning is skipped only on a recorded ground that fits the behaviour on the file, with reasons (5.2, 5.8)")
  func ground() throws {
    let uncivil = try Story(behaviours: ["incivility"])
    uncivil.expectRefusal(.skipWarning(.threatToSafety, reasons: "A threat."), by: Sample.manager, "ground-not-met", "5.8")
    uncivil.expectRefusal(.skipWarning(.degree, reasons: "Very bad."), by: Sample.manager, "ground-not-met", "5.2")
    var story = try Story()
    story.expectRefusal(.skipWarning(.threatToSafety, reasons: " "), by: Sample.manager, "no-reasons", "5.8")
    try story.give(.skipWarning(.threatToSafety, reasons: "A threat to life."), by: Sample.manager)
    #expect(story.file.checklist?.way == .withoutWarning(.threatToSafety, reasons: "A threat to life."))
  }

  @Test("skipping the warning does not skip the notice: nothing binds before its letter has gone out (5.1, 5.8, decision 3)")
  func notice() throws {
    var story = try Story()
    try story.give(.skipWarning(.threatToSafety, reasons: "A threat to life."), by: Sample.manager)
    try story.prepare()
    try story.give(.submit, by: Sample.manager)
    story.expectRefusal(
      .authorise(
        confirming: ["a", "b", "c", "d", "e", "f"], reasons: "At once.", notice: Sample.id(11), beforeNotice: "A threat to life."),
      by: Sample.senior, "notice-compulsory", "5.1")
    try story.give(story.authorisation, by: Sample.senior)
    #expect(story.file.inForce == nil)
  }
}
