package import Contracts

/// An event of a case that this program cannot read: it was written by a newer one, or by hand.
package struct UnreadableFact: Error, Sendable, Equatable {
  /// The event's type, as the journal has it.
  package let type: String
  /// What cannot be understood in it; nil when the type itself is unknown.
  package let fault: WireFault?

  package init(type: String, fault: WireFault? = nil) { (self.type, self.fault) = (type, fault) }
}

extension CaseFact {
  /// What a journalled event says about its case; nil for a type of event that is not about a case.
  ///
  /// - Parameter caseID: whose stream the event is on.
  /// - Throws: ``UnreadableFact``; or what the source throws, such as that the data was destroyed.
  package init?(_ type: WorkflowEvent, of caseID: Identifier, from source: some PayloadSource) throws {
    do {
      guard let fact = try Self.read(type, of: caseID, from: source) else { return nil }
      self = fact
    } catch let fault as WireFault {
      throw UnreadableFact(type: type.rawValue, fault: fault)
    }
  }

  private static func read(
    _ type: WorkflowEvent, of caseID: Identifier, from source: some PayloadSource
  ) throws -> CaseFact? {
    switch type {
    case .caseOpened: .file(FileFact(try source.decode(CaseOpened.self), of: caseID))
    case .caseIncidentAdded: .file(FileFact(try source.decode(CaseIncidentAdded.self)))
    case .caseSettled: .file(FileFact(try source.decode(CaseSettled.self)))
    case .caseAdjustmentsNoted: .file(FileFact(try source.decode(CaseAdjustmentsNoted.self)))
    case .involvementAdded: .file(FileFact(try source.decode(InvolvementAdded.self)))
    case .involvementCorrected: .file(FileFact(try source.decode(InvolvementCorrected.self)))
    case .referralMade: .file(FileFact(try source.decode(ReferralMade.self)))
    case .referralConcluded: .file(FileFact(try source.decode(ReferralConcluded.self)))
    case .warningDecided: .warning(try WarningFact(try source.decode(WarningDecided.self)))
    case .warningSkipped: .warning(WarningFact(try source.decode(WarningSkipped.self)))
    case .caseWarned: .warning(WarningFact(try source.decode(CaseWarned.self)))
    case .warningPeriodEnded: .warning(.periodEnded)
    case .behaviourContinued: .warning(WarningFact(try source.decode(BehaviourContinued.self)))
    case .criterionAnswered: .preparation(PreparationFact(try source.decode(CriterionAnswered.self)))
    case .criterionReopened: .preparation(PreparationFact(try source.decode(CriterionReopened.self)))
    case .adjustmentsConsidered: .preparation(PreparationFact(try source.decode(AdjustmentsConsidered.self)))
    case .planDrafted: .preparation(try PreparationFact(try source.decode(PlanDrafted.self)))
    case .planSubmitted: .preparation(.submitted)
    case .consulteeHeard: .decision(DecisionFact(try source.decode(ConsulteeHeard.self)))
    case .conflictDeclared: .decision(DecisionFact(try source.decode(ConflictDeclared.self)))
    case .planVoted: .decision(DecisionFact(try source.decode(PlanVoted.self)))
    case .planAuthorised: .decision(try DecisionFact(try source.decode(PlanAuthorised.self)))
    case .planReturned: .decision(DecisionFact(try source.decode(PlanReturned.self)))
    case .planNoticeDispatched: .plan(PlanFact(try source.decode(PlanNoticeDispatched.self)))
    case .planTookEffect: .plan(try PlanFact(try source.decode(PlanTookEffect.self)))
    case .planUntold: .plan(PlanFact(try source.decode(PlanUntold.self)))
    case .caseLetterReturned: .letter(LetterFact(try source.decode(CaseLetterReturned.self)))
    case .planSuspended: .plan(PlanFact(try source.decode(PlanSuspended.self)))
    case .planBreached: .plan(PlanFact(try source.decode(PlanBreached.self)))
    case .breachesConsidered: .plan(PlanFact(try source.decode(BreachesConsidered.self)))
    case .variationOpened: .plan(try PlanFact(try source.decode(VariationOpened.self)))
    case .variationClosed: .plan(PlanFact(try source.decode(VariationClosed.self)))
    case .reviewCameUp: .review(.cameUp)
    case .reviewFellDue: .review(.fellDue)
    case .reviewOpened: .review(ReviewFact(try source.decode(ReviewOpened.self)))
    case .reviewConcluded: .review(try ReviewFact(try source.decode(ReviewConcluded.self)))
    case .appealLodged: .appeal(AppealFact(try source.decode(AppealLodged.self)))
    case .appealAcknowledged: .appeal(try AppealFact(try source.decode(AppealAcknowledged.self)))
    case .appealDecided: .appeal(try AppealFact(try source.decode(AppealDecided.self)))
    case .caseLetterRequested: .letter(try LetterFact(try source.decode(CaseLetterRequested.self)))
    case .caseLetterDispatched: .letter(LetterFact(try source.decode(CaseLetterDispatched.self)))
    case .caseNoticeFailed: .letter(LetterFact(try source.decode(CaseNoticeFailed.self)))
    case .caseNoticeRequestedAgain: .letter(try LetterFact(try source.decode(CaseNoticeRequestedAgain.self)))
    case .deathReported: .ending(EndingFact(try source.decode(DeathReported.self)))
    case .deathReportRejected: .ending(EndingFact(try source.decode(DeathReportRejected.self)))
    case .caseClosed: .ending(try EndingFact(try source.decode(CaseClosed.self)))
    case .incidentRead, .disposalCarriedOut, .clockMoved: nil
    }
  }
}
