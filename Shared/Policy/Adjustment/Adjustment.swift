package import Contracts

/// One request for a reasonable adjustment, from when it is taken down to its decision: the policy as code, without clock, database or
/// network.
///
/// ``decide(_:by:at:under:)`` says what a command leads to or why it may not be; ``apply(_:)`` is the only change. What all requests of a
/// person mean for their cases is ``Adjustments``.
package struct Adjustment: Sendable, Equatable {
  /// What was asked, and of which departments.
  package internal(set) var asked: AdjustmentAsked
  /// Who took it down.
  package let takenBy: String
  /// When.
  package let at: Instant
  /// What each department says, in the order in which the request names them.
  package internal(set) var consultations: [Consultation]
  /// That the person was told that it was received; nil until then.
  package internal(set) var acknowledgement: AdjustmentAcknowledgement?
  /// What staff may see, as a second reader has confirmed it; nil where none has.
  package internal(set) var wording: AdjustmentWording?
  /// How far it has come.
  package internal(set) var stage: Stage

  /// How far a request has come.
  package enum Stage: Sendable, Equatable {
    /// In the queue of the office that decides. Left by a decision.
    case open
    /// Decided, for good: a new need is a new request. Left when what was agreed ends.
    case decided(AdjustmentRuling, by: String, at: Instant)
    /// What was agreed is no longer done. Not left.
    case ended(Decision, AdjustmentEnd)
  }

  /// A decision that was made.
  package struct Decision: Sendable, Equatable {
    /// What was decided.
    package let ruling: AdjustmentRuling
    /// Who decided.
    package let by: String
    /// When.
    package let at: Instant
  }

  /// A department whose service would change.
  package struct Consultation: Sendable, Equatable {
    /// As the request names it.
    package let department: String
    /// What its manager thinks; nil until they answer.
    package internal(set) var view: SignedText?

    /// Whether it is that department's, however it is capitalised.
    func isOf(_ department: String) -> Bool { self.department.lowercased() == department.lowercased() }
  }

  /// What a request leads to: a place in the queue, or a refusal that says what it lacks.
  package static func request(
    _ asked: AdjustmentAsked, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [AdjustmentEvent] {
    try pack.citing { () throws(Objection) in try requested(asked, by: actor, at: at, under: pack) }
  }

  private static func requested(
    _ asked: AdjustmentAsked, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Objection) -> [AdjustmentEvent] {
    let office = try entitlement(of: actor, to: .take, in: asked.organisation, under: pack)
    let unknown = pack.faults(ofOrganisation: asked.organisation)
    guard unknown.isEmpty else {
      throw Objection(
        kind: .incomplete, code: "unknown-organisation", rule: .organisations,
        sentence: "The request names an organisation that this policy does not cover.", missing: ["organisation"], fields: unknown
      )
    }
    let departments = asked.departments.filter(\.hasContent)
    var missing: [String] = []
    if !asked.request.hasContent { missing.append("what is asked for") }
    if departments.isEmpty { missing.append("a department whose service would change") }
    guard missing.isEmpty else {
      throw .missing(
        missing, .adjustmentRequests, "request-incomplete", "A request says what is asked for, and whose service would change.")
    }
    var once: [String] = []
    for name in departments where !once.contains(where: { Consultation(department: $0).isOf(name) }) { once.append(name) }
    let fact = AdjustmentFact.requested(asked.asking(once, by: pack.adjustmentDates(takenDownAt: at)))
    return [AdjustmentEvent(at: at, by: actor.subject, office: office, fact: fact)]
  }

  /// What a command leads to now. Nothing is changed: the events are for the journal, and for ``apply(_:)``.
  ///
  /// - Throws: why the policy does not allow it: first the person, then the stage, then what is missing.
  package func decide(
    _ command: AdjustmentCommand, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [AdjustmentEvent] {
    try pack.citing { () throws(Objection) in try decided(command, by: actor, at: at, under: pack) }
  }

  private func decided(
    _ command: AdjustmentCommand, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Objection) -> [AdjustmentEvent] {
    let office = try Self.entitlement(of: actor, to: command.step, in: asked.organisation, under: pack)
    let fact: AdjustmentFact =
      switch (stage, command) {
      case (.open, .answer(let department, let view)):
        .consulted(department: try consulted(department, view), view: SignedText(text: view, by: actor.subject, at: at))
      case (.open, .acknowledge(let channel, let toldAt)):
        .acknowledged(try acknowledged(AdjustmentAcknowledgement(channel: channel, by: actor.subject, at: toldAt), now: at))
      case (.open, .confirmWording(let words)):
        .wordingConfirmed(AdjustmentWording(agreed: try substance(words, pack), by: actor.subject, at: at))
      case (.open, .decide(let ruling)): .decided(try decided(ruling, by: actor, at: at, under: pack))
      case (.decided(let ruling, _, _), .end(let reason, let other)):
        .ended(try ended(ruling, AdjustmentEnd(reason: reason, replacedBy: other, endedBy: actor.subject, endedAt: at), pack))
      case (.open, .end):
        throw Objection(
          kind: .wrongStage, code: "not-decided", rule: .adjustmentDecisions, sentence: "Nothing has been agreed that could end.")
      case (.decided, .acknowledge), (.decided, .answer), (.decided, .confirmWording), (.decided, .decide):
        throw Objection(
          kind: .wrongStage, code: "already-decided", rule: .adjustmentDecisions,
          sentence: "This request has been decided; ask with a new one.")
      case (.ended, .acknowledge), (.ended, .answer), (.ended, .confirmWording), (.ended, .decide), (.ended, .end):
        throw Objection(
          kind: .wrongStage, code: "already-ended", rule: .adjustmentDecisions,
          sentence: "What was agreed has ended; ask with a new request.")
      }
    return [AdjustmentEvent(at: at, by: actor.subject, office: office, fact: fact)]
  }

  /// A department answers only about what it was asked. It may answer anew until the decision; the journal keeps every answer.
  private func consulted(_ department: String, _ view: String) throws(Objection) -> String {
    guard let asked = consultations.first(where: { $0.isOf(department) })?.department else {
      let known = consultations.map(\.department)
      throw Objection(
        kind: .incomplete, code: "not-consulted", rule: .adjustmentDecisions, sentence: "That department is not consulted.",
        missing: known,
        fields: [
          FieldProblem(
            field: "department", code: "notAllowed",
            detail: "is not consulted about this request; these are: \(known.joined(separator: ", "))")
        ])
    }
    guard view.hasContent else {
      throw .missing(["the view of \(asked)"], .adjustmentDecisions, "no-view", "A department says what it thinks.")
    }
    return asked
  }

  /// The manager of every department whose service would change is heard first, unless a reason is recorded.
  private func decided(
    _ ruling: AdjustmentRuling, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Objection) -> AdjustmentRuling {
    guard !consultations.contains(where: { $0.view.map { Subject.folded($0.by) } == actor.subject }) else {
      throw Objection(
        kind: .notEntitled, code: "took-part", rule: .adjustmentDecisions,
        sentence: "Someone who gave a department's view may not decide on the request.", missing: ["someone else who may decide"])
    }
    let silent = consultations.filter { $0.view == nil }.map(\.department)
    guard silent.isEmpty || ruling.consultationWaived?.hasContent == true else {
      throw .missing(
        silent.map { "the view of \($0)" }, .adjustmentDecisions, "consultation-open",
        "The manager of every department whose service would change is heard first, unless a reason is recorded.")
    }
    try checkWording(of: ruling, by: actor, under: pack)
    return try ruling.reviewed(decidedOn: pack.zone.day(of: at), afterMonths: pack.intake.adjustmentReviewMonths)
  }

  /// Only an office that can do the step, and only for an organisation that the person works for.
  private static func entitlement(
    of actor: CaseActor, to step: AdjustmentStep, in organisation: String, under pack: PolicyPack
  ) throws(Objection) -> Office {
    let entitled = pack.offices(for: step)
    guard let office = entitled.first(where: actor.offices.contains) else {
      throw Objection(
        kind: .notEntitled, code: "role", rule: step.rule, sentence: "Only \(pack.words(anyOf: entitled)) may do this.")
    }
    guard actor.organisations.contains(organisation) else {
      throw Objection(
        kind: .notEntitled, code: "other-organisation", rule: .organisations,
        sentence: "The request belongs to another organisation.")
    }
    return office
  }
}
