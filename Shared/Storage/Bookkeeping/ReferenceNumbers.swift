package import Contracts

/// References that a person can read out: a prefix, the year, and a number that counts within both (`RC-2026-000123`).
package enum ReferenceNumbers {
  /// The next reference of that prefix in the year of that instant (UTC). A transaction that fails gives its number back.
  package static func next(_ prefix: String, at instant: Instant, in tx: Transaction) throws -> String {
    let year = String(instant.text.prefix(4))
    return text(prefix, year, try take(1, prefix, year, in: tx))
  }

  /// The next so many references, in order.
  package static func next(_ prefix: String, _ count: Int, at instant: Instant, in tx: Transaction) throws -> [String] {
    guard count > 0 else { return [] }
    let year = String(instant.text.prefix(4))
    let last = try take(count, prefix, year, in: tx)
    return (last - count + 1...last).map { text(prefix, year, $0) }
  }

  /// The last of the numbers that are taken.
  private static func take(_ count: Int, _ prefix: String, _ year: String, in tx: Transaction) throws -> Int {
    try tx.first(
      """
      INSERT INTO reference_number (prefix, year, last) VALUES ($1, $2, $3)
      ON CONFLICT (prefix, year) DO UPDATE SET last = reference_number.last + excluded.last RETURNING last
      """,
      .text(prefix), .text(year), .int(count), as: { $0.int(0) }) ?? 0
  }

  private static func text(_ prefix: String, _ year: String, _ number: Int) -> String {
    let digits = String(number)
    return "\(prefix)-\(year)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
  }
}
