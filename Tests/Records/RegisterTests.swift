import Contracts
import Formats
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import RecordsService

@Suite("The register of decisions and the case file (8.1)")
struct RegisterTests {
  private func register(_ town: Town, _ query: String = "", as actor: Actor = People.rory) throws -> [RegisterEntry] {
    try town.get(.records, "/register?limit=200\(query)", as: actor).decode(Page<RegisterEntry>.self).items
  }

  @Test(
    "a place that no page of the register gave is a fault of its field, whatever it is",
    arguments: ["-1", "0", "+1", "01", "1.0", "x", "9223372036854775808"])
  func places(after: String) throws {
    let town = try Town([.records])
    let answer = try town.get(.records, "/register?after=\(Town.escaped(after))", as: People.rory)
    #expect(try answer.status == 422 && answer.faults() == ["after malformed"])
  }

  @Test("every decision of a case is in the register, in order, with who decided, in what role, the paragraph and the reasons")
  func whole() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let found = try register(town)
    let criteria = ["a", "b", "c", "d", "e", "f"].map { "Criterion (\($0)) answered: met" }
    #expect(
      found.map(\.decision) == ["Warning decided", "Warning dispatched", "Found that the behaviour continued"] + criteria + [
        "Adjustments considered", "Plan drafted", "Plan proposed", "Plan authorised",
        "Person told of the plan", "Plan in force",
      ])
    #expect(
      found.map(\.paragraph) == ["5.2", "5.2", "5.3"] + criteria.map { _ in "5.3" } + ["5.9", "5.4", "6.2", "6.2", "5.1", "5.1"])
    #expect(found.map(\.number) == Array(1...15))
    #expect(found.allSatisfy { $0.caseReference == file.reference && $0.serviceUser == file.serviceUser })
    #expect(found[0].reasons == "Three calls." && found[0].decidedBy == "mara" && found[0].office == .manager)
    #expect(found[2].reasons == "It went on." && found[3].reasons == "On file." && found[9].reasons == "None is known.")
    #expect(found[10].reasons == "The calls went on after our warning.")
    #expect(found[12].decidedBy == "sana" && found[12].office == .seniorManager)
    #expect(found[12].reasons == "Proportionate, and the least that helps.")
    #expect(found[14].office == .service)
  }

  @Test(
    "each way of ending a case is a decision with its own words, paragraph and reasons",
    arguments: [
      (
        "reported", "triage", ["outcome": "not-unacceptable", "reasons": "Because."], "Closed: not unacceptable behaviour", "3.1"
      ),
      ("reported", "triage", ["outcome": "no-action", "reasons": "Because."], "Closed: no action", "5.1"),
      ("checklist", "withdraw", ["reasons": "Because."], "Closed: withdrawn", "5.3"),
      ("awaiting-authorisation", "refuse", ["reasons": "Because."], "Plan refused", "6.2"),
      ("awaiting-authorisation", "return-to-manager", ["missing": ["Because."]], "Plan returned to be completed", "6.2"),
    ] as [(String, String, JSON, String, String)])
  func endings(stage: String, command: String, body: JSON, words: String, paragraph: String) throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: stage)
    try town.give(command, file, body, as: stage == "awaiting-authorisation" ? People.sana : People.mara)
    try town.settle()
    let last = try #require(try register(town).last)
    #expect(last.decision == words && last.paragraph == paragraph && last.reasons == "Because.")
  }

  @Test("reviews, appeals, variations and breaches are decisions with their paragraph, reasons and author (5.8, 7.1, 8.1, 8.2)")
  func afterwards() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "in-force")
    let before = try register(town).count
    try town.give("reconsider", file, ["cause": "request", "reasons": "He asked."])
    try town.give(
      "conclude-review", file, ["outcome": "vary", "reviewOn": "2027-05-01", "reasons": "Milder will do."], as: People.sana)
    try town.give("withdraw", file, ["reasons": "No need."])
    let lodging: JSON = ["against": "plan", "channel": "email", "statement": "Unfair."]
    try town.give("lodge-appeal", file, lodging, as: People.carl)
    let appeal = try #require(try town.current(file).appeals?.first)
    try town.give("acknowledge-appeal", file, ["appeal": .text(appeal.id.text)], as: People.carl)
    try town.give(
      "decide-appeal", file,
      ["appeal": .text(appeal.id.text), "outcome": "upheld", "reasons": "It was wrong.", "remedy": "fire"], as: People.carl)
    try town.settle()
    let found = try register(town).dropFirst(before)
    #expect(
      found.map(\.decision) == [
        "Reconsidered early", "Review concluded: vary", "Change to the plan begun", "Change to the plan ended: withdrawn",
        "Appeal lodged against the plan", "Appeal decided: upheld", "Plan withdrawn on appeal",
      ])
    #expect(found.map(\.paragraph) == ["8.2", "8.2", "8.2", "8.2", "7.1", "7.1", "7.1"])
    #expect(
      found.map(\.reasons) == [
        "He asked.", "Milder will do.", "Milder will do.", "No need.", "Unfair.", "It was wrong.", "It was wrong.",
      ])
    #expect(found.map(\.decidedBy) == ["mara", "sana", "sana", "mara", "carl", "carl", "carl"])
  }

  @Test("the end of a plan on its last day is in the register (5.7)")
  func expired() throws {
    let town = try Town.whole()
    _ = try town.bring(try town.register(), to: "in-force")
    town.advance(days: 300)
    try town.settle()
    let last = try #require(try register(town).last)
    #expect(last.decision == "Plan ended on its last day" && last.paragraph == "5.7")
  }

  @Test("the register comes in pages, and for one case")
  func pages() throws {
    let town = try Town.whole()
    let first = try town.bring(try town.register(), to: "warned")
    let second = try town.bring(try town.register("Alex Marsh", telephone: nil), to: "warned")
    try town.settle()
    #expect(try register(town).map(\.case) == [first.id, first.id, second.id, second.id])
    #expect(try register(town, "&case=\(second.id)").map(\.number) == [3, 4])
    let page: Page<RegisterEntry> = try town.get(.records, "/register?limit=3", as: People.rory).decode()
    #expect(page.items.map(\.number) == [1, 2, 3] && page.next == "3")
    let rest: Page<RegisterEntry> = try town.get(.records, "/register?limit=3&after=3", as: People.rory).decode()
    #expect(rest.items.map(\.number) == [4] && rest.next == nil)
    #expect(try town.get(.records, "/register?case=x", as: People.rory).faults() == ["case malformed"])
  }

  @Test("a case file holds the decisions, the case's events, its letters and the person's contacts, in order")
  func caseFile() throws {
    let town = try Town.whole()
    let person = try town.register()
    let other = try town.register("Alex Marsh", telephone: nil)
    let file = try town.bring(person, to: "warned")
    _ = try town.logIncident(of: other)
    try town.settle()
    let found: CaseFile = try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode()
    #expect(found.reference == file.reference && found.serviceUser == person.id && found.organisation == "opfcc")
    #expect(found.decisions.map(\.decision) == ["Warning decided", "Warning dispatched"])
    let expected: Set = [
      ServiceUserRegistered.type, IncidentLogged.type, ReportSubmitted.type, CaseOpened.type, WarningDecided.type,
      NoticeRequested.type, NoticeAttempted.type, NoticeHandedOver.type, NoticeTold.type, CaseWarned.type,
    ]
    #expect(Set(found.entries.map(\.type)) == expected && found.entries.count == expected.count)
    #expect(zip(found.entries, found.entries.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(found.entries.first { $0.type == WarningDecided.type }?.actor == "manager:mara")
  }

  /// A person of one organisation, in contact with both: through staff who work for both.
  private func inTouchWithBoth(_ town: Town) throws -> (ServiceUser, CaseView) {
    let person = try town.register()
    let file = try town.bring(person, to: "warned")
    for organisation in ["voice", "opfcc"] {
      let contact: JSON = [
        "serviceUser": .text(person.id.text), "organisation": .text(organisation), "channel": "email",
        "summary": .text("Wrote to \(organisation)."),
      ]
      let incident: JSON = [
        "serviceUser": .text(person.id.text), "organisation": .text(organisation), "channel": "telephone",
        "behaviours": ["swearing-or-threatening"], "whatHappened": "Swore.", "targets": ["tom"],
      ]
      for (target, body) in [("/contacts", contact), ("/incidents", incident)] {
        #expect(try town.send(.intake, target, as: People.bea, body).status == 201)
      }
    }
    try town.settle()
    return (person, file)
  }

  @Test("a case file lists no contact with the other organisation, whoever reads it (1.1)")
  func otherContacts() throws {
    let town = try Town.whole()
    let (_, file) = try inTouchWithBoth(town)
    for reader in [People.rory, People.audrey] {
      let found: CaseFile = try town.get(.records, "/case-files/\(file.id)", as: reader).decode()
      #expect(found.entries.count { $0.type == ContactRecorded.type } == 1)
      #expect(found.entries.count { $0.type == IncidentLogged.type } == 2)
    }
  }

  @Test("that a manager read an incident of the other organisation is not in the case file either (1.1)")
  func otherIncidentRead() throws {
    let town = try Town.whole()
    let (_, file) = try inTouchWithBoth(town)
    let task = try #require(try town.tasks(of: People.viktor).first { $0.kind == "read-incident" })
    #expect(try town.send(.workflow, "/tasks/\(task.id)/done", as: People.viktor, ["reasons": "Said sorry."]).status == 204)
    try town.settle()
    let found: CaseFile = try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode()
    #expect(!found.entries.contains { $0.type == IncidentRead.type })
  }

  @Test("what was filed before organisations were kept gets them by reading the journal again, and nothing is filed twice")
  func completed() throws {
    let town = try Town.whole()
    let (_, file) = try inTouchWithBoth(town)
    let before: CaseFile = try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode()
    let head = try town.platform(.records).database.read { try town.platform(.records).journal.head(in: $0).seq }
    try town.platform(.records).database.write { tx in
      try tx.execute("UPDATE file_entry SET organisation = NULL")
      try tx.execute("DELETE FROM feed_cursor WHERE source = 'intake'")
    }
    let unknown: CaseFile = try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode()
    #expect(!unknown.entries.contains { $0.source == "intake" })
    try town.restart(.records)
    try town.settle()
    #expect(try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode(CaseFile.self) == before)
    #expect(try town.platform(.records).database.read { try town.platform(.records).journal.head(in: $0).seq } == head)
  }

  @Test("a decision whose policy version is not installed is cited by the current one, and the register says so (2.2)")
  func otherVersion() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    try town.settle()
    #expect(try register(town).allSatisfy { $0.paragraphFrom == nil })
    let pack = try PackFolder(version: "2.0")
    town.packFolder = pack.path
    try town.restart(.records)
    try town.give("refer", file, ["to": "police", "reasons": "He followed someone home."])
    try town.settle()
    let found = try register(town)
    #expect(found.last?.paragraphFrom == "opfcc-northamptonshire 2.0")
    #expect(found.dropLast().allSatisfy { $0.paragraphFrom == nil })
  }

  @Test("records of another organisation are not shown in the register or in any file (1.1)")
  func organisations() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    try town.settle()
    #expect(try register(town, as: People.violet).isEmpty)
    #expect(try town.get(.records, "/case-files/\(file.id)", as: People.violet).status == 404)
    #expect(try town.get(.records, "/case-files/\(file.id)", as: People.ada).status == 200)
    #expect(try town.get(.records, "/case-files/\(file.id)", as: People.rita).status == 403)
    #expect(try town.get(.records, "/register", as: People.mara).status == 403)
    #expect(try town.get(.records, "/case-files/\(file.serviceUser)", as: People.rory).status == 404)
  }

  @Test("each event of every service is filed once, even if a page is applied again after the process was stopped")
  func once() throws {
    let town = try Town.whole()
    try town.stop(.records)
    _ = try town.bring(try town.register(), to: "in-force")
    try town.begin(.records)
    let platform = try town.platform(.records)
    let records = Records(
      database: platform.database, looks: platform.looks,
      checkpoints: CheckpointFolder(in: platform.configuration.dataFolder), outside: CheckpointsOut(CheckpointSettings()),
      papers: PaperFormats(), journal: platform.journal,
      identifiers: platform.identifiers,
      clock: platform.clock, packs: try Packs.load(folder: Town.pack), sources: [])
    struct Ended: Error {}
    // Files half of a page, and stops before it is committed.
    let follower = try platform.follower(of: .workflow, events: WorkflowEvent.self) { type, event, tx in
      try records.file(type, event, in: tx)
      if event.seq == 5 { throw Ended() }
    }
    #expect(throws: Ended.self) { try follower.step() }
    #expect(throws: Ended.self) { try follower.step() }
    try town.settle()
    try town.restart(.records)
    try town.settle()
    #expect(try register(town).map(\.number) == Array(1...15))
    let again = try town.platform(.records)
    for source in Service.records.follows {
      let newest = try town.platform(source).database.read { try town.platform(source).journal.head(in: $0).seq }
      let filed = try again.database.read {
        try $0.all("SELECT seq FROM file_entry WHERE source = $1 ORDER BY seq", .text(source.rawValue)) { $0.integer(0) }
      }
      #expect(filed == Array(1..<(newest + 1)), "\(source.rawValue)")
    }
  }

  @Test("the outcome of a request for an adjustment is on the file of the person's case (1.5, 8.1)")
  func adjustments() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.openCase(of: person)
    _ = try town.decide(try town.requestAdjustment(for: person))
    try town.settle()
    let found: CaseFile = try town.get(.records, "/case-files/\(file.id)", as: People.rory).decode()
    let types = found.entries.map(\.type).filter { $0.hasPrefix("adjustment.") }
    #expect(types == [AdjustmentRequested.type, AdjustmentDecided.type])
  }
}
