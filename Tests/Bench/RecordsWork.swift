import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import Synchronization

/// What records and the tools around it do, measured beside the plainest way to do it.
enum RecordsWork {
  // MARK: - What is kept

  /// Aggregates as records knows them, ten to a person, which ended on days of the past eight years; none has its date yet.
  static func seed(_ count: Int, records: DatabaseLocation) throws {
    let database = try Seeding.open(records)
    defer { database.close() }
    let kinds: [AggregateKind] = [
      .person, .contact, .contact, .contact, .contact, .incident, .incident, .report, .matter, .evidence,
    ]
    guard let first = Day("2018-12-01") else { throw CocoaError(.formatting) }
    for start in stride(from: 0, to: count, by: 5_000) {
      try database.write { tx in
        for number in start..<min(start + 5_000, count) {
          let (person, kind) = (Invented.id(1, number / 10), kinds[number % 10])
          let name = AggregateName(kind: kind, id: kind == .person ? person : Invented.id(9, number))
          // People come one after the other; what is recorded of one ends within a year.
          let day = first.adding(days: number * 2_500 / count + number * 31 % 300)
          try tx.execute(
            """
            INSERT INTO aggregate (stream, grp, person, organisation, began, ended, is_open, open_appeals, seq, because)
            VALUES ($1, $2, $2, $3, $4, $5, 0, 0, $6, '')
            """,
            .text(name.stream), .identifier(person), .text(Invented.organisation), .day(day),
            kind == .person ? .null : .day(day), .int(number))
        }
      }
    }
  }

  /// How many aggregates still wait to have their dates worked out anew: 1 while any may, else 0.
  static func waiting(records: DatabaseLocation) throws -> Int {
    try Database.openReadOnly(at: records).read { reader in
      try reader.first("SELECT count(*) FROM due_row WHERE kind = 'date-all'", as: { $0.int(0) }) ?? 0
    }
  }

  // MARK: - Destroying

  /// Contacts a second that are destroyed as intake destroys what it is told to, and that one plain connection deletes with `secure_delete`.
  static func destroy(_ count: Int, intake: DatabaseLocation, file: String) throws -> (ours: Int, plain: Int) {
    let names = (0..<(2 * count)).map { AggregateName(kind: .contact, id: Invented.id(7, $0)) }
    let ours = try destroyed(Array(names[..<count]), intake)
    return (
      ours,
      try PlainSQL.deletesPerSecond(
        Array(names[count...]), file: file, part: part)
    )
  }

  private static let part = 500

  private static func destroyed(_ names: [AggregateName], _ intake: DatabaseLocation) throws -> Int {
    let database = try Seeding.open(intake)
    defer { database.close() }
    let destruction = Destruction(
      journal: Journal(cryptography: LibCrypto()), author: "service:intake", rows: { _ in [KeptRows("contact")] },
      organisation: { _, _ in Invented.organisation })
    let (disposal, parts) = (Invented.id(8, 1), (names.count + part - 1) / part)
    let begun = ContinuousClock.now
    for number in 1...parts {
      let order = DisposalOrdered(
        disposal: disposal, part: number, parts: parts, aggregates: Array(names[((number - 1) * part)...].prefix(part)),
        kept: nil,
        emptied: nil)
      let done = try database.write { tx in
        let done = try destruction.carryOut(order, at: Invented.start, in: tx)
        try Removals.begin(done, at: Invented.start, in: tx)
        return done
      }
      guard done.streams == order.aggregates.count else { throw CocoaError(.fileReadCorruptFile) }
      guard let row = try database.read({ try DueRows.due(at: Invented.start, limit: 1, in: $0) }).first else { continue }
      try database.write { tx in
        try DueRows.clear(stream: row.stream, in: tx)
        try destruction.confirm(try Removals.done(row, in: tx), at: Invented.start, in: tx)
        try Removals.forget(row, in: tx)
      }
    }
    return rate(names.count, since: begun)
  }

  // MARK: - Verifying

  /// Rows of a journal that are verified a second, and how many of their bytes SHA-256 alone would hash: a hash for each payload, and one for each row.
  static func verify(_ location: DatabaseLocation) throws -> (ours: Int, hashed: Int) {
    let database = try Database.openReadOnly(at: location)
    defer { database.close() }
    let sizes = try database.read { reader in
      try reader.all(
        """
        SELECT length(payload), length(stream) + length(type) + length(actor) + 32 + 32 + 3 * 8 + 8 * 4 FROM journal ORDER BY seq
        """, as: { ($0.int(0), $0.int(1)) })
    }
    let begun = ContinuousClock.now
    let found = try database.read { try Journal(cryptography: LibCrypto()).verify(in: $0) }
    guard found.fault == nil, Int(found.rows) == sizes.count else { throw CocoaError(.fileReadCorruptFile) }
    let ours = rate(sizes.count, since: begun)
    let (cryptography, longest) = (LibCrypto(), sizes.reduce(0) { max($0, $1.0, $1.1) })
    var made = [[UInt8]](repeating: [], count: longest + 1)
    for (payload, row) in sizes {
      for size in [payload, row] where made[size].isEmpty { made[size] = [UInt8](repeating: 0x61, count: size) }
    }
    let then = ContinuousClock.now
    var sum: UInt8 = 0
    for (payload, row) in sizes { sum &+= cryptography.sha256(made[payload])[0] &+ cryptography.sha256(made[row])[0] }
    let hashed = rate(sizes.count, since: then)
    // Looked at, so that the hashing is not left out.
    return (ours, sum == 0 && sizes.isEmpty ? 0 : hashed)
  }

  // MARK: - Who looked

  /// Nanoseconds of processor time that one look costs, with 64 of them under way, as under load.
  static func looks(_ count: Int, folder: String) throws -> Int {
    let database = try Database(
      at: DatabaseLocation(folder: folder, name: "looks"), readers: 1, migrations: LookLog.migrations)
    defer { database.close() }
    let log = try LookLog(of: "bench", in: database, secret: Array(repeating: 7, count: 32))
    let office = Office("manager")
    let actor = Actor(subject: "bench-manager", name: "bench-manager", offices: [office], organisations: [Invented.organisation])
    let room = DispatchSemaphore(value: 64)
    let failed = Atomic<Bool>(false)
    let before = processorNanoseconds
    for number in 0..<count {
      room.wait()
      let person = Invented.id(1, number * 7919 % 100_000)
      let looked = Looked(
        actor: actor, office: office, request: Request(.get, "/service-users/\(person)", headers: []),
        route: "/service-users/{id}", status: 200, record: person, people: [person], at: Invented.start.adding(seconds: number))
      log.note(looked) { isKept in
        if !isKept { failed.store(true, ordering: .relaxed) }
        room.signal()
      }
    }
    for _ in 0..<64 { room.wait() }
    for _ in 0..<64 { room.signal() }
    guard !failed.load(ordering: .relaxed) else { throw CocoaError(.fileWriteUnknown) }
    return (processorNanoseconds - before) / count
  }

  private static var processorNanoseconds: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Int($1.tv_sec) * 1_000_000_000 + Int($1.tv_usec) * 1000 }
  }

  private static func rate(_ count: Int, since begun: ContinuousClock.Instant) -> Int {
    Int(Double(count) / ((ContinuousClock.now - begun) / .seconds(1)))
  }
}
