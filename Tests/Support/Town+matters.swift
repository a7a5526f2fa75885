package import Contracts
import ServiceKit

/// Matters, and what is read and filed, each through intake's interface.
extension Town {
  /// Opens a complaint of that person.
  package func openMatter(of person: ServiceUser, _ changes: [String: JSON?] = [:]) throws -> Matter {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "letter", "kind": "complaint",
      "type": "service", "summary": "Nobody answered my letter of May.",
    ]
    let answer: MatterAnswer = try send(.intake, "/matters", as: People.rita, body.with(changes)).decode()
    guard let matter = answer.matter else { throw TownFault(words: "the matter was not opened: \(answer.why ?? "")") }
    return matter
  }

  /// Puts a letter of that person in Tom's queue.
  package func file(of person: ServiceUser, _ changes: [String: JSON?] = [:]) throws -> FiledItem {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "letter", "namedReader": "tom",
      "what": "A letter of two pages.",
    ]
    return try send(.intake, "/filed-items", as: People.rita, body.with(changes)).decode()
  }

  /// A plan under which letters are read and filed, and `MAT 1` stays closed.
  package static let filingDraft: JSON = draft.with([
    "restrictions": [
      [
        "kind": "read-and-file", "channels": ["letter"], "newInformationExcepted": true, "reasons": "Letters come every day.",
        "behaviours": ["swearing-or-threatening"],
      ],
      [
        "kind": "no-reopening", "matters": ["MAT 1"], "reasons": "It has been reviewed.",
        "behaviours": ["swearing-or-threatening"],
      ],
    ]
  ])
}
