import Contracts
import ServiceKit

/// One step of the story. A test can play the steps one by one, with something happening in between.
struct StoryStep: Sendable {
  let name: String
  /// The paragraph of the policy that the step is about.
  let paragraph: String
  /// Plays it, and returns one line about what happened.
  let play: @Sendable (Story) throws -> String
}

/// One case, from the first abusive call to the end of its plan and its entries in the register, with invented people.
///
/// A step that failed may be played again: its idempotency keys prevent anything from being done twice.
final class Story {
  let teller: StoryTeller
  /// The person whose contact the story is about: invented, with a number reserved for drama.
  let caller: String
  /// Someone else with the same surname.
  let namesake: String
  let surname: String

  // What steps find out for later steps. Each is set once.
  var telephones: [String: String] = [:]
  var serviceUser: Identifier?
  var incidents: [Identifier] = []
  var incidentAfterWarning: Identifier?
  var report: Identifier?
  var caseID: Identifier?
  var reference = ""
  var clockTargets: [String: Int] = [:]
  var plan: PlanTimes?
  var appeal: Identifier?
  var filed: [RegisterEntry] = []

  init(_ teller: StoryTeller) {
    self.teller = teller
    let surnames = ["Sampleton", "Placeholm", "Exampleby", "Fictonley", "Draftwell", "Inventham", "Mockridge", "Testerby"]
    surname = surnames[(Int(teller.run.suffix(4), radix: 16) ?? 0) % surnames.count]
    caller = "Robin \(surname)"
    namesake = "Alex \(surname)"
  }

  /// Throws unless every service is in training mode: invented people have no place among real ones, and the story moves the clock.
  func requireTraining() throws {
    for service in Service.allCases {
      let clock = try teller.get("/clock", of: service, by: .max, as: ClockAnswer.self)
      guard clock.mode == DeploymentMode.training.rawValue else {
        throw CommandFailure.forbidden(
          "\(service.rawValue) is in \(clock.mode) mode, and the story plays only in training mode; nothing was done"
        )
      }
    }
  }

  /// Plays a step, or plays it again.
  func play(_ step: StoryStep) throws -> String {
    teller.begin(step: (Self.steps.firstIndex { $0.name == step.name } ?? 0) + 1)
    return try step.play(self)
  }

  /// All of it, in order.
  static let steps: [StoryStep] =
    behaviourSteps + warningSteps + checklistSteps + authorisationSteps + contactSteps
    + appealSteps + variationSteps + reviewSteps + endSteps + recordSteps

  // MARK: - What the steps say

  func expect(_ holds: Bool, _ what: String, expected: String, got: @autoclosure () -> String) throws {
    guard holds else { throw Unexpected(what: what, expected: expected, got: got()) }
  }

  /// What an earlier step found.
  func known<T>(_ value: T?, _ what: String) throws -> T {
    guard let value else { throw Unexpected(what: what, expected: "an earlier step to have found it", got: "nothing") }
    return value
  }

  /// The case, as a manager reads it.
  func readCase() throws -> CaseView {
    let id = try known(caseID, "the case")
    return try teller.get("/cases/\(id)", of: .workflow, by: .chris, as: CaseView.self)
  }

  /// Waits until the case reaches that stage.
  func waitForStage(_ stage: String) throws -> CaseView {
    try teller.wait(for: "case \(reference) at the stage \(stage)") {
      let view = try readCase()
      return view.stage == stage ? view : nil
    }
  }

  /// Gives a command, and expects the case to be at that stage afterwards.
  func move(_ command: String, by person: Person, _ form: Form, to stage: String) throws -> CaseView {
    let view = try teller.command(command, on: try known(caseID, "the case"), by: person, form, as: CaseView.self)
    try expect(view.stage == stage, command, expected: "the stage \(stage)", got: view.stage)
    return view
  }

  /// Gives a command that the policy refuses, and expects it to name the paragraph.
  func beRefused(_ command: String, by person: Person, _ form: Form, status: Int, paragraph: String) throws -> ProblemDocument {
    let problem = try teller.command(
      command, on: try known(caseID, "the case"), by: person, form, expecting: status, as: ProblemDocument.self)
    try expect(
      problem.paragraph == paragraph, "\(command) by \(person.name)", expected: "a refusal under \(paragraph)",
      got: "\(problem.paragraph ?? "none"): \(problem.detail ?? "")")
    return problem
  }
}

/// When the story's plan applies, by the services' clock.
struct PlanTimes {
  let startsOn: Day
  let endsOn: Day
  let reviewOn: Day
  /// Noon, in UTC, of the first Tuesday after: inside the plan's weekly window, summer or winter.
  let inside: Instant
  /// Eight in the evening of that day: outside.
  let outside: Instant

  /// The dates of a plan drafted now.
  init?(now: Instant) {
    guard let today = Day(String(now.text.prefix(10))) else { return nil }
    startsOn = today
    endsOn = today.adding(months: 6)
    reviewOn = today.adding(months: 3)
    let dayLength: Int64 = 86_400_000
    var day = now.milliseconds / dayLength + 1
    // 1 January 1970 was a Thursday, so a day number is a Tuesday if it leaves 5 when divided by 7.
    while day % 7 != 5 { day += 1 }
    inside = Instant(milliseconds: day * dayLength + 12 * 3_600_000)
    outside = Instant(milliseconds: day * dayLength + 20 * 3_600_000)
  }
}
