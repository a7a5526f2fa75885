/// What forms need to know of a body's policy: the codes that can be sent, and what each is called. `GET /policy`
package struct PolicyView: Codable, Sendable, Equatable {
  /// Which policy, and which version of it.
  package var policy: PolicyReference
  /// The policy's title.
  package var title: String
  /// The body whose policy it is.
  package var body: String
  /// The first day on which it applies.
  package var inForceFrom: Day
  /// The last day on which a case begins under it; absent until another version replaces it.
  package var inForceUntil: Day?
  /// The time zone in which its days begin, such as `Europe/London`.
  package var timeZone: String
  /// The organisations that it covers.
  package var organisations: [PolicyOrganisation]
  /// The body's offices, and what each may do.
  package var offices: [PolicyOffice]
  /// The headings of unacceptable behaviour.
  package var headings: [PolicyHeading]
  /// The behaviours that it names, in its order.
  package var behaviours: [PolicyBehaviour]
  /// The warnings, in the order in which they are given.
  package var warnings: [PolicyWarning]
  /// The grounds on which a plan may come without a warning.
  package var withoutWarning: [PolicyNoWarning]
  /// The criteria of a plan, in its order.
  package var criteria: [PolicyCriterion]
  /// The kinds of restriction that a plan may use, and what each has to say.
  package var kinds: [PolicyKind]
  /// Who must be consulted before a plan is decided on.
  package var consultees: [String]
  /// What can be disputed.
  package var appealsAgainst: [AppealSubject]
  /// The grounds of an appeal, one of which it names; empty where any will do.
  package var appealGrounds: [PolicyChoice]
  /// To whom a person can turn outside the body, by type of matter.
  package var remedies: [PolicyChoice]
  /// What no restriction closes.
  package var alwaysOpen: [PolicyChoice]
  /// What a matter can be about.
  package var matterTypes: [PolicyMatterType]
  /// How a person is told, and from when that counts.
  package var told: PolicyTold

  package init(
    policy: PolicyReference, title: String, body: String, inForceFrom: Day, inForceUntil: Day?, timeZone: String,
    organisations: [PolicyOrganisation], offices: [PolicyOffice], headings: [PolicyHeading], behaviours: [PolicyBehaviour],
    warnings: [PolicyWarning], withoutWarning: [PolicyNoWarning], criteria: [PolicyCriterion], kinds: [PolicyKind],
    consultees: [String], appealsAgainst: [AppealSubject], appealGrounds: [PolicyChoice], remedies: [PolicyChoice],
    alwaysOpen: [PolicyChoice], matterTypes: [PolicyMatterType], told: PolicyTold
  ) {
    (self.policy, self.title, self.body, self.inForceFrom, self.inForceUntil) = (policy, title, body, inForceFrom, inForceUntil)
    (self.timeZone, self.organisations, self.offices, self.headings) = (timeZone, organisations, offices, headings)
    (self.behaviours, self.warnings, self.withoutWarning, self.criteria) = (behaviours, warnings, withoutWarning, criteria)
    (self.kinds, self.consultees, self.appealsAgainst) = (kinds, consultees, appealsAgainst)
    (self.appealGrounds, self.remedies, self.alwaysOpen) = (appealGrounds, remedies, alwaysOpen)
    (self.matterTypes, self.told) = (matterTypes, told)
  }
}

/// Something that a form chooses by its code.
package struct PolicyChoice: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// What it is, in words.
  package var words: String

  package init(code: String, words: String) { (self.code, self.words) = (code, words) }
}

/// What a matter can be about.
package struct PolicyMatterType: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// What it is called.
  package var words: String
  /// The code of what no restriction closes that it is: such a complaint is always taken up. Absent where it is none.
  package var alwaysOpen: String?
  /// The code of the remedy outside the body; absent where there is none.
  package var remedy: String?

  package init(code: String, words: String, alwaysOpen: String?, remedy: String?) {
    (self.code, self.words, self.alwaysOpen, self.remedy) = (code, words, alwaysOpen, remedy)
  }
}

/// An organisation that the policy covers.
package struct PolicyOrganisation: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// Its name, as letters have it.
  package var name: String

  package init(code: String, name: String) { (self.code, self.name) = (code, name) }
}

/// An office of the body.
package struct PolicyOffice: Codable, Sendable, Equatable {
  /// What tasks and tokens name.
  package var code: Office
  /// What it is called.
  package var title: String
  /// What those who hold it may do.
  package var may: [Capability]

  package init(code: Office, title: String, may: [Capability]) { (self.code, self.title, self.may) = (code, title, may) }
}

/// A heading of unacceptable behaviour.
package struct PolicyHeading: Codable, Sendable, Equatable {
  /// What behaviours name.
  package var code: String
  /// What it is called.
  package var name: String
  /// The paragraph that defines it.
  package var paragraph: String
  /// Whether staff may end a call over behaviour of this kind.
  package var endsCalls: Bool

  package init(code: String, name: String, paragraph: String, endsCalls: Bool) {
    (self.code, self.name, self.paragraph, self.endsCalls) = (code, name, paragraph, endsCalls)
  }
}

/// A behaviour that the policy names.
package struct PolicyBehaviour: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// The code of its heading.
  package var heading: String
  /// The paragraph that names it.
  package var paragraph: String
  /// What it is, in words.
  package var words: String
  /// Whether it consists of contacts, so that an incident of it names them.
  package var isMadeOfContacts: Bool

  package init(code: String, heading: String, paragraph: String, words: String, isMadeOfContacts: Bool) {
    (self.code, self.heading, self.paragraph, self.words) = (code, heading, paragraph, words)
    self.isMadeOfContacts = isMadeOfContacts
  }
}

/// A warning that comes before a plan.
package struct PolicyWarning: Codable, Sendable, Equatable {
  /// Its code.
  package var code: String
  /// What it is called.
  package var name: String
  /// The offices that give it.
  package var offices: [Office]
  /// How many whole days the person has to adapt.
  package var periodDays: Int

  package init(code: String, name: String, offices: [Office], periodDays: Int) {
    (self.code, self.name, self.offices, self.periodDays) = (code, name, offices, periodDays)
  }
}

/// A ground on which a plan may come without a warning.
package struct PolicyNoWarning: Codable, Sendable, Equatable {
  /// What forms send.
  package var ground: NoWarningGround
  /// Codes of the headings, one of which the behaviour must come under.
  package var headings: [String]

  package init(ground: NoWarningGround, headings: [String]) { (self.ground, self.headings) = (ground, headings) }
}

/// A question that is answered before a plan is proposed.
package struct PolicyCriterion: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// The question.
  package var question: String
  /// The answers with which a proposal can go on.
  package var accepts: [CriterionAnswer]

  package init(code: String, question: String, accepts: [CriterionAnswer]) {
    (self.code, self.question, self.accepts) = (code, question, accepts)
  }
}

/// A kind of restriction, and what one of that kind has to say.
package struct PolicyKind: Codable, Sendable, Equatable {
  /// What forms send.
  package var code: String
  /// What it is called.
  package var name: String
  /// The parts of a restriction that it needs, all of them, by their fields; an appeal names what must change by the same.
  package var parts: [String]
  /// The parts of which it needs one at least; empty where there is no such choice.
  package var partsOneOf: [String]

  package init(code: String, name: String, parts: [String], partsOneOf: [String]) {
    (self.code, self.name, self.parts, self.partsOneOf) = (code, name, parts, partsOneOf)
  }
}

/// How a person is told, and from when that counts for warnings, plans and appeals.
package struct PolicyTold: Codable, Sendable, Equatable {
  /// From when they count as told (`handed-over`, `posted`, `deemed-service`, `delivered`).
  package var from: String
  /// The channels that letters go by, the one that is tried first in front.
  package var channels: [NoticeChannel]
  /// Working days from posting until a letter sent by post counts as received.
  package var deemedPostWorkingDays: Int
  /// Within how many working days a letter is posted.
  package var postingWorkingDays: Int
  /// The class by which letters are posted.
  package var postage: Postage

  package init(
    from: String, channels: [NoticeChannel], deemedPostWorkingDays: Int, postingWorkingDays: Int, postage: Postage
  ) {
    (self.from, self.channels, self.postage) = (from, channels, postage)
    (self.deemedPostWorkingDays, self.postingWorkingDays) = (deemedPostWorkingDays, postingWorkingDays)
  }
}
