import Contracts
import Policy
import ServiceKit
import Storage

/// Equality monitoring, where the body's policy turns it on: in totals alone, which somebody adds up outside, so that nobody's answers are ever here.
extension Records {
  func recordEquality(_ exchange: Exchange) throws -> Reply {
    let pack = packs.current
    let body = try exchange.body(RecordEqualityReturn.self) { body in
      pack.faults(ofOrganisation: body.organisation) + Self.faults(of: body, under: pack, on: pack.zone.day(of: exchange.now))
    }
    guard !pack.equality.isEmpty else { throw Problem.conflict("The policy does not turn equality monitoring on.") }
    try exchange.requireOrganisation(body.organisation)
    let totals = EqualityReturn(
      organisation: body.organisation, year: body.year, group: body.group, question: body.question, counts: body.counts,
      recordedBy: exchange.actor.subject, recordedAt: exchange.now)
    return .write { tx in
      try EqualityStore.put(totals, in: tx)
      let stream = "equality/\(totals.organisation)/\(totals.year)/\(totals.group.rawValue)/\(totals.question)"
      try journal.append(
        EqualityReturned(totals: totals), to: stream, expecting: try journal.version(of: stream, in: tx), by: exchange.author,
        at: exchange.now, in: tx)
      return .json(totals, status: 201)
    }
  }

  private static func faults(of body: RecordEqualityReturn, under pack: PolicyPack, on today: Day) -> [FieldProblem] {
    var faults: [FieldProblem] = []
    if let first = FinancialYear(beginning: body.year).first, first > today {
      faults.append(FieldProblem(field: "year", code: "outOfRange", detail: "is in the future"))
    }
    guard !pack.equality.isEmpty else { return faults }
    guard let question = pack.equality.first(where: { $0.code == body.question }) else {
      let known = pack.equality.map(\.code).joined(separator: ", ")
      return faults + [FieldProblem(field: "question", code: "notAllowed", detail: "is none of \(known)")]
    }
    var seen: Set<String> = []
    for (index, one) in body.counts.enumerated() {
      let field = "counts[\(index)].option"
      if !question.options.contains(where: { $0.code == one.option }) {
        let known = question.options.map(\.code).joined(separator: ", ")
        faults.append(FieldProblem(field: field, code: "notAllowed", detail: "is none of \(known)"))
      } else if !seen.insert(one.option).inserted {
        faults.append(FieldProblem(field: field, code: "notAllowed", detail: "is there twice"))
      }
    }
    return faults
  }

  /// A table for each question and group, nil returns too; few people are left out, as everywhere.
  func equality(in organisations: [String], year: Int, _ reader: Reader) throws -> [EqualityTable] {
    guard !organisations.isEmpty else { return [] }
    return try packs.current.equality.flatMap { question in
      try EqualityGroup.allCases.map { group in
        let counts = try organisations.map {
          try EqualityStore.counts(of: question.code, group, in: $0, year: year, reader)
        }
        let given = Suppression(question.options.map { option in counts.map { $0[option.code] ?? 0 } }).given
        let rows = zip(question.options, given).map { option, given in
          StatisticsRow(
            code: option.code, title: option.title, counts: given.dropLast().map { StatisticsCount(count: $0) },
            total: StatisticsCount(count: given.last ?? nil))
        }
        return EqualityTable(question: question.code, title: question.title, group: group, rows: rows)
      }
    }
  }
}

/// The totals as they are now.
enum EqualityStore {
  static let schema = Migration(
    name: "records-0008-equality",
    sql: """
      CREATE TABLE equality_total (
        organisation TEXT NOT NULL,
        year INTEGER NOT NULL,
        grp TEXT NOT NULL,
        question TEXT NOT NULL,
        option TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (organisation, year, grp, question, option)
      ) STRICT, WITHOUT ROWID;
      """)

  static func put(_ totals: EqualityReturn, in tx: Transaction) throws {
    let key: [Value] = [
      .text(totals.organisation), .int(totals.year), .text(totals.group.rawValue), .text(totals.question),
    ]
    try tx.execute(
      "DELETE FROM equality_total WHERE organisation = $1 AND year = $2 AND grp = $3 AND question = $4", values: key)
    for one in totals.counts {
      try tx.execute(
        "INSERT INTO equality_total (organisation, year, grp, question, option, count) VALUES ($1, $2, $3, $4, $5, $6)",
        values: key + [.text(one.option), .int(one.count)])
    }
  }

  static func counts(
    of question: String, _ group: EqualityGroup, in organisation: String, year: Int, _ reader: Reader
  ) throws -> [String: Int] {
    let rows = try reader.all(
      "SELECT option, count FROM equality_total WHERE organisation = $1 AND year = $2 AND grp = $3 AND question = $4",
      .text(organisation), .int(year), .text(group.rawValue), .text(question), as: { ($0.text(0), $0.int(1)) })
    return Dictionary(rows) { first, _ in first }
  }
}
