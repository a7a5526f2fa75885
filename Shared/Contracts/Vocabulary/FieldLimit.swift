/// How much one field of a request may hold.
package enum FieldLimit: Equatable, Sendable {
  /// Characters of a text that may have several lines, counted as Unicode scalars of its ``WrittenText``.
  case text(ClosedRange<Int>)
  /// A text as a telephone system, a mail program or a form shows it, up to so many characters: also empty, and with control characters, which
  /// are for its reader to leave out.
  case shown(Int)
  /// The same for a text of one line.
  case line(ClosedRange<Int>)
  /// One of these texts.
  case codes([String])
  /// One of the codes of that list of the body's policy, in as many characters as any contract gives a code.
  case pack(PackList)
  /// A text of a notation that its contract reads, with the regular expression that describes it, the most characters that can be, and an
  /// example.
  case shape(pattern: String, most: Int, example: String)
  /// The name of an account (``Subject``).
  case subject
  /// Elements of a list.
  case items(ClosedRange<Int>)
  /// The value of a number.
  case number(ClosedRange<Int>)

  /// What a text may hold when its contract does not say: one line of 1 to 200 characters.
  package static let ordinaryText = 1...200
  /// What a code of a policy may hold where its list is not known.
  package static let packCode = 1...200
  /// What a list may hold when its contract does not say: up to 100 elements.
  package static let ordinaryItems = 0...100
}

/// The limits of a contract's fields, each name once. They are few: to look through them costs less than to hash a name.
package struct FieldLimits: ExpressibleByDictionaryLiteral, Sendable {
  private let all: [(name: String, limit: FieldLimit)]

  package init(dictionaryLiteral limits: (String, FieldLimit)...) {
    precondition(Set(limits.map(\.0)).count == limits.count, "a field has two limits")
    all = limits.map { (name: $0, limit: $1) }
  }

  private init(_ all: [(name: String, limit: FieldLimit)]) { self.all = all }

  /// Whether no field has a limit of its own.
  package var isEmpty: Bool { all.isEmpty }

  /// The limit of that field, where it has one of its own.
  package subscript(name: String) -> FieldLimit? {
    for field in all where field.name == name { return field.limit }
    return nil
  }

  /// These, and those of another contract, which has no field of the same name.
  package func and(_ others: FieldLimits) -> FieldLimits { FieldLimits(all + others.all) }

  /// Those of all other fields.
  package func without(_ name: String) -> FieldLimits { FieldLimits(all.filter { $0.name != name }) }
}

/// A contract whose fields have their own limits.
///
/// Keys are the names of the contract's own fields; `name[]` is each element of the list `name`. A field that is not listed has the
/// ordinary limit of its type; a number has none.
package protocol Bounded {
  /// The limits by field name.
  static var limits: FieldLimits { get }
}

/// A contract of a correction (RFC 7396): none of its fields has to be sent, and null removes one that need not be there.
package protocol Patched {}

/// A type with an instance that can replace a faulty value, so that the other faults of a request are found too.
///
/// Needed only by a type whose decoding checks its text or number itself; structures, lists, text enumerations and the base types
/// of this module do not need it.
package protocol StandIn {
  /// Any valid value; it is never stored or shown. Optional only so that it can come from an initialiser that may fail.
  static var standIn: Self? { get }
}

extension Instant: StandIn {
  package static var standIn: Instant? { Instant(milliseconds: 0) }
}

extension Identifier: StandIn {
  package static var standIn: Identifier? { Identifier(at: Instant(milliseconds: 0), random: []) }
}

extension Day: StandIn {
  package static var standIn: Day? { Day(year: 2000, month: 1, day: 1) }
}
