/// What narrows a list of contacts, incidents or reports to one person or one record. Without either, it is a list across people.
package protocol AcrossPeople {
  /// The person.
  var serviceUser: Identifier? { get }
  /// The record's own reference.
  var reference: Reference? { get }
}

/// Which contacts are listed. `GET /contacts`; what is given applies together. Those of one person, or the one of a reference; across people, for
/// offices that oversee the work.
package struct ContactFilter: Decodable, Sendable, Bounded, AcrossPeople {
  /// The person.
  package let serviceUser: Identifier?
  /// The contact's own reference (`CT-2026-000001`).
  package let reference: Reference?
  /// The code of the organisation.
  package let organisation: String?
  /// How contact was made.
  package let channel: Channel?
  /// Who contacted whom.
  package let direction: ContactDirection?
  /// Who handled it, by the subject of their sign-in.
  package let handler: String?
  /// The matter, as it was written down; capitals, spaces and dashes make no difference.
  package let matter: String?
  /// Whether it is known who the person is: `false` for callers who are not identified yet.
  package let identified: Bool?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations), "handler": .subject, "matter": .line(1...60)]
}

/// Which incidents are listed. `GET /incidents`; what is given applies together, as for contacts.
package struct IncidentFilter: Decodable, Sendable, Bounded, AcrossPeople {
  /// The person.
  package let serviceUser: Identifier?
  /// The incident's own reference (`IN-2026-000001`).
  package let reference: Reference?
  /// The code of the organisation.
  package let organisation: String?
  /// Where it happened.
  package let channel: Channel?
  /// The pack's code of a behaviour that was shown.
  package let behaviour: String?
  /// The pack's code of a heading under which a behaviour that was shown comes.
  package let heading: String?
  /// Who reported it, by the subject of their sign-in.
  package let handler: String?
  /// The matter, as it was written down; capitals, spaces and dashes make no difference.
  package let matter: String?

  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "behaviour": .pack(.behaviours), "heading": .pack(.headings), "handler": .subject,
    "matter": .line(1...60),
  ]
}

/// Which reports are listed. `GET /reports`; what is given applies together, as for contacts.
package struct ReportFilter: Decodable, Sendable, Bounded, AcrossPeople {
  /// The person.
  package let serviceUser: Identifier?
  /// The report's own reference (`RP-2026-000001`).
  package let reference: Reference?
  /// The code of the organisation.
  package let organisation: String?
  /// Who submitted it, by the subject of their sign-in.
  package let handler: String?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations), "handler": .subject]
}

/// Of which days a person's pattern of contact is shown. `GET /service-users/{id}/pattern`
package struct PatternQuery: Decodable, Sendable, Bounded {
  /// The first day, by the body's clock; 27 days before the last, if absent.
  package let from: Day?
  /// The last day, whole; if absent, today, or 27 days after the first where that is earlier. At most 366 days are shown.
  package let to: Day?

  package static let limits: FieldLimits = [:]
}

/// How often a person and the body were in contact, and how much staff time that took. Contacts that the reader's organisations do not have
/// are not counted.
package struct ContactPattern: Codable, Sendable, Equatable {
  /// The person.
  package var serviceUser: Identifier
  /// The first day.
  package var from: Day
  /// The last day.
  package var to: Day
  /// The zone in which the days begin.
  package var timeZone: String
  /// All of it.
  package var total: PatternAmount
  /// Every day, in order; a contact counts on the day on which it began.
  package var days: [PatternDay]
  /// Every week, Monday first, in order; the first and the last may be cut short by the days that are shown.
  package var weeks: [PatternWeek]
  /// Every channel that was used, most contacts first.
  package var channels: [PatternChannel]

  package init(
    serviceUser: Identifier, from: Day, to: Day, timeZone: String, total: PatternAmount, days: [PatternDay],
    weeks: [PatternWeek], channels: [PatternChannel]
  ) {
    (self.serviceUser, self.from, self.to, self.timeZone) = (serviceUser, from, to, timeZone)
    (self.total, self.days, self.weeks, self.channels) = (total, days, weeks, channels)
  }
}

/// A number of contacts and the staff time they took.
package struct PatternAmount: Codable, Sendable, Equatable {
  /// How many contacts.
  package var contacts: Int
  /// How many of them the person made; the others the body made.
  package var incoming: Int
  /// Minutes of staff time, each contact rounded up to whole minutes.
  package var minutes: Int
  /// How many of them have no known length, and so are not in the minutes.
  package var untimed: Int

  package init(contacts: Int = 0, incoming: Int = 0, minutes: Int = 0, untimed: Int = 0) {
    (self.contacts, self.incoming, self.minutes, self.untimed) = (contacts, incoming, minutes, untimed)
  }
}

/// What there was on one day.
package struct PatternDay: Codable, Sendable, Equatable {
  /// The day.
  package var day: Day
  /// What there was.
  package var amount: PatternAmount

  package init(day: Day, amount: PatternAmount) { (self.day, self.amount) = (day, amount) }
}

/// What there was in one week.
package struct PatternWeek: Codable, Sendable, Equatable {
  /// Its Monday, which may be before the first day shown.
  package var monday: Day
  /// What there was.
  package var amount: PatternAmount
  /// The same by channel, most contacts first.
  package var channels: [PatternChannel]

  package init(monday: Day, amount: PatternAmount, channels: [PatternChannel]) {
    (self.monday, self.amount, self.channels) = (monday, amount, channels)
  }
}

/// What there was by one channel.
package struct PatternChannel: Codable, Sendable, Equatable {
  /// The channel.
  package var channel: Channel
  /// What there was.
  package var amount: PatternAmount

  package init(channel: Channel, amount: PatternAmount) { (self.channel, self.amount) = (channel, amount) }
}
