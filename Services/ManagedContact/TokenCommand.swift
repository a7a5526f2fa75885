import Contracts
import ServiceKit

/// `managed-contact token`: mints a person's token, for scripts and tests.
enum TokenCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["role", "subject", "name", "organisation", "hours", "secret-file", "data"])
    try options.expectOthers(0)
    let roles = try options.required("role").split(separator: ",").map(role)
    let subject = try options.required("subject")
    let hours = try options.number("hours", in: 1...24 * 366, otherwise: 8)
    let actor = Actor(
      subject: subject, name: options["name"] ?? subject, roles: Set(roles), organisations: Set(options.list("organisation")))
    let tokens = try SecretFile.issuer(options)
    Terminal.say(tokens.mint(actor, at: Clock().wallNow, lifetimeSeconds: hours * 3600))
  }

  private static func role(_ name: Substring) throws(CommandFailure) -> Role {
    guard let role = Role(rawValue: String(name)) else {
      throw .usage("unknown role '\(name)'; the roles are: " + Role.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return role
  }
}
