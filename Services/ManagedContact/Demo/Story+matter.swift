import Contracts
import Policy
import ServiceKit

/// The complaint that the story begins with, and the same complaint made again under the plan.
extension Story {
  /// Where the pack has a restriction that keeps a closed matter closed.
  static func closedMatterSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    guard keepsClosed(pack) else { return [] }
    return [
      StoryStep("the complaint is closed", .repeatedComplaints) { story in
        let opened = try story.open(.complaint, pack.plainType, "Says that the decision of this spring is wrong.")
        let matter = try story.known(opened.matter, "the matter")
        for (index, step) in [MatterStep.decide, .openReview, .exhaustReview].enumerated() {
          _ = try story.teller.post(
            "/matters/\(matter.id)/steps", of: .intake, by: cast.sam,
            Form([("step", step.rawValue), ("words", "The letter about it is on the file.")]), expecting: 200, as: Matter.self,
            headers: [(name: "If-Match", value: "\"\(index + 1)\"")])
        }
        story.matter = matter.reference
        return
          "\(story.caller) has complained. The complaint, \(matter.reference), is decided, and was looked at again: its review is exhausted."
      }
    ]
  }

  /// The complaint made again: logged and not opened, opened with a reason, and one that the law always opens.
  static func repeatSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    guard keepsClosed(pack) else { return [] }
    return [
      StoryStep("the complaint is made again", .repeatedComplaints, leaves: [.init(.repeatedComplaints, by: cast.jo)]) { story in
        let answer = try story.open(
          .complaint, pack.plainType, "Says again that the decision is wrong.", [("about", try story.asPeopleWriteIt())])
        let contact = try story.known(answer.contact, "the contact as which a repeat is logged")
        let paragraph = pack.citations[.repeatedComplaints]
        try story.expect(
          !answer.opened && answer.paragraph == paragraph, "the same complaint again",
          expected: "it logged and not opened (\(paragraph))", got: "\(answer.opened), \(answer.paragraph ?? "none")")
        return
          "\(story.caller) makes the same complaint again, about “\(try story.asPeopleWriteIt())”. It is logged as \(contact.reference), and not opened: \(answer.why ?? "")"
      },
      StoryStep("a repeat is opened with a reason", .repeatedComplaints, leaves: [.init(.repeatedComplaints, by: cast.jo)]) {
        story in
        let reason = "This time it is about how the letter was written, which has not been looked at."
        let answer = try story.open(
          .complaint, pack.plainType, "Says that the letter about it was rude.",
          [("about", try story.asPeopleWriteIt()), ("overruledBecause", reason)])
        let matter = try story.known(answer.matter, "the matter")
        try story.expect(
          matter.overruledCase == story.caseID && matter.overruledBecause == reason, "a repeat that is overruled",
          expected: "the reason kept", got: matter.overruledBecause ?? "none")
        return "\(cast.jo.name) sees that it is no repeat after all, says why, and opens it as \(matter.reference)."
      },
    ] + (pack.statutoryType.map { [statutoryStep($0)] } ?? [])
  }

  private static func statutoryStep(_ type: MatterType) -> StoryStep {
    StoryStep("what the law always opens is opened", .alwaysOpen) { story in
      let answer = try story.open(
        .complaint, type.code, "Complains about that too.", [("about", try story.asPeopleWriteIt())])
      let matter = try story.known(answer.matter, "the matter")
      try story.expect(
        matter.overruledCase == nil, "a complaint that the law always opens", expected: "nothing to overrule",
        got: matter.overruledBecause ?? "a case")
      return "A complaint of the type “\(type.words)” is opened at once, as \(matter.reference): no plan keeps that closed."
    }
  }

  private static func keepsClosed(_ pack: PolicyPack) -> Bool { Restrictions.kinds(under: pack).contains(.noReopening) }

  /// The matter's reference as people write it: `MT-2026-000001` is `mt 2026/1`.
  private func asPeopleWriteIt() throws -> String {
    let parts = try known(matter, "the matter").split(separator: "-")
    guard parts.count == 3 else { return parts.joined(separator: " ") }
    return "\(parts[0].lowercased()) \(parts[1])/\(parts[2].drop { $0 == "0" })"
  }

  private func open(
    _ kind: MatterKind, _ type: String, _ summary: String, _ more: [(String, String)] = []
  ) throws -> MatterAnswer {
    let form = Form(
      [
        ("serviceUser", try known(serviceUser, "the caller").text), ("organisation", cast.jo.organisation), ("channel", "letter"),
        ("kind", kind.rawValue), ("type", type), ("summary", summary),
      ] + more)
    return try teller.post("/matters", of: .intake, by: cast.jo, form, expecting: 201, as: MatterAnswer.self)
  }
}

extension PolicyPack {
  /// A type of matter that a plan can keep closed.
  fileprivate var plainType: String { intake.matterTypes.first { $0.alwaysOpen == nil }?.code ?? "" }

  /// A type that the law always opens.
  fileprivate var statutoryType: MatterType? { intake.matterTypes.first { $0.alwaysOpen != nil } }
}
