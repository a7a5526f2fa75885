import Contracts
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

@Suite("A contact check knows people again, however they are written (fault: people missed by spelling)")
struct KnownAgainCheckTests {
  @Test("no writing of a number of somebody under a plan is answered as if nobody were known")
  func numbers() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let body: JSON = ["name": "Robin Quist", "telephoneNumbers": ["07700 900002", "01632 960002"]]
    #expect(
      try scene.town.send(.intake, "/service-users/\(scene.person.id)", as: People.rita, body, method: .patch, version: 1).status
        == 200)
    for line in KnownAgainTable.lines("numbers") where line.second.hasPrefix("+44") {
      let answer = try scene.check(["telephone": .text(line.first)])
      #expect(answer.instruction == .doNotEngage && answer.match == .exact && answer.unread == nil, "\(line)")
    }
  }

  @Test("no writing of an address of somebody under a plan is answered as if nobody were known")
  func addresses() throws {
    let scene = try PlanScene([PlanScene.restriction("one-channel", [.letter])])
    let written = Set(KnownAgainTable.lines("addresses").map(\.second).filter { $0.contains("@") && !$0.contains(" ") }).sorted()
    let body: JSON = ["name": "Robin Quist", "emailAddresses": .texts(written)]
    #expect(
      try scene.town.send(.intake, "/service-users/\(scene.person.id)", as: People.rita, body, method: .patch, version: 1).status
        == 200)
    for line in KnownAgainTable.lines("addresses") where line.second.contains("@") {
      let answer = try scene.check(["email": .text(line.first)], channel: "email")
      #expect(answer.instruction == .doNotEngage && answer.match == .exact, "\(line)")
    }
  }

  @Test(
    "no writing of the name of somebody under a plan is answered with proceed, and each answer names the person among the candidates"
  )
  func names() throws {
    let scene = try PlanScene([])
    var people: [String: ServiceUser] = [:]
    for line in KnownAgainTable.lines("names") {
      if people[line.first] == nil {
        let person = try scene.town.register(line.first, telephone: nil)
        try PlanScene.enforce(
          [PlanScene.tuesdays], on: person, caseID: try scene.town.platform(.intake).identifiers.next(), in: scene.town)
        people[line.first] = person
      }
    }
    for line in KnownAgainTable.lines("names") {
      let answer = try scene.check(["name": .text(line.second)])
      let person = try #require(people[line.first])
      #expect(answer.instruction == .possibleMatchOnly && answer.match == .possible, "\(line)")
      let isListed = (answer.candidates ?? []).contains { $0.serviceUser == person.id && !$0.reasons.isEmpty }
      #expect(isListed || (answer.candidates?.count ?? 0) == 20, "\(line)")
    }
  }

  @Test(
    "with the right number, a name that looks different lowers nothing: the plan is kept, and staff are asked to confirm who it is",
    arguments: ["Alex Marsh", "Nora Field", "Alex Quist"])
  func otherName(name: String) throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(["telephone": "07700 900001", "name": .text(name)])
    #expect(answer.instruction == .doNotEngage && answer.match == .unconfirmed && answer.plan == "RC-2026-000001")
    #expect(answer.sentences.first?.contains("Ask who it is") == true && answer.adjustments.isEmpty)
    #expect(answer.candidates?.map(\.name) == ["Robin Quist"])
    let confirmed = try scene.check(["serviceUser": .text(scene.person.id.text)])
    #expect(confirmed.match == .exact && confirmed.instruction == .doNotEngage && confirmed.candidates == nil)
  }

  @Test("with very many people at one number, the one under a plan is not dropped, and the candidates begin with that one")
  func manyAtOneNumber() throws {
    let scene = try PlanScene([])
    for number in 1...45 {
      _ = try scene.town.register(
        "Resident\(String(repeating: "x", count: number)) Of-Example\(String(repeating: "y", count: number))")
    }
    let last = try scene.town.register("Nora Field")
    try PlanScene.enforce(
      [PlanScene.tuesdays], on: last, caseID: try scene.town.platform(.intake).identifiers.next(), in: scene.town)
    let unnamed = try scene.check(["telephone": "07700 900001"])
    #expect(unnamed.match == .possible && unnamed.candidates?.first?.serviceUser == last.id && unnamed.candidates?.count == 20)
    #expect(unnamed.sentences.contains { $0.contains("20 of 47") })
    let other = try scene.check(["telephone": "07700 900001", "name": "Somebody Else"])
    #expect(other.match == .possible && other.candidates?.first?.serviceUser == last.id)
    let named = try scene.check(["telephone": "07700 900001", "name": "Nora Field"])
    #expect(named.match == .exact && named.instruction == .doNotEngage)
  }

  @Test(
    "a number that is withheld is an answer of its own, and the name decides",
    arguments: ["Withheld", "anonymous", "Unknown", "No caller ID", ""])
  func withheld(written: String) throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(["telephone": .text(written), "name": "Robin Quist"])
    #expect(answer.match == .possible && answer.instruction == .possibleMatchOnly)
    if !written.isEmpty { #expect(answer.unread == ["The number is withheld or not known.", "This answer goes by the name."]) }
    if written.isEmpty { return }
    let nameless = try scene.check(["telephone": .text(written)])
    #expect(nameless.match == .none && nameless.instruction == .proceed)
  }

  @Test("what cannot be read is no error on the screen: the answer goes by what remains, and says what it could not read")
  func unread() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(["telephone": "see the note", "email": "robin at home", "name": "Robin Quist"])
    #expect(answer.match == .possible)
    #expect(
      answer.unread == [
        "No number can be read in “see the note”.", "No address can be read in “robin at home”.", "This answer goes by the name.",
      ])
    let byNumber = try scene.check(["telephone": "07700 900001", "email": "?!x", "name": "😡"])
    #expect(byNumber.match == .exact && byNumber.instruction == .doNotEngage && byNumber.unread?.count == 3)
    let nothing = try scene.check(["telephone": "see the note"])
    #expect(nothing.unread?.last == "Nothing is left to know the person by: ask who it is.")
    #expect(try scene.ask([:]).status == 422)
  }

  @Test("a possible match says what tells the candidates apart, and their adjustments, and one more check confirms")
  func candidates() throws {
    let scene = try PlanScene([])
    let robin = try scene.town.register("Robyn Quist", telephone: "01632 960002")
    try PlanScene.enforce(
      [PlanScene.tuesdays], on: robin, caseID: try scene.town.platform(.intake).identifiers.next(), in: scene.town)
    let alex = try scene.town.register("Alex Quist", telephone: "01632 960001", address: "9 Sample Lane\nEX9 9ZZ")
    try PlanScene.enforce(
      [PlanScene.onePerson], on: alex, caseID: try scene.town.platform(.intake).identifiers.next(), in: scene.town)
    let answer = try scene.check(["name": "Mx Quist"])
    let candidates = try #require(answer.candidates)
    #expect(Set(candidates.map(\.name)) == ["Robyn Quist", "Alex Quist"])
    let other = try #require(candidates.first { $0.serviceUser == alex.id })
    #expect(other.tellApart == ["a telephone number that ends in 0001", "post that goes to EX9 9ZZ"])
    let first = try #require(candidates.first { $0.serviceUser == robin.id })
    #expect(first.tellApart == ["a telephone number that ends in 0002", "post that goes to EX1 1AC"])
    #expect(try scene.check(["serviceUser": .text(alex.id.text)]).match == .exact)
  }

  @Test("a second record of the same whole name, without a plan, does not loosen the first one's: it is flagged")
  func secondRecord() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let second = try scene.town.register("Robin QUIST", telephone: "01632 960001")
    for details in [["telephone": "01632 960001"], ["serviceUser": .text(second.id.text)]] as [[String: JSON]] {
      let answer = try scene.check(details)
      #expect(answer.match == .possible && answer.candidates?.first?.serviceUser == scene.person.id)
    }
  }

  @Test("a person is found by an alias, and it is kept and shown")
  func alias() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let body: JSON = ["name": "Robin Quist", "telephoneNumbers": ["07700 900001"], "aliases": ["Bob Exampleby"]]
    let answer = try scene.town.send(
      .intake, "/service-users/\(scene.person.id)", as: People.rita, body, method: .patch, version: 1)
    #expect(try answer.decode(ServiceUser.self).aliases == ["Bob Exampleby"])
    #expect(try scene.check(["name": "Exampleby, Bob"]).match == .possible)
    #expect(try scene.check(["telephone": "07700 900001", "name": "B Exampleby"]).match == .exact)
  }

  @Test(
    "people who were registered when numbers and names were read in another way are found after the upgrade, also when that was interrupted"
  )
  func upgrade() throws {
    let scene = try PlanScene([PlanScene.tuesdays], name: "Łukasz O'Quist")
    let database = try scene.town.platform(.intake).database
    let telephones = try Packs.load(folder: scene.town.platform(.intake).configuration.packFolder).current.telephones
    for wasInterrupted in [false, true] {
      try database.write { tx in
        try tx.execute("DELETE FROM person_word")
        try tx.execute("DELETE FROM name_word")
        try tx.execute("UPDATE contact_point SET value = '+4407700900001', key = '+4407700900001'")
        try Settings.set("intake.keys", to: "0", in: tx)
        if wasInterrupted { try Settings.set("intake.keys.under-way", to: "0 GB", in: tx) }
      }
      #expect(try scene.check(["telephone": "07700 900001"]).match == .none)
      try KeyUpgrade.complete(database, telephones: telephones)
      #expect(try scene.check(["telephone": "07700 900001"]).match == .exact)
      #expect(try scene.check(["name": "Lukasz OQuist"]).match == .possible)
    }
  }
}
