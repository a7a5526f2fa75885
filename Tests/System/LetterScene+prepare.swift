import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import ManagedContact

extension LetterScene {
  /// Has everyone warned while notification is down; a third can only be reached by hand, which a person has decided.
  func prepare(_ deployment: Deployment) throws {
    let byHand = try (0..<Self.count).filter { $0 % 3 == 2 }.map { try warn($0, deployment) }
    try wait(for: "the letters that no one can be reached by") {
      try notices(deployment, "&state=failed").count == byHand.count
    }
    // The case hears of it a moment later.
    for file in byHand {
      var answer = try give("send-notice-again", file, Self.byHand, deployment)
      for _ in 0..<100 where answer.status != 200 {
        usleep(50_000)
        answer = try give("send-notice-again", file, Self.byHand, deployment)
      }
      guard answer.status == 200 else { throw Unfinished(what: String(decoding: answer.body, as: UTF8.self)) }
      if file == byHand.first { deployment.kill(.notification) }
    }
    for index in 0..<Self.count where index % 3 != 2 { _ = try warn(index, deployment) }
  }

  /// Has a person warned: the identifier of the case.
  private func warn(_ index: Int, _ deployment: Deployment) throws -> Identifier {
    let (jo, chris) = (deployment.cast.jo, deployment.cast.chris)
    let digits = String(format: "%03d", index)
    var body: [String: JSON] = [
      "name": .text(Self.name(index)), "organisation": .text(jo.organisation), "telephoneNumbers": [.text("07700 900\(digits)")],
    ]
    if index % 3 == 0 { body["postalAddress"] = .text("\(index + 1) Example Road\nExampleton\nEX1 1AC") }
    if index % 3 == 1 { body["emailAddresses"] = [.text("p\(index)@example.org")] }
    let person = try made(deployment, .intake, "/service-users", jo, .object(body))
    let common: [String: JSON] = ["serviceUser": .text(person), "organisation": .text(jo.organisation)]
    let incident = try made(
      deployment, .intake, "/incidents", jo,
      .object(
        common.merging([
          "channel": "telephone", "behaviours": ["swearing-or-threatening"], "whatHappened": "Swore.",
          "targets": ["tom"],
        ]) { $1 }))
    _ = try made(
      deployment, .intake, "/reports", jo,
      .object(
        common.merging([
          "incidents": [.text(incident)], "concern": "Colleagues are afraid to answer.", "handledBy": ["hana"],
        ]) { $1 }))
    var file: CaseSummary?
    try wait(for: "the case") {
      let answer = try deployment.answer(.get, "/cases?serviceUser=\(person)", of: .workflow, by: chris)
      file = try JSON.decode(Page<CaseSummary>.self, from: answer.body).items.first
      return file != nil
    }
    guard let file else { throw Unfinished(what: "the case") }
    let answer = try give("triage", file.id, ["outcome": "warn", "reasons": "Three calls."], deployment)
    guard answer.status == 200 else { throw Unfinished(what: String(decoding: answer.body, as: UTF8.self)) }
    return file.id
  }

  private static let byHand: JSON = ["channel": "by-hand", "reasons": "They come to the counter on Mondays."]

  /// Gives a command to a case as it stands.
  private func give(_ command: String, _ file: Identifier, _ body: JSON, _ deployment: Deployment) throws -> ClientAnswer {
    let chris = deployment.cast.chris
    let view = try JSON.decode(CaseView.self, from: deployment.answer(.get, "/cases/\(file)", of: .workflow, by: chris).body)
    return try deployment.send(
      .post, "/cases/\(file)/\(command)", of: .workflow, by: chris, body, headers: [("If-Match", "\"\(view.version)\"")])
  }

  /// Invented names, each another.
  private static func name(_ index: Int) -> String {
    let (consonants, vowels) = (Array("bdfgklmnprstvz"), Array("aeiou"))
    func syllable(_ number: Int) -> String { "\(consonants[number % 14])\(vowels[number / 14 % 5])" }
    let first = syllable(index % 70) + syllable(index / 70 * 9 + 31) + "n"
    let last = syllable(index * 11 % 70) + syllable(index * 3 % 70) + syllable(index * 17 % 70)
    return first.capitalized + " " + last.capitalized
  }

  private func made(_ deployment: Deployment, _ service: Service, _ target: String, _ by: Person, _ body: JSON) throws -> String {
    struct Made: Decodable { let id: String }
    var answer = try deployment.send(.post, target, of: service, by: by, body)
    if answer.status == 422, case .object(var members) = body {
      // Those who look alike are other people: the answer names them, in brackets.
      let known = String(decoding: answer.body, as: UTF8.self).split(separator: "(").compactMap {
        Identifier(String($0.prefix(36)))
      }
      members["notTheSameAs"] = .list(known.map { .text($0.text) })
      answer = try deployment.send(.post, target, of: service, by: by, .object(members))
    }
    guard answer.status == 201 else { throw Unfinished(what: String(decoding: answer.body, as: UTF8.self)) }
    return try JSON.decode(Made.self, from: answer.body).id
  }
}
