import Contracts
import Formats
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import NotificationService

/// Issue 13: the letter byte for byte as it was sent, in the format that the person needs. Faults: a blind person's letter in print; a letter kept
/// that is not the one that went out.
@Suite("The documents of a letter")
struct DocumentTests {
  private let town: Town
  private static let canSetPages = LetterFormats().onOffer().missing[.pdf] == nil
  private static let canEmboss = LetterFormats().onOffer().missing[.braille] == nil

  init() throws {
    town = try Town.whole()
    town.settings["MC_LETTER_PROGRAMS"] = ""
    try town.restart(.notification)
  }

  private func warn(_ person: ServiceUser) throws -> Notice {
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
    return try #require(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.first)
  }

  private func document(_ notice: Notice, _ query: String) throws -> Answer {
    try town.get(.notification, "/notices/\(notice.id)/document?\(query)", as: People.mara)
  }

  private func outbox(_ notice: Notice) throws -> [String: [UInt8]] {
    let folder = "\(town.folder)/outbox/\(notice.caseReference)-\(notice.letter)-\(notice.id)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))) })
  }

  /// Has the person's record say that they need letters in that format.
  private func needing(_ format: String) throws -> ServiceUser {
    let person = try town.register()
    _ = try town.send(
      .intake, "/service-users/\(person.id)", as: People.rita, ["neededFormat": .text(format)], method: .patch,
      version: person.version)
    return person
  }

  @Test(
    "where pages can be set, the letter and its enclosure are posted as PDF, and read again byte for byte",
    .enabled(if: canSetPages))
  func pages() throws {
    let notice = try warn(try town.register())
    let posted = try outbox(notice)
    for (name, query) in [("warning", ""), ("policy-in-plain-words", "&name=policy-in-plain-words")] {
      let pdf = try #require(posted["\(name).pdf"])
      #expect(pdf.starts(with: Array("%PDF-".utf8)))
      let answer = try document(notice, "format=pdf\(query)").response
      #expect(answer.body == pdf)
      #expect(answer.header("Content-Disposition")?.contains("\(name).pdf") == true)
      #expect(answer.header("Content-Type") == "application/octet-stream")
    }
    #expect(try document(notice, "format=audio").status == 404)
    #expect(try document(notice, "format=pdf&name=../secret").status == 404)
    #expect(try document(notice, "format=papyrus").status == 422)
  }

  @Test("a person who needs large print gets large print, and no small print (1.3, 5.9)", .enabled(if: canSetPages))
  func largePrint() throws {
    let posted = try outbox(try warn(try needing("large-print")))
    #expect(posted["warning.large-print.pdf"] != nil && posted["policy-in-plain-words.large-print.pdf"] != nil)
    #expect(posted["warning.pdf"] == nil)
  }

  @Test("a blind person's letter is in braille, not in print (fault: agreed adjustment not kept)", .enabled(if: canEmboss))
  func braille() throws {
    let posted = try outbox(try warn(try needing("braille")))
    #expect(posted["warning.brf"] != nil && posted["warning.pdf"] == nil)
  }

  /// Has it agreed, on a request of theirs, that a person is written to in that format, of which their record says nothing.
  private func agreed(_ format: String) throws -> ServiceUser {
    let person = try town.register()
    _ = try town.decide(
      try town.requestAdjustment(for: person),
      ["agreed": "Letters in a format they can use.", "neededChannels": ["letter"], "neededFormats": [.text(format)]])
    let known: ServiceUser = try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode()
    #expect(known.neededFormat == nil && known.agreedFormats?.map(\.rawValue) == [format])
    #expect(known.agreedChannels == [.letter] && known.unusableChannels == [.telephone])
    return person
  }

  @Test(
    "what was agreed for a blind person binds every letter, also where the record was forgotten: the plan is never printed (1.3, 5.4)",
    .enabled(if: canEmboss))
  func agreedBraille() throws {
    let limit: JSON = [
      "kind": "time-limits", "channels": ["letter"], "contactsPerWeek": 1, "reasons": "The same letter came daily.",
      "behaviours": ["swearing-or-threatening"],
    ]
    let draft = Town.draft.with(["restrictions": [limit], "howToContact": "By letter, once a week."])
    _ = try town.bring(try agreed("braille"), to: "in-force", draft: draft)
    let notices = try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items
    #expect(notices.contains { $0.letter == "plan" } && notices.contains { $0.letter == "warning" })
    for notice in notices {
      let posted = try outbox(notice)
      #expect(posted["\(notice.letter).brf"] != nil && !posted.keys.contains { $0.hasSuffix(".pdf") }, "\(notice.letter)")
    }
  }

  @Test("an agreed format that cannot be made is no letter, and a task: the plan's time does not begin (5.1)")
  func agreedAndNotOnOffer() throws {
    let notice = try warn(try agreed("sign-language-video"))
    #expect(notice.state == .failed && notice.why?.contains("as a video in sign language") == true)
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["send-notice-again"])
  }

  @Test("an adjustment that has ended binds no longer")
  func endedAdjustment() throws {
    let person = try agreed("sign-language-video")
    let asked = try town.get(.intake, "/adjustment-requests?serviceUser=\(person.id)", as: People.cora)
      .decode(Page<AdjustmentRequest>.self).items
    let request = try #require(asked.first)
    let answer = try town.send(
      .intake, "/adjustment-requests/\(request.id)/end", as: People.cora, ["reason": "They no longer need it."],
      version: request.version)
    #expect(answer.status == 200)
    #expect(try warn(person).handedOverAt != nil)
  }

  @Test("a format that cannot be made here is no letter: someone is told why, and what to do")
  func notOnOffer() throws {
    let notice = try warn(try needing("sign-language-video"))
    #expect(notice.state == .failed)
    #expect(notice.why?.contains("give it by hand") == true)
  }

  @Test("a document that was changed after it went out is not served")
  func changed() throws {
    let notice = try warn(try town.register())
    #expect(try document(notice, "format=text").status == 200)
    try town.platform(.notification).database.write { tx in
      try tx.execute("UPDATE notice_document SET content = CAST('Another' AS BLOB) WHERE notice = $1", .identifier(notice.id))
    }
    for format in ["text", "html"] { #expect(try document(notice, "format=\(format)").status == 409) }
    #expect(try town.get(.notification, "/notices/\(notice.id)/letter.html", as: People.mara).status == 409)
  }
}
