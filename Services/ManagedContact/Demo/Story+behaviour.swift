import Contracts
import ServiceKit

/// What happens at intake: people are registered, a call is ended, incidents are logged and reported.
extension Story {
  static let behaviourSteps: [StoryStep] = [
    StoryStep(name: "the caller is registered", paragraph: "1.1") { story in
      let person = try story.register(story.caller, address: "7 Example Road\nExampleton\nEX2 7AA")
      story.serviceUser = person.id
      return "Sam Rivers registers \(person.name), who calls from \(person.telephoneNumbers[0]): \(person.reference)."
    },
    StoryStep(name: "someone with the same surname is registered", paragraph: "1.1") { story in
      let person = try story.register(story.namesake, address: "12 Sample Lane\nExampleton\nEX2 9ZZ")
      return "Sam Rivers registers \(person.name), a different person: \(person.reference)."
    },
    StoryStep(name: "the behaviours are listed", paragraph: "3.2, 3.3, 4.1") { story in
      let list = try story.teller.get("/behaviours", of: .intake, by: .sam, as: BehaviourList.self).items
      let paragraphs = Set(list.map(\.paragraph))
      try story.expect(
        paragraphs.isSuperset(of: ["3.2", "3.3", "4.1"]), "the behaviours", expected: "examples under 3.2, 3.3 and 4.1",
        got: paragraphs.sorted().joined(separator: ", "))
      return "Sam Rivers looks up what the policy calls unacceptable: \(list.count) examples under three headings."
    },
    StoryStep(name: "ending a call without a reason is refused", paragraph: "6.1") { story in
      let problem = try story.teller.post(
        "/ended-calls", of: .intake, by: .sam, try story.endedCall, expecting: 422, as: ProblemDocument.self)
      let fields = (problem.errors ?? []).map { "\($0.field) \($0.code)" }
      try story.expect(
        fields == ["reason missing"], "an ended call without a reason", expected: "the field reason as missing",
        got: fields.joined(separator: ", "))
      return
        "The caller is abusive. Sam Rivers ends the call and logs it without a reason, which is refused: the reason is missing."
    },
    StoryStep(name: "the ended call is logged", paragraph: "6.1") { story in
      let form = try story.endedCall.with([("reason", "Kept swearing after being asked twice to stop."), ("heldFirst", "true")])
      let call = try story.teller.post("/ended-calls", of: .intake, by: .sam, form, expecting: 201, as: ContactRecord.self)
      let incident = try story.known(call.incident, "the incident of the ended call")
      story.add(incident)
      return "With a reason, it is logged as \(call.reference), and as an incident that goes to the manager."
    },
    StoryStep(name: "two more incidents are logged", paragraph: "3.1") { story in
      let first = try story.log(
        by: .jo, channel: "telephone", behaviours: ["threats"], targets: [Person.pat.subject],
        "Threatened to come to the office and find the person who signed the decision.")
      let second = try story.log(
        by: .sam, channel: "email", behaviours: ["excessive-demands"], targets: [],
        "Sent nineteen messages in a day to different people and demanded an answer to each within an hour.")
      story.add(first.id)
      story.add(second.id)
      return "Two more: \(first.reference), aimed at Pat Hill, and \(second.reference)."
    },
    StoryStep(name: "the incidents are reported", paragraph: "6.1") { story in
      let person = try story.known(story.serviceUser, "the caller")
      let form = Form(
        [("serviceUser", person.text), ("organisation", Person.organisation)]
          + story.incidents.map { ("incidents", $0.text) }
          + [
            ("concern", "Colleagues are afraid to take the calls, and other callers wait for hours."),
            ("handledBy", Person.lee.subject),
          ])
      let report = try story.teller.post("/reports", of: .intake, by: .sam, form, expecting: 201, as: Report.self)
      try story.expect(
        report.incidents.count == 3, "the report", expected: "3 incidents", got: "\(report.incidents.count)")
      story.report = report.id
      return "Sam Rivers reports the three to the managers as \(report.reference); Lee Brook had handled the matter."
    },
  ]

  func add(_ incident: Identifier) {
    if !incidents.contains(incident) { incidents.append(incident) }
  }

  /// Logs an incident, as happening now.
  func log(by person: Person, channel: String, behaviours: [String], targets: [String], _ account: String) throws -> Incident {
    let form = Form(
      [
        ("serviceUser", try known(serviceUser, "the caller").text), ("organisation", Person.organisation), ("channel", channel),
        ("whatHappened", account),
      ] + behaviours.map { ("behaviours", $0) } + targets.map { ("targets", $0) })
    return try teller.post("/incidents", of: .intake, by: person, form, expecting: 201, as: Incident.self)
  }

  private var endedCall: Form {
    get throws {
      Form([
        ("serviceUser", try known(serviceUser, "the caller").text), ("organisation", Person.organisation),
        ("whatHappened", "Shouted and swore at Sam about a decision letter."), ("behaviours", "shouting-or-intimidation"),
        ("behaviours", "swearing-or-threatening"),
      ])
    }
  }

  private func register(_ name: String, address: String) throws -> ServiceUser {
    let telephone = try freeTelephone(for: name)
    let form = Form([
      ("name", name), ("organisation", Person.organisation), ("telephoneNumbers", telephone), ("postalAddress", address),
    ])
    return try teller.post("/service-users", of: .intake, by: .sam, form, expecting: 201, as: ServiceUser.self)
  }

  /// An unused number from those reserved for drama (07700 900000 to 900999); remembered, so that a retry uses the same one.
  private func freeTelephone(for name: String) throws -> String {
    if let chosen = telephones[name] { return chosen }
    let start = (Int(teller.run.prefix(4), radix: 16) ?? 0) + telephones.count
    for offset in 0..<999 {
      let digits = String((start + offset) % 999 + 1)
      let number = "07700 900" + String(repeating: "0", count: 3 - digits.count) + digits
      let known = try teller.get(
        "/service-users?telephone=\(Form.encode(number))", of: .intake, by: .sam, as: Page<ServiceUser>.self)
      if known.items.isEmpty {
        telephones[name] = number
        return number
      }
    }
    throw Unexpected(what: "a telephone number", expected: "one of 07700 900001 to 900999 to be free", got: "none")
  }
}
