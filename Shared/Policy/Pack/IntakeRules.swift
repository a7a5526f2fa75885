package import Contracts

/// What a body asks of intake: what matters are about, how soon adjustments and filed items are dealt with, and what staff may not see.
package struct IntakeRules: Sendable, Equatable {
  /// What a matter can be about.
  package let matterTypes: [MatterType]
  /// Working days in which a request for an adjustment is acknowledged.
  package let acknowledgementWorkingDays: Int
  /// Working days in which a department that is consulted answers.
  package let consultationWorkingDays: Int
  /// Months after which what was agreed is looked at again.
  package let adjustmentReviewMonths: Int
  /// Working days in which a filed item is read.
  package let readingWorkingDays: Int
  /// Working days in which what it asks for is done, from when it was read.
  package let followUpWorkingDays: Int
  /// The same where someone may be at risk; 0: on the same day.
  package let safeguardingWorkingDays: Int
  /// What words about health, a disability or a diagnosis say, which staff do not see.
  package let wordsOfHealth: [PlanWords.Phrase]

  /// Of a version of a policy from before packs said this: nothing new is taken in under one.
  package static let none = IntakeRules(
    matterTypes: [], acknowledgementWorkingDays: 1, consultationWorkingDays: 1, adjustmentReviewMonths: 12,
    readingWorkingDays: 1, followUpWorkingDays: 1, safeguardingWorkingDays: 0, wordsOfHealth: [])
}

/// What a matter can be about.
package struct MatterType: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// What it is called.
  package let words: String
  /// The code of the always-open route that a complaint of this type is; nil where it is none.
  package let alwaysOpen: String?
  /// The code of the remedy outside the body; nil where there is none.
  package let remedy: String?
}

extension PolicyPack {
  /// The type of that code.
  package func matterType(_ code: String) -> MatterType? { intake.matterTypes.first { $0.code == code } }

  /// A matter's type must be one of the policy's.
  package func faults(ofMatterType code: String) -> [FieldProblem] {
    guard matterType(code) == nil else { return [] }
    let known = intake.matterTypes.map(\.code).joined(separator: ", ")
    return [FieldProblem(field: "type", code: "notAllowed", detail: "is not a type of matter here; use one of: \(known)")]
  }

  /// The midnight after so many working days.
  package func midnight(workingDays days: Int, after instant: Instant) -> Instant {
    zone.start(of: calendar.day(days, after: zone.day(of: instant)).adding(days: 1))
  }

  /// The words in a text that are about health, each as the pack has it.
  package func wordsOfHealth(in text: String) -> [String] {
    let words = PlanWords.words(of: text)
    return intake.wordsOfHealth.filter { $0.occurs(in: words) }.map(\.text)
  }

  /// - Parameter isEarlier: whether it is an earlier version of the pack: nothing is taken in under it, and it may say nothing.
  static func intake(
    of root: PackObject, alwaysOpen: [AlwaysOpenRoute], remedies: [ExternalRemedy], isEarlier: Bool
  ) -> IntakeRules {
    if isEarlier, root.node("intake") == nil { return .none }
    let object = root.object(
      "intake",
      keys: [
        "matterTypes", "acknowledgementWorkingDays", "consultationWorkingDays", "adjustmentReviewMonths", "readingWorkingDays",
        "followUpWorkingDays", "safeguardingWorkingDays", "wordsOfHealth",
      ])
    let health = object.texts("wordsOfHealth")
    if health.isEmpty, object.node("wordsOfHealth") != nil { object.fault("wordsOfHealth", "must name a word") }
    let phrases = health.enumerated().compactMap { index, text in
      let phrase = PlanWords.Phrase(text)
      if phrase == nil { object.fault("wordsOfHealth[\(index)]", "must be a word or several, the last of which may end in *") }
      return phrase
    }
    return IntakeRules(
      matterTypes: matterTypes(of: object, alwaysOpen: alwaysOpen, remedies: remedies),
      acknowledgementWorkingDays: object.number("acknowledgementWorkingDays", in: 1...60),
      consultationWorkingDays: object.number("consultationWorkingDays", in: 1...60),
      adjustmentReviewMonths: object.number("adjustmentReviewMonths", in: 1...60),
      readingWorkingDays: object.number("readingWorkingDays", in: 1...60),
      followUpWorkingDays: object.number("followUpWorkingDays", in: 1...60),
      safeguardingWorkingDays: object.number("safeguardingWorkingDays", in: 0...5), wordsOfHealth: phrases)
  }

  private static func matterTypes(
    of object: PackObject, alwaysOpen: [AlwaysOpenRoute], remedies: [ExternalRemedy]
  ) -> [MatterType] {
    let result = object.objects("matterTypes", keys: ["code", "words", "alwaysOpen", "remedy"]).map { type in
      let route = type.node("alwaysOpen") == nil ? nil : type.code("alwaysOpen")
      if let route, !alwaysOpen.contains(where: { $0.code == route }) { type.fault("alwaysOpen", "is not always open here") }
      let remedy = type.node("remedy") == nil ? nil : type.code("remedy")
      if let remedy, !remedies.contains(where: { $0.code == remedy }) {
        type.fault("remedy", "is not the code of an external remedy")
      }
      return MatterType(code: type.code("code"), words: type.text("words"), alwaysOpen: route, remedy: remedy)
    }
    object.requireUnique(result.map(\.code), in: "matterTypes")
    return result
  }

  func explainIntake() -> [String] {
    let open = intake.matterTypes.filter { $0.alwaysOpen != nil }.map(\.words).joined(separator: "; ")
    return [
      "A matter is about one of these: " + intake.matterTypes.map(\.words).joined(separator: "; ") + ".",
      "A complaint that repeats a matter whose review is exhausted is logged and not opened, where a plan says so "
        + "(\(citations[.repeatedComplaints])); " + (open.isEmpty ? "no type is excepted." : "always opened is: \(open)."),
      "A request for an adjustment is acknowledged within \(intake.acknowledgementWorkingDays) working days and departments "
        + "answer within \(intake.consultationWorkingDays); what is agreed is looked at again after "
        + "\(intake.adjustmentReviewMonths) months (\(citations[.adjustmentDecisions])).",
      "What a plan says is read and filed is read within \(intake.readingWorkingDays) working days, and followed up within "
        + "\(intake.followUpWorkingDays); where someone may be at risk, "
        + (intake.safeguardingWorkingDays == 0 ? "on the same day." : "within \(intake.safeguardingWorkingDays)."),
      "Staff see what is done for a person, not why: \(intake.wordsOfHealth.count) words and phrases about health need a "
        + "second reader (\(citations[.adjustments])).",
    ]
  }
}
