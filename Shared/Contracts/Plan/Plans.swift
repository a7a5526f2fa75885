/// A day of the week, as plans name it.
package enum Weekday: String, Codable, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A time of the week in which contact is taken, in the body's own time zone.
package struct WeeklyWindowTerms: Codable, Sendable, Equatable {
  /// The day of the week.
  package var weekday: Weekday
  /// When it opens, as `HH:MM`.
  package var from: String
  /// When it closes, as `HH:MM`, at the latest `24:00`; that minute is outside. Earlier than it opens: on the next day.
  package var to: String

  package init(weekday: Weekday, from: String, to: String) { (self.weekday, self.from, self.to) = (weekday, from, to) }
}

extension WeeklyWindowTerms: Bounded {
  package static let limits: FieldLimits = [
    "from": .shape(pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", most: 5, example: "10:00"),
    "to": .shape(pattern: "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", most: 5, example: "11:00"),
  ]
}

/// How many new issues are taken up in how long a period.
package struct NewIssuesTerms: Codable, Sendable, Equatable {
  /// The number.
  package var count: Int
  /// The length of the period in days.
  package var periodDays: Int

  package init(count: Int, periodDays: Int) { (self.count, self.periodDays) = (count, periodDays) }
}

extension NewIssuesTerms: Bounded {
  package static let limits: FieldLimits = ["count": .number(1...100), "periodDays": .number(1...366)]
}

/// One limit on contact, as it is drafted, shown and published.
package struct RestrictionTerms: Codable, Sendable, Equatable {
  /// What it does, by the pack's code (`time-limits`, `one-channel`, ...).
  package var kind: String
  /// The channels it concerns; for `one-channel` the one that stays open, for `blocking` those that are blocked. None: all
  /// that its kind can concern.
  package var channels: [Channel]?
  /// When contact is taken; none where time does not matter.
  package var weeklyWindows: [WeeklyWindowTerms]?
  /// The person or team through whom contact goes.
  package var pointOfContact: String?
  /// The longest that a call or visit may last.
  package var minutesPerContact: Int?
  /// How many contacts are taken from Monday to Sunday.
  package var contactsPerWeek: Int?
  /// References of the matters it concerns; none: all.
  package var matters: [String]?
  /// Whether what brings new information, or a new complaint, is still answered; yes, unless said otherwise.
  package var newInformationExcepted: Bool?
  /// Anything that the other fields cannot say, in words for the person: the letter gives them.
  package var detail: String?
  /// What staff are told in place of `detail`, by the contact check; the letter does not give it.
  package var forStaff: String?
  /// The body's premises that it covers.
  package var premises: [String]?
  /// Whether only those premises may be entered; otherwise, and by default, they are the ones that may not.
  package var onlyThesePremises: Bool?
  /// The third party through whom contact goes.
  package var thirdParty: String?
  /// How many new issues are taken up, and in what period.
  package var newIssues: NewIssuesTerms?
  /// The days in which many messages on one matter get one reply.
  package var replyPeriodDays: Int?
  /// Codes of the organisations that it concerns, among the plan's; none: all of them.
  package var organisations: [String]?
  /// Its own first day; none: the plan's.
  package var startsOn: Day?
  /// Its own last day; none: the plan's.
  package var endsOn: Day?
  /// The day by which it is reviewed separately; none: with the plan.
  package var reviewOn: Day?
  /// Why this limit, in words for the person.
  package var reasons: String
  /// Codes of the behaviours that it answers.
  package var behaviours: [String]

  package init(
    kind: String, channels: [Channel]?, weeklyWindows: [WeeklyWindowTerms]?, pointOfContact: String?, minutesPerContact: Int?,
    contactsPerWeek: Int?, matters: [String]?, newInformationExcepted: Bool?, detail: String?, forStaff: String? = nil,
    premises: [String]? = nil,
    onlyThesePremises: Bool? = nil, thirdParty: String? = nil, newIssues: NewIssuesTerms? = nil, replyPeriodDays: Int? = nil,
    organisations: [String]? = nil, startsOn: Day? = nil, endsOn: Day? = nil, reviewOn: Day? = nil, reasons: String,
    behaviours: [String]
  ) {
    (self.kind, self.channels, self.weeklyWindows, self.pointOfContact) = (kind, channels, weeklyWindows, pointOfContact)
    (self.minutesPerContact, self.contactsPerWeek, self.matters) = (minutesPerContact, contactsPerWeek, matters)
    (self.newInformationExcepted, self.detail, self.forStaff) = (newInformationExcepted, detail, forStaff)
    self.premises = premises
    (self.onlyThesePremises, self.thirdParty, self.newIssues) = (onlyThesePremises, thirdParty, newIssues)
    (self.replyPeriodDays, self.organisations, self.startsOn, self.endsOn) = (replyPeriodDays, organisations, startsOn, endsOn)
    (self.reviewOn, self.reasons, self.behaviours) = (reviewOn, reasons, behaviours)
  }
}

extension RestrictionTerms: Bounded {
  package static let limits: FieldLimits = [
    "kind": .pack(.restrictionKinds), "channels": .items(0...20), "weeklyWindows": .items(0...14),
    "minutesPerContact": .number(1...480),
    "contactsPerWeek": .number(1...100), "matters": .items(0...50), "detail": .text(1...2000), "forStaff": .text(1...2000),
    "premises": .items(0...20),
    "premises[]": .line(1...200), "thirdParty": .line(1...200), "replyPeriodDays": .number(1...366),
    "organisations": .items(0...10), "organisations[]": .pack(.organisations), "reasons": .text(1...2000),
    "behaviours": .items(1...30), "behaviours[]": .pack(.behaviours),
  ]
}

/// A complete communication plan for one person.
package struct PlanDocument: Codable, Sendable, Equatable {
  /// The plan.
  package var id: Identifier
  /// 1 for the first; each variation adds one.
  package var version: Int
  /// The only person it concerns.
  package var serviceUser: Identifier
  /// Codes of the organisations whose contact it limits.
  package var organisations: [String]
  /// The limits, at least one.
  package var restrictions: [RestrictionTerms]
  /// How the person should contact us.
  package var howToContact: String
  /// What service they can expect in return.
  package var serviceToExpect: String
  /// Why contact is managed.
  package var reasons: String
  /// Why nothing milder would do; only plans drafted by early versions lack it.
  package var proportionality: String?
  /// The first day; the plan never applies before its notice is dispatched.
  package var startsOn: Day
  /// The last day, on which it still applies.
  package var endsOn: Day?
  /// The day by which it is reviewed.
  package var reviewOn: Day
  /// Why circumstances are severe, where a channel is blocked.
  package var severeReason: String?

  package init(
    id: Identifier, version: Int, serviceUser: Identifier, organisations: [String], restrictions: [RestrictionTerms],
    howToContact: String, serviceToExpect: String, reasons: String, proportionality: String? = nil, startsOn: Day, endsOn: Day?,
    reviewOn: Day, severeReason: String?
  ) {
    (self.id, self.version, self.serviceUser, self.organisations) = (id, version, serviceUser, organisations)
    (self.restrictions, self.howToContact, self.serviceToExpect) = (restrictions, howToContact, serviceToExpect)
    (self.reasons, self.proportionality, self.startsOn, self.endsOn) = (reasons, proportionality, startsOn, endsOn)
    (self.reviewOn, self.severeReason) = (reviewOn, severeReason)
  }
}
