package import Contracts

/// The rules of the steps around a decision: that the person hears, that staff see no diagnosis, and that what was agreed can end.
extension Adjustment {
  /// The dates of a request from before there were any; nil where it has them, or is decided.
  package func dated(at: Instant, under pack: PolicyPack) -> AdjustmentEvent? {
    guard stage == .open, asked.decideBy == nil || asked.acknowledgeBy == nil || asked.consultBy == nil else { return nil }
    let dates = pack.adjustmentDates(takenDownAt: self.at)
    return AdjustmentEvent(at: at, by: "intake", office: .service, fact: .dated(dates))
  }

  func acknowledged(_ told: AdjustmentAcknowledgement, now: Instant) throws(Objection) -> AdjustmentAcknowledgement {
    guard acknowledgement == nil else {
      throw Objection(
        kind: .wrongStage, code: "already-acknowledged", rule: .adjustmentRequests,
        sentence: "The person has been told that the request was received.")
    }
    guard told.at >= at, told.at <= now.adding(seconds: 300) else {
      throw Objection(
        kind: .incomplete, code: "not-then", rule: .adjustmentRequests,
        sentence: "A request is acknowledged after it was taken down, and not in the future.",
        missing: ["when the person was told"],
        fields: [FieldProblem(field: "at", code: "outOfRange", detail: "is not between the request and now")])
    }
    return told
  }

  /// A person's words about their health are for those who decide. What staff see has none, or a second person has read it and found it needed.
  func checkWording(of ruling: AdjustmentRuling, by actor: CaseActor, under pack: PolicyPack) throws(Objection) {
    guard let agreed = ruling.agreed else { return }
    let words = pack.wordsOfHealth(in: agreed)
    guard !words.isEmpty else { return }
    if let wording, wording.agreed == agreed, Subject.folded(wording.by) != actor.subject { return }
    throw Objection(
      kind: .incomplete, code: "wording-not-confirmed", rule: .adjustments,
      sentence:
        "Staff see what is done for a person, not why they need it. Say it without these words, or have a second reader confirm "
        + "the wording: " + words.joined(separator: ", ") + ".",
      missing: ["a wording without them, or one that someone else has confirmed"])
  }

  func substance(_ words: String, _ pack: PolicyPack) throws(Objection) -> String {
    guard words.hasContent else {
      throw .missing(["the wording"], .adjustments, "no-wording", "A second reader confirms the words that staff will see.")
    }
    return words
  }

  func ended(_ ruling: AdjustmentRuling, _ end: AdjustmentEnd, _ pack: PolicyPack) throws(Objection) -> AdjustmentEnd {
    guard ruling.outcome != .refused else {
      throw Objection(
        kind: .wrongStage, code: "nothing-agreed", rule: .adjustmentDecisions,
        sentence: "The request was refused: nothing was agreed that could end.")
    }
    let faults = pack.faults(ofReason: end.reason, field: "reason")
    guard faults.isEmpty else {
      throw Objection(
        kind: .incomplete, code: "no-reason", rule: .adjustmentDecisions, sentence: "The person is told why it ends.",
        missing: ["the reason"], fields: faults)
    }
    guard end.replacedBy != asked.id else {
      throw Objection(
        kind: .incomplete, code: "replaced-by-itself", rule: .adjustmentDecisions,
        sentence: "What takes its place was agreed on another request.", missing: ["the other request"],
        fields: [FieldProblem(field: "replacedBy", code: "notAllowed", detail: "is this request")])
    }
    return end
  }
}

extension PolicyPack {
  /// When a request is to be acknowledged, answered by departments, and decided, from when it was taken down.
  package func adjustmentDates(takenDownAt instant: Instant) -> AdjustmentDates {
    AdjustmentDates(
      acknowledgeBy: midnight(workingDays: intake.acknowledgementWorkingDays, after: instant),
      consultBy: midnight(workingDays: intake.consultationWorkingDays, after: instant),
      decideBy: adjustmentDue(takenDownAt: instant))
  }
}
