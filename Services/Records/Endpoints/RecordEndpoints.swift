import Contracts
import Policy
import ServiceKit
import Storage

/// What those who answer for records read.
extension Records {
  func register(_ exchange: Exchange, _ query: Listed<RegisterFilter>) throws -> Reply {
    // A number as the page before gave it, and none that no entry has.
    let after = query.terms.after.flatMap { text in Int(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil } }
    if query.terms.after != nil, after == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
    let asked = query.filter
    let found = try database.read { reader in
      var filter = RegisterStore.Filter(
        caseID: asked.case, people: try asked.serviceUser.map { try PersonMerges.records(of: $0, in: reader) }, kind: asked.kind,
        after: after, span: try query.terms.span(after: nil) { packs.current.zone.start(of: $0) },
        visible: exchange.organisations(in: asked.organisation))
      if let reference = asked.reference {
        if let named = try FileStore.caseID(of: reference, in: reader) {
          guard filter.caseID == nil || filter.caseID == named else { return [RegisterEntry]() }
          filter.caseID = named
        } else {
          filter.reference = reference.text
        }
      }
      return try RegisterStore.list(filter, in: reader)
    }
    return .now(exchange.answer(query.terms.page(of: found) { String($0.number) }, named: "register-of-decisions"))
  }

  func restrictions(_ exchange: Exchange, _ query: Listed<RestrictionFilter>) throws -> Reply {
    let after = query.terms.after.flatMap(Self.place(ofPlan:))
    if query.terms.after != nil, after == nil { throw Problem.invalidFields([ListTerms.noPlace]) }
    let asked = query.filter
    let found = try database.read { reader in
      var filter = RestrictionStore.Filter(
        caseID: asked.case, people: try asked.serviceUser.map { try PersonMerges.records(of: $0, in: reader) }, kind: asked.kind,
        state: asked.state, after: after, span: try query.terms.span(after: nil) { packs.current.zone.start(of: $0) },
        visible: exchange.organisations(in: asked.organisation))
      if let reference = asked.reference {
        guard let named = try FileStore.caseID(of: reference, in: reader), filter.caseID == nil || filter.caseID == named else {
          return [RegisteredRestriction]()
        }
        filter.caseID = named
      }
      return try RestrictionStore.list(filter, in: reader)
    }
    return .now(
      exchange.answer(
        query.terms.page(of: found) { "\($0.case) \($0.planVersion)" }, named: "register-of-restrictions"))
  }

  /// The place of a plan in its register, as a page gives it.
  private static func place(ofPlan text: String) -> (caseID: Identifier, version: Int)? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let id = Identifier(String(parts[0])), let version = Int(parts[1]), version > 0,
      text == "\(id) \(version)"
    else { return nil }
    return (id, version)
  }

  func caseFile(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let file = try database.read { reader in
      let name = AggregateName(kind: .restrictionCase, id: id)
      if let owner = try DestroyedRecords.organisation(of: name.stream, in: reader), exchange.actor.sees(owner) {
        throw Problem.gone
      }
      guard let known = try FileStore.knownCase(id, in: reader), exchange.actor.sees(known.organisation) else {
        throw Problem.notFound
      }
      let filter = RegisterStore.Filter(
        caseID: id, span: ListSpan(after: nil, limit: 1000), visible: [known.organisation])
      return CaseFile(
        case: id, reference: known.reference, serviceUser: known.serviceUser, organisation: known.organisation,
        decisions: try RegisterStore.list(filter, in: reader), entries: try FileStore.entries(about: known, in: reader))
    }
    return .now(.json(file))
  }
}

extension Exchange {
  /// The organisations of which a list shows something: the one that is asked for, where it is theirs, or all of theirs.
  fileprivate func organisations(in asked: String?) -> Set<String> {
    asked.map { actor.organisations.intersection([$0]) } ?? actor.organisations
  }
}
