import Contracts
import Testing

@testable import Policy

@Suite("What the comparison of plans covers")
struct PlanComparisonCompletenessTests {
  /// Each part of a restriction with a change that is stricter, or cannot be weighed; nil: a part that limits nothing.
  private static let restrictionParts: [String: (@Sendable (inout Restriction) -> Void)?] = [
    "kind": { $0.kind = .callsRecorded },
    "channels": { $0.channels = [] },
    "weeklyWindows": { $0.weeklyWindows = WeeklyWindow(weekday: .friday, fromMinute: 1, toMinute: 2).map { [$0] } ?? [] },
    "pointOfContact": { $0.pointOfContact = "Ms Field" },
    "minutesPerContact": { $0.minutesPerContact = 1 },
    "contactsPerWeek": { $0.contactsPerWeek = 1 },
    "matters": { $0.matters = [] },
    "newInformationExcepted": { $0.newInformationExcepted = false },
    "detail": { $0.detail = "Other words." },
    "forStaff": { $0.forStaff = "Other words." },
    "premises": { $0.premises = ["The front desk"] },
    "onlyThesePremises": { $0.onlyThesePremises = true },
    "thirdParty": { $0.thirdParty = "An advocate" },
    "newIssues": { $0.newIssues = NewIssuesLimit(count: 1, periodDays: 90) },
    "replyPeriodDays": { $0.replyPeriodDays = 90 },
    "organisations": { $0.organisations = [] },
    "startsOn": { $0.startsOn = nil },
    "endsOn": { $0.endsOn = nil },
    "reviewOn": nil, "reasons": nil, "behaviours": nil,
  ]

  /// The same for a plan.
  private static let planParts: [String: (@Sendable (inout Plan) -> Void)?] = [
    "serviceUser": { $0.serviceUser = Sample.id(9) },
    "organisations": { $0.organisations.append("fire") },
    "restrictions": { $0.restrictions.append(Restriction(kind: .callsRecorded, reasons: "Safety.", behaviours: ["threats"])) },
    "startsOn": { $0.startsOn = $0.startsOn.adding(days: -1) },
    "endsOn": { $0.endsOn = nil },
    "id": nil, "version": nil, "reviewOn": nil, "howToContact": nil, "serviceToExpect": nil, "reasons": nil,
    "proportionality": nil, "severeReason": nil,
  ]

  private func plan() throws -> Plan {
    let (first, last) = (try Sample.day("2027-01-11"), try Sample.day("2027-07-10"))
    let limit = Restriction(
      kind: .timeLimits, channels: [.telephone], minutesPerContact: 20, contactsPerWeek: 2, matters: ["M-1"],
      newIssues: NewIssuesLimit(count: 2, periodDays: 30), replyPeriodDays: 14, organisations: ["opfcc"],
      startsOn: first.adding(days: 1), endsOn: first.adding(days: 2), reviewOn: first, reasons: "Calls took hours.",
      behaviours: ["threats"])
    return Plan(
      id: Sample.id(50), version: 1, serviceUser: Sample.person, organisations: ["opfcc", "voice"], restrictions: [limit],
      howToContact: "x", serviceToExpect: "x", reasons: "It is so.", startsOn: first, endsOn: last, reviewOn: last)
  }

  @Test(
    "every part of a restriction is compared: a change is a new decision, unless the part limits nothing (decision 6)")
  func restriction() throws {
    let old = try plan()
    let parts = Set(Mirror(reflecting: old.restrictions[0]).children.compactMap(\.label))
    #expect(parts == Set(Self.restrictionParts.keys), "list the part here, with its effect on the comparison")
    for (part, change) in Self.restrictionParts {
      guard let change else { continue }
      var new = old
      change(&new.restrictions[0])
      #expect(new.restrictsMore(than: old), "\(part)")
    }
    var explained = old
    (explained.restrictions[0].reasons, explained.restrictions[0].behaviours) = ("Other reasons.", [])
    explained.restrictions[0].reviewOn = nil
    #expect(!explained.restrictsMore(than: old))
  }

  @Test("every part of a plan is compared: a change is a new decision, unless the part limits nothing (decision 6)")
  func parts() throws {
    let old = try plan()
    #expect(
      Set(Mirror(reflecting: old).children.compactMap(\.label)) == Set(Self.planParts.keys),
      "list the part here, with its effect on the comparison")
    for (part, change) in Self.planParts {
      guard let change else { continue }
      var new = old
      change(&new)
      #expect(new.restrictsMore(than: old), "\(part)")
    }
    var explained = old
    (explained.version, explained.howToContact, explained.reasons) = (2, "By letter.", "Other reasons.")
    explained.reviewOn = old.reviewOn.adding(days: -1)
    #expect(!explained.restrictsMore(than: old))
  }
}

@Suite("What a restriction says to the person and to staff")
struct RestrictionPartsTests {
  /// Each part with a value that its terms state, in a kind that uses it; nil: the letter states it elsewhere.
  private static let parts: [String: (@Sendable (inout Restriction) -> Void)?] = [
    "kind": { $0.kind = .callsRecorded },
    "channels": { $0.channels = [.letter] },
    "weeklyWindows": { $0.weeklyWindows = WeeklyWindow(weekday: .friday, fromMinute: 1, toMinute: 2).map { [$0] } ?? [] },
    "pointOfContact": { ($0.kind, $0.pointOfContact) = (.singlePointOfContact, "Ms Field") },
    "minutesPerContact": { $0.minutesPerContact = 7 },
    "contactsPerWeek": { $0.contactsPerWeek = 7 },
    "matters": { $0.matters = ["M-7"] },
    "detail": { $0.detail = "Other words." },
    "premises": { ($0.kind, $0.premises) = (.premises, ["The front desk"]) },
    "onlyThesePremises": { ($0.kind, $0.premises, $0.onlyThesePremises) = (.premises, ["The front desk"], true) },
    "thirdParty": { ($0.kind, $0.thirdParty) = (.thirdPartyOnly, "An advocate") },
    "newIssues": { ($0.kind, $0.newIssues) = (.newIssuesLimit, NewIssuesLimit(count: 1, periodDays: 90)) },
    "replyPeriodDays": { ($0.kind, $0.replyPeriodDays) = (.oneReply, 90) },
    "startsOn": { $0.startsOn = Day("2027-01-11") },
    "endsOn": { $0.endsOn = Day("2027-01-11") },
    "reviewOn": { $0.reviewOn = Day("2027-01-11") },
    "newInformationExcepted": { ($0.kind, $0.newInformationExcepted) = (.readAndFile, false) },
    // The pack has the organisations' names; only staff are told what is for them; reasons have a place of their own.
    "organisations": nil, "forStaff": nil, "reasons": nil, "behaviours": nil,
  ]

  @Test("every part of a restriction is stated in its terms, or known to be stated elsewhere (5.7)")
  func terms() {
    let bare = Restriction(kind: .oneChannel, channels: [.telephone], reasons: "Safety.", behaviours: ["threats"])
    #expect(
      Set(Mirror(reflecting: bare).children.compactMap(\.label)) == Set(Self.parts.keys),
      "list the part here, with how its terms state it")
    for (part, change) in Self.parts {
      guard let change else { continue }
      var (said, unsaid) = (bare, bare)
      change(&said)
      unsaid.kind = said.kind
      if part == "onlyThesePremises" { unsaid.premises = said.premises }
      if part == "kind" { unsaid.kind = bare.kind }
      #expect(said.sentences() != unsaid.sentences(), "\(part), in the letter")
      #expect(said.sentences(in: .welsh) != unsaid.sentences(in: .welsh), "\(part), in a Welsh letter")
      #expect(said.terms() != unsaid.terms(), "\(part), for staff")
    }
  }
}
