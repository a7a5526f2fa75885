import Foundation
import ServiceKit

/// Whether a service answers from what the journals say: its own program works its tables out anew and compares them.
enum ServedProof {
  private static let longestSeconds = 3600.0
  private static let lineLimit = 1 << 20

  /// A finding for each row that differs in the tables of a service in that data folder, or one that says how many rows were compared.
  ///
  /// - Parameters:
  ///   - packFolder: the policy, by which deadlines and paragraphs are worked out.
  ///   - repairs: whether rows that differ are then replaced by what was worked out.
  static func findings(of service: Service, in folder: String, packFolder: String, repairs: Bool) -> [JournalFinding] {
    let name = "\(service.rawValue) tables"
    var (rows, damage, isRepaired): ([String], [String], Bool) = ([], [], false)
    do {
      let program = try ChildProgram(
        ownFolder + service.rawValue, ["served", "data=\(folder)", "pack=\(packFolder)"] + (repairs ? ["repair"] : []))
      defer { program.end() }
      let deadline = Deadline(seconds: longestSeconds)
      while true {
        let line = String(decoding: try program.line(by: deadline, limit: lineLimit), as: UTF8.self)
        if line == "repaired" {
          isRepaired = true
        } else if line.hasPrefix("row ") {
          rows.append(String(line.dropFirst(4)))
        } else if line.hasPrefix("damage ") {
          damage.append(String(line.dropFirst(7)))
        } else if line.hasPrefix("rows "), let count = Int64(line.dropFirst(5)) {
          if rows.isEmpty, damage.isEmpty { return [JournalFinding(service: name, rows: count, fault: nil)] }
          break
        }
      }
    } catch {
      if damage.isEmpty { damage.append("its program did not come to the end of comparing them") }
    }
    return rows.map { JournalFinding(service: name, rows: 0, fault: $0, isRepaired: isRepaired) }
      + damage.map { JournalFinding(service: name, rows: 0, fault: $0) }
  }

  /// The folder of this program, where the others are.
  static var ownFolder: String {
    // Without /proc there is no such link; then the program is not found, which is said.
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().path(percentEncoded: false)
  }
}
