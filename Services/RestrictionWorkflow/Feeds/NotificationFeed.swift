import Contracts
import Policy
import ServiceKit
import Storage

/// What the workflow does about notification's events: a letter that went out, or could not, moves its case (5.1, 5.2).
extension RestrictionWorkflow {
  func follow(notification type: NotificationEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    switch type {
    case .noticeDispatched:
      let dispatched = try event.decode(NoticeDispatched.self)
      try performAutomatically(
        .noticeDispatched(notice: dispatched.notice, at: dispatched.dispatchedAt), on: dispatched.caseID, in: tx)
    case .noticeFailed:
      let failed = try event.decode(NoticeFailed.self)
      try performAutomatically(.noticeFailed(notice: failed.notice, why: failed.why), on: failed.caseID, in: tx)
    // The workflow asked for it.
    case .noticeRequested: break
    }
  }

  /// Gives the command of a deadline that has come.
  func meet(_ row: DueRow, in tx: Transaction) throws {
    guard let deadline = CaseDeadline(rawValue: row.kind), row.stream.hasPrefix("case/"),
      let id = Identifier(String(row.stream.dropFirst("case/".count)))
    else { throw UnreadableFact(type: row.kind) }
    try performAutomatically(deadline.command(notice: identifiers.next()), on: id, in: tx)
  }

  /// A command of a service. One that the policy refuses has been overtaken by what happened meanwhile, and so has one about a case that
  /// was destroyed: it is logged, and nothing more, for a feed that stopped over it would stop for every case. One that nobody can decide, because the
  /// policy version of the case is not there, is not passed over: it waits, and `/readyz` names the version.
  func performAutomatically(_ command: Command, on id: Identifier, in tx: Transaction) throws {
    do {
      let loaded = try load(id, in: tx)
      try perform(command, on: loaded, by: .service(Service.workflow.rawValue), at: clock.now, in: tx)
    } catch let refusal as Refusal {
      overtaken(command, id, refusal.code)
    } catch JournalError.disposed {
      overtaken(command, id, "disposed")
    }
  }

  private func overtaken(_ command: Command, _ id: Identifier, _ why: String) {
    log.info("overtaken", ["case": .identifier(id), "command": .code(command.action.rawValue), "why": .code(why)])
  }
}
