import Contracts
import Policy
import ServiceKit
import Storage

/// The question that staff ask with the caller on the line, and the log of who asked it.
extension Intake {
  func checkContact(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(CheckContact.self)
    var faults = organisationFaults(request.organisation)
    let telephone = key(request.telephone, "telephone", PersonKeys.telephone, "a telephone number", &faults)
    let email = key(request.email, "email", PersonKeys.email, "an e-mail address", &faults)
    if request.serviceUser == nil, telephone == nil, email == nil, request.name == nil, faults.isEmpty {
      faults.append(
        FieldProblem(field: "", code: "missing", detail: "say who it is: serviceUser, telephone, email or name, one at least"))
    }
    try refuse(faults)
    let at = request.at ?? exchange.now
    var found = try database.read { reader in
      try who(request, telephone: telephone, email: email, in: reader)
    }
    let plans = try found.plans.map(EnforcedPlan.init)
    // Who may or may not be somebody under a plan is told only where that plan would bind: a flag is shown on need.
    if found.match == .possible,
      !plans.contains(where: { $0.binds(request.organisation, at: at, in: pack.zone) })
    {
      found.match = .none
    }
    let question = ContactQuestion(
      channel: request.channel, organisation: request.organisation, at: at, contactNamed: request.askingFor,
      about: request.matter)
    let decided = ContactDecision.decide(question, match: found.match, plans: plans, under: pack)
    let decisive = found.plans.first { $0.plan.id == decided.plan }
    let answer = ContactCheckAnswer(
      id: identifiers.next(), at: at, decided, match: found.match, reference: decisive?.caseReference,
      adjustments: found.adjustments)
    let entry = ContactCheckLogEntry(
      id: answer.id, at: exchange.now, askedBy: exchange.actor.subject, organisation: request.organisation,
      channel: request.channel, serviceUser: decisive?.plan.serviceUser, instruction: answer.instruction)
    let response = answer.response
    return .write(in: checkLog) { tx in
      try ContactCheckStore.insert(entry, in: tx)
      return response
    }
  }

  func contactChecks(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    let person = try exchange.identifier(inQuery: "serviceUser")
    let entries = try checkLog.read { reader in
      try ContactCheckStore.list(
        serviceUser: person, organisations: exchange.actor.organisations, after: page.after, limit: page.limit + 1, in: reader)
    }
    return .now(.json(page.cut(entries, by: \.id.text)))
  }

  func behaviours(_ exchange: Exchange) throws -> Reply {
    let listed = pack.behaviours.map { behaviour in
      BehaviourEntry(code: behaviour.code, heading: behaviour.heading, paragraph: behaviour.paragraph, words: behaviour.words)
    }
    return .now(.json(BehaviourList(items: listed)))
  }

  /// Whoever the check is about, as surely as it can be known.
  private struct Found {
    var match: ContactMatch
    var plans: [PlanTookEffect]
    /// Of an exact match only: they are nobody else's business.
    var adjustments: [String] = []
  }

  /// An identifier, a number or an address is a person's own, unless the name given is another's: then it may be a relative who calls.
  /// A name alone is nobody's own. A plan concerns one person (decision 8), so both are possible matches only.
  private func who(_ request: CheckContact, telephone: String?, email: String?, in reader: Reader) throws -> Found {
    if let id = request.serviceUser, try ServiceUserStore.exists(id, in: reader) {
      return Found(
        match: .exact, plans: try PlanStore.plans(of: id, in: reader),
        adjustments: try AdjustmentStore.agreed(for: id, in: reader))
    }
    var reached: [(id: Identifier, name: String)] = []
    for (kind, value) in [(ContactPointKind.telephone, telephone), (.email, email)] {
      guard let value else { continue }
      for person in try ServiceUserStore.people(at: kind, value, in: reader)
      where !reached.contains(where: { $0.id == person.id }) {
        reached.append(person)
      }
    }
    let fitting = reached.filter { person in request.name.map { PersonKeys.canBe($0, knownAs: person.name) } ?? true }
    if let first = fitting.first {
      // The same person may be registered twice; people of different names who share a number are not told apart by it.
      let isOne =
        fitting.count == 1
        || fitting.allSatisfy { PersonKeys.words(ofName: $0.name) == PersonKeys.words(ofName: first.name) }
      let adjustments = isOne ? try fitting.flatMap { try AdjustmentStore.agreed(for: $0.id, in: reader) } : []
      return Found(
        match: isOne ? .exact : .possible, plans: try plans(of: fitting, in: reader), adjustments: adjustments)
    }
    let others = try plans(of: reached, in: reader)
    if !others.isEmpty { return Found(match: .possible, plans: others) }
    guard let name = request.name else { return Found(match: .none, plans: []) }
    let named = try PlanStore.plans(ofSurname: PersonKeys.surname(of: name), in: reader)
    return Found(match: named.isEmpty ? .none : .possible, plans: named)
  }

  private func plans(of people: [(id: Identifier, name: String)], in reader: Reader) throws -> [PlanTookEffect] {
    try people.flatMap { try PlanStore.plans(of: $0.id, in: reader) }
  }

  private func key(
    _ text: String?, _ field: String, _ normal: (String) -> String?, _ what: String, _ faults: inout [FieldProblem]
  ) -> String? {
    guard let text else { return nil }
    guard let value = normal(text) else {
      faults.append(FieldProblem(field: field, code: "malformed", detail: "is not \(what)"))
      return nil
    }
    return value
  }
}
