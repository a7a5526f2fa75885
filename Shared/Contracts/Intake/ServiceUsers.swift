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
  /// What staff need to know of single numbers and addresses.
  package var pointNotes: [ContactPointNote]?
  /// What the postal address is.
  package var postalAddressKind: AddressKind?
  /// Addresses besides the one that letters go to.
  package var furtherAddresses: [FurtherAddress]?
  /// How they would rather be contacted.
  package var preferredChannel: Channel?
  /// How they have to be contacted, since no other way reaches them.
  package var neededChannel: Channel?
  /// The form in which they would rather have letters.
  package var preferredFormat: LetterFormat?
  /// The only form in which they can read or hear letters.
  package var neededFormat: LetterFormat?
  /// The body that they belong to, such as a tenants' association.
  package var memberOf: String?
  /// Those who act for them.
  package var representatives: [Representative]?
  /// People already known who were shown as likely to be this one, and are not.
  package var notTheSameAs: [Identifier]?

  package init(
    name: String, organisation: String, telephoneNumbers: [String]? = nil, emailAddresses: [String]? = nil,
    postalAddress: String? = nil, aliases: [String]? = nil
  ) {
    (self.name, self.organisation, self.postalAddress) = (name, organisation, postalAddress)
    (self.telephoneNumbers, self.emailAddresses, self.aliases) = (telephoneNumbers, emailAddresses, aliases)
  }

  /// What is known of them besides their name and how they are reached.
  package var details: PersonDetails {
    var details = PersonDetails()
    (details.pointNotes, details.postalAddressKind, details.furtherAddresses) = (pointNotes, postalAddressKind, furtherAddresses)
    (details.preferredChannel, details.neededChannel) = (preferredChannel, neededChannel)
    (details.preferredFormat, details.neededFormat) = (preferredFormat, neededFormat)
    (details.memberOf, details.representatives) = (memberOf, representatives)
    return details.tidy
  }
}

extension RegisterServiceUser: Bounded {
  package static let limits: FieldLimits = [
    "name": .line(1...200), "organisation": .pack(.organisations), "telephoneNumbers": .items(0...10),
    "emailAddresses": .items(0...10),
    "postalAddress": .text(1...500), "aliases": .items(0...10), "aliases[]": .line(1...200), "notTheSameAs": .items(0...50),
    "pointNotes": .items(0...20), "furtherAddresses": .items(0...10), "memberOf": .line(1...200),
    "representatives": .items(0...10),
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
  /// What staff need to know of single numbers and addresses, all of it; null for nothing.
  package var pointNotes: [ContactPointNote]?
  /// What the postal address is; null where that is not known.
  package var postalAddressKind: AddressKind?
  /// Addresses besides the one that letters go to, all of them; null for none.
  package var furtherAddresses: [FurtherAddress]?
  /// How they would rather be contacted; null where they did not say.
  package var preferredChannel: Channel?
  /// How they have to be contacted, since no other way reaches them; null for any way.
  package var neededChannel: Channel?
  /// The form in which they would rather have letters; null where they did not say.
  package var preferredFormat: LetterFormat?
  /// The only form in which they can read or hear letters; null for ordinary print.
  package var neededFormat: LetterFormat?
  /// The body that they belong to, such as a tenants' association; null for none.
  package var memberOf: String?
  /// Those who act for them, all of them, with those whose authority has ended; null for none.
  package var representatives: [Representative]?

  /// What can be corrected of that person, as it is.
  package init(_ person: ServiceUser) {
    (name, postalAddress) = (person.name, person.postalAddress)
    (telephoneNumbers, emailAddresses) = (person.telephoneNumbers, person.emailAddresses)
    aliases = person.aliases
    let details = person.details
    (pointNotes, postalAddressKind, furtherAddresses) = (details.pointNotes, details.postalAddressKind, details.furtherAddresses)
    (preferredChannel, neededChannel) = (details.preferredChannel, details.neededChannel)
    (preferredFormat, neededFormat) = (details.preferredFormat, details.neededFormat)
    (memberOf, representatives) = (details.memberOf, details.representatives)
  }

  /// What is known of them besides their name and how they are reached.
  package var details: PersonDetails {
    var details = PersonDetails()
    (details.pointNotes, details.postalAddressKind, details.furtherAddresses) = (pointNotes, postalAddressKind, furtherAddresses)
    (details.preferredChannel, details.neededChannel) = (preferredChannel, neededChannel)
    (details.preferredFormat, details.neededFormat) = (preferredFormat, neededFormat)
    (details.memberOf, details.representatives) = (memberOf, representatives)
    return details.tidy
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
  /// What staff need to know of single numbers and addresses.
  package var pointNotes: [ContactPointNote]?
  /// What the postal address is; absent where that is not known.
  package var postalAddressKind: AddressKind?
  /// Addresses besides the one that letters go to.
  package var furtherAddresses: [FurtherAddress]?
  /// How they would rather be contacted.
  package var preferredChannel: Channel?
  /// How they have to be contacted, since no other way reaches them.
  package var neededChannel: Channel?
  /// The form in which they would rather have letters.
  package var preferredFormat: LetterFormat?
  /// The only form in which they can read or hear letters.
  package var neededFormat: LetterFormat?
  /// The body that they belong to, such as a tenants' association.
  package var memberOf: String?
  /// Those who act for them, with those whose authority has ended.
  package var representatives: [Representative]?
  /// When they were registered.
  package var registeredAt: Instant
  /// When their death was confirmed; absent of the living.
  package var deathConfirmedAt: Instant?
  /// What was agreed to be done for them, in words, never why; absent in events.
  package var adjustments: [String]?
  /// Formats that were agreed for what is sent to them; absent where none were, and in events.
  package var agreedFormats: [LetterFormat]?
  /// Channels that they need, as was agreed; absent where none were, and in events.
  package var agreedChannels: [Channel]?
  /// Channels that they cannot use, as was agreed; absent where none were, and in events.
  package var unusableChannels: [Channel]?
  /// Other records of the same person, as merges say; absent where there are none, and in events.
  package var otherRecords: [OtherRecord]?

  package init(
    id: Identifier, reference: String, version: Int, name: String, organisation: String, telephoneNumbers: [String],
    emailAddresses: [String], postalAddress: String?, aliases: [String]? = nil, details: PersonDetails = PersonDetails(),
    registeredAt: Instant, deathConfirmedAt: Instant? = nil, adjustments: [String]? = nil
  ) {
    (self.id, self.reference, self.version, self.name, self.organisation) = (id, reference, version, name, organisation)
    (self.telephoneNumbers, self.emailAddresses, self.postalAddress) = (telephoneNumbers, emailAddresses, postalAddress)
    (self.aliases, self.registeredAt, self.adjustments) = (aliases, registeredAt, adjustments)
    self.deathConfirmedAt = deathConfirmedAt
    self.details = details
  }

  /// What is known of them besides their name and how they are reached.
  package var details: PersonDetails {
    get {
      var details = PersonDetails()
      (details.pointNotes, details.postalAddressKind) = (pointNotes, postalAddressKind)
      (details.furtherAddresses, details.memberOf) = (furtherAddresses, memberOf)
      (details.preferredChannel, details.neededChannel) = (preferredChannel, neededChannel)
      (details.preferredFormat, details.neededFormat) = (preferredFormat, neededFormat)
      details.representatives = representatives
      return details
    }
    set {
      (pointNotes, postalAddressKind) = (newValue.pointNotes, newValue.postalAddressKind)
      (furtherAddresses, memberOf) = (newValue.furtherAddresses, newValue.memberOf)
      (preferredChannel, neededChannel) = (newValue.preferredChannel, newValue.neededChannel)
      (preferredFormat, neededFormat) = (newValue.preferredFormat, newValue.neededFormat)
      representatives = newValue.representatives
    }
  }

  /// Where letters go, unless none arrives there.
  package var letterAddress: String? {
    postalAddressKind?.takesLetters == false ? nil : postalAddress
  }
}

/// Another record of a person, as the record that it was merged with shows it.
package struct OtherRecord: Codable, Sendable, Equatable {
  /// That record.
  package var serviceUser: Identifier
  /// Its reference.
  package var reference: String
  /// The organisation that made it.
  package var organisation: String
  /// The name on it.
  package var name: String
  /// Other names on it.
  package var aliases: [String]
  /// Telephone numbers on it.
  package var telephoneNumbers: [String]
  /// E-mail addresses on it.
  package var emailAddresses: [String]
  /// Where letters go, as it says.
  package var postalAddress: String?
  /// Whether new records should be made there: it is the one that was kept.
  package var isKept: Bool

  package init(_ record: ServiceUser, isKept: Bool) {
    (serviceUser, reference, organisation, name) = (record.id, record.reference, record.organisation, record.name)
    (aliases, telephoneNumbers, emailAddresses) = (record.aliases ?? [], record.telephoneNumbers, record.emailAddresses)
    (postalAddress, self.isKept) = (record.postalAddress, isKept)
  }
}
