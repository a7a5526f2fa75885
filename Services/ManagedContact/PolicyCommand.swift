import Foundation
import Policy

/// `managed-contact policy check`: checks a pack as the services do on start, and explains it.
enum PolicyCommand {
  static func run(_ words: [String]) throws {
    switch words.first {
    case "check": try check(words)
    case "working-days": try WorkingDaysCommand.run(words)
    default: throw CommandFailure.usage("use: policy check FOLDER, or policy working-days FOLDER")
    }
  }

  private static func check(_ words: [String]) throws {
    let options = try Options(words, known: [])
    guard options.others.count >= 2 else { throw CommandFailure.usage("give a pack: policy check FOLDER") }
    try options.expectOthers(2)
    let pack = try pack(at: options.others[1])
    for sentence in pack.explain() { Terminal.say(sentence) }
    Terminal.say("")
    for line in pack.explainOffices() { Terminal.say(line) }
    Terminal.say("")
    for line in pack.explainLetters() { Terminal.say(line) }
  }

  /// The pack that `--pack` names, or `MC_PACK`, or else the one that `compose/up` started in `--data`.
  static func pack(_ options: Options) throws(CommandFailure) -> PolicyPack { try pack(at: try packFolder(options)) }

  /// Where that pack is.
  static func packFolder(_ options: Options) throws(CommandFailure) -> String {
    // A deployment that was never started has no such file, and then says nothing of its pack.
    let started = options["data"].flatMap { try? String(contentsOfFile: "\($0)/run/pack", encoding: .utf8) }
    let named = options["pack"] ?? ProcessInfo.processInfo.environment["MC_PACK"] ?? started
    guard let folder = named?.trimmingCharacters(in: .newlines), !folder.isEmpty else {
      throw .usage("say which policy: give --pack FOLDER, or set MC_PACK")
    }
    return folder
  }

  /// The named pack; if it has faults, prints each and throws.
  static func pack(at path: String) throws(CommandFailure) -> PolicyPack {
    let folder = try folder(of: path)
    return try checked { () throws(PackFaults) in try PolicyPack.load(folder: folder) }
  }

  /// What was loaded; if it has faults, prints each and throws.
  static func checked<Loaded>(_ load: () throws(PackFaults) -> Loaded) throws(CommandFailure) -> Loaded {
    do { return try load() } catch {
      for fault in error.faults { Terminal.say(fault) }
      throw .data("the pack has \(error.faults.count == 1 ? "a fault" : "\(error.faults.count) faults"): see above")
    }
  }

  /// The pack's folder, even if its `policy.json` was named.
  static func folder(of path: String) throws(CommandFailure) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noInput("\(path) does not exist")
    }
    if isFolder.boolValue { return path }
    let file = URL(filePath: path)
    guard file.lastPathComponent == "policy.json" else {
      throw .usage("give the pack's folder or its policy.json: \(path) is neither")
    }
    return file.deletingLastPathComponent().path(percentEncoded: false)
  }
}
