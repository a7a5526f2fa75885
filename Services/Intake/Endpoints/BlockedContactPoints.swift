import Contracts
import Policy
import ServiceKit
import Storage

/// What a telephone system and a mail gateway fetch: the numbers and addresses that are blocked now, and nothing about why.
extension Intake {
  func blockedContactPoints(_ exchange: Exchange) throws -> Reply {
    let blocked = try database.read { reader in
      try PlanStore.blocking(in: reader).flatMap { stored in
        try points(of: try KnownPlan(stored, packs), for: exchange.actor, at: exchange.now, in: reader)
      }
    }
    let list = BlockedContactPoints(points: blocked)
    var response =
      switch BlocklistForm(accepted: exchange.request.list("accept")) {
      case .json: Response.json(list)
      case .csv: Response.text(list.csv, contentType: "text/csv; charset=utf-8")
      case .postfix: Response.text(list.postfixMap)
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

/// The forms in which the list is given.
enum BlocklistForm: CaseIterable {
  case json, csv, postfix

  /// The form that an `Accept` header prefers; JSON, where it names none of them.
  init(accepted header: String?) {
    var best: (form: BlocklistForm, quality: Double)?
    for part in (header ?? "").split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let form = Self.allCases.first(where: { $0.mediaType == pieces.first }) else { continue }
      let quality = pieces.dropFirst().compactMap { $0.hasPrefix("q=") ? Double($0.dropFirst(2)) : nil }.first ?? 1
      if quality > 0, best.map({ quality > $0.quality }) ?? true { best = (form, quality) }
    }
    self = best?.form ?? .json
  }

  private var mediaType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv"
    case .postfix: "text/plain"
    }
  }
}

extension BlockedContactPoints {
  /// As CSV (RFC 4180). A number is a `tel:` address (RFC 3966), because a spreadsheet takes a cell that begins with + for a formula.
  var csv: String {
    let rows = points.map { point in
      [
        point.kind.rawValue, point.kind == .telephone ? "tel:\(point.value)" : point.value, point.plan,
        point.organisations.joined(separator: " "), point.endsOn?.text ?? "",
      ]
    }
    return ([["kind", "value", "plan", "organisations", "endsOn"]] + rows).map { row in
      row.map(Self.cell).joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// A cell that no spreadsheet takes for a formula.
  private static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { ",\"'".contains($0) || $0.isNewline }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
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
