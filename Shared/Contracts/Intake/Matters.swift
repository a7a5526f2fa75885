/// What a matter is.
package enum MatterKind: String, Codable, CaseIterable, Sendable {
  /// Something went wrong, the person says, and should be put right.
  case complaint
  /// Work that the body does for or about the person.
  case `case`
  /// A question.
  case query
  /// Something is asked for.
  case request
  /// Anything else that is written and answered.
  case correspondence
}

/// How far a matter has come.
package enum MatterState: String, Codable, CaseIterable, Sendable {
  /// Being dealt with.
  case open
  /// Decided; a review can still be asked for.
  case decided
  /// Being looked at again.
  case reviewOpen = "review-open"
  /// Decided on review: nothing further is open inside the body.
  case reviewExhausted = "review-exhausted"
  /// Final: from that day its records are kept for as long as the policy says.
  case finalised
}

/// A step that a matter takes.
package enum MatterStep: String, Codable, CaseIterable, Sendable {
  /// It is decided, or answered.
  case decide
  /// A review is asked for.
  case openReview = "open-review"
  /// The review is decided.
  case exhaustReview = "exhaust-review"
  /// Nothing more will be done.
  case finalise
}

/// Opens a matter. `POST /matters`.
package struct OpenMatter: Codable, Sendable {
  /// Whose it is.
  package var serviceUser: Identifier
  /// The code of the organisation that deals with it.
  package var organisation: String
  /// How it came.
  package var channel: Channel
  /// What it is.
  package var kind: MatterKind
  /// What it is about, by the policy's code of the type: on that depends who outside the body can be turned to.
  package var type: String
  /// Its reference elsewhere, as it is written there.
  package var elsewhere: String?
  /// What the person says or asks.
  package var summary: String
  /// The earlier matter that it is about, by its reference here or elsewhere, as people write it.
  package var about: String?
  /// What is new since that matter was decided; absent where nothing is.
  package var newInformation: String?
  /// Why it is opened although it repeats a matter that is closed; absent where nothing is to be overruled.
  package var overruledBecause: String?
}

extension OpenMatter: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "type": .pack(.matterTypes), "elsewhere": .line(1...60), "summary": .text(1...4000),
    "about": .line(1...60), "newInformation": .text(1...2000), "overruledBecause": .text(1...2000),
  ]
}

/// What became of a matter that was to be opened: it was, or it repeats one that is closed, and was logged as a contact.
package struct MatterAnswer: Codable, Sendable, Equatable {
  /// Whether it was opened.
  package var opened: Bool
  /// The matter; absent where none was opened.
  package var matter: Matter?
  /// The contact as which a repeat was logged; absent where a matter was opened.
  package var contact: ContactRecord?
  /// Why it was not opened, for staff, and how it can be all the same; absent where it was.
  package var why: String?
  /// The paragraph of the policy behind that.
  package var paragraph: String?

  package init(
    opened: Bool, matter: Matter? = nil, contact: ContactRecord? = nil, why: String? = nil, paragraph: String? = nil
  ) {
    (self.opened, self.matter, self.contact, self.why, self.paragraph) = (opened, matter, contact, why, paragraph)
  }
}

/// Takes a matter on by a step. `POST /matters/{id}/steps` with `If-Match`.
package struct MoveMatter: Codable, Sendable {
  /// The step.
  package var step: MatterStep
  /// The day on which it was taken; today, if absent. Never in the future, nor before the step that came before.
  package var on: Day?
  /// What was decided or done, in words.
  package var words: String
}

extension MoveMatter: Bounded {
  package static let limits: FieldLimits = ["words": .text(1...4000)]
}

/// A matter, as it is now. Also what the events about it carry.
package struct Matter: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`MT-2026-000001`).
  package var reference: String
  /// How often it has changed; the `ETag`.
  package var version: Int
  /// Whose it is.
  package var serviceUser: Identifier
  /// The organisation that deals with it.
  package var organisation: String
  /// How it came.
  package var channel: Channel
  /// What it is.
  package var kind: MatterKind
  /// What it is about, by the policy's code.
  package var type: String
  /// Its reference elsewhere.
  package var elsewhere: String?
  /// What the person says or asks.
  package var summary: String
  /// How far it has come.
  package var state: MatterState
  /// The earlier matter that it is about, as it was named.
  package var about: String?
  /// What was new since that was decided.
  package var newInformation: String?
  /// Why it was opened although it repeats a matter that is closed.
  package var overruledBecause: String?
  /// The case under whose plan it would not have been opened; absent where nothing was overruled.
  package var overruledCase: Identifier?
  /// The steps that it has taken, in order.
  package var steps: [MatterStepTaken]
  /// The day on which it became final, from which its records are kept; absent until then.
  package var finalisedOn: Day?
  /// Who opened it.
  package var openedBy: String
  /// When.
  package var openedAt: Instant

  package init(
    id: Identifier, reference: String, version: Int, serviceUser: Identifier, organisation: String, channel: Channel,
    kind: MatterKind, type: String, elsewhere: String? = nil, summary: String, state: MatterState = .open,
    about: String? = nil, newInformation: String? = nil, overruledBecause: String? = nil, overruledCase: Identifier? = nil,
    steps: [MatterStepTaken] = [], finalisedOn: Day? = nil, openedBy: String, openedAt: Instant
  ) {
    (self.id, self.reference, self.version, self.serviceUser) = (id, reference, version, serviceUser)
    (self.organisation, self.channel, self.kind, self.type) = (organisation, channel, kind, type)
    (self.elsewhere, self.summary, self.state, self.about) = (elsewhere, summary, state, about)
    (self.newInformation, self.overruledBecause) = (newInformation, overruledBecause)
    (self.overruledCase, self.steps) = (overruledCase, steps)
    (self.finalisedOn, self.openedBy, self.openedAt) = (finalisedOn, openedBy, openedAt)
  }
}

/// A step that a matter has taken.
package struct MatterStepTaken: Codable, Sendable, Equatable {
  /// The step.
  package var step: MatterStep
  /// The day on which it was taken.
  package var on: Day
  /// What was decided or done.
  package var words: String
  /// Who recorded it.
  package var by: String
  /// When they did.
  package var at: Instant

  package init(step: MatterStep, on: Day, words: String, by: String, at: Instant) {
    (self.step, self.on, self.words, self.by, self.at) = (step, on, words, by, at)
  }
}
