import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

/// Issue 13: letters are printed and posted in batches, and nothing is removed from the outbox by hand.
@Suite("Letters are printed and posted in batches")
struct PrintBatchTests {
  private let town: Town

  init() throws {
    town = try Town(Service.allCases, pack: Town.pack)
    for number in 1...3 { try warn(number) }
  }

  private func warn(_ number: Int) throws {
    let person = try town.register("Robin Sampleton \(number)", telephone: "0770090001\(number)")
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
  }

  private func open(as actor: Actor = People.mara) throws -> Answer {
    try town.send(.notification, "/print-batches", as: actor, ["organisation": "opfcc"])
  }

  private func letters(of batch: PrintBatch) throws -> [BatchedLetter] {
    try town.get(.notification, "/print-batches/\(batch.id)/letters", as: People.mara).decode(Page<BatchedLetter>.self).items
  }

  private func folders() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: town.folder + "/outbox"))
  }

  @Test("a batch has every letter that waits, each once, and the manifest says what goes into which envelope")
  func opened() throws {
    let answer = try open()
    #expect(answer.status == 201, "\(answer.text)")
    let batch = try answer.decode(PrintBatch.self)
    #expect(batch.letters == 3 && batch.waiting == 3 && batch.openedBy == People.mara.subject)
    let lines = try letters(of: batch)
    #expect(Set(lines.map(\.folder)) == (try folders()))
    for line in lines {
      #expect(line.letter == "warning" && line.prints == 1 && line.postage == .firstClass && line.state == .handedOver)
      #expect(line.enclosures == ["policy-in-plain-words"], "\(line)")
      let name = "\(town.folder)/outbox/\(line.folder)/\(line.letter)"
      #expect(line.formats == [.html] && line.pages == nil && FileManager.default.fileExists(atPath: "\(name).html"))
    }
    // All of them are in a batch now.
    #expect(try open().status == 409)
    let table = try town.ask(
      .notification,
      Request(
        .get, "/print-batches/\(batch.id)/letters",
        headers: [try town.authorization(People.mara, for: .notification), ("Accept", "text/csv")]))
    #expect(
      table.text.split(separator: "\r\n").count == 4 && table.text.contains("caseReference,letter,formats,pages,enclosures,"))
  }

  @Test(
    "a batch that was posted is done: its letters are posted, and their folders are gone; one left out waits, and can be posted later"
  )
  func posted() throws {
    let batch = try open().decode(PrintBatch.self)
    let lines = try letters(of: batch)
    let left = try #require(lines.first)
    let after = try town.send(
      .notification, "/print-batches/\(batch.id)/posted", as: People.mara, ["leftOut": .texts([left.notice.text])]
    ).decode(PrintBatch.self)
    #expect(after.waiting == 1)
    try town.settle()
    #expect(try folders() == [left.folder])
    let states = try letters(of: batch).reduce(into: [:]) { $0[$1.notice] = $1.state }
    #expect(states.values.count { $0 == .posted } == 2 && states[left.notice] == .handedOver)
    let openOnes = try town.get(.notification, "/print-batches?open=true", as: People.mara).decode(Page<PrintBatch>.self).items
    #expect(openOnes.map(\.id) == [batch.id])
    let rest = try town.send(.notification, "/print-batches/\(batch.id)/posted", as: People.mara, [:]).decode(PrintBatch.self)
    #expect(rest.waiting == 0)
    try town.settle()
    #expect(try folders().isEmpty)
    #expect(try town.get(.notification, "/print-batches?open=true", as: People.mara).decode(Page<PrintBatch>.self).items.isEmpty)
    #expect(
      try town.get(.notification, "/print-batches?open=false", as: People.mara).decode(Page<PrintBatch>.self).items.map(\.id)
        == [batch.id])
    // The letter itself is kept as it went out.
    #expect(try town.get(.notification, "/notices/\(left.notice)/letter.txt", as: People.mara).status == 200)
  }

  @Test("a letter is printed again with a reason until it is posted, and only one of the batch")
  func reprinted() throws {
    let batch = try open().decode(PrintBatch.self)
    let line = try #require(try letters(of: batch).first)
    let path = "/print-batches/\(batch.id)/reprints"
    let body: JSON = ["notices": .texts([line.notice.text]), "why": "the printer tore a page"]
    #expect(try town.send(.notification, path, as: People.mara, body).status == 200)
    #expect(try letters(of: batch).map(\.prints).sorted() == [1, 1, 2])
    let unknown = try town.send(
      .notification, path, as: People.mara, ["notices": .texts([batch.id.text]), "why": "the printer tore a page"])
    #expect(unknown.status == 422 && unknown.text.contains("notices"))
    let nothing = try town.send(.notification, path, as: People.mara, ["notices": .texts([line.notice.text]), "why": " "])
    #expect(nothing.status == 422)
    _ = try town.send(.notification, "/print-batches/\(batch.id)/posted", as: People.mara, [:])
    #expect(try town.send(.notification, path, as: People.mara, body).status == 409)
  }

  @Test("staff of another organisation learn nothing of a batch, and open none")
  func others() throws {
    let batch = try open().decode(PrintBatch.self)
    let other = Actor(subject: "vera.voice", name: "vera.voice", offices: People.mara.offices, organisations: ["voice"])
    #expect(try open(as: other).status == 422)
    for path in ["", "/letters"] {
      #expect(try town.get(.notification, "/print-batches/\(batch.id)\(path)", as: other).status == 404)
    }
    for step in ["posted", "reprints"] {
      let body: JSON = step == "posted" ? [:] : ["notices": .texts([batch.id.text]), "why": "torn"]
      #expect(try town.send(.notification, "/print-batches/\(batch.id)/\(step)", as: other, body).status == 404)
    }
    #expect(try town.get(.notification, "/print-batches", as: other).decode(Page<PrintBatch>.self).items.isEmpty)
  }

  @Test("a letter that was given by hand in place of the post leaves the outbox, and no batch has it")
  func given() throws {
    let notice = try #require(
      try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.first)
    let answer = try town.send(
      .notification, "/notices/\(notice.id)/delivered", as: People.mara, ["givenBy": "Mo Manager", "way": "given"])
    #expect(answer.status == 200, "\(answer.text)")
    try town.settle()
    #expect(try folders().count == 2)
    #expect(try open().decode(PrintBatch.self).letters == 2)
  }

  @Test("a letter that is posted on its own leaves the outbox too, and one that was never printed can be")
  func alone() throws {
    let notices = try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items
    let notice = try #require(notices.first)
    _ = try town.send(.notification, "/notices/posted", as: People.mara, ["notices": .texts([notice.id.text])])
    try town.settle()
    #expect(try folders().count == 2)
    #expect(try open().decode(PrintBatch.self).letters == 2)
  }
}
