import Contracts
import ServiceKit

/// The next contacts, each with the contact check that staff make during it.
extension Story {
  static let contactSteps: [StoryStep] = [
    StoryStep(name: "a call inside the window, asking for the point of contact", paragraph: "5.5") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let fields = story.byTelephone + [("askingFor", Story.pointOfContact), ("at", times.inside.text)]
      // Intake knows the plan once it has followed the feed.
      let answer = try story.teller.wait(for: "the plan in force at intake") {
        let answer = try story.ask(fields)
        return answer.instruction == .proceed ? nil : answer
      }
      try story.expect(.proceedUnderTerms, answer, of: "a call inside the window")
      try story.expect(
        answer.match == .exact && answer.plan == story.reference, "the check",
        expected: "the plan \(story.reference), as an exact match",
        got: "\(answer.plan ?? "none"), \(answer.match.rawValue)")
      return told("A call inside the window, asking for \(Story.pointOfContact)", answer)
    },
    StoryStep(name: "a call inside the window, asking for no one by name", paragraph: "5.5") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let answer = try story.ask(story.byTelephone + [("at", times.inside.text)])
      try story.expect(.directToPointOfContact, answer, of: "a call for no one by name")
      return told("A call inside the window, asking for no one by name", answer)
    },
    StoryStep(name: "a call outside the window", paragraph: "5.5") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let answer = try story.ask(story.byTelephone + [("askingFor", Story.pointOfContact), ("at", times.outside.text)])
      try story.expect(.directToPointOfContact, answer, of: "a call outside the window")
      try story.expect(
        answer.sentences.contains { $0.contains("outside the agreed time") }, "a call outside the window",
        expected: "that it is outside the agreed time", got: answer.sentences.joined(separator: " "))
      return told("A call outside the window", answer)
    },
    StoryStep(name: "a message by email", paragraph: "5.5") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let person = try story.known(story.serviceUser, "the caller")
      let answer = try story.ask([("serviceUser", person.text), ("channel", "email"), ("at", times.inside.text)])
      try story.expect(.readAndFile, answer, of: "a message by email")
      return told("A message by email, which the plan allows only for something new", answer)
    },
    StoryStep(name: "someone with the same surname calls, number withheld", paragraph: "5.5") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let answer = try story.ask([("name", story.namesake), ("channel", "telephone"), ("at", times.inside.text)])
      try story.expect(.possibleMatchOnly, answer, of: "a call from someone with the same surname")
      return told("\(story.namesake) calls with the number withheld", answer)
    },
    StoryStep(name: "someone with the same surname calls from their own number", paragraph: "5.5") { story in
      let times = try story.known(story.plan, "the plan's dates")
      let number = try story.known(story.telephones[story.namesake], "the number of \(story.namesake)")
      let answer = try story.ask([
        ("telephone", number), ("name", story.namesake), ("channel", "telephone"), ("at", times.inside.text),
      ])
      try story.expect(.proceed, answer, of: "a call from someone with the same surname from their own number")
      return told("\(story.namesake) calls from their own number", answer)
    },
  ]

  var byTelephone: [(String, String)] {
    [("telephone", telephones[caller] ?? ""), ("name", caller), ("channel", "telephone")]
  }

  func ask(_ fields: [(String, String)]) throws -> ContactCheckAnswer {
    try teller.post(
      "/contact-checks", of: .intake, by: .jo, Form(fields + [("organisation", Person.organisation)]), expecting: 200,
      as: ContactCheckAnswer.self)
  }

  private func expect(_ instruction: ContactInstruction, _ answer: ContactCheckAnswer, of what: String) throws {
    try expect(
      answer.instruction == instruction, what, expected: instruction.rawValue,
      got: "\(answer.instruction.rawValue): \(answer.sentences.joined(separator: " "))")
    // Every answer under a plan says what is always open, and never why there is a plan (decision 2).
    if answer.plan != nil {
      try expect(!answer.alwaysOpen.isEmpty, what, expected: "a list of what is always open", got: "nothing")
    }
  }

  static func told(_ what: String, _ answer: ContactCheckAnswer) -> String {
    "\(what): \(answer.instruction.rawValue). \(answer.sentences.first ?? "")"
  }
}
