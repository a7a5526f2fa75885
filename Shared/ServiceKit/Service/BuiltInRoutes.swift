package import Contracts
package import Storage

/// What every service answers about itself: whether it lives, whether it is ready, what it measures, and what time it is here.
package struct BuiltInRoutes: Sendable {
  /// Where `PUT /clock` keeps the offset, in seconds, for the next start.
  static let offsetSetting = "clock.offset"

  private let readiness: Readiness
  private let metrics: Metrics
  private let clock: Clock
  private let mode: DeploymentMode
  private let log: Log
  private let database: Database
  private let journal: Journal
  private let identity: ServiceIdentity

  /// The stream of what happened to the clock.
  static let clockStream = "clock"

  /// The routes of a service made of those parts.
  package init(
    readiness: Readiness, metrics: Metrics, clock: Clock, mode: DeploymentMode, log: Log, database: Database,
    journal: Journal, identity: ServiceIdentity
  ) {
    (self.readiness, self.metrics, self.clock, self.mode, self.log) = (readiness, metrics, clock, mode, log)
    (self.database, self.journal, self.identity) = (database, journal, identity)
  }

  /// `GET /healthz`, `/readyz`, `/identity`, `/metrics` and `/clock`, and `PUT /clock`.
  package var routes: [Route] {
    [
      Route(.get, "/healthz", "Whether the process lives", access: .open, answers: HealthAnswer.self) { _ in
        .now(.json(HealthAnswer(status: "alive")))
      },
      Route(.get, "/readyz", "Whether the service can serve", access: .open, answers: ReadinessAnswer.self) { _ in ready() }
        .alsoAnswering(503).tellingOfItself,
      Route(
        .get, "/identity", "Which service listens here, with a proof for the other services", access: .open,
        asks: IdentityQuery.self, answers: ServiceProof.self
      ) { _, query in .now(.json(identity.proof(for: query.challenge.text))) },
      Route(.get, "/metrics", "Measurements for Prometheus", access: .open) { _ in
        .now(.text(metrics.text(), contentType: "text/plain; version=0.0.4; charset=utf-8"))
      }.serving("text/plain"),
      Route(.get, "/clock", "What time it is here", access: .door(.administrators), answers: ClockAnswer.self) { _ in
        .now(.json(now))
      },
      Route(
        .put, "/clock", "Moves the clock, for training and tests", access: .door(.administrators), takes: ClockMove.self,
        answers: ClockAnswer.self
      ) { try move($0) },
    ]
  }

  private var now: ClockAnswer {
    ClockAnswer(
      now: clock.now, wall: clock.wallNow, offset: ISO8601Duration.text(seconds: clock.offset), offsetSeconds: clock.offset,
      mode: mode.rawValue)
  }

  private func ready() -> Reply {
    var isReady = true
    let findings = readiness.findings
    if let faults = readiness.changed(findings) {
      if faults.isEmpty {
        log.info("ready again")
      } else {
        log.warning("not ready", ["because": .code(faults.sorted().joined(separator: ", "))])
      }
    }
    let checks = findings.mapValues { finding in
      switch finding {
      case .ready: return "ready"
      case .note(let note): return "ready, but \(note)"
      case .fault(let fault):
        isReady = false
        return "not ready: \(fault)"
      }
    }
    let answer = ReadinessAnswer(status: isReady ? "ready" : "not ready", mode: mode.rawValue, checks: checks)
    return .now(.json(answer, status: isReady ? 200 : 503))
  }

  private func move(_ exchange: Exchange) throws -> Reply {
    guard mode != .production else { throw Problem.notPermitted("the clock of a production deployment is not moved") }
    let wanted = try exchange.body(ClockMove.self)
    guard let seconds = ISO8601Duration.seconds(wanted.offset) else {
      throw Problem.invalidFields([
        FieldProblem(field: "offset", code: "duration", detail: "an ISO 8601 duration such as P30D, of at most a hundred years")
      ])
    }
    let routes = self
    return .later { responder in
      // Moved once the commit is on disk, and in the order of the commits: what is kept and what the clock says are the same.
      let moved = ClockMoved(beforeSeconds: routes.clock.offset, offsetSeconds: seconds, wall: routes.clock.wallNow)
      routes.database.submit({ tx in
        // Asked again after a lost answer, it was moved before, and that is in the journal.
        guard try Settings.value(Self.offsetSetting, in: tx) != String(seconds) else { return }
        try Settings.set(Self.offsetSetting, to: String(seconds), in: tx)
        let version = try routes.journal.entries(of: Self.clockStream, in: tx).last?.version ?? 0
        try routes.journal.append(moved, to: Self.clockStream, expecting: version, by: exchange.author, at: exchange.now, in: tx)
      }) { result in
        guard case .success = result else { return responder.answer(.problem(.unavailable("the database is out of order"))) }
        routes.clock.move(to: seconds)
        routes.log.warning(
          "clock moved", ["offset": .code(ISO8601Duration.text(seconds: seconds)), "offset_seconds": .number(seconds)])
        responder.answer(.json(routes.now))
      }
    }
  }
}

/// The answer of `/healthz`.
package struct HealthAnswer: Codable, Sendable {
  /// `alive`; a process that is not does not answer.
  package let status: String
}

/// The answer of `/readyz`.
package struct ReadinessAnswer: Codable, Sendable {
  /// `ready` or `not ready`.
  package let status: String
  /// `training` or `production`.
  package let mode: String
  /// The state of each need, by its name.
  package let checks: [String: String]
}

/// The answer of `/clock`.
package struct ClockAnswer: Codable, Sendable {
  /// The time that the service acts on.
  package let now: Instant
  /// The time on the wall.
  package let wall: Instant
  /// How far the first is ahead, as an ISO 8601 duration.
  package let offset: String
  /// The same in seconds.
  package let offsetSeconds: Int
  /// `training` or `production`.
  package let mode: String
}

/// What a service is asked to prove itself with. `GET /identity`
package struct IdentityQuery: Decodable, Sendable {
  /// A UUID that was never used before.
  package let challenge: Identifier
}

/// What `PUT /clock` takes.
package struct ClockMove: Codable, Sendable, Bounded {
  package static let limits: FieldLimits = [
    "offset": .shape(
      pattern: "^[+-]?P([0-9]{1,2}[YM]|[0-9]{1,3}W|[0-9]{1,4}D(T[0-9]{1,5}[HMS])?|T[0-9]{1,5}[HMS])$", most: 16, example: "P30D")
  ]

  /// An ISO 8601 duration, such as `P30D`.
  package let offset: String

  /// A move to that offset.
  package init(offset: String) { self.offset = offset }
}
