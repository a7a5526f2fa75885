/// What came of reading an item that a plan says is read and filed.
package enum FiledItemOutcome: String, Codable, CaseIterable, Sendable {
  /// Nothing in it is new: it stays on the file, unanswered.
  case nothingNew = "nothing-new"
  /// It brings something new to a matter, and is answered.
  case newInformation = "new-information"
  /// It is about something else, which is opened.
  case newMatter = "new-matter"
  /// Someone may be at risk: it is acted on at once.
  case safeguarding
  /// It asks for something that the law says is answered, which is opened.
  case statutoryRequest = "statutory-request"
}

/// How far a filed item has come.
package enum FiledItemState: String, Codable, CaseIterable, Sendable {
  /// Waiting for its reader.
  case waiting
  /// Read, with something to do.
  case followingUp = "following-up"
  /// Nothing more to do.
  case settled
}

/// Puts something that a plan says is read and filed in the queue of its reader. `POST /filed-items`.
package struct FileItem: Codable, Sendable {
  /// Who sent it.
  package var serviceUser: Identifier
  /// The code of the organisation that it was sent to.
  package var organisation: String
  /// How it came.
  package var channel: Channel
  /// When it was received; now, if absent. Never in the future.
  package var receivedAt: Instant?
  /// What it is, so that it is found: a letter of two pages, say, and its date.
  package var what: String
  /// The matter that it is about, by its reference here or elsewhere.
  package var matter: String?
  /// The contact as which it was recorded.
  package var contact: Identifier?
  /// Who reads it, by the name of their account.
  package var namedReader: String
}

extension FileItem: Bounded {
  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "what": .text(1...1000), "matter": .line(1...60), "namedReader": .subject,
  ]
}

/// Says what came of reading an item. `POST /filed-items/{id}/outcome` with `If-Match`.
package struct GiveFiledItemOutcome: Codable, Sendable {
  /// What came of it.
  package var outcome: FiledItemOutcome
  /// What it says that matters, or why nothing in it is new.
  package var words: String
  /// What the matter is that a new matter or a statutory request opens: needed for these, and for no other outcome.
  package var kind: MatterKind?
  /// What it is about, by the policy's code of the type: needed with `kind`.
  package var type: String?
}

extension GiveFiledItemOutcome: Bounded {
  package static let limits: FieldLimits = ["words": .text(1...4000), "type": .pack(.matterTypes)]
}

/// Says that what an item asked for has been done. `POST /filed-items/{id}/follow-up` with `If-Match`.
package struct SettleFiledItem: Codable, Sendable {
  /// What was done.
  package var words: String
}

extension SettleFiledItem: Bounded {
  package static let limits: FieldLimits = ["words": .text(1...4000)]
}

/// Gives an item to another reader. `POST /filed-items/{id}/reader` with `If-Match`.
package struct ReassignFiledItem: Codable, Sendable {
  /// Who reads it from now on, by the name of their account.
  package var namedReader: String
  /// Why.
  package var reason: String
}

extension ReassignFiledItem: Bounded {
  package static let limits: FieldLimits = ["namedReader": .subject, "reason": .text(1...1000)]
}

/// An item that is read and filed, as it is now. Also what the events about it carry.
package struct FiledItem: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`FI-2026-000001`).
  package var reference: String
  /// How often it has changed; the `ETag`.
  package var version: Int
  /// Who sent it.
  package var serviceUser: Identifier
  /// The organisation that it was sent to.
  package var organisation: String
  /// How it came.
  package var channel: Channel
  /// When it was received.
  package var receivedAt: Instant
  /// What it is.
  package var what: String
  /// The matter that it is about, as it was named.
  package var matter: String?
  /// The contact as which it was recorded.
  package var contact: Identifier?
  /// The case whose plan says that it is read and filed.
  package var `case`: Identifier
  /// The case's reference.
  package var caseReference: String
  /// The paragraph of the policy that the plan's clause rests on.
  package var paragraph: String
  /// Who reads it.
  package var namedReader: String
  /// How far it has come.
  package var state: FiledItemState
  /// When what is next is due: that it is read, or followed up; absent once nothing is.
  package var due: Instant?
  /// The office whose work it is, to whose superiors it moves up.
  package var office: Office
  /// The office that it has moved up to, overdue; absent where it has not.
  package var movedUpTo: Office?
  /// What came of reading it; absent until then.
  package var result: FiledItemResult?
  /// Who put it in the queue.
  package var filedBy: String
  /// When.
  package var filedAt: Instant

  package init(
    id: Identifier, reference: String, version: Int, serviceUser: Identifier, organisation: String, channel: Channel,
    receivedAt: Instant, what: String, matter: String?, contact: Identifier?, case: Identifier, caseReference: String,
    paragraph: String, namedReader: String, state: FiledItemState, due: Instant?, office: Office, movedUpTo: Office? = nil,
    result: FiledItemResult? = nil, filedBy: String, filedAt: Instant
  ) {
    (self.id, self.reference, self.version, self.serviceUser) = (id, reference, version, serviceUser)
    (self.organisation, self.channel, self.receivedAt, self.what) = (organisation, channel, receivedAt, what)
    (self.matter, self.contact, self.case, self.caseReference) = (matter, contact, `case`, caseReference)
    (self.paragraph, self.namedReader, self.state, self.due) = (paragraph, namedReader, state, due)
    (self.office, self.movedUpTo, self.result) = (office, movedUpTo, result)
    (self.filedBy, self.filedAt) = (filedBy, filedAt)
  }
}

/// What came of reading an item.
package struct FiledItemResult: Codable, Sendable, Equatable {
  /// What came of it.
  package var outcome: FiledItemOutcome
  /// What it says that matters, or why nothing in it is new.
  package var words: String
  /// What happens next, in a sentence for staff.
  package var next: String
  /// The matter that was opened; absent where none was.
  package var opened: Identifier?
  /// Who read it.
  package var readBy: String
  /// When.
  package var readAt: Instant
  /// What was done about it; absent while that is to be done, or nothing is.
  package var followUp: String?
  /// Who did it.
  package var followedUpBy: String?
  /// When.
  package var followedUpAt: Instant?

  package init(
    outcome: FiledItemOutcome, words: String, next: String, opened: Identifier? = nil, readBy: String, readAt: Instant,
    followUp: String? = nil, followedUpBy: String? = nil, followedUpAt: Instant? = nil
  ) {
    (self.outcome, self.words, self.next, self.opened) = (outcome, words, next, opened)
    (self.readBy, self.readAt) = (readBy, readAt)
    (self.followUp, self.followedUpBy, self.followedUpAt) = (followUp, followedUpBy, followedUpAt)
  }
}
