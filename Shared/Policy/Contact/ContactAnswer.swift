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
  /// What about: the code of an always-open route, `new-information`, `new-complaint`, or a matter's reference.
  package let about: String?
  /// How many contacts there were earlier in the same week, Monday first; only some plans need it.
  package let earlierThisWeek: Int

  package init(
    channel: Channel, organisation: String, at: Instant, contactNamed: String? = nil, about: String? = nil,
    earlierThisWeek: Int = 0
  ) {
    (self.channel, self.organisation, self.at, self.contactNamed, self.about) = (channel, organisation, at, contactNamed, about)
    self.earlierThisWeek = earlierThisWeek
  }
}

/// What to do, in plain words, and nothing about why the plan exists.
package struct ContactAnswer: Sendable, Equatable {
  /// What to do.
  package let instruction: ContactInstruction
  /// What no plan closes: shown before anything else; empty without a plan.
  package let alwaysOpen: [String]
  /// What to do, in sentences.
  package let sentences: [String]
  /// The plan, for the log of checks.
  package let plan: Identifier?
  /// Which restriction decides: its number in the plan and its name.
  package let clause: String?
  /// The paragraph of the policy behind it.
  package let paragraph: String?
  /// The plan's terms for this contact, one sentence each.
  package let terms: [String]
  /// What to say to the person.
  package let script: String
  /// The last day of the restriction that decides, or else of the plan.
  package let endsOn: Day?
  /// The day by which that is reviewed.
  package let reviewOn: Day?
}
