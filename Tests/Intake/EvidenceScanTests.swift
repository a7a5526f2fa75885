import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import IntakeService

/// Issue 12, Evidence: "clamd where configured, quarantined until clean". No scanner's signatures can be fetched here, so that a stand-in speaks its
/// protocol over a real socket.
@Suite("Evidence and the virus scanner")
struct EvidenceScanTests {
  private let town: Town
  private let incident: Incident
  private let client: FormsClient

  init() throws {
    town = try Town([.intake])
    incident = try town.logIncident(of: try town.register())
    client = FormsClient(town: town, actor: People.rita)
  }

  private func restart(with scanner: StandInScanner?) throws {
    town.settings["MC_CLAMD"] = scanner?.path
    try town.restart(.intake)
  }

  private func add(_ text: String = "%PDF-1.7 harmless") throws -> Evidence {
    try client.add(FormsClient.Chosen(bytes: Array(text.utf8)), to: .incident, incident.id).decode()
  }

  private func now(_ evidence: Evidence) throws -> Evidence {
    try town.get(.intake, "/evidence/\(evidence.id)", as: People.rita).decode()
  }

  private func content(_ evidence: Evidence) throws -> Answer {
    try town.get(.intake, "/evidence/\(evidence.id)/content", as: People.rita)
  }

  @Test("a file is kept from everyone until the scanner has found nothing in it")
  func clean() throws {
    let scanner = try StandInScanner()
    try restart(with: scanner)
    let bytes = "%PDF-" + String(repeating: "harmless ", count: 40_000)
    let made = try add(bytes)
    #expect(made.scan == .waiting)
    let refused = try content(made).problem()
    #expect(refused.status == 409 && refused.detail?.contains("waits for the virus scanner") == true)
    try town.settle()
    let after = try now(made)
    #expect(after.scan == .clean && after.version == 2 && after.scannedAt != nil && after.found == nil)
    #expect(try content(made).text == bytes && scanner.files == [Array(bytes.utf8)])
  }

  @Test("a file in which something is found is never served, and the event says what was found")
  func infected() throws {
    let scanner = try StandInScanner()
    try restart(with: scanner)
    let made = try add("%PDF-1.7 virus:Invented.Test-1 and more")
    try town.settle()
    let after = try now(made)
    #expect(after.scan == .infected && after.found == "Invented.Test-1")
    #expect(try content(made).problem().status == 403)
    let entries = try town.platform(.intake).database.read {
      try town.platform(.intake).journal.entries(of: "evidence/\(made.id)", in: $0)
    }
    #expect(entries.map(\.type) == ["evidence.received.v1", "evidence.scanned.v1"])
    try restart(with: nil)
    #expect(try content(made).problem().status == 403)
  }

  static let manners: [StandInScanner.Manner] = [
    .refuses("stream: Can't allocate memory ERROR"), .refuses("stream:  FOUND"), .refuses("OK"), .refuses(""),
    .refuses("stream: OK FOUND ERROR"),
    .closes, .stops, .breaksOff, .babbles,
  ]

  @Test(
    "a scanner that says nothing, or something that is no answer, leaves the file where it is, to be scanned again",
    arguments: manners)
  func uncertain(manner: StandInScanner.Manner) throws {
    let scanner = try StandInScanner(manner)
    try restart(with: scanner)
    let made = try add("%PDF-" + String(repeating: "harmless ", count: 60_000))
    try town.settle()
    #expect(try now(made).scan == .waiting && content(made).status == 409)
    scanner.become(.scans)
    // As the next run of the loop does, after its pause.
    try town.restart(.intake)
    try town.settle()
    #expect(try now(made).scan == .clean && content(made).status == 200)
  }

  @Test("a scanner that is not there leaves the file where it is, and so does taking the scanner away")
  func absent() throws {
    town.settings["MC_CLAMD"] = "/tmp/no-scanner-\(UUID().uuidString)"
    try town.restart(.intake)
    let made = try add()
    try town.settle()
    #expect(try now(made).scan == .waiting)
    try restart(with: nil)
    try town.settle()
    #expect(try now(made).scan == .waiting && content(made).status == 409)
    let scanner = try StandInScanner()
    try restart(with: scanner)
    try town.settle()
    #expect(try now(made).scan == .clean)
  }

  @Test("without a scanner a file is served, which is said, and it is scanned once there is one")
  func without() throws {
    let made = try add("%PDF-1.7 virus:Late.Find ")
    try town.settle()
    #expect(try now(made).scan == .notScanned && content(made).status == 200)
    let scanner = try StandInScanner()
    try restart(with: scanner)
    try town.settle()
    #expect(try now(made).found == "Late.Find" && content(made).status == 403)
  }

  @Test("nothing waits for a scanner longer than it is granted")
  func slow() throws {
    let gate = DispatchSemaphore(value: 0)
    let scanner = try StandInScanner(.waits { gate.wait() })
    var limits = VirusScanner.Limits()
    limits.totalSeconds = 0.2
    let client = VirusScanner(.path(scanner.path), limits: limits)
    #expect(throws: ScanFault.tooLate) { try client.scan(Array("harmless".utf8)) }
    gate.signal()
  }

  @Test("one that cannot be reached is not asked again at once")
  func paused() throws {
    var limits = VirusScanner.Limits()
    limits.pauseSeconds = 600
    let path = "/tmp/late-scanner-\(UUID().uuidString.prefix(8))"
    let client = VirusScanner(.path(path), limits: limits)
    #expect(throws: ScanFault.unreachable) { try client.scan([1]) }
    #expect(throws: ScanFault.unreachable) { try client.scan([1]) }
  }

  @Test(
    "where a scanner listens is a path, or a host and a port",
    arguments: [
      ("/run/clamav/clamd.ctl", ScannerAddress.path("/run/clamav/clamd.ctl")), ("clamav:3310", .host("clamav", port: 3310)),
      ("[::1]:3310", .host("::1", port: 3310)), ("clamav", nil), (":3310", nil), ("a:b:3310", nil), ("clamav:0", nil),
      ("clam av:3310", nil), ("/" + String(repeating: "x", count: 107), nil),
    ])
  func addresses(text: String, address: ScannerAddress?) { #expect(ScannerAddress(text) == address) }
}
