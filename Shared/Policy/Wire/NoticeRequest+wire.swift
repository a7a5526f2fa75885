package import Contracts

extension PackReference {
  /// The policy of that reference.
  package init(_ reference: PolicyReference) {
    self.init(id: reference.id, version: reference.version)
  }

  /// The reference as contracts write it.
  package var wire: PolicyReference { PolicyReference(id: id, version: version) }
}

extension NoticeRequest {
  /// The letter that was requested.
  package init(_ request: LetterRequest) throws(WireFault) {
    var enclosures: [LetterName] = []
    for name in request.enclosures { enclosures.append(try Self.letter(name, field: "enclosures")) }
    var plan: Plan?
    if let document = request.plan { plan = try Plan(document) }
    self.init(
      notice: request.notice, letter: try Self.letter(request.letter, field: "letter"), enclosures: enclosures,
      caseID: request.caseID,
      serviceUser: request.serviceUser, organisation: request.organisation, pack: PackReference(request.policy),
      decidedBy: request.decidedBy, decidedAt: request.decidedAt, reasons: request.reasons, behaviours: request.behaviours,
      incidents: (request.incidents ?? []).map { LetterIncident(at: $0.at, behaviours: $0.behaviours) }, plan: plan,
      detail: request.detail.map(LetterDetail.init) ?? LetterDetail(), channel: request.channel, untilNow: request.untilNow)
  }

  /// The letter as requested, with the case's reference to quote.
  func wire(of origin: CaseOrigin) -> LetterRequest { wire(quoting: origin.reference) }

  /// The letter as requested, with that reference to quote.
  package func wire(quoting reference: String) -> LetterRequest {
    LetterRequest(
      notice: notice, letter: letter.rawValue, enclosures: enclosures.map(\.rawValue), caseID: caseID,
      caseReference: reference,
      serviceUser: serviceUser, organisation: organisation, policy: pack.wire, decidedBy: decidedBy, decidedAt: decidedAt,
      reasons: reasons, behaviours: behaviours,
      incidents: incidents.isEmpty ? nil : incidents.map { NoticeIncident(at: $0.at, behaviours: $0.behaviours) },
      plan: plan?.wire, detail: detail.wire, channel: channel, untilNow: untilNow)
  }

  private static func letter(_ name: String, field: String) throws(WireFault) -> LetterName {
    guard let letter = LetterName(rawValue: name) else { throw WireFault(field: field, detail: "is not a letter of the pack") }
    return letter
  }
}

extension LetterDetail {
  /// What the letter says, from the request for it.
  package init(_ wire: LetterParticulars) {
    self.init(
      outcome: wire.outcome, nextReviewOn: wire.nextReviewOn, remedy: wire.remedy, replyBy: wire.replyBy, endedOn: wire.endedOn,
      effect: wire.effect, changes: wire.changes ?? [], about: wire.about, happenedOn: wire.happenedOn,
      adjustments: wire.adjustments ?? [])
  }

  /// What the letter says, as requested; nil where it says no more than its reasons.
  package var wire: LetterParticulars? {
    guard self != LetterDetail() else { return nil }
    return LetterParticulars(
      outcome: outcome, nextReviewOn: nextReviewOn, remedy: remedy, replyBy: replyBy, endedOn: endedOn, effect: effect,
      changes: changes.isEmpty ? nil : changes, about: about, happenedOn: happenedOn,
      adjustments: adjustments.isEmpty ? nil : adjustments)
  }
}
