import Contracts
import Policy
import ServiceKit
import Storage

/// What people read: notices, and the letters as they went out.
extension Notification {
  func notices(_ exchange: Exchange, _ query: Listed<NoticeFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read { try NoticeStore.list(query.filter, span, visible: exchange.actor.organisations, in: $0) }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
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
