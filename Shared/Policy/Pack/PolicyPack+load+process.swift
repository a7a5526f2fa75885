import Contracts

extension PolicyPack {
  /// The parts of a pack that say how a case proceeds, read together because they must agree.
  struct Process {
    let warnings: [WarningStage]
    let withoutWarning: [NoWarningRule]
    let allowsEffectBeforeNotice: Bool
    let decision: DecisionModel?
    let review: ReviewRules
    let appeals: AppealRules

    init(_ root: PackObject, headings: [Heading], restrictions: [RestrictionRule], offices: Offices) {
      warnings = Self.warnings(of: root, offices)
      withoutWarning = Self.withoutWarning(of: root, headings: Set(headings.map(\.code)))
      allowsEffectBeforeNotice = root.flag("allowsEffectBeforeNotice", default: false)
      decision = Self.decision(of: root, used: Set(restrictions.map(\.kind)), offices)
      review = Self.review(of: root)
      appeals = Self.appeals(of: root)
    }

    /// The steps whose offices follow from how a restriction is decided on.
    static let decisionSteps: Set<ActionName> = [.authorise, .refuse, .returnToManager, .declareConflict]
  }

  static func steps(of root: PackObject, process: Process, offices: Offices) -> [ActionName: [Office]] {
    let own = ActionName.allCases.filter { !Process.decisionSteps.contains($0) }
    let human = own.compactMap { action in action.needs.map { (action, $0) } }
    let object = root.object("steps", keys: Set(human.map(\.0.rawValue)))
    var steps: [ActionName: [Office]] = [:]
    for (action, needs) in human { steps[action] = object.offices(action.rawValue, of: offices, able: needs) }
    for action in Process.decisionSteps { steps[action] = process.decision?.everyOffice ?? [] }
    for (index, warning) in process.warnings.enumerated() {
      let action = index == 0 ? ActionName.triage : .warnAgain
      guard let entitled = steps[action], !entitled.isEmpty else { continue }
      for (place, office) in warning.offices.enumerated() where !entitled.contains(office) {
        root.fault("warnings[\(index)].offices[\(place)]", "is not an office that the step \(action.rawValue) is given to")
      }
    }
    return steps
  }
}

extension PolicyPack.Process {
  private static func warnings(of root: PackObject, _ offices: Offices) -> [WarningStage] {
    let result = root.objects("warnings", keys: ["code", "name", "letter", "offices", "periodDays"]).compactMap {
      object -> WarningStage? in
      let letter = object.choice("letter", of: LetterName.self)
      if let letter, letter != .warning, letter != .informalWarning {
        object.fault("letter", "must be warning or informal-warning")
      }
      let (code, name) = (object.code("code"), object.text("name"))
      let givers = object.offices("offices", of: offices, able: [.prepare])
      let days = object.number("periodDays", in: 1...365)
      return letter.map { WarningStage(code: code, name: name, letter: $0, offices: givers, periodDays: days) }
    }
    root.requireUnique(result.map(\.code), in: "warnings")
    // A letter says how many days its own warning gives.
    root.requireUnique(result.map(\.letter.rawValue), in: "warnings", member: "letter")
    return result
  }

  private static func withoutWarning(of root: PackObject, headings: Set<String>) -> [NoWarningRule] {
    let result = root.optionalObjects("withoutWarning", keys: ["ground", "headings"]).compactMap {
      object -> NoWarningRule? in
      let ground = object.choice("ground", of: NoWarningGround.self)
      let codes = object.texts("headings")
      if codes.isEmpty, object.node("headings") != nil { object.fault("headings", "must name a heading") }
      for (index, code) in codes.enumerated() where !headings.contains(code) {
        object.fault("headings[\(index)]", "is not the code of a heading")
      }
      return ground.map { NoWarningRule(ground: $0, headings: Set(codes)) }
    }
    root.requireUnique(result.map(\.ground.rawValue), in: "withoutWarning", member: "ground")
    return result
  }

  private static func decision(of root: PackObject, used: Set<RestrictionKind>, _ offices: Offices) -> DecisionModel? {
    let object = root.object(
      "decision", keys: ["kind", "quorum", "offices", "consultees", "harsherKinds", "harsherOffices", "fallbackOffices"])
    let (kind, quorum) = (object.choice("kind", of: DecisionModel.Kind.self), object.number("quorum", in: 1...9))
    switch kind {
    case .single: if quorum != 1 { object.fault("quorum", "must be 1 where one person decides") }
    case .joint, .panel: if quorum < 2 { object.fault("quorum", "must be 2 or more where several decide") }
    case nil: break
    }
    let harsherKinds = object.optionalChoices("harsherKinds", of: RestrictionKind.self)
    for (index, harsher) in harsherKinds.enumerated() where !used.contains(harsher) {
      object.fault("harsherKinds[\(index)]", "is not a restriction of this pack")
    }
    let harsher = object.optionalOffices("harsherOffices", of: offices, able: [.decide])
    if (object.node("harsherKinds") == nil) != (object.node("harsherOffices") == nil) {
      object.fault(
        harsherKinds.isEmpty ? "harsherKinds" : "harsherOffices", "is missing: harsherKinds and harsherOffices go together")
    }
    let (deciders, consultees) = (
      object.offices("offices", of: offices, able: [.decide]), object.optionalTexts("consultees")
    )
    let fallback = object.optionalOffices("fallbackOffices", of: offices, able: [.decide])
    return kind.map {
      DecisionModel(
        kind: $0, quorum: quorum, offices: deciders, consultees: consultees, harsherKinds: Set(harsherKinds),
        harsherOffices: harsher, fallbackOffices: fallback)
    }
  }

  private static func review(of root: PackObject) -> ReviewRules {
    let object = root.object("review", keys: ["months", "noticeDays", "lapses", "maximumMonths", "together"])
    let (months, notice) = (object.number("months", in: 1...12), object.number("noticeDays", in: 1...300))
    // The shortest month has 28 days.
    if notice >= months * 28 { object.fault("noticeDays", "must be shorter than the time until a review") }
    let maximum = object.optionalNumber("maximumMonths", in: 1...120)
    if let maximum, maximum < months { object.fault("maximumMonths", "must be at least the months until a review, \(months)") }
    let together = object.optionalTexts("together").enumerated().compactMap { index, text in
      let day = YearDay(text)
      if day == nil { object.fault("together[\(index)]", "must be a day of every year such as 04-01") }
      return day
    }
    if Set(together).count != together.count { object.fault("together", "must not name a day twice") }
    if !YearDay.leaveNoGap(over: months, in: together) {
      object.fault("together", "must not leave more than \(months) months between two days of review")
    }
    return ReviewRules(
      months: months, noticeDays: notice, lapses: object.flag("lapses", default: false), maximumMonths: maximum,
      together: together)
  }

  private static func appeals(of root: PackObject) -> AppealRules {
    let object = root.object(
      "appeals",
      keys: [
        "against", "windowWorkingDays", "receiptWorkingDays", "hearsLate", "grounds", "acknowledgementWorkingDays",
        "replyWorkingDays", "suspends",
      ])
    let against = Set(object.choices("against", of: AppealSubject.self))
    if object.node("against") != nil, !against.contains(.plan) {
      object.fault("against", "must name plan: every restriction can be disputed")
    }
    let grounds = object.optionalObjects("grounds", keys: ["code", "words"]).map {
      AppealGround(code: $0.code("code"), words: $0.text("words"))
    }
    object.requireUnique(grounds.map(\.code), in: "grounds")
    let acknowledgement = object.number("acknowledgementWorkingDays", in: 1...60)
    let reply = object.number("replyWorkingDays", in: 1...120)
    if reply < acknowledgement {
      object.fault("replyWorkingDays", "must be at least acknowledgementWorkingDays, \(acknowledgement)")
    }
    return AppealRules(
      against: against, windowWorkingDays: object.optionalNumber("windowWorkingDays", in: 1...260),
      receiptWorkingDays: object.optionalNumber("receiptWorkingDays", in: 0...30) ?? 2,
      hearsLate: object.flag("hearsLate", default: true), grounds: grounds, acknowledgementWorkingDays: acknowledgement,
      replyWorkingDays: reply, suspends: object.flag("suspends", default: false))
  }
}

extension YearDay {
  /// Reads `MM-DD`; nil when it is anything else, or a day that some month does not have.
  fileprivate init?(_ text: String) {
    guard let day = Day("2001-\(text)"), day.day <= 28 else { return nil }
    self.init(month: day.month, day: day.day)
  }

  /// Whether each of those days comes within that many months of the one before it; true where there are none.
  fileprivate static func leaveNoGap(over months: Int, in days: [YearDay]) -> Bool {
    let year = days.compactMap { Day(year: 2001, month: $0.month, day: $0.day) }.sorted()
    return zip(year, year.dropFirst() + year.prefix(1).map { $0.adding(months: 12) }).allSatisfy { day, next in
      next <= day.adding(months: months)
    }
  }
}
