import Contracts
import Foundation
import Testing

@testable import Policy

/// Numbers determined by a seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Long random cases")
struct RandomWalkTests {
  /// Whether it ends a case early, or takes a short cut: chosen seldom, so that the walks are long.
  private static func isSeldom(_ command: Command) -> Bool {
    if case .triage(.warn, _) = command { return false }
    return [.recordDeath, .withdraw, .refuse, .closeAsAdapted, .triage, .declareConflict, .skipWarning].contains(command.action)
  }

  @Test(
    "in hundreds of long random cases, every invariant holds under each policy, and the drawing shows every transition",
    arguments: World.packs)
  func lives(name: String) throws {
    let seed = ProcessInfo.processInfo.environment["MC_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
    print("MC_SEED=\(seed) for \(name)")
    let world = World(name: name, pack: try World.load(name))
    var random = Seeded(state: seed)
    // A random walk seldom gets past the criteria, so each starts from somewhere on the ordinary route.
    let road = try world.road().filter { $0.file.stage.name != .closed }
    let drawn = StageDrawing.moves(in: try Kept.text("stages.svg"))
    var (reached, moves): (Set<StageName>, Set<String>) = ([], [])
    for _ in 0..<200 {
      var life = try #require(road.randomElement(using: &random))
      for _ in 0..<80 where life.file.stage.name != .closed {
        moves.formUnion(step(&life, world, &random).compactMap(\.move))
        reached.insert(life.file.stage.name)
      }
      let faults = Exploration.broken(life, world)
      #expect(faults.isEmpty, "MC_SEED=\(seed): \(faults)")
      #expect(try RestrictionCase.replay(life.past.events) == life.file, "MC_SEED=\(seed)")
    }
    #expect(reached == Set(StageName.allCases), "MC_SEED=\(seed): \(reached)")
    #expect(moves.subtracting(drawn).isEmpty, "MC_SEED=\(seed)")
  }

  /// One command that is allowed, and what it did, or the passing of time.
  private func step(_ life: inout Life, _ world: World, _ random: inout Seeded) -> [Trace] {
    if Int.random(in: 0..<8, using: &random) == 0 {
      let days = Int.random(in: 1...30, using: &random)
      let moment = world.moments(in: life).first ?? life.now.adding(seconds: days * 86_400)
      life.now = min(moment, life.now.adding(seconds: days * 86_400))
      return []
    }
    for (command, actor) in world.moves(in: life).shuffled(using: &random).prefix(60) {
      if Self.isSeldom(command), Int.random(in: 0..<20, using: &random) > 0 { continue }
      guard let events = try? life.file.decide(command, by: actor, at: life.now, under: world.pack), !events.isEmpty else {
        continue
      }
      let before = life.file
      let fits = life.take(events)
      #expect(fits, "\(events.map(\.fact))")
      return Trace.of(command, events, from: before, to: life.file)
    }
    return []
  }
}
