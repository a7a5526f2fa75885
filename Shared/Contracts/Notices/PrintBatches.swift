/// Letters that are printed and posted together. `GET /print-batches/{id}`
package struct PrintBatch: Codable, Sendable, Equatable {
  /// The batch.
  package var id: Identifier
  /// The organisation whose letters they are.
  package var organisation: String
  /// When it was opened.
  package var openedAt: Instant
  /// By which account.
  package var openedBy: String
  /// How many letters it has.
  package var letters: Int
  /// How many of them are still to be posted; with none, the batch is done.
  package var waiting: Int

  package init(id: Identifier, organisation: String, openedAt: Instant, openedBy: String, letters: Int, waiting: Int) {
    (self.id, self.organisation, self.openedAt, self.openedBy) = (id, organisation, openedAt, openedBy)
    (self.letters, self.waiting) = (letters, waiting)
  }
}

/// A line of a batch's manifest: what the person at the printer and the franking machine needs. `GET /print-batches/{id}/letters`
package struct BatchedLetter: Codable, Sendable, Equatable {
  /// The notice.
  package var notice: Identifier
  /// The case's reference, which every page of the letter has.
  package var caseReference: String
  /// The pack's name of the letter.
  package var letter: String
  /// The formats that go into the envelope: all that the person needs.
  package var formats: [DocumentFormat]
  /// How many pages all of it has, in formats that have pages.
  package var pages: Int?
  /// The names of what goes with it.
  package var enclosures: [String]
  /// The class by which it is posted.
  package var postage: Postage
  /// The folder in the outbox that has its files.
  package var folder: String
  /// How often it was printed.
  package var prints: Int
  /// Its state.
  package var state: NoticeState

  package init(
    notice: Identifier, caseReference: String, letter: String, formats: [DocumentFormat], pages: Int?, enclosures: [String],
    postage: Postage, folder: String, prints: Int, state: NoticeState
  ) {
    (self.notice, self.caseReference, self.letter, self.formats) = (notice, caseReference, letter, formats)
    (self.pages, self.enclosures, self.postage, self.folder) = (pages, enclosures, postage, folder)
    (self.prints, self.state) = (prints, state)
  }
}

/// Which batches are listed. `GET /print-batches`; what is given applies together.
package struct PrintBatchFilter: Decodable, Sendable, Bounded {
  /// The organisation whose letters they are.
  package let organisation: String?
  /// Only those with letters that are still to be posted.
  package let open: Bool?

  package static let limits: FieldLimits = ["organisation": .pack(.organisations)]
}

/// Opens a batch of all letters that are in the outbox for the post, up to 500, and are in no batch yet. `POST /print-batches`
package struct OpenPrintBatch: Codable, Sendable, Bounded {
  /// The organisation whose letters they are.
  package var organisation: String

  package static let limits: FieldLimits = ["organisation": .pack(.organisations)]
}

/// Confirms that a batch was posted. `POST /print-batches/{id}/posted`
package struct PostPrintBatch: Codable, Sendable, Bounded {
  /// When; now, if absent. Never in the future.
  package var postedAt: Instant?
  /// Notices that did not go with the rest, and wait in the batch.
  package var leftOut: [Identifier]?

  package static let limits: FieldLimits = ["leftOut": .items(0...500)]
}

/// Records that letters of a batch are printed again, as a jam or a torn page makes necessary. `POST /print-batches/{id}/reprints`
package struct ReprintLetters: Codable, Sendable, Bounded {
  /// The notices.
  package var notices: [Identifier]
  /// Why, in a few words.
  package var why: String

  package static let limits: FieldLimits = ["notices": .items(1...500), "why": .line(1...200)]
}
