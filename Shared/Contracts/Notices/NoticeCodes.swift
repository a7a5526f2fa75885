/// A way to a person that a letter can take.
package enum NoticeChannel: String, Codable, CaseIterable, Sendable {
  /// Printed and posted.
  case post
  /// By e-mail.
  case email = "e-mail"
  /// A text message that says that we have written.
  case sms
  /// Given to the person, or read out to them, by a named member of staff.
  case byHand = "by-hand"
}

/// The state of a notice, derived from the facts about it in whatever order they came.
package enum NoticeState: String, Codable, CaseIterable, Sendable {
  /// Notification has it, and tries until a channel takes it or none can.
  case accepted
  /// It may or may not have gone: a person has to say.
  case uncertain
  /// A carrier, or the folder that the post is sent from, has it.
  case handedOver = "handed-over"
  /// A person confirmed that it was posted.
  case posted
  /// The person counts as told, by the pack's rule.
  case served
  /// It is known to have reached the person.
  case delivered
  /// It came back: the person was not told.
  case returned
  /// It cannot go out as things are.
  case failed
}

/// The class by which a letter is posted.
package enum Postage: String, Codable, CaseIterable, Sendable {
  /// The faster one, on which the second working day after posting rests.
  case firstClass = "first-class"
  /// The slower one.
  case secondClass = "second-class"
  /// With a signature of who took it.
  case signedFor = "signed-for"
}

/// How a letter was given by hand.
package enum GivingWay: String, Codable, CaseIterable, Sendable {
  /// Put into the person's hands.
  case given
  /// Read out to the person, on the telephone or face to face.
  case readOut = "read-out"
}

/// What a person found out about a letter that may or may not have gone.
package enum UncertainOutcome: String, Codable, CaseIterable, Sendable {
  /// It went.
  case went
  /// It did not go: it is handed over again.
  case didNotGo = "did-not-go"
}
