import Contracts
import TestOffices
import Testing

@testable import Policy

@Suite("What letters say")
struct LetterValueTests {
  private static let letters = LetterName.allCases

  private func plan(version: Int, of pack: PolicyPack) throws -> Plan {
    let restriction = Restriction(
      kind: .readAndFile, channels: [.email], reasons: "Forty messages a day.", behaviours: ["swearing-or-threatening"])
    return Plan(
      id: Sample.id(50), version: version, serviceUser: Sample.person, organisations: pack.organisations.map(\.code),
      restrictions: [restriction], howToContact: "By letter.", serviceToExpect: "A reply in ten days.", reasons: "It went on.",
      startsOn: try Sample.day("2026-12-01"), endsOn: try Sample.day("2027-03-31"), reviewOn: try Sample.day("2027-04-01"))
  }

  private func values(
    _ letter: LetterName, under pack: PolicyPack, version: Int = 1, detail: LetterDetail = LetterDetail(), countsFrom: Day? = nil
  ) throws -> LetterValues {
    // The machine includes the plan in the letter about its review, too.
    let plan = [.plan, .reviewOutcome].contains(letter) ? try plan(version: version, of: pack) : nil
    return NoticeRequest(
      notice: Sample.id(10), letter: letter, enclosures: [], caseID: Sample.id(2), serviceUser: Sample.person,
      organisation: pack.organisations[0].code, pack: pack.reference, decidedBy: .seniorManager,
      decidedAt: try Sample.at("2026-11-23T10:00:00Z"), reasons: "Three calls.", behaviours: ["swearing-or-threatening"],
      incidents: [LetterIncident(at: try Sample.at("2026-11-03T23:30:00Z"), behaviours: ["swearing-or-threatening", "threats"])],
      plan: plan, detail: detail
    ).values(
      salutation: "Dear Ms Example", reference: "RC-2026-000001", dated: try Sample.day("2026-11-23"),
      countsFrom: countsFrom, under: pack)
  }

  @Test("a letter's values are exactly what its template may name (5.4 to 5.7)", arguments: Packs.names, letters)
  func complete(name: String, letter: LetterName) throws {
    let pack = try Packs.load(name)
    let detail = LetterDetail(
      remedy: pack.externalRemedies.first?.code, changes: ["Calls may be longer."], adjustments: ["Large print."])
    let values = try values(letter, under: pack, detail: detail)
    let allowed = LetterPlaceholders.of(letter)
    #expect(Set(values.keys) == allowed.texts.union(allowed.lists.keys))
    for (name, value) in values {
      guard case .list(let entries) = value else { continue }
      #expect(!entries.isEmpty || name == "appealGrounds" || name == "changes", "\(name)")
      for entry in entries {
        guard case .entry(let values) = entry else {
          Issue.record("\(name) has an entry without names")
          continue
        }
        #expect(Set(values.keys) == allowed.lists[name], "\(name)")
      }
    }
  }

  @Test(
    "a plan's letter gives the day on which it binds: its first day, or that on which the letter is served, if that is later (5.1)",
    arguments: Packs.names, [("2026-11-27", "1 December 2026"), ("2026-12-04", "4 December 2026")])
  func startsWhenServed(name: String, served: (day: String, said: String)) throws {
    let values = try values(.plan, under: try Packs.load(name), countsFrom: try Sample.day(served.day))
    #expect(values["startsOn"] == .text(served.said))
  }

  @Test("the enclosure uses only values that every letter it goes with also has", arguments: letters)
  func enclosure(letter: LetterName) {
    let (enclosed, own) = (LetterPlaceholders.of(.policyInPlainWords), LetterPlaceholders.of(letter))
    #expect(enclosed.texts.isSubset(of: own.texts))
    #expect(Set(enclosed.lists.keys).isSubset(of: own.lists.keys))
  }

  @Test("each warning gives its own number of days, and its last day (5.2)")
  func warningDays() throws {
    let york = try Packs.load("york")
    #expect(try values(.informalWarning, under: york)["warningDays"] == .text("14"))
    #expect(try values(.informalWarning, under: york)["warningEndsOn"] == .text("7 December 2026"))
    #expect(try values(.warning, under: york)["warningEndsOn"] == .text("21 December 2026"))
    #expect(try values(.warning, under: york)["warningDays"] == .text("28"))
  }

  @Test("a plan that is not the first says that it replaces the earlier one (decision 6)", arguments: Packs.names)
  func replaces(name: String) throws {
    let pack = try Packs.load(name)
    #expect(try values(.plan, under: pack, version: 1)["replaces"] == .text(""))
    #expect(try values(.plan, under: pack, version: 2)["replaces"] == .text("yes"))
    func says(_ version: Int) throws -> Bool {
      let letter = try #require(
        LetterSpecimen.all(under: pack).first { $0.request.letter == .plan && $0.request.plan?.version == version })
      return try Letters.text(letter.letter(under: pack)).contains("takes the place of")
    }
    let (first, second) = try (says(1), says(2))
    #expect(!first && second)
  }

  @Test(
    "the letter says until when a decision can be challenged, by the body's rules, and what happens to a late challenge (7.1)",
    arguments: [
      ("opfcc-northamptonshire", "at any time while it applies", "20", false),
      ("york", "at any time while it applies", "20", false),
      ("glasgow", "within 10 working days of the day you get our letter", "10", true),
    ])
  func window(name: String, window: String, reply: String, hearsLate: Bool) throws {
    let values = try values(.plan, under: try Packs.load(name))
    #expect(values["appealWindow"] == .text(window))
    #expect(values["appealReplyDays"] == .text(reply))
    #expect((values["lateAppeals"] != .text("")) == hearsLate)
  }

  @Test("every outcome code of a review, an appeal and a plan is put into words (7.1, 8.2)")
  func outcomes() throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    func said(_ letter: LetterName, _ code: String) throws -> LetterValue? {
      try values(letter, under: pack, detail: LetterDetail(outcome: code))["outcome"]
    }
    #expect(try said(.reviewOutcome, "continue") == .text("We have decided that the plan still applies as it is."))
    #expect(
      try said(.appealOutcome, "partly-upheld") == .text("We agree with part of what you say: your challenge is partly upheld."))
    #expect(try said(.planEnded, "expired") == .text("Its last day has passed."))
    for code in ["continue", "vary", "lift"] { #expect(try said(.reviewOutcome, code) != .text(code)) }
    for outcome in AppealOutcome.allCases { #expect(try said(.appealOutcome, outcome.rawValue) != .text(outcome.rawValue)) }
    for outcome in CaseOutcome.allCases { #expect(try said(.planEnded, outcome.rawValue) != .text(outcome.rawValue)) }
  }

  @Test("the answer to an appeal names the outside body for that type of matter (decision 7)", arguments: Packs.names)
  func remedy(name: String) throws {
    let pack = try Packs.load(name)
    for remedy in pack.externalRemedies {
      let values = try values(.appealOutcome, under: pack, detail: LetterDetail(outcome: "upheld", remedy: remedy.code))
      guard case .list(let named) = values["remedies"], case .list(let others) = values["externalRemedies"] else {
        Issue.record("no bodies outside")
        continue
      }
      #expect(
        named == [
          [
            "words": .text(remedy.words), "address": .text(remedy.address), "phone": .text(remedy.phone),
            "site": .text(remedy.site),
          ]
        ])
      #expect(others.count == pack.externalRemedies.count - 1)
    }
  }

  @Test("days are written as people write them, and a plan that ends has no next review")
  func days() throws {
    let pack = try Packs.load("glasgow")
    let day = try Sample.day("2027-04-01")
    let detail = LetterDetail(nextReviewOn: day, replyBy: day, endedOn: day)
    for (letter, value) in [
      (LetterName.reviewOutcome, "nextReviewOn"), (.appealOutcome, "nextReviewOn"), (.appealAcknowledgement, "replyBy"),
      (.planEnded, "endedOn"),
    ] {
      #expect(try values(letter, under: pack, detail: detail)[value] == .text("1 April 2027"))
    }
    #expect(try values(.reviewOutcome, under: pack, detail: LetterDetail(outcome: "lift"))["nextReviewOn"] == .text(""))
  }

  @Test(
    "what was done is told to the person, on the day it was done where the body is, and without a code (5.4)",
    arguments: Packs.names)
  func incidents(name: String) throws {
    let pack = try Packs.load(name)
    #expect(
      try values(.warning, under: pack)["incidents"] == [
        [
          "day": "3 November 2026",
          "words": "you swore, or spoke or acted in a threatening or abusive way, and you threatened staff or someone else",
        ]
      ])
    for behaviour in pack.behaviours { #expect(behaviour.toPerson.hasPrefix("you "), "\(behaviour.code)") }
  }

  @Test("a letter is signed by a person of the organisation that writes, and says where the policy is", arguments: Packs.names)
  func signature(name: String) throws {
    let pack = try Packs.load(name)
    let values = try values(.plan, under: pack)
    let signatory = try #require(pack.organisations[0].signatory)
    #expect(values["signatory"] == .text(signatory.name) && values["signatoryOffice"] == .text(signatory.office))
    guard case .address(let address) = pack.policyDocument else {
      Issue.record("the policy has no address")
      return
    }
    #expect(values["policyAddress"] == .text(address) && values["policyEnclosed"] == "")
  }
}
