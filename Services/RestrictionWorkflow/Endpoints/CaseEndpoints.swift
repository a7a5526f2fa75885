import Contracts
import Policy
import ServiceKit
import Storage

/// What people read: cases, what they may do with them, and their tasks.
extension RestrictionWorkflow {
  func oneCase(_ exchange: Exchange) throws -> Reply {
    let loaded = try database.read { try visible(try exchange.identifier("id"), to: exchange, in: $0) }
    // A case whose policy version is not installed is still shown, without the wording that only the policy has; no step can be taken in it.
    return .now(.json(try CaseView(loaded, under: try? packs.of(loaded.state.policy)), etag: loaded.version))
  }

  func cases(_ exchange: Exchange, _ query: Listed<CaseFilter>) throws -> Reply {
    let asked = query.filter
    let filter = CaseStore.Filter(
      reference: asked.reference, stage: asked.stage.map(StageName.init), organisation: asked.organisation,
      serviceUser: asked.serviceUser, responsible: responsible(asked.responsible, exchange),
      overdueAt: asked.overdue == true ? exchange.now : nil, span: try query.terms.span { pack.zone.start(of: $0) },
      visible: exchange.actor.organisations)
    let found = try database.read { try CaseStore.list(filter, in: $0) }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func actions(_ exchange: Exchange) throws -> Reply {
    let loaded = try database.read { try visible(try exchange.identifier("id"), to: exchange, in: $0) }
    let pack = try packs.of(loaded.state.policy)
    let actions = loaded.state.permittedActions(by: CaseActor(exchange.actor), at: exchange.now, under: pack)
      .sorted { $0.action < $1.action }
      .map { action, refusal in
        CaseAction(
          name: action.rawValue, permitted: refusal == nil, code: refusal?.code, paragraph: refusal?.paragraph,
          reason: refusal?.sentence, missing: refusal?.missing)
      }
    return .now(.json(CaseActions(version: loaded.version, actions: actions), etag: loaded.version))
  }

  /// What notification is asked for once the draft is authorised: it shows the letter before that.
  func draftLetter(_ exchange: Exchange) throws -> Reply {
    let loaded = try database.read { try visible(try exchange.identifier("id"), to: exchange, in: $0) }
    let pack = try packs.of(loaded.state.policy)
    let letter = try loaded.state.draftLetter(identifiers.next(), at: exchange.now, under: pack)
    return .now(.json(letter.wire(quoting: loaded.origin.reference)))
  }

  func tasks(_ exchange: Exchange, _ query: Listed<TaskFilter>) throws -> Reply {
    let after = query.terms.after.flatMap { TaskStore.Place($0) }
    if query.terms.after != nil, after == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
    let filter = TaskStore.Filter(
      offices: exchange.actor.offices, organisations: exchange.actor.organisations, reference: query.filter.reference,
      overdueAt: query.filter.overdue == true ? exchange.now : nil,
      person: query.filter.responsible.map { $0 == "me" ? exchange.actor.subject : $0 }, after: after,
      span: try query.terms.span(after: nil) { pack.zone.start(of: $0) },
      below: pack.offices(below: exchange.actor.offices, at: exchange.now))
    let found = try database.read { try TaskStore.list(filter, in: $0) }
    return .now(
      .json(query.terms.page(of: found, by: { TaskStore.Place($0).text }, as: { $0.view(at: exchange.now, under: pack) })))
  }

  /// Whose work is asked about: an office's, one's own offices' (`me`), or a person's, by the name of their account.
  private func responsible(_ name: String?, _ exchange: Exchange) -> CaseStore.Responsible? {
    name.map { name in
      if name == "me" { return .offices(exchange.actor.offices) }
      return packs.offices.contains(Office(name)) ? .offices([Office(name)]) : .subject(name)
    }
  }

  /// A manager has read an incident and takes no further action. A task of a case is done by acting on the case.
  func incidentRead(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(ReasonedDecision.self)
    let author = exchange.author
    return .write { tx in
      guard let task = try TaskStore.find(id, in: tx), has(exchange.actor, task, at: exchange.now),
        exchange.actor.sees(task.organisation)
      else { throw Problem.notFound }
      guard task.kind == TaskStore.readIncident, let incident = Identifier(String(task.subject.dropFirst("incident/".count)))
      else {
        let what =
          switch task.kind {
          case TaskStore.decideAdjustment: "deciding on the request"
          case TaskStore.sendLetterAgain: "having the letter sent again"
          default: "acting on its case"
          }
        throw Problem.conflict("this task is done by \(what)")
      }
      let faults = pack.faults(ofReason: body.reasons, field: "reasons")
      guard faults.isEmpty else { throw Problem.invalidFields(faults) }
      try TaskStore.close(subject: task.subject, kind: task.kind, in: tx)
      try journal.append(
        IncidentRead(
          incident: incident, serviceUser: task.serviceUser, reasons: body.reasons, organisation: task.organisation),
        to: task.subject, expecting: 0,
        by: author, at: exchange.now,
        in: tx)
      return .noContent
    }
  }

  /// Whether a task is on the list of that person: one of their offices', or overdue work that has moved up to them.
  private func has(_ actor: ServiceKit.Actor, _ task: TaskStore.Row, at now: Instant) -> Bool {
    actor.offices.contains(task.office)
      || pack.offices(below: actor.offices, at: now).contains { $0.office == task.office && task.due < $0.dueBefore }
  }

  /// The case of a reference in a body: one of their organisation, or whose plan binds that, as the contact check has told them. As with any
  /// other name there, one that is not known, or not to them, is a faulty field.
  func visible(_ reference: Reference, named field: String, to exchange: Exchange, in reader: Reader) throws -> LoadedCase {
    guard let loaded = try CaseStore.find(reference: reference, in: reader).map({ try load($0, in: reader) }),
      exchange.actor.sees(loaded.state.organisation) || loaded.state.binds(anyOf: exchange.actor.organisations)
    else {
      throw Problem.invalidFields([
        FieldProblem(field: field, code: "unknown", detail: "is not the reference of a case known here")
      ])
    }
    return loaded
  }

  /// The case, if the person asking works for its organisation; otherwise it does not exist for them.
  func visible(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> LoadedCase {
    let loaded = try load(id, in: reader)
    guard exchange.actor.sees(loaded.state.organisation) else { throw Problem.notFound }
    return loaded
  }
}

extension TaskStore {
  /// An incident was logged, and a manager must read it.
  static let readIncident = "read-incident"
  /// A request for an adjustment was taken down, and must be decided.
  static let decideAdjustment = "decide-adjustment"
  /// A letter of intake's, which belongs to no case, did not reach its person.
  static let sendLetterAgain = "send-letter-again"
}

extension TaskStore.Row {
  /// The task as it is shown.
  ///
  /// - Parameter pack: cited by a row from before paragraphs were kept.
  func view(at now: Instant, under pack: PolicyPack) -> CaseTaskView {
    CaseTaskView(
      id: id.text, kind: kind, sentence: sentence,
      paragraph: paragraph ?? pack.citations[CaseTask(rawValue: kind)?.rule ?? .reporting], office: office, dueAt: due,
      overdue: due < now,
      serviceUser: serviceUser,
      case: subject.hasPrefix("case/") ? Identifier(String(subject.dropFirst("case/".count))) : nil, reference: reference,
      organisation: organisation, inHandsOf: inHandsOf, movedUpTo: movedUp(at: now, under: pack))
  }

  /// The office that overdue work has moved up to, the highest so far.
  private func movedUp(at now: Instant, under pack: PolicyPack) -> Office? {
    var (result, next, days): (Office?, Office?, Int) = (nil, pack.office(above: office), pack.work.movesUpAfterDays)
    while let above = next, due.adding(seconds: 86_400 * days) < now {
      (result, next, days) = (above, pack.office(above: above), days + pack.work.movesUpAfterDays)
    }
    return result
  }

  private var sentence: String {
    switch CaseTask(rawValue: kind) {
    case .triage: "Decide what the report calls for."
    case .sendNoticeAgain: "A letter could not be sent: correct the cause, and have it sent again."
    case .concludeWarning: "The opportunity to adapt has ended: close the case, or record that the behaviour continued."
    case .prepareProposal: "Answer the criteria, draft the plan and submit it."
    case .decideProposal: "A plan is proposed: authorise it, refuse it, or return it."
    case .review: "The plan's review is coming up, or was asked for: gather the evidence for it."
    case .overdueReview: "The plan's review is overdue: conclude it."
    case .acknowledgeAppeal: "An appeal was received: tell the person that it is being heard."
    case .decideAppeal: "Decide the appeal, if you took no part in the decision."
    case .identifyStaff:
      "Someone who was involved is known by words alone: say who it is, or that it is none of those who decide."
    case .confirmDeath: "A death is recorded: look at the evidence, as a second person, and confirm or reject it."
    case .considerBreaches: "A condition of the plan was broken: read what happened, and say what comes of it."
    case nil where kind == TaskStore.decideAdjustment:
      "A request for an adjustment waits: hear the departments, and decide on it."
    case nil where kind == TaskStore.sendLetterAgain:
      "A letter did not reach the person: correct the cause, and have it sent again."
    case nil: "An incident was logged: read it, and report it if the policy should be applied."
    }
  }
}
