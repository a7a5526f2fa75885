import Contracts
import Policy
import ServiceKit

/// What the desk meets under the plan besides calls: a letter that is read and filed, a second record, and a week that is used up.
extension Story {
  /// Where the pack has a restriction under which letters are read and filed.
  static func filedLetterSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    guard let rule = pack.rule(.readAndFile), Restrictions.kinds(under: pack).contains(.readAndFile) else { return [] }
    let channel = rule.needs.contains(.oneChannel) ? Channel.email : .letter
    return [
      StoryStep("what is read and filed has a reader", .restrictions) { story in
        let form = Form([
          ("serviceUser", try story.known(story.serviceUser, "the caller").text), ("organisation", cast.sam.organisation),
          ("channel", channel.rawValue), ("what", "Two pages about the decision."), ("namedReader", cast.jo.subject),
        ])
        let item = try story.teller.post("/filed-items", of: .intake, by: cast.sam, form, expecting: 201, as: FiledItem.self)
        try story.expect(
          item.state == .waiting && item.due != nil && item.caseReference == story.reference, "what is read and filed",
          expected: "it waiting for its reader under \(story.reference)", got: "\(item.state.rawValue), \(item.caseReference)")
        story.filedItem = item.id
        return
          "Two pages come \(channel.words). The plan says that they are read and filed: \(item.reference), for \(cast.jo.name) to read."
      },
      StoryStep("its reader finds that a child may be at risk", .alwaysOpen, leaves: [.init(.restrictions, by: cast.jo)]) {
        story in
        let item = try story.read(.safeguarding, "The second page says that a child has been left alone at night.")
        try story.expect(
          item.state == .followingUp && item.due != nil, "a concern about a child", expected: "it to be acted on, with a time",
          got: item.state.rawValue)
        return
          "\(cast.jo.name) reads that a child has been left alone at night. The outcome is safeguarding: \(item.result?.next ?? "")"
      },
      StoryStep("what was read is acted on", .alwaysOpen) { story in
        let id = try story.known(story.filedItem, "what is read and filed")
        let item = try story.teller.post(
          "/filed-items/\(id)/follow-up", of: .intake, by: cast.jo,
          Form([("words", "Passed to the children's team by telephone, who called back within the hour.")]), expecting: 200,
          as: FiledItem.self, headers: [(name: "If-Match", value: "\"2\"")])
        try story.expect(
          item.state == .settled && item.due == nil, "what is acted on", expected: "it settled", got: item.state.rawValue)
        return "\(cast.jo.name) passes it on, and records that. Nothing leaves the queue without an outcome."
      },
    ]
  }

  private func read(_ outcome: FiledItemOutcome, _ words: String) throws -> FiledItem {
    let id = try known(filedItem, "what is read and filed")
    return try teller.post(
      "/filed-items/\(id)/outcome", of: .intake, by: cast.jo, Form([("outcome", outcome.rawValue), ("words", words)]),
      expecting: 200, as: FiledItem.self, headers: [(name: "If-Match", value: "\"1\"")])
  }

  /// The same person under another name and number, until someone says that it is one person.
  static func secondRecordSteps(_ cast: Cast) -> [StoryStep] {
    [
      StoryStep("a second record of the caller is made", .onePerson) { story in
        let person = try story.register(story.otherName, address: "3 Model Street\nExampleton\nEX2 5AA")
        story.secondRecord = person.id
        let answer = try story.ask(try story.byOtherNumber())
        try story.expect(
          answer.plan == nil, "a call from the other number", expected: "no plan before the two records are merged",
          got: answer.plan ?? "none")
        return told("Someone calls as \(person.name) from another number, and is registered: \(person.reference)", answer)
      },
      StoryStep("the two records are merged", .onePerson) { story in
        let (kept, other) = (
          try story.known(story.serviceUser, "the caller"), try story.known(story.secondRecord, "the second record")
        )
        let form = Form([
          ("other", other.text), ("reasons", "They gave the number of the same matter, and the same date of birth."),
          ("evidence", "The note of the call is on the file."),
        ])
        let merge = try story.teller.post(
          "/service-users/\(kept)/merges", of: .intake, by: cast.joiner, form, expecting: 201, as: ServiceUserMerge.self)
        try story.expect(
          merge.kept == kept && merge.merged == other && merge.undone == nil, "the merge", expected: "both records in it",
          got: "\(merge.kept) and \(merge.merged)")
        return "\(cast.joiner.introduced), finds that it is one person, and merges the two records. Both are kept."
      },
      StoryStep("the plan is found through either record", .onePerson) { story in
        for fields in [try story.byOtherNumber(), story.byTelephone] {
          let answer = try story.ask(fields)
          try story.expect(
            answer.match == .exact && answer.plan == story.reference, "a call after the merge",
            expected: "the plan \(story.reference), as an exact match",
            got: "\(answer.plan ?? "none"), \(answer.match.rawValue)")
        }
        return "From then on the plan \(story.reference) is found by either number, under either name."
      },
    ]
  }

  /// What the caller is called on their second record: unlike the name that the plan has.
  private var otherName: String { "Bobbie Testwell-\(surname)" }

  private func byOtherNumber() throws -> [(String, String)] {
    [("telephone", try known(telephones[otherName], "the other number")), ("name", otherName), ("channel", "telephone")]
  }

  /// Where the story's plan takes one call a week.
  static func quotaSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let kinds = Restrictions.kinds(under: pack)
    guard kinds.contains(.timeLimits) else { return [] }
    let hasPoint = kinds.contains(.singlePointOfContact)
    return [
      StoryStep("the call of the week is taken", .restrictions) { story in
        try story.moveClocks("the call of the week", to: try story.planTimes().inside)
        let form = Form([
          ("serviceUser", try story.known(story.serviceUser, "the caller").text), ("organisation", cast.jo.organisation),
          ("channel", "telephone"), ("summary", "Asked what the letter meant. It was explained."),
        ])
        let contact = try story.teller.post("/contacts", of: .intake, by: cast.jo, form, expecting: 201, as: ContactRecord.self)
        return "\(cast.max.name) moves the clock into the window. \(story.caller) calls; it is recorded as \(contact.reference)."
      },
      StoryStep("a second call in the week", hasPoint ? .restrictions : .contactOutsidePlan) { story in
        let answer = try story.ask(story.byTelephone + [("askingFor", Restrictions.pointOfContact)])
        try story.expect(
          hasPoint ? .directToPointOfContact : .doNotEngage, answer, of: "a second call in the week",
          citing: hasPoint ? .restrictions : .contactOutsidePlan)
        let isSaid = answer.sentences.contains { $0.contains("is used up") } && answer.quotas?.first?.left == 0
        try story.expect(
          isSaid, "a second call in the week", expected: "that the week's call is used up",
          got: answer.sentences.joined(separator: " "))
        return told("They call again an hour later", answer)
      },
    ]
  }
}
