import Contracts
import Policy
import ServiceKit

/// What happens at intake: people are registered, a call is held, another ended, incidents are logged and reported.
extension Story {
  static func behaviourSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    registrationSteps(pack, cast) + closedMatterSteps(pack, cast) + callSteps(pack, cast) + [
      StoryStep("two more incidents are logged", .reports) { story in
        let first = try story.log(
          by: cast.jo, channel: "telephone", story.conduct.aimed, targets: [cast.pat.subject],
          "Spoke of \(cast.pat.name), who had signed the decision.")
        let second = try story.log(
          by: cast.sam, channel: "email", story.conduct.other, targets: [], "Nineteen messages in one day, to different people.")
        story.add(first.id)
        story.add(second.id)
        return "Two more: \(first.reference), aimed at \(cast.pat.name), and \(second.reference)."
      },
      StoryStep("the incidents are reported", .reporting) { story in
        let person = try story.known(story.serviceUser, "the caller")
        let form = Form(
          [("serviceUser", person.text), ("organisation", cast.sam.organisation)]
            + story.incidents.map { ("incidents", $0.text) }
            + [
              ("concern", "Colleagues are afraid to take the calls, and other callers wait for hours."),
              ("handledBy", cast.lee.subject),
            ])
        let report = try story.teller.post("/reports", of: .intake, by: cast.sam, form, expecting: 201, as: Report.self)
        try story.expect(
          report.incidents.count == 4, "the report", expected: "4 incidents", got: "\(report.incidents.count)")
        story.report = report.id
        return "\(cast.sam.name) reports the four as \(report.reference); \(cast.lee.name) had handled the matter."
      },
    ]
  }

  private static func registrationSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    [
      StoryStep("the caller is registered", .organisations) { story in
        let person = try story.register(story.caller, address: "7 Example Road\nExampleton\nEX2 7AA")
        story.serviceUser = person.id
        return
          "\(cast.sam.introduced), registers \(person.name), who calls from \(person.telephoneNumbers[0]): \(person.reference)."
      },
      StoryStep("someone with the same surname is registered", .onePerson) { story in
        let person = try story.register(story.namesake, address: "12 Sample Lane\nExampleton\nEX2 9ZZ")
        return "\(cast.sam.name) registers \(person.name), a different person: \(person.reference)."
      },
      StoryStep("the behaviours are listed", .reports) { story in
        let list = try story.teller.get("/policy", of: .intake, by: cast.sam, as: PolicyView.self).behaviours
        let (expected, found) = (
          pack.behaviours.map { "\($0.code) (\($0.paragraph))" }, list.map { "\($0.code) (\($0.paragraph))" }
        )
        try story.expect(
          found == expected, "the behaviours", expected: expected.joined(separator: ", "), got: found.joined(separator: ", "))
        // A heading for which the policy has no paragraph is cited by its name.
        let headings = pack.headings.map { $0.paragraph == $0.name ? $0.name : "\($0.name) (\($0.paragraph))" }
        return "\(cast.sam.name) looks up what the policy calls unacceptable: \(list.count) examples under "
          + headings.joined(separator: ", ") + "."
      },
    ]
  }

  private static func callSteps(_ pack: PolicyPack, _ cast: Cast) -> [StoryStep] {
    let isLimited = pack.behaviours.contains { !pack.endsCalls($0) }
    return (isLimited ? [wrongGround(pack, cast)] : []) + [
      StoryStep("a call is held", .endedCalls) { story in
        let form = try story.endedCall(over: story.conduct.endsCall).with([
          ("reason", "Did not stop when asked to."), ("outcome", HoldOutcome.resumed.rawValue),
        ])
        let call = try story.teller.post("/held-calls", of: .intake, by: cast.sam, form, expecting: 201, as: ContactRecord.self)
        story.add(try story.known(call.incident, "the incident of the held call"))
        return
          "The caller is abusive. \(cast.sam.name) puts them on hold, and goes on with the call: it is logged as \(call.reference), and as an incident to be read."
      },
      StoryStep("ending a call without a reason is refused", .endedCalls) { story in
        let form = try story.endedCall(over: story.conduct.endsCall)
        let problem = try story.teller.post(
          "/ended-calls", of: .intake, by: cast.sam, form, expecting: 422, as: ProblemDocument.self)
        let fields = (problem.errors ?? []).map { "\($0.field) \($0.code)" }
        try story.expect(
          fields == ["reason missing"], "an ended call without a reason", expected: "the field reason as missing",
          got: fields.joined(separator: ", "))
        return
          "They call again, and do not stop. \(cast.sam.name) ends the call and logs it without a reason: refused, the reason is missing."
      },
      StoryStep("the ended call is logged", .endedCalls) { story in
        let form = try story.endedCall(over: story.conduct.endsCall).with([
          ("reason", "Did not stop when asked to, twice."), ("heldFirst", "true"),
        ])
        let call = try story.teller.post("/ended-calls", of: .intake, by: cast.sam, form, expecting: 201, as: ContactRecord.self)
        let incident = try story.known(call.incident, "the incident of the ended call")
        story.add(incident)
        return "With a reason, it is logged as \(call.reference), and as an incident to be read."
      },
    ]
  }

  private static func wrongGround(_ pack: PolicyPack, _ cast: Cast) -> StoryStep {
    StoryStep("ending a call over other behaviour is refused", .endedCalls) { story in
      let form = try story.endedCall(over: story.conduct.other).with([("reason", "Took too long."), ("heldFirst", "true")])
      let problem = try story.teller.post(
        "/ended-calls", of: .intake, by: cast.sam, form, expecting: 422, as: ProblemDocument.self)
      let fault = problem.errors?.first?.detail ?? ""
      try story.expect(
        fault.contains("(\(pack.citations[.endedCalls]))"), "a call ended over other behaviour",
        expected: "\(pack.citations[.endedCalls]) cited", got: fault)
      return "A call cannot be ended over everything: “\(story.conduct.other.words)” \(fault)."
    }
  }

  func add(_ incident: Identifier) {
    if !incidents.contains(incident) { incidents.append(incident) }
  }

  /// Logs an incident, as happening now.
  func log(
    by person: Person, channel: String, _ behaviour: Behaviour, targets: [String], _ beginning: String
  ) throws -> Contracts.Incident {
    let form = Form(
      [
        ("serviceUser", try known(serviceUser, "the caller").text), ("organisation", person.organisation), ("channel", channel),
        ("whatHappened", Conduct.account(beginning, behaviour)), ("behaviours", behaviour.code),
      ] + targets.map { ("targets", $0) })
    return try teller.post("/incidents", of: .intake, by: person, form, expecting: 201, as: Contracts.Incident.self)
  }

  private func endedCall(over behaviour: Behaviour) throws -> Form {
    Form([
      ("serviceUser", try known(serviceUser, "the caller").text), ("organisation", cast.sam.organisation),
      ("whatHappened", Conduct.account("A call about a decision letter.", behaviour)), ("behaviours", behaviour.code),
    ])
  }

  func register(_ name: String, address: String) throws -> ServiceUser {
    let telephone = try freeTelephone(for: name)
    // People of earlier runs may have the same name; none of them has this number.
    let others = try teller.get(
      "/service-user-matches?name=\(Form.encode(name))", of: .intake, by: cast.sam, as: Page<ContactCandidate>.self)
    let form = Form(
      [("name", name), ("organisation", cast.sam.organisation), ("telephoneNumbers", telephone), ("postalAddress", address)]
        + others.items.map { ("notTheSameAs", $0.serviceUser.text) })
    return try teller.post("/service-users", of: .intake, by: cast.sam, form, expecting: 201, as: ServiceUser.self)
  }

  /// An unused number from those reserved for drama (07700 900000 to 900999); remembered, so that a retry uses the same one.
  private func freeTelephone(for name: String) throws -> String {
    if let chosen = telephones[name] { return chosen }
    let start = (Int(teller.run.prefix(4), radix: 16) ?? 0) + telephones.count
    for offset in 0..<999 {
      let digits = String((start + offset) % 999 + 1)
      let number = "07700 900" + String(repeating: "0", count: 3 - digits.count) + digits
      let known = try teller.get(
        "/service-users?telephone=\(Form.encode(number))", of: .intake, by: cast.sam, as: Page<ServiceUser>.self)
      if known.items.isEmpty {
        telephones[name] = number
        return number
      }
    }
    throw Unexpected(what: "a telephone number", expected: "one of 07700 900001 to 900999 to be free", got: "none")
  }
}
