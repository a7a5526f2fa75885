import Contracts
import Foundation
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

/// Issue 14, must-show 1: a case lives and closes; six years less a day, nothing due; on the day, it is; held, not; released, proposed, approved by the same
/// officer (refused), by another; cooling off; destroyed; certificate (9.1).
@Suite("Holds and disposal")
struct DisposalTests {
  private let life: RecordLife
  private var town: Town { life.town }

  init() throws { life = try RecordLife() }

  @Test("six years less a day, nothing is due; on the day, everything of the person is, with the sentence that explains it (9.1)")
  func onTheDay() throws {
    let (person, file) = try life.closed()
    try town.move(to: "2032-11-22T23:30:00Z")
    try town.settle()
    #expect(try life.due().isEmpty)
    #expect(try life.post("/disposals", ["organisation": "opfcc"]).status == 409)
    try life.sixYearsLater()
    let listed = try life.due()
    #expect(Set(listed.map(\.kind)) == [.person, .incident, .report, .restrictionCase])
    #expect(try life.due("&kind=report").map(\.kind) == [.report])
    let pages = try life.pages(of: 3)
    #expect(pages.count == 2 && pages.flatMap { $0 } == listed)
    #expect(listed.allSatisfy { $0.dueOn == Day("2032-11-23") && $0.serviceUser == person.id && $0.holds == nil })
    let own = try #require(listed.first { $0.kind == .restrictionCase })
    #expect(own.id == file.id && own.reference == file.reference)
    #expect(own.because == "Kept for 6 years from 23 November 2026, when it ended (9.1).")
  }

  @Test(
    "while a matter of the person is open nothing of theirs is due, whatever its age, and the list of the person says why (9.1)")
  func open() throws {
    let (person, _) = try life.closed()
    let matter = try town.openMatter(of: person)
    try life.sixYearsLater()
    #expect(try life.due().isEmpty)
    let all = try life.due("&serviceUser=\(person.id)")
    let pages = try life.pages(of: 2, "&serviceUser=\(person.id)")
    #expect(pages.count == 3 && pages.flatMap { $0 } == all)
    #expect(!all.isEmpty && all.allSatisfy { $0.dueOn == nil && $0.because == "Kept while \(matter.reference) is open (9.1)." })
  }

  @Test("what is held is not proposed; released, it is; a hold that is placed while a disposal waits stops it for what it holds")
  func holds() throws {
    let (person, _) = try life.closed()
    let (other, _) = try life.closed("Kim Lee", telephone: "07700 900002")
    try life.sixYearsLater()
    let held = try life.hold(["serviceUser": .text(person.id.text)])
    #expect(try life.due().filter { $0.serviceUser == person.id }.allSatisfy { $0.holds == [held.id] })
    let proposed = try life.propose()
    #expect(try life.due("&serviceUser=\(person.id)").allSatisfy { $0.disposal == nil })
    #expect(try life.due("&serviceUser=\(other.id)").allSatisfy { $0.disposal == proposed.id })
    // And now the other, whose disposal is approved already.
    let approved: Disposal = try life.approve(proposed).decode()
    _ = try life.hold(["serviceUser": .text(other.id.text)])
    town.advance(days: 14)
    try town.settle()
    let after = try life.disposal(approved.id)
    #expect(after.state == .completed && after.kept == after.proposed)
    #expect(try town.get(.intake, "/service-users/\(other.id)", as: People.rita).status == 200)
    let kept: Page<DisposalItem> =
      try town.get(.records, "/disposals/\(approved.id)/aggregates?kept=true", as: People.rory).decode()
    #expect(kept.items.count == after.proposed && kept.items.allSatisfy { $0.keptBecause == "It is held." })
    let released = try life.post("/holds/\(held.id)/release", ["reasons": "The inquiry is over."], version: held.version)
    #expect(released.status == 200)
    #expect(try life.post("/holds/\(held.id)/release", ["reasons": "Again."], version: 2).status == 409)
    #expect(try life.due().contains { $0.serviceUser == person.id && $0.holds == nil })
  }

  @Test(
    "a proposal is of what was due by a day, of some kinds, or of all but some people; who a person is stays while anything of theirs does"
  )
  func narrowed() throws {
    let (person, _) = try life.closed()
    try life.sixYearsLater()
    func ask(_ changes: [String: JSON?]) throws -> Answer {
      try life.post("/disposals", (["organisation": "opfcc"] as JSON).with(changes))
    }
    #expect(try ask(["leaveOut": [.text(person.id.text)]]).status == 409)
    #expect(try ask(["dueBy": "2032-11-22"]).status == 409)
    #expect(try ask(["dueBy": "2032-11-24"]).problem().errors?.map(\.field) == ["dueBy"])
    #expect(try ask(["kinds": ["service-user"]]).status == 409)
    let reports: Disposal = try ask(["kinds": ["report"]]).decode()
    #expect(reports.proposed == 1)
    let rest: Disposal = try life.propose()
    #expect(rest.proposed == 2)
    #expect(try life.due().map(\.kind) == [.person])
  }

  @Test("a disposal is not approved by the person who proposed it; another records officer does (9.1)")
  func secondPerson() throws {
    _ = try life.closed()
    try life.sixYearsLater()
    let proposed = try life.propose()
    let refused = try life.approve(proposed, as: People.rory)
    #expect(try refused.status == 403 && refused.problem().refusal == "second-person" && refused.problem().paragraph == "9.1")
    #expect(try life.approve(proposed, as: People.mara).status == 403)
    #expect(try life.approve(proposed, as: People.violet).status == 404)
    let approved: Disposal = try life.approve(proposed).decode()
    #expect(approved.state == .approved && approved.coolingOffUntil == town.clock.now.adding(seconds: 14 * 86_400))
    #expect(try life.approve(proposed).status == 412)
  }

  @Test("until its cooling-off is over a disposal can be stopped, and nothing is destroyed; what it had is due again")
  func withdrawn() throws {
    let (person, _) = try life.closed()
    try life.sixYearsLater()
    let count = try life.due().count
    let approved: Disposal = try life.approve(try life.propose()).decode()
    #expect(try life.due().isEmpty)
    town.advance(days: 13)
    try town.settle()
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 200)
    let stopped: Disposal = try life.post(
      "/disposals/\(approved.id)/withdrawal", ["reasons": "A claim has come in."], version: approved.version
    ).decode()
    #expect(stopped.state == .withdrawn)
    town.advance(days: 30)
    try town.settle()
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 200)
    #expect(try life.due().count == count)
    #expect(try life.post("/disposals/\(approved.id)/withdrawal", ["reasons": "Again."], version: stopped.version).status == 409)
  }

  @Test(
    "after the cooling-off every service destroys its part; anyone who asks is told that it is gone; the certificate names no one (9.1)"
  )
  func destroyed() throws {
    let (person, file) = try life.closed()
    try life.sixYearsLater()
    let proposed = try life.past()
    try town.settle()
    let after = try life.disposal(proposed.id)
    #expect(after.state == .completed && after.kept == 0 && after.waitingFor == nil)
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 410)
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.mara).status == 410)
    #expect(try town.get(.records, "/case-files/\(file.id)", as: People.rory).status == 410)
    #expect(try life.due("&serviceUser=\(person.id)").isEmpty)
    #expect(try town.get(.records, "/register?case=\(file.id)", as: People.rory).decode(Page<RegisterEntry>.self).items.isEmpty)
    let certificate: DisposalCertificate =
      try town.get(.records, "/disposals/\(proposed.id)/certificate", as: People.rory).decode()
    #expect(certificate.proposedBy == "rory" && certificate.approvedBy == "robyn" && certificate.paragraph == "9.1")
    #expect(certificate.classes.map(\.aggregates).reduce(0, +) == proposed.proposed)
    #expect(Set(certificate.services.map(\.service)) == ["intake", "restriction-workflow", "notification"])
    #expect(certificate.services.allSatisfy { $0.hash.count == 64 })
    let headers = [try town.authorization(People.rory, for: .records), ("Accept", "text/html")]
    let page = try town.ask(.records, Request(.get, "/disposals/\(proposed.id)/certificate", headers: headers))
    #expect(page.text.contains("<h1>Certificate of destruction</h1>") && page.text.contains("<dt>Approved by</dt><dd>robyn</dd>"))
    #expect(!page.text.contains(person.name) && !page.text.contains(person.reference))
    let report: VerificationReport = try town.get(.records, "/verification", as: People.rory).decode()
    #expect(report.holds, "\(report)")
  }

  @Test(
    "a payload that was emptied by a disposal holds; one that was emptied without, however well that is hidden, is tampering (9.1)"
  )
  func emptied() throws {
    _ = try life.closed()
    try life.sixYearsLater()
    let proposed = try life.past()
    try town.settle()
    #expect(try life.disposal(proposed.id).state == .completed)
    let person = try town.register("Alex Marsh", telephone: nil)
    try town.settle()
    let platform = try town.platform(.intake)
    func fault() throws -> JournalFault? {
      try platform.database.read { try platform.journal.verifyWithDisposals(in: $0) }.fault
    }
    #expect(try fault() == nil)
    let seq = try #require(
      try platform.database.read { try platform.journal.entries(of: "service-user/\(person.id)", in: $0).first?.seq })
    try platform.database.write { tx in
      try tx.execute("INSERT INTO disposed_stream (stream, instant) VALUES ($1, 0)", .text("service-user/\(person.id)"))
      try tx.execute("UPDATE journal SET payload = NULL, salt = NULL WHERE seq = $1", .integer(seq))
    }
    #expect(try fault()?.seq == seq)
    // Pretended to be under way: records has ordered no such thing.
    try platform.database.write { tx in
      try tx.execute(
        "INSERT INTO to_be_removed (part, kind, value) VALUES ('removal/x/1', 'stream', $1)", .text("service-user/\(person.id)"))
    }
    let ordered = try town.platform(.records).database.read { try town.platform(.records).journal.orderedStreams(in: $0) }
    #expect(!ordered.isEmpty)
    let found = try platform.database.read { try platform.journal.verifyWithDisposals(in: $0, ordered: ordered) }
    #expect(found.fault?.seq == seq)
  }

  @Test("nothing that was typed about the person, and none of their numbers, is left in any byte of any database file (9.1)")
  func bytes() throws {
    let (person, file) = try life.closed("Zebediah Quillfeather", telephone: "07700 900987")
    _ = try town.send(
      .intake, "/contact-checks", as: People.rita, ["organisation": "opfcc", "channel": "telephone", "telephone": "07700 900987"])
    for (service, path) in [
      (Service.intake, "/service-users/\(person.id)"), (.workflow, "/cases/\(file.id)"), (.records, "/case-files/\(file.id)"),
    ] {
      #expect(try town.get(service, path, as: People.audrey).text.contains(person.id.text), "\(service)")
      let looks: Page<Look> = try town.get(service, "/looks?serviceUser=\(person.id)&account=audrey", as: People.rory).decode()
      #expect(Set(looks.items.map(\.account)) == ["audrey"], "\(service)")
    }
    try life.sixYearsLater()
    let traces = [
      "Quillfeather", "quillfeather", "447700900987", "Swore at the person", "A misunderstanding", person.reference,
      file.reference,
    ]
    #expect(try traces.allSatisfy { try !life.places(of: $0).isEmpty })
    let proposed = try life.past()
    try town.settle()
    #expect(try life.disposal(proposed.id).state == .completed)
    for service in Service.allCases {
      let looks: Page<Look> = try town.get(service, "/looks?serviceUser=\(person.id)", as: People.rory).decode()
      #expect(looks.items.isEmpty, "\(service)")
    }
    for trace in traces { #expect(try life.places(of: trace) == [], "\(trace)") }
  }

  @Test("the person's records in one organisation wait for what is open in the other; each organisation destroys its own")
  func organisations() throws {
    let (person, _) = try life.closed()
    // Voice's staff take a complaint of the same person, whom OPFCC registered; theirs is another record of the person.
    let other = try town.register("Robin Quist", telephone: "07700 900001", by: People.vera)
    let merge: JSON = [
      "other": .text(other.id.text), "reasons": "The same number and address.", "evidence": "Both letters are in one hand.",
    ]
    let both = Actor(subject: "max", name: "max", offices: [.manager], organisations: ["opfcc", "voice"])
    let merged = try town.send(.intake, "/service-users/\(person.id)/merges", as: both, merge, version: person.version)
    #expect(merged.status == 201, "\(merged.text)")
    let matter: JSON = [
      "serviceUser": .text(other.id.text), "organisation": "voice", "channel": "letter", "kind": "complaint",
      "type": "service", "summary": "Nobody answered my letter of May.",
    ]
    let opened = try town.send(.intake, "/matters", as: People.vera, matter)
    #expect(opened.status == 201, "\(opened.text)")
    try life.sixYearsLater()
    // What the other organisation has of the person is not told.
    let because = try Set(life.due("&serviceUser=\(person.id)").map(\.because))
    #expect(because == ["Something of the person is open."])
    #expect(try !life.due("&serviceUser=\(person.id)").contains { $0.organisation == "voice" })
    // Taken back, they are two people again, and the first has nothing open.
    let made: ServiceUserMerge = try merged.decode()
    let undo: JSON = ["reasons": "Two people, after all."]
    let undone = try town.send(.intake, "/service-user-merges/\(made.id)/undo", as: both, undo, version: made.version)
    #expect(undone.status == 200, "\(undone.text)")
    try town.settle()
    #expect(try life.due().contains { $0.serviceUser == person.id && $0.kind == .restrictionCase })
  }

  @Test("a hold says what it holds, and until when someone looks at it; without either it is refused by field")
  func holdFaults() throws {
    func faults(_ changes: [String: JSON?]) throws -> [String] {
      let body: JSON = [
        "organisation": "opfcc", "scope": ["kinds": ["contact"]], "reason": "A claim.", "authority": "Counsel",
        "reviewOn": "2027-01-01",
      ]
      let answer = try life.post("/holds", body.with(changes))
      return answer.status == 201 ? [] : (try answer.problem().errors ?? []).map(\.field)
    }
    #expect(try faults([:]) == [])
    #expect(try faults(["scope": [:]]) == ["scope"])
    #expect(try faults(["scope": ["from": "2027-01-02", "to": "2027-01-01"]]) == ["scope.to"])
    #expect(try faults(["reviewOn": "2026-11-23"]) == ["reviewOn"])
    #expect(try faults(["reviewOn": "2028-11-24"]) == ["reviewOn"])
    #expect(try faults(["reason": nil]) == ["reason"])
    #expect(try faults(["scope": ["kinds": ["everything"]]]) == ["scope.kinds[0]"])
    #expect(try life.post("/holds", ["organisation": "opfcc"], as: People.mara).status == 403)
  }
}
