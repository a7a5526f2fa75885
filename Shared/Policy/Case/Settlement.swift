package import Contracts

/// What appeals have settled for the person's other cases: it is not to be had back by a report of the same incidents.
package struct Settlement: Sendable, Equatable {
  /// Incidents on which nothing rests any more.
  package private(set) var incidents: Set<Identifier>
  /// Codes of the behaviours that no longer count, by incident.
  package private(set) var struck: [Identifier: Set<String>]

  package init(incidents: Set<Identifier> = [], struck: [Identifier: Set<String>] = [:]) {
    (self.incidents, self.struck) = (incidents, struck.filter { !$1.isEmpty })
  }

  /// Nothing.
  package static let none = Settlement()

  /// Takes in what another has settled.
  package mutating func add(_ other: Settlement) {
    incidents.formUnion(other.incidents)
    struck.merge(other.struck) { $0.union($1) }
  }

  /// Whether the other settles nothing that this does not.
  func covers(_ other: Settlement) -> Bool {
    other.incidents.isSubset(of: incidents)
      && other.struck.allSatisfy { incidents.contains($0) || $1.isSubset(of: struck[$0] ?? []) }
  }

  /// What it says of one incident.
  package func about(_ incident: Identifier) -> Settlement {
    Settlement(incidents: incidents.intersection([incident]), struck: struck.filter { $0.key == incident })
  }
}

/// What an appeal in one case settles for others.
extension RestrictionCase {
  /// What the appeals in this case settle for every other case of the person, whenever that was opened: what an appeal has put right, and
  /// what it requires and the case left undone.
  package var settles: Settlement {
    let isSettled =
      !isOpen && (!unfulfilled.isEmpty || appeals.contains { $0.isUpheld || $0.isPartlyUpheldAfterTheEnd && $0.struck.isEmpty })
    guard !isSettled else { return Settlement(incidents: Set(incidents.map(\.id))) }
    guard appeals.contains(where: { !$0.struck.isEmpty }) else { return .none }
    return Settlement(struck: Dictionary(incidents.map { ($0.id, struck(of: $0)) }) { $0.union($1) })
  }

  /// An appeal in another case of the person was decided, and settles something in this one: what rests on nothing else ends, and what rests on
  /// something else as well is looked at again.
  func settledElsewhere(
    _ news: Settlement, _ other: Identifier, _ notice: Identifier, _ context: Context
  ) throws(Objection) -> [CaseFact] {
    try requireOpen(context)
    guard !settled.covers(news) else { return [] }
    var after = self
    after.settled.add(news)
    let noted = CaseFact.file(.settled(news, in: other))
    guard after.countedIncidents != countedIncidents else { return [noted] }
    return [noted] + (try after.lookedAtAgain(notice, context))
  }

  private static let settlement = "An appeal in another case of the person settled what follows from these incidents."
  private static let settlementForThePerson =
    "You challenged an earlier decision of ours about the same events. What was decided then counts here too."

  /// What becomes of a case of which something no longer counts.
  private func lookedAtAgain(_ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    switch stage {
    // A manager still reads the report, and can no longer warn where nothing is left.
    case .reported, .closed: return []
    case .warningPending, .warned, .checklist:
      return hasBasis(context.pack) ? [] : try endedBySettlement(notice, context)
    case .awaitingAuthorisation:
      return hasBasis(context.pack) ? [.decision(.returned(missing: [Self.settlement]))] : try endedBySettlement(notice, context)
    case .noticePending:
      guard hasBasis(context.pack) else { return try planEndedBySettlement(notice, context) }
      // The person is being told of a plan that does not begin.
      return [try letterOfEnd(notice, context), .decision(.returned(missing: [Self.settlement]))]
    case .inForce(let plan):
      guard !countedIncidents.isEmpty else { return try planEndedBySettlement(notice, context) }
      return plan.review == .scheduled ? [.review(.opened(.appeal, reasons: Self.settlement))] : []
    }
  }

  /// Whether what the case has come this far by still counts: something that was warned of, and what was found to go on, or what allowed the
  /// warning to be skipped.
  private func hasBasis(_ pack: PolicyPack) -> Bool {
    let counting = incidents.filter { !counted(of: $0).isEmpty }
    guard counting.contains(where: { incident in warnings.first.map { incident.occurredAt <= $0.dispatchedAt } ?? true }) else {
      return false
    }
    switch proceeding?.way {
    case .continuedAfterWarning(_, let named, _): return counting.contains { named.contains($0.id) }
    case .withoutWarning(let ground, _):
      let headings = pack.withoutWarning.first { $0.ground == ground }?.headings ?? []
      return behaviours.compactMap(pack.behaviour).contains { headings.contains($0.heading) }
    case .variation, nil: return true
    }
  }

  private func endedBySettlement(_ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    let hasWarned = !warnings.isEmpty || pendingWarning != nil
    let outcome: CaseOutcome = hasWarned ? .warningWithdrawn : .withdrawnOnAppeal
    let ending = CaseFact.ending(.closed(outcome, reasons: Self.settlement))
    guard wasTold || pendingWarning?.letter.hasFailed == false else { return [ending] }
    try requireNew(notice)
    let letter = request(
      .caseClosed, notice, reasons: Self.settlementForThePerson, detail: LetterDetail(outcome: outcome.rawValue), context)
    return [.letter(.requested(letter)), ending]
  }

  private func planEndedBySettlement(_ notice: Identifier, _ context: Context) throws(Objection) -> [CaseFact] {
    [try letterOfEnd(notice, context), .ending(.closed(.withdrawnOnAppeal, reasons: Self.settlement))]
  }

  private func letterOfEnd(_ notice: Identifier, _ context: Context) throws(Objection) -> CaseFact {
    try requireNew(notice)
    return .letter(.requested(endLetter(.withdrawnOnAppeal, notice, Self.settlementForThePerson, context)))
  }
}
