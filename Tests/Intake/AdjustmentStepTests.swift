import Contracts
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import IntakeService

@Suite("The steps around a decision on an adjustment")
struct AdjustmentStepTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town([.intake])
    person = try town.register()
  }

  private func send(
    _ request: AdjustmentRequest, _ step: String, _ body: JSON, as actor: Actor = People.cora, version: Int? = nil
  ) throws -> Answer {
    try town.send(.intake, "/adjustment-requests/\(request.id)/\(step)", as: actor, body, version: version)
  }

  private func stored(_ request: AdjustmentRequest) throws -> AdjustmentRequest {
    try town.get(.intake, "/adjustment-requests/\(request.id)", as: People.cora).decode()
  }

  private func listed(_ query: String) throws -> [Identifier] {
    try town.get(.intake, "/adjustment-requests\(query)", as: People.cora).decode(Page<AdjustmentRequest>.self).items.map(\.id)
  }

  private func adjustments() throws -> [String]? {
    try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode(ServiceUser.self).adjustments
  }

  @Test("a request says when it is to be acknowledged, answered by departments and decided; overdue ones are listed (1.4, 1.5)")
  func dates() throws {
    let request = try town.requestAdjustment(for: person)
    #expect(request.acknowledgeBy == Instant("2026-11-27T00:00:00Z") && request.consultBy == Instant("2026-12-08T00:00:00Z"))
    #expect(request.decideBy == Instant("2026-12-22T00:00:00Z"))
    let decided = try town.decide(try town.requestAdjustment(for: person))
    #expect(try listed("?overdue=true") == [])
    town.advance(days: 40)
    #expect(try listed("?overdue=true") == [request.id] && listed("") == [request.id, decided.id])
  }

  @Test(
    "what letters say and are made by is in the events: the person's formats and channels, and what takes the place of what ends (1.5)"
  )
  func letters() throws {
    let needs: JSON = ["neededFormat": "braille", "preferredChannel": "letter"]
    let known: ServiceUser = try town.send(
      .intake, "/service-users/\(person.id)", as: People.rita, needs, method: .patch, version: 1
    ).decode()
    let (first, second) = (
      try town.decide(try town.requestAdjustment(for: known), ["reviewOn": "2027-05-01"]),
      try town.decide(try town.requestAdjustment(for: known), ["agreed": "Write in braille.", "reviewOn": "2027-06-01"])
    )
    let end: JSON = ["reason": "Braille is what is needed.", "replacedBy": .text(second.id.text)]
    _ = try send(first, "end", end, version: first.version).decode(AdjustmentRequest.self)
    let entries = try town.platform(.intake).database.read { reader in
      try town.platform(.intake).journal.entries(of: "adjustment/\(first.id)", in: reader)
    }
    let requested = try #require(entries.first).decode(AdjustmentRequested.self)
    let decided = try #require(entries.first { $0.type == AdjustmentDecided.type }).decode(AdjustmentDecided.self)
    let ended = try #require(entries.last).decode(AdjustmentEnded.self)
    for person in [requested.person, decided.person, ended.person] {
      #expect(person?.neededFormat == .braille && person?.preferredChannel == .letter && person?.neededChannel == nil)
    }
    #expect(decided.adjustment.decision?.reviewOn == Day("2027-05-01") && decided.adjustment.reference == first.reference)
    #expect(
      ended.replacement
        == AdjustmentReplacement(
          id: second.id, reference: second.reference, agreed: "Write in braille.", reviewOn: Day("2027-06-01")))
  }

  @Test("the person is told once that the request was received, and the office records how and when (1.4)")
  func acknowledged() throws {
    let request = try town.requestAdjustment(for: person)
    town.advance(days: 1)
    #expect(
      try send(request, "acknowledgement", ["channel": "letter", "at": "2027-01-01T00:00:00Z"]).faults() == ["at outOfRange"])
    #expect(
      try send(request, "acknowledgement", ["channel": "letter", "at": "2026-11-01T00:00:00Z"]).faults() == ["at outOfRange"])
    #expect(try send(request, "acknowledgement", ["channel": "letter"], as: People.rita).status == 403)
    let told: AdjustmentRequest = try send(request, "acknowledgement", ["channel": "letter"]).decode()
    #expect(told.acknowledgement?.channel == .letter && told.acknowledgement?.by == "cora" && told.version == 2)
    let again = try send(request, "acknowledgement", ["channel": "email"]).problem()
    #expect(again.status == 409 && again.refusal == "already-acknowledged" && again.paragraph == "1.4")
    #expect(try stored(request) == told)
  }

  @Test("requests that wait for a department are its manager's list, until it has answered (1.5)")
  func waiting() throws {
    let request = try town.requestAdjustment(for: person, departments: ["Casework", "Records"])
    let other = try town.requestAdjustment(for: person, departments: ["Records"])
    #expect(try listed("?waitingFor=casework") == [request.id] && listed("?waitingFor=Records") == [request.id, other.id])
    let answer: JSON = ["department": "CASEWORK", "view": "It can be done."]
    #expect(try send(request, "consultations", answer, as: People.mara).status == 200)
    #expect(try listed("?waitingFor=Casework") == [] && listed("?waitingFor=Records&serviceUser=\(person.id)").count == 2)
    _ = try town.decide(other)
    #expect(try listed("?waitingFor=Records") == [request.id])
    try town.refuseSlowStatements()
  }

  @Test("what staff see says nothing of health, unless someone other than the decider has confirmed the words (1.3)")
  func wording() throws {
    let request = try town.requestAdjustment(for: person)
    let words: JSON = "Write by e-mail, because of the dyslexia."
    let changes: [String: JSON?] = ["agreed": words, "consultationWaived": "It is urgent."]
    let refused = try town.askToDecide(request, changes).problem()
    #expect(refused.status == 422 && refused.refusal == "wording-not-confirmed" && refused.paragraph == "1.3")
    #expect(refused.detail?.contains("dyslexi*") == true)
    #expect(try send(request, "wording", ["agreed": words], as: People.rita).status == 403)
    #expect(try send(request, "wording", ["agreed": words]).status == 200)
    #expect(try town.askToDecide(request, changes).problem().refusal == "wording-not-confirmed")
    #expect(try send(request, "wording", ["agreed": words], as: People.mara).status == 200)
    let longer = changes.merging(["agreed": "Write by e-mail, because of the dyslexia of which we know."]) { $1 }
    #expect(try town.askToDecide(request, longer).problem().refusal == "wording-not-confirmed")
    let decided: AdjustmentRequest = try town.askToDecide(request, changes).decode()
    #expect(decided.wording?.by == "mara" && decided.decision?.agreed == "Write by e-mail, because of the dyslexia.")
    #expect(try adjustments() == ["Write by e-mail, because of the dyslexia."])
  }

  @Test("words that are about no one's health need no second reader (1.3)")
  func plainWords() throws {
    for words in ["Write by e-mail.", "Call back after 14:00.", "Give ten minutes more to answer.", "Use short sentences."] {
      let decided = try town.decide(try town.requestAdjustment(for: person), ["agreed": .text(words)])
      #expect(decided.state == .granted, "\(words)")
    }
  }

  @Test("what is agreed has the formats that the person needs, and a day on which it is looked at again (1.3, 1.5)")
  func formats() throws {
    let first = try town.decide(
      try town.requestAdjustment(for: person),
      ["neededFormats": ["large-print", "audio", "large-print"], "reviewOn": "2027-03-01"])
    #expect(first.decision?.neededFormats == [.largePrint, .audio] && first.decision?.reviewOn == Day("2027-03-01"))
    let second = try town.decide(try town.requestAdjustment(for: person))
    #expect(second.decision?.neededFormats == nil && second.decision?.reviewOn == Day("2027-11-23"))
    let third = try town.requestAdjustment(for: person)
    let waived: [String: JSON?] = ["consultationWaived": "It is urgent."]
    for day in ["2026-11-23", "2027-11-24"] {
      let late = try town.askToDecide(third, waived.merging(["reviewOn": .text(day)]) { $1 })
      #expect(try late.faults() == ["reviewOn outOfRange"])
    }
    let refusal: [String: JSON?] = [
      "outcome": "refused", "agreed": nil, "neededChannels": nil, "unusableChannels": nil, "neededFormats": ["braille"],
      "reviewOn": "2027-03-01",
    ]
    #expect(try town.askToDecide(third, refusal).faults() == ["neededFormats notAllowed", "reviewOn notAllowed"])
    #expect(try listed("?reviewBy=2027-03-01") == [first.id] && listed("?reviewBy=2028-01-01") == [first.id, second.id])
    try town.refuseSlowStatements()
  }

  @Test("what was agreed ends with a reason, and may be replaced by what was agreed on another request (1.5)")
  func ended() throws {
    let first = try town.decide(try town.requestAdjustment(for: person))
    let second = try town.decide(try town.requestAdjustment(for: person), ["agreed": "Write in large letters."])
    let open = try town.requestAdjustment(for: person)
    let others = try town.decide(try town.requestAdjustment(for: try town.register("Alex Marsh")))
    #expect(try adjustments() == ["Write by e-mail.", "Write in large letters."])
    let end: JSON = ["reason": "Large letters do as well."]
    for wrong in [open, others] {
      let body = end.with(["replacedBy": .text(wrong.id.text)])
      #expect(try send(first, "end", body, version: first.version).faults() == ["replacedBy unknown"])
    }
    let itself = end.with(["replacedBy": .text(first.id.text)])
    #expect(try send(first, "end", itself, version: first.version).faults() == ["replacedBy notAllowed"])
    #expect(try send(first, "end", ["reason": "-"], version: first.version).faults() == ["reason missing"])
    #expect(try send(first, "end", end).status == 428)
    #expect(try send(first, "end", end, as: People.mara, version: first.version).status == 403)
    #expect(try send(open, "end", end, version: open.version).problem().refusal == "not-decided")
    let ended: AdjustmentRequest = try send(
      first, "end", end.with(["replacedBy": .text(second.id.text)]), version: first.version
    ).decode()
    #expect(ended.state == .ended && ended.end?.replacedBy == second.id && ended.end?.endedBy == "cora")
    #expect(ended.decision == first.decision)
    #expect(try adjustments() == ["Write in large letters."] && listed("?state=ended") == [first.id])
    #expect(try send(ended, "end", end, version: ended.version).problem().refusal == "already-ended")
    #expect(try listed("?reviewBy=2028-01-01").contains(first.id) == false)
  }

  @Test("a request from before there were dates gets its own at the start, once (1.4, 1.5)")
  func upgrade() throws {
    let dated = try town.requestAdjustment(for: person)
    let old = try keepUndated(person)
    try town.platform(.intake).database.write { tx in
      try tx.execute("DELETE FROM setting WHERE name = 'intake.adjustments.dated'")
      try tx.execute("DELETE FROM adjustment_consultation")
    }
    for _ in 0..<2 {
      try town.restart(.intake)
      let request = try stored(old)
      #expect(request.version == 2 && request.decideBy == Instant("2026-12-22T00:00:00Z") && request.state == .requested)
      #expect(request.acknowledgeBy != nil && request.consultBy != nil)
      #expect(try stored(dated) == dated)
    }
    #expect(try listed("?waitingFor=Casework") == [dated.id, old.id])
    town.advance(days: 40)
    #expect(try listed("?overdue=true") == [dated.id, old.id])
  }

  /// A request as it was kept before there were dates.
  private func keepUndated(_ person: ServiceUser) throws -> AdjustmentRequest {
    let platform = try town.platform(.intake)
    let old = AdjustmentRequest(
      id: platform.identifiers.next(), reference: "AR-2025-000001", version: 1, serviceUser: person.id, organisation: "opfcc",
      channel: .letter, request: Town.need, state: .requested, consultations: [AdjustmentConsultation(department: "Casework")],
      takenBy: "rita", at: Town.morning)
    try platform.database.write { tx in
      try AdjustmentStore.put(old, in: tx)
      try platform.journal.append(
        AdjustmentRequested(adjustment: old), to: "adjustment/\(old.id)", expecting: 0, by: "staff:rita", at: Town.morning, in: tx
      )
    }
    return old
  }
}
