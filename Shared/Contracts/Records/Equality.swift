/// Whom totals of equality monitoring are about.
package enum EqualityGroup: String, Codable, CaseIterable, Sendable {
  /// People who were in contact.
  case inContact = "in-contact"
  /// People whose contact was managed by a plan.
  case restricted
}

/// How many people gave each answer to a question of equality monitoring in a financial year. Nobody's own answers are kept.
package struct EqualityReturn: Codable, Sendable, Equatable {
  /// The organisation whose service users answered.
  package var organisation: String
  /// The year in which the financial year begins.
  package var year: Int
  /// Whom they are about.
  package var group: EqualityGroup
  /// The pack's code of the question.
  package var question: String
  /// How many gave each answer; none gave one that is not here.
  package var counts: [EqualityCount]
  /// Who wrote them down.
  package var recordedBy: String
  /// When.
  package var recordedAt: Instant

  package init(
    organisation: String, year: Int, group: EqualityGroup, question: String, counts: [EqualityCount], recordedBy: String,
    recordedAt: Instant
  ) {
    (self.organisation, self.year, self.group, self.question) = (organisation, year, group, question)
    (self.counts, self.recordedBy, self.recordedAt) = (counts, recordedBy, recordedAt)
  }
}

/// How many gave one answer.
package struct EqualityCount: Codable, Sendable, Equatable, Bounded {
  /// The pack's code of the answer.
  package var option: String
  /// How many people.
  package var count: Int

  package init(option: String, count: Int) { (self.option, self.count) = (option, count) }

  package static let limits: FieldLimits = ["count": .number(0...1_000_000)]
}

/// Writes the totals of a year down, in place of those that were there. `POST /equality-returns`
package struct RecordEqualityReturn: Decodable, Sendable, Bounded {
  /// The organisation whose service users answered.
  package let organisation: String
  /// The year in which the financial year begins.
  package let year: Int
  /// Whom they are about.
  package let group: EqualityGroup
  /// The pack's code of the question.
  package let question: String
  /// How many gave each answer.
  package let counts: [EqualityCount]

  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "year": .number(2000...2999), "counts": .items(1...100),
  ]
}

/// `equality.returned.v1`: totals of equality monitoring were written down.
package struct EqualityReturned: EventPayload {
  package static let type = RecordsEvent.equalityReturned.rawValue
  /// The totals as they are now.
  package var totals: EqualityReturn

  package init(totals: EqualityReturn) { self.totals = totals }
}

/// The answers to a question of equality monitoring, in the statistics of a year.
package struct EqualityTable: Codable, Sendable, Equatable {
  /// The pack's code of the question.
  package var question: String
  /// The question.
  package var title: String
  /// Whom it is about.
  package var group: EqualityGroup
  /// How many gave each answer.
  package var rows: [StatisticsRow]

  package init(question: String, title: String, group: EqualityGroup, rows: [StatisticsRow]) {
    (self.question, self.title, self.group, self.rows) = (question, title, group, rows)
  }
}
