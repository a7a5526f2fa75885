import Contracts
import ServiceKit
import Storage

/// What those who answer for records read.
extension Records {
  func register(_ exchange: Exchange) throws -> Reply {
    let after = try exchange.query("after", in: 0...Int.max, otherwise: 0)
    let limit = try exchange.query("limit", in: 1...200, otherwise: 50)
    let caseID = try exchange.identifier(inQuery: "case")
    let filter = RegisterStore.Filter(caseID: caseID, after: after, limit: limit + 1, visible: exchange.actor.organisations)
    let found = try database.read { try RegisterStore.list(filter, in: $0) }
    return .now(.json(PageRequest(after: String(after), limit: limit).cut(found, by: { String($0.number) })))
  }

  func caseFile(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let file = try database.read { reader in
      guard let known = try FileStore.knownCase(id, in: reader), exchange.actor.sees(known.organisation) else {
        throw Problem.notFound
      }
      let filter = RegisterStore.Filter(caseID: id, after: 0, limit: 1000, visible: [known.organisation])
      return CaseFile(
        caseID: id, reference: known.reference, serviceUser: known.serviceUser, organisation: known.organisation,
        decisions: try RegisterStore.list(filter, in: reader), entries: try FileStore.entries(about: known, in: reader))
    }
    return .now(.json(file))
  }
}
