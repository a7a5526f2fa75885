/// `file.entered.v1`: records has put another service's event on a file. This makes its own chain a witness of theirs.
package struct FileEntered: EventPayload {
  package static let type = RecordsEvent.fileEntered.rawValue
  /// The service that published it.
  package var source: String
  /// Its number there.
  package var seq: Int64
  /// Its type.
  package var eventType: String
  /// Its chained hash, in hexadecimal.
  package var hash: String

  package init(source: String, seq: Int64, eventType: String, hash: String) {
    (self.source, self.seq, self.eventType, self.hash) = (source, seq, eventType, hash)
  }
}

/// One decision, as the register shows it. `GET /register`
package struct RegisterEntry: Codable, Sendable, Equatable {
  /// Its number in the register, from 1; the number of a decision that was destroyed is not given again.
  package var number: Int
  /// What kind of decision it is.
  package var kind: DecisionKind
  /// The case it was made in, or under whose plan; absent where it was in none.
  package var `case`: Identifier?
  /// The case's reference.
  package var caseReference: String?
  /// The reference of what it was decided on, where that is no case and has one.
  package var reference: String?
  /// The person concerned; absent where they are not known, or it concerns none.
  package var serviceUser: Identifier?
  /// The organisation that decided.
  package var organisation: String
  /// What was decided, in words.
  package var decision: String
  /// The paragraph of the policy it rests on.
  package var paragraph: String
  /// The policy that applied: the version under which the case began, or outside a case the one that was installed when it was registered.
  package var policy: PolicyReference?
  /// The policy and version whose paragraph that is, where the version under which the case began was not installed; absent where it was.
  package var paragraphFrom: String?
  /// Why, as given; absent where the step needs no reasons, or they were destroyed.
  package var reasons: String?
  /// Who decided.
  package var decidedBy: String
  /// In what office.
  package var office: Office
  /// When.
  package var at: Instant

  package init(
    number: Int, kind: DecisionKind, case: Identifier?, caseReference: String?, reference: String?, serviceUser: Identifier?,
    organisation: String, decision: String, paragraph: String, policy: PolicyReference?, paragraphFrom: String?,
    reasons: String?, decidedBy: String, office: Office, at: Instant
  ) {
    (self.number, self.kind, self.case, self.caseReference) = (number, kind, `case`, caseReference)
    (self.reference, self.serviceUser, self.organisation) = (reference, serviceUser, organisation)
    (self.decision, self.paragraph, self.policy, self.paragraphFrom) = (decision, paragraph, policy, paragraphFrom)
    (self.reasons, self.decidedBy, self.office, self.at) = (reasons, decidedBy, office, at)
  }
}

/// One thing on a person's file.
package struct FileEntry: Codable, Sendable, Equatable {
  /// The service it happened in.
  package var source: String
  /// Its number in that service's journal.
  package var seq: Int64
  /// What happened, by the event's type.
  package var type: String
  /// When.
  package var at: Instant
  /// Who did it, as `office:subject`.
  package var actor: String
  /// The stream it belongs to there.
  package var stream: String

  package init(source: String, seq: Int64, type: String, at: Instant, actor: String, stream: String) {
    (self.source, self.seq, self.type, self.at, self.actor, self.stream) = (source, seq, type, at, actor, stream)
  }
}

/// A case with everything on file about it. `GET /case-files/{id}`
package struct CaseFile: Codable, Sendable, Equatable {
  /// The case.
  package var `case`: Identifier
  /// Its reference.
  package var reference: String
  /// The person concerned.
  package var serviceUser: Identifier
  /// The organisation that opened it.
  package var organisation: String
  /// The decisions, in the order they were made.
  package var decisions: [RegisterEntry]
  /// Everything that happened in the case and to its letters, with the person's contacts and incidents, in order.
  package var entries: [FileEntry]

  package init(
    case: Identifier, reference: String, serviceUser: Identifier, organisation: String, decisions: [RegisterEntry],
    entries: [FileEntry]
  ) {
    (self.case, self.reference, self.serviceUser, self.organisation) = (`case`, reference, serviceUser, organisation)
    (self.decisions, self.entries) = (decisions, entries)
  }
}

/// Whether one journal is intact, as `GET /verification` of records says.
package struct JournalReport: Codable, Sendable, Equatable {
  /// The service whose journal it is.
  package var service: String
  /// Whether every row is unchanged, and what records has witnessed is still there.
  package var holds: Bool
  /// How many rows it has.
  package var rows: Int64
  /// The newest row that records has witnessed; absent for its own journal.
  package var witnessedTo: Int64?
  /// What is wrong, with the row; absent when it is intact.
  package var fault: String?

  /// The fault of a journal whose service gave no answer, which may be temporary.
  package static let unchecked = "its journal could not be checked"

  package init(service: String, holds: Bool, rows: Int64, witnessedTo: Int64?, fault: String?) {
    (self.service, self.holds, self.rows, self.witnessedTo, self.fault) = (service, holds, rows, witnessedTo, fault)
  }
}

/// Whether every journal of the deployment is intact. `GET /verification`
package struct VerificationReport: Codable, Sendable, Equatable {
  /// Whether all of them are.
  package var holds: Bool
  /// One by one.
  package var journals: [JournalReport]

  package init(holds: Bool, journals: [JournalReport]) { (self.holds, self.journals) = (holds, journals) }
}
