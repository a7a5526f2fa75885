import Contracts
import Formats
import Foundation
import Policy
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import NotificationService

@Suite("How letters are sent")
struct SendingTests {
  private let town: Town
  private let files = FileManager.default

  init() throws { town = try Town.whole() }

  private func folders() throws -> [String] {
    try files.contentsOfDirectory(atPath: town.folder + "/outbox").sorted()
  }

  private func notices() throws -> [Notice] {
    try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items
  }

  private func warn(_ person: ServiceUser) throws -> CaseView {
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    return file
  }

  private func due() throws -> [DueRow] {
    try town.platform(.notification).database.read { try DueRows.due(at: town.clock.now, limit: 10, in: $0) }
  }

  /// Notification as its process builds it, for calling directly.
  private func service() throws -> NotificationService.Notification {
    let platform = try town.platform(.notification)
    return NotificationService.Notification(
      database: platform.database, looks: platform.looks, journal: platform.journal, clock: platform.clock,
      identifiers: platform.identifiers, packs: try Packs.load(folder: Town.promptPack),
      intake: try platform.client(of: .intake), workflow: try platform.client(of: .workflow),
      isTraining: true, formats: LetterFormats(programs: LetterPrograms(folder: town.folder)),
      channels: [.post: try Outbox(folder: town.folder + "/outbox")])
  }

  /// Accepts the letters that the workflow requests, and sends none.
  private func takeOn() throws {
    for follower in try town.parts(.notification).followers { try follower.step() }
  }

  @Test("a letter is a folder with the letter, its enclosures, and a manifest of where it goes (5.2)")
  func outbox() throws {
    let file = try warn(try town.register())
    try town.settle()
    let notice = try #require(try notices().first)
    #expect(try folders() == ["\(file.reference)-warning-\(notice.id)"])
    let place = "\(town.folder)/outbox/\(try folders()[0])"
    let names = ["manifest.json", "policy-in-plain-words.html", "policy-in-plain-words.txt", "warning.html", "warning.txt"]
    #expect(try files.contentsOfDirectory(atPath: place).sorted() == names)
    let manifest = try JSONDecoder().decode(
      [String: JSONText].self, from: Data(contentsOf: URL(filePath: place + "/manifest.json")))
    #expect(manifest["notice"]?.lines == [notice.id.text] && manifest["means"]?.lines == ["post"])
    #expect(manifest["addressee"]?.lines == ["Robin Quist", "3 Example Road", "Exampleton", "EX1 1AC"])
    let kept = try town.get(.notification, "/notices/\(notice.id)/letter.html", as: People.mara).text
    #expect(String(decoding: try Data(contentsOf: URL(filePath: place + "/warning.html")), as: UTF8.self) == kept)
    let enclosed = String(decoding: try Data(contentsOf: URL(filePath: place + "/policy-in-plain-words.txt")), as: UTF8.self)
    #expect(enclosed.contains("Our policy in plain words") && enclosed.contains("(7.1)"))
  }

  @Test("only the owner can read the outbox")
  func permissions() throws {
    _ = try warn(try town.register())
    try town.settle()
    func mode(_ path: String) throws -> Int? { try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int }
    let outbox = town.folder + "/outbox"
    let place = "\(outbox)/\(try folders()[0])"
    #expect(try mode(outbox) == 0o700 && mode(place) == 0o700)
    for name in try files.contentsOfDirectory(atPath: place) { #expect(try mode("\(place)/\(name)") == 0o600, "\(name)") }
  }

  @Test(
    "a letter says in a training deployment, before anything else, that it is an exercise, and in production it does not",
    arguments: [DeploymentMode.training, .production])
  func exercise(mode: DeploymentMode) throws {
    let town = try Town(Service.allCases, mode: mode)
    _ = try town.bring(try town.register(), to: "warned")
    let outbox = town.folder + "/outbox"
    let place = try #require(try files.contentsOfDirectory(atPath: outbox).first)
    for name in ["warning.txt", "policy-in-plain-words.txt", "warning.html", "policy-in-plain-words.html"] {
      let text = String(decoding: try Data(contentsOf: URL(filePath: "\(outbox)/\(place)/\(name)")), as: UTF8.self)
      #expect(text.lowercased().contains("training: this letter is an exercise") == (mode == .training), "\(name)")
      if name.hasSuffix("txt") { #expect(text.hasPrefix("*** Training:") == (mode == .training), "\(name)") }
    }
  }

  @Test("an outbox that is a symbolic link, or open to others, is refused")
  func unfit() throws {
    let (link, open) = (town.folder + "/link", town.folder + "/open")
    try files.createDirectory(atPath: open, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try files.createSymbolicLink(atPath: link, withDestinationPath: open)
    for (folder, words) in [(link, "symbolic link"), (open, "chmod 700")] {
      do {
        _ = try Outbox(folder: folder)
        Issue.record("\(folder) was taken")
      } catch let unfit as UnfitOutbox { #expect(unfit.description.contains(words)) }
    }
  }

  @Test("a letter put twice is in the same folder, once")
  func putTwice() throws {
    let outbox = try Outbox(folder: town.folder + "/twice")
    let person = try town.register()
    let name = DeliveryName(notice: person.id, channel: .post, reference: "RC-2026-000001", letter: "warning")
    #expect(outbox.find(name) == .notKnown)
    for text in ["first", "second"] {
      let documents = [
        DeliveryDocument(name: "warning", format: .html, mediaType: "text/html", ending: ".html", bytes: Array(text.utf8)),
        DeliveryDocument(name: "warning", format: .text, mediaType: "text/plain", ending: ".txt", bytes: Array(text.utf8)),
      ]
      let answer = try outbox.handOver(
        Delivery(
          name: name, subject: "A letter", addressee: Addressee(name: "Robin Quist", lines: ["Robin Quist"], email: nil),
          documents: documents, postage: .firstClass, isTraining: true))
      #expect(answer == .done(reference: "RC-2026-000001-warning-\(person.id)"))
    }
    #expect(outbox.find(name) == .known(reference: "RC-2026-000001-warning-\(person.id)"))
    let found = try files.contentsOfDirectory(atPath: town.folder + "/twice")
    #expect(found == ["RC-2026-000001-warning-\(person.id)"])
    let place = "\(town.folder)/twice/\(found[0])"
    #expect(try files.contentsOfDirectory(atPath: place).sorted() == ["manifest.json", "warning.html", "warning.txt"])
    #expect(String(decoding: try Data(contentsOf: URL(filePath: place + "/warning.txt")), as: UTF8.self) == "second")
  }

  @Test("without an address the letter fails and gives the reason; nothing is put into the outbox")
  func noAddress() throws {
    let file = try warn(try town.register(address: nil))
    try town.settle()
    let notice = try #require(try notices().first)
    #expect(notice.state == .failed && notice.why?.hasPrefix("there is no postal address; no e-mail address is known") == true)
    #expect(try folders().isEmpty)
    #expect(try town.get(.notification, "/notices/\(notice.id)/letter.html", as: People.mara).status == 404)
    let platform = try town.platform(.notification)
    let entries = try platform.database.read { try platform.journal.entries(of: "notice/\(notice.id)", in: $0) }
    #expect(entries.map(\.type) == [NoticeRequested.type, NoticeFailed.type])
    #expect(try entries[1].decode(NoticeFailed.self).caseID == file.id)
  }

  @Test("a person known by e-mail only is written to by e-mail")
  func email() throws {
    let person = try town.register(address: nil)
    let body: JSON = ["emailAddresses": ["robin@example.org"]]
    _ = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: 1)
    _ = try warn(person)
    try town.settle()
    let place = "\(town.folder)/outbox/\(try folders()[0])"
    let manifest = String(decoding: try Data(contentsOf: URL(filePath: place + "/manifest.json")), as: UTF8.self)
    #expect(manifest.contains("e-mail") && manifest.contains("robin@example.org"))
  }

  @Test("while intake is down the letter is kept, and goes out when intake is back: nothing is lost")
  func intakeAway() throws {
    let file = try warn(try town.register())
    town.reach(.intake, false)
    try town.settle()
    #expect(try notices().map(\.state) == [.accepted])
    #expect(try due().count == 1 && folders().isEmpty)
    try town.restart(.notification)
    try town.settle()
    #expect(try notices().map(\.state) == [.accepted])
    town.reach(.intake, true)
    try town.restart(.notification)
    try town.settle()
    #expect(try notices().map(\.state) == [.served])
    #expect(try folders().count == 1 && due().isEmpty)
    #expect(try town.current(file).stage == "warned")
  }

  @Test("if the sender is stopped between writing the file and recording it, one letter is sent and reported once")
  func killedBetween() throws {
    let file = try warn(try town.register())
    try takeOn()
    let row = try #require(try due().first)
    // The letter is in the outbox, but the change that would record it was lost.
    _ = try service().meet(row, TraceContext(continuing: nil))
    #expect(try folders().count == 1)
    #expect(try notices().map(\.state) == [.accepted])
    try town.restart(.notification)
    town.advance(seconds: 60)
    try town.settle()
    #expect(try folders().count == 1)
    #expect(try notices().map(\.state) == [.served])
    let platform = try town.platform(.notification)
    let types = try platform.database.read { try platform.journal.page(after: 0, limit: 10, in: $0) }.map(\.type)
    #expect(types == [NoticeRequested.type, NoticeAttempted.type, NoticeHandedOver.type, NoticeTold.type])
    #expect(try town.current(file).stage == "warned")
  }

  @Test("a requested letter is accepted once, even if the page is applied again after the process was stopped")
  func takenOnOnce() throws {
    _ = try warn(try town.register())
    struct Ended: Error {}
    let platform = try town.platform(.notification)
    let service = try service()
    let follower = try platform.follower(of: .workflow, events: WorkflowEvent.self) { type, event, tx in
      try service.accept(type, event, in: tx)
      throw Ended()
    }
    #expect(throws: Ended.self) { try follower.step() }
    #expect(try notices().isEmpty)
    try town.settle()
    #expect(try notices().count == 1 && folders().count == 1)
  }

  @Test("the digest proves what was sent")
  func digest() throws {
    _ = try warn(try town.register())
    try town.settle()
    let notice = try #require(try notices().first)
    let platform = try town.platform(.notification)
    let entries = try platform.database.read { try platform.journal.entries(of: "notice/\(notice.id)", in: $0) }
    let handedOver = try #require(entries.first { $0.type == NoticeHandedOver.type }).decode(NoticeHandedOver.self)
    let html = try town.get(.notification, "/notices/\(notice.id)/letter.html", as: People.mara).response.body
    #expect(handedOver.contentDigest == Hexadecimal.text(LibCrypto().sha256(html)))
    #expect(handedOver.channel == .post && handedOver.handedOverAt == town.clock.now)
  }
}

/// A text or a list of texts in a manifest.
private struct JSONText: Decodable {
  let lines: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Read as one text first; if it is not one, the list's own error is thrown.
    if let text = try? container.decode(String.self) { lines = [text] } else { lines = try container.decode([String].self) }
  }
}
