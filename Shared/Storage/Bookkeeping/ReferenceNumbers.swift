package import Contracts

/// References that a person can read out: a prefix, the year, and a number that counts within both (`RC-2026-000123`).
package enum ReferenceNumbers {
  /// The next reference of that prefix in the year of that instant (UTC). A transaction that fails gives its number back.
  package static func next(_ prefix: String, at instant: Instant, in tx: Transaction) throws -> String {
    let year = String(instant.text.prefix(4))
    let number = try tx.first(
      """
      INSERT INTO reference_number (prefix, year, last) VALUES ($1, $2, 1)
      ON CONFLICT (prefix, year) DO UPDATE SET last = reference_number.last + 1 RETURNING last
      """,
      .text(prefix), .text(year), as: { $0.int(0) })
    let digits = String(number ?? 0)
    return "\(prefix)-\(year)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
  }
}
