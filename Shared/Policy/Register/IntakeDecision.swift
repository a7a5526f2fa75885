package import Contracts

/// What staff decided about a person outside the cases themselves: for the register of decisions.
package struct IntakeDecision: Sendable, Equatable {
  /// What was decided.
  package let decision: RegisteredDecision
  /// Whom it is about; nil where they are not known.
  package let serviceUser: Identifier?
  /// The organisation that decided.
  package let organisation: String
  /// The case under whose plan it was decided; nil where there was none.
  package let caseID: Identifier?
  /// The reference of what it was decided on; nil where that has none.
  package let reference: String?

  /// The decision that an event of intake makes; nil where it makes none.
  package init?(_ type: IntakeEvent, from source: some PayloadSource) throws {
    switch type {
    case .callHeld: self.init(try source.decode(CallHeld.self).contact)
    case .callEnded: self.init(try source.decode(CallEnded.self).contact)
    case .adjustmentDecided:
      let request = try source.decode(AdjustmentDecided.self).adjustment
      guard let decided = request.decision else { return nil }
      self.init(request, "Adjustment \(decided.outcome.words)", decided.explanation)
    case .adjustmentWordingConfirmed:
      self.init(try source.decode(AdjustmentWordingConfirmed.self).adjustment, "Wording of an adjustment confirmed", nil)
    case .adjustmentEnded:
      let request = try source.decode(AdjustmentEnded.self).adjustment
      self.init(request, "Adjustment ended", request.end?.reason)
    case .matterNotOpened:
      let event = try source.decode(MatterNotOpened.self)
      self.init(
        RegisteredDecision(
          .repeatedComplaint, "Complaint not opened: it repeats \(event.repeats)", .repeatedComplaints, event.why),
        event.serviceUser, event.organisation, caseID: event.case)
    case .matterOpened:
      let matter = try source.decode(MatterOpened.self).matter
      guard let caseID = matter.overruledCase else { return nil }
      self.init(
        RegisteredDecision(
          .overruling, "Complaint opened although it repeats a closed matter", .repeatedComplaints, matter.overruledBecause),
        matter.serviceUser, matter.organisation, caseID: caseID, matter.reference)
    case .filedItemRead:
      let item = try source.decode(FiledItemRead.self).item
      guard let result = item.result else { return nil }
      self.init(
        RegisteredDecision(
          .filedItem, "Filed item \(item.reference) read: \(result.outcome.words)", .restrictions, result.words),
        item.serviceUser, item.organisation, caseID: item.case, item.reference)
    case .serviceUserMerged:
      let merge = try source.decode(ServiceUserMerged.self).merge
      self.init(
        RegisteredDecision(.merge, "Two records are of one person", .onePerson, merge.reasons), merge.kept, merge.organisation)
    case .serviceUserMergeUndone:
      let merge = try source.decode(ServiceUserMergeUndone.self).merge
      self.init(
        RegisteredDecision(.merge, "Two records are not of one person after all", .onePerson, merge.undone?.reasons),
        merge.kept, merge.organisation)
    // What was decided of a death is in the case in which it was confirmed.
    case .serviceUserRegistered, .serviceUserAmended, .serviceUserDied, .contactRecorded, .contactIdentified, .incidentLogged,
      .incidentIdentified, .reportSubmitted, .adjustmentRequested, .adjustmentConsulted, .adjustmentAcknowledged,
      .adjustmentDated, .letterRequested, .letterRequestedAgain, .letterFailed, .letterTold, .letterDropped, .matterMovedOn,
      .matterFinalised, .filedItemReceived, .filedItemReassigned, .filedItemMovedUp, .filedItemFollowedUp, .evidenceReceived,
      .evidenceScanned, .disposalCarriedOut, .clockMoved:
      return nil
    }
  }

  private init(
    _ decision: RegisteredDecision, _ serviceUser: Identifier?, _ organisation: String, caseID: Identifier? = nil,
    _ reference: String? = nil
  ) {
    (self.decision, self.serviceUser, self.organisation) = (decision, serviceUser, organisation)
    (self.caseID, self.reference) = (caseID, reference)
  }

  private init(_ request: AdjustmentRequest, _ words: String, _ reasons: String?) {
    self.init(
      RegisteredDecision(.adjustment, words, .adjustmentDecisions, reasons), request.serviceUser, request.organisation,
      request.reference)
  }

  private init(_ contact: ContactRecord) {
    let reasons = [contact.heldBecause, contact.endedBecause].compactMap { $0 }.joined(separator: " ")
    self.init(
      contact.endedBecause == nil
        ? RegisteredDecision(.callHeld, "Caller put on hold", .endedCalls, reasons)
        : RegisteredDecision(.callEnded, "Call ended by staff", .endedCalls, reasons),
      contact.serviceUser, contact.organisation, contact.reference)
  }
}

extension AdjustmentOutcome {
  /// After "Adjustment".
  fileprivate var words: String {
    switch self {
    case .granted: "granted"
    case .partlyGranted: "granted in part, or in another way"
    case .refused: "refused"
    }
  }
}

extension FiledItemOutcome {
  /// Within a sentence.
  fileprivate var words: String {
    switch self {
    case .nothingNew: "nothing new"
    case .newInformation: "new information"
    case .newMatter: "a new matter"
    case .safeguarding: "someone may be at risk"
    case .statutoryRequest: "a request that the law says is answered"
    }
  }
}
