import Contracts
import Storage

/// Where the events go: the follower's own database, in which the cursor moves together with what was done about each event.
struct FeedSink: Sendable {
  /// The feed's name, such as `intake`.
  let name: String
  let database: Database
  /// Does what an event asks for; throws `UnknownEvent` for a type that is not in the catalogue.
  let apply: @Sendable (FeedEvent, Transaction) throws -> Void

  /// Where the cursor is; nil before the first page.
  func position() throws -> CursorPosition? {
    let name = name
    return try database.read { try FeedCursor.position(of: name, in: $0) }
  }

  /// Applies a page in one transaction, or what comes before the first event that the handler refuses.
  ///
  /// - Throws: `RefusedEvent`; `FeedFault.cursorMoved`, with nothing applied; or what the database throws.
  func take(_ page: FeedPage) throws {
    guard let refused = try commit(page, first: page.events.count) else { return }
    // The transaction is undone. What came before the event is applied again, without it.
    throw try commit(page, first: refused.index) ?? refused
  }

  /// Applies the first events of a page, all of them, or none when the handler refuses one, which is the answer.
  private func commit(_ page: FeedPage, first count: Int) throws -> RefusedEvent? {
    guard count > 0, let end = page.position(afterFirst: count) else { return nil }
    var refused: RefusedEvent?
    do {
      try database.write { transaction in
        guard try FeedCursor.position(of: name, in: transaction) == page.after else { throw FeedFault.cursorMoved }
        for (index, event) in page.events.prefix(count).enumerated() {
          do {
            transaction.trace = event.trace.header
            try apply(event, transaction)
          } catch {
            refused = RefusedEvent(index: index, event: event, error: error)
            throw error
          }
        }
        try FeedCursor.move(name, to: end, in: transaction)
      }
      return nil
    } catch {
      guard let refused else { throw error }
      return refused
    }
  }
}
