/// A notice, in notification. `GET /notices/{id}`
package struct Notice: Codable, Sendable, Equatable {
  /// The notice.
  package var id: Identifier
  /// The case it belongs to; absent where it belongs to none.
  package var `case`: Identifier?
  /// The reference that it quotes: the case's, or that of the request for an adjustment or the incident that it is about.
  package var caseReference: String
  /// The person it is for.
  package var serviceUser: Identifier
  /// The organisation that writes.
  package var organisation: String
  /// The pack's name of the letter.
  package var letter: String
  /// Its state.
  package var state: NoticeState
  /// When notification accepted it.
  package var requestedAt: Instant
  /// When its state last changed.
  package var settledAt: Instant?
  /// Why it failed, came back or is uncertain.
  package var why: String?
  /// The channel that has it, or was tried last.
  package var channel: NoticeChannel?
  /// What the carrier calls it.
  package var carrierReference: String?
  /// When it was handed over.
  package var handedOverAt: Instant?
  /// The batch that it is printed with.
  package var batch: Identifier?
  /// When it was last printed.
  package var printedAt: Instant?
  /// How often it was printed.
  package var prints: Int?
  /// When it was posted, as a person confirmed.
  package var postedAt: Instant?
  /// From when the person counts as told.
  package var toldAt: Instant?
  /// When something is to be done about it at the latest: it is posted, or a person says whether it went.
  package var doBy: Instant?
  /// Whether that has passed.
  package var overdue: Bool?

  package init(
    id: Identifier, case: Identifier?, caseReference: String, serviceUser: Identifier, organisation: String, letter: String,
    state: NoticeState, requestedAt: Instant
  ) {
    (self.id, self.case, self.caseReference, self.serviceUser) = (id, `case`, caseReference, serviceUser)
    (self.organisation, self.letter, self.state, self.requestedAt) = (organisation, letter, state, requestedAt)
  }
}
