/// A form in which a person can read or hear a letter, other than ordinary print.
package enum LetterFormat: String, Codable, CaseIterable, Sendable {
  /// Printed large.
  case largePrint = "large-print"
  /// In braille.
  case braille
  /// Spoken, on a disc or as a file.
  case audio
  /// In short sentences, with pictures.
  case easyRead = "easy-read"
  /// Signed, on video.
  case signLanguageVideo = "sign-language-video"

  /// As a sentence names it: "letters ...".
  package var words: String {
    switch self {
    case .largePrint: "in large print"
    case .braille: "in braille"
    case .audio: "as audio"
    case .easyRead: "in easy read"
    case .signLanguageVideo: "as a video in sign language"
    }
  }
}

/// What an address is.
package enum AddressKind: String, Codable, CaseIterable, Sendable {
  /// Where they live.
  case home
  /// Somebody else's, who passes letters on.
  case careOf = "care-of"
  /// A hostel or refuge, which takes letters for its residents.
  case hostel
  /// A prison, which takes letters for its prisoners.
  case prison
  /// Words about where they may be found: no letter arrives there.
  case noFixedAbode = "no-fixed-abode"

  /// Whether letters arrive there.
  package var takesLetters: Bool {
    switch self {
    case .home, .careOf, .hostel, .prison: true
    case .noFixedAbode: false
    }
  }
}

/// What staff need to know of one telephone number or e-mail address of a person.
package struct ContactPointNote: Codable, Sendable, Equatable, Bounded {
  /// The number or address, however it is written: one of those of the same record.
  package var point: String
  /// Whose or which it is.
  package var label: String?
  /// What to mind there.
  package var caution: String?

  package init(point: String, label: String? = nil, caution: String? = nil) {
    (self.point, self.label, self.caution) = (point, label, caution)
  }

  package static let limits: FieldLimits = ["point": .line(1...500), "label": .line(1...60), "caution": .line(1...200)]
}

/// An address besides the one that letters go to.
package struct FurtherAddress: Codable, Sendable, Equatable, Bounded {
  /// One line after another.
  package var address: String
  /// Whose or which it is.
  package var label: String?
  /// What it is.
  package var kind: AddressKind?

  package init(address: String, label: String? = nil, kind: AddressKind? = nil) {
    (self.address, self.label, self.kind) = (address, label, kind)
  }

  package static let limits: FieldLimits = ["address": .text(1...500), "label": .line(1...60)]
}

/// What somebody's authority to act for a person rests on.
package enum RepresentativeKind: String, Codable, CaseIterable, Sendable {
  /// A lasting or continuing power of attorney.
  case attorney
  /// Appointed by a court.
  case deputy
  /// Appointed to deal with benefits.
  case appointee
  /// A solicitor or other adviser, instructed by the person.
  case adviser
  /// An independent advocate.
  case advocate
  /// A relative or friend, with the person's written authority.
  case authorised

  /// As a sentence names it: "acts for ... ".
  package var words: String {
    switch self {
    case .attorney: "under a power of attorney"
    case .deputy: "as appointed by a court"
    case .appointee: "as appointee for benefits"
    case .adviser: "as adviser"
    case .advocate: "as advocate"
    case .authorised: "with written authority"
    }
  }
}

/// Somebody who acts for a person. What binds the person does not bind them (decision 8).
package struct Representative: Codable, Sendable, Equatable, Bounded {
  /// Their name.
  package var name: String
  /// What their authority rests on.
  package var kind: RepresentativeKind
  /// What they may do for the person.
  package var scope: String
  /// What shows it, and where that is kept.
  package var evidence: String
  /// Their telephone numbers, however they are written; stored as `+` and digits.
  package var telephoneNumbers: [String]?
  /// Their e-mail addresses, however they are written; stored as mail compares them.
  package var emailAddresses: [String]?
  /// The first day of their authority.
  package var from: Day
  /// The last day of their authority; absent while no end is known.
  package var until: Day?
  /// Why it ended, where it did before its time.
  package var endedBecause: String?

  package init(
    name: String, kind: RepresentativeKind, scope: String, evidence: String, telephoneNumbers: [String]? = nil,
    emailAddresses: [String]? = nil, from: Day, until: Day? = nil, endedBecause: String? = nil
  ) {
    (self.name, self.kind, self.scope, self.evidence) = (name, kind, scope, evidence)
    (self.telephoneNumbers, self.emailAddresses) = (telephoneNumbers, emailAddresses)
    (self.from, self.until, self.endedBecause) = (from, until, endedBecause)
  }

  package static let limits: FieldLimits = [
    "name": .line(1...200), "scope": .line(1...300), "evidence": .text(1...1000), "telephoneNumbers": .items(0...5),
    "emailAddresses": .items(0...5), "endedBecause": .line(1...300),
  ]
}

/// What is known of a person besides their name and how they are reached: all of it may be absent.
package struct PersonDetails: Codable, Sendable, Equatable {
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
  /// Those who act for them, with those whose authority has ended.
  package var representatives: [Representative]?

  package init() {}

  /// Without what is an empty list.
  package var tidy: PersonDetails {
    var tidy = self
    if pointNotes?.isEmpty == true { tidy.pointNotes = nil }
    if furtherAddresses?.isEmpty == true { tidy.furtherAddresses = nil }
    if representatives?.isEmpty == true { tidy.representatives = nil }
    return tidy
  }
}
