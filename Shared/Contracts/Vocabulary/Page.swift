/// One page of a list. The next is asked for with `?after=` and what `next` says.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
  /// What was found, in the list's own order.
  package var items: [Item]
  /// What to send as `after` for the next page; absent on the last.
  package var next: String?

  package init(items: [Item], next: String?) { (self.items, self.next) = (items, next) }
}
