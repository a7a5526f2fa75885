package import Contracts
import Dispatch
import Storage
private import Synchronization

/// Whether what a service has on disk is what was written there: asked each night, and when somebody wants to know (decision 0050).
package final class SelfCheck: Sendable {
  private struct State {
    var newest: SelfCheckReport?
    var isRunning = false
  }

  private let state = Mutex(State())
  private let database: Database
  private let began: Instant
  private let faults: Gauge
  /// The setting that holds the newest report, so that what was found is not forgotten with a restart.
  private static let setting = "self-check"

  init(_ database: Database, clock: Clock, metrics: Metrics) throws {
    (self.database, began) = (database, clock.wallNow)
    faults = metrics.gauge("self_check_faults", "What the newest check of the service's own data found wrong.")
    let kept = try database.read { try Settings.value(Self.setting, in: $0) }
    // A report of another version of the program is made anew.
    let report = kept.flatMap { try? JSON.decode(SelfCheckReport.self, from: Array($0.utf8)) }
    state.withLock { $0.newest = report }
    faults.set(report?.findings.count ?? 0)
    metrics.gauge("self_check_timestamp_seconds", "When the service last checked its own data, in seconds since 1970.") {
      [weak self] in
      self?.newest.map { Double($0.at.milliseconds) / 1000 } ?? 0
    }
  }

  /// The newest report; nil before the first.
  package var newest: SelfCheckReport? { state.withLock { $0.newest } }

  /// What `/readyz` says, which tells nobody more than that something was found.
  var finding: Readiness.Finding {
    guard let newest, !newest.holds else { return .ready }
    return .fault(
      "the check of its own data found \(newest.findings.count == 1 ? "a fault" : "\(newest.findings.count) faults"); see /self-check"
    )
  }

  /// Checks, and keeps the report; nil while another check is under way.
  func run(_ check: () -> SelfCheckReport) -> SelfCheckReport? {
    let isFirst = state.withLock { state in
      defer { state.isRunning = true }
      return !state.isRunning
    }
    guard isFirst else { return nil }
    let report = check()
    state.withLock { $0 = State(newest: report) }
    faults.set(report.findings.count)
    if let text = try? JSON.bytes(of: report) {
      // What cannot be kept is known until the service stops.
      database.submit({ try Settings.set(Self.setting, to: String(decoding: text, as: UTF8.self), in: $0) }, then: { _ in })
    }
    return report
  }

  // MARK: - At night

  private static let everySeconds = 300
  /// In minutes of the day, by UTC: services of a deployment begin one after the other.
  private static let night = (begins: 120, apart: 20, ends: 300)
  private static let shortestSeconds = 20 * 3600
  private static let longestSeconds = 48 * 3600

  /// Whether it is time for the check of the service with that place among all.
  func isDue(at now: Instant, place: Int) -> Bool {
    let last = newest?.at ?? began
    let minute = Int(now.milliseconds / 60_000 % 1440)
    let isNight = minute >= Self.night.begins + place * Self.night.apart && minute < Self.night.ends
    return isNight && last.adding(seconds: Self.shortestSeconds) < now || last.adding(seconds: Self.longestSeconds) < now
  }

  /// Asks every few minutes whether it is time, until the timer is cancelled.
  static func watch(_ ask: @escaping @Sendable () -> Void) -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.schedule(deadline: .now() + .seconds(everySeconds), repeating: .seconds(everySeconds))
    timer.setEventHandler(handler: ask)
    timer.activate()
    return timer
  }
}

/// What a service found when it checked its own data.
package struct SelfCheckReport: Codable, Sendable, Equatable {
  /// When it was asked for.
  package var at: Instant
  /// Whether nothing is wrong.
  package var holds: Bool
  /// How many rows were compared: of its journal, its logs and its tables.
  package var rows: Int64
  /// What is wrong, at most twenty of each kind, without anything that is said of a person.
  package var findings: [String]
  /// What could not be compared, since another service did not answer, or a policy is not installed.
  package var missed: [String]
}

extension ServicePlatform {
  /// Checks every database of the service, page by page, its journal and logs row by row, and its tables against the journals that they come from.
  func checkItself() -> SelfCheckReport {
    var report = SelfCheckReport(at: clock.wallNow, holds: true, rows: 0, findings: [], missed: [])
    for database in databases { check(database, &report) }
    // What is damaged is compared with nothing.
    if report.findings.isEmpty { compareTables(&report) }
    report.holds = report.findings.isEmpty
    if report.holds {
      log.info("own data checked", ["rows": .number(Int(report.rows)), "missed": .number(report.missed.count)])
    } else {
      log.error("own data is not what it should be", ["findings": .number(report.findings.count)])
    }
    return report
  }

  private func check(_ checked: Database, _ report: inout SelfCheckReport) {
    do {
      try checked.read { reader in
        report.findings += try reader.damage(most: 10).map { "the file is damaged: \($0)" }
        guard report.findings.isEmpty else { return }
        if checked === database {
          let verified = try journal.verifyWithDisposals(in: reader)
          report.rows += verified.rows
          if let fault = verified.fault { report.findings.append("row \(fault.seq) of the journal: \(fault.what)") }
        } else {
          for log in try ChainedLog.verify(in: reader, cryptography: LibCrypto()) {
            report.rows += log.rows
            if let fault = log.fault { report.findings.append(fault) }
          }
        }
      }
    } catch {
      report.findings.append("a database cannot be read: \((error as? StorageError)?.reason ?? "unexpected failure")")
    }
  }

  private func compareTables(_ report: inout SelfCheckReport) {
    do {
      var journals: [Service: any FollowedJournal] = [:]
      for source in service.follows { journals[source] = FedJournal(of: source, client: try client(of: source)) }
      func compare() throws -> ServedTables.Comparison {
        try tables.compare(database, journals, packFolder: configuration.packFolder, in: configuration.dataFolder)
      }
      var found = try compare()
      // One service may have destroyed what another is only told of: what is wrong is wrong a second time.
      if !found.differences.isEmpty { found = try compare() }
      report.rows += Int64(found.rows)
      report.findings += found.differences + found.damage
    } catch let error as ClientError {
      report.missed.append("the tables were not compared: \(error)")
    } catch let error as any NotInstalled {
      report.missed.append("the tables were not compared: \(error.missing) is not installed")
    } catch {
      report.findings.append("the tables cannot be compared: \((error as? StorageError)?.reason ?? "unexpected failure")")
    }
  }

  /// Checks at night, until the timer is cancelled.
  func checkAtNight() -> any DispatchSourceTimer {
    let place = Service.allCases.firstIndex(of: service) ?? 0
    return SelfCheck.watch {
      if selfCheck.isDue(at: clock.wallNow, place: place) { _ = selfCheck.run(checkItself) }
    }
  }

  /// `GET /self-check`, and `POST` to have it done now.
  var selfCheckRoutes: [Route] {
    [
      Route(
        .get, "/self-check", "What the service found when it last checked its own data", access: .door(.verifiers),
        answers: SelfCheckReport.self
      ) { _ in
        guard let newest = selfCheck.newest else { throw Problem.notFound }
        return .now(.json(newest))
      },
      Route(
        .post, "/self-check", "Has the service check its own data now", access: .door(.verifiers), answers: SelfCheckReport.self
      ) { _ in
        .later { responder in
          DispatchQueue.global(qos: .utility).async {
            let report = selfCheck.run(checkItself)
            responder.answer(report.map { .json($0) } ?? .problem(.conflict("A check is under way.")))
          }
        }
      },
    ]
  }
}
