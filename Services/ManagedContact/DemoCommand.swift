import Contracts
import Foundation
import ServiceKit

/// `managed-contact demo`: plays the story against a running deployment, a line for each step.
enum DemoCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["secret-file", "data", "port", "host"])
    try options.expectOthers(0)
    let teller = StoryTeller(addresses: try addresses(options), tokens: try SecretFile.issuer(options), run: newRun())
    let story = Story(teller)
    do {
      try story.requireTraining()
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure.story("the services are not reached as they should be: \(error)")
    }
    Terminal.say("The story of \(story.caller), who is invented, as everybody in it.")
    for (index, step) in Story.steps.enumerated() {
      do {
        let told = try story.play(step)
        Terminal.say("\(number(index + 1)). (\(step.paragraph)) \(told)")
      } catch {
        Terminal.say("\(number(index + 1)). (\(step.paragraph)) \(step.name): FAILED")
        throw CommandFailure.story("\(step.name): \(error)")
      }
    }
    Terminal.say("The story is told: \(Story.steps.count) steps, and each answer was as the policy asks.")
  }

  /// Where the services answer: on the ports after `--port`, or, without it, where the environment says, as to the services themselves.
  private static func addresses(_ options: Options) throws(CommandFailure) -> ServiceAddresses {
    if options["port"] != nil {
      return ServiceAddresses(host: options["host"] ?? "127.0.0.1", base: try options.number("port", in: Service.bases))
    }
    let environment = ProcessInfo.processInfo.environment
    guard options["host"] == nil, let addresses = ServiceAddresses(environment: environment) else {
      throw .usage("say where the services are: --port BASE, or \(ServiceAddresses.variables) in the environment")
    }
    return addresses
  }

  /// What tells one telling of the story from another against the same deployment.
  static func newRun() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = LibCrypto().randomBytes(4).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func number(_ index: Int) -> String { index < 10 ? " \(index)" : "\(index)" }
}
