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
    let found = try database.read { reader in
      try who(request, telephone: telephone, email: email, in: reader)
    }
    let question = ContactQuestion(
      channel: Policy.Channel(request.channel), organisation: request.organisation, at: at, contactNamed: request.askingFor,
      about: request.matter)
    let decided = ContactDecision.decide(question, match: found.match, plans: try found.plans.map(EnforcedPlan.init), under: pack)
    let answer = ContactCheckAnswer(
      id: identifiers.next(), at: at, decided, match: found.match,
      reference: found.plans.first { $0.plan.id == decided.plan }?.caseReference)
    let entry = ContactCheckLogEntry(
      id: answer.id, at: exchange.now, askedBy: exchange.actor.subject, organisation: request.organisation,
      channel: request.channel, serviceUser: decided.plan == nil ? nil : found.person, instruction: answer.instruction)
    let response = Response.json(answer)
    return .write { tx in
      try ContactCheckStore.insert(entry, in: tx)
      return response
    }
  }

  func contactChecks(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    let person = try exchange.query("serviceUser").map { text in
      guard let id = Identifier(text) else { throw Problem.malformedRequest("the query's serviceUser is not an identifier") }
      return id
    }
    let entries = try database.read { reader in
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
    var person: Identifier?
    var match: Policy.ContactMatch
    var plans: [PlanTookEffect]
  }

  /// An identifier, a number or an address is a person's own; a name is not, and a number that another name is given with may be a
  /// relative's: a plan concerns one person (decision 8), so both are only possible matches.
  private func who(_ request: CheckContact, telephone: String?, email: String?, in reader: Reader) throws -> Found {
    if let id = request.serviceUser, try ServiceUserStore.exists(id, in: reader) {
      return Found(person: id, match: .exact, plans: try PlanStore.plans(of: id, in: reader))
    }
    var someoneElse = Found(person: nil, match: .none, plans: [])
    for (kind, value) in [(ContactPointKind.telephone, telephone), (.email, email)] {
      guard let value else { continue }
      for person in try ServiceUserStore.people(at: kind, value, in: reader) {
        let plans = try PlanStore.plans(of: person.id, in: reader)
        if request.name.map({ PersonKeys.canBe($0, knownAs: person.name) }) ?? true {
          // Several people can share a number: one of them with a plan decides only when nobody else could be calling.
          if someoneElse.match == .exact, someoneElse.person != person.id, request.name == nil {
            return Found(person: nil, match: .possible, plans: someoneElse.plans + plans)
          }
          someoneElse = Found(person: person.id, match: .exact, plans: plans)
        } else if someoneElse.match == .none, !plans.isEmpty {
          someoneElse = Found(person: person.id, match: .possible, plans: plans)
        }
      }
    }
    if someoneElse.match != .none { return someoneElse }
    if let name = request.name {
      let named = try PlanStore.plans(ofSurname: PersonKeys.surname(of: name), in: reader)
      if !named.isEmpty { return Found(person: nil, match: .possible, plans: named.map(\.effect)) }
    }
    return Found(person: nil, match: .none, plans: [])
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
