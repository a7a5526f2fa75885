/// An event that carries the record that it is about, whole, as it left it.
package protocol LeavesRecord<Record>: EventPayload {
  /// The contract of the record.
  associatedtype Record: Sendable
  /// The record.
  var record: Record { get }
}

extension ServiceUserRegistered: LeavesRecord {
  package var record: ServiceUser { serviceUser }
}

extension ServiceUserAmended: LeavesRecord {
  package var record: ServiceUser { serviceUser }
}

extension ServiceUserDied: LeavesRecord {
  package var record: ServiceUser { serviceUser }
}

extension ServiceUserMerged: LeavesRecord {
  package var record: ServiceUserMerge { merge }
}

extension ServiceUserMergeUndone: LeavesRecord {
  package var record: ServiceUserMerge { merge }
}

extension ContactRecorded: LeavesRecord {
  package var record: ContactRecord { contact }
}

extension ContactIdentified: LeavesRecord {
  package var record: ContactRecord { contact }
}

extension CallHeld: LeavesRecord {
  package var record: ContactRecord { contact }
}

extension CallEnded: LeavesRecord {
  package var record: ContactRecord { contact }
}

extension IncidentLogged: LeavesRecord {
  package var record: Incident { incident }
}

extension IncidentIdentified: LeavesRecord {
  package var record: Incident { incident }
}

extension ReportSubmitted: LeavesRecord {
  package var record: Report { report }
}

extension AdjustmentRequested: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension AdjustmentConsulted: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension AdjustmentDecided: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension AdjustmentAcknowledged: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension AdjustmentDated: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension AdjustmentWordingConfirmed: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension AdjustmentEnded: LeavesRecord {
  package var record: AdjustmentRequest { adjustment }
}

extension MatterOpened: LeavesRecord {
  package var record: Matter { matter }
}

extension MatterMovedOn: LeavesRecord {
  package var record: Matter { matter }
}

extension MatterFinalised: LeavesRecord {
  package var record: Matter { matter }
}

extension FiledItemReceived: LeavesRecord {
  package var record: FiledItem { item }
}

extension FiledItemReassigned: LeavesRecord {
  package var record: FiledItem { item }
}

extension FiledItemMovedUp: LeavesRecord {
  package var record: FiledItem { item }
}

extension FiledItemRead: LeavesRecord {
  package var record: FiledItem { item }
}

extension FiledItemFollowedUp: LeavesRecord {
  package var record: FiledItem { item }
}

extension EvidenceReceived: LeavesRecord {
  package var record: Evidence { evidence }
}

extension EvidenceScanned: LeavesRecord {
  package var record: Evidence { evidence }
}

extension IntakeLetterRequested: LeavesRecord {
  package var record: IntakeLetter { letter }
}

extension IntakeLetterRequestedAgain: LeavesRecord {
  package var record: IntakeLetter { letter }
}

extension IntakeLetterFailed: LeavesRecord {
  package var record: IntakeLetter { letter }
}

extension IntakeLetterTold: LeavesRecord {
  package var record: IntakeLetter { letter }
}

extension IntakeLetterDropped: LeavesRecord {
  package var record: IntakeLetter { letter }
}
