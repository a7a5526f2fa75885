import Contracts
import Policy
import ServiceKit
import Storage

/// What people read: notices, and the letters as they went out.
extension Notification {
  func notices(_ exchange: Exchange, _ query: Listed<NoticeFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read {
      try NoticeStore.list(query.filter, span, visible: exchange.actor.organisations, now: exchange.now, in: $0)
    }.map { notice in
      var shown = notice
      shown.overdue = notice.doBy.map { $0 <= exchange.now } == true ? true : nil
      return shown
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func notice(_ exchange: Exchange) throws -> Reply {
    .now(.json(try database.read { try visible(exchange, in: $0) }))
  }

  func letterAsPage(_ exchange: Exchange) throws -> Reply {
    .now(.html(String(decoding: try document(exchange, .html, nil).bytes, as: UTF8.self)))
  }

  func letterAsText(_ exchange: Exchange) throws -> Reply {
    .now(.text(String(decoding: try document(exchange, .text, nil).bytes, as: UTF8.self)))
  }

  func document(_ exchange: Exchange, _ query: NoticeDocumentQuery) throws -> Reply {
    .now(Self.file(try document(exchange, query.format ?? .html, query.name)))
  }

  static func file(_ document: DeliveryDocument) -> Response {
    Response(
      status: 200,
      headers: [
        ("Content-Type", Self.anyBytes), ("Content-Disposition", FileName.attachment(document.name + document.ending)),
        ("Content-Security-Policy", "sandbox; default-src 'none'"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store, no-transform"),
      ], body: document.bytes)
  }

  /// A document is whatever its format is: browsers keep it, and show none.
  static let anyBytes = "application/octet-stream"

  /// A document byte for byte as it went out, which is compared with what the journal says of it at every reading.
  private func document(_ exchange: Exchange, _ format: DocumentFormat, _ name: String?) throws -> DeliveryDocument {
    try database.read { reader in
      let notice = try visible(exchange, in: reader)
      exchange.shown.insert([notice.serviceUser])
      let name = name ?? notice.letter
      guard let kept = try NoticeStore.document(notice.id, name, format, in: reader) else { throw Problem.notFound }
      let history = try NoticeHistory(try journal.entries(of: Self.stream(notice.id), in: reader))
      guard history?.digest(of: name, format).map({ $0 == kept.digest }) ?? true else {
        throw Problem.conflict("the letter that is kept is not the one that went out, and is not served")
      }
      return kept
    }
  }

  private func visible(_ exchange: Exchange, in reader: Reader) throws -> Notice {
    let id = try exchange.identifier("id")
    if let owner = try DestroyedRecords.organisation(of: Self.stream(id), in: reader), exchange.actor.sees(owner) {
      throw Problem.gone
    }
    guard let notice = try NoticeStore.find(id, in: reader), exchange.actor.sees(notice.organisation) else {
      throw Problem.notFound
    }
    // The letter of a destroyed notice is gone, whatever a table may still hold.
    _ = try journal.version(of: Self.stream(id), in: reader)
    return try shown(id, at: exchange.now, in: reader)
  }
}
