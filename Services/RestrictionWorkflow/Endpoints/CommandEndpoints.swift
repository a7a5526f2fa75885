import Contracts
import Policy
import ServiceKit
import Storage

/// The commands by which people move a case on. Each gives in `If-Match` the version it was decided on, and is answered with the case.
extension RestrictionWorkflow {
  func command<Body: Decodable>(
    _ exchange: Exchange, _ type: Body.Type,
    answer: ((LoadedCase) throws -> Response)? = nil, _ make: (Body) throws -> Command
  ) throws -> Reply {
    let id = try exchange.identifier("id")
    var made: Command?
    let body = try Self.body(of: exchange, type) { body in
      try Problem.faults { made = try make(body) }
    }
    let command = try made ?? make(body)
    return try give(exchange, to: id, expecting: try exchange.requireVersion(), answer: answer) { _ in command }
  }

  /// Has the policy decide on a command, records the decision, and answers with the case.
  func give(
    _ exchange: Exchange, to id: Identifier, expecting expected: SeenVersions, answer: ((LoadedCase) throws -> Response)? = nil,
    _ make: (LoadedCase) throws -> Command
  ) throws -> Reply {
    // Read, decided and applied here, on one of many threads, so that the single writer only has to append, expecting the version that was
    // decided on. A refusal also waits for the writer, where the earlier answer to the same request may be found.
    let decided = Result {
      let loaded = try database.read { try visible(id, to: exchange, in: $0) }
      try expected.check(found: loaded.version)
      let step = try step(try make(loaded), on: loaded, by: CaseActor(exchange.actor), at: exchange.now)
      let pack = try packs.of(loaded.state.policy)
      let response = try answer?(step.after) ?? Response.json(try CaseView(step.after, under: pack), etag: step.after.version)
      return (step: step, response: response)
    }
    return .write { tx in
      let (step, response) = try decided.get()
      try record(step, in: tx)
      return response
    }
  }

  /// A command with no required content may come without a body, and then without a content type.
  private static func body<Body: Decodable>(
    of exchange: Exchange, _ type: Body.Type, checking check: (Body) throws -> [FieldProblem]
  ) throws -> Body {
    if exchange.request.body.isEmpty, let absent = type as? any MayBeAbsent.Type, let body = absent.init() as? Body {
      return body
    }
    return try exchange.body(type, checking: check)
  }
}

extension CaseActor {
  /// The person asking, as the policy sees them.
  init(_ actor: ServiceKit.Actor) {
    self.init(subject: actor.subject, offices: actor.offices, organisations: actor.organisations)
  }
}

extension Problem {
  /// The faults of fields that something throws, where it throws no others.
  static func faults(in body: () throws -> Void) throws -> [FieldProblem] {
    do { try body() } catch Problem.invalidFields(let fields) { return fields } catch let refusal as Refusal
      where !refusal.fields.isEmpty
    {
      return refusal.fields
    } catch let fault as WireFault {
      return [FieldProblem(field: fault.field, code: "malformed", detail: fault.detail)]
    }
    return []
  }

  /// How the workflow's own errors are answered; a refusal needs no mapping.
  static func workflow(_ error: any Error) -> Problem? {
    switch error {
    case let missing as MissingPack: Problem(missing.refusal)
    case let fault as WireFault: .invalidFields([FieldProblem(field: fault.field, code: "malformed", detail: fault.detail)])
    default: nil
    }
  }
}
