import Contracts
import Foundation
import Policy
import ServiceKit

/// `managed-contact import`: takes a table of people or contacts in. The work is done by intake's own program, next to this one: no other may
/// touch intake's tables.
enum ImportCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(
      words, known: ["data", "pack", "office", "subject", "organisation", "rejects", "duplicates"], flags: ["dry-run"])
    guard options.others.count >= 2, ["persons", "contacts"].contains(options.others[0]) else {
      throw CommandFailure.usage("say what to import: import persons FILE, or import contacts FILE")
    }
    try options.expectOthers(2)
    let data = try options.required("data")
    let office = try options.required("office")
    let subject = try options.required("subject")
    guard Subject.isCanonical(subject) else { throw CommandFailure.usage("--subject must be \(Subject.form)") }
    let pack = try PolicyCommand.packFolder(options)
    guard try PolicyCommand.pack(at: pack).offices.contains(Office(office)) else {
      throw CommandFailure.usage("unknown office '\(office)'")
    }
    guard FileManager.default.isReadableFile(atPath: options.others[1]) else {
      throw CommandFailure.noInput("cannot read \(options.others[1])")
    }
    var order = [
      "kind=\(options.others[0])", "file=\(options.others[1])", "data=\(data)", "pack=\(try PolicyCommand.folder(of: pack))",
      "office=\(office)", "subject=\(subject)",
    ]
    for name in ["organisation", "rejects", "duplicates", "dry-run"] {
      if let value = options[name] { order.append("\(name)=\(value)") }
    }
    try become(Service.intake, ["import"] + order)
  }

  /// Goes on as that service's program, and does not return.
  private static func become(_ service: Service, _ words: [String]) throws {
    let program = ServedProof.ownFolder + service.rawValue
    let arguments = ([program] + words).map { strdup($0) } + [nil]
    execv(program, arguments)
    for argument in arguments { free(argument) }
    throw CommandFailure.noInput("the program \(program), which does the import, cannot be started")
  }
}
