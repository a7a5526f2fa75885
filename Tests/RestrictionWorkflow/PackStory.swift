import Contracts
import Policy
import ServiceKit
import TestSupport

/// A case under any of the shipped packs, brought by HTTP to where a step can be taken, by people in the offices that the pack names.
struct PackStory {
  let pack: PolicyPack
  let town: Town
  private let person: ServiceUser
  private let id: Identifier
  private var incidents: [Identifier] = []

  static let names = ["opfcc-northamptonshire", "york", "glasgow"]

  private static let folders = Dictionary(uniqueKeysWithValues: names.map { ($0, Town.prompt($0)) })

  /// The folder of a shipped pack, under which letters count as soon as they are handed over.
  static func folder(_ name: String) -> String { folders[name] ?? Town.pack }

  /// A case on one reported incident.
  ///
  /// - Parameter address: without one, a letter to the person fails.
  init(_ name: String, address: String? = "3 Example Road\nExampleton\nEX1 1AC") throws {
    let pack = try PolicyPack.load(folder: Self.folder(name))
    let town = try Town(Service.allCases, pack: Self.folder(name))
    let desk = Self.person("rita", pack.offices.able(to: [.record])[0], of: pack)
    let person = try town.register(address: address, by: desk)
    _ = try town.report([try town.logIncident(of: person, by: desk)], of: person, by: desk)
    try town.settle()
    let reader = Self.person("audrey", pack.offices.able(to: [.read])[0], of: pack)
    let cases = try town.get(.workflow, "/cases?serviceUser=\(person.id)", as: reader).decode(Page<CaseSummary>.self).items
    guard let file = cases.last else { throw TownFault(words: "the person has no case") }
    (self.pack, self.town, self.person, id) = (pack, town, person, file.id)
  }

  /// Someone in that office, under that pack.
  static func person(_ subject: String, _ office: Office, of pack: PolicyPack) -> Actor {
    Actor(
      subject: subject, name: subject, offices: [office], organisations: [pack.organisations[0].code], pack: pack.reference.id)
  }

  func person(_ subject: String, _ office: Office) -> Actor { Self.person(subject, office, of: pack) }

  /// The case as it stands.
  func current() throws -> CaseView {
    try town.get(.workflow, "/cases/\(id)", as: person("audrey", pack.offices.able(to: [.read])[0])).decode()
  }

  /// Takes a step as someone in that office who has no part in the case.
  func take(_ step: ActionName, as office: Office, _ body: JSON? = nil, by subject: String = "kim") throws -> Answer {
    let version = try current().version
    return try town.send(
      .workflow, "/cases/\(id)/\(step.rawValue)", as: person(subject, office), body ?? (try self.body(of: step)), version: version
    )
  }

  /// Takes a step that must succeed, as the first office that the pack names for it.
  private func give(_ step: ActionName, _ body: JSON? = nil, by subject: String = "mara", as office: Office? = nil) throws {
    let answer = try take(step, as: office ?? pack.office(for: step), body, by: subject)
    guard answer.status == 200 else { throw TownFault(words: "\(step.rawValue): \(answer.status) \(answer.text)") }
  }

  /// Brings the case to where the step can be taken by an office that the pack gives it to.
  ///
  /// - Parameter standingIn: whether it is an office that decides only in place of someone who has a conflict.
  mutating func prepare(for step: ActionName, standingIn: Bool = false) throws {
    switch step {
    case .triage, .skipWarning, .refer, .recordDeath, .correctInvolvement: break
    case .confirmDeath: try give(.recordDeath)
    case .sendNoticeAgain: try warn()
    case .recordReferralOutcome: try give(.refer)
    case .withdrawWarning: try warn()
    case .considerBreaches:
      try enforce()
      try give(.recordBreach)
    case .closeAsAdapted:
      try warn()
      town.advance(days: pack.warnings[0].periodDays + 1)
      try town.settle()
    case .warnAgain:
      try warn()
      try goOn()
    case .recordContinued: try warnInFull()
    case .answerCriterion, .confirmAdjustmentsConsidered, .draftPlan, .withdraw: try consider()
    case .reopenCriterion:
      try consider()
      try give(.answerCriterion)
    case .submit: try propose(submitted: false)
    case .recordConsultation, .declareConflict, .authorise, .refuse, .returnToManager:
      try propose(submitted: true)
      if standingIn { try give(.declareConflict, by: "hana", as: pack.decision.offices[0]) }
      // The last vote of several decides.
      for vote in 1..<max(pack.decision.quorum, 2) where step == .authorise && pack.decision.quorum > 1 {
        try give(.authorise, by: "voter-\(vote)", as: pack.decision.offices[0])
      }
    case .recordBreach, .reconsider, .openVariation, .lodgeAppeal: try enforce()
    case .concludeReview:
      try enforce()
      try give(.reconsider)
    case .acknowledgeAppeal, .decideAppeal:
      try enforce()
      try give(.lodgeAppeal)
      if step == .decideAppeal { try give(.acknowledgeAppeal) }
    case .addIncident, .settle, .noteAdjustments, .noticeDispatched, .noticeFailed, .noticeReturned, .warningPeriodEnded,
      .takeEffect,
      .expire,
      .reviewComesUp, .reviewFallsDue, .personDied:
      throw TownFault(words: "no person takes the step \(step.rawValue)")
    }
  }

  // MARK: - The road

  private func warn() throws {
    try give(.triage, ["outcome": "warn", "reasons": "Three calls."], as: pack.warnings[0].offices[0])
    try town.settle()
  }

  /// The behaviour goes on after the last letter.
  private mutating func goOn() throws {
    town.advance(days: 2)
    let desk = person("rita", pack.offices.able(to: [.record])[0])
    incidents.append(try town.logIncident(of: person, by: desk).id)
    try town.settle()
  }

  private mutating func warnInFull() throws {
    try warn()
    try goOn()
    for warning in pack.warnings.indices.dropFirst() {
      try give(.warnAgain, by: "sana", as: pack.warnings[warning].offices[0])
      try town.settle()
      try goOn()
    }
  }

  private mutating func consider() throws {
    try warnInFull()
    try give(.recordContinued)
  }

  private mutating func propose(submitted: Bool) throws {
    try consider()
    for criterion in pack.criteria {
      try give(.answerCriterion, ["criterion": .text(criterion.code), "answer": "met", "evidence": "On file."])
    }
    try give(.confirmAdjustmentsConsidered)
    try give(.draftPlan)
    if submitted { try give(.submit) }
  }

  private mutating func enforce() throws {
    try propose(submitted: true)
    for vote in 1...pack.decision.quorum { try give(.authorise, by: "voter-\(vote)", as: pack.decision.offices[0]) }
    try town.settle()
  }

  /// A body with which the step succeeds where it can be taken.
  private func body(of step: ActionName) throws -> JSON? {
    let file = try current()
    // Where there is none yet, an identifier that is no one's: a person who may not take the step is refused before it is looked up.
    let unknown = "01890000-0000-7000-8000-000000000000"
    let (appeal, referral) = (file.appeals?.last?.id.text ?? unknown, file.referrals?.last?.id.text ?? unknown)
    return switch step {
    case .triage: ["outcome": "no-action", "reasons": "A reason."]
    case .recordContinued, .warnAgain: ["incidents": .texts([incidents.last?.text ?? unknown]), "reasons": "It went on."]
    case .skipWarning: ["ground": "threat-to-safety", "reasons": "A reason."]
    case .answerCriterion: ["criterion": .text(pack.criteria[0].code), "answer": "met", "evidence": "On file."]
    case .reopenCriterion: ["criterion": .text(pack.criteria[0].code), "reasons": "A reason."]
    case .confirmAdjustmentsConsidered: ["consideration": "None is known."]
    case .draftPlan: Self.draft.with(["startsOn": .text(String(town.clock.now.text.prefix(10)))])
    case .authorise: ["confirmedCriteria": .texts(pack.criteria.map(\.code)), "reasons": "Proportionate."]
    case .returnToManager: ["missing": ["A date."]]
    case .recordConsultation: ["consultee": "A lawyer", "view": "None at all."]
    case .recordBreach:
      ["occurredAt": .text(town.clock.now.text), "account": "Called on a Friday.", "response": "Ended the call."]
    case .refer: ["to": "police", "reasons": "A reason."]
    case .recordReferralOutcome: ["referral": .text(referral), "outcome": "No further action."]
    case .reconsider: ["cause": "request", "reasons": "A reason."]
    case .concludeReview: ["outcome": "lift", "reasons": "A reason."]
    case .lodgeAppeal: ["against": "plan", "channel": "letter", "statement": "I disagree."]
    case .acknowledgeAppeal: ["appeal": .text(appeal)]
    case .decideAppeal:
      [
        "appeal": .text(appeal), "outcome": "not-upheld", "reasons": "A reason.",
        "remedy": .text(pack.externalRemedies[0].code),
      ]
    case .submit, .sendNoticeAgain: nil
    case .correctInvolvement:
      ["incident": .text(file.incidents[0].id.text), "named": .text(file.incidents[0].handledBy[0]), "reasons": "A reason."]
    case .recordDeath: ["evidence": "A certificate."]
    case .confirmDeath: ["confirmed": true, "reasons": "A reason."]
    case .closeAsAdapted, .withdrawWarning, .considerBreaches, .withdraw, .declareConflict, .refuse, .openVariation:
      ["reasons": "A reason."]
    case .addIncident, .settle, .noteAdjustments, .noticeDispatched, .noticeFailed, .noticeReturned, .warningPeriodEnded,
      .takeEffect,
      .expire,
      .reviewComesUp, .reviewFallsDue, .personDied:
      nil
    }
  }

  /// A plan whose review suits all three packs: within six months of the decision, and on a common day of review.
  private static let draft: JSON = [
    "restrictions": [
      [
        "kind": "time-limits", "channels": ["telephone"],
        "weeklyWindows": [["weekday": "tuesday", "from": "10:00", "to": "11:00"]],
        "reasons": "Calls took hours.", "behaviours": ["swearing-or-threatening"],
      ]
    ],
    "howToContact": "By telephone on Tuesdays.", "serviceToExpect": "An answer within ten days.",
    "reasons": "The calls went on after our warning.", "proportionality": "Shorter calls were agreed, and were not kept.",
    "endsOn": "2027-07-10", "reviewOn": "2027-04-01",
  ]
}
