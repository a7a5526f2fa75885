import Contracts
import Policy
import ServiceKit
import Storage

/// What is counted for the annual report and the body's web page, of one financial year.
extension Records {
  func statistics(_ exchange: Exchange, _ query: StatisticsFilter) throws -> Reply {
    let pack = packs.current
    let year = query.year.map(FinancialYear.init(beginning:)) ?? FinancialYear(of: pack.zone.day(of: exchange.now))
    guard let from = year.first, let to = year.last else {
      throw Problem.invalidFields([FieldProblem(field: "year", code: "outOfRange", detail: "is no year")])
    }
    let organisations = pack.organisations.map(\.code).filter(exchange.actor.sees)
    let (tables, equality) = try database.read { reader in
      (
        try StatisticsMeasure.allCases.map { try table(of: $0, in: organisations, from: from, to: to, reader) },
        try self.equality(in: organisations, year: from.year, reader)
      )
    }
    let found = Statistics(
      year: year.words, from: from, to: to, smallest: Suppression.smallest,
      organisations: organisations, tables: tables, equality: equality)
    let name = "statistics-\(found.year)"
    var response: Response
    switch exchange.preferred(of: ["application/json", "text/csv", "text/html"]) {
    case "text/csv":
      response = .text(found.table, contentType: "text/csv; charset=utf-8; header=present")
      response.headers.append(("Content-Disposition", "attachment; filename=\"\(name).csv\""))
    case "text/html":
      let names = organisations.map { code in pack.organisation(code)?.name ?? code }
      response = .standingAlone(StatisticsPage(found, body: pack.body, organisations: names).html)
    default: response = .json(found)
    }
    response.headers.append(("Vary", "Accept"))
    return .now(response)
  }

  /// How many people those records are of: records that were merged are of one.
  private func people(_ records: Set<Identifier>, _ reader: Reader) throws -> Int {
    let merged = records.intersection(try PersonMerges.merged(in: reader))
    var (seen, count): (Set<Identifier>, Int) = ([], records.count - merged.count)
    for record in merged where !seen.contains(record) {
      seen.formUnion(try PersonMerges.records(of: record, in: reader))
      count += 1
    }
    return count
  }

  private func table(
    of measure: StatisticsMeasure, in organisations: [String], from: Day, to: Day, _ reader: Reader
  ) throws -> StatisticsTable {
    let pack = packs.current
    let counts: [[String: Int]] = try organisations.map { organisation in
      switch measure {
      case .personsInContact:
        return ["all": try people(CountStore.people(of: .contacts, in: organisation, from: from, to: to, reader), reader)]
      case .personsRestricted:
        let (start, end) = (pack.zone.start(of: from), pack.zone.start(of: to.adding(days: 1)))
        return ["all": try people(CountStore.restricted(in: organisation, from: start, until: end, reader), reader)]
      case .contacts, .warnings, .plansByKind, .plansByHeading, .plansByDuration, .endings, .reviews, .appealsLodged,
        .appealsDecided, .adjustments, .calls, .steps:
        return try CountStore.counts(of: measure, in: organisation, from: from, to: to, reader)
      }
    }
    let known = measure.rows(under: pack)
    // What an earlier version of the policy had is counted too.
    let others = Set(counts.flatMap(\.keys)).subtracting(known.map(\.code)).sorted().map { (code: $0, title: $0) }
    let rows = known + others
    guard !organisations.isEmpty, !rows.isEmpty else {
      return StatisticsTable(measure: measure, title: measure.title, rows: [])
    }
    let given = Suppression(rows.map { row in counts.map { $0[row.code] ?? 0 } }).given
    var lines = zip(rows, given).map { row, given in
      StatisticsRow(
        code: row.code, title: row.title, counts: given.dropLast().map { StatisticsCount(count: $0) },
        total: StatisticsCount(count: given.last ?? nil))
    }
    if measure.isDivided, let sums = given.last {
      lines.append(
        StatisticsRow(
          code: "all", title: "All", counts: sums.dropLast().map { StatisticsCount(count: $0) },
          total: StatisticsCount(count: sums.last ?? nil)))
    }
    return StatisticsTable(measure: measure, title: measure.title, rows: lines)
  }
}

extension Statistics {
  /// As a table for spreadsheets, a line for each number.
  fileprivate var table: String {
    var table = CSV(columns: ["year", "measure", "code", "title", "organisation", "count"])
    let parts =
      tables.map { ($0.measure.rawValue, $0.rows) } + equality.map { ("equality \($0.group.rawValue) \($0.question)", $0.rows) }
    for (measure, rows) in parts {
      for row in rows {
        let named = zip(organisations, row.counts).map { ($0, $1) } + [("all", row.total)]
        for (organisation, count) in named {
          table.add([
            year, measure, row.code, row.title, organisation,
            count.count.map(String.init) ?? "fewer than \(smallest), or left out",
          ])
        }
      }
    }
    return table.text
  }
}

extension StatisticsMeasure {
  /// Whether each thing is in one row of the table alone, so that there is a sum.
  fileprivate var isDivided: Bool {
    switch self {
    case .contacts, .plansByDuration, .endings, .reviews, .appealsLodged, .appealsDecided, .calls: true
    case .personsInContact, .personsRestricted, .warnings, .plansByKind, .plansByHeading, .adjustments, .steps: false
    }
  }

  fileprivate var title: String {
    switch self {
    case .personsInContact: "People in contact"
    case .contacts: "Contacts, by channel"
    case .personsRestricted: "People whose contact was managed by a plan"
    case .warnings: "Warnings, and how many sufficed"
    case .plansByKind: "Plans that began, by what they limit"
    case .plansByHeading: "Plans that began, by the behaviour that they answer"
    case .plansByDuration: "Plans that began, by how long they were to last"
    case .endings: "How cases ended"
    case .reviews: "Reviews of plans"
    case .appealsLodged: "Disputes"
    case .appealsDecided: "Disputes decided"
    case .adjustments: "Reasonable adjustments"
    case .calls: "Calls held and ended"
    case .steps: "Steps within their time"
    }
  }

  /// Every row that the table has, also where nothing was counted.
  fileprivate func rows(under pack: PolicyPack) -> [(code: String, title: String)] {
    switch self {
    case .personsInContact, .personsRestricted: [("all", "People")]
    case .contacts:
      Channel.allCases.map { ($0.rawValue, $0 == .sms ? "SMS" : $0.rawValue.replacing("-", with: " ").capitalisedFirst) }
    case .warnings: [("given", "Warnings given"), ("sufficed", "Cases closed because the behaviour stopped")]
    case .plansByKind: pack.restrictions.map { ($0.kind.rawValue, $0.name) }
    case .plansByHeading: pack.headings.map { ($0.code, $0.name) }
    case .plansByDuration: PlanDuration.allCases.map { ($0.rawValue, $0.words) }
    case .endings: CaseOutcome.allCases.map { ($0.rawValue, $0.words) }
    case .reviews:
      [
        (ReviewFinding.continues.rawValue, "The plan continued"), (ReviewFinding.vary.rawValue, "The plan was to be changed"),
        (ReviewFinding.lift.rawValue, "The plan ended"),
      ]
    case .appealsLodged:
      AppealSubject.allCases.map { ($0.rawValue, "Against a \($0.rawValue)") }
    case .appealsDecided:
      [
        (AppealOutcome.upheld.rawValue, "Upheld"), (AppealOutcome.partlyUpheld.rawValue, "Upheld in part"),
        (AppealOutcome.notUpheld.rawValue, "Not upheld"),
      ]
    case .adjustments:
      [
        ("asked", "Asked for"), (AdjustmentOutcome.granted.rawValue, "Granted"),
        (AdjustmentOutcome.partlyGranted.rawValue, "Granted in part, or in another way"),
        (AdjustmentOutcome.refused.rawValue, "Refused"),
      ]
    case .calls: [("held", "Held"), ("ended", "Ended by staff")]
    case .steps:
      [
        ("triage", "Report looked at"), ("plan-decided", "Plan decided on"), ("review", "Plan reviewed"),
        ("appeal-decided", "Dispute decided"), ("adjustment-acknowledged", "Request for an adjustment acknowledged"),
        ("adjustment-decided", "Request for an adjustment decided"),
      ].flatMap { code, title in [("\(code) in-time", "\(title), in time"), ("\(code) late", "\(title), late")] }
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
