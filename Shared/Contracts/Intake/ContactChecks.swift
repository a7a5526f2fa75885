/// What staff ask with somebody on the line: may I go on, and how? `POST /contact-checks`.
package struct CheckContact: Codable, Sendable {
  /// The person, when already known by identifier.
  package var serviceUser: Identifier?
  /// The number they call from, as the telephone shows it: what cannot be read is said in the answer.
  package var telephone: String?
  /// The address they write from, as the mail program shows it.
  package var email: String?
  /// The name they give.
  package var name: String?
  /// Any reference that names them, as it is read out: of the person, or of one of their contacts, incidents, reports, requests or plans. The
  /// contact that it names is the one this check is for, and does not count towards a limit.
  package var reference: String?
  /// How they make contact.
  package var channel: Channel
  /// The code of the organisation they contact.
  package var organisation: String
  /// Whom they ask for, by the name or post that a plan would use.
  package var askingFor: String?
  /// What kind of contact it is, in the words used: what no plan closes, new information, a new complaint. What is not understood is said in the
  /// answer.
  package var about: String?
  /// The matter it is about, by its reference elsewhere.
  package var matter: String?
  /// When; now, if absent.
  package var at: Instant?
}

extension CheckContact: Bounded {
  package static let limits: FieldLimits = [
    "telephone": .shown(500), "email": .shown(500), "name": .shown(500), "reference": .shown(500),
    "organisation": .pack(.organisations),
    "askingFor": .line(1...200), "about": .shown(500), "matter": .line(1...60),
  ]
}

/// What to do, in the order of how much it restricts.
package enum ContactInstruction: String, Codable, CaseIterable, Sendable {
  /// No restriction applies: go on as with anybody.
  case proceed
  /// Somebody of that name has a plan, but this need not be them: treat as unrestricted.
  case possibleMatchOnly = "possible-match-only"
  /// Go on, keeping to the terms.
  case proceedUnderTerms = "proceed-under-terms"
  /// Pass the person to the point of contact, or to the way that is open.
  case directToPointOfContact = "direct-to-point-of-contact"
  /// Read it, file it, answer only what the plan says is answered.
  case readAndFile = "read-and-file"
  /// Say the words given and end the contact courteously.
  case doNotEngage = "do-not-engage"
}

/// How sure the check is that this is the person.
package enum ContactMatch: String, Codable, CaseIterable, Sendable {
  /// By identifier, number or address, and no other name given; only of a person whom the organisation registered, or whose plan binds it.
  case exact
  /// By number or address, under another name: whatever binds the person is kept until staff have confirmed who it is.
  case unconfirmed
  /// By name alone, or by a number that several people use.
  case possible
  /// No one known to the organisation that is contacted.
  case none
}

/// The answer to a contact check: what to do, and nothing about why (decision 2).
package struct ContactCheckAnswer: Codable, Sendable, Equatable {
  /// The check's identifier in the log.
  package var id: Identifier
  /// When it was answered for.
  package var at: Instant
  /// What to do.
  package var instruction: ContactInstruction
  /// How sure it is that this is the person.
  package var match: ContactMatch
  /// What was agreed to be done for the person, in words; empty unless the match is exact.
  package var adjustments: [String]
  /// What no restriction closes, to be offered first; empty where nothing is restricted.
  package var alwaysOpen: [String]
  /// What to do in plain words.
  package var sentences: [String]
  /// Words to say to the person, where there are any.
  package var script: String?
  /// The plan's clause that decided, where one did.
  package var clause: String?
  /// The policy's paragraph that the clause rests on.
  package var paragraph: String?
  /// The policy and version whose paragraph that is, where the version under which the plan's case began is not installed; absent where it is.
  package var paragraphFrom: String?
  /// The plan, by the reference of its case.
  package var plan: String?
  /// The last day of the clause, or else of the plan, where there is one.
  package var endsOn: Day?
  /// The day by which that is reviewed.
  package var reviewOn: Day?
  /// Whom it may be, where that is not certain and somebody may be under a plan; to ask again with one's `serviceUser` confirms it.
  package var candidates: [ContactCandidate]?
  /// What of the number, the address, the name, the reference or the kind of contact could not be read, or was withheld, in sentences.
  package var unread: [String]?
  /// What kind of contact it was understood to be: the code of what is always open, `new-information` or `new-complaint`; absent where none was
  /// said or understood.
  package var about: String?
  /// Every restriction that concerns this contact, of every plan that binds it: the one that decides first, then the strictest.
  package var clauses: [ContactClause]?
  /// How far each limit on the number of contacts is used up, where one concerns this contact.
  package var quotas: [ContactQuota]?
  /// What to record next, and where, in the order in which it is likely.
  package var next: [ContactStep]?

  package init(
    id: Identifier, at: Instant, instruction: ContactInstruction, match: ContactMatch, adjustments: [String] = [],
    candidates: [ContactCandidate] = [], unread: [String] = [], alwaysOpen: [String] = [], sentences: [String],
    script: String? = nil, clause: String? = nil, paragraph: String? = nil, paragraphFrom: String? = nil,
    plan: String? = nil, endsOn: Day? = nil, reviewOn: Day? = nil, about: String? = nil, clauses: [ContactClause] = [],
    quotas: [ContactQuota] = [], next: [ContactStep] = []
  ) {
    (self.about, self.clauses) = (about, clauses.isEmpty ? nil : clauses)
    (self.quotas, self.next) = (quotas.isEmpty ? nil : quotas, next.isEmpty ? nil : next)
    (self.id, self.at, self.instruction, self.match, self.adjustments) = (id, at, instruction, match, adjustments)
    (self.alwaysOpen, self.sentences, self.script, self.clause) = (alwaysOpen, sentences, script, clause)
    (self.paragraph, self.paragraphFrom) = (paragraph, paragraphFrom)
    (self.plan, self.endsOn, self.reviewOn) = (plan, endsOn, reviewOn)
    (self.candidates, self.unread) = (candidates.isEmpty ? nil : candidates, unread.isEmpty ? nil : unread)
  }
}

/// Somebody whom a contact may be from, and what tells them from the others.
package struct ContactCandidate: Codable, Sendable, Equatable {
  /// Their record: the same check with it is about them.
  package var serviceUser: Identifier
  /// The reference to read out.
  package var reference: String
  /// The name they use.
  package var name: String
  /// Why it may be them.
  package var reasons: [String]
  /// What to ask for, to know whether it is them.
  package var tellApart: [String]
  /// What was agreed to be done for them, in words.
  package var adjustments: [String]

  package init(
    serviceUser: Identifier, reference: String, name: String, reasons: [String], tellApart: [String], adjustments: [String]
  ) {
    (self.serviceUser, self.reference, self.name) = (serviceUser, reference, name)
    (self.reasons, self.tellApart, self.adjustments) = (reasons, tellApart, adjustments)
  }
}

/// A restriction that concerns a contact.
package struct ContactClause: Codable, Sendable, Equatable {
  /// The plan, by the reference of its case.
  package var plan: String
  /// Its number in the plan and its name.
  package var clause: String
  /// What it asks, one sentence each.
  package var terms: [String]
  /// Its last day, or else the plan's, where there is one.
  package var endsOn: Day?
  /// The day by which it is reviewed.
  package var reviewOn: Day?

  package init(plan: String, clause: String, terms: [String], endsOn: Day?, reviewOn: Day?) {
    (self.plan, self.clause, self.terms, self.endsOn, self.reviewOn) = (plan, clause, terms, endsOn, reviewOn)
  }
}

/// A limit on the number of contacts, and how far it is used up by the contacts that are logged.
package struct ContactQuota: Codable, Sendable, Equatable {
  /// The plan, by the reference of its case.
  package var plan: String
  /// The restriction that sets it: its number in the plan and its name.
  package var clause: String
  /// How many are taken in the period.
  package var limit: Int
  /// How many were logged in it, without this one.
  package var used: Int
  /// How many are left, this one included.
  package var left: Int
  /// The moment from which they count.
  package var from: Instant
  /// What was counted, in a sentence.
  package var counted: String

  package init(plan: String, clause: String, limit: Int, used: Int, left: Int, from: Instant, counted: String) {
    (self.plan, self.clause, self.limit, self.used, self.left) = (plan, clause, limit, used, left)
    (self.from, self.counted) = (from, counted)
  }
}

/// Something to do after a contact.
package struct ContactStep: Codable, Sendable, Equatable {
  /// What, in words.
  package var words: String
  /// Where: the path of the service named.
  package var href: String
  /// The service that the path is of.
  package var service: String

  package init(words: String, href: String, service: String) { (self.words, self.href, self.service) = (words, href, service) }
}

/// The numbers and addresses that are blocked at this moment. `GET /blocked-contact-points`, also as CSV and as a Postfix access map.
package struct BlockedContactPoints: Codable, Sendable, Equatable {
  /// Each number and address once for each plan that blocks it, in the order of the plans' references.
  package var points: [BlockedContactPoint]

  package init(points: [BlockedContactPoint]) { self.points = points }
}

/// A number or an address that a plan in force blocks.
package struct BlockedContactPoint: Codable, Sendable, Equatable {
  /// What it is.
  package var kind: ContactPointKind
  /// The number, in the international form, or the address.
  package var value: String
  /// The plan, by the reference of its case.
  package var plan: String
  /// The codes of the organisations for which it is blocked.
  package var organisations: [String]
  /// The last day of the block, where there is one: the list is without it from the midnight after.
  package var endsOn: Day?

  package init(kind: ContactPointKind, value: String, plan: String, organisations: [String], endsOn: Day?) {
    (self.kind, self.value, self.plan, self.organisations, self.endsOn) = (kind, value, plan, organisations, endsOn)
  }
}

/// What a person can be reached by, and found by.
package enum ContactPointKind: String, Codable, CaseIterable, Sendable {
  case telephone
  case email
}

/// One line of the log of checks: who looked, when, and what they were told. `GET /contact-checks`.
package struct ContactCheckLogEntry: Codable, Sendable, Equatable {
  /// The check.
  package var id: Identifier
  /// When it was asked.
  package var at: Instant
  /// Who asked.
  package var askedBy: String
  /// Where the person made contact.
  package var organisation: String
  /// How the person made contact.
  package var channel: Channel
  /// Whose plan answered; without one, who it certainly was.
  package var serviceUser: Identifier?
  /// What they were told to do.
  package var instruction: ContactInstruction
  /// By which details they asked: `telephone`, `email`, `name`, `reference` or `service-user`, a colon, and a keyed hash of what was given, the
  /// same for the same number, address or name. Absent in checks from before it was kept.
  package var details: [String]?

  package init(
    id: Identifier, at: Instant, askedBy: String, organisation: String, channel: Channel, serviceUser: Identifier?,
    instruction: ContactInstruction, details: [String]? = nil
  ) {
    (self.id, self.at, self.askedBy, self.organisation, self.channel) = (id, at, askedBy, organisation, channel)
    (self.serviceUser, self.instruction, self.details) = (serviceUser, instruction, details)
  }
}
