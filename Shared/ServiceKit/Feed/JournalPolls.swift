private import Foundation
private import Synchronization

/// The long polls that wait for a journal to grow: one thread looks after them all, after each commit and when the time of one is over.
package final class JournalPolls: Sendable {
  private struct Poll {
    let deadline: Double
    let responder: Responder
    /// The answer, if it has come to that; asked for with `true`, it has to answer.
    let answer: @Sendable (_ isFinal: Bool) -> Response?
  }

  private struct State {
    var polls: [Poll] = []
    var isRunning = false
    /// True while the polls are out of the list because each is being asked: a commit that comes then may be too late for some of them.
    var isLooking = false
    var isStopped = false
  }

  private static let most = 256
  private let waiting = Mutex(State())
  private let wakeup = Wakeup()

  /// No polls; the thread is made with the first.
  package init() {}

  /// How many wait.
  package var count: Int { waiting.withLock { $0.polls.count } }

  /// Looks at the polls again, soon; to be called after every commit.
  package func wake() {
    if waiting.withLock({ $0.isLooking || !$0.polls.isEmpty }) { wakeup.signal() }
  }

  /// Answers every poll with nothing, and each that comes later at once.
  package func stop() {
    waiting.withLock { $0.isStopped = true }
    wakeup.signal()
  }

  /// Keeps a poll until `answer` gives one, for at most that many seconds.
  func add(_ responder: Responder, seconds: Double, answer: @escaping @Sendable (_ isFinal: Bool) -> Response?) {
    let poll = Poll(deadline: Wakeup.uptime + seconds, responder: responder, answer: answer)
    enum Outcome { case refused, kept, first }
    let outcome: Outcome = waiting.withLock { waiting in
      guard !waiting.isStopped, waiting.polls.count < Self.most else { return .refused }
      waiting.polls.append(poll)
      defer { waiting.isRunning = true }
      return waiting.isRunning ? .kept : .first
    }
    switch outcome {
    case .refused: finish(poll, isFinal: true)
    case .kept:
      wakeup.signal()
    case .first:
      let thread = Thread { [self] in run() }
      thread.name = "journal polls"
      thread.start()
    }
    responder.onStop { [weak self] in self?.stop() }
  }

  private func run() {
    while true {
      let (polls, isStopped) = waiting.withLock { waiting in
        defer {
          waiting.isLooking = !waiting.polls.isEmpty
          waiting.polls = []
        }
        return (waiting.polls, waiting.isStopped)
      }
      let now = Wakeup.uptime
      // Looking happens outside the lock: a commit must never wait for it.
      let left = polls.filter { !finish($0, isFinal: isStopped || $0.deadline <= now) }
      let next: Double? = waiting.withLock { waiting in
        waiting.polls += left
        waiting.isLooking = false
        return waiting.polls.map(\.deadline).min()
      }
      if isStopped { return }
      wakeup.wait(seconds: next.map { max(0, $0 - Wakeup.uptime) })
    }
  }

  /// True when the poll is over.
  @discardableResult
  private func finish(_ poll: Poll, isFinal: Bool) -> Bool {
    guard poll.responder.isWaiting else { return true }
    guard let response = poll.answer(isFinal) else { return false }
    poll.responder.answer(response)
    return true
  }
}
