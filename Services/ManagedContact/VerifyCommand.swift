import Foundation

/// `managed-contact verify`: recomputes every journal of a deployment and compares it with what the other services have seen.
enum VerifyCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["data"])
    try options.expectOthers(0)
    let folder = try options.required("data")
    let files = databases(in: folder)
    guard !files.isEmpty else { throw CommandFailure.noInput("no database found as \(folder)/SERVICE/SERVICE.sqlite") }
    let findings = JournalProof.findings(of: files)
    for finding in findings { Terminal.say(finding.line) }
    let faulty = findings.count { $0.fault != nil }
    guard faulty == 0 else {
      throw CommandFailure.data(
        faulty == 1 ? "one journal failed verification; see above" : "\(faulty) journals failed verification; see above")
    }
  }

  /// The databases in a data folder, `DIR/SERVICE/SERVICE.sqlite`.
  private static func databases(in folder: String) -> [(service: String, path: String)] {
    // A folder that cannot be listed counts as empty, which is reported.
    let services = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return services.map { (service: $0, path: "\(folder)/\($0)/\($0).sqlite") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }
}
