import Contracts
import Policy
import ServiceKit
import Storage

/// What is somebody's task, of cases and of what belongs to none: for the feeds, and for working the tasks out anew.
extension TaskStore {
  /// Makes the changes to the tasks of a case that follow from events.
  static func change(
    _ tasks: [TaskChange], of file: RestrictionCase, _ reference: String, _ identifiers: Identifiers, in tx: Transaction
  ) throws {
    let subject = RestrictionWorkflow.stream(file.id)
    for task in tasks {
      switch task {
      case .open(let task, let office, let paragraph, let due):
        try open(
          Row(
            id: identifiers.next(), subject: subject, kind: task.rawValue, serviceUser: file.serviceUser, office: office,
            organisation: file.organisation, reference: reference, paragraph: paragraph, due: due), in: tx)
      case .close(let task): try close(subject: subject, kind: task.rawValue, in: tx)
      }
    }
  }

  /// An incident that belongs to no case is read.
  ///
  /// - Parameter heard: when the workflow heard of it, from which its time counts.
  static func open(
    _ incident: Contracts.Incident, heard: Instant, under pack: PolicyPack, _ identifiers: Identifiers, in tx: Transaction
  ) throws {
    try open(
      Row(
        id: identifiers.next(), subject: "incident/\(incident.id)", kind: readIncident, serviceUser: incident.serviceUser,
        office: pack.office(for: .triage), organisation: incident.organisation, reference: incident.reference,
        paragraph: pack.citations[.reporting], due: pack.due(.triage, heard: heard)), in: tx)
  }

  /// A request for an adjustment that waits for a decision is a task, so that it moves up when it is overdue.
  static func keep(
    _ adjustment: AdjustmentRequest, under pack: PolicyPack, _ identifiers: Identifiers, in tx: Transaction
  ) throws {
    let subject = "adjustment/\(adjustment.id)"
    guard adjustment.state == .requested else {
      try close(subject: subject, kind: decideAdjustment, in: tx)
      return
    }
    try open(
      Row(
        id: identifiers.next(), subject: subject, kind: decideAdjustment, serviceUser: adjustment.serviceUser,
        office: pack.adjustmentOffice, organisation: adjustment.organisation, reference: adjustment.reference,
        paragraph: pack.citations[.adjustmentDecisions],
        due: adjustment.decideBy ?? pack.adjustmentDue(takenDownAt: adjustment.at)), in: tx)
  }

  /// A letter of intake's that did not reach its person is sent again.
  ///
  /// - Parameter heard: when the workflow heard of it, from which its time counts.
  static func open(
    _ letter: IntakeLetter, heard: Instant, under pack: PolicyPack, _ identifiers: Identifiers, in tx: Transaction
  ) throws {
    let (rule, office): (Rule, Office) =
      switch letter.about {
      case .adjustment: (.adjustmentDecisions, pack.adjustmentOffice)
      case .incident: (.reporting, pack.office(for: .sendNoticeAgain))
      }
    try open(
      Row(
        id: identifiers.next(), subject: subject(of: letter), kind: sendLetterAgain, serviceUser: letter.serviceUser,
        office: office,
        organisation: letter.organisation, reference: letter.reference, paragraph: pack.citations[rule],
        due: pack.due(.sendNoticeAgain, heard: heard)), in: tx)
  }

  static func close(_ letter: IntakeLetter, in tx: Transaction) throws {
    try close(subject: subject(of: letter), kind: sendLetterAgain, in: tx)
  }

  private static func subject(of letter: IntakeLetter) -> String { "letter/\(letter.id)" }
}

extension PolicyPack {
  /// The end of the last day on which a task is done in time.
  fileprivate func due(_ task: CaseTask, heard: Instant) -> Instant {
    zone.midnight(daysAfter: (serviceStandards[task] ?? 0) + 1, heard)
  }
}
