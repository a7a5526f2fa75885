import Contracts
import Policy
import ServiceKit

/// `managed-contact token`: mints a person's token, for scripts and tests.
enum TokenCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(
      words, known: ["office", "pack", "subject", "name", "organisation", "hours", "secret-file", "data"])
    try options.expectOthers(0)
    let pack = try PolicyCommand.pack(options)
    let offices = try options.required("office").split(separator: ",").map { code in try office(code, of: pack) }
    let subject = try options.required("subject")
    guard Subject.isCanonical(subject) else { throw CommandFailure.usage("--subject must be \(Subject.form)") }
    let hours = try options.number("hours", in: 1...24 * 366, otherwise: 8)
    let actor = Actor(
      subject: subject, name: options["name"] ?? subject, offices: Set(offices),
      organisations: Set(options.list("organisation")), pack: pack.reference.id)
    let tokens = try SecretFile.issuer(options)
    Terminal.say(tokens.mint(actor, at: Clock().wallNow, lifetimeSeconds: hours * 3600))
  }

  private static func office(_ code: Substring, of pack: PolicyPack) throws(CommandFailure) -> Office {
    let office = Office(String(code))
    guard pack.offices.contains(office) else {
      throw .usage("unknown office '\(code)'; \(pack.reference.id) has: " + pack.offices.codes.joined(separator: ", "))
    }
    return office
  }
}
