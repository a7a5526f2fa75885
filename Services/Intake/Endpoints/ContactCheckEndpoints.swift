import Contracts
import Policy
import ServiceKit
import Storage

/// The question that staff ask with the caller on the line, and the log of who asked it.
extension Intake {
  func checkContact(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(CheckContact.self, checking: faults(of:))
    let given = GivenDetails(request, telephones: pack.telephones)
    try exchange.requireOrganisation(request.organisation)
    let question = ContactQuestion(
      channel: request.channel, organisation: request.organisation, at: request.at ?? exchange.now,
      contactNamed: request.askingFor, about: request.matter)
    let found = try database.read { try find(request.serviceUser, given, question, in: $0) }
    let decided = ContactDecision.decide(
      question, match: found.match, plans: found.plans.map { (enforced: $0.enforced, pack: $0.pack) })
    let decisive = found.plans.first { $0.effect.plan.id == decided.plan }
    let answer = ContactCheckAnswer(
      id: identifiers.next(), at: question.at, decided, match: found.match, plan: decisive, adjustments: found.adjustments,
      candidates: found.candidates, notes: found.notes, unread: given.unread)
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
    let match: ContactMatch
    let plans: [KnownPlan]
    let adjustments: [String]
    let candidates: ContactCandidates
    let notes: ContactNotes
  }

  /// Finds what the policy's recognition of the person asks for.
  private func find(
    _ id: Identifier?, _ given: GivenDetails, _ question: ContactQuestion, in reader: Reader
  ) throws -> Found {
    let search = ContactCheckSearch(question: question, packs: packs, reader: reader)
    let person = try search.person(id, given)
    let found = try search.plans(of: person)
    let match = person.match(isBound: !found.bound.isEmpty, isOwn: found.isOwn)
    return Found(
      match: match, plans: found.plans,
      adjustments: match == .exact
        ? try AdjustmentStore.agreed(for: try PersonRecords.all(of: person.adjusted, in: reader), in: reader) : [],
      candidates: try ContactCandidates(of: person, found, match: match, in: reader),
      notes: try ContactNotes(of: person, given, question, under: pack, in: reader, known: search.isKnown))
  }

  /// Only what a program gets wrong: what cannot be read on the caller's screen is no fault of the one who asks.
  private func faults(of request: CheckContact) -> [FieldProblem] {
    let faults = pack.faults(ofOrganisation: request.organisation)
    let isEmpty = request.serviceUser == nil && request.telephone == nil && request.email == nil && request.name == nil
    guard isEmpty, faults.isEmpty else { return faults }
    return [
      FieldProblem(field: "", code: "missing", detail: "say who it is: serviceUser, telephone, email or name, one at least")
    ]
  }
}

extension ContactCheckAnswer {
  /// The policy's answer as it is sent.
  init(
    id: Identifier, at: Instant, _ answer: ContactAnswer, match: ContactMatch, plan: KnownPlan?, adjustments: [String],
    candidates: ContactCandidates, notes: ContactNotes, unread: [String]
  ) {
    self.init(
      id: id, at: at, instruction: answer.instruction, match: match,
      adjustments: adjustments, candidates: candidates.shown, unread: unread, alwaysOpen: answer.alwaysOpen,
      sentences: answer.sentences + answer.terms + candidates.sentences + notes.sentences,
      script: answer.script.isEmpty ? nil : answer.script,
      clause: answer.clause, paragraph: answer.paragraph,
      paragraphFrom: plan.flatMap { $0.isOwnPack || answer.paragraph == nil ? nil : $0.pack.reference.words },
      plan: plan?.effect.caseReference, endsOn: answer.endsOn, reviewOn: answer.reviewOn)
  }
}
