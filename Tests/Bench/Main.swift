import Contracts
import Foundation
import ServiceKit
import Storage

/// The work of `compose/bench` that a shell cannot do: seeding stopped services, and measuring SQLite alone.
@main
struct Main {
  private static let usage = """
    Bench commits FILE SECONDS              rows that one plain SQLite connection commits one by one, per second
    Bench token SECRET-FILE SUBJECT OFFICE  a token of that office, for an hour
    Bench people FOLDER COUNT               registers people in intake
    Bench reports FOLDER COUNT FIRST        reports COUNT people to the managers, from number FIRST
    Bench plans FOLDER COUNT                has the workflow publish plans for the first COUNT people
    Bench history FOLDER SERVICE COUNT      appends so many events to a journal
    Bench triage FOLDER                     one request line for each case awaiting triage
    Bench checks COUNT                      one request line for each person, asking what to do about their call
    Bench contacts FOLDER COUNT PEOPLE      records contacts of the first PEOPLE people in intake
    Bench table KIND COUNT                  a table of so many people, or of contacts of as many, to be imported
    Bench names COUNT PEOPLE                one request line for each search by a misheard name
    Bench letters FORMAT,... COUNT          makes so many letters in those formats: how many a second, how many the typesetter would make with nothing to
                                            wait for, and its megabytes
    Bench aggregates FOLDER COUNT           fills records with so many aggregates, none of which has its date yet
    Bench waiting FOLDER                    1 while records works dates out anew, else 0
    Bench destroy FOLDER COUNT              contacts a second that are destroyed, and that plain SQL deletes; so many each, of those recorded
    Bench verify FOLDER SERVICE             rows of a journal that are verified a second, and for how many SHA-256 alone would do the hashing
    Bench looks FOLDER COUNT                nanoseconds of processor time for one look in the log of who looked
    Bench json WAY COUNT                    encodes a case, or decodes how one began, so many times, for callgrind to count
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    func text(_ index: Int) -> String {
      guard index < arguments.count else { end(usage, code: 64) }
      return arguments[index]
    }
    func number(_ index: Int) -> Int {
      guard let number = Int(text(index)) else { end("not a number: \(text(index))", code: 64) }
      return number
    }
    func database(_ service: String) -> DatabaseLocation { DatabaseLocation(folder: "\(text(1))/\(service)", name: service) }
    switch text(0) {
    case "commits": print(try PlainSQL.commitsPerSecond(file: text(1), seconds: Double(number(2))))
    case "token": print(try token(secretFile: text(1), subject: text(2), office: text(3)))
    case "people": try Seeding.people(number(2), intake: database("intake"))
    case "reports": try Seeding.reports(number(2), from: number(3), intake: database("intake"))
    case "plans":
      try Seeding.plans(number(2), workflow: database("restriction-workflow"))
    case "history": try Seeding.history(number(3), in: database(text(2)))
    case "triage": try RequestLines.triage(workflow: database("restriction-workflow"))
    case "checks": RequestLines.checks(people: number(1))
    case "contacts": try Seeding.contacts(number(2), of: number(3), intake: database("intake"))
    case "table": ImportTable.write(text(1), number(2))
    case "names": RequestLines.names(number(1), of: number(2))
    case "letters":
      let formats = text(1).split(separator: ",").map { name -> DocumentFormat in
        guard let format = DocumentFormat(rawValue: String(name)) else { end("not a format: \(name)", code: 64) }
        return format
      }
      let made = try LetterWork.run(formats, times: number(2))
      print(made.perSecond, made.alonePerSecond, made.megabytes)
    case "aggregates": try RecordsWork.seed(number(2), records: database("records"))
    case "waiting": print(try RecordsWork.waiting(records: database("records")))
    case "destroy":
      let rates = try RecordsWork.destroy(
        number(2), intake: database("intake"), file: "\(text(1))/intake/intake.sqlite")
      print(rates.ours, rates.plain)
    case "verify":
      let rates = try RecordsWork.verify(database(text(2)))
      print(rates.ours, rates.hashed)
    case "looks": print(try RecordsWork.looks(number(2), folder: text(1)))
    case "json":
      guard let way = JSONWork.Way(rawValue: text(1)) else {
        end("not a way: \(text(1)); there are " + JSONWork.Way.allCases.map(\.rawValue).joined(separator: ", "), code: 64)
      }
      try JSONWork.run(way, times: number(2))
    default: end(usage, code: 64)
    }
  }

  private static func token(secretFile: String, subject: String, office: String) throws -> String {
    var secret = Array(try Data(contentsOf: URL(filePath: secretFile)))
    while let last = secret.last, last == 0x0A || last == 0x0D { secret.removeLast() }
    let actor = Actor(subject: subject, name: subject, offices: [Office(office)], organisations: [Invented.organisation])
    return TokenIssuer(secret: secret).mint(actor, at: Clock().wallNow, lifetimeSeconds: 3600)
  }

  private static func end(_ words: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data((words + "\n").utf8))
    exit(code)
  }
}
