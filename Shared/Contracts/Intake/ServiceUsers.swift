/// Asks intake to register a person who has made contact. `POST /service-users`.
package struct RegisterServiceUser: Codable, Sendable {
  /// The name they use, as they give it.
  package var name: String
  /// The code of the organisation they contacted.
  package var organisation: String
  /// Telephone numbers, in any usual notation; stored as digits with a leading `+` where given.
  package var telephoneNumbers: [String]?
  /// E-mail addresses; compared without regard to case.
  package var emailAddresses: [String]?
  /// Where letters go, one line after another.
  package var postalAddress: String?
}

extension RegisterServiceUser: Bounded {
  package static let limits: FieldLimits = [
    "name": .line(1...200), "organisation": .line(1...40), "telephoneNumbers": .items(0...10), "emailAddresses": .items(0...10),
    "postalAddress": .text(1...500),
  ]
}

/// Asks intake to correct how a person is named and reached: what is not named stays as it is. `PATCH /service-users/{id}` with `If-Match`.
package struct AmendServiceUser: Codable, Sendable, Patched {
  /// The name they use, as they give it.
  package var name: String
  /// Telephone numbers, all of them; null for none.
  package var telephoneNumbers: [String]?
  /// E-mail addresses, all of them; null for none.
  package var emailAddresses: [String]?
  /// Where letters go, one line after another; null for nowhere.
  package var postalAddress: String?

  /// What can be corrected of that person, as it is.
  package init(_ person: ServiceUser) {
    (name, postalAddress) = (person.name, person.postalAddress)
    (telephoneNumbers, emailAddresses) = (person.telephoneNumbers, person.emailAddresses)
  }
}

extension AmendServiceUser: Bounded {
  package static let limits = RegisterServiceUser.limits.without("organisation")
}

/// A person who has made contact, as intake knows them. Also what `service-user.registered.v1` and `service-user.amended.v1` carry.
package struct ServiceUser: Codable, Sendable, Equatable {
  /// The identifier that everything else uses.
  package var id: Identifier
  /// The reference to read out (`SU-2026-000001`).
  package var reference: String
  /// How often this record has changed; the `ETag`.
  package var version: Int
  /// The name they use.
  package var name: String
  /// The organisation that registered them.
  package var organisation: String
  /// Digits, with a leading `+` where it was given.
  package var telephoneNumbers: [String]
  /// Lower case.
  package var emailAddresses: [String]
  /// Where letters go.
  package var postalAddress: String?
  /// When they were registered.
  package var registeredAt: Instant
  /// What was agreed to be done for them, in words, never why; absent in events.
  package var adjustments: [String]?

  package init(
    id: Identifier, reference: String, version: Int, name: String, organisation: String, telephoneNumbers: [String],
    emailAddresses: [String], postalAddress: String?, registeredAt: Instant, adjustments: [String]? = nil
  ) {
    (self.id, self.reference, self.version, self.name, self.organisation) = (id, reference, version, name, organisation)
    (self.telephoneNumbers, self.emailAddresses, self.postalAddress) = (telephoneNumbers, emailAddresses, postalAddress)
    (self.registeredAt, self.adjustments) = (registeredAt, adjustments)
  }
}
