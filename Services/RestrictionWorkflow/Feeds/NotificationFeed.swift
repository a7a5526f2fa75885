import Contracts
import Policy
import ServiceKit
import Storage

/// What the workflow does about notification's events: a letter that went out, or could not, moves its case (5.1, 5.2).
extension RestrictionWorkflow {
  static let notificationTypes: Set<String> = [NoticeDispatched.type, NoticeFailed.type]

  func follow(notification event: FeedEvent, in tx: Transaction) throws {
    guard event.data != nil else { return }
    switch event.type {
    case NoticeDispatched.type:
      let dispatched = try event.decode(NoticeDispatched.self)
      try performAutomatically(
        .noticeDispatched(notice: dispatched.notice, at: dispatched.dispatchedAt), on: try load(dispatched.caseID, in: tx), in: tx
      )
    case NoticeFailed.type:
      let failed = try event.decode(NoticeFailed.self)
      try performAutomatically(.noticeFailed(notice: failed.notice, why: failed.why), on: try load(failed.caseID, in: tx), in: tx)
    default: break
    }
  }

  /// Gives the command of a deadline that has come.
  func meet(_ row: DueRow, in tx: Transaction) throws {
    guard let deadline = CaseDeadline(rawValue: row.kind), row.stream.hasPrefix("case/"),
      let id = Identifier(String(row.stream.dropFirst("case/".count)))
    else { throw UnreadableCase(type: row.kind) }
    try performAutomatically(deadline.command, on: try load(id, in: tx), in: tx)
  }

  /// A command of a service. One that the policy refuses has been overtaken by what happened meanwhile: it is logged, and nothing more.
  func performAutomatically(_ command: Command, on loaded: LoadedCase, in tx: Transaction) throws {
    do {
      try perform(command, on: loaded, by: .service("restriction-workflow"), at: clock.now, in: tx)
    } catch let refusal as Refusal {
      log.info(
        "overtaken",
        ["case": .identifier(loaded.state.id), "command": .code(command.action.rawValue), "refusal": .code(refusal.code)])
    }
  }
}
