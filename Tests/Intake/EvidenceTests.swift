import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

/// The paragraph "Evidence" of issue 12: by content hash, type sniffed and listed, limits, never rendered inline, safe headers.
@Suite("Evidence: files that belong to a record")
struct EvidenceTests {
  private let town: Town
  private let person: ServiceUser
  private let incident: Incident
  private let client: FormsClient

  init() throws {
    town = try Town([.intake])
    person = try town.register()
    incident = try town.logIncident(of: person)
    client = FormsClient(town: town, actor: People.rita)
  }

  private func add(_ file: FormsClient.Chosen = FormsClient.Chosen(), _ description: String? = nil) throws -> Evidence {
    try client.add(file, to: .incident, incident.id, description).decode()
  }

  private func content(_ evidence: Evidence, as actor: Actor = People.rita) throws -> Answer {
    try town.get(.intake, "/evidence/\(evidence.id)/content", as: actor)
  }

  private func path(_ evidence: Evidence) -> String { "\(town.folder)/evidence/\(evidence.digest.prefix(2))/\(evidence.digest)" }

  private var stored: [String] {
    FileManager.default.enumerator(atPath: town.folder + "/evidence")?.compactMap { $0 as? String }.filter { $0.utf8.count > 60 }
      ?? []
  }

  @Test("a file is kept by its digest, for the owner of the process alone, with who added it, when, and what it is")
  func kept() throws {
    let answer = try client.add(FormsClient.Chosen(), to: .incident, incident.id, "The letter, scanned.")
    let made: Evidence = try answer.decode()
    #expect(answer.status == 201 && answer.response.header("Location") == "/evidence/\(made.id)")
    #expect(made.reference == "EV-2026-000001" && made.serviceUser == person.id && made.organisation == "opfcc")
    #expect(made.fileName == "scan.pdf" && made.mediaType == "application/pdf" && made.claimedType == nil)
    #expect(made.receivedBy == "rita" && made.receivedAt == Town.morning && made.description == "The letter, scanned.")
    #expect(made.scan == .notScanned && made.digest == ContentStore.digest(of: FormsClient.Chosen().bytes[...]))
    let mode = { try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int }
    #expect(try mode(path(made)) == 0o600 && mode(town.folder + "/evidence") == 0o700)
    #expect(try town.get(.intake, "/evidence/\(made.id)", as: People.rita).decode(Evidence.self) == made)
    let listed = try town.get(.intake, "/evidence?record=\(incident.id)", as: People.rita).decode(Page<Evidence>.self)
    #expect(listed.items == [made])
    let entries = try town.platform(.intake).database.read {
      try town.platform(.intake).journal.entries(of: "evidence/\(made.id)", in: $0)
    }
    #expect(entries.map(\.type) == ["evidence.received.v1"])
  }

  @Test("a file is given out to be saved, never shown: as bytes of no type, as an attachment, in a sandbox, kept by no one")
  func served() throws {
    let made = try add(FormsClient.Chosen(name: "tŷ%22%0D%0ASet-Cookie: x.pdf"))
    let answer = try content(made)
    #expect(answer.status == 200 && answer.response.body == FormsClient.Chosen().bytes)
    #expect(answer.response.header("Content-Type") == "application/octet-stream")
    #expect(answer.response.header("X-Content-Type-Options") == "nosniff")
    #expect(answer.response.header("Content-Security-Policy") == "sandbox; default-src 'none'")
    #expect(answer.response.header("Cache-Control") == "no-store, no-transform")
    let disposition = try #require(answer.response.header("Content-Disposition"))
    #expect(disposition.hasPrefix("attachment; filename=\"t__Set-Cookie_ x.pdf\"; filename*=UTF-8''t%C5%B7_Set-Cookie_%20x.pdf"))
    #expect(answer.response.headers.map(\.name).filter { $0 == "Set-Cookie" }.isEmpty)
  }

  @Test("the same bytes are kept once, and each has a row of its own")
  func once() throws {
    let (first, second) = (try add(), try add(FormsClient.Chosen(name: "other.pdf")))
    #expect(first.digest == second.digest && first.id != second.id && stored.count == 1)
  }

  @Test("no name leads out of the folder")
  func traversal() throws {
    let made = try add(FormsClient.Chosen(name: "../../../../etc/cron.d/evil"))
    #expect(made.fileName == "evil.pdf" && stored == ["\(made.digest.prefix(2))/\(made.digest)"])
    #expect(try town.get(.intake, "/evidence/..%2f..%2fsecret/content", as: People.rita).status >= 400)
  }

  @Test("a file that changed on disk is refused and never served; received again, it is mended", arguments: [true, false])
  func changed(isShorter: Bool) throws {
    let made = try add()
    try Data((isShorter ? "%PDF" : "%PDF-1.7 another scan......").utf8).write(to: URL(filePath: path(made)))
    let refused = try content(made).problem()
    #expect(refused.status == 409 && refused.detail?.contains("not the one that was received") == true)
    try FileManager.default.removeItem(atPath: path(made))
    #expect(try content(made).status == 409)
    _ = try add()
    #expect(try content(made).response.body == FormsClient.Chosen().bytes)
  }

  @Test("what no row names is removed at the start, and nothing else")
  func sweep() throws {
    let made = try add()
    let store = try ContentStore(folder: town.folder + "/evidence")
    _ = try store.keep(Array("left behind".utf8)[...])
    try Data("half".utf8).write(to: URL(filePath: town.folder + "/evidence/incoming/half"))
    #expect(stored.count == 2)
    try town.restart(.intake)
    #expect(stored.count == 1 && !FileManager.default.fileExists(atPath: town.folder + "/evidence/incoming/half"))
    #expect(try content(made).status == 200)
  }

  @Test("evidence is there for those who may see its record, and for others it is not there")
  func visible() throws {
    let made = try add()
    for target in ["/evidence/\(made.id)", "/evidence/\(made.id)/content"] {
      #expect(try town.get(.intake, target, as: People.vera).status == 404)
      #expect(try town.get(.intake, target, as: People.ada).status == 200)
      #expect(try town.get(.intake, target, as: nil).status == 401)
      #expect(try town.get(.intake, target, as: People.gateway).status == 403)
    }
    let listed = try town.get(.intake, "/evidence?record=\(incident.id)", as: People.vera).decode(Page<Evidence>.self)
    #expect(listed.items.isEmpty)
    let others = FormsClient(town: town, actor: People.vera)
    #expect(try others.add(FormsClient.Chosen(), to: .incident, incident.id).faults() == ["record unknown"])
    #expect(try client.add(FormsClient.Chosen(), to: .contact, incident.id).faults() == ["record unknown"])
    #expect(try town.get(.intake, "/evidence", as: People.rita).faults() == ["record missing"])
  }

  @Test("what came with a request for an adjustment is read by those who read the request, and not by the desk")
  func adjustments() throws {
    let form = try client.form("adjustment-request")
    let values = try client.filled(form)
    let request: AdjustmentRequest = try client.post(form, values, [FormsClient.Chosen()], as: .multipart).decode()
    let query = "/evidence?record=\(request.id)"
    #expect(try town.get(.intake, query, as: People.rita).decode(Page<Evidence>.self).items.isEmpty)
    let made = try #require(try town.get(.intake, query, as: People.cora).decode(Page<Evidence>.self).items.first)
    #expect(made.owner == .adjustmentRequest)
    #expect(try content(made).status == 404 && content(made, as: People.cora).status == 200)
  }

  @Test("a file of no kind that is taken is refused, an empty one and one too large as well; without a file nothing is added")
  func refused() throws {
    let html = FormsClient.Chosen(name: "a.pdf", bytes: Array("<html><script>alert(1)</script>".utf8))
    #expect(try client.add(html, to: .incident, incident.id).faults() == ["file notAllowed"])
    #expect(try client.add(FormsClient.Chosen(bytes: []), to: .incident, incident.id).faults() == ["file empty"])
    let large = Array("%PDF-".utf8) + [UInt8](repeating: 0x20, count: EvidenceVault.fileLimit)
    #expect(try client.add(FormsClient.Chosen(bytes: large), to: .incident, incident.id).faults() == ["file tooLong"])
    let other = FormsClient.Chosen(field: "scan")
    #expect(try client.add(other, to: .incident, incident.id).faults() == ["file missing", "scan notAllowed"])
    let body: JSON = ["owner": "incident", "record": .text(incident.id.text)]
    #expect(try town.send(.intake, "/evidence", as: People.rita, body).faults() == ["file missing"])
    #expect(stored.isEmpty)
  }

  @Test("a record has so many files and no more, and one that is refused is not kept on disk either")
  func recordLimit() throws {
    for number in 0..<EvidenceVault.recordFiles { _ = try add(FormsClient.Chosen(bytes: Array("%PDF-1.7 \(number)".utf8))) }
    let another = FormsClient.Chosen(bytes: Array("%PDF-1.7 another".utf8))
    #expect(try client.add(another, to: .incident, incident.id).status == 409)
    #expect(stored.count == EvidenceVault.recordFiles)
  }

  @Test("an account adds so much in a day and no more, alone or with a form, and what is refused is not kept on disk either")
  func dayLimit() throws {
    let (id, at) = (incident.id, town.clock.now)
    try town.platform(.intake).database.write { tx in
      try tx.execute(
        """
        INSERT INTO evidence (id, reference, record, organisation, digest, size, scan, received_by, received_at)
        VALUES ($1, 'EV-2026-000009', $1, 'opfcc', 'none', $2, 'clean', 'rita', $3)
        """, .identifier(id), .int(EvidenceVault.dailyBytes), .instant(at.adding(seconds: -60)))
    }
    #expect(try client.add(FormsClient.Chosen(), to: .report, id).status == 422)
    #expect(try client.add(FormsClient.Chosen(), to: .incident, id).status == 409)
    let other = try town.logIncident(of: person)
    #expect(try client.add(FormsClient.Chosen(), to: .incident, other.id).status == 429)
    let fields = [
      ("serviceUser", person.id.text), ("organisation", "opfcc"), ("channel", "telephone"), ("summary", "Asked for a form."),
    ]
    #expect(try client.post(client.form("contact"), fields, [FormsClient.Chosen(field: "files")], as: .multipart).status == 429)
    #expect(stored.isEmpty)
    #expect(try client.post(client.form("contact"), fields, as: .multipart).status == 201)
  }

  @Test("only a multipart body may be large, and only where files are taken")
  func bodyLimits() throws {
    let whole = FormsClient.Chosen(bytes: [UInt8](repeating: 0x20, count: EvidenceVault.bodyLimit))
    #expect(try client.add(whole, to: .incident, incident.id).status == 413)
    let long = [("whatHappened", String(repeating: "x", count: 70_000))]
    let incidents = try client.form("incident")
    #expect(try client.post(incidents, long, as: .urlencoded).status == 413)
    #expect(try client.post(incidents, long, as: .json).status == 413)
    #expect(try client.post(incidents, long, as: .multipart).status == 400)
    #expect(try client.post(try client.form("service-user"), long, as: .multipart).status == 413)
  }

  @Test("what the sender says of the type is noted where the bytes say otherwise, and the name gets the ending of what it is")
  func claims() throws {
    let made = try add(FormsClient.Chosen(name: "invoice.exe", type: "application/x-msdownload"))
    #expect(
      made.claimedType == "application/x-msdownload" && made.mediaType == "application/pdf" && made.fileName == "invoice.exe.pdf")
    #expect(try add(FormsClient.Chosen(type: "application/octet-stream")).claimedType == nil)
  }

  @Test("a request that is sent again with the same key adds nothing")
  func again() throws {
    let head = "--b\r\nContent-Disposition: form-data; name=\""
    let body =
      head + "owner\"\r\n\r\nincident\r\n" + head + "record\"\r\n\r\n\(incident.id)\r\n" + head
      + "file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--b--\r\n"
    let headers = [
      try town.authorization(People.rita, for: .intake), ("Content-Type", "multipart/form-data; boundary=b"),
      ("Idempotency-Key", "k"),
    ]
    let request = Request(.post, "/evidence", headers: headers, body: Array(body.utf8))
    let (first, second) = (try town.ask(.intake, request), try town.ask(.intake, request))
    #expect(first.status == 201 && first.text == second.text && second.response.header("Idempotency-Replayed") == "true")
  }
}
