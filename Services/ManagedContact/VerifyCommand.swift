import Foundation
import ServiceKit
import Storage

/// `managed-contact verify`: recomputes every journal of a deployment, and compares it with what the other services have seen, and with what is
/// answered from, which it mends when it is told to; and with signed checkpoints, of which more can be given that were kept elsewhere.
enum VerifyCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["data", "checkpoint", "pack"], flags: ["repair"])
    try options.expectOthers(0)
    let folder = try options.required("data")
    let databases = databases(in: folder)
    guard !databases.isEmpty else { throw CommandFailure.noInput("no database of a service found in \(folder)") }
    let packFolder = try PolicyCommand.folder(of: PolicyCommand.packFolder(options))
    var findings = JournalProof.findings(of: databases) + logs(in: folder).flatMap(JournalProof.logFindings)
    findings += CheckpointProof.findings(of: databases, elsewhere: options.list("checkpoint"))
    // What is wrong itself mends nothing.
    let repairs = options["repair"] != nil && !findings.contains(where: \.isFaulty)
    for service in Service.allCases where databases.contains(where: { $0.name == service.rawValue }) {
      findings += ServedProof.findings(of: service, in: folder, packFolder: packFolder, repairs: repairs)
    }
    for finding in findings { Terminal.say(finding.line) }
    let faulty = findings.count(where: \.isFaulty)
    guard faulty == 0 else {
      throw CommandFailure.data(
        faulty == 1
          ? "one journal, log or table failed verification; see above"
          : "\(faulty) journals, logs or tables failed verification; see above")
    }
  }

  /// The further databases of the services, which may hold logs that are chained as journals are.
  private static func logs(in folder: String) -> [DatabaseLocation] {
    databases(in: folder).flatMap { service in
      DatabaseLocation.all(in: service.folder).filter { $0 != service }
    }
  }

  /// The databases in a data folder, each in a folder named after its service.
  private static func databases(in folder: String) -> [DatabaseLocation] {
    // A folder that cannot be listed counts as empty, which is reported.
    let services = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return services.map { DatabaseLocation(folder: "\(folder)/\($0)", name: $0) }.filter(\.isThere)
  }
}
