import Contracts
import Policy
import ServiceKit
import Storage

/// How often a person and the body were in contact.
extension Intake {
  /// As numbers or, where `Accept` prefers it, as a chart.
  func pattern(_ exchange: Exchange, _ query: PatternQuery) throws -> Reply {
    let asChart = exchange.preferred(of: ["application/json", "image/svg+xml"]) == "image/svg+xml"
    if asChart { return try patternAsChart(exchange, query) }
    var response = Response.json(try counted(exchange, query).pattern)
    response.headers.append(("Vary", "Accept"))
    return .now(response)
  }

  func patternAsChart(_ exchange: Exchange, _ query: PatternQuery) throws -> Reply {
    let (person, pattern) = try counted(exchange, query)
    var response = Response.text(
      PatternChart(pattern, reference: person.reference).svg, contentType: "image/svg+xml; charset=utf-8")
    // A picture that runs nothing and fetches nothing, also where it is opened by itself.
    response.headers += [("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"), ("Vary", "Accept")]
    return .now(response)
  }

  private func counted(_ exchange: Exchange, _ query: PatternQuery) throws -> (person: ServiceUser, pattern: ContactPattern) {
    let id = try exchange.identifier("id")
    let (from, to) = try days(query, now: exchange.now)
    return try database.read { reader in
      let person = try visiblePerson(id, to: exchange, in: reader)
      var count = PatternCount(from: from, to: to, zone: pack.zone)
      let times = try ContactStore.times(
        of: id, from: pack.zone.start(of: from), until: pack.zone.start(of: to.adding(days: 1)),
        organisations: exchange.actor.organisations, in: reader)
      for time in times { count.add(at: time.at, endedAt: time.endedAt, channel: time.channel, direction: time.direction) }
      return (person, count.pattern(of: id))
    }
  }

  /// The days that are asked for, or the last four weeks.
  private func days(_ query: PatternQuery, now: Instant) throws(Problem) -> (from: Day, to: Day) {
    let to = query.to ?? query.from.map { min($0.adding(days: 27), max($0, pack.zone.day(of: now))) } ?? pack.zone.day(of: now)
    let from = query.from ?? to.adding(days: -27)
    if to < from {
      throw .invalidFields([FieldProblem(field: "to", code: "outOfRange", detail: "is before the first day, \(from.text)")])
    }
    if to.number - from.number >= Int64(PatternCount.mostDays) {
      let last = from.adding(days: PatternCount.mostDays - 1)
      throw .invalidFields([
        FieldProblem(
          field: "to", code: "outOfRange", detail: "makes more than \(PatternCount.mostDays) days; at most to \(last.text)")
      ])
    }
    return (from, to)
  }
}
