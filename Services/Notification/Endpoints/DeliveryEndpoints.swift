import Contracts
import Policy
import ServiceKit
import Storage

/// What people record about letters on their way: posted, delivered, returned, and whether an uncertain one went.
extension Notification {
  func confirmPosted(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(ConfirmPosted.self) { Self.faults(of: $0.postedAt, "postedAt", now: exchange.now) }
    return .write { tx in
      var answer: [Notice] = []
      for id in body.notices {
        try self.record(exchange, id, in: tx) { history in
          try self.posted(history, at: body.postedAt ?? exchange.now, in: tx)
        }
        guard let notice = try NoticeStore.find(id, in: tx) else { throw Problem.notFound }
        answer.append(notice)
      }
      return .json(Page(items: answer, next: nil))
    }
  }

  /// The fact that a letter was posted; nil where that is known.
  func posted(_ history: NoticeHistory, at moment: Instant, in tx: Transaction) throws -> NoticePosted? {
    guard let handedOver = history.handedOver else { throw Problem.conflict("The letter has not been handed over.") }
    guard handedOver.postBy != nil, handedOver.channel != .byHand else {
      throw Problem.conflict("That letter is not posted: it goes \(handedOver.channel.words).")
    }
    guard history.postedAt == nil, history.returned == nil else { return nil }
    return NoticePosted(of: history.request, postedAt: max(moment, handedOver.handedOverAt))
  }

  func recordDelivered(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(RecordDelivered.self) { body in
      Self.faults(of: body.deliveredAt, "deliveredAt", now: exchange.now)
        + (body.way != nil && body.givenBy == nil
          ? [FieldProblem(field: "givenBy", code: "missing", detail: "say who gave it or read it out")] : [])
    }
    return .write { tx in
      try self.record(exchange, id, in: tx) { history in
        guard try NoticeStore.document(id, history.request.letter, .html, in: tx) != nil, history.state != .failed,
          history.state != .accepted
        else {
          throw Problem.conflict("There is no letter to deliver: have it sent again, by hand.")
        }
        guard history.returned == nil else { throw Problem.conflict("The letter came back: have it sent again.") }
        guard history.delivered == nil else { return nil }
        return NoticeDelivered(
          of: history.request, deliveredAt: body.deliveredAt ?? exchange.now, givenBy: body.givenBy, way: body.way)
      }
      return .json(try self.shown(id, at: exchange.now, in: tx))
    }
  }

  func recordReturned(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(RecordReturned.self) { Self.faults(of: $0.returnedAt, "returnedAt", now: exchange.now) }
    return .write { tx in
      try self.record(exchange, id, in: tx) { history in
        guard history.handedOver != nil || history.told != nil else {
          throw Problem.conflict("The letter has not been handed over: it cannot have come back.")
        }
        guard history.delivered == nil else { throw Problem.conflict("The letter is known to have reached the person.") }
        guard history.returned == nil else { return nil }
        try DueRows.clear(stream: Self.stream(id), kind: Self.telling, in: tx)
        return NoticeReturned(of: history.request, returnedAt: body.returnedAt ?? exchange.now, why: body.why)
      }
      return .json(try self.shown(id, at: exchange.now, in: tx))
    }
  }

  func decideUncertain(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(DecideUncertain.self) { body in
      self.packs.current.faults(ofReason: body.reasons, field: "reasons")
    }
    return .write { tx in
      var seen: NoticeHistory?
      try self.record(exchange, id, in: tx) { history in
        guard history.state == .uncertain else { throw Problem.conflict("It is not uncertain whether that letter went.") }
        seen = history
        return NoticeDecided(of: history.request, outcome: body.outcome, reasons: body.reasons)
      }
      if let history = seen, let attempt = history.attempt {
        switch body.outcome {
        case .went: try self.hasGone(attempt, history.request, attempt.delivery, at: exchange.now, in: tx)
        case .didNotGo:
          let event = NoticeNotTaken(of: history.request, channel: attempt.channel, isFinal: false, why: "it had not gone")
          try self.note(event, of: id, by: exchange.author, at: exchange.now, in: tx)
          try DueRows.set(DueRow(stream: Self.stream(id), version: -1, kind: Self.sending, due: exchange.now), in: tx)
        }
      }
      return .json(try self.shown(id, at: exchange.now, in: tx))
    }
  }

  /// Records the fact that a notice's history leads to, if any, and what follows from it.
  func record(
    _ exchange: Exchange, _ id: Identifier, in tx: Transaction, _ fact: (NoticeHistory) throws -> (any EventPayload)?
  ) throws {
    guard let notice = try NoticeStore.find(id, in: tx), exchange.actor.sees(notice.organisation),
      let history = try NoticeHistory(try journal.entries(of: Self.stream(id), in: tx))
    else { throw Problem.notFound }
    guard let event = try fact(history) else { return }
    let after = try note(event, of: id, by: exchange.author, at: exchange.now, in: tx)
    if !history.isSentOn, after?.isSentOn == true {
      try DueRows.set(DueRow(stream: Self.stream(id), version: -1, kind: Self.clearing, due: exchange.now), in: tx)
    }
    try countAsTold(id, at: exchange.now, in: tx)
  }

  static func faults(of moment: Instant?, _ field: String, now: Instant) -> [FieldProblem] {
    guard let moment, moment > now else { return [] }
    return [FieldProblem(field: field, code: "notAllowed", detail: "must not be in the future")]
  }

  func shown(_ id: Identifier, at now: Instant, in reader: Reader) throws -> Notice {
    guard var notice = try NoticeStore.find(id, in: reader) else { throw Problem.notFound }
    notice.overdue = notice.doBy.map { $0 <= now } == true ? true : nil
    return notice
  }
}
