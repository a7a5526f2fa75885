import Contracts

extension PolicyPack {
  /// What the pack says, in plain sentences for whoever approves it.
  package func explain() -> [String] {
    func who(_ action: ActionName) -> String {
      "A " + (steps[action] ?? []).sorted().map(\.words).joined(separator: " or a ")
    }
    func days(_ task: CaseTask) -> String { "within \(serviceStandards[task] ?? 0) days" }
    var sentences = [
      "This is version \(reference.version) of \(title), of \(body), in force from \(inForceFrom.words).",
      "\(owner) answers for it; \(approver) approved it.",
      "It covers " + organisations.map(\.name).joined(separator: " and ") + ", in the time of \(zone.name).",
      "It names \(behaviours.count) examples of unacceptable behaviour under \(headings.count) headings: "
        + headings.map { "\($0.name) (\($0.paragraph))" }.joined(separator: ", ") + ".",
      "\(who(.triage)) triages a report, \(days(.triage)).",
      "A warning gives \(warningPeriodDays) days to adapt (5.2).",
      "\(who(.submit)) answers \(criteria.count) criteria and proposes a plan, \(days(.prepareProposal)) (5.3).",
    ]
    sentences += criteria.map { criterion in
      let answers = criterion.accepts.map(\.rawValue).sorted().joined(separator: " or ")
      return "Criterion (\(criterion.code)): \(criterion.question) It must be \(answers)."
    }
    sentences.append("\(who(.authorise)) authorises, refuses or returns the proposal, \(days(.decideProposal)) (6.2).")
    sentences += restrictions.map { rule in
      let parts =
        rule.needs.map(\.rawValue) + (rule.needsOneOf.isEmpty ? [] : [rule.needsOneOf.map(\.rawValue).joined(separator: " or ")])
      return "A plan may use: \(rule.name) (5.5)" + (parts.isEmpty ? "." : "; it says: " + parts.joined(separator: ", ") + ".")
    }
    sentences.append("A plan is reviewed at least every \(reviewMonths) months (8.1).")
    sentences.append("\(customerService.name) hears disputes (7.1): \(customerService.email).")
    sentences += alwaysOpen.map { "No plan closes this: \($0.words)" }
    sentences.append("Records are kept for \(retentionYears) years after the matter ends (9.1).")
    return sentences
  }
}
