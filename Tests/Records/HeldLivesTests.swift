import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import RecordsService

/// Issue 14, must-show 2: what the gate lets through, over lives with holds and requests about data.
@Suite("The gate before anything is destroyed")
struct HeldLivesTests {
  private struct Life {
    var records: [Aggregate]
    var holds: [Hold]
    var isAsked: Bool
  }

  private let pack: PolicyPack
  private let folder: String
  private let database: Database
  private let identifiers = Identifiers(clock: Clock())
  private let organisations = ["opfcc", "voice"]

  init() throws {
    pack = try Packs.load(folder: Town.pack).current
    folder = FileManager.default.temporaryDirectory.appending(path: "lives-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    database = try Database(at: DatabaseLocation(folder: folder, name: "records"), migrations: RecordsSchema.migrations)
  }

  private func life(_ random: inout some RandomNumberGenerator, _ person: Identifier) throws -> Life {
    let first = try #require(Day("2012-01-01"))
    let kinds: [AggregateKind] = [.contact, .incident, .report, .matter, .filedItem, .restrictionCase]
    var records = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      let began = first.adding(days: Int.random(in: 0...5000, using: &random))
      return Aggregate(
        name: AggregateName(kind: kinds.randomElement(using: &random) ?? .contact, id: identifiers.next()), began: began,
        ended: began.adding(days: Int.random(in: 0...400, using: &random)), isOpen: false)
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      records.append(
        Aggregate(name: AggregateName(kind: .matter, id: identifiers.next()), began: first, ended: nil, isOpen: true))
    }
    records.append(Aggregate(name: AggregateName(kind: .person, id: person), began: first, ended: nil, isOpen: false))
    let holds = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      var scope = HoldScope()
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scope.serviceUser = Bool.random(using: &random) ? person : identifiers.next()
      case 1:
        scope.case =
          records.filter { $0.name.kind == .restrictionCase }.randomElement(using: &random)?.name.id ?? identifiers.next()
      case 2: scope.kinds = [kinds.randomElement(using: &random) ?? .contact]
      default:
        scope.from = first.adding(days: Int.random(in: 0...5000, using: &random))
        scope.to = scope.from?.adding(days: 700)
      }
      return Hold(
        id: identifiers.next(), organisation: organisations.randomElement(using: &random) ?? "opfcc", scope: scope,
        reason: "A claim.", authority: "Counsel", reviewOn: first, placedBy: "rory", placedAt: Town.morning)
    }
    return Life(records: records, holds: holds, isAsked: Int.random(in: 0..<8, using: &random) == 0)
  }

  /// Whether a hold is about something, counted in another way than the gate does.
  private func holds(_ hold: Hold, _ one: Aggregate, of life: Life, _ person: Identifier) -> Bool {
    let scope = hold.scope
    if let id = scope.serviceUser { return id == person }
    if let id = scope.case { return life.records.contains { $0.name == AggregateName(kind: .restrictionCase, id: id) } }
    guard hold.organisation == "opfcc" else { return false }
    let isOfKind = scope.kinds.map { $0.contains(one.name.kind) } ?? true
    let begins = scope.to.map { one.began <= $0 } ?? true
    let ends = scope.from.map { day in one.ended.map { $0 >= day } ?? true } ?? true
    return isOfKind && begins && ends
  }

  @Test(
    "over 10,000 random lives lets nothing through before its date, under a hold, while something is open or a request is not answered, and everything else on its day, which the list of what is due has too (9.1)"
  )
  func lives() throws {
    defer {
      database.close()
      #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) }
    }
    var random = SystemRandomNumberGenerator()
    var (passed, kept, held) = (0, 0, 0)
    for number in 0..<10_000 {
      struct Undone: Error {}
      // Each life is alone in the tables, and gone before the next.
      do {
        try database.write { tx in
          let person = identifiers.next()
          let life = try life(&random, person)
          let found = pack.retention.findings(of: life.records, citing: "9.1")
          for one in life.records {
            try AggregateStore.put(
              StoredAggregate(
                aggregate: one, person: person, organisation: "opfcc", due: found[one.name]?.due,
                because: found[one.name]?.because ?? ""), in: tx)
          }
          if life.isAsked {
            try RightsStore.put(
              RightsRequest(
                id: identifiers.next(), reference: "DR-2026-000001", serviceUser: person, organisation: "opfcc", right: .access,
                channel: .email, request: "Everything.", receivedOn: Day(number: 0), takenBy: "rory", takenAt: Town.morning,
                dueOn: Day(number: 31)), in: tx)
          }
          let gate = try Gate(person.text, life.holds, under: pack, in: tx)
          let all = Set(life.records.map(\.name))
          for one in life.records where !one.name.isIdentity {
            let isHeld = life.holds.contains { holds($0, one, of: life, person) }
            guard let due = found[one.name]?.due, !isHeld, !life.isAsked else {
              let late = Day(number: 60_000)
              #expect(
                gate.objection(to: one.name, on: late, with: all) != nil, "life \(number): \(one) \(life.holds.map(\.scope))")
              (kept, held) = (kept + 1, held + (isHeld ? 1 : 0))
              continue
            }
            #expect(gate.objection(to: one.name, on: due.adding(days: -1), with: all) != nil, "life \(number): \(one)")
            #expect(gate.objection(to: one.name, on: due, with: all) == nil, "life \(number): \(one) \(life.holds.map(\.scope))")
            let listed = try AggregateStore.due(by: due, of: "opfcc", nil, after: nil, limit: 100, in: tx)
            #expect(listed.contains { $0.aggregate.name == one.name })
            let before = try AggregateStore.due(by: due.adding(days: -1), of: "opfcc", nil, after: nil, limit: 100, in: tx)
            #expect(!before.contains { $0.aggregate.name == one.name })
            passed += 1
          }
          throw Undone()
        }
      } catch is Undone {}
    }
    #expect(passed > 5000 && kept > 5000 && held > 2000, "\(passed), \(kept), \(held)")
  }
}
