import Foundation

/// `managed-contact verify`: recomputes every journal of a deployment and compares what the services have witnessed of each other.
enum VerifyCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["data"])
    try options.expectOthers(0)
    let folder = try options.required("data")
    let files = databases(in: folder)
    guard !files.isEmpty else { throw CommandFailure.noInput("there is no database in \(folder)/SERVICE/SERVICE.sqlite") }
    let findings = JournalProof.findings(of: files)
    for finding in findings { Terminal.say(finding.line) }
    let faulty = findings.count { $0.fault != nil }
    guard faulty == 0 else {
      throw CommandFailure.data(
        faulty == 1 ? "one journal does not hold; see above" : "\(faulty) journals do not hold; see above")
    }
  }

  /// The databases that hold the journals of a data folder, `DIR/SERVICE/SERVICE.sqlite`.
  private static func databases(in folder: String) -> [(service: String, path: String)] {
    // What cannot be listed holds no database, and finding none at all is reported.
    let services = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return services.map { (service: $0, path: "\(folder)/\($0)/\($0).sqlite") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }
}
