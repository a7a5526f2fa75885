import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("Every state of a request for an adjustment")
struct AdjustmentExplorationTests {
  private static let departments = ["Casework", "Records"]
  private static let people =
    Office.known.map { Sample.actor("one-\($0.rawValue)", $0) } + [
      CaseActor(subject: "everyone", offices: Set(Office.known), organisations: ["opfcc"]),
      CaseActor(subject: "elsewhere", offices: Set(Office.known), organisations: ["voice"]),
    ]

  /// What staff see only once someone else has confirmed it.
  private static let condition = "Write, because of the dyslexia."

  /// Every decision that can be made of these words and channels.
  private static let rulings: [AdjustmentRuling] = AdjustmentOutcome.allCases.flatMap { outcome in
    ["", "Because."].flatMap { explanation in
      [nil, " ", "Write.", condition].flatMap { agreed in
        [[], [.email], [.email, .letter]].flatMap { (needed: [Channel]) in
          [[], [.email], [.telephone]].flatMap { (unusable: [Channel]) in
            [nil, " ", "Urgent."].compactMap { waived in
              // A combination that is not a valid decision is left out.
              try? AdjustmentRuling(
                outcome: outcome, explanation: explanation, agreed: agreed, neededChannels: needed, unusableChannels: unusable,
                consultationWaived: waived, under: try Sample.pack())
            }
          }
        }
      }
    }
  }

  private static let commands =
    (departments + ["records", "Housing", ""]).flatMap { department in
      ["Yes.", " "].map { AdjustmentCommand.answer(department: department, view: $0) }
    } + rulings.map(AdjustmentCommand.decide)
    + [condition, "Write.", " "].map(AdjustmentCommand.confirmWording)
    + ["It is no longer needed.", " "].map { AdjustmentCommand.end(reason: $0, replacedBy: nil) }

  /// The acknowledgement, at that moment.
  private static func commands(at now: Instant) -> [AdjustmentCommand] {
    commands + [.acknowledge(.letter, at: now), .acknowledge(.letter, at: now.adding(seconds: 3600))]
  }

  /// What must hold for every history, worked out from its events alone.
  private static let invariants: [(sentence: String, holds: @Sendable ([AdjustmentEvent]) -> Bool)] = [
    (
      "it is decided at most once, and nothing follows but the end of what was agreed, once (1.5)",
      { events in
        guard let index = events.firstIndex(where: { $0.ruling != nil }) else { return !events.contains { $0.isEnd } }
        let after = events.dropFirst(index + 1)
        return after.isEmpty || after.count == 1 && after.allSatisfy(\.isEnd) && events[index].ruling?.outcome != .refused
      }
    ),
    (
      "staff see no word about health that a second person has not confirmed (1.3)",
      { events in
        guard let decision = events.last, decision.ruling?.agreed == condition else { return true }
        return events.last { $0.isConfirmation }.map { $0.by != decision.by } ?? false
      }
    ),
    (
      "the person is told once that it was received (1.4)",
      { events in events.count { if case .acknowledged = $0.fact { true } else { false } } <= 1 }
    ),
    (
      "it is not decided while a department has not answered, unless a reason is recorded (1.5)",
      { events in
        guard let ruling = events.last?.ruling else { return true }
        let heard = Set(events.compactMap(\.department))
        return heard == Set(departments) || ruling.consultationWaived?.contains { !$0.isWhitespace } == true
      }
    ),
    ("a decision explains itself (1.5)", { $0.last?.ruling?.explanation.contains { !$0.isWhitespace } ?? true }),
    (
      "a grant says what is done, and a refusal agrees nothing (1.5)",
      { events in
        guard let ruling = events.last?.ruling else { return true }
        let says = ruling.agreed?.contains { !$0.isWhitespace } == true
        switch ruling.outcome {
        case .granted, .partlyGranted: return says
        case .refused: return ruling.agreed == nil && ruling.neededChannels.isEmpty && ruling.unusableChannels.isEmpty
        }
      }
    ),
    (
      "no channel is both needed and unusable (1.3)",
      { events in
        guard let ruling = events.last?.ruling else { return true }
        return Set(ruling.neededChannels).isDisjoint(with: ruling.unusableChannels)
      }
    ),
    (
      "each step is taken by an office that may, for its organisation (1.1, 1.5)",
      { events in
        events.allSatisfy { $0.ruling == nil && !$0.isEnd || $0.office == .customerServiceManager }
          && events.allSatisfy {
            ![.service, .auditor, .administrator, .recordsOfficer, .gateway].contains($0.office) && $0.by != "elsewhere"
          }
      }
    ),
    (
      "only the departments that were asked are consulted (1.5)",
      { events in
        events.compactMap(\.department).allSatisfy(departments.contains)
      }
    ),
  ]

  @Test("in every state that commands lead to, by anyone, every invariant holds, and every event fits (1.4, 1.5)")
  func everyState() throws {
    let pack = try Sample.pack()
    let now = try Sample.at("2026-11-23T10:00:00Z")
    let opened = try Adjustment.request(Sample.asked(), by: Sample.desk, at: now, under: pack)
    var level = [(file: try Adjustment.replay(opened), events: opened)]
    var seen = Set(level.map { Self.key($0.file) })
    var (transitions, outcomes) = (0, Set<AdjustmentState>())
    while !level.isEmpty {
      var next: [(file: Adjustment, events: [AdjustmentEvent])] = []
      for (file, events) in level {
        outcomes.insert(file.wire(reference: "AR", version: 1).state)
        for (command, actor) in Self.commands(at: now).flatMap({ command in Self.people.map { (command, $0) } }) {
          guard let answer = try? file.decide(command, by: actor, at: now, under: pack) else { continue }
          transitions += 1
          var after = file
          try after.follow(answer)
          let history = events + answer
          for (sentence, holds) in Self.invariants where !holds(history) { Issue.record("\(sentence): \(history)") }
          #expect(after.asked == file.asked && Adjustment(after.wire(reference: "AR", version: 1)) == after)
          // Who answered makes no difference to what may follow.
          if seen.insert(Self.key(after)).inserted {
            #expect(try Adjustment.replay(history) == after)
            next.append((after, history))
          }
        }
      }
      level = next
    }
    #expect(outcomes == Set(AdjustmentState.allCases))
    // Four ways of having answered while it is open, acknowledged or not, with no wording confirmed, or one of two by a decider or by another.
    let open = 4 * 2 * (1 + 2 * 3)
    // Every decision of each way: one that waives the rest, or any when all have answered; and the end of each that agreed something.
    let decided = [false, true].flatMap { isAgreed in
      Self.rulings.filter { ($0.outcome != .refused) == isAgreed }.map { ruling in
        (ruling.consultationWaived == "Urgent." ? 4 : 1) * (isAgreed ? 2 : 1)
      }
    }.reduce(0, +)
    #expect(seen.count == open + decided && transitions > seen.count)
    print("\(seen.count) states, \(transitions) transitions")
  }

  private static func key(_ file: Adjustment) -> String {
    let heard = file.consultations.map { $0.view == nil ? "-" : "+" }.joined()
    return switch file.stage {
    case .open:
      "\(heard) \(file.acknowledgement == nil) \(file.wording.map { "\($0.agreed) \(deciders.contains($0.by) ? $0.by : "")" } ?? "")"
    case .decided(let ruling, _, _): "\(heard) \(ruling)"
    case .ended(let decision, _): "\(heard) \(decision.ruling) ended"
    }
  }

  /// Those who may decide: one who confirmed the wording may not decide with it.
  private static let deciders = ["one-\(Office.customerServiceManager.rawValue)", "everyone"]
}

extension AdjustmentEvent {
  fileprivate var ruling: AdjustmentRuling? {
    if case .decided(let ruling) = fact { ruling } else { nil }
  }

  fileprivate var isEnd: Bool {
    if case .ended = fact { true } else { false }
  }

  fileprivate var isConfirmation: Bool {
    if case .wordingConfirmed = fact { true } else { false }
  }

  fileprivate var department: String? {
    if case .consulted(let department, _) = fact { department } else { nil }
  }
}
