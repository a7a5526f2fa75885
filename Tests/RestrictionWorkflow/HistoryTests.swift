import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import RestrictionWorkflowService

/// The journal of one case as it was written, and the state of the case then. Never deleted: what was journalled must always be readable.
private struct History: Codable, Equatable {
  struct Event: Codable, Equatable {
    let type: String
    let instant: Instant
    let actor: String
    let payload: String
  }

  let caseID: Identifier
  let stage: String
  let outcome: String?
  let planVersion: Int?
  let events: [Event]
}

@Suite("Histories of cases, kept and replayed")
struct HistoryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Histories")

  /// The cases that are kept, each as people would run it. New ones are added; a kept one is never written again.
  private static let lives: [String: @Sendable (Town) throws -> CaseView] = [
    "closed-at-triage": { town in
      let file = try town.bring(try town.register(), to: "reported")
      try town.give("triage", file, ["outcome": "not-unacceptable", "reasons": "Frustration."])
      return file
    },
    "adapted": { town in
      let file = try town.bring(try town.register(), to: "warned")
      town.advance(days: 40)
      try town.settle()
      try town.give("close-as-adapted", file, ["reasons": "Nothing since."])
      return file
    },
    "refused": { town in
      let file = try town.bring(try town.register(), to: "awaiting-authorisation")
      try town.give("return-to-manager", file, ["missing": ["More evidence."]], as: People.sana)
      try town.give("submit", file, as: People.milo)
      try town.give("refuse", file, ["reasons": "Not proportionate."], as: People.sana)
      return file
    },
    "without-warning": { town in
      let file = try town.bring(try town.register(), to: "reported")
      try town.give("skip-warning", file, ["ground": "threat-to-safety", "reasons": "A threat to life."])
      try town.give("refer", file, ["to": "police", "reference": "X-1", "reasons": "A threat to life."])
      return file
    },
    "expired": { town in
      let file = try town.bring(try town.register(), to: "in-force")
      town.advance(days: 300)
      try town.settle()
      return file
    },
    "reviewed-and-lifted": { town in
      let file = try town.bring(try town.register(), to: "in-force")
      try town.give("reconsider", file, ["cause": "improvement", "reasons": "Calm for months."])
      try town.give("conclude-review", file, ["outcome": "lift", "reasons": "Calm for months."], as: People.sana)
      return file
    },
    "withdrawn-on-appeal": { town in
      let file = try town.bring(try town.register(), to: "in-force")
      try town.give(
        "lodge-appeal", file, ["against": "plan", "channel": "letter", "statement": "I never rang."], as: People.cora)
      let appeal = try #require(try town.current(file).appeals?.last).id.text
      try town.give("acknowledge-appeal", file, ["appeal": .text(appeal)], as: People.carl)
      try town.settle()
      try town.give(
        "decide-appeal", file,
        ["appeal": .text(appeal), "outcome": "upheld", "reasons": "Somebody else rang.", "remedy": "fire"],
        as: People.carl)
      try town.settle()
      return file
    },
    "deceased": { town in
      let file = try town.bring(try town.register(), to: "in-force")
      // Recorded when one person was enough.
      try town.give("record-death", file, ["reasons": "The family told us."])
      return file
    },
    "death-confirmed": { town in
      let file = try town.bring(try town.register(), to: "in-force")
      for isRight in [false, true] {
        try town.give("record-death", file, ["evidence": "A death certificate."])
        try town.give("confirm-death", file, ["confirmed": isRight ? true : false, "reasons": "Seen."], as: People.sana)
      }
      return file
    },
    "involvement-corrected": { town in
      let person = try town.register()
      let incident = try town.logIncident(of: person, targets: ["pat"], described: ["the man on the desk"])
      _ = try town.report([incident], of: person)
      _ = try town.report([incident], of: person, described: ["a colleague on the late shift"], by: People.tom)
      try town.settle()
      let file = try town.theCase(of: person)
      for (named, person) in [("pat", "pat.two"), ("the man on the desk", nil), ("a colleague on the late shift", "jo")] {
        try town.give("correct-involvement", file, town.correction(incident.id, named, is: person))
      }
      return file
    },
  ]

  @Test("what was journalled before leads to the same case under today's code (8.1)", arguments: lives.keys.sorted())
  func replays(name: String) throws {
    let file = Self.folder.appending(path: "\(name).json")
    if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1", !FileManager.default.fileExists(atPath: file.path()) {
      try record(try #require(Self.lives[name]), into: file)
    }
    let history = try JSONDecoder().decode(History.self, from: try Data(contentsOf: file))
    let town = try Town.whole()
    let platform = try town.platform(.workflow)
    try platform.database.write { tx in
      for (index, event) in history.events.enumerated() {
        _ = try platform.journal.append(
          [NewEntry(type: event.type, payload: event.payload)], to: RestrictionWorkflow.stream(history.caseID), expecting: index,
          by: event.actor, at: event.instant, in: tx)
      }
    }
    let view: CaseView = try town.ask(
      .workflow, Request(.get, "/cases/\(history.caseID)", headers: [try town.authorization(People.mara, for: .workflow)])
    ).decode()
    #expect(view.stage == history.stage && view.outcome == history.outcome && view.plan?.version == history.planVersion)
    #expect(view.version == history.events.count)
  }

  private func record(_ life: (Town) throws -> CaseView, into file: URL) throws {
    let town = try Town.whole()
    let view = try town.current(try life(town))
    let platform = try town.platform(.workflow)
    let entries = try platform.database.read { try platform.journal.entries(of: RestrictionWorkflow.stream(view.id), in: $0) }
    let history = History(
      caseID: view.id, stage: view.stage, outcome: view.outcome, planVersion: view.plan?.version,
      events: try entries.map { entry in
        History.Event(type: entry.type, instant: entry.instant, actor: entry.actor, payload: try #require(entry.payload))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try (encoder.encode(history) + Data("\n".utf8)).write(to: file)
  }
}
