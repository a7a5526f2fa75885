package import Contracts
package import Storage
private import Synchronization

/// What every service is built on, made once from its configuration and handed to the service's builder; tests make it with a clock of their own.
package struct ServicePlatform: Sendable {
  /// Which service it is.
  package let service: Service
  /// What the service was told at its start.
  package let configuration: ServiceConfiguration
  /// The only clock.
  package let clock: Clock
  /// Where the service logs.
  package let log: Log
  /// What the service measures.
  package let metrics: Metrics
  /// Where identifiers come from.
  package let identifiers: Identifiers
  /// Verifies the tokens of requests, and mints the service's own.
  package let tokens: TokenIssuer
  /// What this process proves to be when it is asked.
  package let identity: ServiceIdentity
  /// What the service answers from, and how that is worked out anew.
  package let tables: ServedTables
  /// What the service found of its own data.
  package let selfCheck: SelfCheck
  /// The service's first database, which has its name, in the data folder.
  package let database: Database
  /// The service's journal, in that database.
  package let journal: Journal
  /// Who looked at whose data.
  package let looks: LookLog
  /// What `/readyz` asks.
  package let readiness: Readiness
  /// Whether anything may be changed.
  package let readingOnly = ReadingOnly()
  /// The long polls of the service's feed.
  package let polls: JournalPolls
  private let transport: HTTPTransport
  private let further = FurtherDatabases()
  /// The setting that holds how far the clock is ahead, in seconds, where it was moved.
  package static let clockOffset = BuiltInRoutes.offsetSetting
  /// What `/readyz` writes after a change failed.
  private static let probeSetting = "readiness.probe"

  /// Opens the database, and moves the clock to where it was put.
  ///
  /// An offset that was put by `PUT /clock` outlasts a restart and comes before the one in the environment; in production there is neither.
  /// - Parameter transport: how other services are reached; tests give one within the process.
  package init(
    _ tables: ServedTables, configuration: ServiceConfiguration, clock: Clock = Clock(), log: Log? = nil,
    transport: HTTPTransport = .network
  ) throws {
    self.transport = transport
    (service, self.tables, self.configuration, self.clock) = (tables.service, tables, configuration, clock)
    let log = log ?? Log(service: service.rawValue, level: configuration.logLevel, clock: clock)
    self.log = log
    metrics = Metrics(clock: clock)
    identifiers = Identifiers(clock: clock)
    let run = ServiceRun(service: service.rawValue, run: identifiers.next())
    tokens = TokenIssuer(secret: configuration.secret, verifier: run)
    identity = ServiceIdentity(run: run, tokens: tokens, port: configuration.port)
    let database = try Database(
      at: DatabaseLocation(folder: configuration.dataFolder, name: service.rawValue), migrations: tables.migrations)
    self.database = database
    journal = Journal(cryptography: LibCrypto())
    readiness = Readiness()
    selfCheck = try SelfCheck(database, clock: clock, metrics: metrics)
    let polls = JournalPolls()
    self.polls = polls
    database.onCommit { polls.wake() }
    let looking = try Database(
      at: DatabaseLocation(folder: configuration.dataFolder, name: LookLog.databaseName(of: service)), readers: 2,
      migrations: LookLog.migrations)
    looks = try LookLog(of: service.rawValue, in: looking, secret: configuration.secret)
    further.add(looking)
    readiness.register("own data") { [selfCheck] in selfCheck.finding }
    registerReadiness(of: database, as: "database")
    registerReadiness(of: looking, as: "database \(LookLog.databaseName(of: service))")
    try restoreClock()
  }

  /// Opens a further database of the service in its data folder, and answers for it as for the first.
  ///
  /// For what is written with nearly every request: each commit empties the caches of all who read the same file.
  package func openDatabase(_ name: String, migrations: [Migration]) throws -> Database {
    let database = try Database(
      at: DatabaseLocation(folder: configuration.dataFolder, name: name), migrations: migrations)
    further.add(database)
    registerReadiness(of: database, as: "database \(name)")
    return database
  }

  /// The first database, and every further one that was opened.
  package var databases: [Database] { [database] + further.all }

  /// Finishes what was submitted and closes every database.
  package func closeDatabases() {
    for database in databases { database.close() }
  }

  private func registerReadiness(of database: Database, as name: String) {
    let identifiers = identifiers
    readiness.register(name) {
      guard !database.isDamaged else { return .fault("something in the database is damaged: see what to do in the handbook") }
      do {
        _ = try database.read { try Settings.value(BuiltInRoutes.offsetSetting, in: $0) }
        guard !database.canWrite else { return .ready }
        // A service that is not ready may be asked for nothing else, and would not find out that the disk has room again.
        database.submit({ try Settings.set(Self.probeSetting, to: identifiers.next().text, in: $0) }, then: { _ in })
        return .fault("the database cannot be written")
      } catch {
        return .fault("the database cannot be read")
      }
    }
  }

  /// The routes that every service has, but for the description of them all.
  package var builtInRoutes: [Route] {
    BuiltInRoutes(
      readiness: readiness, metrics: metrics, clock: clock, mode: configuration.mode, log: log, database: database,
      journal: journal, identity: identity
    ).routes
      + JournalRoutes(
        source: "/" + service.rawValue, database: database, journal: journal, polls: polls,
        verified: { [journal] in try journal.verifyWithDisposals(in: $0) }
      ).routes
  }

  /// The application of the service's own routes and the built-in ones, and `/openapi.json`, which describes them.
  ///
  /// - Parameters:
  ///   - offices: the body's, which say who may use which route.
  ///   - codes: what the body's policy has to choose from.
  ///   - start: the first moment of a day, by the body's clock.
  ///   - problems: what an error of the service's own domain is answered with; nil for an unexpected one.
  package func application(
    _ routes: [Route], offices: Offices, codes: PackCodes, startOf start: @escaping @Sendable (Day) -> Instant,
    organisation: @escaping @Sendable (String, Reader) throws -> String? = { _, _ in nil },
    problems: @escaping @Sendable (any Error) -> Problem? = { _ in nil }
  ) -> ServiceApplication {
    let described = routes + builtInRoutes + selfCheckRoutes + [looks.route(startOf: start)]
    return ServiceApplication(
      name: service.rawValue,
      routes: described + [OpenAPIDocument.route(service: service.rawValue, routes: described, codes: codes)],
      offices: offices, codes: codes, database: database, clock: clock, tokens: tokens, log: log, metrics: metrics,
      looks: looks, readingOnly: readingOnly, organisation: organisation, problems: problems)
  }

  /// A client of another service, as which this one acts by itself.
  ///
  /// - Throws: `ServiceRowFault`, when this service's row does not name the other.
  package func client(
    of other: Service, limits: AnswerLimits = AnswerLimits(), transport: HTTPTransport? = nil
  ) throws(ServiceRowFault) -> HTTPClient {
    guard service.needs.contains(other) else { throw .client(service, of: other) }
    let ownToken = OwnToken(of: service, for: other, tokens: tokens, clock: clock, identifiers: identifiers)
    return HTTPClient(
      base: configuration.address(of: other), token: { "" }, limits: limits,
      transport: ownToken.carried(by: transport ?? self.transport))
  }

  /// A follower of another service's feed, known to `/readyz`.
  ///
  /// - Parameters:
  ///   - events: every type of event that its journal can hold; one of another type blocks the feed.
  ///   - apply: does what the event asks for, in the transaction that moves the cursor; also called, without data, for one that was destroyed.
  /// - Throws: `ServiceRowFault`, when this service's row does not name the other, or the other's row names other events.
  package func follower<Events: EventCatalogue>(
    of source: Service, events: Events.Type, transport: HTTPTransport? = nil, pageSize: Int = 500,
    apply: @escaping @Sendable (Events, FeedEvent, Transaction) throws -> Void
  ) throws(ServiceRowFault) -> FeedFollower {
    guard source.events == events else { throw .events(service, of: source) }
    let follower = FeedFollower(
      source: source.rawValue, client: try client(of: source, transport: transport), database: database, pageSize: pageSize,
      parts: FeedFollower.Parts(log: log, metrics: metrics), events: events, apply: apply)
    readiness.register("feed \(source.rawValue)") { [weak follower] in follower?.finding ?? .ready }
    return follower
  }

  /// The loop over the service's due rows.
  ///
  /// - Parameter prepare: does what a row asks for outside the database, and answers the change to make there.
  package func dueLoop(prepare: @escaping @Sendable (DueRow, TraceContext) throws -> DueLoop.Change) -> DueLoop {
    DueLoop(database: database, journal: journal, clock: clock, log: log, metrics: metrics, prepare: prepare)
  }

  private func restoreClock() throws {
    guard configuration.mode == .training else { return }
    let kept = try database.read { try Settings.value(BuiltInRoutes.offsetSetting, in: $0) }.flatMap { Int($0) }
    guard let seconds = kept ?? configuration.clockOffsetSeconds else { return }
    clock.move(to: seconds)
    log.warning(
      "clock is moved",
      [
        "offset": .code(ISO8601Duration.text(seconds: seconds)), "offset_seconds": .number(seconds),
        "origin": .code(kept == nil ? "MC_CLOCK_OFFSET" : "PUT /clock"),
      ])
  }
}

/// The databases of a service after its first.
private final class FurtherDatabases: Sendable {
  private let databases = Mutex<[Database]>([])

  var all: [Database] { databases.withLock { $0 } }

  func add(_ database: Database) { databases.withLock { $0.append(database) } }
}
