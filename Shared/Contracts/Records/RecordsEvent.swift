/// Every type of event in the journal of records, by the text that the journal and the feed carry.
package enum RecordsEvent: String, EventCatalogue {
  case fileEntered = "file.entered.v1"
  case holdPlaced = "hold.placed.v1"
  case holdReviewed = "hold.reviewed.v1"
  case holdReleased = "hold.released.v1"
  case disposalProposed = "disposal.proposed.v1"
  case disposalApproved = "disposal.approved.v1"
  case disposalWithdrawn = "disposal.withdrawn.v1"
  case disposalOrdered = "disposal.ordered.v1"
  case disposalCompleted = "disposal.completed.v1"
  case rightsRequestReceived = "rights-request.received.v1"
  case rightsRequestIdentity = "rights-request.identity.v1"
  case rightsRequestExtended = "rights-request.extended.v1"
  case rightsRequestAnswered = "rights-request.answered.v1"
  case rightsRequestLifted = "rights-request.lifted.v1"
  case disclosureRecorded = "disclosure.recorded.v1"
  case equalityReturned = "equality.returned.v1"
  case clockMoved = "clock.moved.v1"

  package var payload: any EventPayload.Type {
    switch self {
    case .fileEntered: FileEntered.self
    case .holdPlaced: HoldPlaced.self
    case .holdReviewed: HoldReviewed.self
    case .holdReleased: HoldReleased.self
    case .disposalProposed: DisposalProposed.self
    case .disposalApproved: DisposalApproved.self
    case .disposalWithdrawn: DisposalWithdrawn.self
    case .disposalOrdered: DisposalOrdered.self
    case .disposalCompleted: DisposalCompleted.self
    case .rightsRequestReceived: RightsRequestReceived.self
    case .rightsRequestIdentity: RightsRequestIdentity.self
    case .rightsRequestExtended: RightsRequestExtended.self
    case .rightsRequestAnswered: RightsRequestAnswered.self
    case .rightsRequestLifted: RightsRequestLifted.self
    case .disclosureRecorded: DisclosureRecorded.self
    case .equalityReturned: EqualityReturned.self
    case .clockMoved: ClockMoved.self
    }
  }
}
