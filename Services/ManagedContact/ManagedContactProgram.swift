private import Foundation

/// The command line as a program.
package enum ManagedContactProgram {
  /// The commands, by their first word.
  private static let commands: [String: @Sendable ([String]) throws -> Void] = [
    "token": TokenCommand.run, "verify": VerifyCommand.run, "policy": PolicyCommand.run, "demo": DemoCommand.run,
    "import": ImportCommand.run, "letters": LettersCommand.run,
  ]

  /// Runs the command given on the command line, and returns when it is done.
  ///
  /// On failure, exits with a code other than 0 and a sentence on standard error; `help` lists the codes.
  package static func run() {
    signal(SIGPIPE, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      guard let name = words.first else { throw CommandFailure.usage("give a command") }
      if ["help", "--help", "-h"].contains(name) { return Terminal.say(Usage.all) }
      guard let command = commands[name] else { throw CommandFailure.usage("unknown command: \(name)") }
      try command(Array(words.dropFirst()))
    } catch let failure as CommandFailure {
      Terminal.complain("managed-contact: \(failure.message)")
      if failure.code == CommandFailure.usageCode { Terminal.complain(Usage.all) }
      exit(failure.code)
    } catch {
      Terminal.complain("managed-contact: \(error)")
      exit(CommandFailure.internalCode)
    }
  }
}
