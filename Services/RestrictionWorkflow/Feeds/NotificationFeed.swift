import Contracts
import Policy
import ServiceKit
import Storage

/// How the workflow handles notification's events: a letter that went out, or could not be sent, moves its case on.
extension RestrictionWorkflow {
  func follow(notification type: NotificationEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    switch type {
    case .noticeDispatched:
      let dispatched = try event.decode(NoticeDispatched.self)
      try give(.noticeDispatched(notice: dispatched.notice, at: dispatched.dispatchedAt), about: dispatched, in: tx)
    case .noticeFailed:
      let failed = try event.decode(NoticeFailed.self)
      try give(.noticeFailed(notice: failed.notice, why: failed.why), about: failed, in: tx)
    case .noticeTold:
      let told = try event.decode(NoticeTold.self)
      try give(.noticeDispatched(notice: told.notice, at: told.toldAt), about: told, in: tx)
    case .noticeReturned:
      let returned = try event.decode(NoticeReturned.self)
      try give(.noticeReturned(notice: returned.notice, why: returned.why), about: returned, in: tx)
    // On its way, no one is told yet; the workflow requested it, and has a clock of its own.
    case .noticeRequested, .noticeAttempted, .noticeNotTaken, .noticeHandedOver, .noticeUncertain, .noticeDecided, .noticePrinted,
      .noticePosted, .noticeDelivered, .noticeReceipt, .noticeText, .disposalCarriedOut, .clockMoved:
      break
    }
  }

  /// What becomes of a letter that belongs to no case, its own service follows, which tells of it what is to be done.
  private func give(_ command: Command, about letter: some NoticeFact, in tx: Transaction) throws {
    guard let caseID = letter.caseID else { return }
    try performAutomatically(command, on: caseID, in: tx)
  }

  /// Gives the command of a deadline that has come.
  func meet(_ row: DueRow, in tx: Transaction) throws {
    guard let deadline = CaseDeadline(rawValue: row.kind), row.stream.hasPrefix("case/"),
      let id = Identifier(String(row.stream.dropFirst("case/".count)))
    else { throw UnreadableFact(type: row.kind) }
    try performAutomatically(deadline.command(notice: identifiers.next()), on: id, in: tx)
  }

  /// A command of a service. If the policy refuses it, or the case was destroyed, events have overtaken it: it is only logged, since a feed
  /// that stopped there would stop for every case. If no decision is possible, because the policy version of the case is not installed,
  /// it is not skipped: the feed stops until the version is installed, and `/readyz` names it.
  ///
  /// - Returns: whether the policy allowed it.
  @discardableResult
  func performAutomatically(_ command: Command, on id: Identifier, in tx: Transaction) throws -> Bool {
    do {
      let loaded = try load(id, in: tx)
      try perform(command, on: loaded, by: .service(Service.workflow.rawValue), at: clock.now, in: tx)
      return true
    } catch let refusal as Refusal {
      overtaken(command, id, refusal.code)
    } catch JournalError.disposed {
      overtaken(command, id, "disposed")
    }
    return false
  }

  private func overtaken(_ command: Command, _ id: Identifier, _ why: String) {
    log.info("overtaken", ["case": .identifier(id), "command": .code(command.action.rawValue), "why": .code(why)])
  }
}
