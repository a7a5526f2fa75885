import Contracts
import Policy
import ServiceKit
import Storage

/// How the workflow handles intake's letters, which belong to no case: one that did not reach its person is someone's task.
extension RestrictionWorkflow {
  func openTask(of letter: IntakeLetter, in tx: Transaction) throws {
    let rule: Rule =
      switch letter.about {
      case .adjustment: .adjustmentDecisions
      case .incident: .reporting
      }
    let office =
      switch letter.about {
      case .adjustment: pack.adjustmentOffice
      case .incident: pack.office(for: .sendNoticeAgain)
      }
    let days = pack.serviceStandards[.sendNoticeAgain] ?? 0
    try TaskStore.open(
      TaskStore.Row(
        id: identifiers.next(), subject: Self.subject(of: letter), kind: TaskStore.sendLetterAgain,
        serviceUser: letter.serviceUser, office: office, organisation: letter.organisation, reference: letter.reference,
        paragraph: pack.citations[rule], due: pack.zone.midnight(daysAfter: days + 1, clock.now)),
      in: tx)
  }

  func closeTask(of letter: IntakeLetter, in tx: Transaction) throws {
    try TaskStore.close(subject: Self.subject(of: letter), kind: TaskStore.sendLetterAgain, in: tx)
  }

  private static func subject(of letter: IntakeLetter) -> String { "letter/\(letter.id)" }
}
