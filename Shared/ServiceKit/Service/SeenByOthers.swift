private import Contracts
private import Foundation
private import Storage
private import Synchronization

/// Whether another service has seen more of this one's journal than is here, as it has where the data were restored from an older copy: what was done
/// since would be done again, and letters that have gone would go once more. It is asked before this service does anything by itself.
final class SeenByOthers: Sendable {
  private struct State {
    var waiting: Set<Service>
    var fault: String?
  }

  private let platform: ServicePlatform
  private let state: Mutex<State>

  init(_ platform: ServicePlatform) {
    self.platform = platform
    let followers = Service.allCases.filter { $0.follows.contains(platform.service) && platform.service.needs.contains($0) }
    state = Mutex(State(waiting: Set(followers)))
  }

  /// What another has seen that is not here; nil while nothing is known of that.
  var fault: String? { state.withLock { $0.fault } }

  /// Whether some have not answered yet.
  var isWaiting: Bool { state.withLock { !$0.waiting.isEmpty && $0.fault == nil } }

  /// Asks each that has not answered, once.
  func ask() {
    for other in state.withLock({ $0.waiting }).sorted(by: { $0.rawValue < $1.rawValue }) where fault == nil {
      do {
        let client = try platform.client(of: other, limits: AnswerLimits(seconds: 2))
        let seen: JournalSeen
        do throws(ClientError) {
          seen = try HTTPClient.decode(
            JournalSeen.self, from: try client.send(.get, "/journal/seen?source=\(platform.service.rawValue)"))
        } catch {
          // An earlier version of the program cannot say.
          if case .problem(404, _) = error { state.withLock { _ = $0.waiting.remove(other) } }
          continue
        }
        let found = try platform.database.read { try contradiction(seen, by: other, in: $0) }
        state.withLock { state in
          state.waiting.remove(other)
          state.fault = state.fault ?? found
        }
      } catch {
        // Its own row in `Service` names it; what cannot be read here is said by the database's own check.
        continue
      }
    }
  }

  private func contradiction(_ seen: JournalSeen, by other: Service, in reader: Reader) throws -> String? {
    let head = try platform.journal.head(in: reader)
    guard seen.seq > 0 else { return nil }
    guard seen.identity == head.identity else { return "\(other.rawValue) has followed another journal of this service" }
    guard seen.seq <= head.seq else {
      return "\(other.rawValue) has seen event \(seen.seq) of this journal, which ends at \(head.seq)"
    }
    let hash = try platform.journal.hash(at: seen.seq, in: reader)
    return hash.map(Hexadecimal.text) == seen.hash ? nil : "\(other.rawValue) has seen another event \(seen.seq) of this journal"
  }
}

/// Begins what a service does by itself - following the others, meeting deadlines - once the others have said that they have seen nothing of its journal
/// that is not here; and ends it, should one say so later.
final class Acting: Sendable {
  private let parts: RunningParts
  private let platform: ServicePlatform
  private let seen: SeenByOthers
  private let isStopping = Atomic<Bool>(false)
  private let wakeup = Wakeup()

  /// Seconds to wait for those who do not answer, where there is anything that they could have seen. Those who come later are asked then.
  private static let patience = 10.0
  private static let (pause, laterPause) = (0.1, 1.0)

  init(_ parts: RunningParts, on platform: ServicePlatform) {
    (self.parts, self.platform, seen) = (parts, platform, SeenByOthers(platform))
    platform.readiness.register("journal seen by others") { [seen] in seen.fault.map { .fault(Self.words($0)) } ?? .ready }
  }

  private static func words(_ fault: String) -> String {
    "\(fault): the data were restored from an older copy, and nothing is changed here; see the handbook"
  }

  func start() {
    let thread = Thread { [self] in run() }
    thread.name = "acting"
    thread.start()
  }

  func stop() {
    isStopping.store(true, ordering: .releasing)
    wakeup.signal()
    for follower in parts.followers { follower.stop() }
    parts.dueLoop?.stop()
  }

  private var goesOn: Bool { !isStopping.load(ordering: .acquiring) }

  private func run() {
    // A journal that cannot be read is asked about like any other; its database's own check says what is wrong.
    let isEmpty = (try? platform.database.read { try platform.journal.head(in: $0).seq == 0 }) ?? false
    let end = Wakeup.uptime + (isEmpty ? 0 : Self.patience)
    seen.ask()
    while goesOn, seen.isWaiting, Wakeup.uptime < end {
      wakeup.wait(seconds: Self.pause)
      seen.ask()
    }
    guard goesOn, isSound else { return }
    for follower in parts.followers { follower.start() }
    parts.dueLoop?.start()
    while goesOn, seen.isWaiting {
      wakeup.wait(seconds: Self.laterPause)
      if goesOn { seen.ask() }
    }
    if goesOn, !isSound { stop() }
  }

  private var isSound: Bool {
    guard let fault = seen.fault else { return true }
    platform.readingOnly.set(Self.words(fault))
    platform.log.error("the data are older than what others have seen: reading only", ["seen": .code(fault)])
    return false
  }
}
