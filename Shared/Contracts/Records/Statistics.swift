/// What is counted for the annual report, of one financial year. `GET /statistics`
package struct Statistics: Codable, Sendable, Equatable {
  /// The financial year, such as `2026-27`.
  package var year: String
  /// Its first day.
  package var from: Day
  /// Its last day.
  package var to: Day
  /// The smallest number that is given; where fewer were counted, the number is left out, and so are others from which it could be worked out.
  package var smallest: Int
  /// The organisations, in the order of the columns.
  package var organisations: [String]
  /// What was counted.
  package var tables: [StatisticsTable]
  /// What people said of themselves; nothing where the body's policy does not turn equality monitoring on.
  package var equality: [EqualityTable]

  package init(
    year: String, from: Day, to: Day, smallest: Int, organisations: [String], tables: [StatisticsTable], equality: [EqualityTable]
  ) {
    (self.year, self.from, self.to, self.smallest) = (year, from, to, smallest)
    (self.organisations, self.tables, self.equality) = (organisations, tables, equality)
  }
}

/// One kind of thing that is counted.
package struct StatisticsTable: Codable, Sendable, Equatable {
  /// What it counts.
  package var measure: StatisticsMeasure
  /// What it is called.
  package var title: String
  /// What was counted, and how it was divided.
  package var rows: [StatisticsRow]

  package init(measure: StatisticsMeasure, title: String, rows: [StatisticsRow]) {
    (self.measure, self.title, self.rows) = (measure, title, rows)
  }
}

/// A line of a table.
package struct StatisticsRow: Codable, Sendable, Equatable {
  /// A short name for it; `all` for the sum of the others.
  package var code: String
  /// In words.
  package var title: String
  /// How many in each organisation; empty where that is left out.
  package var counts: [StatisticsCount]
  /// How many in all.
  package var total: StatisticsCount

  package init(code: String, title: String, counts: [StatisticsCount], total: StatisticsCount) {
    (self.code, self.title, self.counts, self.total) = (code, title, counts, total)
  }
}

/// A number, or that it is left out.
package struct StatisticsCount: Codable, Sendable, Equatable {
  /// The number; absent where it is left out.
  package var count: Int?

  package init(count: Int?) { self.count = count }
}

/// What is counted.
package enum StatisticsMeasure: String, Codable, CaseIterable, Sendable {
  case personsInContact = "persons-in-contact"
  case contacts
  case personsRestricted = "persons-restricted"
  case warnings
  case plansByKind = "plans-by-kind"
  case plansByHeading = "plans-by-heading"
  case plansByDuration = "plans-by-duration"
  case endings
  case reviews
  case appealsLodged = "appeals-lodged"
  case appealsDecided = "appeals-decided"
  case adjustments
  case calls
  case steps
}

/// Of which year. `GET /statistics`
package struct StatisticsFilter: Decodable, Sendable, Bounded {
  /// The year in which the financial year begins; the present one, if absent.
  package let year: Int?

  package static let limits: FieldLimits = ["year": .number(2000...2999)]
}
