import Contracts
import Foundation
import Policy
import ServiceKit
import Storage

/// What an import is told, by `managed-contact import`.
struct ImportOrder: Sendable {
  var kind: ImportKind
  /// The table.
  var file: String
  /// The deployment's data folder.
  var data: String
  var pack: String
  var office: Office
  var subject: String
  /// For lines that name none.
  var organisation: String?
  /// Where lines that are not taken are written, with what is wrong.
  var rejects: String?
  /// Where lines whose person is likely to be known already are written, with whose record that is.
  var duplicates: String?
  var isDry: Bool

  /// The order in those words, each `NAME=VALUE`; nil when it is not whole.
  init?(_ words: [String]) {
    var values: [String: String] = [:]
    for word in words {
      guard let equals = word.firstIndex(of: "=") else { return nil }
      values[String(word[..<equals])] = String(word[word.index(after: equals)...])
    }
    guard let kind = values["kind"].flatMap(ImportKind.init), let file = values["file"], let data = values["data"],
      let pack = values["pack"], let office = values["office"], let subject = values["subject"]
    else { return nil }
    (self.kind, self.file, self.data, self.pack) = (kind, file, data, pack)
    (self.office, self.subject, organisation, rejects) = (Office(office), subject, values["organisation"], values["rejects"])
    duplicates = values["duplicates"]
    isDry = values["dry-run"] == "yes"
  }
}

/// `intake import`: the import as this service's own program runs it, since no other may touch its tables.
enum ImportCommand {
  /// Runs it, and answers the exit code: 0 when every line is in, 65 when some are not, others as `managed-contact help` lists them.
  @Sendable
  static func run(_ words: [String]) -> Int32 {
    guard let order = ImportOrder(words) else {
      complain("intake import is run by managed-contact import")
      return 64
    }
    do { return try run(order) } catch let stop as ImportStop {
      complain("managed-contact: \(stop.words)")
      return stop.code
    } catch {
      complain("managed-contact: \(error)")
      return 70
    }
  }

  private static func run(_ order: ImportOrder) throws -> Int32 {
    let packs: Packs
    do { packs = try Packs.load(folder: order.pack) } catch {
      throw ImportStop(code: 65, words: "the pack in \(order.pack) has faults: see managed-contact policy check")
    }
    guard packs.offices.acting([order.office], needing: Door.desk.capabilities) != nil else {
      throw ImportStop(code: 77, words: "the office \(order.office.rawValue) may not take contacts")
    }
    guard let content = FileManager.default.contents(atPath: order.file) else {
      throw ImportStop(code: 66, words: "cannot read \(order.file)")
    }
    let location = DatabaseLocation(folder: "\(order.data)/\(Service.intake.rawValue)", name: Service.intake.rawValue)
    guard location.isThere else { throw ImportStop(code: 66, words: "no database of intake found in \(order.data)") }
    let database = try Database(at: location, migrations: IntakeSchema.migrations)
    defer { database.close() }
    var run = try ImportRun(order, Array(content), database: database, packs: packs)
    let before = try run.linesBefore()
    let rejects = try order.rejects.map { try RejectedLines(path: $0, headings: run.headings, before: before) }
    let duplicates = try order.duplicates.map {
      try ImportReport(path: $0, columns: ["line", "reference", "reason"], before: before)
    }
    let result = try run.run { line, faults in
      for fault in faults { complain("line \(line.number): \(fault.field.isEmpty ? "" : "\(fault.field): ")\(fault.detail)") }
      try rejects?.add(line, faults)
    } duplicate: {
      try duplicates?.add(["\($0.line)", $0.reference, $0.reason])
    }
    say(result.words(isDry: order.isDry))
    return result.rejected == 0 ? 0 : 65
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

/// Why an import ends before its time.
struct ImportStop: Error {
  let code: Int32
  let words: String
}
