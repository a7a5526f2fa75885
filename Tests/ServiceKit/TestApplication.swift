import Contracts
import Foundation
import ServiceKit
import Storage
import Synchronization
import TestOffices

/// The kinds a note can be of.
enum Kind: String, Codable, CaseIterable, Sendable {
  case phone
  case email
}

/// A part of a note, to have something nested.
struct Part: Codable, Sendable, Equatable {
  var title: String
  var weight: Int?
}

/// What the small application of these tests takes.
struct Note: Codable, Sendable, Equatable, Bounded {
  var subject: String
  var kind: Kind
  var count: Int
  var urgent: Bool?
  var at: Instant?
  var parts: [Part]?
  var tags: [String]?

  static let limits: FieldLimits = ["subject": .text(1...20), "count": .number(0...100), "tags": .items(0...3)]
}

/// Which notes are listed.
struct NoteFilter: Decodable, Sendable, Bounded {
  var name: String?
  var urgent: Bool?

  static let limits: FieldLimits = ["name": .line(1...20)]
}

/// What it answers.
struct Kept: Codable, Sendable, Equatable {
  var total: Int
  var subject: String
}

/// An unexpected error with something personal in it.
struct Secret: Error {
  let name = "Rosalind Quist"
}

/// A small application over a database of its own, in a folder of its own.
final class TestApplication: Sendable {
  let application: ServiceApplication
  let database: Database
  let lines: LogLines
  let responders: Responders
  private let folder: URL
  private static let issuer = TokenIssuer(secret: [UInt8](repeating: 7, count: 32))
  private static let clock = Clock(source: { Instant(milliseconds: 1_795_426_200_000) })

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "service-kit-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let migration = Migration(name: "notes", sql: "CREATE TABLE notes (subject TEXT NOT NULL)")
    database = try Database(at: DatabaseLocation(folder: folder.path, name: "data"), migrations: [migration])
    let (database, lines, responders) = (database, LogLines(), Responders())
    (self.lines, self.responders) = (lines, responders)
    let routes = Self.routes(database, responders)
    application = ServiceApplication(
      name: "notes", routes: routes + [OpenAPIDocument.route(service: "notes", routes: routes)], offices: .opfcc,
      database: database,
      clock: Self.clock, tokens: Self.issuer,
      log: Log(service: "notes", level: .info, clock: Self.clock, write: { lines.add($0) }), organisation: { _, _ in "main" })
  }

  deinit {
    database.close()
    try? FileManager.default.removeItem(at: folder)  // what is left in a temporary folder harms nobody
  }

  static func token(_ roles: Office..., subject: String = "u-1", organisations: Set<String> = []) -> String {
    issuer.mint(
      Actor(subject: subject, name: "Ada Example", offices: Set(roles), organisations: organisations), at: clock.wallNow,
      lifetimeSeconds: 600)
  }

  var total: Int { (try? database.read { try Self.total($0) }) ?? -1 }  // -1 is no count

  static func total(_ reader: Reader) throws -> Int {
    try reader.first("SELECT count(*) FROM notes") { $0.int(0) } ?? 0
  }

  private static func routes(_ database: Database, _ responders: Responders) -> [Route] {
    [
      Route(.get, "/fixed", "A fixed answer", access: .open, answers: Kept.self) { _ in
        .now(.json(Kept(total: 1, subject: "fixed")))
      },
      Route(.get, "/notes", "Notes", access: .door(.desk), asks: Listed<NoteFilter>.self, answers: Page<Kept>.self) { _, query in
        .now(.json(query.terms.page(of: [Kept(total: 1, subject: query.filter.name ?? "")], by: \.subject)))
      },
      Route(.get, "/notes/{name}", "One note", access: .door(.desk), answers: Kept.self) { exchange in
        .now(.json(Kept(total: 0, subject: exchange.parameter("name")), etag: 3))
      },
      Route(
        .post, "/notes", "Keep a note", access: .door(.desk), takes: Note.self, answers: Kept.self, status: 201, bodyLimit: 2_000
      ) {
        exchange in
        let note = try exchange.body(Note.self)
        return .write { transaction in
          try transaction.execute("INSERT INTO notes (subject) VALUES ($1)", .text(note.subject))
          if note.subject == "undo" { throw Problem.conflict("asked to be undone") }
          return .json(Kept(total: try total(transaction), subject: note.subject), status: 201, location: "/notes/1")
        }
      },
      Route(.put, "/notes/{name}", "Change a note", access: .door(.desk)) { exchange in
        try exchange.requireVersion().check(found: 3)
        return .now(.noContent)
      },
      Route(.post, "/notes/{name}/removal", "Remove a note", access: .door(.steps)) { _ in
        throw JournalError.disposed(stream: "s")
      },
      Route(.get, "/broken", "Fails", access: .open) { _ in throw Secret() },
      Route(.get, "/later", "Waits", access: .open) { _ in .later { responders.add($0) } },
      Route(.get, "/forgotten", "Is never answered", access: .open) { _ in .later { _ in } },
    ]
  }
}

/// Log lines as they were written.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: [UInt8]) { lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
  var text: String { lines.withLock { $0.joined() } }
}

/// Responders that a test answers by hand.
final class Responders: Sendable {
  private let waiting = Mutex<[Responder]>([])
  private let came = DispatchSemaphore(value: 0)

  func add(_ responder: Responder) {
    waiting.withLock { $0.append(responder) }
    came.signal()
  }

  /// Waits for the next request to wait.
  func next() -> Responder? {
    came.wait()
    return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
