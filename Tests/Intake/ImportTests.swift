import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

@Suite("Importing people and contacts")
struct ImportTests {
  /// Imports a table into the stopped intake of a town, and says what came of it; each line not taken as `number field code`.
  private func run(
    _ content: [UInt8], _ kind: ImportKind = .persons, in town: Town, isDry: Bool = false, organisation: String? = "opfcc"
  ) throws -> (result: ImportRun.Result, rejected: [String]) {
    var words = [
      "kind=\(kind.rawValue)", "file=table.csv", "data=-", "pack=\(Town.pack)", "office=staff", "subject=rita",
      "dry-run=\(isDry ? "yes" : "no")",
    ]
    if let organisation { words.append("organisation=\(organisation)") }
    let order = try #require(ImportOrder(words))
    let packs = try Packs.load(folder: Town.pack)
    var rejected: [String] = []
    var run = try ImportRun(order, content, database: try town.platform(.intake).database, packs: packs)
    let result = try run.run { line, faults in rejected += faults.map { "\(line.number) \($0.field) \($0.code)" } }
    return (result, rejected)
  }

  private func people(in town: Town) throws -> [ServiceUser] {
    try town.get(.intake, "/service-users?limit=100", as: People.bea).decode(Page<ServiceUser>.self).items
  }

  private static let table = """
    Full name,Telephone,Mobile,E-mail,Address,preferredFormat
    Robin Quist,07700 900001,,robin@example.org,"3 Example Road
    Exampleton",large-print
    Zo\u{EB} M\u{FC}ller,7700900002,+44 (0)7700 900003,,,
    """

  @Test(
    "a table is read as spreadsheets save it: every encoding, delimiter and line end gives the same people",
    arguments: ["utf-8", "utf-8 mark", "utf-16 little", "utf-16 big", "windows-1252"], [",", ";", "\t"])
  func encodings(encoding: String, delimiter: String) throws {
    let town = try Town([.intake])
    let text = Self.table.replacing(",", with: delimiter).replacing("\n", with: "\r\n")
    let bytes: [UInt8] =
      switch encoding {
      case "utf-8 mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case "utf-16 little": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf-16 big": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case "windows-1252": text.unicodeScalars.map { UInt8($0.value) }
      default: Array(text.utf8)
      }
    let (result, rejected) = try run(bytes, in: town)
    #expect(result.taken == 2 && rejected.isEmpty)
    let known = try people(in: town)
    #expect(known.map(\.name) == ["Robin Quist", "Zo\u{EB} M\u{FC}ller"])
    #expect(known.map(\.telephoneNumbers) == [["+447700900001"], ["+447700900002", "+447700900003"]])
    #expect(known[0].postalAddress == "3 Example Road\nExampleton" && known[0].preferredFormat == .largePrint)
    #expect(known.map(\.reference) == ["SU-2026-000001", "SU-2026-000002"].map { $0.replacing("2026", with: Self.year) })
  }

  /// An import takes the time from the machine: it is no part of a story.
  private static let year = String(Clock().now.text.prefix(4))

  @Test("each line is checked as a request is, the bad ones are named with the field, and the good ones are in")
  func faults() throws {
    let town = try Town([.intake])
    let table = """
      name,telephoneNumbers,emailAddresses,organisation,neededChannel
      Robin Quist,07700 900001,,,
      Alex Marsh,nothing,nowhere,,
      ,07700 900002,,,pigeon
      Kim Lowe,07700 900003,,voice,letter
      Nora Field,07700 900004,,elsewhere,
      A,B,C,D,E,F
      """
    let (result, rejected) = try run(Array(table.utf8), in: town)
    #expect(
      rejected == [
        "3 telephoneNumbers malformed", "3 emailAddresses malformed", "4 name missing", "4 neededChannel notAllowed",
        "6 organisation notAllowed", "7  tooMany",
      ])
    #expect(result.taken == 2 && result.rejected == 4)
    #expect(try people(in: town).map(\.organisation) == ["opfcc", "voice"])
  }

  @Test("what is imported is found again, by number, name and check, and is in the journal, which verifies (4.3)")
  func found() throws {
    let town = try Town([.intake])
    #expect(try run(Array(Self.table.utf8), in: town).result.taken == 2)
    let check: JSON = ["channel": "telephone", "organisation": "opfcc", "telephone": "07700 900003"]
    #expect(try town.send(.intake, "/contact-checks", as: People.rita, check).decode(ContactCheckAnswer.self).match == .exact)
    #expect(
      try town.get(.intake, "/service-users?name=Zoe%20Muller", as: People.rita).decode(Page<ServiceUser>.self).items.count == 1)
    let platform = try town.platform(.intake)
    let verified = try platform.database.read { try platform.journal.verify(in: $0) }
    #expect(verified.fault == nil && verified.rows == 2)
    let person = try #require(try people(in: town).first)
    let history = try town.get(.intake, "/service-users/\(person.id)/history", as: People.rita).decode(Page<PersonChange>.self)
    #expect(history.items.map(\.by) == ["rita"])
  }

  @Test("the same file twice adds nothing, and a dry run nothing at all; one that goes on is another file")
  func again() throws {
    let town = try Town([.intake])
    let content = Array(Self.table.utf8)
    #expect(try run(content, in: town, isDry: true).result.taken == 2)
    #expect(try people(in: town).isEmpty)
    #expect(try run(content, in: town).result.taken == 2)
    let second = try run(content, in: town).result
    #expect(second.taken == 0 && second.passed == 2)
    #expect(try people(in: town).count == 2)
  }

  @Test("an import that was interrupted goes on after the last line that is in, whatever the batch")
  func interrupted() throws {
    let town = try Town([.intake])
    let rows = (0..<(ImportRun.batch + 50)).map { "Person \(Self.letters($0)),,m\($0)@example.org" }
    let content = Array((["name,telephone,email"] + rows).joined(separator: "\n").utf8)
    struct Killed: Error {}
    let bad = Array((["name,telephone,email"] + rows + [",,"] + ["X,nothing,"]).joined(separator: "\n").utf8)
    // The first batch is in when the second finds the line that ends everything.
    let order = try #require(
      ImportOrder([
        "kind=persons", "file=t", "data=-", "pack=\(Town.pack)", "office=staff", "subject=rita", "organisation=opfcc",
      ]))
    let packs = try Packs.load(folder: Town.pack)
    var first = try ImportRun(order, bad, database: try town.platform(.intake).database, packs: packs)
    #expect(throws: Killed.self) { _ = try first.run { _, _ in throw Killed() } }
    // The line that was told of as the run died is told of again.
    let (result, rejected) = try run(bad, in: town)
    #expect(result.taken == 50 && result.passed == ImportRun.batch)
    #expect(
      rejected == ["\(ImportRun.batch + 53) telephone malformed"]
        || rejected == ["\(ImportRun.batch + 53) telephoneNumbers malformed"])
    let count = try town.platform(.intake).database.read {
      try $0.first("SELECT count(*) FROM service_user", as: { $0.int(0) })
    }
    #expect(count == rows.count && content.count < bad.count)
  }

  private static func letters(_ number: Int) -> String {
    String(number).map { String(UnicodeScalar(UInt8($0.asciiValue ?? 48) + 49)) }.joined()
  }

  @Test("those who are likely to be known already are named and taken, and hold the plan of the first at once (decision 8)")
  func duplicates() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let table = "name,telephone,email\nR Quist,07700 900001,second@example.org\nNora Field,07700 900001,\n"
    let result = try run(Array(table.utf8), in: scene.town).result
    #expect(result.taken == 2 && result.duplicateCount == 1)
    #expect(result.duplicates.first?.contains("line 2 is likely to be \(scene.person.reference)") == true)
    #expect(try scene.check(["email": "second@example.org"]).instruction == .doNotEngage)
  }

  @Test(
    "somebody of the same name is reported by line as when registering by hand, also from an earlier line, and nobody else (1.1)",
    arguments: ["Robin Quist", "QUIST, Robin", "Mr Robin Quist", "Robyn Qvist", "Robin James Quist"])
  func namesakes(name: String) throws {
    let town = try Town([.intake])
    let known = try town.register("Robin Quist", telephone: "01632 960001")
    let table = "name;telephone\nAlex Quist;07700 900005\n\(name);07700 900006\nKim Lowe;07700 900007\nLowe, Kim;07700 900008\n"
    let result = try run(Array(table.utf8), in: town).result
    #expect(result.taken == 4 && result.duplicateCount == 2)
    try #require(result.duplicates.count == 2)
    #expect(result.duplicates[0].hasPrefix("line 3 is likely to be \(known.reference): the same"), "\(result.duplicates)")
    #expect(result.duplicates[1].hasPrefix("line 5 is likely to be SU-"), "\(result.duplicates)")
  }

  @Test("a report keeps what an earlier run wrote about lines that are in, and only that")
  func reportGoesOn() throws {
    let town = try Town([.intake])
    let path = "\(town.folder)/duplicates.csv"
    let first = try ImportReport(path: path, columns: ["line", "reference", "reason"], before: 0)
    for line in [3, 8] { try first.add(["\(line)", "SU-1", "=formula, quoted"]) }
    try ImportReport(path: path, columns: ["line", "reference", "reason"], before: 5).add(["9", "SU-2", "the same name"])
    #expect(
      try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        == "\u{FEFF}line,reference,reason\r\n3,SU-1,\"'=formula, quoted\"\r\n9,SU-2,the same name\r\n")
  }

  @Test("contacts name their person by reference, identifier, number or address, and one that names no one or several is refused")
  func contacts() throws {
    let town = try Town([.intake])
    let (robin, alex) = (try town.register(), try town.register("Alex Marsh", telephone: "07700 900002"))
    _ = try town.register("Kim Lowe", telephone: "07700 900002")
    let table = """
      person,channel,at,summary,caller
      \(robin.reference),telephone,2026-11-02T10:00:00Z,Asked for a form.,
      \(alex.id),letter,,Wrote.
      07700 900001,email,2026-11-03T10:00:00Z,"=HYPERLINK(""x"")"
      07700 900002,email,,Which of two?
      SU-2026-999999,telephone,,Unknown.
      \(robin.id),telephone,2126-11-03T10:00:00Z,In a hundred years.
      ,telephone,,Rang off.,a man with a dog
      ,telephone,,Rang off.
      """
    let (result, rejected) = try run(Array(table.utf8), .contacts, in: town)
    #expect(result.taken == 4)
    #expect(rejected == ["5 serviceUser unknown", "6 serviceUser unknown", "7 at outOfRange", "9 serviceUser missing"])
    let contacts = try town.get(.intake, "/contacts?serviceUser=\(robin.id)", as: People.rita).decode(Page<ContactRecord>.self)
    #expect(Set(contacts.items.map(\.summary)) == ["Asked for a form.", "=HYPERLINK(\"x\")"])
    #expect(contacts.items.allSatisfy { $0.takenBy == "rita" && $0.organisation == "opfcc" })
  }

  @Test(
    "a file that is no table, or whose headings are not known, is refused whole, and says why",
    arguments: [
      ("", "it is empty"), ("name,shoe size\nX,42", "no field is called shoe size"), ("telephone\n1", "no column for name"),
      ("name\n\"Robin", "never closed"), ("name\u{0}", "no text"),
    ])
  func refused(table: String, why: String) throws {
    let town = try Town([.intake])
    do {
      _ = try run(Array(table.utf8), in: town)
      Issue.record("it was taken")
    } catch let stop as ImportStop {
      #expect(stop.code == 65 && stop.words.contains(why), "\(stop.words)")
    }
  }

  @Test("rejected lines are a table that is mended and imported as it is, and that no spreadsheet takes for formulas")
  func rejects() throws {
    let town = try Town([.intake])
    let path = "\(town.folder)/rejects.csv"
    let bad = "name,telephone,email\n=Robin,+44 nothing,robin@example.org\n"
    let order = try #require(
      ImportOrder([
        "kind=persons", "file=t", "data=-", "pack=\(Town.pack)", "office=staff", "subject=rita", "organisation=opfcc",
      ]))
    let packs = try Packs.load(folder: Town.pack)
    var first = try ImportRun(order, Array(bad.utf8), database: try town.platform(.intake).database, packs: packs)
    let rejects = try RejectedLines(path: path, headings: first.headings)
    #expect(try first.run { try rejects.add($0, $1) }.rejected == 1)
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(written.contains("line,fault,name") && written.contains(",'=Robin,'+44 nothing,"), "\(written)")
    let mended = written.replacing("'+44 nothing", with: "'+44 7700 900001")
    #expect(try run(Array(mended.utf8), in: town).result.taken == 1)
    #expect(try people(in: town).map(\.name) == ["=Robin"])
    #expect(try people(in: town).map(\.telephoneNumbers) == [["+447700900001"]])
  }
}
