import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

/// Issue 14, must-show 1 and 3: after a disposal nothing of a person is found in any file; a service that was away, or whose data of before is put back, destroys its
/// part by itself; there is one certificate (9.1).
@Suite("What a disposal leaves of a life")
struct DisposalLifeTests {
  private let life: RecordLife
  private var town: Town { life.town }

  init() throws { life = try RecordLife() }

  /// One of everything that is kept, of a person whose plan ended on 10 July 2027, and where each is read.
  private func wholeLife() throws -> (person: ServiceUser, places: [(Service, String, Actor)]) {
    let person = try town.register("Zebediah Quillfeather", telephone: "07700 900987")
    let file = try town.bring(person, to: "in-force")
    var places: [(Service, String, Actor)] = [
      (.intake, "/service-users/\(person.id)", People.rita), (.workflow, "/cases/\(file.id)", People.mara),
      (.records, "/case-files/\(file.id)", People.rory),
    ]
    for notice in try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode(Page<Notice>.self).items {
      places.append((.notification, "/notices/\(notice.id)", People.mara))
      places.append((.notification, "/notices/\(notice.id)/letter.txt", People.mara))
    }
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone",
      "summary": "Asked about Quillfeather House.",
    ]
    let contact: ContactRecord = try town.send(.intake, "/contacts", as: People.rita, body).decode()
    places.append((.intake, "/contacts/\(contact.id)", People.rita))
    for incident in try town.get(.intake, "/incidents?serviceUser=\(person.id)", as: People.rita).decode(Page<Incident>.self)
      .items
    {
      places.append((.intake, "/incidents/\(incident.id)", People.rita))
    }
    var matter = try town.openMatter(of: person)
    for step in ["decide", "finalise"] {
      let move: JSON = ["step": .text(step), "words": "It was about Quillfeather House."]
      matter = try town.send(
        .intake, "/matters/\(matter.id)/steps", as: People.rita, move, version: matter.version
      ).decode()
    }
    places.append((.intake, "/matters/\(matter.id)", People.rita))
    let request = try town.decide(
      try town.requestAdjustment(for: person),
      ["outcome": "refused", "agreed": nil, "neededChannels": nil, "unusableChannels": nil])
    places.append((.intake, "/adjustment-requests/\(request.id)", People.cora))
    let item = try town.file(of: person)
    let read = try town.send(
      .intake, "/filed-items/\(item.id)/outcome", as: People.tom,
      ["outcome": "nothing-new", "words": "About Quillfeather House again."], version: item.version)
    #expect(read.status == 200, "\(read.text)")
    places.append((.intake, "/filed-items/\(item.id)", People.tom))
    try town.settle()
    try town.move(to: "2027-06-15T10:00:00Z")
    try town.settle()
    try town.move(to: "2027-07-11T10:00:00Z")
    try town.settle()
    return (person, places)
  }

  @Test(
    "of a whole life nothing is left: every record, letter and decision is 410 for anyone who could see it, and no file has a byte of it (9.1)"
  )
  func wholeLives() throws {
    let (person, places) = try wholeLife()
    for asked in [["telephone": "07700900987"], ["name": "Zeb Quillfether"]] as [JSON] {
      let check = asked.with(["organisation": "opfcc", "channel": "telephone"])
      try #require(try town.send(.intake, "/contact-checks", as: People.rita, check).status == 200)
    }
    #expect(try places.allSatisfy { try town.get($0.0, $0.1, as: $0.2).status == 200 })
    try town.move(to: "2033-07-10T10:00:00Z")
    try town.settle()
    #expect(try life.due().isEmpty)
    try town.move(to: "2033-07-11T10:00:00Z")
    try town.settle()
    let kinds = try Set(life.due().map(\.kind))
    #expect(
      kinds == [.person, .contact, .incident, .report, .adjustment, .matter, .filedItem, .letter, .restrictionCase, .notice],
      "\(kinds)")
    let proposed = try life.past()
    try town.settle()
    let after = try life.disposal(proposed.id)
    #expect(after.state == .completed && after.kept == 0)
    for (service, path, actor) in places {
      let answer = try town.get(service, path, as: actor)
      #expect(answer.status == 410, "\(service) \(path): \(answer.status)")
    }
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.vera).status == 404)
    for trace in ["Quillfeather", "quillfeather", "447700900987", "Swore at the person", person.reference, person.id.text] {
      // What is left is the name of each stream, which says of no one who it was.
      let found = try life.places(of: trace)
      #expect(trace == person.id.text || found == [], "\(trace): \(found)")
    }
    // By what they were looked up is gone too, also where it was not said who it was.
    let checks: Page<ContactCheckLogEntry> = try town.get(.intake, "/contact-checks", as: People.ada).decode()
    #expect(checks.items.count == 2, "\(checks.items)")
    #expect(!checks.items.contains { $0.details?.contains { $0.hasPrefix("telephone:") } ?? false }, "\(checks.items)")
    let report: VerificationReport = try town.get(.records, "/verification", as: People.rory).decode()
    #expect(report.holds, "\(report)")
  }

  @Test(
    "a service that is away while it is told does its part when it is back, and there is one certificate",
    arguments: [Service.intake, .workflow, .notification])
  func away(service: Service) throws {
    let (person, file) = try life.closed()
    try life.sixYearsLater()
    let proposed = try life.past()
    _ = try town.parts(.records).dueLoop?.workOff()
    try town.stop(service)
    try town.settle()
    let meanwhile = try life.disposal(proposed.id)
    #expect(meanwhile.state == .ordered && meanwhile.waitingFor == [service.rawValue])
    #expect(try town.get(.records, "/disposals/\(proposed.id)/certificate", as: People.rory).status == 409)
    func ready() throws -> String { try town.ask(.records, Request(.get, "/readyz")).text }
    #expect(try !ready().contains("not confirmed"))
    town.advance(days: 2)
    try town.settle()
    #expect(try ready().contains("a disposal is not confirmed by \(service.rawValue)"))
    let stopping: JSON = ["reasons": "Too late."]
    #expect(try life.post("/disposals/\(proposed.id)/withdrawal", stopping, version: meanwhile.version).status == 409)
    try town.begin(service)
    try town.settle()
    #expect(try life.disposal(proposed.id).state == .completed)
    try town.restart(.records)
    try town.settle()
    let platform = try town.platform(.records)
    let types = try platform.database.read {
      try platform.journal.entries(of: "disposal/\(proposed.id)", in: $0)
    }.map(\.type)
    #expect(types == [DisposalProposed.type, DisposalApproved.type, DisposalOrdered.type, DisposalCompleted.type])
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 410)
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.mara).status == 410)
  }

  @Test(
    "while a service does not answer, or has something that is not on file yet, nothing is ordered: it may be what keeps a record (9.1)"
  )
  func behind() throws {
    let (person, _) = try life.closed()
    try life.sixYearsLater()
    let proposed = try life.past()
    try town.stop(.notification)
    _ = try? town.parts(.records).dueLoop?.workOff()
    #expect(try life.disposal(proposed.id).state == .approved)
    try town.begin(.notification)
    // A matter that records has not heard of.
    _ = try town.openMatter(of: person)
    _ = try? town.parts(.records).dueLoop?.workOff()
    #expect(try life.disposal(proposed.id).state == .approved)
    // What failed is tried again after a while, or by a process that is started again.
    try town.restart(.records)
    try town.settle()
    let after = try life.disposal(proposed.id)
    #expect(after.state == .completed && after.kept == after.proposed)
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 200)
  }

  @Test(
    "someone who gets in touch while the order is on its way stays on record, and the rest of theirs is destroyed as it was ordered (9.1)"
  )
  func meanwhile() throws {
    let (person, file) = try life.closed()
    try life.sixYearsLater()
    let proposed = try life.past()
    _ = try town.parts(.records).dueLoop?.workOff()
    #expect(try life.disposal(proposed.id).state == .ordered)
    let matter = try town.openMatter(of: person)
    try town.settle()
    #expect(try life.disposal(proposed.id).state == .completed)
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 200)
    #expect(try town.get(.intake, "/matters/\(matter.id)", as: People.rita).status == 200)
    #expect(try town.get(.workflow, "/cases/\(file.id)", as: People.mara).status == 410)
    let kept = try life.due("&serviceUser=\(person.id)")
    #expect(Set(kept.map(\.kind)) == [.person, .matter] && kept.allSatisfy { $0.dueOn == nil })
    let certificate: DisposalCertificate =
      try town.get(.records, "/disposals/\(proposed.id)/certificate", as: People.rory).decode()
    #expect(try life.disposal(proposed.id).kept == 1)
    #expect(certificate.classes.reduce(0) { $0 + $1.aggregates } == proposed.proposed - 1)
  }

  @Test("a service whose data of before is put back destroys it again by itself (9.1)")
  func restored() throws {
    let (person, _) = try life.closed()
    try life.sixYearsLater()
    let (files, backup) = (FileManager.default, town.folder + "/before")
    func databases() throws -> [String] {
      try files.contentsOfDirectory(atPath: town.folder).filter { $0.hasPrefix("intake.") }
    }
    try town.stop(.intake)
    try files.createDirectory(atPath: backup, withIntermediateDirectories: false)
    for name in try databases() { try files.copyItem(atPath: "\(town.folder)/\(name)", toPath: "\(backup)/\(name)") }
    try town.begin(.intake)
    let proposed = try life.past()
    try town.settle()
    #expect(try life.disposal(proposed.id).state == .completed)
    try town.stop(.intake)
    for name in try databases() { try files.removeItem(atPath: "\(town.folder)/\(name)") }
    for name in try files.contentsOfDirectory(atPath: backup) {
      try files.moveItem(atPath: "\(backup)/\(name)", toPath: "\(town.folder)/\(name)")
    }
    try town.begin(.intake)
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 200)
    for follower in try town.parts(.intake).followers { try follower.step() }
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.rita).status == 410)
  }
}
