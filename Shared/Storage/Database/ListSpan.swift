package import Contracts

/// The part of a list that a page shows. Identifiers sort by when they were made, and so do the lists that they are the order of.
package struct ListSpan: Sendable {
  /// The item after which it begins.
  package var after: Identifier?
  /// The most items, one more than the page shows, so that it is known whether there are more.
  package var limit: Int
  /// Whether the latest come first.
  package var isNewestFirst: Bool
  /// The first moment that counts.
  package var from: Instant?
  /// The first moment that no longer counts.
  package var until: Instant?

  package init(after: Identifier?, limit: Int, isNewestFirst: Bool = false, from: Instant? = nil, until: Instant? = nil) {
    (self.after, self.limit, self.isNewestFirst, self.from, self.until) = (after, limit, isNewestFirst, from, until)
  }

  /// `ASC` or `DESC`.
  package var direction: String { isNewestFirst ? "DESC" : "ASC" }

  /// The conditions for a table in which the identifier is made when the thing itself happens, with their values.
  ///
  /// - Parameters:
  ///   - id: the column of the identifier, by whose index the rows are found.
  ///   - moment: the column of the moment, where there is one: an identifier may be made a little later.
  package func made(_ id: String, at moment: String? = nil, _ values: inout [Value]) -> String {
    let slack = moment == nil ? 0 : 86_400
    let first = from.map { Identifier(at: $0.adding(seconds: -slack), random: []) }
    let last = until.map { Identifier(at: $0.adding(seconds: slack), random: []) }
    return range(id, first, last, &values) + (moment.map { within($0, &values) } ?? "")
  }

  /// The conditions for a table in which things are recorded after they happened, with their values: nothing that happened on the first day or
  /// later was recorded more than a little before it.
  package func recorded(_ id: String, at moment: String, _ values: inout [Value]) -> String {
    let first = from.map { Identifier(at: $0.adding(seconds: -86_400), random: []) }
    return range(id, first, nil, &values) + within(moment, &values)
  }

  private func range(_ id: String, _ first: Identifier?, _ last: Identifier?, _ values: inout [Value]) -> String {
    let lower = isNewestFirst ? first : [after, first].compactMap { $0 }.max()
    let upper = isNewestFirst ? [after, last].compactMap { $0 }.min() : last
    // There is always a lower bound: without one the index would not be searched, but read from its beginning.
    var conditions = "\(id) > \(values.append(.text(lower?.text ?? "")))"
    if let upper { conditions += " AND \(id) < \(values.append(.identifier(upper)))" }
    return conditions
  }

  /// The conditions on a moment alone, each with `AND` before it.
  package func within(_ moment: String, _ values: inout [Value]) -> String {
    var conditions = ""
    if let from { conditions += " AND \(moment) >= \(values.append(.instant(from)))" }
    if let until { conditions += " AND \(moment) < \(values.append(.instant(until)))" }
    return conditions
  }
}
