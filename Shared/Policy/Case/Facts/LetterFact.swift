package import Contracts

/// Letters themselves, whatever they say: those that do not hold up the case, and every one that fails or is requested again.
package enum LetterFact: CaseChapter {
  /// A letter that does not hold up the case was requested.
  case requested(NoticeRequest)
  /// It is proven to have gone out.
  case dispatched(notice: Identifier, at: Instant)
  /// A letter could not be sent.
  case failed(notice: Identifier, why: String)
  /// A letter came back: the person was not told by it.
  case returned(notice: Identifier, why: String)
  /// A letter was requested again after it failed or came back, for those reasons where a person chose the channel.
  case requestedAgain(NoticeRequest, reasons: String? = nil)
}

extension LetterFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .requested(let request): return file.whileOpen { $0.keep(request, at: event.at) }
    case .dispatched(let notice, let at):
      guard let letter = file.letters.first(where: { $0.request.notice == notice }) else { return false }
      file.letters.removeAll { $0.request.notice == notice }
      file.sent.append(letter)
      if let plan = file.inForce, plan.notice == notice, !file.enforce({ $0.isUntold = false }) { return false }
      // A person told that a plan continues may challenge that, too.
      if letter.request.letter.tellsOfPlan, file.inForce != nil { return file.enforce { $0.toldAt = at } }
      return true
    case .failed(let notice, let why): return file.letter(notice) { $0.with(.failed(why: why)) }
    case .returned(let notice, let why): return file.takeBack(notice, why: why)
    case .requestedAgain(let request, _): return file.askAgain(request, at: event.at)
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .requested: []
    case .dispatched, .requestedAgain: aftermath.file.noLetterFailed
    case .failed: [aftermath.open(.sendNoticeAgain)]
    case .returned(let notice, _):
      [aftermath.open(.sendNoticeAgain)]
        + (aftermath.file.pendingWarning?.letter.request.notice == notice
          ? [.close(.concludeWarning), .close(.prepareProposal), .close(.decideProposal)] : [])
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .requested(let notice): CaseLetterRequested(notice: notice.wire(of: origin))
    case .dispatched(let notice, let at): CaseLetterDispatched(notice: notice, dispatchedAt: at)
    case .failed(let notice, let why): CaseNoticeFailed(notice: notice, why: why)
    case .returned(let notice, let why): CaseLetterReturned(notice: notice, why: why)
    case .requestedAgain(let notice, let reasons):
      CaseNoticeRequestedAgain(notice: notice.wire(of: origin), reasons: reasons)
    }
  }

  /// A letter is never the decision itself, which is registered where it was made; that the person was not told after all is registered.
  var decision: RegisteredDecision? {
    switch self {
    case .requested, .dispatched, .failed, .requestedAgain: nil
    case .returned(_, let why): RegisteredDecision(.notice, "Letter came back: the person was not told", .notice, why)
    }
  }
}

extension LetterFact {
  init(_ requested: CaseLetterRequested) throws(WireFault) { self = .requested(try NoticeRequest(requested.notice)) }

  init(_ dispatched: CaseLetterDispatched) { self = .dispatched(notice: dispatched.notice, at: dispatched.dispatchedAt) }

  init(_ failed: CaseNoticeFailed) { self = .failed(notice: failed.notice, why: failed.why) }

  init(_ again: CaseNoticeRequestedAgain) throws(WireFault) {
    self = .requestedAgain(try NoticeRequest(again.notice), reasons: again.reasons)
  }

  init(_ returned: CaseLetterReturned) { self = .returned(notice: returned.notice, why: returned.why) }
}
