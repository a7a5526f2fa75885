import Contracts
import Policy
import ServiceKit
import TestSupport
import Testing

@Suite("Every step of every pack, over HTTP, by every office")
struct StepTests {
  private static let steps = ActionName.allCases.filter { !$0.isAutomatic }

  /// Steps that a pack gives to offices although its own rules leave nothing for them to do, and the answer they get.
  private static func isIdle(_ step: ActionName, under pack: PolicyPack) -> (status: Int, code: String)? {
    switch step {
    case .warnAgain where pack.warnings.count == 1: (409, "last-warning-given")
    case .recordConsultation where pack.decision.consultees.isEmpty: (422, "unknown-consultee")
    default: nil
    }
  }

  @Test("an office that the pack gives a step to takes it (6.2)", arguments: PackStory.names, steps)
  func taken(name: String, step: ActionName) throws {
    let pack = try PolicyPack.load(folder: PackStory.folder(name))
    let offices = try #require(pack.steps[step])
    for office in offices {
      let standsIn = PolicyPack.standsIn(office, for: step, under: pack)
      // Those who may not stand in yet have no conflict to declare either.
      if standsIn, step == .declareConflict { continue }
      var story = try PackStory(name, address: step == .sendNoticeAgain ? nil : "3 Example Road\nExampleton\nEX1 1AC")
      try story.prepare(for: step, standingIn: standsIn)
      let answer = try story.take(step, as: office)
      if let idle = Self.isIdle(step, under: pack) {
        let problem = try answer.problem()
        #expect(answer.status == idle.status && problem.refusal == idle.code, "\(office): \(answer.text)")
      } else {
        #expect(answer.status == 200, "\(office): \(answer.text)")
      }
    }
  }

  @Test(
    "every other office is refused: by the policy, which cites the pack's own paragraph and names its offices, or before that at the door (6.2)",
    arguments: PackStory.names, steps)
  func refused(name: String, step: ActionName) throws {
    let story = try PackStory(name)
    let pack = story.pack
    let entitled = try #require(pack.steps[step])
    for office in pack.officeTitles.map(\.office) where !entitled.contains(office) {
      let problem = try story.take(step, as: office).problem()
      #expect(problem.status == 403, "\(office)")
      let passes = pack.offices.able(to: try #require(step.door).capabilities).contains(office)
      #expect(problem.type.hasSuffix(passes ? ":refused" : ":forbidden"), "\(office)")
      guard passes else { continue }
      #expect(
        problem.paragraph == pack.citations[step.rule] && problem.detail == "Only \(pack.words(anyOf: entitled)) may do this.")
    }
  }

  @Test(
    "a call is ended over what the pack gives as a ground, in its own words, and over nothing else (6.1)",
    arguments: PackStory.names)
  func endedCalls(name: String) throws {
    let story = try PackStory(name)
    let pack = story.pack
    let desk = story.person("rita", pack.offices.able(to: [.record])[0])
    for behaviour in pack.behaviours {
      let body: JSON = [
        "serviceUser": .text(try story.current().serviceUser.text), "organisation": .text(pack.organisations[0].code),
        "reason": "It went on after a warning.", "whatHappened": "Shouted.", "behaviours": .texts([behaviour.code]),
      ]
      let answer = try story.town.send(.intake, "/ended-calls", as: desk, body)
      if pack.endsCalls(behaviour) {
        #expect(answer.status == 201, "\(behaviour.code): \(answer.text)")
      } else {
        #expect(
          answer.status == 422 && answer.text.contains("(\(pack.citations[.endedCalls]))"), "\(behaviour.code): \(answer.text)")
      }
    }
    #expect(pack.behaviours.contains(where: pack.endsCalls))
  }

  @Test("a token for another policy's offices is refused, though the codes be the same", arguments: ["york", "glasgow"])
  func apart(name: String) throws {
    let story = try PackStory(name)
    let office = story.pack.offices.able(to: [.prepare])[0]
    let stranger = Actor(
      subject: "kim", name: "kim", offices: [office], organisations: [story.pack.organisations[0].code],
      pack: "opfcc-northamptonshire")
    let answer = try story.town.get(.workflow, "/tasks", as: stranger)
    #expect(answer.status == 401 && answer.text.contains("another policy"))
    #expect(try story.town.get(.workflow, "/tasks", as: story.person("kim", office)).status == 200)
  }

  @Test("tasks and the register cite the case's own pack, and name its offices", arguments: PackStory.names)
  func cited(name: String) throws {
    var story = try PackStory(name)
    let pack = story.pack
    let triage = try #require(
      try story.town.get(.workflow, "/tasks", as: story.person("kim", pack.office(for: .triage))).decode(Page<CaseTaskView>.self)
        .items.first { $0.kind == "triage" })
    #expect(triage.paragraph == pack.citations[.triage] && triage.office == pack.office(for: .triage))
    try story.prepare(for: .concludeReview)
    try story.town.settle()
    let reader = story.person("audrey", pack.offices.able(to: [.read])[0])
    let entries = try story.town.get(.records, "/register?limit=200", as: reader).decode(Page<RegisterEntry>.self).items
    let own = Set(Rule.allCases.map { pack.citations[$0] })
    #expect(entries.allSatisfy { own.contains($0.paragraph) })
    #expect(entries.filter { $0.decision == "Plan authorised" }.map(\.paragraph) == [pack.citations[.authorisation]])
    let offices = Set(pack.officeTitles.map(\.office) + [.service])
    #expect(entries.allSatisfy { offices.contains($0.office) } && Set(entries.map(\.office)).count > 2)
  }
}

extension PolicyPack {
  /// Whether an office decides only in place of someone who has declared a conflict.
  fileprivate static func standsIn(_ office: Office, for step: ActionName, under pack: PolicyPack) -> Bool {
    let decides: Set<ActionName> = [.authorise, .refuse, .returnToManager, .declareConflict]
    return decides.contains(step) && !pack.decision.offices.contains(office) && pack.decision.fallbackOffices.contains(office)
  }
}
