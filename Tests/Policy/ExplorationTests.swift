import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("Every state of a small world", .serialized)
struct ExplorationTests {
  /// How many commands the exploration goes beyond the ordinary road.
  private static let depth = 3

  @Test("in every state that commands and time lead to, every invariant holds, and every event fits")
  func everyState() throws {
    var rows: [String] = []
    var steps: Set<Exploration.Step> = []
    var (states, transitions) = (0, 0)
    for world in try World.small() {
      var exploration = Exploration(world)
      let road = try Self.road(world)
      #expect(Set(road.map(\.file.stage.name)) == Set(StageName.allCases), "the road of \(world.name) ends early")
      exploration.explore(from: road, depth: Self.depth)
      #expect(exploration.faults.isEmpty, "\(exploration.faults.count) in all, such as \(exploration.faults.prefix(3))")
      rows.append("| \(world.name) | \(exploration.states) | \(exploration.transitions) |")
      print(rows.last ?? "")
      (states, transitions) = (states + exploration.states, transitions + exploration.transitions)
      steps.formUnion(exploration.steps)
    }
    #expect(states >= 50_000)
    try Kept.check("exploration.md", is: page(rows + ["| all | \(states) | \(transitions) |"]))
    try Kept.check("stages.svg", is: StageDrawing(steps: steps).svg)
  }

  @Test("the history of every life on the road leads to the same case again, and what a page offers is what decide says")
  func replay() throws {
    for world in try World.small() {
      for life in try Self.road(world) {
        #expect(try RestrictionCase.replay(life.past.events) == life.file)
        for person in world.people {
          for (action, refusal) in life.file.permittedActions(by: person, at: life.now, under: world.pack) where refusal == nil {
            let command = life.file.probe(action, at: life.now, under: world.pack)
            let events = try life.file.decide(command, by: person, at: life.now, under: world.pack)
            var next = life
            let fits = next.take(events)
            #expect(fits, "\(action)")
          }
        }
      }
    }
  }

  private func page(_ rows: [String]) -> String {
    let begun = [
      "# What was explored", "",
      "Written by a test. From every state of the ordinary road, every command by everybody to whom it makes a difference, and the",
      "passing of time to a deadline, \(Self.depth) commands deep; each state is visited once, and in each all of these hold.",
      "",
      "| policy | states | transitions |", "|---|---|---|",
    ]
    let invariants = Invariant.all.map { "- \($0.sentence) (\($0.paragraph))" }
    return (begun + rows + [""] + invariants).joined(separator: "\n") + "\n"
  }

  /// The first life at each stage, found breadth first by the commands of the ordinary road alone.
  static func road(_ world: World) throws -> [Life] {
    let ordinary: Set<ActionName> = [
      .addIncident, .triage, .noticeDispatched, .warnAgain, .recordContinued, .answerCriterion, .confirmAdjustmentsConsidered,
      .draftPlan, .submit, .recordConsultation, .authorise, .takeEffect, .openVariation, .expire,
    ]
    var life = try world.opened()
    var lives = [life]
    while life.file.stage.name != .closed, lives.count < 100 {
      let before = life
      var key = StateKey(life)
      for (command, actor) in world.moves(in: life) where ordinary.contains(command.action) {
        if case .answerCriterion(_, .notMet, _) = command { continue }
        if case .addIncident = command,
          life.file.stage.name != .warned || life.file.warnings.last.map({ $0.dispatchedAt >= life.now }) ?? true
            || !life.file.incidentsSinceWarning.isEmpty
        {
          continue
        }
        if case .openVariation = command, life.file.inForce?.enforced.plan.version != 1 { continue }
        guard let events = try? life.file.decide(command, by: actor, at: life.now, under: world.pack), !events.isEmpty else {
          continue
        }
        var next = life
        guard next.take(events), StateKey(next) != key else { continue }
        (life, key) = (next, StateKey(next))
        lives.append(life)
        break
      }
      guard StateKey(life) == StateKey(before) else { continue }
      guard let moment = world.moments(in: life).first else { break }
      life.now = moment
    }
    return lives
  }
}
