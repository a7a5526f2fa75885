/// Every type of event in the journal of intake, by the text that the journal and the feed carry.
package enum IntakeEvent: String, EventCatalogue {
  case serviceUserRegistered = "service-user.registered.v1"
  case serviceUserAmended = "service-user.amended.v1"
  case serviceUserMerged = "service-user.merged.v1"
  case serviceUserMergeUndone = "service-user.merge-undone.v1"
  case serviceUserDied = "service-user.died.v1"
  case contactRecorded = "contact.recorded.v1"
  case contactIdentified = "contact.identified.v1"
  case callHeld = "call.held.v1"
  case callEnded = "call.ended.v1"
  case incidentLogged = "incident.logged.v1"
  case incidentIdentified = "incident.identified.v1"
  case reportSubmitted = "report.submitted.v1"
  case adjustmentRequested = "adjustment.requested.v1"
  case adjustmentConsulted = "adjustment.consulted.v1"
  case adjustmentDecided = "adjustment.decided.v1"
  case adjustmentAcknowledged = "adjustment.acknowledged.v1"
  case adjustmentDated = "adjustment.dated.v1"
  case adjustmentWordingConfirmed = "adjustment.wording-confirmed.v1"
  case adjustmentEnded = "adjustment.ended.v1"
  case matterOpened = "matter.opened.v1"
  case matterMovedOn = "matter.moved-on.v1"
  case matterFinalised = "matter.finalised.v1"
  case matterNotOpened = "matter.not-opened.v1"
  case filedItemReceived = "filed-item.received.v1"
  case filedItemReassigned = "filed-item.reassigned.v1"
  case filedItemMovedUp = "filed-item.moved-up.v1"
  case filedItemRead = "filed-item.read.v1"
  case filedItemFollowedUp = "filed-item.followed-up.v1"
  case evidenceReceived = "evidence.received.v1"
  case evidenceScanned = "evidence.scanned.v1"
  case letterRequested = "letter.requested.v1"
  case letterRequestedAgain = "letter.requested-again.v1"
  case letterFailed = "letter.failed.v1"
  case letterTold = "letter.told.v1"
  case letterDropped = "letter.dropped.v1"
  case disposalCarriedOut = "disposal.carried-out.v1"
  case clockMoved = "clock.moved.v1"

  package var payload: any EventPayload.Type {
    switch self {
    case .serviceUserRegistered: ServiceUserRegistered.self
    case .serviceUserAmended: ServiceUserAmended.self
    case .serviceUserMerged: ServiceUserMerged.self
    case .serviceUserMergeUndone: ServiceUserMergeUndone.self
    case .serviceUserDied: ServiceUserDied.self
    case .contactRecorded: ContactRecorded.self
    case .contactIdentified: ContactIdentified.self
    case .callHeld: CallHeld.self
    case .callEnded: CallEnded.self
    case .incidentLogged: IncidentLogged.self
    case .incidentIdentified: IncidentIdentified.self
    case .reportSubmitted: ReportSubmitted.self
    case .adjustmentRequested: AdjustmentRequested.self
    case .adjustmentConsulted: AdjustmentConsulted.self
    case .adjustmentDecided: AdjustmentDecided.self
    case .adjustmentAcknowledged: AdjustmentAcknowledged.self
    case .adjustmentDated: AdjustmentDated.self
    case .adjustmentWordingConfirmed: AdjustmentWordingConfirmed.self
    case .adjustmentEnded: AdjustmentEnded.self
    case .matterOpened: MatterOpened.self
    case .matterMovedOn: MatterMovedOn.self
    case .matterFinalised: MatterFinalised.self
    case .matterNotOpened: MatterNotOpened.self
    case .filedItemReceived: FiledItemReceived.self
    case .filedItemReassigned: FiledItemReassigned.self
    case .filedItemMovedUp: FiledItemMovedUp.self
    case .filedItemRead: FiledItemRead.self
    case .filedItemFollowedUp: FiledItemFollowedUp.self
    case .evidenceReceived: EvidenceReceived.self
    case .evidenceScanned: EvidenceScanned.self
    case .letterRequested: IntakeLetterRequested.self
    case .letterRequestedAgain: IntakeLetterRequestedAgain.self
    case .letterFailed: IntakeLetterFailed.self
    case .letterTold: IntakeLetterTold.self
    case .letterDropped: IntakeLetterDropped.self
    case .disposalCarriedOut: DisposalCarriedOut.self
    case .clockMoved: ClockMoved.self
    }
  }
}
