import Contracts
import Foundation
import TestOffices
import Testing

@testable import Policy

/// A small world: one person under one policy, members of staff in every office, two incidents, and three plans, of which the second asks less
/// than the one in force and the third more.
struct World: Sendable {
  let name: String
  let pack: PolicyPack

  static let service = CaseActor.service("workflow")
  static let names = ["mara", "rita", "sana", "nell", "owen"]
  var organisation: String { pack.organisations[0].code }
  /// One prepares, one reported, as many decide as the policy asks for, and one had no part in it and can hear an appeal.
  var people: [CaseActor] {
    let all = Set(pack.officeTitles.map(\.office))
    return Self.names.prefix(3 + pack.decision.quorum).map { CaseActor(subject: $0, offices: all, organisations: [organisation]) }
  }

  /// Each pack with two of its criteria, to keep the number of states down, and one invented pack that uses every switch.
  static func small() throws -> [World] {
    var worlds = try packs.map { name in
      let pack = try load(name)
      return World(name: name, pack: pack.with(criteria: pack.criteria.filter { $0.code == "a" || $0.code == "f" }))
    }
    let pack = try load("opfcc-northamptonshire")
    worlds.append(
      World(
        name: "every-switch",
        pack: pack.with(
          criteria: pack.criteria.filter { $0.code == "a" }, warnings: pack.warnings + pack.warnings, early: true,
          decision: DecisionModel(
            kind: .panel, quorum: 2, offices: [.seniorManager], consultees: ["lawyer"], harsherKinds: [.blocking],
            harsherOffices: [.chiefExecutive], fallbackOffices: [.chiefExecutive]),
          appeals: AppealRules(
            against: [.plan, .warning], windowWorkingDays: 10, grounds: [AppealGround(code: "facts", words: "The facts.")],
            acknowledgementWorkingDays: 5, replyWorkingDays: 20, suspends: true))))
    return worlds
  }

  static let packs = ["opfcc-northamptonshire", "york", "glasgow"]

  static func load(_ name: String) throws -> PolicyPack {
    let folder = URL(filePath: Sample.packFolder).deletingLastPathComponent().appending(path: name)
    return try PolicyPack.load(folder: folder.path())
  }

  /// What the case begins with.
  func opened() throws -> Life {
    let now = try Sample.at("2026-11-23T10:00:00Z")
    let report = Policy.Report(
      caseID: Sample.id(2), serviceUser: Sample.person, organisation: organisation,
      incidents: [Sample.incident(1, now.adding(seconds: -3600))])
    let events = try RestrictionCase.open(report, by: Self.service, at: now, under: pack)
    return Life(
      file: try RestrictionCase.replay(events), now: now, past: Past(event: try #require(events.first), before: nil), letters: 0)
  }
}

/// One history, each event linked to the one before; histories share what they have in common.
final class Past: Sendable {
  let event: CaseEvent
  let before: Past?

  init(event: CaseEvent, before: Past?) { (self.event, self.before) = (event, before) }

  var events: [CaseEvent] {
    var (result, next): ([CaseEvent], Past?) = ([event], before)
    while let past = next {
      result.append(past.event)
      next = past.before
    }
    return result.reversed()
  }
}

/// A case at a moment, and its history.
struct Life: Sendable {
  var file: RestrictionCase
  var now: Instant
  var past: Past
  /// How many letters were requested, so that the next has a new identifier.
  var letters: Int

  var freshNotice: Identifier { Sample.id(1000 + letters) }

  /// Applies what a command led to; false when an event does not fit.
  mutating func take(_ events: [CaseEvent]) -> Bool {
    for event in events {
      guard file.apply(event) else { return false }
      past = Past(event: event, before: past)
    }
    letters += 1
    return true
  }
}

extension PolicyPack {
  /// The same policy with other rules.
  func with(
    criteria: [Criterion], warnings: [WarningStage]? = nil, early: Bool? = nil, decision: DecisionModel? = nil,
    appeals: AppealRules? = nil
  ) -> PolicyPack {
    PolicyPack(
      reference: reference, body: body, title: title, owner: owner, approver: approver, inForceFrom: inForceFrom,
      inForceUntil: inForceUntil, zone: zone, telephones: telephones, organisations: organisations,
      customerService: customerService,
      citations: citations, officeTitles: officeTitles, headings: headings, behaviours: behaviours, criteria: criteria,
      restrictions: restrictions, wordsInPlans: wordsInPlans, warnings: warnings ?? self.warnings,
      withoutWarning: withoutWarning, allowsEffectBeforeNotice: early ?? allowsEffectBeforeNotice,
      decision: decision ?? self.decision, review: review, appeals: appeals ?? self.appeals, retentionYears: retentionYears,
      steps: steps, alwaysOpen: alwaysOpen, newMatters: newMatters,
      externalRemedies: externalRemedies, serviceStandards: serviceStandards, letters: letters,
      translations: translations, letterWords: letterWords, policyDocument: policyDocument, calendar: calendar, work: work,
      intake: intake)
  }
}
