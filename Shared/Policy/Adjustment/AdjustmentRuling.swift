package import Contracts

/// How a request is decided: why, and what is done for the person from now on. Incomplete ones cannot be made.
package struct AdjustmentRuling: Sendable, Equatable {
  /// Granted, partly granted or refused.
  package let outcome: AdjustmentOutcome
  /// Why, in words for the person.
  package let explanation: String
  /// What is done for the person, in words for everyone who deals with them; nil for a refusal.
  package let agreed: String?
  /// Channels that the person needs, each once.
  package let neededChannels: [Channel]
  /// Channels that the person cannot use, each once.
  package let unusableChannels: [Channel]
  /// Formats that the person needs, each once.
  package let neededFormats: [LetterFormat]
  /// The day by which what is agreed is looked at again; nil for a refusal, and until the decision gives it.
  package let reviewOn: Day?
  /// Why it is decided before every department has answered, where it is.
  package let consultationWaived: String?

  /// A ruling in those words.
  ///
  /// - Throws: what is not right in it, field by field: it explains itself, a grant says what is done, a refusal agrees nothing, and no
  ///   channel is both needed and unusable.
  package init(
    outcome: AdjustmentOutcome, explanation: String, agreed: String?, neededChannels: [Channel], unusableChannels: [Channel],
    neededFormats: [LetterFormat] = [], reviewOn: Day? = nil, consultationWaived: String?, under pack: PolicyPack
  ) throws(Refusal) {
    self.init(
      kept: outcome, explanation: explanation, agreed: agreed, neededChannels: neededChannels,
      unusableChannels: unusableChannels, neededFormats: neededFormats, reviewOn: reviewOn, consultationWaived: consultationWaived
    )
    let faults = faults(under: pack)
    guard faults.isEmpty else {
      let objection = Objection(
        kind: .incomplete, code: "ruling-incomplete", rule: .adjustmentDecisions,
        sentence: "A decision says why; a grant says what is done for the person, and a refusal agrees nothing.",
        missing: faults.map { "\($0.field): \($0.detail)" }, fields: faults)
      throw Refusal(objection, under: pack)
    }
  }

  /// The ruling as it was once made.
  init(
    kept outcome: AdjustmentOutcome, explanation: String, agreed: String?, neededChannels: [Channel],
    unusableChannels: [Channel], neededFormats: [LetterFormat], reviewOn: Day?, consultationWaived: String?
  ) {
    (self.outcome, self.explanation, self.agreed) = (outcome, explanation, agreed)
    (self.neededChannels, self.unusableChannels) = (Set(neededChannels).sorted(), Set(unusableChannels).sorted())
    (self.neededFormats, self.reviewOn) = (LetterFormat.allCases.filter(neededFormats.contains), reviewOn)
    self.consultationWaived = consultationWaived
  }

  /// The same with the day of its review, which comes after that of the decision, and no later than the pack's months.
  func reviewed(decidedOn day: Day, afterMonths months: Int) throws(Objection) -> AdjustmentRuling {
    guard outcome != .refused else { return self }
    let last = day.adding(months: months)
    let review = reviewOn ?? last
    guard review > day, review <= last else {
      throw Objection(
        kind: .incomplete, code: "review-day", rule: .adjustmentDecisions,
        sentence: "What is agreed is looked at again within \(months) months.", missing: ["a day from tomorrow to \(last.words)"],
        fields: [FieldProblem(field: "reviewOn", code: "outOfRange", detail: "must be after today, and by \(last.words)")])
    }
    return AdjustmentRuling(
      kept: outcome, explanation: explanation, agreed: agreed, neededChannels: neededChannels,
      unusableChannels: unusableChannels, neededFormats: neededFormats, reviewOn: review, consultationWaived: consultationWaived)
  }

  private func faults(under pack: PolicyPack) -> [FieldProblem] {
    var faults: [FieldProblem] = []
    if !pack.hasSubstance(explanation) {
      let detail = "say why, in words for the person, \(pack.substanceWords)"
      faults.append(FieldProblem(field: "explanation", code: "missing", detail: detail))
    }
    if let consultationWaived, consultationWaived.hasContent, !pack.hasSubstance(consultationWaived) {
      let detail = "say why it is not waited for, \(pack.substanceWords)"
      faults.append(FieldProblem(field: "consultationWaived", code: "missing", detail: detail))
    }
    switch outcome {
    case .granted, .partlyGranted:
      if agreed?.hasContent != true {
        faults.append(FieldProblem(field: "agreed", code: "missing", detail: "say what is done for the person from now on"))
      }
    case .refused:
      let given = [
        ("agreed", agreed != nil), ("neededChannels", !neededChannels.isEmpty), ("unusableChannels", !unusableChannels.isEmpty),
        ("neededFormats", !neededFormats.isEmpty), ("reviewOn", reviewOn != nil),
      ]
      faults += given.filter(\.1).map { field, _ in
        FieldProblem(field: field, code: "notAllowed", detail: "nothing is agreed where a request is refused")
      }
    }
    faults += neededChannels.filter(unusableChannels.contains).map { channel in
      FieldProblem(
        field: "unusableChannels", code: "notAllowed", detail: "\(channel.rawValue) cannot be both needed and unusable")
    }
    return faults
  }
}
