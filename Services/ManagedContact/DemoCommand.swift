import Contracts
import Foundation
import Policy
import ServiceKit

/// `managed-contact demo`: plays the story against a running deployment, printing a line for each step.
enum DemoCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["pack", "secret-file", "data", "port", "host"])
    try options.expectOthers(0)
    let pack = try PolicyCommand.pack(options)
    let teller = StoryTeller(addresses: try addresses(options), tokens: try SecretFile.issuer(options), run: newRun())
    let story = try Story(teller, under: pack)
    do {
      try story.requireTraining()
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure.story("the services do not answer as they must: \(error)")
    }
    Terminal.say(
      "The story of \(story.caller). It is told under the \(pack.title) of \(pack.body). All the people in it are invented.")
    for (index, step) in story.steps.enumerated() {
      do {
        let told = try story.play(step)
        Terminal.say("\(number(index + 1)). (\(step.paragraphs(under: pack))) \(told)")
      } catch {
        Terminal.say("\(number(index + 1)). (\(step.paragraphs(under: pack))) \(step.name): FAILED")
        throw CommandFailure.story("\(step.name): \(error)")
      }
    }
    Terminal.say("The story is complete: \(story.steps.count) steps, and every answer was what the policy requires.")
  }

  /// Where the services are: on the ports from `--port`, or, without it, where the same environment variables say that the services use.
  private static func addresses(_ options: Options) throws(CommandFailure) -> ServiceAddresses {
    if options["port"] != nil {
      return ServiceAddresses(host: options["host"] ?? "127.0.0.1", base: try options.number("port", in: Service.bases))
    }
    let environment = ProcessInfo.processInfo.environment
    guard options["host"] == nil, let addresses = ServiceAddresses(environment: environment) else {
      throw .usage("say where the services are: give --port BASE, or set \(ServiceAddresses.variables)")
    }
    return addresses
  }

  /// Distinguishes this run of the story from others against the same deployment.
  static func newRun() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = LibCrypto().randomBytes(4).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func number(_ index: Int) -> String { index < 10 ? " \(index)" : "\(index)" }
}
