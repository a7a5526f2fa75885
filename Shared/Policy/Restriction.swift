/// What a restriction does (5.5). The pack says which of these a body uses, and what it calls them.
package enum RestrictionKind: String, CaseIterable, Sendable {
  /// Contact only at set times, for so long, or so often.
  case timeLimits = "time-limits"
  /// Contact by one channel; the others are closed.
  case oneChannel = "one-channel"
  /// Contact with one named person or team.
  case singlePointOfContact = "single-point-of-contact"
  /// Calls are recorded or listened to.
  case callsRecorded = "calls-recorded"
  /// What is sent is read, and answered only when it brings something new.
  case readAndFile = "read-and-file"
  /// A closed matter stays closed.
  case noReopening = "no-reopening"
  /// Anything else; any channel it names is blocked, which takes the severe reason of 5.5.
  case otherAction = "other-action"
}

/// A part of a restriction that its kind may require.
package enum RestrictionParameter: String, CaseIterable, Sendable {
  case channels, matters, detail
  case oneChannel = "one-channel"
  case weeklyWindow = "weekly-window"
  case pointOfContact = "point-of-contact"
  case minutesPerContact = "minutes-per-contact"
  case contactsPerWeek = "contacts-per-week"
  case newInformationExcepted = "new-information-excepted"
}

/// One limit on contact, as data, so that the contact check can compute its answer (5.5).
package struct Restriction: Sendable, Equatable {
  /// What it does.
  package let kind: RestrictionKind
  /// The channels it concerns; for `oneChannel` the one that stays open, for `otherAction` those blocked. Empty: all.
  package let channels: [Channel]
  /// When contact is taken; empty where time is no part of it.
  package let weeklyWindows: [WeeklyWindow]
  /// The person or team through whom contact goes.
  package let pointOfContact: String?
  /// The longest a call or visit may last.
  package let minutesPerContact: Int?
  /// How many contacts are taken from Monday to Sunday.
  package let contactsPerWeek: Int?
  /// References of the matters it concerns; empty: all.
  package let matters: [String]
  /// Whether what brings new information, or a new complaint, is still answered (5.5).
  package let newInformationExcepted: Bool
  /// Whatever the other parts cannot say, in words for staff and for the letter.
  package let detail: String
  /// Why this limit, in words for the person (5.7).
  package let reasons: String
  /// Codes of the behaviours that it answers.
  package let behaviours: [String]

  /// Made of its parts, as they are.
  package init(
    kind: RestrictionKind, channels: [Channel] = [], weeklyWindows: [WeeklyWindow] = [], pointOfContact: String? = nil,
    minutesPerContact: Int? = nil, contactsPerWeek: Int? = nil, matters: [String] = [], newInformationExcepted: Bool = true,
    detail: String = "", reasons: String, behaviours: [String]
  ) {
    self.kind = kind
    self.channels = channels
    self.weeklyWindows = weeklyWindows
    self.pointOfContact = pointOfContact
    self.minutesPerContact = minutesPerContact
    self.contactsPerWeek = contactsPerWeek
    self.matters = matters
    self.newInformationExcepted = newInformationExcepted
    self.detail = detail
    self.reasons = reasons
    self.behaviours = behaviours
  }

  /// Whether it speaks about contact by that channel at all.
  package func concerns(_ channel: Channel) -> Bool { channels.isEmpty || channels.contains(channel) }

  /// Whether it shuts that channel altogether.
  package func closes(_ channel: Channel) -> Bool {
    switch kind {
    case .oneChannel: !channels.isEmpty && !channels.contains(channel)
    case .otherAction: channels.contains(channel)
    case .timeLimits, .singlePointOfContact, .callsRecorded, .readAndFile, .noReopening: false
    }
  }
}
