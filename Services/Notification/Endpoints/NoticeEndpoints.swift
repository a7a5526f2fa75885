import Contracts
import ServiceKit
import Storage

/// What people read: notices, and the letters as they went out.
extension Notification {
  func notices(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    let state = try exchange.query("state").map { text in
      guard let state = NoticeState(rawValue: text) else {
        throw Problem.malformedRequest("the query's state is not a state of a notice")
      }
      return state
    }
    let caseID = try exchange.identifier(inQuery: "case")
    let filter = NoticeStore.Filter(
      state: state, caseID: caseID, after: page.after, limit: page.limit + 1,
      visible: exchange.actor.organisations)
    let found = try database.read { try NoticeStore.list(filter, in: $0) }
    return .now(.json(page.cut(found, by: \.id.text)))
  }

  func notice(_ exchange: Exchange) throws -> Reply {
    .now(.json(try database.read { try visible(exchange, in: $0) }))
  }

  func letterAsPage(_ exchange: Exchange) throws -> Reply { .now(.html(try letter(exchange).html)) }

  func letterAsText(_ exchange: Exchange) throws -> Reply { .now(.text(try letter(exchange).plain)) }

  private func letter(_ exchange: Exchange) throws -> RenderedLetter {
    try database.read { reader in
      let notice = try visible(exchange, in: reader)
      guard let letter = try NoticeStore.letter(notice.id, in: reader) else { throw Problem.notFound }
      return letter
    }
  }

  private func visible(_ exchange: Exchange, in reader: Reader) throws -> Notice {
    let id = try exchange.identifier("id")
    guard let notice = try NoticeStore.find(id, in: reader), exchange.actor.sees(notice.organisation) else {
      throw Problem.notFound
    }
    // The letter of a destroyed notice is gone, whatever a table may still hold.
    _ = try journal.version(of: Self.stream(id), in: reader)
    return notice
  }
}
