/// In which order a list comes.
package enum ListOrder: String, Codable, CaseIterable, Sendable {
  /// The earliest first.
  case oldestFirst = "oldest-first"
  /// The latest first.
  case newestFirst = "newest-first"
}

/// What every list can be asked: which page of it, in which order, and of which days.
package struct ListTerms: Decodable, Sendable, Bounded {
  /// What the page before gave as `next`.
  package let after: String?
  /// The most items on a page; 50, if absent.
  package let limit: Int?
  /// Which come first; the oldest, if absent.
  package let order: ListOrder?
  /// The first day that counts, by the body's clock: when a contact or an incident was, when a task is due, when anything else was recorded.
  package let from: Day?
  /// The last day that counts, whole.
  package let to: Day?

  package static let limits: FieldLimits = ["after": .line(1...100), "limit": .number(1...200)]

  /// How many items a page has at most.
  package var size: Int { limit ?? 50 }

  /// The page of these items, and where the next begins.
  ///
  /// - Parameter found: the items, one more than fit on the page where there are more.
  package func page<Item>(of found: [Item], by key: (Item) -> String) -> Page<Item> {
    page(of: found, by: key, as: { $0 })
  }

  /// The same, of items that are shown as something else.
  package func page<Found, Item>(of found: [Found], by key: (Found) -> String, as shown: (Found) -> Item) -> Page<Item> {
    let items = found.prefix(size)
    return Page(items: items.map(shown), next: found.count > size ? items.last.map(key) : nil)
  }
}

/// A type that reads the fields of several others as its own.
package protocol Composed {
  /// Those others, which say what the fields are.
  static var parts: [any Any.Type] { get }
}

/// The query of a list: what narrows it, and what every list can be asked.
package struct Listed<Filter: Decodable & Bounded & Sendable>: Decodable, Sendable, Bounded, Composed {
  /// What narrows it.
  package let filter: Filter
  /// Which part of it is wanted.
  package let terms: ListTerms

  package init(from decoder: any Decoder) throws {
    filter = try Filter(from: decoder)
    terms = try ListTerms(from: decoder)
  }

  package static var limits: FieldLimits { Filter.limits.and(ListTerms.limits) }
  package static var parts: [any Any.Type] { [Filter.self, ListTerms.self] }
}
