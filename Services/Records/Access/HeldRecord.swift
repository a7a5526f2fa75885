import Contracts
import ServiceKit

/// One stream of a service's journal about a person: an aggregate, or what another service has of it.
struct HeldRecord: Sendable {
  let service: String
  let name: AggregateName
  let organisation: String
  /// The reference that people read out, where it has one.
  let reference: String?
  /// How long it is kept, in words.
  let because: String
  /// When it began.
  let began: Day
  let events: [HeldEvent]
  /// The text of a letter as it went out.
  var letter: String?

  /// Which letter it is, by the name of its template.
  var letterName: String? {
    guard name.kind == .notice, case .object(let members)? = events.first?.data, case .object(let request)? = members["request"],
      case .text(let letter)? = request["letter"]
    else { return nil }
    return letter
  }

  /// As JSON: the person gets it without what is not theirs to see.
  func json(for audience: HeldAudience) -> JSON {
    var members: [String: JSON] = [
      "service": .text(service), "kind": .text(name.kind.rawValue), "id": .text(name.id.text),
      "organisation": .text(organisation),
      "kept": .text(because), "events": .list(events.map { $0.json(for: audience) }),
    ]
    members["reference"] = reference.map(JSON.text)
    members["letter"] = letter.map(JSON.text)
    return .object(members)
  }
}

/// What happened to it, as it was recorded.
struct HeldEvent: Sendable {
  let number: Int64
  let type: String
  let at: Instant
  /// Who did it, as `office:subject`.
  let actor: String
  let data: JSON

  func json(for audience: HeldAudience) -> JSON {
    [
      "number": .number(String(number)), "type": .text(type), "at": .text(at.text), "by": audience.actor(actor),
      "data": audience.shown(data),
    ]
  }
}

/// What is shown to whom.
extension HeldAudience {
  /// Members that name a member of staff, besides `by` and those that end with it.
  private static let staff: Set = [
    "handler", "handledByDescribed", "lineManagers", "namedReader", "subject", "targets", "targetsDescribed",
  ]
  /// Members that are meant for staff alone.
  private static let internalWords: Set = ["forStaff"]

  func actor(_ journalName: String) -> JSON {
    switch self {
    case .office: .text(journalName)
    case .person: .text(String(journalName.prefix { $0 != ":" }))
    }
  }

  /// The `account` of a look is someone's; that of an incident is what happened.
  func shown(look: JSON) -> JSON {
    guard self == .person, case .object(var members) = shown(look) else { return look }
    members["account"] = ["leftOut": "the name of a member of staff"]
    return .object(members)
  }

  func shown(_ value: JSON) -> JSON {
    guard self == .person else { return value }
    switch value {
    case .list(let values): return .list(values.map { shown($0) })
    case .object(let members):
      return .object(
        Dictionary(
          members.map { name, value in
            if Self.isStaff(name, value) { return (name, ["leftOut": "the name of a member of staff"]) }
            if Self.internalWords.contains(name) { return (name, ["leftOut": "instructions to staff"]) }
            return (name, shown(value))
          }, uniquingKeysWith: { first, _ in first }))
    case .null, .flag, .number, .text: return value
    }
  }

  /// `decidedBy` names someone; `decideBy` is a moment.
  private static func isStaff(_ name: String, _ value: JSON) -> Bool {
    if staff.contains(name) { return true }
    guard name == "by" || name.hasSuffix("By") else { return false }
    guard case .text(let text) = value else { return true }
    return Instant(text) == nil && Day(text) == nil
  }
}
