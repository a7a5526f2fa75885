/// One page of a list. Request the next with `?after=` and the value of `next`.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
  /// What was found, in the list's own order.
  package var items: [Item]
  /// What to send as `after` for the next page; absent on the last.
  package var next: String?

  package init(items: [Item], next: String?) { (self.items, self.next) = (items, next) }
}
