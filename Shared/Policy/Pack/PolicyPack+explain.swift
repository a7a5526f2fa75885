import Contracts

extension PolicyPack {
  /// What the pack says, in plain sentences for the person who approves it.
  package func explain() -> [String] {
    var sentences = [
      "This is version \(reference.version) of \(title), of \(body), in force from \(inForceFrom.words)"
        + (inForceUntil.map { " until \($0.words)" } ?? "") + ".",
      "\(owner) is responsible for it; \(approver) approved it.",
      "It covers " + organisations.map(\.name).joined(separator: " and ") + ", in the time of \(zone.name).",
      "Telephone numbers without a country code are read as dialled in \(telephones.region)"
        + (telephones.prefixes.isEmpty
          ? "." : "; dialled before a number, and no part of it: " + telephones.prefixes.joined(separator: ", ") + "."),
      "It names \(behaviours.count) examples of unacceptable behaviour under \(headings.count) headings: "
        + headings.map { "\($0.name) (\($0.paragraph))" }.joined(separator: ", ") + ".",
      "Staff may end a call over behaviour under: " + headings.filter(\.endsCalls).map(\.name).joined(separator: ", ")
        + " (\(citations[.endedCalls])).",
      "\(who(.triage)) triages a report, \(standard(.triage)) (\(citations[.triage])).",
    ]
    sentences += explainWarnings() + explainProposal() + explainDecision() + explainReview() + explainAppeals()
    sentences += explainTold() + explainWork() + explainIntake()
    sentences += alwaysOpen.map { "No plan closes this: \($0.words)" }
    sentences.append("Records are kept for \(retentionYears) years after the matter ends (\(citations[.retention])).")
    if !equality.isEmpty {
      sentences.append(
        "Equality monitoring asks, in totals alone: "
          + equality.map { "\($0.title) (\($0.options.count) answers)" }.joined(separator: ", ")
          + ".")
    }
    return sentences
  }

  private func explainWarnings() -> [String] {
    var sentences = [warnings.count == 1 ? "One warning comes first" : "\(warnings.count) warnings come first"]
    sentences[0] += " (\(citations[.warnings]))."
    sentences += warnings.map { "\($0.name): \(words(anyOf: $0.offices)) gives it, with \($0.periodDays) days to adapt." }
    sentences.append("\(who(.withdrawWarning)) may withdraw a warning that was a mistake.")
    sentences.append("\(who(.closeAsAdapted)) says whether the behaviour stopped, \(standard(.concludeWarning)).")
    if withoutWarning.isEmpty { sentences.append("There is never a plan without a warning.") }
    sentences += withoutWarning.map { rule in
      let names = headings.filter { rule.headings.contains($0.code) }.map(\.name).joined(separator: " or ")
      return "\(who(.skipWarning)) may go on without a warning for \(rule.ground.words), where the behaviour is: \(names) "
        + "(\(citations[rule.ground.rule]))."
    }
    sentences.append(
      allowsEffectBeforeNotice
        ? "A threat to safety lets a plan bind before its letter has gone out."
        : "No plan binds before its letter has gone out (\(citations[.notice])).")
    return sentences
  }

  private func explainProposal() -> [String] {
    var sentences = [
      "\(who(.submit)) answers \(criteria.count) criteria and proposes a plan, \(standard(.prepareProposal)) (\(citations[.criteria]))."
    ]
    sentences += criteria.map { criterion in
      let answers = criterion.accepts.map(\.rawValue).sorted().joined(separator: " or ")
      return "Criterion (\(criterion.code)): \(criterion.question) It must be \(answers)."
    }
    sentences += restrictions.map { rule in
      let parts =
        rule.needs.map(\.rawValue) + (rule.needsOneOf.isEmpty ? [] : [rule.needsOneOf.map(\.rawValue).joined(separator: " or ")])
      return "A plan may use: \(rule.name) (\(citations[.restrictions]))"
        + (parts.isEmpty ? "." : "; it says: " + parts.joined(separator: ", ") + ".")
    }
    sentences.append(
      "A plan's own words say nothing of blocking, which is a restriction of its own (\(citations[.severeRestrictions])), and how to contact us "
        + "names no way that the plan closes (\(citations[.planContents])): \(wordsInPlans.count) words and phrases tell.")
    return sentences
  }

  private func explainDecision() -> [String] {
    var sentences: [String] = []
    let deciders = words(anyOf: decision.offices)
    switch decision.kind {
    case .single:
      sentences.append(
        "\(deciders.capitalisedFirst) authorises, refuses or returns the proposal, \(standard(.decideProposal)) (\(citations[.authorisation]))."
      )
    case .joint:
      sentences.append(
        "\(decision.quorum) people decide on the proposal jointly, each \(deciders), \(standard(.decideProposal)); "
          + "a single vote against ends it (\(citations[.authorisation])).")
    case .panel:
      sentences.append(
        "A panel of \(decision.quorum), each \(deciders), decides on the proposal by majority, \(standard(.decideProposal)); "
          + "as soon as the votes still to come cannot change it; a tie is a refusal (\(citations[.authorisation])).")
    }
    sentences.append(
      "No one who reported the behaviour, was its target, handled the matter or proposed the plan may decide (\(citations[.impartialDecision]))."
    )
    if !decision.consultees.isEmpty {
      sentences.append("These must be consulted first: " + decision.consultees.joined(separator: ", ") + ".")
    }
    if !decision.harsherKinds.isEmpty {
      let names = restrictions.filter { decision.harsherKinds.contains($0.kind) }.map(\.name).joined(separator: ", ")
      sentences.append("Only \(words(anyOf: decision.harsherOffices)) decides on a plan with any of these: \(names).")
    }
    if !decision.fallbackOffices.isEmpty {
      sentences.append(
        "\(words(anyOf: decision.fallbackOffices).capitalisedFirst) decides in place of someone who has declared a conflict.")
    }
    return sentences
  }

  private func explainReview() -> [String] {
    var sentences = ["A plan is reviewed at least every \(review.months) months (\(citations[.reviews]))."]
    if !review.together.isEmpty {
      sentences.append("All plans are reviewed together, on " + review.together.map(\.words).joined(separator: " and ") + ".")
    }
    sentences.append("\(who(.reconsider)) is told \(review.noticeDays) days ahead.")
    sentences.append(
      review.lapses
        ? "A plan that is not extended ends at its review date."
        : "An overdue review does not end the plan; it becomes a task for \(words(anyOf: steps[.concludeReview] ?? [])).")
    if let months = review.maximumMonths { sentences.append("A plan lasts \(months) months at most, in all its versions.") }
    sentences.append("\(who(.concludeReview)) decides whether it continues, changes or ends (\(citations[.reconsideration])).")
    return sentences
  }

  private func explainAppeals() -> [String] {
    let subjects = AppealSubject.allCases.filter(appeals.against.contains).map(\.rawValue).joined(separator: " and the ")
    var sentences: [String] = []
    if let days = appeals.windowWorkingDays {
      sentences.append(
        "The \(subjects) can be appealed against within \(days) working days of receipt (\(citations[.appeals])); "
          + "a letter counts as received \(appeals.receiptWorkingDays) working days after the person counts as told.")
      sentences.append(appeals.hearsLate ? "A late appeal is heard if a reason is given." : "A late appeal is not heard.")
    } else {
      sentences.append("The \(subjects) can be appealed against at any time while it applies (\(citations[.appeals])).")
    }
    sentences += appeals.grounds.map { "An appeal may say: \($0.words)" }
    sentences.append(
      "\(who(.decideAppeal)) who had no part in the decision answers in \(appeals.replyWorkingDays) working days, "
        + "acknowledging in \(appeals.acknowledgementWorkingDays).")
    sentences.append(
      "Working days are neither weekends nor the bank holidays of \(calendar.division), which are known from "
        + "\(calendar.coversFrom.words) to \(calendar.coversThrough.words).")
    sentences.append(
      "Where an appeal is partly upheld, the person who heard it says what must change, and the next plan is held to it."
    )
    sentences.append(appeals.suspends ? "The plan is suspended in the meantime." : "The plan applies in the meantime.")
    sentences.append("\(customerService.name) takes appeals: \(customerService.email).")
    return sentences + externalRemedies.map { "Outside the body, the letter names: \($0.words)" }
  }

  private func who(_ action: ActionName) -> String { words(anyOf: steps[action] ?? []).capitalisedFirst }

  private func standard(_ task: CaseTask) -> String { "within \(serviceStandards[task] ?? 0) days" }
}

extension NoWarningGround {
  fileprivate var words: String {
    switch self {
    case .degree: "how bad the behaviour is"
    case .impossibility: "a person who cannot be warned in writing"
    case .threatToSafety: "a threat to someone's safety"
    }
  }
}

extension String {
  /// The same with a capital at its beginning.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
