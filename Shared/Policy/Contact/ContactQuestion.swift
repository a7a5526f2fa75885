package import Contracts

/// What staff ask with the person on the line, or their letter in hand.
package struct ContactQuestion: Sendable, Equatable {
  /// How contact is made.
  package let channel: Channel
  /// Code of the organisation that is contacted.
  package let organisation: String
  /// When.
  package let at: Instant
  /// Whom they ask for, in the words used.
  package let contactNamed: String?
  /// What kind of contact it is; nil where that is not known.
  package let about: ContactAbout?
  /// The reference of the matter it is about, as it was written.
  package let matter: String?

  package init(
    channel: Channel, organisation: String, at: Instant, contactNamed: String? = nil, about: ContactAbout? = nil,
    matter: String? = nil
  ) {
    (self.channel, self.organisation, self.at, self.contactNamed) = (channel, organisation, at, contactNamed)
    (self.about, self.matter) = (about, matter)
  }
}

/// A plan that may bind a contact, with what its limits are counted by.
package struct PlanInQuestion: Sendable {
  /// The plan, and when it binds.
  package let enforced: EnforcedPlan
  /// The policy by which it is read.
  package let pack: PolicyPack
  /// The reference of its case.
  package let reference: String
  /// The contacts that are logged of the person, under each of their records, since ``countedFrom(for:)``; the one in question is not among them.
  package var logged: [LoggedContact]

  package init(enforced: EnforcedPlan, pack: PolicyPack, reference: String = "", logged: [LoggedContact] = []) {
    (self.enforced, self.pack, self.reference, self.logged) = (enforced, pack, reference, logged)
  }

  /// Whether it binds that contact.
  package func binds(_ question: ContactQuestion) -> Bool {
    enforced.binds(question.organisation, at: question.at, in: pack.zone)
  }
}

/// A contact that is logged, so far as a limit counts it.
package struct LoggedContact: Sendable, Equatable {
  /// When.
  package let at: Instant
  /// How; nil in a record that does not say, which counts towards no limit.
  package let channel: Channel?
  /// The organisation that was contacted.
  package let organisation: String
  /// What kind of contact it was, by its code.
  package let about: String?
  /// The matter that it was about, as ``MatterReference`` compares it; nil where it names none.
  package let matter: String?
  /// Whether it was a reply: made by the body, and not by the person.
  package let isReply: Bool

  package init(
    at: Instant, channel: Channel?, organisation: String, about: String? = nil, matter: String? = nil, isReply: Bool = false
  ) {
    (self.at, self.channel, self.organisation, self.about) = (at, channel, organisation, about)
    (self.matter, self.isReply) = (matter, isReply)
  }
}
