/// What became of a call that was held.
package enum HoldOutcome: String, Codable, CaseIterable, Sendable {
  /// The call went on.
  case resumed
  /// The caller rang off.
  case endedByCaller = "ended-by-caller"
  /// Staff ended it, which takes a reason of its own.
  case endedByStaff = "ended-by-staff"
}

/// Asks intake to log a call that was held because it was aggressive, abusive or offensive. `POST /held-calls`.
///
/// It becomes a contact and, where behaviour was shown, an incident at once, so that it reaches the manager.
package struct LogHeldCall: Codable, Sendable {
  /// Who was calling; absent for a caller who is not identified, of whom `caller` then says what is known.
  package var serviceUser: Identifier?
  /// What is known of a caller who is not identified: the name or the number they gave.
  package var caller: String?
  /// The code of the organisation they called.
  package var organisation: String
  /// When the call began, where that is known.
  package var startedAt: Instant?
  /// When the caller was put on hold; now, if absent. Never in the future.
  package var at: Instant?
  /// When the call ended, where that is known.
  package var endedAt: Instant?
  /// Who took the call, by the subject of their sign-in, where that is not the one who writes it down.
  package var handler: String?
  /// The matter the call was about, by its reference elsewhere.
  package var matter: String?
  /// Why the caller was put on hold. Without it nothing is logged.
  package var reason: String
  /// What was said or done before that, and after.
  package var whatHappened: String
  /// The pack's codes of the behaviours shown, all of a heading over which calls are ended; none, where there was no such behaviour.
  package var behaviours: [String]?
  /// What became of the call.
  package var outcome: HoldOutcome
  /// Why staff ended it, where they did; then at least one behaviour is named.
  package var endedBecause: String?
  /// The line managers of the staff it was aimed at, by the subject of their sign-in: the task to read it is in the hands of the first.
  package var lineManagers: [String]?
}

extension LogHeldCall: Bounded {
  package static let limits: FieldLimits = [
    "caller": .line(1...200), "organisation": .pack(.organisations), "handler": .subject, "matter": .line(1...60),
    "reason": .text(1...1000), "whatHappened": .text(1...4000), "behaviours": .items(0...20),
    "behaviours[]": .pack(.behaviours), "endedBecause": .text(1...1000),
    "lineManagers": .items(0...5), "lineManagers[]": .subject,
  ]
}

/// Asks intake to log a call that was ended because it was aggressive, abusive or offensive. `POST /ended-calls`.
///
/// It becomes a contact and an incident at once, so that it reaches the manager.
package struct LogEndedCall: Codable, Sendable {
  /// Who was calling; absent for a caller who is not identified, of whom `caller` then says what is known.
  package var serviceUser: Identifier?
  /// What is known of a caller who is not identified: the name or the number they gave.
  package var caller: String?
  /// The code of the organisation they called.
  package var organisation: String
  /// When the call began, where that is known.
  package var startedAt: Instant?
  /// When the call ended; now, if absent. Never in the future.
  package var at: Instant?
  /// Who took the call, by the subject of their sign-in, where that is not the one who writes it down.
  package var handler: String?
  /// The matter the call was about, by its reference elsewhere.
  package var matter: String?
  /// Why the call was ended. Without it nothing is logged and the call stays unaccounted for.
  package var reason: String
  /// What was said or done before it was ended.
  package var whatHappened: String
  /// The pack's codes of the behaviours shown, all of the aggressive or abusive heading.
  package var behaviours: [String]
  /// Whether the caller was put on hold first.
  package var heldFirst: Bool?
  /// The line managers of the staff it was aimed at, by the subject of their sign-in: the task to read it is in the hands of the first.
  package var lineManagers: [String]?
}

extension LogEndedCall: Bounded {
  package static let limits: FieldLimits = [
    "caller": .line(1...200), "organisation": .pack(.organisations), "handler": .subject, "matter": .line(1...60),
    "reason": .text(1...1000), "whatHappened": .text(1...4000), "behaviours": .items(1...20),
    "behaviours[]": .pack(.behaviours), "lineManagers": .items(0...5),
    "lineManagers[]": .subject,
  ]
}

/// What comes from a person, or from a caller who is not identified.
package protocol FromCaller {
  /// The person, where they are known.
  var serviceUser: Identifier? { get }
  /// What is known of a caller who is not identified.
  var caller: String? { get }
  /// The code of the organisation.
  var organisation: String { get }
}

extension RecordContact: FromCaller {}
extension LogHeldCall: FromCaller {}
extension LogEndedCall: FromCaller {}
