import Contracts
import Policy
import ServiceKit

/// The next contacts, each with the contact check that staff make during it.
extension Story {
  static func contactSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let kinds = Restrictions.kinds(under: pack)
    let (hasWindow, hasPoint) = (kinds.contains(.timeLimits), kinds.contains(.singlePointOfContact))
    return [insideStep(isBound: hasWindow || hasPoint)] + (hasPoint ? [noOneNamedStep] : [])
      + (hasWindow ? [outsideStep(hasPoint: hasPoint)] : []) + (kinds.contains(.readAndFile) ? [emailStep] : []) + namesakeSteps
      + repeatSteps(pack, cast) + filedLetterSteps(pack, cast) + secondRecordSteps(cast)
  }

  private static func insideStep(isBound: Bool) -> StoryStep {
    StoryStep("a call inside the window, asking for the point of contact", .restrictions) { story in
      let times = try story.planTimes()
      let fields = story.byTelephone + [("askingFor", Restrictions.pointOfContact), ("at", times.inside.text)]
      // Intake knows the plan once it has followed the feed.
      let answer = try story.teller.wait(for: "the plan in force at intake") {
        let answer = try story.ask(fields)
        return answer.plan == nil ? nil : answer
      }
      try story.expect(isBound ? .proceedUnderTerms : .proceed, answer, of: "a call inside the window")
      try story.expect(
        answer.match == .exact && answer.plan == story.reference, "the check",
        expected: "the plan \(story.reference), as an exact match",
        got: "\(answer.plan ?? "none"), \(answer.match.rawValue)")
      return told("A call inside the window, asking for \(Restrictions.pointOfContact)", answer)
    }
  }

  private static var noOneNamedStep: StoryStep {
    StoryStep("a call inside the window, asking for no one by name", .restrictions) { story in
      let answer = try story.ask(story.byTelephone + [("at", try story.planTimes().inside.text)])
      try story.expect(.directToPointOfContact, answer, of: "a call for no one by name")
      return told("A call inside the window, asking for no one by name", answer)
    }
  }

  private static func outsideStep(hasPoint: Bool) -> StoryStep {
    StoryStep("a call outside the window", hasPoint ? .restrictions : .contactOutsidePlan) { story in
      let at = try story.planTimes().outside.text
      let answer = try story.ask(story.byTelephone + [("askingFor", Restrictions.pointOfContact), ("at", at)])
      try story.expect(
        hasPoint ? .directToPointOfContact : .doNotEngage, answer, of: "a call outside the window",
        citing: hasPoint ? .restrictions : .contactOutsidePlan)
      try story.expect(
        answer.sentences.contains { $0.contains("outside the agreed time") }, "a call outside the window",
        expected: "that it is outside the agreed time", got: answer.sentences.joined(separator: " "))
      return told("A call outside the window", answer)
    }
  }

  private static var emailStep: StoryStep {
    StoryStep("a message by email", .restrictions) { story in
      let (at, person) = (try story.planTimes().inside.text, try story.known(story.serviceUser, "the caller"))
      let answer = try story.ask([("serviceUser", person.text), ("channel", "email"), ("at", at)])
      try story.expect(.readAndFile, answer, of: "a message by email")
      return told("A message by email, which the plan allows only for something new", answer)
    }
  }

  private static var namesakeSteps: [StoryStep] {
    [
      StoryStep("someone with the same surname calls, number withheld", .onePerson) { story in
        let at = try story.planTimes().inside.text
        let answer = try story.ask([("name", story.namesake), ("channel", "telephone"), ("at", at)])
        try story.expect(.possibleMatchOnly, answer, of: "a call from someone with the same surname")
        return told("\(story.namesake) calls with the number withheld", answer)
      },
      StoryStep("someone with the same surname calls from their own number", .onePerson) { story in
        let number = try story.known(story.telephones[story.namesake], "the number of \(story.namesake)")
        let answer = try story.ask([
          ("telephone", number), ("name", story.namesake), ("channel", "telephone"), ("at", try story.planTimes().inside.text),
        ])
        try story.expect(.proceed, answer, of: "a call from someone with the same surname from their own number")
        return told("\(story.namesake) calls from their own number", answer)
      },
    ]
  }

  var byTelephone: [(String, String)] {
    [("telephone", telephones[caller] ?? ""), ("name", caller), ("channel", "telephone")]
  }

  func ask(_ fields: [(String, String)]) throws -> ContactCheckAnswer {
    try teller.post(
      "/contact-checks", of: .intake, by: cast.jo, Form(fields + [("organisation", cast.jo.organisation)]), expecting: 200,
      as: ContactCheckAnswer.self)
  }

  func expect(
    _ instruction: ContactInstruction, _ answer: ContactCheckAnswer, of what: String, citing rule: Rule = .restrictions
  ) throws {
    try expect(
      answer.instruction == instruction, what, expected: instruction.rawValue,
      got: "\(answer.instruction.rawValue): \(answer.sentences.joined(separator: " "))")
    // Every answer under a plan says what is always open, and never why there is a plan (decision 2).
    if answer.plan != nil {
      try expect(!answer.alwaysOpen.isEmpty, what, expected: "a list of what is always open", got: "nothing")
    }
    if answer.clause != nil {
      let paragraph = pack.citations[rule]
      try expect(answer.paragraph == paragraph, what, expected: "\(paragraph) cited", got: answer.paragraph ?? "none")
    }
  }

  static func told(_ what: String, _ answer: ContactCheckAnswer) -> String {
    "\(what): \(answer.instruction.rawValue). \(answer.sentences.first ?? "")"
  }
}
