package import Contracts
private import Dispatch
package import Storage

/// What every service publishes of its journal: the feed that the others follow, and its verification.
package struct JournalRoutes: Sendable {
  private let source: String
  private let database: Database
  private let journal: Journal
  private let polls: JournalPolls
  private let verified: @Sendable (Reader) throws -> JournalVerification
  private let verification = DispatchQueue(label: "journal verification", qos: .utility)

  /// The routes of a service's journal.
  ///
  /// - Parameters:
  ///   - source: what the events name as their source, such as `/intake`.
  ///   - polls: has to be woken after every commit of `database`.
  ///   - verified: recomputes the journal.
  package init(
    source: String, database: Database, journal: Journal, polls: JournalPolls,
    verified: @escaping @Sendable (Reader) throws -> JournalVerification
  ) {
    (self.source, self.database, self.journal, self.polls, self.verified) = (source, database, journal, polls, verified)
  }

  /// `GET /journal`, `/journal/streams/{kind}/{id}`, `/journal/seen` and `/journal/verification`.
  package var routes: [Route] {
    [
      // Services only: it holds what belongs to every organisation, which no person's token may see whole.
      Route(
        .get, "/journal", "The journal as CloudEvents, from one place on", access: .services, asks: JournalQuery.self
      ) { try feed($1) }.serving(FeedEncoding.contentType, form: FeedEncoding.form),
      Route(
        .get, "/journal/streams/{kind}/{id}", "One stream of the journal as CloudEvents", access: .services
      ) { try stream($0) }.serving(FeedEncoding.contentType, form: FeedEncoding.form),
      Route(
        .get, "/journal/seen", "How far this service has followed the journal of another", access: .services,
        asks: JournalSeenQuery.self, answers: JournalSeen.self
      ) { try seen($1) },
      Route(
        .get, "/journal/verification", "Whether the journal's chain of hashes holds", access: .doorAndServices(.verifiers),
        asks: VerificationQuery.self, answers: VerificationAnswer.self
      ) { try verify($1) },
    ]
  }

  private func stream(_ exchange: Exchange) throws -> Reply {
    guard let kind = AggregateKind(rawValue: exchange.parameter("kind")) else { throw Problem.notFound }
    let name = AggregateName(kind: kind, id: try exchange.identifier("id"))
    let entries = try database.read { try journal.entries(of: name.stream, in: $0) }
    guard !entries.isEmpty else { throw Problem.notFound }
    return .now(
      Response(
        status: 200, headers: [("Content-Type", FeedEncoding.contentType), ("Cache-Control", "no-store")],
        body: FeedEncoding.batch(entries, source: source)))
  }

  private func seen(_ query: JournalSeenQuery) throws -> Reply {
    let seen = try database.read { try FeedCursor.position(of: query.source, in: $0) }
    return .now(
      .json(JournalSeen(identity: seen?.identity, seq: seen?.seq ?? 0, hash: (seen?.hash).map(Hexadecimal.text))))
  }

  private func feed(_ query: JournalQuery) throws -> Reply {
    let (after, limit, wait) = (Int64(query.after ?? 0), query.limit ?? 500, query.wait ?? 0)
    let first = try page(after: after, limit: limit, evenIfEmpty: wait == 0)
    if let first { return .now(first) }
    let (polls, service) = (polls, self)
    return .later { responder in
      polls.add(responder, seconds: Double(wait)) { isFinal in
        do {
          return try service.page(after: after, limit: limit, evenIfEmpty: isFinal)
        } catch {
          return .problem(.unavailable("the journal cannot be read"))
        }
      }
    }
  }

  /// A page of the feed; nil when it would be empty and is not wanted so. A follower ahead of the journal is always answered, so that it finds out.
  private func page(after: Int64, limit: Int, evenIfEmpty: Bool) throws -> Response? {
    try database.read { reader in
      let head = try journal.head(in: reader)
      guard head.seq != after || evenIfEmpty else { return nil }
      let entries = head.seq > after ? try journal.page(after: after, limit: limit, bytes: FeedPage.sourceBytes, in: reader) : []
      var headers: [(name: String, value: String)] = [
        ("Content-Type", FeedEncoding.contentType), (FeedPage.Header.identity, head.identity.text),
        (FeedPage.Header.newest, String(head.seq)), ("Cache-Control", "no-store"),
      ]
      if after > 0, let hash = after == head.seq ? head.hash : try journal.hash(at: after, in: reader) {
        headers.append((FeedPage.Header.hashAfter, Hexadecimal.text(hash)))
      }
      return Response(status: 200, headers: headers, body: FeedEncoding.batch(entries, source: source))
    }
  }

  private func verify(_ query: VerificationQuery) throws -> Reply {
    let asked = Int64(query.at ?? 0)
    let (database, journal, queue, verified) = (database, journal, verification, verified)
    return .later { responder in
      // It reads the whole journal: one at a time, and off the threads that answer other requests.
      queue.async {
        guard responder.isWaiting else { return }
        do {
          let answer = try database.read { reader in
            let found = try verified(reader)
            let hashAt = asked > 0 ? try journal.hash(at: asked, in: reader) : nil
            return VerificationAnswer(found, hashAt: hashAt)
          }
          responder.answer(.json(answer))
        } catch {
          responder.answer(.problem(.unavailable("the journal cannot be read")))
        }
      }
    }
  }
}

/// Which part of a journal is wanted. `GET /journal`
package struct JournalQuery: Decodable, Sendable, Bounded {
  /// The number of the event before the first; the beginning, if absent.
  package let after: Int?
  /// The most events; 500, if absent.
  package let limit: Int?
  /// How many seconds to wait for the first; none, if absent.
  package let wait: Int?

  package static let limits: FieldLimits = ["after": .number(0...Int.max), "limit": .number(1...1000), "wait": .number(0...30)]
}

/// What else is asked of verification. `GET /journal/verification`
package struct VerificationQuery: Decodable, Sendable, Bounded {
  /// The number of an event whose hash is wanted too.
  package let at: Int?

  package static let limits: FieldLimits = ["at": .number(0...Int.max)]
}

/// What verification found.
package struct VerificationAnswer: Codable, Sendable {
  /// The first thing that does not hold.
  package struct Fault: Codable, Sendable {
    /// Where.
    package let seq: Int64
    /// What.
    package let what: String
  }

  /// The journal's identity.
  package let identity: Identifier
  /// How many entries were looked at.
  package let rows: Int64
  /// The number of the newest entry; 0 when there is none.
  package let headSeq: Int64
  /// The hash there, in hexadecimal.
  package let headHash: String
  /// The hash at the entry asked about, if there is one.
  package let hashAt: String?
  /// The first fault; absent when the chain holds.
  package let fault: Fault?

  init(_ verified: JournalVerification, hashAt: [UInt8]?) {
    identity = verified.identity
    rows = verified.rows
    headSeq = verified.head.seq
    headHash = Hexadecimal.text(verified.head.hash)
    self.hashAt = hashAt.map(Hexadecimal.text)
    fault = verified.fault.map { Fault(seq: $0.seq, what: $0.what) }
  }
}

/// How far a service has followed the journal of another. `GET /journal/seen`
package struct JournalSeen: Codable, Sendable, Equatable {
  /// The identity of the journal that was followed; absent where none was.
  package let identity: Identifier?
  /// The number of the last event that was applied; 0 where none was.
  package let seq: Int64
  /// Its hash, in hexadecimal; absent where none was.
  package let hash: String?
}

/// Whose journal is asked about. `GET /journal/seen`
package struct JournalSeenQuery: Decodable, Sendable {
  /// The service that has it.
  package let source: String
}
