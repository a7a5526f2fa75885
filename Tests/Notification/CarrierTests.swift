import Contracts
import Formats
import Foundation
import Policy
import ServiceKit
import Storage
import Synchronization
import TestSupport
import Testing

@testable import NotificationService

/// A carrier that keeps what it was given, and fails as it is told.
private final class Carrier: DeliveryChannel {
  struct Killed: Error {}
  enum Way: Int, CaseIterable { case done, refused, tryAgain, unknown, killedBefore, killedAfter }

  private let ways: Mutex<[Way]>
  private let kept = Mutex<[String]>([])
  private let tells: Bool
  let isSentOnByPerson = false
  let formats: [DocumentFormat] = [.html]

  init(_ ways: [Way], tells: Bool = true) {
    self.ways = Mutex(ways)
    self.tells = tells
  }

  var deliveries: [String] { kept.withLock { $0 } }

  func handOver(_ delivery: Delivery) throws -> HandOver {
    let way = ways.withLock { $0.isEmpty ? .done : $0.removeFirst() }
    func keep() { kept.withLock { $0.append(delivery.name.text) } }
    switch way {
    case .done:
      keep()
      return .done(reference: "C-1")
    case .refused: return .refused(why: "the mailbox does not exist")
    case .tryAgain: return .tryAgain(why: "busy")
    case .unknown: return .unknown(why: "the connection ended before the answer")
    case .killedBefore: throw Killed()
    case .killedAfter:
      keep()
      throw Killed()
    }
  }

  func find(_ delivery: DeliveryName) -> Finding {
    guard tells else { return .cannotTell(why: "the carrier keeps no list") }
    return deliveries.contains(delivery.text) ? .known(reference: "C-1") : .notKnown
  }

  func clear(_ delivery: DeliveryName) {}
}

@Suite("Carriers of letters: nothing twice, nothing lost")
struct CarrierTests {
  private let town: Town

  init() throws {
    town = try Town.whole()
    let person = try town.register()
    let body: JSON = ["emailAddresses": ["robin@example.org"]]
    _ = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: 1)
    let file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    for follower in try town.parts(.notification).followers { try follower.step() }
  }

  private func loop(_ channels: [NoticeChannel: any DeliveryChannel]) throws -> DueLoop {
    let platform = try town.platform(.notification)
    let service = NotificationService.Notification(
      database: platform.database, looks: platform.looks, journal: platform.journal, clock: platform.clock,
      identifiers: platform.identifiers, packs: try Packs.load(folder: Town.promptPack),
      intake: try platform.client(of: .intake), workflow: try platform.client(of: .workflow), isTraining: true,
      formats: LetterFormats(programs: LetterPrograms(folder: town.folder)), channels: channels)
    return platform.dueLoop(prepare: service.meet)
  }

  /// Works off what is due, with a new loop after every crash, as a process that is started again has.
  private func work(_ channels: [NoticeChannel: any DeliveryChannel]) throws {
    for _ in 0..<30 {
      try loop(channels).workOff()
      town.advance(seconds: 3600)
    }
  }

  private func notice() throws -> Notice {
    try #require(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.first)
  }

  private func types() throws -> [String] {
    let platform = try town.platform(.notification)
    let stream = "notice/\(try notice().id)"
    return try platform.database.read { try platform.journal.entries(of: stream, in: $0) }.map(\.type)
  }

  @Test("where one channel will never take it, the next that the pack allows does, and every attempt is in the journal")
  func next() throws {
    let (post, email) = (Carrier([.refused]), Carrier([]))
    try work([.post: post, .email: email])
    #expect(try notice().state == .served && notice().channel == .email && notice().carrierReference == "C-1")
    #expect(post.deliveries.isEmpty && email.deliveries.count == 1)
    #expect(
      try types() == [
        NoticeRequested.type, NoticeAttempted.type, NoticeNotTaken.type, NoticeAttempted.type, NoticeHandedOver.type,
        NoticeTold.type,
      ])
  }

  @Test("where none will, it fails, and says why of each")
  func none() throws {
    try work([.post: Carrier([.refused]), .email: Carrier([.refused])])
    #expect(try notice().state == .failed)
    #expect(try notice().why?.contains("by post: the mailbox does not exist; by e-mail: the mailbox does not exist") == true)
  }

  @Test("a carrier that never has time is given up after eight tries")
  func busy() throws {
    let email = Carrier([])
    try work([.post: Carrier(Array(repeating: .tryAgain, count: 40)), .email: email])
    #expect(try types().filter { $0 == NoticeNotTaken.type }.count == 8)
    #expect(email.deliveries.count == 1)
  }

  @Test("what may or may not have gone is put before a person, who says", arguments: UncertainOutcome.allCases)
  func uncertain(outcome: UncertainOutcome) throws {
    let post = Carrier([.killedAfter], tells: false)
    try work([.post: post])
    #expect(try notice().state == .uncertain && post.deliveries.count == 1)
    let body: JSON = ["outcome": .text(outcome.rawValue), "reasons": "The carrier's list of today says so."]
    let target = "/notices/\(try notice().id)/decision"
    #expect(try town.send(.notification, target, as: People.mara, body).status == 200)
    try work([.post: post])
    #expect(try notice().state == .served)
    #expect(post.deliveries.count == (outcome == .went ? 1 : 2))
  }

  @Test("killed at any step, and again while recovering, a letter goes once", arguments: 0..<24)
  func killed(seed: Int) throws {
    // Each seed is one order of up to three troubles.
    let troubles: [Carrier.Way] = [.tryAgain, .killedBefore, .killedAfter]
    let ways = (0..<3).map { troubles[(seed / [1, 3, 9][$0]) % 3] }
    let post = Carrier(ways)
    try work([.post: post])
    #expect(try notice().state == .served, "seed \(seed)")
    #expect(post.deliveries.count == 1, "seed \(seed)")
    #expect(try types().filter { $0 == NoticeHandedOver.type || $0 == NoticeTold.type }.count == 2, "seed \(seed)")
  }
}
