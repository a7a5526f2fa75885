import Foundation

/// One of the built executables, as a process.
enum Program {
  /// Where the executables are: in the same folder as the running tests.
  static let folder: String = {
    // Without /proc there is no such link; then nothing can be started, and every test reports that.
    let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: executable).deletingLastPathComponent().path(percentEncoded: false)
  }()

  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false)

  /// Where the packs are.
  static let packs = root + "Shared/PolicyPacks"

  /// The pack that the services use.
  static let pack = packs + "/opfcc-northamptonshire"

  /// A copy of that pack under which a person counts as told as soon as a letter is handed over: for tests of anything but the post.
  static let promptPack = copy("handed-over")

  /// A copy of the pack that the services use, under which a person counts as told from then; it is kept until the tests end.
  private static func copy(_ from: String) -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prompt-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(packs)/bank-holidays.json", toPath: "\(folder)/bank-holidays.json")
      try FileManager.default.copyItem(atPath: pack, toPath: "\(folder)/pack")
      let policy = URL(filePath: "\(folder)/pack/policy.json")
      let text = try String(contentsOf: policy, encoding: .utf8)
      try Data(text.replacing("\"deemed-service\"", with: "\"\(from)\"").utf8).write(to: policy)
    } catch { fatalError("the pack cannot be copied: \(error)") }
    return "\(folder)/pack"
  }

  struct CannotStart: Error {
    let path: String
    let code: Int32
  }

  /// Starts a program and appends what it prints to those files.
  static func start(
    _ path: String, _ arguments: [String] = [], environment: [String: String], output: String, errors: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, path, &actions, nil, &words, &variables)
    guard code == 0 else { throw CannotStart(path: path, code: code) }
    return process
  }

  /// Waits for a process to exit: its exit code, or 128 plus the signal that ended it; nil if it has not exited within that many seconds.
  static func end(of process: pid_t, within seconds: Double) -> Int32? {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(5000)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }

  /// The result of a program that has finished.
  struct Result {
    let code: Int32?
    let output: String
    let errors: String
  }

  /// Runs a program until it exits, for at most that many seconds.
  static func run(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], seconds: Double = 30
  ) throws -> Result {
    let base = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID().uuidString)").path
    let (output, errors) = (base + ".out", base + ".err")
    defer { for path in [output, errors] { unlink(path) } }
    let basics = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    let process = try start(
      path, arguments, environment: basics.merging(environment) { $1 }, output: output, errors: errors)
    let code = end(of: process, within: seconds)
    if code == nil {
      kill(process, SIGKILL)
      _ = end(of: process, within: 5)
    }
    return Result(code: code, output: try contents(output), errors: try contents(errors))
  }

  /// Runs the command line program until it exits.
  static func managedContact(_ arguments: String...) throws -> Result { try managedContact(arguments) }

  /// The same, for a list of words.
  static func managedContact(_ arguments: [String]) throws -> Result {
    try run(folder + "managed-contact", arguments, seconds: 60)
  }

  /// Whatever it is that the program wrote.
  private static func contents(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

/// Runs blocking code on a separate thread: the tests' pool has no thread to spare.
func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}
