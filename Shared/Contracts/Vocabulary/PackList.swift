/// A list of codes that only a body's policy has: which they are, a service knows when it has started.
package enum PackList: CaseIterable, Sendable {
  /// The organisations that the policy covers.
  case organisations
  /// The behaviours that it names.
  case behaviours
  /// The headings that these come under.
  case headings
  /// What a matter can be about.
  case matterTypes
  /// The criteria of a plan.
  case criteria
  /// Who is consulted before a plan is decided on.
  case consultees
  /// The kinds of restriction.
  case restrictionKinds
  /// The grounds of an appeal.
  case appealGrounds
  /// The bodies outside that a person can turn to.
  case remedies
  /// The body's offices.
  case offices
}

/// The codes in each of those lists.
package struct PackCodes: Sendable {
  private let lists: [PackList: [String]]

  /// Those lists.
  ///
  /// - Parameter codes: each code of a list once, in the policy's order.
  package init(_ codes: (PackList) -> [String]) {
    lists = Dictionary(uniqueKeysWithValues: PackList.allCases.map { ($0, codes($0)) })
  }

  private init() { lists = [:] }

  /// Where no policy is known: nothing is said of what it has.
  package static let unknown = PackCodes()

  /// The codes of a list; nil where nothing is known of it, or the policy has none: then there is nothing to choose from.
  package subscript(list: PackList) -> [String]? { lists[list].flatMap { $0.isEmpty ? nil : $0 } }
}
