package import Contracts

/// The clause of a plan that says that something is read and filed. Nothing is diverted to a reader's queue without one of which the person
/// was told.
package struct FilingRule: Sendable, Equatable {
  /// The plan.
  package let plan: Identifier
  /// The paragraph of the policy behind the clause.
  package let paragraph: String

  /// The clause, among the plans of a person, that binds what came to that organisation by that channel at that moment.
  ///
  /// - Parameter matter: the matter it is about; nil where that is not known, and then a clause about some matters only may still be meant.
  /// - Throws: the refusal, where there is none.
  package static func find(
    organisation: String, channel: Channel, receivedAt: Instant, matter: String?,
    plans: [(enforced: EnforcedPlan, pack: PolicyPack)], under current: PolicyPack
  ) throws(Refusal) -> FilingRule {
    for (enforced, pack) in plans where enforced.binds(organisation, at: receivedAt, in: pack.zone) {
      let day = pack.zone.day(of: receivedAt)
      let rule = enforced.plan.restrictions.first { rule in
        rule.kind.readsAndFiles && rule.binds(organisation, on: day) && rule.concerns(channel)
          && (rule.matters.isEmpty || matter.map(rule.names) ?? true)
      }
      if rule != nil { return FilingRule(plan: enforced.plan.id, paragraph: pack.citations[.restrictions]) }
    }
    throw Refusal(
      Objection(
        kind: .incomplete, code: "nothing-says-file", rule: .notice,
        sentence: "No plan in force says that this is read and filed: it is answered as anything else.",
        missing: ["a plan of which the person was told, and which says so for this channel"]), under: current)
  }
}

extension RestrictionKind {
  /// Whether what comes under it goes to a reader, to be answered only for a reason.
  var readsAndFiles: Bool {
    switch self {
    case .readAndFile, .oneReply: true
    case .timeLimits, .oneChannel, .singlePointOfContact, .callsRecorded, .noReopening, .otherAction, .blocking,
      .appointmentOnly, .witnessPresent, .premises, .thirdPartyOnly, .newIssuesLimit:
      false
    }
  }
}
