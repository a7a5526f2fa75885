package import Contracts

/// What staff decided about a person under the plan of a case, outside the case itself: for the register.
package struct PlanApplied: Sendable, Equatable {
  /// The case.
  package let caseID: Identifier
  /// What was decided.
  package let decision: RegisteredDecision

  /// The decision that an event of intake makes; nil where it makes none.
  package init?(_ type: IntakeEvent, from source: some PayloadSource) throws {
    switch type {
    case .matterNotOpened:
      let event = try source.decode(MatterNotOpened.self)
      self.init(event.case, "Complaint not opened: it repeats \(event.repeats)", .repeatedComplaints, event.why)
    case .matterOpened:
      let matter = try source.decode(MatterOpened.self).matter
      guard let caseID = matter.overruledCase else { return nil }
      self.init(caseID, "Complaint opened although it repeats a closed matter", .repeatedComplaints, matter.overruledBecause)
    case .filedItemRead:
      let item = try source.decode(FiledItemRead.self).item
      guard let result = item.result else { return nil }
      self.init(item.case, "Filed item \(item.reference) read: \(result.outcome.words)", .restrictions, result.words)
    case .serviceUserRegistered, .serviceUserAmended, .serviceUserMerged, .serviceUserMergeUndone, .serviceUserDied,
      .contactRecorded,
      .contactIdentified, .callHeld, .callEnded, .incidentLogged, .incidentIdentified, .reportSubmitted,
      .adjustmentRequested, .adjustmentConsulted, .adjustmentDecided, .adjustmentAcknowledged, .adjustmentDated,
      .adjustmentWordingConfirmed, .adjustmentEnded, .letterRequested, .letterRequestedAgain, .letterFailed, .letterTold,
      .letterDropped, .matterMovedOn, .matterFinalised, .filedItemReceived,
      .filedItemReassigned, .filedItemMovedUp, .filedItemFollowedUp, .evidenceReceived,
      .evidenceScanned, .disposalCarriedOut, .clockMoved:
      return nil
    }
  }

  private init(_ caseID: Identifier, _ words: String, _ rule: Rule, _ reasons: String?) {
    (self.caseID, decision) = (caseID, RegisteredDecision(words, rule, reasons))
  }
}

extension FiledItemOutcome {
  /// Within a sentence.
  var words: String {
    switch self {
    case .nothingNew: "nothing new"
    case .newInformation: "new information"
    case .newMatter: "a new matter"
    case .safeguarding: "someone may be at risk"
    case .statutoryRequest: "a request that the law says is answered"
    }
  }
}
