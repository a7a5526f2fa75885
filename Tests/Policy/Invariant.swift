import Contracts

@testable import Policy

/// What must hold for every case at every moment, whatever commands came before.
struct Invariant: Sendable {
  let paragraph: String
  let sentence: String
  /// Whether it holds for that account of a case.
  let holds: @Sendable (Account) -> Bool

  init(_ paragraph: String, _ sentence: String, _ holds: @escaping @Sendable (Account) -> Bool) {
    (self.paragraph, self.sentence, self.holds) = (paragraph, sentence, holds)
  }

  /// All of them.
  static let all = beforeAPlan + ofADecision + underAPlan + atTheEnd

  private static let beforeAPlan = [
    Invariant("5.2", "no plan is prepared before every warning of the policy went out, or a ground for skipping it was recorded")
    {
      life in
      guard life.isPastWarnings else { return true }
      if life.gaveWarnings { return true }
      return life.events.contains { event in
        guard case .warning(.skipped(let ground, let reasons)) = event.fact else { return false }
        let rule = life.pack.withoutWarning.first { $0.ground == ground }
        return rule != nil && reasons.contains { !$0.isWhitespace }
      }
    },
    Invariant("5.2", "behaviour counts as continued after a warning only with an incident since") { life in
      guard case .continuedAfterWarning(let warning, let named, _)? = life.file.proceeding?.way else { return true }
      return !named.isEmpty
        && named.allSatisfy { id in life.file.incidents.contains { $0.id == id && $0.occurredAt > warning.dispatchedAt } }
    },
    Invariant("7.1", "nothing is under way that rests only on what an appeal in another case settled") { life in
      life.restsOnWhatCounts
    },
    Invariant("1.1", "a case, its incidents and its plan concern one person") { life in
      let person = life.file.serviceUser
      return life.file.incidents.allSatisfy { $0.serviceUser == person } && life.plans.allSatisfy { $0.serviceUser == person }
        && life.letters.allSatisfy { $0.serviceUser == person }
    },
  ]

  private static let ofADecision = [
    Invariant("6.2", "each decider is entitled, did not report, handle, draft or propose, and declared no conflict") { life in
      life.decisions.allSatisfy { $0.isEntitled && !$0.tookPart }
    },
    Invariant("6.2", "a plan is authorised by as many people as the policy requires, after everyone who must be consulted") {
      life in
      life.decisions.filter(\.isAuthorisation).allSatisfy { $0.hasQuorum && $0.consultedAll }
    },
    Invariant("5.3", "every criterion is answered as the policy requires, and confirmed, before a plan is authorised") { life in
      life.decisions.filter(\.isAuthorisation).allSatisfy { $0.isMilder || $0.confirmedAll }
    },
    Invariant("1.3", "before a plan is authorised, all known adjustments were considered and no request is open") { life in
      life.decisions.filter(\.isAuthorisation).allSatisfy(\.consideredAdjustments)
    },
    Invariant(
      "5.5", "a plan uses only what the policy lists, and says why, for how long, how to contact us and what to expect"
    ) { life in
      life.plans.allSatisfy { plan in
        !plan.restrictions.isEmpty && plan.restrictions.allSatisfy { life.pack.rule($0.kind) != nil }
          && [plan.reasons, plan.howToContact, plan.serviceToExpect, plan.proportionality].allSatisfy { !$0.isEmpty }
      }
    },
  ]

  private static let underAPlan = [
    Invariant("5.1", "no plan binds before its notice was dispatched, unless the policy allows it for a threat to safety") {
      life in
      life.effects.allSatisfy { $0.wasAuthorised && ($0.wasTold || life.pack.allowsEffectBeforeNotice && $0.wasThreat) }
    },
    Invariant("8.1", "a plan in force has a review within the policy's limit of its decision or its last review") { life in
      guard let plan = life.file.inForce else { return true }
      let rules = life.pack.review
      let decided = life.lastDecision ?? plan.authorisation.at
      return rules.allows(plan.reviewOn) && plan.reviewOn <= life.pack.zone.day(of: decided).adding(months: rules.months)
        && rules.maximumMonths.map { plan.reviewOn <= plan.began.adding(months: $0) } ?? true
    },
    Invariant("8.1", "a review that is due can be marked overdue at once, and stays overdue until it is concluded") { life in
      guard let plan = life.file.inForce, life.now >= life.pack.zone.start(of: plan.reviewOn.adding(days: 1)) else { return true }
      return plan.review == .overdue || life.allows(.reviewFallsDue(notice: Sample.id(9999)), by: World.service)
    },
    Invariant("7.1", "a person under a plan can appeal, or has an appeal open") { life in
      guard life.file.inForce != nil, life.pack.appeals.against.contains(.plan) else { return life.file.inForce == nil }
      let isOpen = life.file.appeals.contains { $0.isOpen && $0.lodging.against == .plan }
      return isOpen || life.allows(life.appeal, by: life.outsider)
    },
    Invariant("5.1", "a plan leaves a channel open, or gives the severe reason") { life in
      guard let plan = life.file.inForce?.enforced.plan else { return true }
      return plan.severeReason != nil || !plan.openChannels(to: life.file.organisation, on: plan.startsOn).isEmpty
    },
    Invariant("5.7", "no plan binds past its last day: the clock ends it at once") { life in
      guard let plan = life.file.inForce, let until = plan.enforced.until, life.now >= until else { return true }
      return !plan.enforced.applies(at: life.now) && life.allows(.expire(notice: Sample.id(9999)), by: World.service)
    },
    Invariant("decision 6", "a plan applies as it took effect until its next version takes effect") { life in
      guard let plan = life.file.inForce else { return true }
      return life.effects.last?.enforced == plan.enforced
    },
    Invariant("7.1", "a plan is suspended only where the policy says so, and only by an appeal that is open") { life in
      guard let appeal = life.file.inForce?.suspendedBy else { return true }
      return life.pack.appeals.suspends && life.file.appeals.contains { $0.lodging.id == appeal && $0.isOpen }
    },
  ]

  private static let atTheEnd = [
    Invariant("8.2", "a review ends with reasons and a letter, by someone with no part in the matter") { life in
      life.concludedReviews.allSatisfy { $0 }
    },
    Invariant(
      "7.1", "an appeal is decided with reasons and a letter that names the remedy, by someone with no part in the decision"
    ) { life in
      life.decidedAppeals.allSatisfy { $0 }
    },
    Invariant("7.1", "an appeal is only against what the policy lets people dispute") { life in
      life.file.appeals.allSatisfy { life.pack.appeals.against.contains($0.lodging.against) }
    },
    Invariant("8.1", "a plan lapses only where the policy says so") { life in
      guard case .closed(let closure) = life.file.stage else { return true }
      return closure.outcome != .lapsed || life.pack.review.lapses
    },
    Invariant("2.2", "every end has reasons, and a plan's end a letter, but none is sent to a person who has died") { life in
      guard case .closed(let closure) = life.file.stage else { return true }
      guard !closure.reasons.text.isEmpty else { return false }
      switch closure.outcome {
      case .deceased: return life.file.letters.isEmpty && !life.wroteAfterTheEnd
      case .expired, .lapsed, .lifted, .withdrawnOnAppeal: return life.effects.isEmpty || life.wroteOfTheEnd
      case .notUnacceptable, .noAction, .adapted, .withdrawn, .refused, .warningWithdrawn,
        .mistakenWarning:
        return true
      }
    },
    Invariant("2.2", "a death is settled by someone other than the person who recorded it") { life in life.hasTwoForADeath },
    Invariant("decision 5", "a closed case stays closed: only what it still owes follows") { life in life.staysClosed },
  ]
}
