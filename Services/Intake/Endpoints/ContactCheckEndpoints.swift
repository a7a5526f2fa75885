import Contracts
import Policy
import ServiceKit
import Storage

/// The question that staff ask with the caller on the line, and the log of who asked it.
extension Intake {
  func checkContact(_ exchange: Exchange) throws -> Reply {
    try checkLimit.count(exchange.actor.subject, at: exchange.now)
    let request = try exchange.body(CheckContact.self, checking: faults(of:))
    var given = GivenDetails(request, under: pack)
    try exchange.requireOrganisation(request.organisation)
    let question = ContactQuestion(
      channel: request.channel, organisation: request.organisation, at: request.at ?? exchange.now,
      contactNamed: request.askingFor, about: given.about, matter: request.matter)
    let found = try database.read { try find(request.serviceUser, &given, question, in: $0) }
    let decided = ContactDecision.decide(question, match: found.match, plans: found.asked)
    let decisive = found.plans.first { $0.effect.plan.id == decided.plan }
    let answer = ContactCheckAnswer(
      id: identifiers.next(), at: question.at, decided, match: found.match, plan: decisive, adjustments: found.adjustments,
      candidates: found.candidates, notes: found.notes, unread: given.unread, about: given.about?.code)
    let entry = ContactCheckLogEntry(
      id: answer.id, at: exchange.now, askedBy: exchange.actor.subject, organisation: request.organisation,
      channel: request.channel, serviceUser: decisive?.effect.plan.serviceUser ?? found.known, instruction: answer.instruction)
    let (response, details) = (answer.response, checks.details(given, of: request))
    return .write(in: checkLog) { tx in
      try checks.insert(entry, details: details, in: tx)
      return response
    }
  }

  func contactChecks(_ exchange: Exchange, _ query: Listed<ContactCheckFilter>) throws -> Reply {
    let span = try span(query.terms)
    let people = try query.filter.serviceUser.map { id in try database.read { try PersonRecords.all(of: id, in: $0) } }
    let entries = try checkLog.read { reader in
      try ContactCheckStore.list(of: people, span, organisations: exchange.actor.organisations, in: reader)
    }
    return .now(.json(query.terms.page(of: entries, by: \.id.text)))
  }

  /// Whom a check is about, and what intake holds of them.
  private struct Found {
    let match: ContactMatch
    let plans: [KnownPlan]
    /// The plans as the policy is asked about them, with what their limits are counted by.
    let asked: [PlanInQuestion]
    let adjustments: [String]
    let candidates: ContactCandidates
    let notes: ContactNotes
    /// Who it certainly is, under a plan or not.
    let known: Identifier?
  }

  /// Finds what the policy's recognition of the person asks for.
  private func find(
    _ id: Identifier?, _ given: inout GivenDetails, _ question: ContactQuestion, in reader: Reader
  ) throws -> Found {
    let search = ContactCheckSearch(question: question, packs: packs, reader: reader)
    let named = try ReferenceStore.find(given.reference, matter: given.matter, in: reader)
    let person = try search.person(id, named: named?.people ?? [], &given)
    let found = try search.plans(of: person)
    let match = person.match(isBound: !found.bound.isEmpty, isOwn: found.isOwn)
    return Found(
      match: match, plans: found.plans,
      asked: try found.plans.map { try asked($0, question, except: named?.contact, in: reader) },
      adjustments: match == .exact ? try adjustments(of: person.adjusted, search.reached, in: reader) : [],
      candidates: try ContactCandidates(of: person, found, match: match, in: reader),
      notes: try ContactNotes(of: person, search.reached, given, question, under: pack, in: reader, known: search.isKnown),
      known: match == .exact ? person.adjusted.first : nil)
  }

  /// What was agreed for those people, on any of their records; who was reached is not asked about again where that record says it all.
  private func adjustments(of ids: [Identifier], _ reached: ReachedPeople, in reader: Reader) throws -> [String] {
    let adjusted = ids.filter { reached[$0].map { $0.isMerged || $0.isAdjusted } ?? true }
    return try AdjustmentStore.agreed(for: PersonRecords.all(of: adjusted, in: reader), in: reader)
  }

  /// Contacts are counted only where a limit on their number concerns this one.
  private func asked(
    _ plan: KnownPlan, _ question: ContactQuestion, except contact: Identifier?, in reader: Reader
  ) throws -> PlanInQuestion {
    var asked = PlanInQuestion(enforced: plan.enforced, pack: plan.pack, reference: plan.effect.caseReference)
    if let from = asked.countedFrom(for: question) {
      asked.logged = try ContactStore.logged(caseID: plan.caseID, from: from, to: question.at, except: contact, in: reader)
    }
    if let from = asked.repliesCountedFrom(for: question) {
      asked.logged += try ContactStore.replies(caseID: plan.caseID, from: from, to: question.at, in: reader)
    }
    return asked
  }

  /// Only what a program gets wrong: what cannot be read on the caller's screen is no fault of the one who asks.
  private func faults(of request: CheckContact) -> [FieldProblem] {
    let faults = pack.faults(ofOrganisation: request.organisation)
    let isEmpty =
      request.serviceUser == nil && request.telephone == nil && request.email == nil && request.name == nil
      && request.reference == nil
    guard isEmpty, faults.isEmpty else { return faults }
    return [
      FieldProblem(
        field: "", code: "missing", detail: "say who it is: serviceUser, telephone, email, name or reference, one at least")
    ]
  }
}

extension ContactCheckAnswer {
  /// The policy's answer as it is sent.
  init(
    id: Identifier, at: Instant, _ answer: ContactAnswer, match: ContactMatch, plan: KnownPlan?, adjustments: [String],
    candidates: ContactCandidates, notes: ContactNotes, unread: [String], about: String?
  ) {
    self.init(
      id: id, at: at, instruction: answer.instruction, match: match,
      adjustments: adjustments, candidates: candidates.shown, unread: unread, alwaysOpen: answer.alwaysOpen,
      sentences: answer.sentences + answer.terms + candidates.sentences + notes.sentences,
      script: answer.script.isEmpty ? nil : answer.script,
      clause: answer.clause, paragraph: answer.paragraph,
      paragraphFrom: plan.flatMap { $0.isOwnPack || answer.paragraph == nil ? nil : $0.pack.reference.words },
      plan: plan?.effect.caseReference, endsOn: answer.endsOn, reviewOn: answer.reviewOn, about: about,
      clauses: answer.clauses.map {
        ContactClause(plan: $0.plan, clause: $0.clause, terms: $0.terms, endsOn: $0.endsOn, reviewOn: $0.reviewOn)
      },
      quotas: answer.quotas.map { quota in
        ContactQuota(
          plan: quota.plan, clause: quota.clause, limit: quota.limit, used: quota.used, left: quota.left, from: quota.from,
          counted: quota.words)
      }, next: answer.next.map(\.wire))
  }
}

extension NextStep {
  /// The step with the path at which it is taken.
  fileprivate var wire: ContactStep {
    switch self {
    case .recordContact, .passOn, .file: ContactStep(words: words, href: "/contacts", service: Service.intake.rawValue)
    case .logEndedCall: ContactStep(words: words, href: "/ended-calls", service: Service.intake.rawValue)
    case .requestAdjustment: ContactStep(words: words, href: "/adjustment-requests", service: Service.intake.rawValue)
    case .recordBreach: ContactStep(words: words, href: "/breaches", service: Service.workflow.rawValue)
    case .lodgeAppeal: ContactStep(words: words, href: "/appeals", service: Service.workflow.rawValue)
    }
  }
}
