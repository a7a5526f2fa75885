import Foundation
import Storage

/// `managed-contact verify`: recomputes every journal of a deployment and compares it with what the other services have seen.
enum VerifyCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["data"])
    try options.expectOthers(0)
    let folder = try options.required("data")
    let databases = databases(in: folder)
    guard !databases.isEmpty else { throw CommandFailure.noInput("no database of a service found in \(folder)") }
    let findings = JournalProof.findings(of: databases)
    for finding in findings { Terminal.say(finding.line) }
    let faulty = findings.count { $0.fault != nil }
    guard faulty == 0 else {
      throw CommandFailure.data(
        faulty == 1 ? "one journal failed verification; see above" : "\(faulty) journals failed verification; see above")
    }
  }

  /// The databases in a data folder, each in a folder named after its service.
  private static func databases(in folder: String) -> [DatabaseLocation] {
    // A folder that cannot be listed counts as empty, which is reported.
    let services = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return services.map { DatabaseLocation(folder: "\(folder)/\($0)", name: $0) }.filter(\.isThere)
  }
}
