/// `matter.opened.v1`: a matter is being dealt with.
package struct MatterOpened: EventPayload {
  package static let type = IntakeEvent.matterOpened.rawValue
  /// The matter, whole.
  package var matter: Matter

  package init(matter: Matter) { self.matter = matter }
}

/// `matter.moved-on.v1`: a matter was decided, or its review opened or exhausted.
package struct MatterMovedOn: EventPayload {
  package static let type = IntakeEvent.matterMovedOn.rawValue
  /// The matter as it is then, whole.
  package var matter: Matter

  package init(matter: Matter) { self.matter = matter }
}

/// `matter.finalised.v1`: a matter is final, from the day that it names: that is where the time begins for which its records are kept.
package struct MatterFinalised: EventPayload {
  package static let type = IntakeEvent.matterFinalised.rawValue
  /// The matter as it is then, whole, with `finalisedOn`.
  package var matter: Matter

  package init(matter: Matter) { self.matter = matter }
}

/// `matter.not-opened.v1`: a complaint repeats a matter that is closed, and a plan says that such a one is not taken up. It was logged as a
/// contact.
package struct MatterNotOpened: EventPayload {
  package static let type = IntakeEvent.matterNotOpened.rawValue
  /// Who complained.
  package var serviceUser: Identifier
  /// The organisation to which they did.
  package var organisation: String
  /// The contact as which it was logged.
  package var contact: Identifier
  /// The matter that it repeats, by its reference.
  package var repeats: String
  /// The case under whose plan it is not taken up.
  package var `case`: Identifier
  /// The case's reference.
  package var caseReference: String
  /// Why, as staff were told.
  package var why: String

  package init(
    serviceUser: Identifier, organisation: String, contact: Identifier, repeats: String, case: Identifier,
    caseReference: String, why: String
  ) {
    (self.serviceUser, self.organisation, self.contact, self.repeats) = (serviceUser, organisation, contact, repeats)
    (self.case, self.caseReference, self.why) = (`case`, caseReference, why)
  }
}
