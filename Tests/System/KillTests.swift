import Dispatch
import Foundation
import ServiceKit
import Synchronization
import Testing

@testable import ManagedContact

extension SystemTests {
  /// A service may die at any moment. Here it dies at seven steps of one run, which between them cover everything that is followed.
  @Suite("A service is killed", .serialized)
  struct KillTests {
    /// When the service dies.
    enum Moment: String, CaseIterable, Sendable {
      /// Before a step; it is restarted at once.
      case between
      /// Before a step, which begins while it is down.
      case away
      /// During a step.
      case amid
    }

    private static let steps: Set<String> = [
      "the incidents are reported", "triage decides on a warning", "the criteria are answered", "the plan is authorised",
      "the challenge is partly upheld",
      "the last day passes", "the case file is complete",
    ]

    @Test(
      "and restarted: the story completes, and register, journals, letters and tasks are the same as in an undisturbed run",
      arguments: Service.allCases, Moment.allCases)
    func losesAndRepeatsNothing(service: Service, moment: Moment) async throws {
      let undisturbed = try await Undisturbed.shared.outcome()
      #expect(!undisturbed.register.isEmpty && undisturbed.letters.count == 9, "\(undisturbed.letters)")
      try await Deployment.with { deployment in
        let story = try deployment.story()
        try #require(Self.steps.isSubset(of: story.steps.map(\.name)))
        var deaths = 0
        for step in story.steps {
          guard Self.steps.contains(step.name) else {
            _ = try story.play(step)
            continue
          }
          deaths += 1
          let killer = Killer(deployment, service)
          switch moment {
          case .between:
            deployment.kill(service)
            try deployment.start(service)
          case .away:
            deployment.kill(service)
            killer.act(afterMilliseconds: 300)
          case .amid:
            killer.act(afterMilliseconds: deaths * deaths)
          }
          _ = try story.play(step)
          try killer.join()
        }
        #expect(deaths == Self.steps.count)
        let outcome = try Outcome(deployment, story)
        #expect(outcome.register == undisturbed.register)
        for type in Set(outcome.events.keys).union(undisturbed.events.keys) {
          #expect(outcome.events[type] == undisturbed.events[type], "\(type)")
        }
        #expect(outcome == undisturbed)
        let verified = try deployment.verify()
        #expect(verified.code == 0, "\(verified.output)")
      }
    }
  }
}

/// Kills a service and restarts it while the story continues.
private final class Killer: Sendable {
  private let deployment: Deployment
  private let service: Service
  private let failure = Mutex<(any Error)?>(nil)
  private let acts = DispatchGroup()

  init(_ deployment: Deployment, _ service: Service) { (self.deployment, self.service) = (deployment, service) }

  func act(afterMilliseconds delay: Int) {
    acts.enter()
    Thread.detachNewThread { [self] in
      defer { acts.leave() }
      usleep(UInt32(delay) * 1000)
      deployment.kill(service)
      do { try deployment.start(service) } catch { failure.withLock { $0 = error } }
    }
  }

  /// Waits until it has finished.
  func join() throws {
    acts.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
