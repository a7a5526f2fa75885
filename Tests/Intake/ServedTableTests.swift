import Foundation
import Storage
import Testing

@testable import IntakeService

@Suite("What verify compares of intake's tables")
struct ServedTableTests {
  @Test("each table of intake's own is compared with the journals, or is said not to be (9.1)")
  func tables() throws {
    let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    let rebuilt = try RebuiltIntake(in: folder)
    let all = try rebuilt.database.read { try $0.tables() }
    let common = try Self.tablesOfEveryService()
    let compared = Set(RebuiltIntake.tables.map(\.name))
    #expect(compared.count == RebuiltIntake.tables.count && compared.isDisjoint(with: RebuiltIntake.others))
    #expect(all.subtracting(common) == compared.union(RebuiltIntake.others))
  }

  private static func tablesOfEveryService() throws -> Set<String> {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
    let database = try Database(at: DatabaseLocation(folder: folder, name: "empty"), migrations: [])
    defer { database.close() }
    return try database.read { try $0.tables() }
  }
}
