private import ServiceKit
private import Storage
private import Synchronization

/// What a town's services may ask of their databases: no statement that takes longer as its tables grow, except those named here.
extension Town {
  private struct Exception {
    /// Words that only this statement contains.
    let says: String
    /// The tables that it may read from end to end.
    var scans: Set<String> = []
    /// Whether it may sort what it has found, and run a subquery for each row.
    var sorts = false
    var repeats = false
    /// Why that does no harm.
    let reason: String
  }

  private static let exceptions = [
    Exception(says: "FROM migration ORDER BY position", scans: ["migration"], reason: "asked once, at the start"),
    Exception(says: "FROM journal ORDER BY seq DESC LIMIT 1", scans: ["journal"], reason: "from the end, and one row only"),
    Exception(says: "FROM journal j ORDER BY j.seq", scans: ["j"], repeats: true, reason: "verification reads all there is"),
    Exception(
      says: "WHERE is_blocking = 1 ORDER BY reference, case_id", scans: ["plan_in_force"], repeats: true,
      reason: "all that is blocked is the answer, and the index has nothing else"),
    Exception(
      says: "FROM feed_cursor ORDER BY source", scans: ["feed_cursor"], reason: "a row for each service that is followed"),
    Exception(says: "FROM policy_in_use ORDER BY", scans: ["policy_in_use"], reason: "a row for each version of a policy"),
    Exception(
      says: "FROM plan_review WHERE organisation IN", scans: ["plan_review"],
      reason: "a calendar is read whole, in the order of its days; what is passed over are plans in force elsewhere"),
    Exception(
      says: "FROM contact_point p JOIN service_user s", repeats: true,
      reason: "a look into two indexes for each person at one number, in place of two more statements"),
    Exception(
      says: "FROM print_batch b WHERE", repeats: true, reason: "a batch has at most 500 letters, which an index counts"),
    Exception(says: "AND service_user = $", sorts: true, reason: "a person has few cases"),
    Exception(says: "AND service_user IN ($", sorts: true, reason: "asked where records were merged: a person has few"),
    Exception(says: "FROM restriction_case WHERE service_user = $1", sorts: true, reason: "a person has few cases"),
  ]

  /// The statements that were checked before: every town has the same tables.
  private static let known = Mutex<Set<String>>([])

  /// Throws when a service has run a statement that takes longer as its tables grow.
  package func refuseSlowStatements() throws {
    for plan in try platforms.flatMap(\.databases).flatMap({ try $0.plans() })
    where Self.known.withLock({ $0.insert(plan.sql).inserted }) {
      let sql = plan.sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let allowed = Self.exceptions.filter { sql.contains($0.says) }
      guard Set(plan.scans).isSubset(of: allowed.flatMap(\.scans)), !plan.sorts || allowed.contains(where: \.sorts),
        !plan.repeats || allowed.contains(where: \.repeats)
      else { throw TownFault(words: "takes longer as tables grow: \(sql)\n\(plan.text.joined(separator: "\n"))") }
    }
  }
}
