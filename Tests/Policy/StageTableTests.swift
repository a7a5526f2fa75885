import Contracts
import Foundation
import TestOffices
import Testing

@testable import Policy

@Suite("Every command at every stage")
struct StageTableTests {
  /// Someone in every role, with no part in the matter.
  private let allRoles = CaseActor(subject: "ada", offices: Set(Office.known), organisations: ["opfcc"])

  @Test(
    "every command is answered, by events that fit or by a refusal with code, paragraph and sentence",
    arguments: StageName.allCases)
  func everyPair(stage: StageName) throws {
    for action in ActionName.allCases {
      var story = try Story(at: stage)
      let command = story.file.probe(action, at: story.now, under: story.pack)
      #expect(command.action == action)
      if let refusal = story.refusal(command, by: allRoles) {
        #expect(!refusal.code.isEmpty && refusal.paragraph.contains(".") && refusal.sentence.hasSuffix("."))
        #expect(refusal.kind != .notEntitled)
      } else {
        try story.give(command, by: allRoles)
        #expect(try RestrictionCase.replay(story.history) == story.file)
      }
    }
  }

  /// What a closed case still owes: the answer to an appeal, the outcome of a referral, and the result of its last letter.
  private let owed: Set<ActionName> = [
    .noticeDispatched, .noticeFailed, .noticeReturned, .sendNoticeAgain, .recordReferralOutcome, .acknowledgeAppeal,
    .decideAppeal,
  ]

  @Test(
    "a person without a role can give no command; a closed case is never reopened, and accepts only what it owes (decision 5)",
    arguments: ActionName.allCases)
  func withoutRole(action: ActionName) throws {
    for stage in StageName.allCases {
      let story = try Story(at: stage)
      let command = story.file.probe(action, at: story.now, under: story.pack)
      #expect(story.refusal(command, by: CaseActor(subject: "x", offices: [], organisations: ["opfcc"]))?.kind == .notEntitled)
      guard stage == .closed else { continue }
      if owed.contains(action) {
        var story = story
        if story.refusal(command, by: allRoles) == nil { try story.give(command, by: allRoles) }
        #expect(story.file.stage.name == .closed)
      } else {
        #expect(story.refusal(command, by: allRoles)?.kind == .wrongStage)
      }
    }
  }

  @Test("the steps a page offers, and the reasons for those it does not, are what decide says (6.2)")
  func permitted() throws {
    let story = try Story(at: .awaitingAuthorisation)
    func open(_ actor: CaseActor) -> Set<ActionName> {
      Set(story.file.permittedActions(by: actor, at: story.now, under: story.pack).filter { $0.refusal == nil }.map(\.action))
    }
    // The probe's appeal is against the warning.
    let always: Set<ActionName> = [.refer, .recordDeath, .correctInvolvement, .lodgeAppeal]
    #expect(open(Sample.senior) == always.union([.authorise, .refuse, .returnToManager, .declareConflict]))
    #expect(open(Sample.manager) == always.union([.withdrawWarning]))
    #expect(open(Sample.actor("rita", .seniorManager)) == always.union([.declareConflict]))
  }

  @Test("an event out of sequence changes nothing, and apply returns false")
  func outOfPlace() throws {
    let history = try Story(at: .closed).history
    for stage in StageName.allCases {
      let story = try Story(at: stage)
      for event in history {
        var copy = story.file
        if !copy.apply(event) { #expect(copy == story.file) }
      }
    }
    #expect(throws: ReplayFault(index: 0)) { try RestrictionCase.replay([]) }
    #expect(throws: ReplayFault(index: 1)) { try RestrictionCase.replay([history[0], history[2]]) }
  }

  @Test("the table in the documentation shows what the machine does")
  func table() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Shared/Policy/stages.md")
      .standardizedFileURL
    let written = try markdown()
    if ProcessInfo.processInfo.environment["MC_WRITE_TABLES"] == "1" { try Data(written.utf8).write(to: file) }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(kept == written, "stale: run the tests once with MC_WRITE_TABLES=1")
  }

  private func markdown() throws -> String {
    var lines = [
      "# What each command does at each stage", "",
      "Written by a test from the machine, on the ordinary route, for a command with complete content. A stage: the case is there",
      "afterwards. A code: refused. `-`: no one can at that stage. What is refused with a code can be done once what is missing is there.",
      "The rule of each command, and where each body's policy has it, come first.",
      "", "| " + (["command", "rule"] + Packs.names + StageName.allCases.map(\.rawValue)).joined(separator: " | ") + " |",
      String(repeating: "|---", count: 2 + Packs.names.count + StageName.allCases.count) + "|",
    ]
    let packs = try Packs.names.map(Packs.load)
    for action in ActionName.allCases {
      let cells = try StageName.allCases.map { stage in
        var story = try Story(at: stage)
        let command = story.file.probe(action, at: story.now, under: story.pack)
        if let refusal = story.refusal(command, by: allRoles) {
          return refusal.code == "wrong-stage" ? "-" : "`\(refusal.code)`"
        }
        try story.give(command, by: allRoles)
        return story.file.stage.name.rawValue
      }
      let paragraphs = packs.map { $0.citations[action.rule] }
      lines.append("| " + ([action.rawValue, action.rule.rawValue] + paragraphs + cells).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
