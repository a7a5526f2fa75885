package import Contracts

/// The steps of a matter, as the policy allows them: decided, reviewed, exhausted, final. Pure: nothing is kept here.
package enum MatterSteps {
  /// The matter after a step.
  ///
  /// - Parameters:
  ///   - at: when it is recorded; the step itself was on the day that the request names, or on that day.
  /// - Throws: why the step cannot be taken, and which come first.
  package static func take(
    _ move: MoveMatter, on matter: Matter, by subject: String, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> Matter {
    try pack.citing { () throws(Objection) in
      let state = try next(matter, move.step)
      let day = move.on ?? pack.zone.day(of: at)
      try check(day, of: matter, today: pack.zone.day(of: at), under: pack)
      var after = matter
      after.state = state
      after.version += 1
      after.steps.append(MatterStepTaken(step: move.step, on: day, words: move.words, by: subject, at: at))
      if state == .finalised { after.finalisedOn = day }
      return after
    }
  }

  /// The state that a step leads to.
  private static func next(_ matter: Matter, _ step: MatterStep) throws(Objection) -> MatterState {
    switch (matter.state, step) {
    case (.open, .decide): return .decided
    case (.open, .finalise):
      if matter.kind.isAnsweredWithoutDecision { return .finalised }
      throw wrong("It is not decided yet: decide it before it is finalised.", .retention)
    case (.open, .openReview), (.open, .exhaustReview): throw wrong("It is not decided yet: there is nothing to review.")
    case (.decided, .openReview): return .reviewOpen
    case (.decided, .finalise), (.reviewExhausted, .finalise): return .finalised
    case (.decided, .decide): throw wrong("It is decided already; it is looked at again on review.")
    case (.decided, .exhaustReview): throw wrong("No review of it has been opened.")
    case (.reviewOpen, .exhaustReview): return .reviewExhausted
    case (.reviewOpen, .finalise): throw wrong("Its review is open: decide that before it is finalised.", .retention)
    case (.reviewOpen, .decide), (.reviewOpen, .openReview): throw wrong("Its review is open already.")
    case (.reviewExhausted, .decide), (.reviewExhausted, .openReview), (.reviewExhausted, .exhaustReview):
      throw wrong("Its review is exhausted. Something new is a new matter, which names this one.")
    case (.finalised, .decide), (.finalised, .openReview), (.finalised, .exhaustReview), (.finalised, .finalise):
      throw wrong("It is final. Something new is a new matter, which names this one.", .retention)
    }
  }

  private static func check(_ day: Day, of matter: Matter, today: Day, under pack: PolicyPack) throws(Objection) {
    let first = matter.steps.last?.on ?? pack.zone.day(of: matter.openedAt)
    // A matter may have been decided before it was recorded here, but its steps are in order.
    let isTooEarly = !matter.steps.isEmpty && day < first
    guard day > today || isTooEarly else { return }
    throw Objection(
      kind: .incomplete, code: "step-out-of-order", rule: .retention,
      sentence: "The steps of a matter are recorded in their order.",
      missing: ["a day from \(first.words) to \(today.words)"],
      fields: [
        FieldProblem(
          field: "on", code: "outOfRange", detail: isTooEarly ? "is before the step that came before" : "is in the future")
      ])
  }

  private static func wrong(_ sentence: String, _ rule: Rule = .repeatedComplaints) -> Objection {
    Objection(kind: .wrongStage, code: "wrong-step", rule: rule, sentence: sentence)
  }
}

extension MatterKind {
  /// Whether an answer ends it, without a decision that could be reviewed.
  package var isAnsweredWithoutDecision: Bool {
    switch self {
    case .query, .correspondence: true
    case .complaint, .case, .request: false
    }
  }
}

extension Matter {
  /// Whether it is closed with its review exhausted: from then on a repeat of it need not be taken up.
  package var isExhausted: Bool {
    switch state {
    case .open, .decided, .reviewOpen: false
    case .reviewExhausted: true
    case .finalised: steps.contains { $0.step == .exhaustReview }
    }
  }

  /// Whether that is a reference of it, here or elsewhere.
  package func isReferred(toAs text: String) -> Bool {
    MatterReference.same(reference, text) || elsewhere.map { MatterReference.same($0, text) } ?? false
  }
}
