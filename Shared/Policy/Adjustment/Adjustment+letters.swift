package import Contracts

/// What the person of a request hears: that it was received, what was decided, and that what was agreed has ended.
extension Adjustment {
  /// The letter that tells the person of that, which the request has taken in; nil where it is not for them.
  ///
  /// - Parameters:
  ///   - notice: its identifier, made by the caller.
  ///   - replacement: what is agreed in place of what has ended, in words for the person; nil where nothing is.
  package func letter(
    about event: AdjustmentEvent, notice: Identifier, replacement: String? = nil, under pack: PolicyPack
  ) -> NoticeRequest? {
    func day(_ instant: Instant) -> Day { pack.zone.day(of: instant) }
    func letter(
      _ name: LetterName, reasons: String, _ detail: LetterDetail, untilNow: AgreedNeeds? = nil
    ) -> NoticeRequest {
      NoticeRequest(
        notice: notice, letter: name, enclosures: name.enclosures, caseID: nil, serviceUser: asked.serviceUser,
        organisation: asked.organisation, pack: pack.reference, decidedBy: event.office, decidedAt: event.at, reasons: reasons,
        behaviours: [], detail: detail, untilNow: untilNow)
    }
    switch (event.fact, stage) {
    case (.requested, _):
      // Due dates are the midnights after the last day.
      let by = asked.decideBy.map { day($0.adding(seconds: -1)) }
      return letter(
        .adjustmentAcknowledged, reasons: "", LetterDetail(replyBy: by, about: asked.request, happenedOn: day(at)))
    case (.decided(let ruling), _):
      return letter(
        .adjustmentDecided, reasons: ruling.explanation,
        LetterDetail(
          outcome: ruling.outcome.rawValue, nextReviewOn: ruling.reviewOn, changes: ruling.agreed.map { [$0] } ?? [],
          about: asked.request, happenedOn: day(at)))
    case (.ended(let end), .ended(let decision, _)):
      return letter(
        .adjustmentEnded, reasons: end.reason,
        LetterDetail(
          endedOn: day(event.at), changes: replacement.map { [$0] } ?? [], about: decision.ruling.agreed ?? asked.request,
          happenedOn: day(decision.at)),
        untilNow: decision.ruling.needs)
    case (.ended, _), (.dated, _), (.acknowledged, _), (.consulted, _), (.wordingConfirmed, _): return nil
    }
  }

  /// That the letter which acknowledges the request told the person; nil where that is known, or the request is decided.
  package func acknowledgedByLetter(_ channel: NoticeChannel?, toldAt: Instant, at: Instant) -> AdjustmentEvent? {
    guard stage == .open, acknowledgement == nil else { return nil }
    let told = AdjustmentAcknowledgement(channel: channel?.contactChannel ?? .letter, by: "intake", at: toldAt)
    return AdjustmentEvent(at: at, by: "intake", office: .service, fact: .acknowledged(told))
  }
}

extension AdjustmentRuling {
  /// What it agrees of how the person is written to; nil where it says nothing of that.
  fileprivate var needs: AgreedNeeds? {
    guard !neededFormats.isEmpty || !neededChannels.isEmpty || !unusableChannels.isEmpty else { return nil }
    return AgreedNeeds(
      formats: neededFormats.isEmpty ? nil : neededFormats, channels: neededChannels.isEmpty ? nil : neededChannels,
      unusableChannels: unusableChannels.isEmpty ? nil : unusableChannels)
  }
}

extension NoticeChannel {
  /// How someone is contacted by it.
  fileprivate var contactChannel: Channel {
    switch self {
    case .post: .letter
    case .email: .email
    case .sms: .sms
    case .byHand: .inPerson
    }
  }
}

extension NoticeRequest {
  /// The letter to the person who told of an incident; nil where that was a colleague.
  ///
  /// It says which behaviours were noted, in the pack's words. What was written down is about someone else, and goes to no one.
  ///
  /// - Parameters:
  ///   - notice: its identifier, made by the caller.
  ///   - office: that of the colleague who wrote the incident down.
  package init?(
    acknowledging incident: Contracts.Incident, notice: Identifier, by office: Office, at: Instant, under pack: PolicyPack
  ) {
    guard let reporter = incident.reporter else { return nil }
    let words = incident.behaviours.compactMap { pack.behaviour($0)?.words }.joined(separator: "; ")
    self.init(
      notice: notice, letter: .incidentAcknowledged, enclosures: LetterName.incidentAcknowledged.enclosures, caseID: nil,
      serviceUser: reporter, organisation: incident.organisation, pack: pack.reference, decidedBy: office, decidedAt: at,
      reasons: "", behaviours: [],
      detail: LetterDetail(about: "\(incident.reference): \(words)", happenedOn: pack.zone.day(of: incident.at)))
  }
}
