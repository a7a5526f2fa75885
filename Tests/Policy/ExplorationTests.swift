import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("Every state of a small world", .serialized)
struct ExplorationTests {
  /// How many commands the exploration goes beyond the ordinary road.
  private static let depth = 3

  /// What was found in all the worlds; they are explored once for every test here.
  private struct Explored {
    var (rows, faults, traces): ([String], [String], Set<Trace>) = ([], [], [])
    var (states, transitions) = (0, 0)

    init() throws {
      for world in try World.small() {
        var exploration = Exploration(world)
        let road = try world.road()
        #expect(Set(road.map(\.file.stage.name)) == Set(StageName.allCases), "the road of \(world.name) ends early")
        exploration.explore(from: road, depth: depth)
        if world.pack.allowsEffectBeforeNotice {
          exploration.explore(from: try world.road(.short), depth: depth - 1)
          exploration.explore(from: try world.road(.disputed), depth: depth - 2)
        }
        rows.append("| \(world.name) | \(exploration.states) | \(exploration.transitions) |")
        print(rows.last ?? "")
        (states, transitions) = (states + exploration.states, transitions + exploration.transitions)
        faults += exploration.faults
        traces.formUnion(exploration.traces + [Trace.opened(try world.opened().file)])
      }
      rows.append("| all | \(states) | \(transitions) |")
    }
  }

  private static let explored = Result { try Explored() }

  @Test("in every state that commands and time lead to, every invariant holds, and every event fits")
  func everyState() throws {
    let explored = try Self.explored.get()
    #expect(explored.faults.isEmpty, "\(explored.faults.count) in all, such as \(explored.faults.prefix(3))")
    #expect(explored.states >= 50_000)
    try Kept.check("exploration.md", is: page(explored.rows))
  }

  @Test("the drawing has every transition that was explored and no other, and nothing in it covers its words")
  func drawing() throws {
    let drawing = StageDrawing(Findings(try Self.explored.get().traces))
    #expect(drawing.untruths.isEmpty && drawing.blemishes.isEmpty, "\(drawing.untruths + drawing.blemishes)")
    try Kept.check("stages.svg", is: drawing.svg)
  }

  @Test("the drawing would not pass without one of its arrows, with one more, or with words that have no room")
  func drawingAtFault() throws {
    let traces = try Self.explored.get().traces
    for arrow in Findings(traces).arrows.keys {
      let fewer = traces.filter { if case .moved(arrow.from, arrow.to, arrow.by, _) = $0 { false } else { true } }
      #expect(!StageDrawing(Findings(fewer)).untruths.isEmpty, "without \(arrow)")
    }
    let deed = Deed(action: .confirmAdjustmentsConsidered, choice: "")
    let made = Trace.moved(from: .stage(.warned), to: .stage(.inForce), by: .person, deed)
    #expect(StageDrawing(Findings(traces.union([made]))).untruths.contains { $0.contains("no place for") })
    let long: [(Trace, String)] = [
      (.moved(from: .effect(.binding), to: .effect(.suspended), by: .machine(.appeal), deed), "is over the box of"),
      (.moved(from: .variation(.noticePending), to: .variation(.none), by: .system, deed), "is over 'refuse'"),
      (.moved(from: .variation(.noticePending), to: .variation(.none), by: .system, deed), "a line through"),
      (.held(.review(.overdue), deed), "is over the edge of"),
    ]
    for (trace, fault) in long {
      let blemishes = StageDrawing(Findings(traces.union([trace]))).blemishes
      #expect(blemishes.contains { $0.contains(fault) }, "\(trace): \(blemishes)")
    }
  }

  @Test("the history of every life on the road leads to the same case again, and what a page offers is what decide says")
  func replay() throws {
    for world in try World.small() {
      for life in try world.road() + world.road(.short) + world.road(.disputed) {
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
      "Written by a test. From every state of the ordinary road, every command by each person to whom it makes a difference, and the",
      "passing of time to a deadline, \(Self.depth) commands deep; under every-switch also from a short road without a warning, one less,",
      "and from a road on which a warning and a next version are under appeal, two less.",
      "Each state is visited once, and in each all of these hold.",
      "",
      "| policy | states | transitions |", "|---|---|---|",
    ]
    let invariants = Invariant.all.map { "- \($0.sentence) (\($0.paragraph))" }
    return (begun + rows + [""] + invariants).joined(separator: "\n") + "\n"
  }
}
