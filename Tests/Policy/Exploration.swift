import Contracts
import Dispatch
import Synchronization

@testable import Policy

/// A breadth-first walk through every state of a small world.
struct Exploration {
  let world: World
  private(set) var transitions = 0
  private(set) var faults: [String] = []
  /// What every command did.
  private(set) var traces: Set<Trace> = []
  private var seen: Set<StateKey> = []

  var states: Int { seen.count }

  init(_ world: World) { self.world = world }

  /// One life further on, and how it came there.
  private struct Found: Sendable {
    let life: Life
    let key: StateKey
    let traces: [Trace]
    let faults: [String]
  }

  /// Visits what is within so many commands of the lives; each level is worked off on all cores, and taken in in its order.
  mutating func explore(from beginnings: [Life], depth: Int) {
    var level: [Life] = []
    for life in beginnings where seen.insert(StateKey(life)).inserted {
      faults += Self.broken(life, world)
      level.append(life)
    }
    for _ in 0..<depth where !level.isEmpty {
      let (world, lives, known) = (world, level, seen)
      let results = Mutex([Int: [Found]]())
      let chunk = 64
      DispatchQueue.concurrentPerform(iterations: (lives.count + chunk - 1) / chunk) { part in
        let found = lives[(part * chunk)..<min(lives.count, (part + 1) * chunk)].flatMap { Self.next($0, world, known) }
        results.withLock { $0[part] = found }
      }
      level = take(results.withLock { $0 })
    }
  }

  private mutating func take(_ results: [Int: [Found]]) -> [Life] {
    var next: [Life] = []
    for part in results.keys.sorted() {
      for found in results[part] ?? [] {
        transitions += 1
        faults += found.faults
        traces.formUnion(found.traces)
        if seen.insert(found.key).inserted { next.append(found.life) }
      }
    }
    return next
  }

  /// Every state that one command, or the passing of time, leads to.
  private static func next(_ life: Life, _ world: World, _ known: Set<StateKey>) -> [Found] {
    var result: [Found] = []
    for moment in world.moments(in: life).prefix(3) {
      var later = life
      later.now = moment
      let key = StateKey(later)
      result.append(
        Found(life: later, key: key, traces: [], faults: known.contains(key) ? [] : broken(later, world)))
    }
    for (command, actor) in world.moves(in: life) {
      guard let events = try? life.file.decide(command, by: actor, at: life.now, under: world.pack), !events.isEmpty else {
        continue
      }
      var next = life
      var faults: [String] = []
      if !next.take(events) { faults.append("\(world.name): \(events.map(\.fact)) does not fit") }
      let key = StateKey(next)
      // A state seen before may now have another history: what was decided on the way is judged each time.
      if !known.contains(key) || events.contains(where: \.fact.isDecision) { faults += broken(next, world) }
      let traces = Trace.of(command, events, from: life.file, to: next.file)
      result.append(Found(life: next, key: key, traces: traces, faults: faults))
    }
    return result
  }

  /// The invariants that do not hold.
  static func broken(_ life: Life, _ world: World) -> [String] {
    let account = Account(life, under: world.pack)
    return Invariant.all.filter { !$0.holds(account) }.map { invariant in
      let way = account.events.map { String(String(describing: $0.fact).prefix { $0 != "(" }) + "/" + $0.by }
      return "\(world.name): \(invariant.sentence) (\(invariant.paragraph)): \(way.joined(separator: ", "))"
    }
  }
}

extension CaseFact {
  /// Whether somebody used their discretion.
  fileprivate var isDecision: Bool {
    switch self {
    case .decision(.voted), .decision(.authorised), .plan(.tookEffect), .review(.concluded), .appeal(.decided), .ending(.closed),
      .plan(.suspended):
      true
    default: false
    }
  }
}
