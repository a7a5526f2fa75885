import Contracts
import Policy
import Testing

/// 9.1: records are kept for six years after the matter is finalised, then destroyed; nothing early, nothing while a plan, an appeal or a matter of the person
/// is open. Decision 4: the later of the matter's end and the restriction's counts.
@Suite("How long records are kept")
struct RetentionTests {
  private static let schedule = RetentionSchedule(years: 6)
  private static let paragraph = "9.1"

  private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private static func name(_ kind: AggregateKind, _ number: Int = 1) throws -> AggregateName {
    let digits = String(number)
    let padded = String(repeating: "0", count: 12 - digits.count) + digits
    return AggregateName(kind: kind, id: try #require(Identifier("00000000-0000-7000-8000-\(padded)")))
  }

  private static func one(
    _ kind: AggregateKind, _ number: Int = 1, began: String = "2026-11-23", ended: String?, isOpen: Bool = false,
    parent: AggregateName? = nil
  ) throws -> Aggregate {
    Aggregate(
      name: try name(kind, number), began: try day(began), ended: try ended.map { try day($0) }, isOpen: isOpen, parent: parent)
  }

  private func due(_ aggregates: [Aggregate], _ kind: AggregateKind, under schedule: RetentionSchedule = schedule) throws -> Day?
  {
    try schedule.findings(of: aggregates, citing: Self.paragraph)[Self.name(kind)]?.due
  }

  @Test(
    "a period is whole years from its event or from the end of the financial year in which that was, never a day less",
    arguments: [
      ("2026-11-23", RetentionStart.event, "2032-11-23"), ("2027-12-31", .event, "2033-12-31"),
      // Six years from a leap day are over at the end of the 28th.
      ("2028-02-29", .event, "2034-03-01"), ("2028-02-28", .event, "2034-02-28"), ("2028-03-01", .event, "2034-03-01"),
      ("2027-03-31", .financialYearEnd, "2033-03-31"), ("2027-04-01", .financialYearEnd, "2034-03-31"),
      ("2028-02-29", .financialYearEnd, "2034-03-31"),
    ])
  func periods(ended: String, from: RetentionStart, due: String) throws {
    let own = RetentionClass(code: "x", title: "X", kinds: AggregateKind.allCases, years: 6, from: from, action: .destroy)
    #expect(own.due(after: try Self.day(ended)) == Day(due))
  }

  @Test(
    "a matter counts from its end, or from the end of the person's last restriction case where that is later (9.1, decision 4)")
  func laterEnd() throws {
    let matter = try Self.one(.matter, ended: "2027-01-10")
    #expect(try due([matter], .matter) == Day("2033-01-10"))
    let file = try Self.one(.restrictionCase, ended: "2028-05-01")
    #expect(try due([matter, file], .matter) == Day("2034-05-01"))
    let earlier = try Self.one(.restrictionCase, ended: "2026-12-01")
    #expect(try due([matter, earlier], .matter) == Day("2033-01-10"))
    let found = Self.schedule.findings(of: [matter, file], citing: Self.paragraph)[matter.name]
    #expect(found?.because == "Kept for 6 years from 1 May 2028, when the person's last restriction case ended (9.1).")
  }

  @Test("nothing of a person is due while anything of theirs is open, and the reason names it (9.1)")
  func open() throws {
    let contact = try Self.one(.contact, ended: "2020-01-01")
    for kind in [AggregateKind.matter, .restrictionCase, .adjustment, .filedItem, .notice] {
      let blocking = Aggregate(
        name: try Self.name(kind, 2), reference: "XX-2026-000001", began: try Self.day("2026-01-01"), ended: nil, isOpen: true,
        parent: nil)
      let found = Self.schedule.findings(of: [contact, blocking], citing: Self.paragraph)[contact.name]
      #expect(found?.due == nil && found?.because == "Kept while XX-2026-000001 is open (9.1).")
    }
  }

  @Test(
    "what belongs to something is kept as long as that; an agreed adjustment, which goes on, holds up nothing but who the person is"
  )
  func parents() throws {
    let matter = try Self.one(.matter, ended: "2027-01-10")
    let contact = try Self.one(.contact, ended: "2026-12-01", parent: matter.name)
    let evidence = try Self.one(.evidence, ended: "2026-12-02", parent: contact.name)
    #expect(try due([matter, contact, evidence], .evidence) == Day("2033-01-10"))
    let person = try Self.one(.person, ended: nil)
    let adjustment = try Self.one(.adjustment, ended: nil)
    let all = [matter, contact, person, adjustment]
    #expect(try due(all, .contact) == Day("2033-01-10") && due(all, .person) == nil)
  }

  @Test("who a person is goes with the last of their records, and alone six years after it was made")
  func identity() throws {
    let person = try Self.one(.person, began: "2026-01-01", ended: nil)
    #expect(try due([person], .person) == Day("2032-01-01"))
    let contacts = [try Self.one(.contact, 1, ended: "2027-01-01"), try Self.one(.contact, 2, ended: "2029-01-01")]
    #expect(try due([person] + contacts, .person) == Day("2035-01-01"))
  }

  @Test(
    "over 10,000 random lives nothing is due before its date or while something is open, and everything else is due on exactly that day (9.1)"
  )
  func lives() throws {
    var random = SystemRandomNumberGenerator()
    let ended: [AggregateKind] = [.contact, .incident, .report, .repeatedComplaint, .evidence, .matter, .filedItem]
    let first = try Self.day("2015-01-01")
    for life in 0..<10_000 {
      let (count, isOpen) = (Int.random(in: 1...8, using: &random), Int.random(in: 0..<4, using: &random) == 0)
      var all = try (0..<count).map { number in
        let day = first.adding(days: Int.random(in: 0...4000, using: &random))
        return Aggregate(
          name: try Self.name(ended[Int.random(in: 0..<ended.count, using: &random)], number + 1), began: day, ended: day,
          isOpen: false)
      }
      var caseEnd: Day?
      if Bool.random(using: &random) {
        let day = first.adding(days: Int.random(in: 0...4000, using: &random))
        caseEnd = day
        all.append(Aggregate(name: try Self.name(.restrictionCase, 100), began: first, ended: day, isOpen: false))
      }
      if isOpen { all.append(try Self.one(.matter, 200, began: "2020-01-01", ended: nil, isOpen: true)) }
      all.append(Aggregate(name: try Self.name(.person, 300), began: first, ended: nil, isOpen: false))
      let found = Self.schedule.findings(of: all.shuffled(using: &random), citing: Self.paragraph)
      #expect(found.count == all.count, "life \(life)")
      var last: Day?
      for one in all where one.name.kind != .person {
        guard !isOpen, let own = one.ended else {
          #expect(found[one.name]?.due == nil, "life \(life)")
          continue
        }
        let trigger = max(own, caseEnd ?? own)
        // Counted another way: the first day whose date six years before is no longer before the trigger.
        var day = trigger.adding(months: 72)
        if (day.month, day.day) != (trigger.month, trigger.day) { day = day.adding(days: 1) }
        #expect(found[one.name]?.due == day, "life \(life): \(one)")
        last = max(last ?? day, day)
      }
      #expect(found[try Self.name(.person, 300)]?.due == (isOpen ? nil : last), "life \(life)")
    }
  }

  @Test("the schedules of the packs that we ship have every kind in one class, and none longer than letters say")
  func packs() throws {
    for name in ["opfcc-northamptonshire", "york", "glasgow"] {
      let pack = try Packs.load(name)
      #expect(pack.retention.classes.flatMap(\.kinds).count == AggregateKind.allCases.count)
      #expect(pack.retention.classes.allSatisfy { $0.years <= pack.retentionYears })
    }
  }

  @Test("a hold on a person or a case holds everything of that person; one on kinds and days holds what fits")
  func holds() throws {
    let contact = try Self.one(.contact, began: "2026-01-01", ended: "2026-01-01")
    let (person, other) = (try Self.name(.person, 1).id, try Self.name(.person, 2).id)
    func covers(_ scope: HoldScope) -> Bool { scope.covers(contact, people: [person], cases: [other]) }
    #expect(covers(HoldScope(serviceUser: person)) && !covers(HoldScope(serviceUser: other)))
    #expect(covers(HoldScope(case: other)) && !covers(HoldScope(case: person)))
    #expect(covers(HoldScope(kinds: [.contact])) && !covers(HoldScope(kinds: [.matter])))
    #expect(covers(HoldScope(from: Day("2026-01-01"))) && !covers(HoldScope(from: Day("2026-01-02"))))
    #expect(covers(HoldScope(to: Day("2026-01-01"))) && !covers(HoldScope(to: Day("2025-12-31"))))
  }
}
