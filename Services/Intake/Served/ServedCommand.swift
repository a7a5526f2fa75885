import Contracts
import Foundation
import Policy
import ServiceKit
import Storage

/// `intake served`: compares what intake answers from with what the journals say, and mends it, for `managed-contact verify`; no other program may
/// touch its tables.
///
/// Prints a line for each row that differs, `repaired` where that was mended, and at the end `rows N`, without which it did not come to the end.
enum ServedCommand {
  /// How many rows are named; of more only the number is told.
  private static let most = 20

  /// Runs it, and answers the exit code.
  @Sendable
  static func run(_ words: [String]) -> Int32 {
    guard let word = words.first, word.hasPrefix("data="), words.count == 1 || words[1...] == ["repair"] else { return 64 }
    do {
      for line in try lines(data: String(word.dropFirst(5)), repairs: words.count == 2) { say(line) }
      return 0
    } catch {
      say("the tables cannot be compared or mended: \((error as? StorageError)?.reason ?? "\(error)")")
      return 70
    }
  }

  private static func lines(data: String, repairs: Bool) throws -> [String] {
    let rebuilt = try RebuiltIntake(in: location(.intake, in: data).folder)
    let intake = try Database.openReadOnly(at: location(.intake, in: data))
    let place = location(.workflow, in: data)
    let workflow = place.isThere ? try Database.openReadOnly(at: place) : nil
    let (found, seen) = try {
      defer {
        intake.close()
        workflow?.close()
      }
      return try intake.read { served in
        guard let workflow else {
          try rebuilt.build(from: served, nil)
          return (try differences(of: served, from: rebuilt), try Seen(served))
        }
        try workflow.read { try rebuilt.build(from: served, $0) }
        return (try differences(of: served, from: rebuilt), try Seen(served))
      }
    }()
    guard repairs, !found.lines.isEmpty else { return found.lines + ["rows \(found.rows)"] }
    let database = try Database(at: location(.intake, in: data), migrations: IntakeSchema.migrations)
    defer { database.close() }
    try rebuilt.database.read { expected in
      try database.write { tx in
        guard try Seen(tx) == seen else { throw StorageError.failed(reason: "intake went on meanwhile; stop it first") }
        try ServedTable.replace(RebuiltIntake.tables, in: tx, from: expected)
      }
    }
    return found.lines + ["repaired", "rows \(found.rows)"]
  }

  /// How far the tables had come when they were compared.
  private struct Seen: Equatable {
    let own: Int64
    let workflow: Int64?

    init(_ reader: Reader) throws {
      own = try Journal(cryptography: LibCrypto()).head(in: reader).seq
      workflow = try FeedCursor.position(of: Service.workflow.rawValue, in: reader)?.seq
    }
  }

  private static func differences(of served: Reader, from rebuilt: RebuiltIntake) throws -> (lines: [String], rows: Int) {
    var (lines, differences, rows): ([String], Int, Int) = ([], 0, 0)
    try rebuilt.database.read { expected in
      for table in RebuiltIntake.tables {
        rows += try table.compare(served, with: expected) { label, difference in
          differences += 1
          if lines.count < most { lines.append("\(table.name) \(label) \(difference.rawValue)") }
        }
      }
    }
    if differences > lines.count { lines.append("\(differences - lines.count) more rows differ") }
    return (lines, rows)
  }

  private static func location(_ service: Service, in data: String) -> DatabaseLocation {
    DatabaseLocation(folder: "\(data)/\(service.rawValue)", name: service.rawValue)
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
