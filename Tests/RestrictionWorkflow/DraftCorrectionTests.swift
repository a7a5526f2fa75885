import Contracts
import ServiceKit
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("Correcting a draft")
struct DraftCorrectionTests {
  private func patch(_ town: Town, _ file: CaseView, _ change: JSON, as actor: ServiceKit.Actor = People.mara) throws -> Answer {
    let version = try town.current(file).version
    return try town.send(.workflow, "/cases/\(file.id)/draft-plan", as: actor, change, method: .patch, version: version)
  }

  @Test("what is named is changed, and everything else stays (fault: who sent one field again lost the others)")
  func correct() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    #expect(try patch(town, file, ["endsOn": "2027-06-30"]).status == 409, "there is no draft yet")
    try town.prepare(file)
    let before = try #require(try town.current(file).plan)
    let answer = try patch(town, file, ["howToContact": "By telephone on Tuesdays, or by letter.", "endsOn": .null])
    let after = try #require(try answer.decode(CaseView.self).plan)
    #expect(after.howToContact == "By telephone on Tuesdays, or by letter." && after.endsOn == nil)
    #expect(after.restrictions == before.restrictions && after.reasons == before.reasons && after.startsOn == before.startsOn)
    #expect(after.serviceToExpect == before.serviceToExpect && after.reviewOn == before.reviewOn)
  }

  @Test("what is wrong in a correction or a draft is found at once, in every restriction and every field")
  func faulty() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "checklist")
    let restriction: JSON = [
      "kind": "silence", "reasons": "The calls took hours.", "behaviours": ["swearing-or-threatening"],
      "weeklyWindows": [
        ["weekday": "tuesday", "from": "25:00", "to": "24:01"], ["weekday": "monday", "from": "12:00", "to": "12:00"],
      ],
    ]
    let faults = [
      "endsOn malformed", "restrictions[0].kind notAllowed", "restrictions[0].weeklyWindows[0].from malformed",
      "restrictions[0].weeklyWindows[0].to malformed", "restrictions[0].weeklyWindows[1].to malformed", "until unknown",
    ]
    let body = Town.draft.with(["restrictions": [restriction], "endsOn": "2027-02-30", "until": "2027-06-01"])
    let found = try town.command("draft-plan", file, body).faults()
    #expect(found == faults, "\(found)")
    try town.prepare(file)
    #expect(
      try patch(town, file, ["restrictions": [restriction], "endsOn": "2027-02-30", "until": "2027-06-01"]).faults() == faults)
    #expect(try patch(town, file, ["reviewOn": "2027-05-01"], as: People.rory).status == 403)
  }
}
