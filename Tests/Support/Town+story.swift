package import Contracts
package import ServiceKit

/// Steps that many tests begin with, each through the services' own interfaces.
extension Town {
  /// Registers a person with a number and, unless it is nil, an address.
  package func register(
    _ name: String = "Robin Quist", telephone: String? = "07700 900001", address: String? = "3 Example Road\nExampleton\nEX1 1AC",
    by actor: Actor = People.rita
  ) throws -> ServiceUser {
    var body: [String: JSON] = ["name": .text(name), "organisation": .text(actor.organisations.sorted().first ?? "")]
    if let telephone { body["telephoneNumbers"] = [.text(telephone)] }
    if let address { body["postalAddress"] = .text(address) }
    let answer = try send(.intake, "/service-users", as: actor, .object(body))
    guard answer.status == 422 else { return try answer.decode() }
    // A second record on purpose: everyone shown as likely to be the same person is ruled out.
    let query = "name=\(Self.escaped(name))" + (telephone.map { "&telephone=\(Self.escaped($0))" } ?? "")
    let known: Page<ContactCandidate> = try get(.intake, "/service-user-matches?\(query)", as: actor).decode()
    body["notTheSameAs"] = .texts(known.items.map(\.serviceUser.text))
    return try send(.intake, "/service-users", as: actor, .object(body)).decode()
  }

  /// Logs an incident of that person, now.
  package func logIncident(
    of person: ServiceUser, _ behaviours: [String] = ["swearing-or-threatening"], targets: [String] = ["tom"],
    described: [String] = [], by actor: Actor = People.rita, in organisation: String? = nil
  ) throws -> Incident {
    var body: [String: JSON] = [
      "serviceUser": .text(person.id.text), "organisation": .text(organisation ?? actor.organisations.sorted().first ?? ""),
      "channel": "telephone", "behaviours": .texts(behaviours), "whatHappened": "Swore at the person who answered.",
      "targets": .texts(targets),
    ]
    if !described.isEmpty { body["targetsDescribed"] = .texts(described) }
    return try send(.intake, "/incidents", as: actor, .object(body)).decode()
  }

  /// Reports incidents of that person.
  package func report(
    _ incidents: [Incident], of person: ServiceUser, handledBy: [String] = ["hana"], described: [String] = [],
    by actor: Actor = People.rita, in organisation: String? = nil
  ) throws -> Report {
    var body: [String: JSON] = [
      "serviceUser": .text(person.id.text), "organisation": .text(organisation ?? actor.organisations.sorted().first ?? ""),
      "incidents": .texts(incidents.map(\.id.text)), "concern": "Colleagues are afraid to answer.",
      "handledBy": .texts(handledBy),
    ]
    if !described.isEmpty { body["handledByDescribed"] = .texts(described) }
    return try send(.intake, "/reports", as: actor, .object(body)).decode()
  }

  /// A case on one reported incident of that person, waiting for triage.
  package func openCase(
    of person: ServiceUser, by actor: Actor = People.rita, in organisation: String? = nil
  ) throws -> CaseView {
    let incident = try logIncident(of: person, by: actor, in: organisation)
    _ = try report([incident], of: person, by: actor, in: organisation)
    try settle()
    return try theCase(of: person)
  }

  /// The person's newest case, as another service sees it.
  package func theCase(of person: ServiceUser) throws -> CaseView {
    let page: Page<CaseSummary> = try get(.workflow, "/cases?serviceUser=\(person.id)", as: People.audrey).decode()
    guard let last = page.items.last else { throw TownFault(words: "the person has no case") }
    return try get(.workflow, "/cases/\(last.id)", as: People.audrey).decode()
  }

  /// The case as it stands.
  package func current(_ file: CaseView) throws -> CaseView {
    try get(.workflow, "/cases/\(file.id)", as: People.audrey).decode()
  }

  /// Gives a command to a case at its present version, and nothing else.
  package func command(_ name: String, _ file: CaseView, _ body: JSON? = nil, as actor: Actor = People.mara) throws -> Answer {
    let version = try current(file).version
    return try send(.workflow, "/cases/\(file.id)/\(name)", as: actor, body, version: version)
  }

  /// That person's tasks.
  package func tasks(of actor: Actor) throws -> [CaseTaskView] {
    try get(.workflow, "/tasks", as: actor).decode(Page<CaseTaskView>.self).items
  }

  /// The plan that the stories draft: telephone on Tuesdays, one point of contact, letters read and filed. It begins on the day on which `bring` drafts the first.
  package static let draft: JSON = [
    "restrictions": [
      [
        "kind": "time-limits", "channels": ["telephone"],
        "weeklyWindows": [["weekday": "tuesday", "from": "10:00", "to": "11:00"]],
        "reasons": "Calls took hours.", "behaviours": ["swearing-or-threatening"],
      ],
      [
        "kind": "read-and-file", "channels": ["letter"], "newInformationExcepted": true, "reasons": "The same letter came daily.",
        "behaviours": ["swearing-or-threatening"],
      ],
    ],
    "howToContact": "By telephone on Tuesdays.", "serviceToExpect": "An answer within ten days.",
    "reasons": "The calls went on after our warning.", "proportionality": "Shorter calls were agreed, and were not kept.",
    "startsOn": "2026-11-25", "endsOn": "2027-07-10", "reviewOn": "2027-06-01",
  ]

  /// Brings a new case of that person to a stage by the ordinary steps.
  ///
  /// - Parameter stage: `reported`, `warned`, `checklist`, `awaiting-authorisation`, `notice-pending` or `in-force`.
  package func bring(_ person: ServiceUser, to stage: String, draft: JSON = Town.draft) throws -> CaseView {
    let file = try openCase(of: person)
    if stage == "reported" { return try current(file) }
    try give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try settle()
    if stage == "warned" { return try current(file) }
    advance(days: 2)
    let again = try logIncident(of: person)
    try settle()
    try give("record-continued", file, ["incidents": .texts([again.id.text]), "reasons": "It went on."])
    if stage == "checklist" { return try current(file) }
    try prepare(file, draft: draft)
    try give("submit", file)
    if stage == "awaiting-authorisation" { return try current(file) }
    try give("authorise", file, Self.authorisation, as: People.sana)
    if stage == "notice-pending" { return try current(file) }
    try settle()
    return try current(file)
  }

  /// Answers every criterion, considers the adjustments and drafts the plan.
  package func prepare(_ file: CaseView, draft: JSON = Town.draft) throws {
    for code in ["a", "b", "c", "d", "e", "f"] {
      try give("answer-criterion", file, ["criterion": .text(code), "answer": "met", "evidence": "On file."])
    }
    try give("confirm-adjustments-considered", file, ["consideration": "None is known."])
    try give("draft-plan", file, beginning(draft))
  }

  /// The same plan, beginning today where its first day has passed.
  private func beginning(_ draft: JSON) -> JSON {
    guard case .object(let values) = draft, case .text(let text) = values["startsOn"], let first = Day(text),
      let today = Day(String(clock.now.text.prefix(10)))
    else { return draft }
    return draft.with(["startsOn": .text(max(first, today).text)])
  }

  /// What a senior manager says when authorising.
  package static let authorisation: JSON = [
    "confirmedCriteria": ["a", "b", "c", "d", "e", "f"], "reasons": "Proportionate, and the least that helps.",
  ]

  /// Gives a command that must succeed.
  package func give(_ name: String, _ file: CaseView, _ body: JSON? = nil, as actor: Actor = People.mara) throws {
    let answer = try command(name, file, body, as: actor)
    guard answer.status == 200 else { throw Unexpected(status: answer.status, text: answer.text) }
  }
}
