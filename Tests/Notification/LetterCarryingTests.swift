import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import NotificationService

@Suite("Which events request a letter")
struct LetterCarryingTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Contracts/Golden")

  /// The event as first written, its letter under that identifier.
  private func entry(_ type: String, notice: Identifier) throws -> NewEntry {
    let data = try Data(contentsOf: Self.golden.appending(path: "\(type).json"))
    var payload = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var letter = try #require(payload["notice"] as? [String: Any])
    letter["notice"] = notice.text
    payload["notice"] = letter
    return NewEntry(
      type: type, payload: String(decoding: try JSONSerialization.data(withJSONObject: payload), as: UTF8.self))
  }

  @Test(
    "the letter of every event that carries one is accepted: none depends on a separate list (5.1, 8.2)",
    arguments: WorkflowEvent.allCases.filter(\.carriesLetter).map { (Service.workflow, "case", $0.rawValue) }
      + IntakeEvent.allCases.filter(\.carriesLetter).map { (Service.intake, "letter", $0.rawValue) })
  func takenOn(service: Service, kind: String, type: String) throws {
    let town = try Town.whole()
    let (platform, notice) = (try town.platform(service), Identifier(at: Town.morning, random: [7]))
    let written = try entry(type, notice: notice)
    try platform.database.write { tx in
      _ = try platform.journal.append(
        [written], to: "\(kind)/\(Identifier(at: Town.morning, random: [8]))", expecting: 0, by: "manager:mara",
        at: Town.morning, in: tx)
    }
    for follower in try town.parts(.notification).followers { try follower.step() }
    let found: Notice = try town.get(.notification, "/notices/\(notice)", as: People.mara).decode()
    #expect(found.id == notice && found.state == .accepted)
  }
}
