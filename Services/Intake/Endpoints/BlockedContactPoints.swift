import Contracts
import Policy
import ServiceKit
import Storage

/// What a telephone system and a mail gateway fetch: the numbers and addresses that are blocked now, and nothing about why.
extension Intake {
  func blockedContactPoints(_ exchange: Exchange) throws -> Reply {
    let blocked = try database.read { reader in
      try PlanStore.blocking(in: reader).flatMap { stored in
        try points(of: KnownPlan(stored, packs), for: exchange.actor, at: exchange.now, in: reader)
      }
    }
    let list = BlockedContactPoints(points: blocked)
    var response =
      switch exchange.preferred(of: ["application/json", "text/csv", "text/plain"]) {
      case "text/csv": Response.text(list.csv, contentType: "text/csv; charset=utf-8; header=present")
      case "text/plain": Response.text(list.postfixMap)
      default: Response.json(list)
      }
    response.headers.append(("Vary", "Accept"))
    return .now(exchange.revalidated(response))
  }

  /// What one plan blocks at that moment, for the organisations that the one who asks works for: by the clock, whatever has reached this service.
  private func points(
    of plan: KnownPlan, for actor: Actor, at now: Instant, in reader: Reader
  ) throws -> [BlockedContactPoint] {
    guard plan.enforced.applies(at: now) else { return [] }
    let (terms, day) = (plan.enforced.plan, plan.pack.zone.day(of: now))
    return try ContactPointKind.allCases.flatMap { kind -> [BlockedContactPoint] in
      var (organisations, ends): ([String], [Day?]) = ([], [])
      for organisation in terms.organisations.filter(actor.sees) {
        let rules = terms.restrictions.filter { $0.binds(organisation, on: day) && $0.blocks(kind.channel) }
        if rules.isEmpty { continue }
        organisations.append(organisation)
        ends += rules.map { $0.endsOn ?? terms.endsOn }
      }
      guard !organisations.isEmpty else { return [] }
      let values = try PlanHolders.points(kind, ofCase: plan.caseID, in: reader)
      let end = ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
      return values.map {
        BlockedContactPoint(
          kind: kind, value: $0, plan: plan.effect.caseReference, organisations: organisations, endsOn: end)
      }
    }
  }
}

extension ContactPointKind {
  /// The channel by which it is blocked.
  fileprivate var channel: Channel {
    switch self {
    case .telephone: .telephone
    case .email: .email
    }
  }
}

extension BlockedContactPoints {
  /// As a table. A number is a `tel:` address (RFC 3966), because a spreadsheet takes a cell that begins with + for a formula.
  var csv: String {
    var table = CSV(columns: ["kind", "value", "plan", "organisations", "endsOn"])
    for point in points {
      table.add([
        point.kind.rawValue, point.kind == .telephone ? "tel:\(point.value)" : point.value, point.plan,
        point.organisations.joined(separator: " "), point.endsOn?.text,
      ])
    }
    return table.text
  }

  /// As a table of senders for Postfix (access(5)): each address once. An address that such a table cannot hold is left out.
  var postfixMap: String {
    var seen: Set<String> = []
    return points.filter { point in
      point.kind == .email && point.value.first != "#" && !point.value.contains { $0.isWhitespace || $0.isNewline || $0 == "\"" }
        && seen.insert(point.value).inserted
    }.map { "\($0.value)\tREJECT Please contact us as your communication plan says (\($0.plan))\n" }.joined()
  }
}
