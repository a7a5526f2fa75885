package import Contracts

/// A financial year, from 1 April to 31 March.
package struct FinancialYear: Sendable, Equatable {
  /// The year in which it begins.
  package let begins: Int

  package init(beginning year: Int) { begins = year }

  /// The one in which that day is.
  package init(of day: Day) { begins = day.month > 3 ? day.year : day.year - 1 }

  /// Its first day; nil beyond the years that there are.
  package var first: Day? { Day(year: begins, month: 4, day: 1) }

  /// Its last day; nil beyond the years that there are.
  package var last: Day? { Day(year: begins + 1, month: 3, day: 31) }

  /// Such as `2026-27`.
  package var words: String { "\(begins)-\(String(begins + 1).suffix(2))" }
}
