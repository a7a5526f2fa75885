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
    let filter = RegisterStore.Filter(
      caseID: query.filter.case, reference: query.filter.reference, after: after,
      span: try query.terms.span(after: nil) { packs.current.zone.start(of: $0) }, visible: exchange.actor.organisations)
    let found = try database.read { try RegisterStore.list(filter, in: $0) }
    return .now(.json(query.terms.page(of: found) { String($0.number) }))
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
      let filter = RegisterStore.Filter(caseID: id, span: ListSpan(after: nil, limit: 1000), visible: [known.organisation])
      return CaseFile(
        case: id, reference: known.reference, serviceUser: known.serviceUser, organisation: known.organisation,
        decisions: try RegisterStore.list(filter, in: reader), entries: try FileStore.entries(about: known, in: reader))
    }
    return .now(.json(file))
  }
}
