package import Contracts
package import Storage

extension ListTerms {
  /// The part of a list in the order of its identifiers.
  ///
  /// - Parameter start: the first moment of a day, by the body's clock.
  /// - Throws: `Problem.invalidFields` for an end before the beginning, or an `after` that no page gave.
  package func span(startOf start: (Day) -> Instant) throws(Problem) -> ListSpan {
    let place = after.flatMap { Identifier($0) }
    if after != nil, place == nil { throw .invalidFields([Self.noPlace]) }
    return try span(after: place, startOf: start)
  }

  /// The part of a list in another order, whose `after` the caller reads.
  package func span(after place: Identifier?, startOf start: (Day) -> Instant) throws(Problem) -> ListSpan {
    if let from, let to, to < from {
      throw .invalidFields([FieldProblem(field: "to", code: "outOfRange", detail: "is before the first day, \(from.text)")])
    }
    return ListSpan(
      after: place, limit: size + 1, isNewestFirst: order == .newestFirst, from: from.map(start),
      until: to.map { start($0.adding(days: 1)) })
  }

  /// The fault of an `after` that is not what a page gave.
  package static let noPlace = FieldProblem(field: "after", code: "malformed", detail: "is not the next of a page of this list")
}
