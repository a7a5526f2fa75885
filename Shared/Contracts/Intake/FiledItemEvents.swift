/// `filed-item.received.v1`: something that a plan says is read and filed is in the queue of its reader.
package struct FiledItemReceived: EventPayload {
  package static let type = IntakeEvent.filedItemReceived.rawValue
  /// The item, whole.
  package var item: FiledItem

  package init(item: FiledItem) { self.item = item }
}

/// `filed-item.reassigned.v1`: an item has another reader.
package struct FiledItemReassigned: EventPayload {
  package static let type = IntakeEvent.filedItemReassigned.rawValue
  /// The item as it is then, whole.
  package var item: FiledItem
  /// Why.
  package var reason: String

  package init(item: FiledItem, reason: String) { (self.item, self.reason) = (item, reason) }
}

/// `filed-item.moved-up.v1`: an item is overdue, and on the list of the office above.
package struct FiledItemMovedUp: EventPayload {
  package static let type = IntakeEvent.filedItemMovedUp.rawValue
  /// The item as it is then, whole.
  package var item: FiledItem

  package init(item: FiledItem) { self.item = item }
}

/// `filed-item.read.v1`: an item was read, and its outcome recorded.
package struct FiledItemRead: EventPayload {
  package static let type = IntakeEvent.filedItemRead.rawValue
  /// The item as it is then, whole.
  package var item: FiledItem

  package init(item: FiledItem) { self.item = item }
}

/// `filed-item.followed-up.v1`: what an item asked for has been done.
package struct FiledItemFollowedUp: EventPayload {
  package static let type = IntakeEvent.filedItemFollowedUp.rawValue
  /// The item as it is then, whole.
  package var item: FiledItem

  package init(item: FiledItem) { self.item = item }
}
