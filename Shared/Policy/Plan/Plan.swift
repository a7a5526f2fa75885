package import Contracts

/// A communication plan as a manager writes it, possibly incomplete.
package struct PlanDraft: Sendable, Equatable {
  /// The identifier that the plan will have, made by the caller.
  package let id: Identifier
  /// Codes of the organisations whose contact it limits; empty: the case's own.
  package let organisations: [String]
  /// The limits, at least one.
  package let restrictions: [Restriction]
  /// How the person should contact us.
  package let howToContact: String
  /// What service they can expect in return.
  package let serviceToExpect: String
  /// Why contact is to be managed, in words for the person.
  package let reasons: String
  /// Why nothing milder would do.
  package let proportionality: String
  /// The first day; it never applies before its notice is dispatched.
  package let startsOn: Day?
  /// The last day, or nil where only a review ends it.
  package let endsOn: Day?
  /// The day by which it is reviewed.
  package let reviewOn: Day?
  /// Why circumstances are severe enough to block a channel, or to leave none open.
  package let severeReason: String?

  package init(
    id: Identifier, organisations: [String] = [], restrictions: [Restriction], howToContact: String, serviceToExpect: String,
    reasons: String, proportionality: String = "", startsOn: Day? = nil, endsOn: Day? = nil, reviewOn: Day? = nil,
    severeReason: String? = nil
  ) {
    (self.id, self.organisations, self.restrictions, self.howToContact) = (id, organisations, restrictions, howToContact)
    (self.serviceToExpect, self.reasons, self.proportionality) = (serviceToExpect, reasons, proportionality)
    (self.startsOn, self.endsOn, self.reviewOn, self.severeReason) = (startsOn, endsOn, reviewOn, severeReason)
  }
}

/// A complete communication plan for one person (decision 8).
package struct Plan: Sendable, Equatable {
  /// Made by the caller who drafted it.
  package internal(set) var id: Identifier
  /// 1 for the first; each variation adds one.
  package internal(set) var version: Int
  /// The only person it concerns.
  package internal(set) var serviceUser: Identifier
  /// Codes of the organisations whose contact it limits.
  package internal(set) var organisations: [String]
  /// The limits, at least one.
  package internal(set) var restrictions: [Restriction]
  /// How the person should contact us.
  package internal(set) var howToContact: String
  /// What service they can expect in return.
  package internal(set) var serviceToExpect: String
  /// Why contact is managed.
  package internal(set) var reasons: String
  /// Why nothing milder would do.
  package internal(set) var proportionality: String
  /// The first day.
  package internal(set) var startsOn: Day
  /// The last day, on which it still applies.
  package internal(set) var endsOn: Day?
  /// The day by which it is reviewed.
  package internal(set) var reviewOn: Day
  /// Why circumstances are severe, where a channel is blocked.
  package internal(set) var severeReason: String?

  package init(
    id: Identifier, version: Int, serviceUser: Identifier, organisations: [String], restrictions: [Restriction],
    howToContact: String, serviceToExpect: String, reasons: String, proportionality: String = "", startsOn: Day,
    endsOn: Day? = nil, reviewOn: Day, severeReason: String? = nil
  ) {
    (self.id, self.version, self.serviceUser, self.organisations) = (id, version, serviceUser, organisations)
    (self.restrictions, self.howToContact, self.serviceToExpect) = (restrictions, howToContact, serviceToExpect)
    (self.reasons, self.proportionality, self.startsOn, self.endsOn) = (reasons, proportionality, startsOn, endsOn)
    (self.reviewOn, self.severeReason) = (reviewOn, severeReason)
  }

  /// Whether any of its restrictions blocks numbers or addresses, on whatever days.
  package var isBlocking: Bool { restrictions.contains { restriction in Channel.allCases.contains(where: restriction.blocks) } }

  /// The channels by which the person can reach that organisation on that day.
  package func openChannels(to organisation: String, on day: Day) -> [Channel] {
    let binding = restrictions.filter { $0.binds(organisation, on: day) }
    return Channel.allCases.filter { channel in !binding.contains { $0.closes(channel) } }
  }
}

/// A plan and the moments between which it binds.
package struct EnforcedPlan: Sendable, Equatable {
  /// The plan.
  package let plan: Plan
  /// The later of the proven dispatch of its notice and its first midnight.
  package let from: Instant
  /// The midnight after its last day; nil while it has no end date.
  package let until: Instant?

  package init(plan: Plan, from: Instant, until: Instant? = nil) { (self.plan, self.from, self.until) = (plan, from, until) }

  /// Whether it binds at that moment.
  package func applies(at instant: Instant) -> Bool { instant >= from && until.map { instant < $0 } ?? true }

  /// Whether any of its restrictions binds contact with that organisation at that moment; days are those of the zone.
  package func binds(_ organisation: String, at instant: Instant, in zone: BodyZone) -> Bool {
    guard applies(at: instant), plan.organisations.contains(organisation) else { return false }
    let day = zone.day(of: instant)
    return plan.restrictions.contains { $0.binds(organisation, on: day) }
  }
}
