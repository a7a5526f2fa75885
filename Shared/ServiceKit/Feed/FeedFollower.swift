private import Contracts
private import Foundation
package import Storage
private import Synchronization

/// How a feed is getting on.
package enum FeedState: Sendable, Equatable {
  /// Not started, or stopped in good order.
  case idle
  /// Fetching and applying.
  case following
  /// The source does not answer as it should, and is tried again.
  case unreachable
  /// The handler refuses the event of that number, which is tried again and never skipped.
  case blocked(seq: Int64)
  /// Given up until somebody has looked and started the process again.
  case broken(FeedBreak)
}

/// Follows the journal of another service from a cursor that is committed together with what was done about each event, so that nothing is lost
/// or done twice whatever fails.
///
/// One thread; it fetches the next page while it applies the last. An event whose handler throws blocks the feed there: those before it are
/// committed, it is logged and tried again.
package final class FeedFollower: Sendable {
  /// What the follower is made of.
  package struct Parts: Sendable {
    let log: Log
    let metrics: Metrics
    let random: @Sendable (ClosedRange<Double>) -> Double

    /// The log and metrics of the service, and the randomness of its back-off.
    package init(
      log: Log, metrics: Metrics,
      random: @escaping @Sendable (ClosedRange<Double>) -> Double = { Double.random(in: $0) }
    ) {
      (self.log, self.metrics, self.random) = (log, metrics, random)
    }
  }

  /// The feed's name, such as `intake`.
  package let source: String
  private let client: HTTPClient
  private let database: Database
  private let path: String
  private let pageSize: Int
  private let waitSeconds: Int
  private let wants: @Sendable (String) -> Bool
  private let apply: @Sendable (FeedEvent, Transaction) throws -> Void
  private let parts: Parts
  private let gauges: FeedGauges
  private let wakeup = Wakeup()
  private let isStopping = Atomic<Bool>(false)
  private let condition = Mutex<(state: FeedState, thread: Bool)>((.idle, false))

  /// A follower of the feed that `client` reaches; it does nothing before `start`.
  ///
  /// - Parameters:
  ///   - pageSize: the most events in one transaction, 1 to 1,000.
  ///   - waitSeconds: how long the source may hold a request when it has nothing, 0 to 30.
  ///   - wants: by an event's type, whether `apply` is called for it; the cursor moves past the others.
  ///   - apply: does what the event asks for, in the transaction that moves the cursor.
  package init(
    source: String, client: HTTPClient, database: Database, journalPath: String = "/journal", pageSize: Int = 500,
    waitSeconds: Int = 20, parts: Parts, wants: @escaping @Sendable (String) -> Bool = { _ in true },
    apply: @escaping @Sendable (FeedEvent, Transaction) throws -> Void
  ) {
    (self.source, self.client, self.database, path) = (source, client, database, journalPath)
    self.pageSize = max(1, min(pageSize, 1000))
    self.waitSeconds = max(0, min(waitSeconds, 30))
    (self.parts, self.wants, self.apply) = (parts, wants, apply)
    gauges = FeedGauges(source: source, metrics: parts.metrics)
  }

  /// How it is getting on.
  package var state: FeedState { condition.withLock { $0.state } }

  /// Begins to follow on a thread of its own; a second call does nothing.
  package func start() {
    let isFirst = condition.withLock { condition in
      defer { condition.thread = true }
      return !condition.thread
    }
    guard isFirst else { return }
    let thread = Thread { [self] in run() }
    thread.name = "feed \(source)"
    thread.start()
  }

  /// Ends after the transaction under way. A long poll under way is abandoned, not awaited: this returns at once.
  package func stop() {
    isStopping.store(true, ordering: .releasing)
    wakeup.signal()
  }

  /// Fetches one page without waiting for events and applies it, on the caller's thread: for tests and simulations, never beside `start`.
  ///
  /// - Returns: how many events were applied or passed over.
  /// - Throws: what the fetch, the check of the page or the handler throws; the events before the handler's are committed.
  @discardableResult
  package func step() throws -> Int {
    let cursor = try position()
    let answer = try client.send(.get, target(after: cursor?.seq ?? 0, waitSeconds: 0))
    let page = try FeedPage(answer, source: source)
    try page.check(against: cursor)
    var rest = page.events[...]
    while !rest.isEmpty {
      if let failure = try advance(&rest, identity: page.position.identity) { throw failure }
    }
    return page.events.count
  }

  // MARK: The thread

  private func run() {
    var backoff = Backoff(random: parts.random)
    var fetch: FeedFetch?
    while !isStopping.load(ordering: .acquiring) {
      do {
        let cursor = try position()
        let current = fetch ?? begin(after: cursor?.seq ?? 0)
        fetch = current
        guard let result = current.outcome else {
          wakeup.wait(seconds: current.secondsLeft)
          if current.outcome == nil, current.secondsLeft <= 0 { throw ClientError.deadline(seconds: FeedFetch.longestSeconds) }
          continue
        }
        fetch = nil
        let page = try result.get()
        try page.check(against: cursor)
        move(to: .following)
        backoff.worked()
        if let last = page.events.last {
          let next = begin(after: last.seq)
          try applyAll(page)
          fetch = next
        }
        gauges.show(position: page.events.last?.seq ?? cursor?.seq ?? 0, newest: page.position.newest)
      } catch let reason as FeedBreak {
        move(to: .broken(reason))
        parts.log.error("feed stopped for good", ["source": .code(source), "reason": .code(reason.rawValue)])
        return
      } catch {
        fetch = nil
        guard !isStopping.load(ordering: .acquiring) else { break }
        move(to: .unreachable)
        let seconds = backoff.failed()
        parts.log.warning(
          "feed not reached", ["source": .code(source), "error": .error(error), "retry_seconds": .decimal(seconds)])
        rest(seconds)
      }
    }
    move(to: .idle)
  }

  /// Applies the whole page, however often the handler has to be asked; returns early only when stopping.
  private func applyAll(_ page: FeedPage) throws {
    var backoff = Backoff(random: parts.random)
    var events = page.events[...]
    while let first = events.first, !isStopping.load(ordering: .acquiring) {
      guard let failure = try advance(&events, identity: page.position.identity) else {
        if case .blocked = state { move(to: .following) }
        backoff.worked()
        continue
      }
      let seq = events.first?.seq ?? first.seq
      move(to: .blocked(seq: seq))
      gauges.show(position: seq - 1, newest: page.position.newest)
      let seconds = backoff.failed()
      parts.log.error(
        "feed blocked",
        [
          "source": .code(source), "seq": .number(Int(seq)), "type": .code(events.first?.type ?? ""), "error": .error(failure),
          "retry_seconds": .decimal(seconds),
        ])
      rest(seconds)
    }
  }

  /// Applies events from the front in one transaction, and drops from `events` what is committed.
  ///
  /// - Returns: what the handler threw about the event that is now the first, if it did.
  /// - Throws: what the database throws about the transaction itself.
  private func advance(_ events: inout ArraySlice<FeedEvent>, identity: Identifier) throws -> (any Error)? {
    var refused: (index: Int, error: any Error)?
    do {
      try commit(events, identity: identity, refused: &refused)
      events = []
      return nil
    } catch {
      guard let refused else { throw error }
      // The transaction is undone. What came before the event is applied again, without it.
      let before = events[..<refused.index]
      guard !before.isEmpty else { return refused.error }
      var again: (index: Int, error: any Error)?
      do {
        try commit(before, identity: identity, refused: &again)
      } catch {
        guard let again else { throw error }
        return again.error
      }
      events = events[refused.index...]
      return refused.error
    }
  }

  private func commit(
    _ events: ArraySlice<FeedEvent>, identity: Identifier, refused: inout (index: Int, error: any Error)?
  ) throws {
    guard let last = events.last else { return }
    let (source, apply, wants) = (source, apply, wants)
    var failure: (index: Int, error: any Error)?
    defer { refused = failure }
    try database.write { transaction in
      for index in events.indices where wants(events[index].type) {
        do {
          try apply(events[index], transaction)
        } catch {
          failure = (index, error)
          throw error
        }
      }
      try FeedCursor.move(source, to: CursorPosition(identity: identity, seq: last.seq, hash: last.hash), in: transaction)
    }
  }

  // MARK: Fetching

  private func position() throws -> CursorPosition? {
    let source = source
    return try database.read { try FeedCursor.position(of: source, in: $0) }
  }

  private func target(after seq: Int64, waitSeconds: Int) -> String {
    "\(path)?after=\(seq)&limit=\(pageSize)&wait=\(waitSeconds)"
  }

  private func begin(after seq: Int64) -> FeedFetch {
    let fetch = FeedFetch()
    let (source, wakeup) = (source, wakeup)
    client.begin(target(after: seq, waitSeconds: waitSeconds), silenceSeconds: FeedFetch.longestSeconds) { result in
      // Read here, on the transport's thread, while the follower's own may be applying the page before.
      fetch.finish(Result { try FeedPage(try result.get(), source: source) })
      wakeup.signal()
    }
    return fetch
  }

  /// Sleeps that long, but for `stop`.
  private func rest(_ seconds: Double) {
    let end = Wakeup.uptime + seconds
    while !isStopping.load(ordering: .acquiring) {
      let left = end - Wakeup.uptime
      guard left > 0 else { return }
      wakeup.wait(seconds: left)
    }
  }

  private func move(to state: FeedState) {
    condition.withLock { $0.state = state }
    if case .blocked = state { gauges.blocked.set(1) } else { gauges.blocked.set(0) }
  }
}
