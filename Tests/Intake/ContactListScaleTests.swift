import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

@Suite("Lists of very many contacts and incidents")
struct ContactListScaleTests {
  private static let questions = [
    "/contacts", "/contacts?order=newest-first", "/contacts?handler=rita", "/contacts?matter=m-7",
    "/contacts?identified=false", "/contacts?from=2026-11-23", "/contacts?handler=tom&channel=sms",
    "/incidents", "/incidents?behaviour=threats", "/incidents?heading=unreasonable", "/incidents?handler=tom&behaviour=threats",
    "/incidents?behaviour=threats&heading=unreasonable&order=newest-first", "/reports?handler=tom",
  ]

  private static func id(_ kind: UInt8, _ number: Int) -> Identifier {
    Identifier(at: Town.morning.adding(seconds: number - 10_000_000), random: [kind])
  }

  /// That many of each, of one person, most of them by one colleague and about nothing in particular; then the few that are asked for.
  private static func fill(_ town: Town, _ count: Int) throws {
    let person = try town.register()
    try town.platform(.intake).database.write { tx in
      for number in 0..<count + 20 {
        let (isAsked, at) = (number >= count, Town.morning.adding(seconds: number - 10_000_000))
        try ContactStore.insert(
          ContactRecord(
            id: id(1, number), reference: "CT-2020-\(number)", serviceUser: isAsked ? nil : person.id, organisation: "opfcc",
            channel: isAsked ? .sms : .telephone, at: at, matter: isAsked ? "M 7" : nil, summary: "x",
            takenBy: isAsked ? "tom" : "rita"), in: tx)
        try ContactStore.insert(
          Incident(
            id: id(2, number), reference: "IN-2020-\(number)", serviceUser: person.id, organisation: "opfcc",
            channel: .telephone, at: at, matter: nil, behaviours: [isAsked ? "threats" : "incivility"], whatHappened: "x",
            targets: [], reportedBy: isAsked ? "tom" : "rita"), under: [isAsked ? "aggressive-or-abusive" : "unreasonable"],
          in: tx)
      }
    }
  }

  /// How much work the database has to find a page for each question.
  private static func work(_ count: Int) throws -> [String: Int] {
    let town = try Town([.intake])
    try fill(town, count)
    let database = try town.platform(.intake).database
    func steps() throws -> Int { try database.plans().map(\.steps).reduce(0, +) }
    var work: [String: Int] = [:]
    for question in questions {
      let before = try steps()
      // The records themselves are in the journal, which is empty here: what is found is not shown.
      _ = try town.get(.intake, question, as: People.mara)
      work[question] = try steps() - before
    }
    return work
  }

  @Test("what a page costs does not grow with what there is, as long as it asks for what few have, or for what all have")
  func work() throws {
    let (few, many) = (try Self.work(300), try Self.work(3_000))
    for question in Self.questions {
      let (small, large) = (try #require(few[question]), try #require(many[question]))
      #expect(small > 0 && large <= small + small / 4 + 200, "\(question): \(small) steps, then \(large)")
    }
  }
}
