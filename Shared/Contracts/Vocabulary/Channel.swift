/// The ways in which a person and the body contact each other.
package enum Channel: String, Codable, CaseIterable, Sendable, Comparable {
  /// A call, in either direction.
  case telephone
  /// An e-mail.
  case email
  /// A letter by post or by hand.
  case letter
  /// A form sent over the web.
  case form
  /// At a counter, a meeting or a visit.
  case inPerson = "in-person"

  package static func < (left: Channel, right: Channel) -> Bool { left.rawValue < right.rawValue }
}
