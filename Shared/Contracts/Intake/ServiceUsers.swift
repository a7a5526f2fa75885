/// Asks intake to register a person who has made contact. `POST /service-users`.
package struct RegisterServiceUser: Codable, Sendable {
  /// The name they use, as they give it.
  package var name: String
  /// The code of the organisation they contacted.
  package var organisation: String
  /// Telephone numbers, however they are written; stored as `+` and digits. A text with two is both.
  package var telephoneNumbers: [String]?
  /// E-mail addresses, however they are written; stored as mail compares them.
  package var emailAddresses: [String]?
  /// Where letters go, one line after another.
  package var postalAddress: String?
  /// Other names that they use or used.
  package var aliases: [String]?
  /// People already known who were shown as likely to be this one, and are not.
  package var notTheSameAs: [Identifier]?
}

extension RegisterServiceUser: Bounded {
  package static let limits: FieldLimits = [
    "name": .line(1...200), "organisation": .line(1...40), "telephoneNumbers": .items(0...10), "emailAddresses": .items(0...10),
    "postalAddress": .text(1...500), "aliases": .items(0...10), "aliases[]": .line(1...200), "notTheSameAs": .items(0...50),
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
  /// Other names that they use or used, all of them; null for none.
  package var aliases: [String]?

  /// What can be corrected of that person, as it is.
  package init(_ person: ServiceUser) {
    (name, postalAddress) = (person.name, person.postalAddress)
    (telephoneNumbers, emailAddresses) = (person.telephoneNumbers, person.emailAddresses)
    aliases = person.aliases
  }
}

extension AmendServiceUser: Bounded {
  package static let limits = RegisterServiceUser.limits.without("organisation").without("notTheSameAs")
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
  /// Other names that they use or used; absent where there are none.
  package var aliases: [String]?
  /// When they were registered.
  package var registeredAt: Instant
  /// What was agreed to be done for them, in words, never why; absent in events.
  package var adjustments: [String]?

  package init(
    id: Identifier, reference: String, version: Int, name: String, organisation: String, telephoneNumbers: [String],
    emailAddresses: [String], postalAddress: String?, aliases: [String]? = nil, registeredAt: Instant,
    adjustments: [String]? = nil
  ) {
    (self.id, self.reference, self.version, self.name, self.organisation) = (id, reference, version, name, organisation)
    (self.telephoneNumbers, self.emailAddresses, self.postalAddress) = (telephoneNumbers, emailAddresses, postalAddress)
    (self.aliases, self.registeredAt, self.adjustments) = (aliases, registeredAt, adjustments)
  }
}
