import Contracts
import Policy
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("Requests for adjustments, and the cases of the people who made them")
struct AdjustmentTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town.whole()
    person = try town.register()
  }

  /// What each event on the file said about adjustments.
  private func noted(_ file: CaseView) throws -> [CaseAdjustmentsNoted] {
    let platform = try town.platform(.workflow)
    return try platform.database.read { try platform.journal.entries(of: "case/\(file.id)", in: $0) }
      .filter { $0.type == CaseAdjustmentsNoted.type }.map { try $0.decode(CaseAdjustmentsNoted.self) }
  }

  private func known() throws -> Adjustments {
    try town.platform(.workflow).database.read { try AdjustmentStore.known(of: [person.id], in: $0) }
  }

  @Test("while a request is unanswered no one can authorise a plan; once it is answered, they can (1.3, 5.9; LGSCO 18 000 293)")
  func unanswered() throws {
    let file = try town.bring(person, to: "awaiting-authorisation")
    let request = try town.requestAdjustment(for: person)
    try town.settle()
    let refused = try town.command("authorise", file, Town.authorisation, as: People.sana).problem()
    #expect(refused.refusal == "adjustment-open" && refused.paragraph == "1.3")
    _ = try town.decide(
      request, ["outcome": "refused", "agreed": nil, "neededChannels": nil, "unusableChannels": nil])
    try town.settle()
    #expect(try town.command("authorise", file, Town.authorisation, as: People.sana).status == 200)
    #expect(try noted(file).map(\.openRequests) == [[request.id], []])
  }

  @Test(
    "an adjustment granted between submission and authorisation, of a channel or not, sends the proposal back to be considered anew (5.9)",
    arguments: [false, true])
  func grantedMeanwhile(ofChannel: Bool) throws {
    let file = try town.bring(person, to: "awaiting-authorisation")
    let request = try town.requestAdjustment(for: person)
    _ = try town.decide(request, ofChannel ? ["unusableChannels": nil] : ["neededChannels": nil, "unusableChannels": nil])
    try town.settle()
    let returned = try town.current(file)
    #expect(returned.stage == "checklist")
    #expect(returned.returnedFor == ["what was considered about adjustments, which have changed since"])
    #expect(try town.tasks(of: People.mara).map(\.kind) == ["prepare-proposal"])
    #expect(try town.command("submit", file).problem().refusal == "checklist-incomplete")
    try town.give("confirm-adjustments-considered", file, ["consideration": "He is written to, and the plan leaves that open."])
    try town.give("submit", file)
    #expect(try town.current(file).returnedFor == nil)
    try town.give("authorise", file, Town.authorisation, as: People.sana)
  }

  @Test("a plan that closes the one channel an agreed adjustment needs is refused (1.3; LGSCO 20 000 880)")
  func agreedChannel() throws {
    let file = try town.bring(person, to: "checklist")
    _ = try town.decide(try town.requestAdjustment(for: person))
    try town.settle()
    let restriction: JSON = [
      "kind": "one-channel", "channels": ["letter"], "reasons": "Messages came hourly.",
      "behaviours": ["swearing-or-threatening"],
    ]
    let closing = Town.draft.with(["restrictions": [restriction]])
    let refused = try town.command("draft-plan", file, closing).problem()
    #expect(refused.refusal == "adjustment-channel" && refused.paragraph == "1.3")
    let open = Town.draft.with([
      "restrictions": [restriction.with(["channels": ["email"]])], "howToContact": "By e-mail.",
    ])
    #expect(try town.command("draft-plan", file, open).status == 200)
  }

  @Test("a case opened later starts with what was asked and agreed before (1.3)")
  func openedLater() throws {
    _ = try town.decide(try town.requestAdjustment(for: person))
    let open = try town.requestAdjustment(for: person)
    let file = try town.openCase(of: person)
    #expect(file.stage == "reported" && file.version == 2)
    let found = try noted(file)
    #expect(found.map(\.openRequests) == [[open.id]] && found.map(\.neededChannels) == [[.email]])
  }

  @Test("a case of a person without requests has none noted, and another person's request does not reach it (decision 8)")
  func another() throws {
    let file = try town.openCase(of: person)
    _ = try town.requestAdjustment(for: try town.register("Alex Marsh", telephone: "01632 960001"))
    try town.settle()
    #expect(try town.current(file).version == file.version && noted(file).isEmpty)
  }

  @Test("a request reaches the person's open cases in every organisation, and no closed one (1.1, 1.3)")
  func everyOrganisation() throws {
    let closed = try town.openCase(of: person)
    try town.give("triage", closed, ["outcome": "no-action", "reasons": "Dealt with."])
    let ours = try town.openCase(of: person)
    let theirs = try town.openCase(of: person, by: People.bea, in: "voice")
    #expect(Set([closed.id, ours.id, theirs.id]).count == 3 && theirs.organisation == "voice")
    let request = try town.requestAdjustment(for: person)
    try town.settle()
    for file in [ours, theirs] { #expect(try noted(file).map(\.openRequests) == [[request.id]]) }
    #expect(try noted(closed).isEmpty)
  }

  @Test("several requests count together: the open ones, and the channels of all that were agreed")
  func several() throws {
    let first = try town.requestAdjustment(for: person)
    let second = try town.requestAdjustment(for: person)
    let third = try town.requestAdjustment(for: person)
    _ = try town.decide(first)
    _ = try town.decide(second, ["neededChannels": ["letter"], "unusableChannels": ["in-person"]])
    try town.settle()
    let channels = try known()
    #expect(channels.openRequests == [third.id])
    #expect(channels.neededChannels == [.email, .letter] && channels.unusableChannels == [.inPerson, .telephone])
    _ = try town.decide(third, ["outcome": "refused", "agreed": nil, "neededChannels": nil, "unusableChannels": nil])
    try town.settle()
    #expect(try known().openRequests.isEmpty && known().neededChannels == [.email, .letter])
  }

  @Test("a department's answer changes nothing in a case, and a workflow that was down does not miss a decision")
  func catchesUp() throws {
    let file = try town.openCase(of: person)
    let request = try town.requestAdjustment(for: person)
    try town.settle()
    let before = try town.current(file).version
    let view: JSON = ["department": "Casework", "view": "It can be done."]
    _ = try town.send(.intake, "/adjustment-requests/\(request.id)/consultations", as: People.mara, view)
    try town.settle()
    #expect(try town.current(file).version == before)
    try town.stop(.workflow)
    let decided: AdjustmentRequest = try town.askToDecide(request).decode()
    #expect(decided.state == .granted)
    try town.begin(.workflow)
    try town.settle()
    let found = try noted(file)
    #expect(found.map(\.openRequests) == [[request.id], []] && found.map(\.neededChannels) == [[], [.email]])
    #expect(try town.current(file).version == before + 1)
  }

  @Test("what was agreed binds no case any more once it has ended (1.3, 5.9)")
  func ended() throws {
    let file = try town.openCase(of: person)
    let request = try town.decide(try town.requestAdjustment(for: person))
    try town.settle()
    #expect(try known().neededChannels == [.email] && noted(file).last?.agreed == [request.id])
    let end: JSON = ["reason": "It is no longer needed."]
    let target = "/adjustment-requests/\(request.id)/end"
    #expect(try town.send(.intake, target, as: People.cora, end, version: request.version).status == 200)
    try town.settle()
    #expect(try known() == .none && noted(file).last?.neededChannels == [] && noted(file).last?.agreed != [request.id])
  }
}
