private import Contracts
private import Foundation
package import Storage

/// The tables that a service answers from, and how they are worked out anew from the journals that they come from (decision 0043).
package struct ServedTables: Sendable {
  /// Whose they are.
  package let service: Service
  /// Those that are compared.
  package let tables: [ServedTable]
  /// The names of the service's other tables, which hold what no journal says: how far something has come, or what is under way.
  package let others: Set<String>
  let migrations: [Migration]
  let build: @Sendable (Rebuilding) throws -> Void

  /// - Parameter build: works the tables out in an empty database.
  package init(
    of service: Service, migrations: [Migration], _ tables: [ServedTable], others: Set<String>,
    build: @escaping @Sendable (Rebuilding) throws -> Void
  ) {
    (self.service, self.migrations, self.tables, self.others, self.build) = (service, migrations, tables, others, build)
  }

  /// What was found.
  package struct Comparison: Sendable, Equatable {
    /// Rows that differ, at most a few of them, and how many more there are; each can be mended.
    package var differences: [String] = []
    /// What is wrong and cannot be worked out anew.
    package var damage: [String] = []
    /// How many rows were compared.
    package var rows = 0
    /// Whether the rows that differ were mended.
    package var isMended = false
  }

  /// How many rows are named; of more only the number is told.
  private static let most = 20

  /// Compares what is in the service's database with what the journals say, and mends it where it is told to.
  ///
  /// - Parameters:
  ///   - database: the service's; with a writer where it is mended.
  ///   - journals: those of the services that it follows, which may be wanted.
  ///   - place: where there is room to work: a folder, in which a folder of its own is made for the time.
  /// - Throws: `StorageError`, where nothing can be compared, or the service went on while it was mended.
  package func compare(
    _ database: Database, _ journals: [Service: any FollowedJournal], packFolder: String, in place: String, mends: Bool = false
  ) throws -> Comparison {
    let scratch = try ScratchDatabase(in: place, migrations: migrations)
    var (comparison, found, total): (Comparison, [[ServedTable.DifferingRow]], Int) = (Comparison(), [], 0)
    let findings = Findings()
    let seen = try database.read { served in
      try build(
        Rebuilding(
          database: scratch.database, served: served, packFolder: packFolder, journals: journals,
          findings: findings))
      try scratch.database.read { rebuilt in
        for table in tables {
          var rows: [ServedTable.DifferingRow] = []
          comparison.rows += try table.compare(served, with: rebuilt) { row in
            rows.append(row)
            guard comparison.differences.count < Self.most else { return }
            comparison.differences.append("\(table.name) \(row.label) \(row.difference.rawValue)")
          }
          total += rows.count
          found.append(rows)
        }
      }
      return try Seen(served)
    }
    comparison.damage = findings.all
    if total > comparison.differences.count {
      comparison.differences.append("\(total - comparison.differences.count) more rows differ")
    }
    guard mends, total > 0 else { return comparison }
    try scratch.database.read { rebuilt in
      try database.write { tx in
        guard try Seen(tx) == seen else {
          throw StorageError.failed(reason: "\(service.rawValue) went on meanwhile; stop it first")
        }
        for (table, rows) in zip(tables, found) { try table.mend(rows, in: tx, from: rebuilt) }
      }
    }
    comparison.isMended = true
    return comparison
  }

  /// How far the tables had come when they were compared.
  private struct Seen: Equatable {
    let own: Int64
    let others: [String: Int64]

    init(_ reader: Reader) throws {
      own = try Journal(cryptography: LibCrypto()).head(in: reader).seq
      others = Dictionary(uniqueKeysWithValues: try FeedCursor.positions(in: reader).map { ($0.source, $0.position.seq) })
    }
  }
}

/// What is wrong and cannot be worked out anew, as it is found.
final class Findings {
  fileprivate(set) var all: [String] = []
  private static let most = 20

  func add(_ words: String) { if all.count < Self.most { all.append(words) } }
}

/// An empty database with a service's tables, in a folder that goes with it.
private final class ScratchDatabase {
  let database: Database
  private let folder: String

  /// In that folder, or among the system's temporary files where it cannot be written to.
  init(in place: String, migrations: [Migration]) throws {
    let temporary = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    guard let made = Self.made(in: place) ?? Self.made(in: temporary) else {
      throw StorageError.failed(reason: "no folder can be made to work in")
    }
    folder = made
    database = try Database(at: DatabaseLocation(folder: folder, name: "served"), migrations: migrations)
  }

  /// A new folder there that only its user can open.
  private static func made(in place: String) -> String? {
    var path = Array("\(place)/served.\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&path) != nil else { return nil }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    database.close()
    // Left behind only where the folder was taken away meanwhile.
    try? FileManager.default.removeItem(atPath: folder)
  }
}
