import Contracts

/// A call that staff held or ended: what both have in common is said and checked once.
struct StoppedCall {
  var serviceUser: Identifier?
  var caller: String?
  var organisation: String
  var startedAt: Instant?
  /// When the caller was put on hold, or else the call ended.
  var at: Instant?
  var endedAt: Instant?
  var handler: String?
  var matter: String?
  var whatHappened: String
  var behaviours: [String]
  var lineManagers: [String]?
  var heldBecause: String?
  var heldFirst: Bool?
  var holdOutcome: HoldOutcome?
  /// Why staff ended it; nil where they did not.
  var endedBecause: String?

  init(_ call: LogEndedCall) {
    (serviceUser, caller, organisation) = (call.serviceUser, call.caller, call.organisation)
    // Its length is known where its beginning is.
    (startedAt, at, endedAt) = (call.startedAt, call.at, call.startedAt == nil ? nil : call.at)
    (handler, matter, whatHappened, behaviours) = (call.handler, call.matter, call.whatHappened, call.behaviours)
    (lineManagers, heldFirst, endedBecause) = (call.lineManagers, call.heldFirst ?? false, call.reason)
  }

  init(_ call: LogHeldCall) {
    (serviceUser, caller, organisation) = (call.serviceUser, call.caller, call.organisation)
    (startedAt, at, endedAt, handler) = (call.startedAt, call.at, call.endedAt, call.handler)
    (matter, whatHappened, behaviours) = (call.matter, call.whatHappened, call.behaviours ?? [])
    (lineManagers, heldBecause, heldFirst) = (call.lineManagers, call.reason, true)
    (holdOutcome, endedBecause) = (call.outcome, call.endedBecause)
  }
}
