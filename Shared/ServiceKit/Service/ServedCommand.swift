private import Contracts
private import Foundation
private import Storage

/// `SERVICE served`: compares what a service answers from with what the journals say, and mends it, for `managed-contact verify`; no other program may
/// touch its tables.
///
/// Prints a line for each thing that is wrong, after `row ` where it can be mended and after `damage ` where it cannot, then `repaired` where it was
/// mended, and at the end `rows N`, without which it did not come to the end.
enum ServedCommand {
  /// The command of the service whose tables those are, for its program.
  static func command(_ tables: ServedTables) -> @Sendable ([String]) -> Int32 {
    { words in
      guard words.count >= 2, words[0].hasPrefix("data="), words[1].hasPrefix("pack="),
        words.count == 2 || words[2...] == ["repair"]
      else { return 64 }
      do {
        let found = try compare(
          tables, data: String(words[0].dropFirst(5)), packFolder: String(words[1].dropFirst(5)), mends: words.count == 3)
        for line in found.differences { say("row \(line)") }
        for line in found.damage { say("damage \(line)") }
        if found.isMended { say("repaired") }
        say("rows \(found.rows)")
        return 0
      } catch let error as any NotInstalled {
        say("damage the tables cannot be compared: \(error.missing) is not installed")
        return 70
      } catch let error as FolderLock.Fault {
        say("damage the tables cannot be mended: \(error)")
        return 75
      } catch {
        say("damage the tables cannot be compared or mended: \((error as? StorageError)?.reason ?? "\(error)")")
        return 70
      }
    }
  }

  private static func compare(
    _ tables: ServedTables, data: String, packFolder: String, mends: Bool
  ) throws -> ServedTables.Comparison {
    let own = location(tables.service, in: data)
    var journals: [Service: any FollowedJournal] = [:]
    var opened: [Database] = []
    defer { for database in opened { database.close() } }
    for source in tables.service.follows where location(source, in: data).isThere {
      let database = try Database.openReadOnly(at: location(source, in: data))
      opened.append(database)
      journals[source] = StoredJournal(of: source, in: database)
    }
    let looking = try Database.openReadOnly(at: own)
    let found = try {
      defer { looking.close() }
      return try tables.compare(looking, journals, packFolder: packFolder, in: own.folder)
    }()
    guard mends, !found.differences.isEmpty else { return found }
    let lock = try FolderLock(own.folder)
    defer { withExtendedLifetime(lock) {} }
    let database = try Database(at: own, migrations: tables.migrations)
    defer { database.close() }
    return try tables.compare(database, journals, packFolder: packFolder, in: own.folder, mends: true)
  }

  private static func location(_ service: Service, in data: String) -> DatabaseLocation {
    DatabaseLocation(folder: "\(data)/\(service.rawValue)", name: service.rawValue)
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
