import Contracts
import Policy
import ServiceKit

/// One case, from the first abusive call to the end of its plan and its entries in the register, with invented people, under any pack.
///
/// What the policy decides is the pack's: which behaviour ends a call, how many warnings there are and who gives them, who decides, when a
/// plan is reviewed, what can be challenged. A step that failed may be played again: its idempotency keys prevent anything from being done
/// twice.
final class Story {
  let teller: StoryTeller
  /// The policy that the services use.
  let pack: PolicyPack
  /// The people.
  let cast: Cast
  /// What the caller does.
  let conduct: Conduct
  /// All of the story, in order.
  let steps: [StoryStep]
  /// The person whose contact the story is about: invented, with a number reserved for drama.
  let caller: String
  /// Someone else with the same surname.
  let namesake: String
  let surname: String

  // What steps find out for later steps. Each is set once.
  var telephones: [String: String] = [:]
  var serviceUser: Identifier?
  /// The reference of the complaint that is closed.
  var matter: String?
  /// What is read and filed.
  var filedItem: Identifier?
  /// The caller's second record.
  var secondRecord: Identifier?
  var incidents: [Identifier] = []
  var report: Identifier?
  var caseID: Identifier?
  var reference = ""
  /// The letters that steps have seen, by what they are.
  var letters: [String: Identifier] = [:]
  /// The incident after each warning.
  var incidentsAfterWarning: [Int: Identifier] = [:]
  var clockTargets: [String: Int] = [:]
  var plan: PlanTimes?
  var appeals: [AppealSubject: Identifier] = [:]
  var filed: [RegisterEntry] = []

  /// - Throws: what the pack lacks, where the story cannot be told under it.
  init(_ teller: StoryTeller, under pack: PolicyPack) throws(CommandFailure) {
    (self.teller, self.pack, cast, conduct) = (teller, pack, try Cast(pack), try Conduct(pack))
    guard !Restrictions.kinds(under: pack).isEmpty else {
      throw .data(
        "the story cannot be told under \(pack.reference.id): it has none of the restrictions that the story's plan uses")
    }
    steps = Self.steps(pack, cast)
    let surnames = ["Sampleton", "Placeholm", "Exampleby", "Fictonley", "Draftwell", "Inventham", "Mockridge", "Testerby"]
    surname = surnames[(Int(teller.run.suffix(4), radix: 16) ?? 0) % surnames.count]
    caller = "Robin \(surname)"
    namesake = "Alex \(surname)"
  }

  private static func steps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    behaviourSteps(pack, cast) + warningSteps(pack, cast) + checklistSteps(pack, cast) + authorisationSteps(pack, cast)
      + contactSteps(pack, cast) + appealSteps(pack, cast) + variationSteps(pack, cast) + quotaSteps(pack, cast)
      + reviewSteps(pack, cast)
      + endSteps(pack, cast) + recordSteps(cast)
  }

  /// Throws unless every service is in training mode: invented people have no place among real ones, and the story moves the clock.
  func requireTraining() throws {
    for service in Service.allCases {
      let clock = try teller.get("/clock", of: service, by: cast.max, as: ClockAnswer.self)
      guard clock.mode == DeploymentMode.training.rawValue else {
        throw CommandFailure.forbidden(
          "\(service.rawValue) is in \(clock.mode) mode, and the story plays only in training mode; nothing was done"
        )
      }
    }
  }

  /// Plays a step, or plays it again.
  func play(_ step: StoryStep) throws -> String {
    teller.begin(step: (steps.firstIndex { $0.name == step.name } ?? 0) + 1)
    return try step.play(self)
  }

  // MARK: - What the steps say

  func expect(_ holds: Bool, _ what: String, expected: String, got: @autoclosure () -> String) throws {
    guard holds else { throw Unexpected(what: what, expected: expected, got: got()) }
  }

  /// What an earlier step found.
  func known<T>(_ value: T?, _ what: String) throws -> T {
    guard let value else { throw Unexpected(what: what, expected: "an earlier step to have found it", got: "nothing") }
    return value
  }

  /// The case, as the person who prepares the decision reads it.
  func readCase() throws -> CaseView {
    let id = try known(caseID, "the case")
    return try teller.get("/cases/\(id)", of: .workflow, by: cast.chris, as: CaseView.self)
  }

  /// Waits until the case reaches that stage.
  func waitForStage(_ stage: StageName) throws -> CaseView {
    try teller.wait(for: "case \(reference) at the stage \(stage.rawValue)") {
      let view = try readCase()
      return view.stage == stage.rawValue ? view : nil
    }
  }

  /// Takes a step, and expects the case to be at that stage afterwards.
  @discardableResult
  func move(_ step: ActionName, by person: Person, _ form: Form, to stage: StageName) throws -> CaseView {
    let view = try teller.command(step.rawValue, on: try known(caseID, "the case"), by: person, form, as: CaseView.self)
    try expect(view.stage == stage.rawValue, step.rawValue, expected: "the stage \(stage.rawValue)", got: view.stage)
    return view
  }

  /// Takes a step that the policy refuses, and expects it to cite the paragraph of that rule.
  func beRefused(_ step: ActionName, by person: Person, _ form: Form, status: Int, citing rule: Rule) throws -> ProblemDocument {
    let problem = try teller.command(
      step.rawValue, on: try known(caseID, "the case"), by: person, form, expecting: status, as: ProblemDocument.self)
    try expect(
      problem.paragraph == pack.citations[rule], "\(step.rawValue) by \(person.name)",
      expected: "a refusal under \(pack.citations[rule])", got: "\(problem.paragraph ?? "none"): \(problem.detail ?? "")")
    return problem
  }
}
