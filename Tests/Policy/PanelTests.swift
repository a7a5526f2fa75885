import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("A panel's decision")
struct PanelTests {
  /// A proposal before a panel of that many.
  private func story(of quorum: Int) throws -> Story {
    let panel = DecisionModel(kind: .panel, quorum: quorum, offices: [.seniorManager])
    let pack = try Sample.pack()
    var story = try Story(under: pack.with(criteria: pack.criteria, decision: panel))
    try story.give(.skipWarning(.degree, reasons: "He attacked someone."), by: Sample.manager)
    try story.prepare()
    try story.give(.submit, by: Sample.manager)
    return story
  }

  /// Gives those votes in that order, until the panel has decided; the stage then.
  private func outcome(_ votes: [Bool], of story: Story) throws -> StageName {
    var story = story
    for (number, approves) in votes.enumerated() where story.file.stage.name == .awaitingAuthorisation {
      let command = approves ? story.authorisation : .refuse(reasons: "Too much.", notice: Sample.id(990))
      try story.give(command, by: Sample.actor("member-\(number)", .seniorManager))
    }
    return story.file.stage.name
  }

  @Test(
    "is that of its majority, in whatever order it votes; a tie is a refusal, and no vote is asked for twice (6.2)",
    arguments: 2...5)
  func everyOrder(quorum: Int) throws {
    let story = try story(of: quorum)
    for mask in 0..<(1 << quorum) {
      let votes = (0..<quorum).map { mask & (1 << $0) != 0 }
      let isFor = votes.count { $0 } * 2 > quorum
      #expect(try outcome(votes, of: story) == (isFor ? .noticePending : .closed), "\(votes)")
    }
  }

  @Test("comes with the vote after which the others cannot change it, and not before (6.2)")
  func asSoon() throws {
    let story = try story(of: 3)
    for undecided in [[true], [false], [true, false], [false, true]] {
      #expect(try outcome(undecided, of: story) == .awaitingAuthorisation, "\(undecided)")
    }
    #expect(try outcome([true, true], of: story) == .noticePending)
    #expect(try outcome([false, false], of: story) == .closed)
  }
}
