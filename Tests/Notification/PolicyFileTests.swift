import Contracts
import Foundation
import ServiceKit
import Storage
import TestNetwork
import TestSupport
import Testing

@testable import NotificationService

/// Issue 13: the body's own policy goes with the letters as the file in the pack, next to its plain summary (7.1).
@Suite("A policy that is a file")
struct PolicyFileTests {
  private let town: Town
  private let pack: PackFolder
  /// No reader of PDF has to make sense of it: nothing here opens it.
  private static let file = Array("%PDF-1.7 the policy of an invented body".utf8)

  init() throws {
    pack = try PackFolder(replacing: [
      #""policyDocument": { "address": "https://opfcc.example.org/managing-contact" }"#:
        #""policyDocument": { "file": "policy.pdf", "pages": 6 }"#
    ])
    try Data(Self.file).write(to: URL(filePath: "\(pack.path)/policy.pdf"))
    town = try Town(Service.allCases, pack: pack.path)
  }

  private func warned(_ name: String = "Robin Quist") throws -> Notice {
    let file = try town.bring(try town.register(name), to: "warned")
    let notices: Page<Notice> = try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode()
    return try #require(notices.items.last)
  }

  @Test("it is put into the outbox with the letter, byte for byte, and the letter says that it is enclosed")
  func enclosed() throws {
    let notice = try warned()
    let posted = "\(town.folder)/outbox/\(notice.caseReference)-warning-\(notice.id)/policy.pdf"
    #expect(Array(try Data(contentsOf: URL(filePath: posted))) == Self.file)
    let text = try town.get(.notification, "/notices/\(notice.id)/letter.txt", as: People.mara).text
    #expect(text.split { $0.isWhitespace }.joined(separator: " ").contains("We enclose our policy, and a short version"))
  }

  @Test("it is read again as it went out, also when the pack has a newer one, and is kept once for all letters")
  func kept() throws {
    let notices = [try warned(), try warned("Kim Lee")]
    let newer = Array("%PDF-1.7 a newer policy".utf8)
    try Data(newer).write(to: URL(filePath: "\(pack.path)/policy.pdf"))
    try town.restart(.notification)
    for notice in notices {
      let answer = try town.get(.notification, "/notices/\(notice.id)/document?format=pdf&name=policy", as: People.mara)
      #expect(answer.response.body == Self.file)
    }
    let database = try town.platform(.notification).database
    #expect(try database.read { try $0.first("SELECT count(*) FROM enclosed_file", as: { $0.int(0) }) } == 1)
  }

  @Test("a file that is not the one that went out is not served")
  func changed() throws {
    let notice = try warned()
    try town.platform(.notification).database.write {
      try $0.execute("UPDATE enclosed_file SET content = $1", .blob(Array("%PDF-1.7 another".utf8)))
    }
    let answer = try town.get(.notification, "/notices/\(notice.id)/document?format=pdf&name=policy", as: People.mara)
    #expect(answer.status == 409)
  }

  @Test("the person who prints a batch sees that it goes with the letters, and on how many pages")
  func batched() throws {
    let notice = try warned()
    let batch: PrintBatch = try town.send(.notification, "/print-batches", as: People.mara, ["organisation": "opfcc"]).decode()
    let letters: Page<BatchedLetter> = try town.get(.notification, "/print-batches/\(batch.id)/letters", as: People.mara).decode()
    let line = try #require(letters.items.first { $0.notice == notice.id })
    #expect(line.enclosures.contains("policy") && line.pages.map { $0 >= 6 } == true)
  }

  @Test("by GOV.UK Notify's e-mail it is a second file to fetch; where the policy has an address, there is none")
  func byNotify() throws {
    for (pack, file) in [(pack.path, "policy.pdf"), (Town.promptPack, "")] {
      let notify = try NotifyTown(pack: pack)
      try notify.town.settle()
      #expect(try #require(notify.notify.messages.first).personalisation["link_to_policy"] == file)
    }
  }

  @Test("GOV.UK Notify does not print it: the letter goes another way, whole, and readiness says beforehand what to do")
  func notPrinted() throws {
    let notify = try NotifyTown("post", address: "3 Example Road\nExampleton\nEX1 1AC", pack: pack.path, setsPages: true)
    try notify.town.settle()
    let notice = try notify.notice()
    #expect(notify.notify.messages.isEmpty && notice.channel == .email && notice.state != .failed)
    let ready = try notify.town.get(.notification, "/readyz", as: nil).text
    #expect(ready.contains("GOV.UK Notify does not print"))
  }

  @Test("a draft's letter is read with it")
  func drafted() throws {
    let file = try town.bring(try town.register(), to: "awaiting-authorisation")
    let draft: DraftLetter = try town.get(.notification, "/cases/\(file.id)/draft-letter", as: People.sana).decode()
    #expect(draft.documents.contains(DraftDocument(name: "policy", format: .pdf, pages: 6)))
    let place = "/cases/\(file.id)/draft-letter/document?name=policy"
    #expect(try town.get(.notification, place, as: People.sana).response.body == Self.file)
    #expect(try town.get(.notification, "\(place)&format=braille", as: People.sana).status == 404)
  }
}
