import Foundation
import ServiceKit

/// Whether intake answers from what the journals say: its own program works its tables out anew and compares them.
enum ServedProof {
  private static let longestSeconds = 3600.0
  private static let lineLimit = 1 << 20

  /// A finding for each row that differs in the tables of intake in that data folder, or one that says how many rows were compared.
  ///
  /// - Parameter repairs: whether the tables are then replaced by what was worked out.
  static func findings(in folder: String, repairs: Bool) -> [JournalFinding] {
    let name = "\(Service.intake.rawValue) tables"
    var (faults, isRepaired): ([String], Bool) = ([], false)
    do {
      let program = try ChildProgram(
        ownFolder + Service.intake.rawValue, ["served", "data=\(folder)"] + (repairs ? ["repair"] : []))
      defer { program.end() }
      let deadline = Deadline(seconds: longestSeconds)
      while true {
        let line = String(decoding: try program.line(by: deadline, limit: lineLimit), as: UTF8.self)
        if line == "repaired" {
          isRepaired = true
        } else if line.hasPrefix("rows "), let rows = Int64(line.dropFirst(5)) {
          if faults.isEmpty { return [JournalFinding(service: name, rows: rows, fault: nil)] }
          return faults.map { JournalFinding(service: name, rows: 0, fault: $0, isRepaired: isRepaired) }
        } else {
          faults.append(line)
        }
      }
    } catch {
      if faults.isEmpty { faults.append("its program did not come to the end of comparing them") }
    }
    return faults.map { JournalFinding(service: name, rows: 0, fault: $0) }
  }

  /// The folder of this program, where the others are.
  static var ownFolder: String {
    // Without /proc there is no such link; then the program is not found, which is said.
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().path(percentEncoded: false)
  }
}
