import Contracts
import Testing

@testable import Policy

/// One contact with a person under one or more plans, and what staff are told.
struct CheckRow: Sendable, CustomTestStringConvertible {
  /// What the row shows.
  var words: String
  var at = "2027-02-03T12:00:00Z"
  var channel = Channel.telephone
  /// The restrictions of each plan, from 11 January to 31 December 2027, with the opfcc and voice.
  var plans: [[Restriction]]
  var organisation = "opfcc"
  var named: String?
  var about: String?
  var matter: String?
  /// When contacts of that channel and kind were logged.
  var logged: [String] = []
  /// When replies were logged, by that channel.
  var replied: [String] = []
  var expected: ContactInstruction
  /// How the clause that decides begins; nil where it is not looked at, "" where there is none.
  var clause: String?
  /// A part of what staff are told or say.
  var says: String?
  /// The code of what the text is understood as.
  var understood: String?
  /// Which plan decides, where there are several.
  var plan: Int?

  var testDescription: String { words }
}

extension CheckRow {
  func plans(under pack: PolicyPack) throws -> [PlanInQuestion] {
    let code = about.flatMap { pack.about($0) }?.code
    let contacts =
      try logged.map {
        LoggedContact(at: try Sample.at($0), channel: channel, organisation: organisation, about: code)
      }
      + replied.map {
        LoggedContact(at: try Sample.at($0), channel: channel, organisation: organisation, isReply: true)
      }
    return try plans.enumerated().map { index, restrictions in
      let plan = Plan(
        id: Sample.id(50 + index), version: 1, serviceUser: Sample.person, organisations: ["opfcc", "voice"],
        restrictions: restrictions, howToContact: "x", serviceToExpect: "x", reasons: "SECRET",
        startsOn: try Sample.day("2027-01-11"), endsOn: try Sample.day("2027-12-31"), reviewOn: try Sample.day("2027-06-01"))
      let enforced = EnforcedPlan(
        plan: plan, from: try Sample.at("2027-01-11T00:00:00Z"), until: try Sample.at("2028-01-01T00:00:00Z"))
      return PlanInQuestion(enforced: enforced, pack: pack, reference: "RC-\(index)", logged: contacts)
    }
  }

  func question(under pack: PolicyPack) throws -> ContactQuestion {
    ContactQuestion(
      channel: channel, organisation: organisation, at: try Sample.at(at), contactNamed: named,
      about: about.flatMap { pack.about($0) },
      matter: matter)
  }

  func answer(under pack: PolicyPack) throws -> ContactAnswer {
    ContactDecision.decide(try question(under: pack), match: .exact, plans: try plans(under: pack))
  }
}

@Suite("The contact check, contact by contact")
struct ContactCheckTable {
  static let rows = CheckRows.kinds + CheckRows.times + CheckRows.names + CheckRows.about + CheckRows.numbers + CheckRows.several

  @Test(
    "each contact of the table gets the instruction, the clause and the words that its plan says (4.3, 5.5, 5.8)", arguments: rows
  )
  func row(row: CheckRow) throws {
    let pack = try Sample.pack()
    let answer = try row.answer(under: pack)
    #expect(answer.instruction == row.expected)
    if let clause = row.clause { #expect(clause.isEmpty ? answer.clause == nil : answer.clause?.hasPrefix(clause) == true) }
    if let says = row.says { #expect((answer.sentences + [answer.script]).joined(separator: " ").contains(says), "\(answer)") }
    if let understood = row.understood { #expect(row.about.flatMap { pack.about($0) }?.code == understood) }
    if let plan = row.plan { #expect(answer.plan == Sample.id(50 + plan)) }
    #expect(!String(describing: answer).contains("SECRET"))
  }

  @Test("of a person under a plan that binds, nothing goes ahead as with anybody but what is always open (4.3, 5.5)")
  func neverAsWithAnybody() throws {
    #expect(Self.rows.count >= 120)
    #expect(Set(Self.rows.flatMap(\.plans).flatMap { $0 }.map(\.kind)) == Set(RestrictionKind.allCases))
    #expect(Set(Self.rows.map(\.channel)) == Set(Channel.allCases))
    let pack = try Sample.pack()
    for row in Self.rows {
      let (answer, question) = (try row.answer(under: pack), try row.question(under: pack))
      #expect(try row.plans(under: pack).contains { $0.binds(question) }, "\(row.words)")
      if case .alwaysOpen? = question.about {
        #expect(answer.instruction == .proceed && answer.clauses.isEmpty, "\(row.words)")
      } else {
        #expect(answer.instruction.strictness > ContactInstruction.proceed.strictness, "\(row.words)")
        #expect(answer.alwaysOpen == pack.alwaysOpen.map(\.words), "\(row.words)")
      }
    }
  }
}
