import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("Every state of an item that is read and filed")
struct FiledItemStepTests {
  private static let hana = Sample.actor("hana", .staff)
  private static let people =
    [hana, Sample.actor("tom", .staff), CaseActor.service("intake")] + Office.known.map { Sample.actor("one-\($0.rawValue)", $0) }

  private static let commands =
    FiledItemOutcome.allCases.flatMap { outcome in
      ["As said.", " "].map { FiledItemCommand.read(GivenOutcome(outcome: outcome, words: $0), opened: nil) }
    } + ["It is done.", ""].map { .followUp(words: $0) }
    + ["She is on leave.", " "].map { .reassign(to: "tom", reason: $0) } + [.moveUp]

  private static func item() throws -> FiledItem {
    let now = try Sample.at("2026-11-23T10:00:00Z")
    return FiledItem(
      id: Sample.id(72), reference: "FI-2026-000001", version: 1, serviceUser: Sample.person, organisation: "opfcc",
      channel: .letter, receivedAt: now, what: "A letter.", matter: nil, contact: nil, case: Sample.id(90),
      caseReference: "RC-2026-000001", paragraph: "5.5", namedReader: "hana", state: .waiting,
      due: try Sample.pack().readingDue(receivedAt: now), office: .staff, filedBy: "rita", filedAt: now)
  }

  /// What makes a difference to what may follow.
  private static func key(_ item: FiledItem) -> String {
    "\(item.state) \(item.namedReader) \(item.movedUpTo?.rawValue ?? "") \(item.result.map { "\($0.outcome)" } ?? "")"
  }

  @Test("none leaves the queue without an outcome in words, given by the reader or those above, and none is forgotten (5.5)")
  func everyState() throws {
    let (pack, now) = (try Sample.pack(), try Sample.at("2026-11-25T10:00:00Z"))
    var (level, seen) = ([try Self.item()], Set<String>())
    while !level.isEmpty {
      var next: [FiledItem] = []
      for item in level where seen.insert(Self.key(item)).inserted {
        check(item)
        for (command, actor) in Self.commands.flatMap({ command in Self.people.map { (command, $0) } }) {
          guard let after = try? FiledItemSteps.take(command, on: item, by: actor, at: now, under: pack) else { continue }
          check(command, by: actor, from: item, to: after)
          next.append(after)
        }
      }
      level = next
    }
    // Three levels above, and none; two readers; waiting, followed up for two reasons, settled for five.
    #expect(seen.count == 2 * 4 * 3 + 2 * 5)
  }

  private func check(_ item: FiledItem) {
    let isRead = item.result != nil
    switch item.state {
    case .waiting: #expect(!isRead && item.due != nil)
    case .followingUp: #expect(isRead && item.due != nil && item.result?.followUp == nil)
    case .settled: #expect(isRead && item.due == nil && item.movedUpTo == nil)
    }
    if let result = item.result { #expect(!result.words.isEmpty && !result.next.isEmpty) }
  }

  private func check(_ command: FiledItemCommand, by actor: CaseActor, from item: FiledItem, to after: FiledItem) {
    let isInHands = actor.subject == item.namedReader || item.movedUpTo.map(actor.offices.contains) == true
    switch command {
    case .read(let given, _): #expect(isInHands && item.state == .waiting && given.words == "As said." && after.result != nil)
    case .followUp(let words):
      #expect(isInHands && item.state == .followingUp && words == "It is done." && after.state == .settled)
    case .reassign(let reader, let reason):
      #expect(item.state != .settled && after.namedReader == reader && reason == "She is on leave." && after.due == item.due)
    case .moveUp: #expect(after.namedReader == item.namedReader && after.state == item.state && after.result == item.result)
    }
    #expect(after == item || after.version == item.version + 1)
  }

  @Test("it moves up when it is overdue by the pack's days, a level each time, to the top (2.2)")
  func movesUp() throws {
    let pack = try Sample.pack()
    var (item, moments) = (try Self.item(), [Instant?]())
    for _ in 0..<4 {
      moments.append(pack.movesUp(item))
      item = try FiledItemSteps.take(.moveUp, on: item, by: .service("intake"), at: item.filedAt, under: pack)
    }
    let due = try #require(item.due)
    #expect(moments == [3, 6, 9].map { due.adding(seconds: 86_400 * $0) } + [nil])
    #expect(item.movedUpTo == .chiefExecutive)
  }

  @Test("only read and file and one reply divert anything, on their channels and matters, while the plan binds (5.1, 5.5)")
  func rules() throws {
    let pack = try Sample.pack()
    func find(
      _ kind: RestrictionKind, _ channel: Channel = .letter, matter: String? = nil, at: String = "2026-11-23"
    ) throws -> Bool {
      let rule = Sample.restriction(kind, channels: [.letter], matters: ["MAT 1"])
      let plan = Plan(
        id: Sample.id(80), version: 1, serviceUser: Sample.person, organisations: ["opfcc"], restrictions: [rule],
        howToContact: "By letter.", serviceToExpect: "A reply.", reasons: "It went on.", startsOn: try Sample.day("2026-11-20"),
        reviewOn: try Sample.day("2027-06-01"))
      let enforced = EnforcedPlan(plan: plan, from: try Sample.at("2026-11-20T09:00:00Z"))
      let received = try Sample.at("\(at)T10:00:00Z")
      do throws(Refusal) {
        _ = try FilingRule.find(
          organisation: "opfcc", channel: channel, receivedAt: received, matter: matter,
          plans: [(enforced: enforced, pack: pack)], under: pack)
        return true
      } catch {
        #expect(error.code == "nothing-says-file" && error.paragraph == "5.1")
        return false
      }
    }
    for kind in RestrictionKind.allCases { #expect(try find(kind) == (kind == .readAndFile || kind == .oneReply), "\(kind)") }
    #expect(try find(.readAndFile, matter: "mat-1") && !find(.readAndFile, matter: "MAT 2"))
    #expect(try !find(.readAndFile, .email) && !find(.readAndFile, at: "2026-11-19"))
  }
}
