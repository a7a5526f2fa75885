package import Contracts
private import Foundation
package import Storage
private import Synchronization

/// Follows the journal of another service from a cursor that is committed together with what was done about each event, so that nothing is lost
/// or done twice whatever fails.
///
/// One thread; it fetches the next page while it applies the last. An event whose handler throws, and one of a type that the catalogue does not know,
/// blocks the feed there: those before it are committed, it is logged and tried again, and the cursor does not move past it.
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
  /// Whether the source has answered since it was last out of reach. Until then it is asked for an answer at once: while URLSession waits on
  /// a connection that it has only just opened, it keeps a core busy, and on one that was used before it does not.
  private let isAcquainted = Atomic<Bool>(false)
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
  ///   - events: every type of event that the source's journal can hold, as far as this program knows.
  ///   - apply: does what the event asks for, in the transaction that moves the cursor; also called, without data, for one that was destroyed.
  package init<Events: EventCatalogue>(
    source: String, client: HTTPClient, database: Database, journalPath: String = "/journal", pageSize: Int = 500,
    waitSeconds: Int = 20, parts: Parts, events: Events.Type,
    apply: @escaping @Sendable (Events, FeedEvent, Transaction) throws -> Void
  ) {
    (self.source, self.client, self.database, path) = (source, client, database, journalPath)
    self.pageSize = max(1, min(pageSize, 1000))
    self.waitSeconds = max(0, min(waitSeconds, 30))
    self.parts = parts
    self.apply = { event, transaction in
      guard let type = Events(rawValue: event.type) else { throw UnknownEvent() }
      try apply(type, event, transaction)
    }
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
  /// - Returns: how many events were applied.
  /// - Throws: what the fetch, the check of the page or the handler throws; the events before the handler's are committed.
  @discardableResult
  package func step() throws -> Int {
    let cursor = try position()
    let answer = try client.send(.get, target(after: cursor?.seq ?? 0, waitSeconds: 0))
    let page = try FeedPage(answer, source: source)
    try page.check(against: cursor)
    if let refused = try advance(page.events[...], identity: page.position.identity) { throw refused.error }
    return page.events.count
  }

  // MARK: The thread

  private func run() {
    // A source that is back is to be followed within seconds: a plan that is in force has to be known at the desk.
    var outages = Backoff(longestSeconds: 5, random: parts.random)
    var blocks = Backoff(random: parts.random)
    var fetch: FeedFetch?
    // While it waits on a connection that it has just made, URLSession keeps a core busy asking whether the connection can be written to;
    // not so on one that it uses again. So the first request on a new connection is one that is answered at once.
    var isConnected = false
    while !isStopping.load(ordering: .acquiring) {
      do {
        let current = try fetch ?? begin(after: position()?.seq ?? 0, waitSeconds: isConnected ? waitSeconds : 0)
        fetch = current
        guard let result = current.outcome else {
          guard current.secondsLeft > 0 else { throw ClientError.deadline(seconds: FeedFetch.longestSeconds) }
          wakeup.wait(seconds: current.secondsLeft)
          continue
        }
        fetch = nil
        let page = try result.get()
        isAcquainted.store(true, ordering: .relaxed)
        fetch = try take(page)
        outages.worked()
        blocks.worked()
        // A source that answers with nothing at once, because it is stopping or has too many polls, is not asked without pause.
        if fetch == nil, isConnected { rest(FeedFetch.shortestSeconds - current.age) }
        isConnected = true
      } catch let reason as FeedBreak {
        move(to: .broken(reason))
        parts.log.error("feed stopped for good", ["source": .code(source), "reason": .code(reason.rawValue)])
        return
      } catch let refusal as RefusedEvent {
        outages.worked()
        blocked(by: refusal, seconds: blocks.failed())
      } catch {
        fetch = nil
        isConnected = false
        guard !isStopping.load(ordering: .acquiring) else { break }
        move(to: .unreachable)
        let seconds = outages.failed()
        parts.log.warning(
          "feed not followed, trying again",
          ["source": .code(source), "error": .error(error), "retry_seconds": .decimal(seconds)])
        rest(seconds)
      }
    }
    move(to: .idle)
  }

  /// Applies a page, and meanwhile has the next one fetched.
  ///
  /// - Returns: the next one; nil when this one was empty.
  /// - Throws: `FeedBreak`, `RefusedEvent`, or what the database throws.
  private func take(_ page: FeedPage) throws -> FeedFetch? {
    let cursor = try position()
    try page.check(against: cursor)
    guard let last = page.events.last else {
      move(to: .following)
      gauges.show(position: cursor?.seq ?? 0, newest: page.position.newest)
      return nil
    }
    // While an event is refused the page behind it is of no use yet.
    let isBlocked = if case .blocked = state { true } else { false }
    let next = isBlocked ? nil : begin(after: last.seq, waitSeconds: waitSeconds)
    if let refused = try advance(page.events[...], identity: page.position.identity) {
      gauges.show(position: refused.event.seq - 1, newest: page.position.newest)
      throw refused
    }
    move(to: .following)
    gauges.show(position: last.seq, newest: page.position.newest)
    return next ?? begin(after: last.seq, waitSeconds: waitSeconds)
  }

  /// The page is dropped and fetched again, for the event's data may be disposed of before it can be applied.
  private func blocked(by refused: RefusedEvent, seconds: Double) {
    let block = FeedBlock(refused)
    move(to: .blocked(block))
    parts.log.error(
      "feed blocked",
      [
        "source": .code(source), "seq": .number(Int(block.seq)), "type": .code(block.type), "error": .error(refused.error),
        "retry_seconds": .decimal(seconds),
      ])
    rest(seconds)
  }

  /// Applies events in one transaction, or those before the one that the handler refuses.
  ///
  /// - Returns: the event that was refused, with what the handler threw.
  /// - Throws: what the database throws about the transaction itself.
  private func advance(_ events: ArraySlice<FeedEvent>, identity: Identifier) throws -> RefusedEvent? {
    guard let refused = try commit(events, identity: identity) else { return nil }
    // The transaction is undone. What came before the event is applied again, without it.
    return try commit(events[..<refused.index], identity: identity) ?? refused
  }

  /// Applies all of the events, or none when the handler refuses one.
  private func commit(_ events: ArraySlice<FeedEvent>, identity: Identifier) throws -> RefusedEvent? {
    guard let last = events.last else { return nil }
    var refused: RefusedEvent?
    do {
      try database.write { transaction in
        for index in events.indices {
          do {
            try apply(events[index], transaction)
          } catch {
            refused = RefusedEvent(index: index, event: events[index], error: error)
            throw error
          }
        }
        try FeedCursor.move(source, to: CursorPosition(identity: identity, seq: last.seq, hash: last.hash), in: transaction)
      }
      return nil
    } catch {
      guard let refused else { throw error }
      return refused
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

  private func begin(after seq: Int64, waitSeconds: Int) -> FeedFetch {
    let fetch = FeedFetch()
    let (source, wakeup) = (source, wakeup)
    let wait = isAcquainted.load(ordering: .relaxed) ? waitSeconds : 0
    client.begin(target(after: seq, waitSeconds: wait), silenceSeconds: FeedFetch.longestSeconds) { result in
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
