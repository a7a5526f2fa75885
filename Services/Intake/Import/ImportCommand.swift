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
    var rejects = order.rejects.map { RejectedLines(path: $0, headings: run.headings) }
    let result = try run.run { line, faults in
      for fault in faults { complain("line \(line.number): \(fault.field.isEmpty ? "" : "\(fault.field): ")\(fault.detail)") }
      rejects?.add(line, faults)
    }
    try rejects?.write()
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

/// The lines that were not taken, in a table that a spreadsheet opens: mended, it is imported as a file of its own.
struct RejectedLines {
  private let path: String
  private var table: CSV

  init(path: String, headings: [String]) {
    self.path = path
    table = CSV(columns: ImportKind.besides + headings.filter { !ImportKind.besides.contains($0) })
    columns = headings.indices.filter { !ImportKind.besides.contains(headings[$0]) }
  }

  /// Those of the file's own, where it is itself one of rejected lines.
  private let columns: [Int]

  mutating func add(_ line: CSVLine, _ faults: [FieldProblem]) {
    let words = faults.map { "\($0.field) \($0.detail)" }.joined(separator: "; ")
    table.add(["\(line.number)", words] + columns.map { line.cells.indices.contains($0) ? line.cells[$0] : nil })
  }

  /// Writes them, for the owner alone.
  func write() throws {
    guard FileManager.default.createFile(atPath: path, contents: Data(table.text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw ImportStop(code: 66, words: "cannot write \(path)") }
  }
}
