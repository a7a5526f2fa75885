package import Contracts

/// What a case is about: its beginning, its incidents, adjustments and referrals.
package enum FileFact: CaseChapter {
  /// The case began, under that version of the policy.
  case opened(Report, under: PackReference)
  /// Another incident was added to the case.
  case incidentAdded(Incident)
  /// A later report named more people who handled the matter behind an incident.
  case involvementAdded(incident: Identifier, handledBy: Involved)
  /// A manager said who was meant on an incident, or that someone was named in error.
  case involvementCorrected(InvolvementCorrection, reasons: String)
  /// Appeals in another case of the person settled something in this one.
  case settled(Settlement, in: Identifier)
  /// What intake has on record about adjustments changed.
  case adjustmentsNoted(Adjustments)
  /// The matter was referred to the police or a lawyer.
  case referred(Referral)
  /// The outcome of a referral.
  case referralConcluded(Identifier, outcome: String)
}

extension FileFact {
  func apply(to file: inout RestrictionCase, of event: CaseEvent) -> Bool {
    switch self {
    case .opened: return false
    case .incidentAdded(let incident): return file.whileOpen { $0.incidents.append(incident) }
    case .involvementAdded(let id, let handledBy): return file.change(id) { $0.handledBy.add(handledBy) }
    case .involvementCorrected(let correction, _): return file.change(correction.incident) { $0.correct(correction) }
    case .settled(let news, _): return file.whileOpen { $0.settled.add(news) }
    case .adjustmentsNoted(let known): return file.whileOpen { $0.adjustments = known }
    case .referred(let referral): return file.whileOpen { $0.referrals.append(referral) }
    case .referralConcluded(let id, let outcome):
      guard let index = file.referrals.firstIndex(where: { $0.id == id }) else { return false }
      file.referrals[index].outcome = outcome
      return true
    }
  }

  func tasks(in aftermath: Aftermath) -> [TaskChange] {
    switch self {
    case .opened(let report, _):
      [aftermath.open(.triage)] + (report.incidents.allSatisfy(\.undetermined.isEmpty) ? [] : [aftermath.open(.identifyStaff)])
    case .incidentAdded(let incident): incident.undetermined.isEmpty ? [] : [aftermath.open(.identifyStaff)]
    case .involvementAdded(_, let handledBy): handledBy.undetermined.isEmpty ? [] : [aftermath.open(.identifyStaff)]
    case .involvementCorrected: aftermath.file.undetermined.isEmpty ? [.close(.identifyStaff)] : []
    case .settled, .adjustmentsNoted, .referred, .referralConcluded: []
    }
  }

  func payload(of origin: CaseOrigin) -> any EventPayload {
    switch self {
    case .opened(let report, let policy):
      CaseOpened(
        reference: origin.reference, serviceUser: report.serviceUser, organisation: report.organisation, policy: policy.wire,
        incidents: report.incidents.map(\.wire), report: origin.report, concern: origin.concern, earlier: report.earlier,
        tookPart: report.parts.isEmpty ? nil : report.parts.sorted { $0.key < $1.key }.map { TookPart($0, $1) },
        settled: report.settled.incidents.isEmpty ? nil : report.settled.incidents.sorted { $0.text < $1.text },
        struck: report.settled.struck.isEmpty ? nil : Settlement(struck: report.settled.struck).wire)
    case .incidentAdded(let incident): CaseIncidentAdded(incident: incident.wire)
    case .involvementAdded(let id, let handledBy):
      InvolvementAdded(
        incident: id, handledBy: handledBy.subjects,
        handledByDescribed: handledBy.described.isEmpty ? nil : handledBy.described)
    case .involvementCorrected(let correction, let reasons):
      InvolvementCorrected(
        incident: correction.incident, named: correction.named, person: correction.person, reasons: reasons)
    case .settled(let news, let other): CaseSettled(by: other, settled: news.wire)
    case .adjustmentsNoted(let known):
      CaseAdjustmentsNoted(
        openRequests: known.openRequests, neededChannels: known.neededChannels,
        unusableChannels: known.unusableChannels.isEmpty ? nil : known.unusableChannels,
        agreed: known.agreed.isEmpty ? nil : known.agreed)
    case .referred(let referral):
      ReferralMade(
        referral: referral.id, to: referral.to, reference: referral.reference, reasons: referral.reasons,
        outcome: referral.outcome)
    case .referralConcluded(let id, let outcome): ReferralConcluded(referral: id, outcome: outcome)
    }
  }

  var decision: RegisteredDecision? {
    switch self {
    case .referred(let referral):
      RegisteredDecision(.referral, "Referred to: \(referral.to.rawValue)", .referrals, referral.reasons)
    case .referralConcluded(_, let outcome): RegisteredDecision(.referral, "Outcome of the referral", .referrals, outcome)
    case .involvementCorrected(_, let reasons):
      RegisteredDecision(.preparation, "Record of who was involved corrected", .impartialDecision, reasons)
    case .settled: RegisteredDecision(.appeal, "Settled by an appeal in another case", .appeals)
    case .opened, .incidentAdded, .involvementAdded, .adjustmentsNoted: nil
    }
  }
}

extension TookPart {
  fileprivate init(_ subject: String, _ parts: Set<Part>) {
    self.init(subject: subject, parts: parts.sorted().map(\.rawValue))
  }
}

extension FileFact {
  package init(_ opened: CaseOpened, of caseID: Identifier) {
    self = .opened(
      Report(
        caseID: caseID, serviceUser: opened.serviceUser, organisation: opened.organisation,
        incidents: opened.incidents.map(Incident.init), earlier: opened.earlier,
        parts: Dictionary(
          (opened.tookPart ?? []).map { ($0.subject, Set($0.parts.compactMap(Part.init(rawValue:)))) }, uniquingKeysWith: { $1 }),
        settled: Settlement(opened.settled ?? [], struck: opened.struck ?? [])),
      under: PackReference(opened.policy))
  }

  init(_ added: CaseIncidentAdded) { self = .incidentAdded(Incident(added.incident)) }

  init(_ added: InvolvementAdded) {
    self = .involvementAdded(
      incident: added.incident, handledBy: Involved(added.handledBy, described: added.handledByDescribed ?? []))
  }

  init(_ corrected: InvolvementCorrected) {
    self = .involvementCorrected(
      InvolvementCorrection(incident: corrected.incident, named: corrected.named, person: corrected.person),
      reasons: corrected.reasons)
  }

  init(_ settled: CaseSettled) { self = .settled(Settlement([], struck: settled.settled), in: settled.by) }

  init(_ noted: CaseAdjustmentsNoted) {
    self = .adjustmentsNoted(
      Adjustments(
        openRequests: noted.openRequests, neededChannels: noted.neededChannels, unusableChannels: noted.unusableChannels ?? [],
        agreed: noted.agreed ?? []))
  }

  init(_ made: ReferralMade) {
    self = .referred(
      Referral(id: made.referral, to: made.to, reference: made.reference, reasons: made.reasons, outcome: made.outcome))
  }

  init(_ concluded: ReferralConcluded) { self = .referralConcluded(concluded.referral, outcome: concluded.outcome) }
}
