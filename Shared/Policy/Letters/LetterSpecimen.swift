import Contracts

/// A letter of a pack to an invented person: what a body reads before it sends the first, and what the check measures.
package struct LetterSpecimen: Sendable {
  /// The letter, and what it says, such as `appeal-outcome, upheld, plan-ended`.
  package let name: String
  /// What it is about.
  package let request: NoticeRequest

  /// The letter itself, in that language.
  ///
  /// - Parameters:
  ///   - addressee: name and postal address, a line each.
  ///   - reference: that of the case.
  package func letter(
    to addressee: [String] = ["Robin Quist", "3 Example Road", "Exampleton", "EX1 1AC"], reference: String = "RC-2026-000123",
    under pack: PolicyPack, in language: LetterLanguage = .english
  ) throws(LetterFault) -> Letter {
    try request.letter(
      request.letter, to: addressee, reference: reference, dated: Self.today, under: pack, in: language, mark: .exercise)
  }

  /// Every letter that the pack has, in each way in which it can go out.
  package static func all(under pack: PolicyPack) -> [LetterSpecimen] {
    LetterName.allCases.filter { pack.letters[$0] != nil }.flatMap { letter in
      details(of: letter, under: pack).map { says, detail in
        LetterSpecimen(
          name: ([letter.rawValue] + says).joined(separator: ", "),
          request: request(letter, version: says == ["varied"] ? 2 : 1, detail, under: pack))
      }
    }
  }

  private static let (today, later) = (day(2026, 11, 23), day(2027, 6, 1))

  /// A day that exists.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return day
  }

  private static func request(
    _ letter: LetterName, version: Int, _ detail: LetterDetail, under pack: PolicyPack
  ) -> NoticeRequest {
    let behaviours = pack.behaviours.prefix(2).map(\.code)
    let first = day(2026, 11, 3)
    return NoticeRequest(
      notice: .invented, letter: letter, enclosures: letter.enclosures, caseID: .invented, serviceUser: .invented,
      organisation: pack.organisations[0].code, pack: pack.reference, decidedBy: pack.steps[.triage]?.first ?? .service,
      decidedAt: pack.zone.start(of: today), reasons: reasons(of: letter),
      behaviours: behaviours,
      incidents: [
        LetterIncident(at: pack.zone.start(of: first), behaviours: Array(behaviours.prefix(1))),
        LetterIncident(at: pack.zone.start(of: first.adding(days: 6)), behaviours: behaviours),
      ],
      plan: letter == .plan ? plan(version: version, under: pack) : nil, detail: detail)
  }

  private static func reasons(of letter: LetterName) -> String {
    switch letter {
    case .warning, .informalWarning, .plan, .policyInPlainWords:
      "You called our staff names, and went on after they asked you to stop."
    case .warningWithdrawn: "The call that we wrote to you about was not yours."
    case .reviewComing, .breachNoted, .incidentAcknowledged, .adjustmentAcknowledged: ""
    case .reviewOutcome: "Your calls are shorter than they were, but there are still many of them."
    case .appealAcknowledgement: "We got your letter on 20 November 2026."
    case .appealOutcome: "We looked at the notes of each call, and at what you told us about them."
    case .planEnded, .caseClosed: "Since we wrote to you, your calls have been calm and short."
    case .adjustmentDecided: "You told us that you find small print hard to read."
    case .adjustmentEnded: "You told us that you no longer need it."
    }
  }

  private static func plan(version: Int, under pack: PolicyPack) -> Plan {
    Plan(
      id: .invented, version: version, serviceUser: .invented, organisations: pack.organisations.map(\.code),
      restrictions: pack.restrictions.map { restriction($0.kind) },
      howToContact: "Please write to us.\nSend your letters to the address at the top of this page.",
      serviceToExpect: "We will answer each letter within ten working days.",
      reasons: "Your calls went on after our warning.", startsOn: today.adding(days: 7), endsOn: later.adding(days: 30),
      reviewOn: later)
  }

  private static func restriction(_ kind: RestrictionKind) -> Restriction {
    var restriction = Restriction(kind: kind, reasons: "Your calls took many hours each week.", behaviours: [])
    switch kind {
    case .timeLimits: (restriction.channels, restriction.contactsPerWeek) = ([.telephone], 1)
    case .oneChannel, .readAndFile, .oneReply: restriction.channels = [.letter]
    case .singlePointOfContact: restriction.pointOfContact = "Sam Field"
    case .noReopening: restriction.matters = ["M-2026-17"]
    case .blocking: restriction.channels = [.email]
    case .otherAction: restriction.detail = "Please bring a friend when you see us."
    case .appointmentOnly, .witnessPresent: restriction.channels = [.inPerson]
    case .premises: restriction.premises = ["the front desk"]
    case .thirdPartyOnly: restriction.thirdParty = "Kim Lee"
    case .newIssuesLimit: restriction.newIssues = NewIssuesLimit(count: 2, periodDays: 30)
    case .callsRecorded: break
    }
    if kind == .oneReply { restriction.replyPeriodDays = 14 }
    return restriction
  }

  /// What each way in which a letter can go out says, and its particulars.
  private static func details(of letter: LetterName, under pack: PolicyPack) -> [(says: [String], LetterDetail)] {
    switch letter {
    case .plan:
      [
        ([], LetterDetail()), (["varied"], LetterDetail()),
        (
          ["after an appeal"],
          LetterDetail(changes: ["You can call us twice a week."], adjustments: ["We write to you in large print."])
        ),
      ]
    case .warning, .informalWarning, .warningWithdrawn, .policyInPlainWords: [([], LetterDetail())]
    case .reviewComing: [([], LetterDetail(nextReviewOn: later))]
    case .reviewOutcome:
      [ReviewFinding.continues, .vary].map { ([$0.rawValue], LetterDetail(outcome: $0.rawValue, nextReviewOn: later)) }
    case .appealAcknowledgement: [([], LetterDetail(replyBy: today.adding(days: 28)))]
    case .appealOutcome: appealOutcomes(remedy: pack.externalRemedies.first?.code)
    case .planEnded:
      [CaseOutcome.expired, .lapsed, .lifted, .withdrawnOnAppeal, .warningWithdrawn].map {
        ([$0.rawValue], LetterDetail(outcome: $0.rawValue, endedOn: today))
      }
    case .caseClosed:
      [CaseOutcome.adapted, .withdrawn, .refused, .expired].map { ([$0.rawValue], LetterDetail(outcome: $0.rawValue)) }
    case .breachNoted: [([], LetterDetail(about: "You called our staff at home.", happenedOn: today))]
    case .incidentAcknowledged:
      [([], LetterDetail(about: "IN-2026-000045: Shouting at staff.", happenedOn: today))]
    case .adjustmentAcknowledged: [([], LetterDetail(replyBy: later, about: asked, happenedOn: today))]
    case .adjustmentDecided:
      AdjustmentOutcome.allCases.map { outcome in
        let isAgreed = outcome != .refused
        return (
          [outcome.rawValue],
          LetterDetail(
            outcome: outcome.rawValue, nextReviewOn: isAgreed ? later : nil,
            changes: isAgreed ? ["We write in large print."] : [],
            about: asked, happenedOn: today)
        )
      }
    case .adjustmentEnded:
      [
        ([], LetterDetail(endedOn: later, about: asked, happenedOn: today)),
        (["replaced"], LetterDetail(endedOn: later, changes: ["We write in braille."], about: asked, happenedOn: today)),
      ]
    }
  }

  private static let asked = "Letters in large print."

  private static func appealOutcomes(remedy: String?) -> [(says: [String], LetterDetail)] {
    let ways: [(AppealOutcome, AppealEffect?)] = [
      (.upheld, .planEnded), (.upheld, .warningWithdrawn), (.upheld, .planNotBegun), (.partlyUpheld, .planChanges),
      (.partlyUpheld, .planRedrafted), (.partlyUpheld, .warningCorrected), (.notUpheld, nil), (.notUpheld, .planResumed),
    ]
    return ways.map { outcome, effect in
      let isOver = effect == .planEnded
      let changes = outcome == .partlyUpheld && effect != .warningCorrected ? ["You can call us twice a week."] : []
      return (
        [outcome.rawValue] + (effect.map { [$0.rawValue] } ?? []),
        LetterDetail(
          outcome: outcome.rawValue, nextReviewOn: effect == .planChanges || effect == .planResumed ? later : nil, remedy: remedy,
          endedOn: isOver ? today : nil, effect: effect?.rawValue, changes: changes)
      )
    }
  }
}

extension Identifier {
  /// The identifier of what is invented.
  fileprivate static var invented: Identifier {
    guard let identifier = Identifier("00000000-0000-7000-8000-000000000000") else { preconditionFailure("no such identifier") }
    return identifier
  }
}
