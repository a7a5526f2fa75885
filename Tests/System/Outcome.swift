import Contracts
import Foundation
import ServiceKit
import Storage

@testable import ManagedContact

/// What the story leaves behind, without identifiers and instants: two runs of the same story leave the same.
struct Outcome: Equatable, Sendable {
  /// The register, one line per decision: what, paragraph, why, by whom.
  let register: [String]
  /// How many events of each type each journal has.
  let events: [String: Int]
  /// The names of the letters, with their case.
  let letters: [String]
  /// The tasks still open.
  let tasks: [String]

  /// Reads a deployment in which the story was played once, as soon as records has everything.
  init(_ deployment: Deployment, _ story: Story) throws {
    register = try Story.inTime(story.registerEntries()).map { entry in
      "\(entry.decision) (\(entry.paragraph)) \(entry.reasons ?? "-") \(entry.office.rawValue):\(entry.decidedBy)"
    }
    events = try story.teller.wait(for: "records to have entered every event") {
      let events = try Self.events(in: deployment)
      let published = events.filter { !$0.key.hasPrefix("records ") }.values.reduce(0, +)
      return events["records \(FileEntered.type)"] == published ? events : nil
    }
    letters = try story.teller.get("/notices?limit=200", of: .notification, by: deployment.cast.chris, as: Page<Notice>.self)
      .items.map { "\($0.caseReference)-\($0.letter)" }.sorted()
    tasks = try [deployment.cast.chris, deployment.cast.deciders[0]].flatMap { person in
      try story.teller.get("/tasks?limit=200", of: .workflow, by: person, as: Page<CaseTaskView>.self).items
    }.map { "\($0.kind) \($0.reference)" }.sorted()
  }

  private static func events(in deployment: Deployment) throws -> [String: Int] {
    var events: [String: Int] = [:]
    for service in Service.allCases {
      let database = try Database.openReadOnly(at: deployment.database(of: service))
      defer { database.close() }
      try database.read { reader in
        try reader.each("SELECT type, count(*) FROM journal GROUP BY type") { row in
          events["\(service.rawValue) \(row.text(0))"] = row.int(1)
        }
      }
    }
    return events
  }
}

/// What the story leaves behind when the services are left alone; played once.
actor Undisturbed {
  static let shared = Undisturbed()
  private var telling: Task<Outcome, any Error>?

  func outcome() async throws -> Outcome {
    let telling =
      telling
      ?? Task {
        try await Deployment.with { deployment in
          let story = try deployment.story()
          for step in story.steps { _ = try story.play(step) }
          return try Outcome(deployment, story)
        }
      }
    self.telling = telling
    return try await telling.value
  }
}
