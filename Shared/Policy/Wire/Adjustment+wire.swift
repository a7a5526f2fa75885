package import Contracts

extension AdjustmentAsked {
  /// What was asked, under an identifier made by the caller.
  package init(_ request: RequestAdjustment, id: Identifier) {
    self.init(
      id: id, serviceUser: request.serviceUser, organisation: request.organisation, channel: request.channel,
      request: request.request, departments: request.departments)
  }
}

extension AdjustmentRuling {
  /// The decision that was sent.
  ///
  /// - Throws: the faults in it, field by field.
  package init(_ decision: DecideAdjustment, under pack: PolicyPack) throws(Refusal) {
    try self.init(
      outcome: decision.outcome, explanation: decision.explanation, agreed: decision.agreed,
      neededChannels: decision.neededChannels ?? [], unusableChannels: decision.unusableChannels ?? [],
      neededFormats: decision.neededFormats ?? [], reviewOn: decision.reviewOn,
      consultationWaived: decision.consultationWaived, under: pack)
  }

  /// The decision as it was once made.
  init(kept decision: AdjustmentDecision) {
    self.init(
      kept: decision.outcome, explanation: decision.explanation, agreed: decision.agreed,
      neededChannels: decision.neededChannels, unusableChannels: decision.unusableChannels,
      neededFormats: decision.neededFormats ?? [], reviewOn: decision.reviewOn, consultationWaived: decision.consultationWaived)
  }
}

extension Adjustment {
  /// The request as its latest event carries it.
  package init(_ wire: AdjustmentRequest) {
    self.init(
      asked: AdjustmentAsked(
        id: wire.id, serviceUser: wire.serviceUser, organisation: wire.organisation, channel: wire.channel,
        request: wire.request, departments: wire.consultations.map(\.department), decideBy: wire.decideBy,
        acknowledgeBy: wire.acknowledgeBy, consultBy: wire.consultBy),
      takenBy: wire.takenBy, at: wire.at, consultations: wire.consultations.map { Consultation($0) },
      acknowledgement: wire.acknowledgement, wording: wire.wording, stage: Stage(wire.decision, wire.end))
  }

  /// The request as events and answers carry it, whole.
  ///
  /// - Parameters:
  ///   - reference: the one to read out.
  ///   - version: how often it has changed, with its first event.
  package func wire(reference: String, version: Int) -> AdjustmentRequest {
    AdjustmentRequest(
      id: asked.id, reference: reference, version: version, serviceUser: asked.serviceUser, organisation: asked.organisation,
      channel: asked.channel, request: asked.request, state: state, consultations: consultations.map(\.wire), decision: decision,
      takenBy: takenBy, at: at, decideBy: asked.decideBy, acknowledgeBy: asked.acknowledgeBy, consultBy: asked.consultBy,
      acknowledgement: acknowledgement, wording: wording, end: end)
  }

  private var state: AdjustmentState {
    switch stage {
    case .open: .requested
    case .decided(let ruling, _, _): AdjustmentState(ruling.outcome)
    case .ended: .ended
    }
  }

  private var decision: AdjustmentDecision? {
    switch stage {
    case .open: nil
    case .decided(let ruling, let by, let at): ruling.wire(decidedBy: by, at: at)
    case .ended(let decision, _): decision.ruling.wire(decidedBy: decision.by, at: decision.at)
    }
  }

  private var end: AdjustmentEnd? {
    switch stage {
    case .open, .decided: nil
    case .ended(_, let end): end
    }
  }
}

extension AdjustmentRuling {
  fileprivate func wire(decidedBy by: String, at: Instant) -> AdjustmentDecision {
    AdjustmentDecision(
      outcome: outcome, explanation: explanation, agreed: agreed, neededChannels: neededChannels,
      unusableChannels: unusableChannels, neededFormats: neededFormats.isEmpty ? nil : neededFormats, reviewOn: reviewOn,
      consultationWaived: consultationWaived, decidedBy: by, decidedAt: at)
  }
}

extension Adjustment.Stage {
  fileprivate init(_ decision: AdjustmentDecision?, _ end: AdjustmentEnd?) {
    guard let decision else {
      self = .open
      return
    }
    let ruling = AdjustmentRuling(kept: decision)
    self =
      if let end {
        .ended(Adjustment.Decision(ruling: ruling, by: decision.decidedBy, at: decision.decidedAt), end)
      } else {
        .decided(ruling, by: decision.decidedBy, at: decision.decidedAt)
      }
  }
}

extension Adjustment.Consultation {
  fileprivate init(_ wire: AdjustmentConsultation) {
    self.init(department: wire.department)
    if let text = wire.view, let by = wire.answeredBy, let at = wire.answeredAt {
      view = SignedText(text: text, by: by, at: at)
    }
  }

  fileprivate var wire: AdjustmentConsultation {
    AdjustmentConsultation(department: department, view: view?.text, answeredBy: view?.by, answeredAt: view?.at)
  }
}
