import Contracts
import Policy

/// The restrictions of the story's plan, as a form sends them: those of four kinds that the pack uses, with the parts that it requires.
struct Restrictions: Sendable {
  /// Until when calls are taken, such as `15:00`.
  let until: String
  /// How long a call may last.
  let minutes: Int
  let conduct: Conduct
  /// The matter that stays closed, by its reference.
  let matter: String

  /// The point of contact under the story's plan.
  static let pointOfContact = "Morgan Vale"

  /// The kinds of the story's plan that the pack uses.
  static func kinds(under pack: PolicyPack) -> [RestrictionKind] {
    [.timeLimits, .singlePointOfContact, .readAndFile, .noReopening].filter { pack.rule($0) != nil }
  }

  func fields(under pack: PolicyPack) -> [(String, String)] {
    Self.kinds(under: pack).compactMap(pack.rule).enumerated().flatMap { index, rule in
      fields(of: rule).map { ("restrictions[\(index)].\($0.0)", $0.1) }
    }
  }

  private func fields(of rule: RestrictionRule) -> [(String, String)] {
    let own: [RestrictionParameter]
    let why: (reason: String, behaviour: Behaviour)
    switch rule.kind {
    case .timeLimits:
      own = [.weeklyWindow, .minutesPerContact, .contactsPerWeek]
      why = ("Calls at all hours stopped other people from getting through.", conduct.endsCall)
    case .singlePointOfContact:
      own = [.pointOfContact]
      why = ("One person who knows the matter can answer best.", conduct.aimed)
    case .noReopening:
      own = [.matters]
      why = ("The matter is closed, and the same complaint was made again and again.", conduct.other)
    case .readAndFile, .oneChannel, .callsRecorded, .otherAction, .blocking, .appointmentOnly, .witnessPresent,
      .premises,
      .thirdPartyOnly, .oneReply, .newIssuesLimit:
      own = [.newInformationExcepted]
      why = ("Many messages said the same thing.", conduct.other)
    }
    let oneOf = rule.needsOneOf.contains(where: own.contains) ? [] : Array(rule.needsOneOf.prefix(1))
    let parts = own + (rule.needs + oneOf).filter { !own.contains($0) }
    return [("kind", rule.kind.rawValue)] + channels(of: rule).map { ("channels", $0.rawValue) } + parts.flatMap(fields(of:))
      + [("reasons", why.reason), ("behaviours", why.behaviour.code)]
  }

  private func channels(of rule: RestrictionRule) -> [Channel] {
    rule.kind == .noReopening
      ? [] : rule.kind != .readAndFile ? [.telephone] : rule.needs.contains(.oneChannel) ? [.email] : [.email, .letter]
  }

  private func fields(of part: RestrictionParameter) -> [(String, String)] {
    switch part {
    case .channels, .oneChannel: []
    case .weeklyWindow:
      [("weeklyWindows[0].weekday", "tuesday"), ("weeklyWindows[0].from", "10:00"), ("weeklyWindows[0].to", until)]
    case .minutesPerContact: [("minutesPerContact", "\(minutes)")]
    case .contactsPerWeek: [("contactsPerWeek", "1")]
    case .pointOfContact: [("pointOfContact", Self.pointOfContact)]
    case .newInformationExcepted: [("newInformationExcepted", "true")]
    case .matters: [("matters", matter)]
    case .detail: [("detail", "As the letter says.")]
    case .forStaff: [("forStaff", "As the letter says.")]
    case .premises: [("premises", "The office in Exampleton")]
    case .thirdParty: [("thirdParty", "An advocate")]
    case .newIssues: [("newIssues.count", "1"), ("newIssues.periodDays", "28")]
    case .replyPeriodDays: [("replyPeriodDays", "28")]
    }
  }
}
