private import Dispatch
private import Foundation
package import Storage

/// What a service's builder returns: the application, and what runs alongside it.
package struct RunningParts: Sendable {
  /// Answers requests.
  package let application: ServiceApplication
  /// The feeds that the service follows.
  package let followers: [FeedFollower]
  /// The loop over what is due, if the service has deadlines.
  package let dueLoop: DueLoop?

  /// A service of those parts.
  package init(application: ServiceApplication, followers: [FeedFollower] = [], dueLoop: DueLoop? = nil) {
    (self.application, self.followers, self.dueLoop) = (application, followers, dueLoop)
  }
}

/// One service as a process, from its environment to its orderly end.
package struct ServiceProcess: Sendable {
  /// Which service it is; its row says what it needs.
  package let service: Service
  /// What its first database is made with, and how that is worked out anew.
  package let tables: ServedTables
  private let build: @Sendable (ServicePlatform) throws -> RunningParts
  private let commands: [String: @Sendable ([String]) -> Int32]

  /// The process of a service.
  ///
  /// - Parameters:
  ///   - build: makes the service on that platform; it starts nothing.
  ///   - commands: what else the program does, by the first word after its name: work on the service's own tables, which no other program may
  ///     touch. Each gets the words after that and answers the exit code.
  package init(
    _ tables: ServedTables, build: @escaping @Sendable (ServicePlatform) throws -> RunningParts,
    commands: [String: @Sendable ([String]) -> Int32] = [:]
  ) {
    (service, self.tables, self.build) = (tables.service, tables, build)
    self.commands = commands.merging(["served": ServedCommand.command(tables)]) { own, _ in own }
  }

  /// What its first database is made with.
  package var migrations: [Migration] { tables.migrations }

  /// The service, built and not started, on that platform: the same for the process and for tests.
  ///
  /// - Throws: `ServiceRowFault`, when it follows others than its row says; what its builder throws.
  package func parts(on platform: ServicePlatform) throws -> RunningParts {
    let parts = try build(platform)
    let sources = parts.followers.map(\.source)
    guard sources.sorted() == service.follows.map(\.rawValue).sorted() else {
      throw ServiceRowFault.followers(service, of: sources)
    }
    return parts
  }

  /// Runs until SIGTERM or SIGINT, and ends the process: with 0 after an orderly end, with 78 when the configuration cannot be used, with 70 when
  /// the service cannot start. Standard output stays empty.
  package func run() -> Never {
    signal(SIGPIPE, SIG_IGN)
    allowOpenFiles()
    let words = CommandLine.arguments.dropFirst()
    if let name = words.first, let command = commands[name] { end(command(Array(words.dropFirst()))) }
    do {
      try serve()
      end(0)
    } catch let faults as ConfigurationFaults {
      Log.toStandardError(Array(faults.description.utf8))
      end(78)
    } catch {
      Log(service: service.rawValue, level: .info, clock: Clock()).error("cannot start", ["error": .error(error)])
      Log.toStandardError(Array("\(service.rawValue) cannot start: \(error)\n".utf8))
      end(70)
    }
  }

  /// The ordinary limit of 1,024 is what the connections alone may take, and the database must be able to open its files as well.
  private func allowOpenFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 8192))
    // A system that allows no more is served within what it allows.
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Without the library's own handlers: they take the cryptography down, under the feet of threads that may yet be on their last use of it.
  private func end(_ status: Int32) -> Never { _exit(status) }

  private func serve() throws {
    let configuration = try ServiceConfiguration(environment: ProcessInfo.processInfo.environment, of: service)
    let ending = EndingSignals()
    let lock = try FolderLock(configuration.dataFolder)
    try requireOwnFolder(configuration.dataFolder)
    let platform = try ServicePlatform(tables, configuration: configuration)
    let parts = try parts(on: platform)
    let server = HTTPServer(parts.application, host: configuration.host, port: configuration.port)
    let port = try server.start()
    platform.identity.listens(at: port)
    let forgetting = platform.databases.map { KeptAnswers(database: $0, clock: platform.clock).forgetForEver() }
    let checking = platform.checkAtNight()
    let acting = Acting(parts, on: platform)
    acting.start()
    if configuration.mode == .training {
      platform.log.warning("this is a training deployment: its clock can be moved, and its letters say that they are exercises")
    }
    platform.log.info(
      "started", ["port": .number(port), "mode": .code(configuration.mode.rawValue), "process": .number(Int(getpid()))])

    ending.wait()
    platform.log.info("stopping")
    // If anything below hangs, the process still does not outlive its five seconds: every commit is on disk before it is answered.
    DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + .milliseconds(4800)) { end(1) }
    for timer in forgetting + [checking] { timer.cancel() }
    acting.stop()
    platform.polls.stop()
    server.stop(within: 3)
    platform.closeDatabases()
    platform.log.info("stopped")
    withExtendedLifetime(lock) {}
  }

  /// A folder with the data of another service is that one's, whatever `MC_DATA` says.
  private func requireOwnFolder(_ folder: String) throws {
    let names = DatabaseLocation.all(in: folder).map(\.name)
    let others = Service.allCases.filter { $0 != service && names.contains($0.rawValue) }
    guard let other = others.first else { return }
    throw FolderLock.Fault(description: "the data folder \(folder) is that of \(other.rawValue)")
  }
}

/// Turns the signals that end a process into something to wait for.
private struct EndingSignals {
  private let sources: [any DispatchSourceSignal]
  private let arrived = DispatchSemaphore(value: 0)

  init() {
    let (arrived, registered) = (arrived, DispatchSemaphore(value: 0))
    sources = [SIGTERM, SIGINT].map { number in
      // Without this the default action would end the process before the source sees the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { _ = arrived.signal() }
      source.setRegistrationHandler { _ = registered.signal() }
      source.resume()
      return source
    }
    // Another thread registers a source. A signal that comes before that is ignored, and would be lost.
    for _ in sources { registered.wait() }
  }

  /// Waits for the first of them.
  func wait() { arrived.wait() }
}
