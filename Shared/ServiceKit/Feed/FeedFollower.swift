package import Contracts
private import Foundation
package import Storage
private import Synchronization

/// Follows the journal of another service from a cursor that is committed together with what was done about each event, so that nothing is lost
/// or done twice whatever fails.
///
/// One thread; it fetches the next page while it applies the last. An event whose handler throws, and one of a type that the catalogue does not know,
/// blocks the feed there: those before it are committed, it is logged and tried again, and the cursor does not move past it. Of a page that is not
/// what the source's journal holds nothing is applied.
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
  private let feed: FeedSource
  private let sink: FeedSink
  private let parts: Parts
  private let gauges: FeedGauges
  private let wakeup = Wakeup()
  private let isStopping = Atomic<Bool>(false)
  private let condition = Mutex<(state: FeedState, since: Double, thread: Bool)>((.idle, Wakeup.uptime, false))

  /// A follower of the feed that `client` reaches; it does nothing before `start`.
  ///
  /// - Parameters:
  ///   - pageSize: the most events in one transaction, 1 to 1,000.
  ///   - waitSeconds: how long the source may hold a request when it has nothing, 0 to 30.
  ///   - transferSeconds: how long an answer may take on top of that, from its first byte to its last.
  ///   - events: every type of event that the source's journal can hold, as far as this program knows.
  ///   - apply: does what the event asks for, in the transaction that moves the cursor; also called, without data, for one that was destroyed.
  package init<Events: EventCatalogue>(
    source: String, client: HTTPClient, database: Database, pageSize: Int = 500, waitSeconds: Int = 20, transferSeconds: Int = 30,
    parts: Parts, events: Events.Type, apply: @escaping @Sendable (Events, FeedEvent, Transaction) throws -> Void
  ) {
    (self.source, self.parts) = (source, parts)
    feed = FeedSource(
      name: source, client: client, pageSize: max(1, min(pageSize, 1000)), waitSeconds: max(0, min(waitSeconds, 30)),
      transferSeconds: max(1, transferSeconds))
    sink = FeedSink(name: source, database: database) { event, transaction in
      guard let type = Events(rawValue: event.type) else { throw UnknownEvent() }
      try apply(type, event, transaction)
    }
    gauges = FeedGauges(source: source, metrics: parts.metrics)
  }

  /// How it is getting on.
  package var state: FeedState { condition.withLock { $0.state } }

  /// For how many seconds it has been in that state.
  var stateAge: Double { Wakeup.uptime - condition.withLock { $0.since } }

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

  /// Fetches one page without waiting for events and applies it, on the caller's thread: for tests and simulations, never together with `start`.
  ///
  /// - Returns: how many events were applied.
  /// - Throws: what the fetch, the check of the page or the handler throws; the events before the handler's are committed.
  @discardableResult
  package func step() throws -> Int {
    do {
      let page = try feed.page(after: try sink.position())
      try take(page)
      return page.events.count
    } catch {
      move(to: FeedState(after: error))
      throw (error as? RefusedEvent)?.error ?? error
    }
  }

  /// Whether the source has nothing that is not followed yet, asked of it at that moment.
  ///
  /// - Throws: where it does not answer, or not as it should.
  package func isUpToDate() throws -> Bool { try feed.page(after: try sink.position()).events.isEmpty }

  private func run() {
    // A source that is back is to be followed within seconds: a plan that is in force has to be known at the desk.
    var outages = Backoff(longestSeconds: 5, random: parts.random)
    var blocks = Backoff(random: parts.random)
    var fetch: FeedFetch?
    while !isStopping.load(ordering: .acquiring) {
      do {
        let current = try fetch ?? feed.begin(after: sink.position(), wakeup: wakeup)
        fetch = current
        guard let result = current.outcome else {
          wakeup.wait(seconds: current.secondsLeft)
          continue
        }
        fetch = nil
        let page = try result.get()
        fetch = try take(page) { feed.begin(after: $0, wakeup: wakeup) }
        outages.worked()
        blocks.worked()
        // A source that answers with nothing at once, because it is stopping or has too many polls, is not asked without pause.
        if page.events.isEmpty { rest(FeedFetch.shortestSeconds - current.age) }
      } catch {
        // A page that was not taken is fetched again: what it holds may be destroyed before it can be applied.
        fetch = nil
        guard !isStopping.load(ordering: .acquiring) else { break }
        let state = FeedState(after: error)
        move(to: state)
        if state == .unreachable { blocks.worked() } else { outages.worked() }
        let seconds = state == .unreachable ? outages.failed() : blocks.failed()
        report(error, state, retrySeconds: seconds)
        if case .broken = state { return }
        rest(seconds)
      }
    }
    move(to: .idle)
  }

  /// Applies a page, and meanwhile has the next one fetched, unless this one was empty or the feed has only just come back.
  ///
  /// - Returns: what `next` did.
  @discardableResult
  private func take(_ page: FeedPage, next: (CursorPosition?) -> FeedFetch? = { _ in nil }) throws -> FeedFetch? {
    let end = page.position(afterFirst: page.events.count)
    let fetch = !page.events.isEmpty && state == .following ? next(end) : nil
    do {
      try sink.take(page)
    } catch let refused as RefusedEvent {
      gauges.show(position: refused.event.seq - 1, newest: page.newest)
      throw refused
    }
    move(to: .following)
    gauges.show(position: end?.seq ?? 0, newest: page.newest)
    return fetch
  }

  private func report(_ error: any Error, _ state: FeedState, retrySeconds: Double) {
    let (source, retry): (LogValue, LogValue) = (.code(source), .decimal(retrySeconds))
    switch state {
    case .idle, .following: break
    case .unreachable:
      parts.log.warning("feed not followed, trying again", ["source": source, "error": .error(error), "retry_seconds": retry])
    case .halted(let why):
      parts.log.error(
        "feed halted", ["source": source, "error": .error(error), "why": .code(why), "retry_seconds": retry])
    case .blocked(let block):
      let cause = (error as? RefusedEvent)?.error ?? error
      parts.log.error(
        "feed blocked",
        [
          "source": source, "seq": .number(Int(block.seq)), "type": .code(block.type), "error": .error(cause),
          "trace": .code((error as? RefusedEvent)?.event.trace.trace ?? "none"), "retry_seconds": retry,
        ])
    case .broken(let reason):
      parts.log.error("feed stopped for good", ["source": source, "reason": .code(reason.rawValue)])
    }
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
    condition.withLock { condition in
      if condition.state != state { condition.since = Wakeup.uptime }
      condition.state = state
    }
    gauges.show(state)
  }
}
