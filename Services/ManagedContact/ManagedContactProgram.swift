private import Foundation

/// The command line as a program.
package enum ManagedContactProgram {
  /// What can be asked for, by its first word.
  private static let commands: [String: @Sendable ([String]) throws -> Void] = [
    "token": TokenCommand.run, "verify": VerifyCommand.run, "policy": PolicyCommand.run, "demo": DemoCommand.run,
  ]

  /// Does what the words after the program's name ask for, and returns when it is done.
  ///
  /// Ends the process with another exit code than 0, and a sentence on standard error, when it is not; `help` names the codes.
  package static func run() {
    signal(SIGPIPE, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      guard let name = words.first else { throw CommandFailure.usage("say what to do") }
      if ["help", "--help", "-h"].contains(name) { return Terminal.say(Usage.all) }
      guard let command = commands[name] else { throw CommandFailure.usage("there is no command '\(name)'") }
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
