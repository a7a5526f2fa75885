import Contracts
import Foundation
import Storage

/// The requests of a load, one to a line: path, version for `If-Match` or `-`, body.
enum RequestLines {
  /// A decision for each case awaiting one.
  static func triage(workflow: DatabaseLocation) throws {
    let lines = try Database.openReadOnly(at: workflow).read { reader in
      try reader.all("SELECT id, version FROM restriction_case WHERE stage = 'reported'") { row in
        "/cases/\(row.text(0))/triage\t\(row.int(1))\t"
          + #"{"outcome":"no-action","reasons":"The person was spoken to, and has said that they are sorry."}"#
      }
    }
    show(lines)
  }

  /// A question about each person, in an order unrelated to how they are stored.
  static func checks(people: Int) {
    show(
      (0..<people).map { index in
        let number = index * 7919 % people
        return "/contact-checks\t-\t"
          + #"{"channel":"telephone","name":"\#(Invented.name(number))","organisation":"\#(Invented.organisation)","#
          + #""telephone":"\#(Invented.telephone(number))"}"#
      })
  }

  /// A search for people by a name that was misheard, for so many of them.
  static func names(_ count: Int, of people: Int) {
    show(
      (0..<count).map { index in
        let name = Invented.misheard(index * 7919 % people).replacingOccurrences(of: " ", with: "+")
        return "/service-user-matches?name=\(name)\t-\t-"
      })
  }

  private static func show(_ lines: [String]) {
    FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
  }
}
