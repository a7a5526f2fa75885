import Contracts
import Policy
import ServiceKit
import Storage

/// The question that staff ask with the caller on the line, and the log of who asked it.
extension Intake {
  func checkContact(_ exchange: Exchange) throws -> Reply {
    var (telephone, email): (String?, String?)
    let request = try exchange.body(CheckContact.self) { request in
      var faults = pack.faults(ofOrganisation: request.organisation)
      (telephone, email) = keys(of: request, &faults)
      return faults
    }
    try exchange.requireOrganisation(request.organisation)
    let question = ContactQuestion(
      channel: request.channel, organisation: request.organisation, at: request.at ?? exchange.now,
      contactNamed: request.askingFor, about: request.matter)
    let found = try database.read { try find(request, telephone: telephone, email: email, question, in: $0) }
    let match = found.person.match(found.plans.map(\.enforced), for: question, under: pack)
    let decided = ContactDecision.decide(
      question, match: match, plans: found.plans.map { (enforced: $0.enforced, pack: $0.pack) })
    let decisive = found.plans.first { $0.effect.plan.id == decided.plan }
    let answer = ContactCheckAnswer(
      id: identifiers.next(), at: question.at, decided, match: match, plan: decisive, adjustments: found.adjustments)
    let entry = ContactCheckLogEntry(
      id: answer.id, at: exchange.now, askedBy: exchange.actor.subject, organisation: request.organisation,
      channel: request.channel, serviceUser: decisive?.effect.plan.serviceUser, instruction: answer.instruction)
    let response = answer.response
    return .write(in: checkLog) { tx in
      try ContactCheckStore.insert(entry, in: tx)
      return response
    }
  }

  func contactChecks(_ exchange: Exchange, _ query: Listed<ContactCheckFilter>) throws -> Reply {
    let span = try span(query.terms)
    let entries = try checkLog.read { reader in
      try ContactCheckStore.list(query.filter, span, organisations: exchange.actor.organisations, in: reader)
    }
    return .now(.json(query.terms.page(of: entries, by: \.id.text)))
  }

  /// Whom a check is about, and what intake holds of them.
  private struct Found {
    let person: PersonRecognition
    let plans: [KnownPlan]
    let adjustments: [String]
  }

  /// Finds what the policy's recognition of the person asks for.
  private func find(
    _ request: CheckContact, telephone: String?, email: String?, _ question: ContactQuestion, in reader: Reader
  ) throws -> Found {
    let search = ContactCheckSearch(question: question, packs: packs, reader: reader)
    let person = try search.person(request, telephone: telephone, email: email)
    return Found(
      person: person, plans: try search.plans(of: person),
      adjustments: try person.adjusted.flatMap { try AdjustmentStore.agreed(for: $0, in: reader) })
  }

  /// The number and the address in the form in which they are kept, and what is not right in the request.
  private func keys(of request: CheckContact, _ faults: inout [FieldProblem]) -> (telephone: String?, email: String?) {
    let telephone = key(request.telephone, "telephone", PersonKeys.telephone, "a telephone number", &faults)
    let email = key(request.email, "email", PersonKeys.email, "an e-mail address", &faults)
    if request.serviceUser == nil, telephone == nil, email == nil, request.name == nil, faults.isEmpty {
      faults.append(
        FieldProblem(field: "", code: "missing", detail: "say who it is: serviceUser, telephone, email or name, one at least"))
    }
    return (telephone, email)
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

extension ContactCheckAnswer {
  /// The policy's answer as it is sent.
  init(
    id: Identifier, at: Instant, _ answer: ContactAnswer, match: ContactMatch, plan: KnownPlan?, adjustments: [String]
  ) {
    self.init(
      id: id, at: at, instruction: answer.instruction, match: match,
      adjustments: adjustments, alwaysOpen: answer.alwaysOpen, sentences: answer.sentences + answer.terms,
      script: answer.script.isEmpty ? nil : answer.script,
      clause: answer.clause, paragraph: answer.paragraph,
      paragraphFrom: plan.flatMap { $0.isOwnPack || answer.paragraph == nil ? nil : $0.pack.reference.words },
      plan: plan?.effect.caseReference, endsOn: answer.endsOn, reviewOn: answer.reviewOn)
  }
}
