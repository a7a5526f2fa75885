import Foundation

@main
struct Main {
  /// What can be asked for, by its first word.
  private static let commands: [String: @Sendable ([String]) throws -> Void] = [
    "token": TokenCommand.run, "verify": VerifyCommand.run, "policy": PolicyCommand.run, "demo": DemoCommand.run,
  ]

  static func main() {
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
