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
  /// At a meeting or a visit.
  case inPerson = "in-person"
  /// A text message to or from a telephone number.
  case sms
  /// At a counter or a reception.
  case counter
  /// A message on a social network, public or direct.
  case socialMedia = "social-media"
  /// A conversation in writing on the body's website.
  case webChat = "web-chat"

  package static func < (left: Channel, right: Channel) -> Bool { left.rawValue < right.rawValue }
}
