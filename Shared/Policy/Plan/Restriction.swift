package import Contracts

/// What a restriction does. The pack says which of these a body uses, and what it calls them.
package enum RestrictionKind: String, CaseIterable, Sendable {
  /// Contact only at set times, for a limited time, or a limited number of times.
  case timeLimits = "time-limits"
  /// Contact by one channel; the others are closed.
  case oneChannel = "one-channel"
  /// Contact with one named person or team.
  case singlePointOfContact = "single-point-of-contact"
  /// Calls are recorded or listened to.
  case callsRecorded = "calls-recorded"
  /// What is sent is read, and answered only when it contains something new.
  case readAndFile = "read-and-file"
  /// A closed matter stays closed.
  case noReopening = "no-reopening"
  /// Anything else, in words. In plans from before `blocking` was a kind of its own, any channel it names is blocked.
  case otherAction = "other-action"
  /// Numbers or addresses are blocked, which takes the severe reason: the channels named are closed.
  case blocking
  /// Contact only at an appointment made beforehand.
  case appointmentOnly = "appointment-only"
  /// Contact only while a second member of staff is there.
  case witnessPresent = "witness-present"
  /// Some of the body's premises may not be entered, or only some may.
  case premises
  /// Contact only through a third party named in the plan.
  case thirdPartyOnly = "third-party-only"
  /// Many messages on one matter get one reply in a period.
  case oneReply = "one-reply"
  /// Only a limited number of new issues are taken up in a period.
  case newIssuesLimit = "new-issues-limit"

  /// The channels that a restriction of this kind can concern, where it names none.
  package var channels: [Channel] {
    switch self {
    case .timeLimits, .oneChannel, .singlePointOfContact, .callsRecorded, .noReopening, .otherAction, .blocking,
      .thirdPartyOnly, .newIssuesLimit:
      Channel.allCases
    case .witnessPresent, .appointmentOnly: Channel.allCases.filter { !$0.isWritten }
    case .premises: [.inPerson]
    case .oneReply, .readAndFile: Channel.allCases.filter(\.isWritten)
    }
  }
}

/// How many new issues are taken up in how long a period.
package struct NewIssuesLimit: Sendable, Equatable {
  /// The number, from 1.
  package let count: Int
  /// The length of the period in days, from 1.
  package let periodDays: Int

  package init(count: Int, periodDays: Int) { (self.count, self.periodDays) = (count, periodDays) }
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
  case premises
  case thirdParty = "third-party"
  case newIssues = "new-issues"
  case forStaff = "for-staff"
  case replyPeriodDays = "reply-period-days"
}

/// One limit on contact, as data, so that the contact check can compute its answer.
package struct Restriction: Sendable, Equatable {
  /// What it does.
  package internal(set) var kind: RestrictionKind
  /// The channels it concerns; for `oneChannel` the one that stays open, for `blocking` those blocked. Empty: all
  /// that its kind can concern.
  package internal(set) var channels: [Channel]
  /// When contact is taken; empty where time does not matter.
  package internal(set) var weeklyWindows: [WeeklyWindow]
  /// The person or team through whom contact goes.
  package internal(set) var pointOfContact: String?
  /// The longest a call or visit may last.
  package internal(set) var minutesPerContact: Int?
  /// How many contacts are taken from Monday to Sunday.
  package internal(set) var contactsPerWeek: Int?
  /// References of the matters it concerns; empty: all.
  package internal(set) var matters: [String]
  /// Whether what brings new information, or a new complaint, is still answered.
  package internal(set) var newInformationExcepted: Bool
  /// Anything that the other parts cannot say, in words for the letter; staff are told it too, where they have no words of their own.
  package internal(set) var detail: String
  /// What staff are told in place of ``detail``, which the person is not; empty: the same.
  package internal(set) var forStaff: String
  /// The body's premises that it covers, by their everyday names.
  package internal(set) var premises: [String]
  /// Whether only those premises may be entered; otherwise they are the ones that may not.
  package internal(set) var onlyThesePremises: Bool
  /// The third party through whom contact goes.
  package internal(set) var thirdParty: String?
  /// How many new issues are taken up, and in what period.
  package internal(set) var newIssues: NewIssuesLimit?
  /// The days, from 1, in which many messages on one matter get one reply.
  package internal(set) var replyPeriodDays: Int?
  /// Codes of the organisations that it concerns, among the plan's; empty: all of them.
  package internal(set) var organisations: [String]
  /// Its own first day; nil: the plan's.
  package internal(set) var startsOn: Day?
  /// Its own last day, on which it still applies; nil: the plan's.
  package internal(set) var endsOn: Day?
  /// The day by which it is reviewed separately; nil: with the plan.
  package internal(set) var reviewOn: Day?
  /// Why this limit, in words for the person.
  package internal(set) var reasons: String
  /// Codes of the behaviours that it answers.
  package internal(set) var behaviours: [String]

  package init(
    kind: RestrictionKind, channels: [Channel] = [], weeklyWindows: [WeeklyWindow] = [], pointOfContact: String? = nil,
    minutesPerContact: Int? = nil, contactsPerWeek: Int? = nil, matters: [String] = [], newInformationExcepted: Bool = true,
    detail: String = "", forStaff: String = "", premises: [String] = [], onlyThesePremises: Bool = false,
    thirdParty: String? = nil,
    newIssues: NewIssuesLimit? = nil, replyPeriodDays: Int? = nil, organisations: [String] = [], startsOn: Day? = nil,
    endsOn: Day? = nil, reviewOn: Day? = nil, reasons: String, behaviours: [String]
  ) {
    (self.kind, self.channels, self.weeklyWindows, self.pointOfContact) = (kind, channels, weeklyWindows, pointOfContact)
    (self.minutesPerContact, self.contactsPerWeek, self.matters) = (minutesPerContact, contactsPerWeek, matters)
    (self.newInformationExcepted, self.detail, self.forStaff) = (newInformationExcepted, detail, forStaff)
    self.premises = premises
    (self.onlyThesePremises, self.thirdParty, self.newIssues) = (onlyThesePremises, thirdParty, newIssues)
    (self.replyPeriodDays, self.organisations, self.startsOn, self.endsOn) = (replyPeriodDays, organisations, startsOn, endsOn)
    (self.reviewOn, self.reasons, self.behaviours) = (reviewOn, reasons, behaviours)
  }

  /// Whether it concerns contact by that channel.
  package func concerns(_ channel: Channel) -> Bool { (channels.isEmpty ? kind.channels : channels).cover(channel) }

  /// Whether it binds contact with that organisation on that day, by its own terms: the plan has further limits.
  package func binds(_ organisation: String, on day: Day) -> Bool {
    (organisations.isEmpty || organisations.contains(organisation)) && day >= startsOn ?? day && day <= endsOn ?? day
  }

  /// Whether it closes that channel altogether.
  package func closes(_ channel: Channel) -> Bool {
    switch kind {
    case .oneChannel: !channels.isEmpty && !channels.cover(channel)
    case .blocking, .otherAction: channels.cover(channel)
    case .timeLimits, .singlePointOfContact, .callsRecorded, .readAndFile, .noReopening, .witnessPresent, .appointmentOnly,
      .premises, .thirdPartyOnly, .oneReply, .newIssuesLimit:
      false
    }
  }

  /// Whether it blocks the person's numbers or addresses on that channel, in whatever words the plan has that.
  package func blocks(_ channel: Channel) -> Bool { kind != .oneChannel && closes(channel) }

  /// Whether that channel cannot be relied on: it is closed, or the premises it needs may not be entered.
  package func obstructs(_ channel: Channel) -> Bool {
    switch kind {
    case .premises: !onlyThesePremises && kind.channels.cover(channel)
    case .timeLimits, .oneChannel, .singlePointOfContact, .callsRecorded, .readAndFile, .noReopening, .otherAction, .blocking,
      .witnessPresent, .appointmentOnly, .thirdPartyOnly, .oneReply, .newIssuesLimit:
      closes(channel)
    }
  }

  /// Whether nothing that comes by that channel is answered, whatever it is about, unless it brings something new.
  package func files(_ channel: Channel) -> Bool { kind == .readAndFile && matters.isEmpty && concerns(channel) }

  /// The channels by which it says how contact is taken, so that none of them can be closed at the same time.
  ///
  /// A kind that says what becomes of what comes anyway (it is filed, it is recorded) promises nothing, nor does one that names no channel and
  /// so concerns those that are open.
  var promised: [Channel] {
    switch kind {
    case .oneChannel, .timeLimits, .singlePointOfContact, .thirdPartyOnly: channels
    case .appointmentOnly, .witnessPresent: channels.isEmpty ? kind.channels : channels
    case .callsRecorded, .readAndFile, .noReopening, .otherAction, .blocking, .premises, .oneReply, .newIssuesLimit: []
    }
  }
}
