package import Contracts

/// One body's policy as data: who decides, what counts, how long, and what its letters say. Read with ``load(folder:)``.
package struct PolicyPack: Sendable {
  /// Which policy, and which version of it.
  package let reference: PackReference
  /// The body, as letters name it.
  package let body: String
  /// The policy's title, which every letter names.
  package let title: String
  /// Who answers for the pack.
  package let owner: String
  /// Who approved it.
  package let approver: String
  /// The first day it applies.
  package let inForceFrom: Day
  /// Where its days begin and its weekly windows are read.
  package let zone: BodyZone
  /// Who writes letters under it (1.1).
  package let organisations: [Organisation]
  /// The team that hears disputes (7.1) and takes adjustment requests (1.4).
  package let customerService: ContactPoint
  /// The headings of unacceptable behaviour.
  package let headings: [Heading]
  /// Every example of the policy (3.2, 3.3, 4.1).
  package let behaviours: [Behaviour]
  /// The criteria of 5.3, in order.
  package let criteria: [Criterion]
  /// The restrictions the body uses (5.5).
  package let restrictions: [RestrictionRule]
  /// Whole days of the opportunity to adapt, after the day of dispatch (5.2).
  package let warningPeriodDays: Int
  /// The longest time until a review, in months (8.1).
  package let reviewMonths: Int
  /// How long records are kept, in years (9.1).
  package let retentionYears: Int
  /// The roles that may take each step that people take.
  package let steps: [ActionName: Set<Role>]
  /// What no restriction closes (decision 2).
  package let alwaysOpen: [AlwaysOpenRoute]
  /// Whom to turn to outside, by type of matter (decision 7).
  package let externalRemedies: [ExternalRemedy]
  /// Within how many days each task is done (2.2).
  package let serviceStandards: [CaseTask: Int]
  /// The checked templates.
  package let letters: [LetterName: LetterTemplate]

  /// Made of its parts, as they are.
  package init(
    reference: PackReference, body: String, title: String, owner: String, approver: String, inForceFrom: Day, zone: BodyZone,
    organisations: [Organisation], customerService: ContactPoint, headings: [Heading], behaviours: [Behaviour],
    criteria: [Criterion], restrictions: [RestrictionRule], warningPeriodDays: Int, reviewMonths: Int, retentionYears: Int,
    steps: [ActionName: Set<Role>], alwaysOpen: [AlwaysOpenRoute], externalRemedies: [ExternalRemedy],
    serviceStandards: [CaseTask: Int], letters: [LetterName: LetterTemplate]
  ) {
    self.reference = reference
    self.body = body
    self.title = title
    self.owner = owner
    self.approver = approver
    self.inForceFrom = inForceFrom
    self.zone = zone
    self.organisations = organisations
    self.customerService = customerService
    self.headings = headings
    self.behaviours = behaviours
    self.criteria = criteria
    self.restrictions = restrictions
    self.warningPeriodDays = warningPeriodDays
    self.reviewMonths = reviewMonths
    self.retentionYears = retentionYears
    self.steps = steps
    self.alwaysOpen = alwaysOpen
    self.externalRemedies = externalRemedies
    self.serviceStandards = serviceStandards
    self.letters = letters
  }

  /// The organisation of that code.
  package func organisation(_ code: String) -> Organisation? { organisations.first { $0.code == code } }
  /// The behaviour of that code.
  package func behaviour(_ code: String) -> Behaviour? { behaviours.first { $0.code == code } }
  /// The criterion of that code.
  package func criterion(_ code: String) -> Criterion? { criteria.first { $0.code == code } }
  /// The rule for that kind; nil when the body does not use it.
  package func rule(_ kind: RestrictionKind) -> RestrictionRule? { restrictions.first { $0.kind == kind } }
}

/// A way to reach a team.
package struct ContactPoint: Sendable, Equatable {
  /// The team.
  package let name: String
  /// As people dial it.
  package let phone: String
  /// The address.
  package let email: String

  /// Made of its parts, as they are.
  package init(name: String, phone: String, email: String) {
    self.name = name
    self.phone = phone
    self.email = email
  }
}

/// An organisation under the policy (1.1).
package struct Organisation: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// As letters name it.
  package let name: String
  /// Postal address, a line each.
  package let address: [String]
  /// As people dial it.
  package let phone: String
  /// The address.
  package let email: String

  /// Made of its parts, as they are.
  package init(code: String, name: String, address: [String], phone: String, email: String) {
    self.code = code
    self.name = name
    self.address = address
    self.phone = phone
    self.email = email
  }
}

/// A heading of unacceptable behaviour (3.2, 3.3, 4.1).
package struct Heading: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// As forms show it.
  package let name: String
  /// Where the policy defines it.
  package let paragraph: String

  /// Made of its parts, as they are.
  package init(code: String, name: String, paragraph: String) {
    self.code = code
    self.name = name
    self.paragraph = paragraph
  }
}

/// An example of unacceptable behaviour.
package struct Behaviour: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// Code of its heading.
  package let heading: String
  /// Where the policy gives it.
  package let paragraph: String
  /// What it is, in our own words.
  package let words: String

  /// Made of its parts, as they are.
  package init(code: String, heading: String, paragraph: String, words: String) {
    self.code = code
    self.heading = heading
    self.paragraph = paragraph
    self.words = words
  }
}

/// A question to answer before a restriction (5.3).
package struct Criterion: Sendable, Equatable {
  /// Stable code, `a` to `f` for OPFCC.
  package let code: String
  /// In our own words.
  package let question: String
  /// The answers that let a proposal go on; `notMet` can always be recorded, and never does unless named.
  package let accepts: Set<CriterionAnswer>

  /// Made of its parts, as they are.
  package init(code: String, question: String, accepts: Set<CriterionAnswer>) {
    self.code = code
    self.question = question
    self.accepts = accepts
  }
}

/// What a body calls a kind of restriction, and what such a restriction must say (5.5).
package struct RestrictionRule: Sendable, Equatable {
  /// What it does.
  package let kind: RestrictionKind
  /// In our own words.
  package let name: String
  /// All of these must be there.
  package let needs: [RestrictionParameter]
  /// At least one of these must be there, where any is listed.
  package let needsOneOf: [RestrictionParameter]

  /// Made of its parts, as they are.
  package init(kind: RestrictionKind, name: String, needs: [RestrictionParameter], needsOneOf: [RestrictionParameter]) {
    self.kind = kind
    self.name = name
    self.needs = needs
    self.needsOneOf = needsOneOf
  }
}

/// A route that stays open whatever a plan says (decision 2).
package struct AlwaysOpenRoute: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// For staff and letters.
  package let words: String

  /// Made of its parts, as they are.
  package init(code: String, words: String) {
    self.code = code
    self.words = words
  }
}

/// Somebody outside the body to whom a person can turn (decision 7).
package struct ExternalRemedy: Sendable, Equatable {
  /// The type of matter.
  package let code: String
  /// For letters: what about, and to whom.
  package let words: String

  /// Made of its parts, as they are.
  package init(code: String, words: String) {
    self.code = code
    self.words = words
  }
}

/// Everything that is wrong with a pack's folder.
package struct PackFaults: Error, Sendable, Equatable {
  /// One line each, beginning with the JSON path, or the file and line.
  package let faults: [String]

  /// Made of its parts, as they are.
  package init(faults: [String]) {
    self.faults = faults
  }
}
