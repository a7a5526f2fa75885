import Contracts
import Foundation
import ServiceKit
import Testing

@Suite("Configuration, durations and the clock")
struct ConfigurationTests {
  private func faults(_ environment: [String: String]) -> [String: String] {
    do {
      _ = try ServiceConfiguration(environment: environment, of: .intake)
      return [:]
    } catch {
      return Dictionary(uniqueKeysWithValues: error.faults.map { ($0.variable, $0.problem) })
    }
  }

  @Test("every fault is reported at once, each with its variable and an example")
  func together() throws {
    let environment = [
      "MC_SERVICE_PORT": "eighty", "MC_HOST": "example.org", "MC_DATA": "/nowhere/at/all", "MC_MODE": "live",
      "MC_CLOCK_OFFSET": "30 days", "MC_CHECKS_PER_MINUTE": "many", "MC_CLAMD": "clamav",
      "MC_MAILER": "sendmail", "MC_MAIL_FROM": "-x", "MC_MAIL_EXERCISES_TO": "nowhere",
      "MC_MAIL_BOUNCES": "/nowhere", "MC_MAIL_BOUNCES_TO": "x y@example.org",
      "MC_NOTIFY_KEY_FILE": "/nowhere", "MC_NOTIFY_CARRIES": "e-mail,by-hand", "MC_NOTIFY_EMAIL_TEMPLATE": "welcome",
      "MC_NOTIFY_SMS_TEMPLATE": "1", "MC_NOTIFY_RECEIPTS_TOKEN_FILE": "/nowhere", "MC_NOTIFY_ADDRESS": "ftp://example.org",
      "MC_LOG_LEVEL": "loud", "MC_INTAKE_URL": "ftp://example.org",
    ]
    do {
      _ = try ServiceConfiguration(environment: environment, of: .notification)
      Issue.record("that configuration was taken")
    } catch {
      #expect(
        error.faults.map(\.variable) == [
          "MC_CHECKS_PER_MINUTE", "MC_CLAMD", "MC_CLOCK_OFFSET", "MC_DATA", "MC_HOST", "MC_INTAKE_URL", "MC_LOG_LEVEL",
          "MC_MAILER", "MC_MAIL_BOUNCES", "MC_MAIL_BOUNCES_TO", "MC_MAIL_EXERCISES_TO", "MC_MAIL_FROM", "MC_MODE",
          "MC_NOTIFY_ADDRESS", "MC_NOTIFY_CARRIES", "MC_NOTIFY_EMAIL_TEMPLATE", "MC_NOTIFY_KEY_FILE",
          "MC_NOTIFY_RECEIPTS_TOKEN_FILE", "MC_NOTIFY_SMS_TEMPLATE",
          "MC_PACK", "MC_RECORDS_URL",
          "MC_SECRET_FILE",
          "MC_SERVICE_PORT", "MC_WORKFLOW_URL",
        ])
      for fault in error.faults { #expect(error.description.contains("\(fault.variable)=\(fault.example)")) }
    }
  }

  @Test(
    "training takes only a key of GOV.UK Notify that is named as a test key, and production none that is; neither is ever shown",
    arguments: [
      (DeploymentMode.training, "test_key", true), (.training, "Test", true), (.training, "live_key", false),
      (.training, "my-test", false), (.production, "live-key", true), (.production, "test_key", false),
    ])
  func notifyKeys(mode: DeploymentMode, name: String, isTaken: Bool) throws {
    let scratch = try Scratch()
    let (service, secret) = ("01a207ee-0000-7000-8000-00000000aaaa", "01A207EE-0000-7000-8000-00000000bbbb")
    let key = try scratch.file("key", "\(name)-\(service)-\(secret)\n")
    let environment = try scratch.environment().merging(["MC_MODE": mode.rawValue, "MC_NOTIFY_KEY_FILE": key]) { $1 }
    do {
      let notify = try #require(try ServiceConfiguration(environment: environment, of: .notification).notify)
      #expect(isTaken && notify.key.service.text == service && notify.key.secret == Array(secret.utf8))
      #expect(notify.key.label == name && notify.address == "https://api.notifications.service.gov.uk")
      #expect(notify.carries == [.email] && !"\(notify.key)".contains(secret))
      #expect(notify.missing == "MC_NOTIFY_EMAIL_TEMPLATE, MC_NOTIFY_RECEIPTS_TOKEN_FILE are not set")
      #expect(notify.letterChannels.isEmpty)
    } catch let faults as ConfigurationFaults {
      #expect(!isTaken && faults.faults.map(\.variable) == ["MC_NOTIFY_KEY_FILE"], "\(faults)")
      #expect(!faults.description.contains(secret))
    }
    #expect(NotifyKey("\(service)-\(secret)") == nil && NotifyKey("-\(service)-\(secret)") == nil)
    #expect(NotifyKey("test-\(service)-secret") == nil && NotifyKey("test \(service)-\(secret)") == nil)
  }

  @Test("what is not set has its ordinary value")
  func defaults() throws {
    let scratch = try Scratch()
    let secret = try scratch.file("line-end", Bench.secret + "\n")
    let environment = try scratch.environment().merging([
      "MC_SERVICE_PORT": "", "MC_DATA": scratch.path + "/", "MC_SECRET_FILE": secret, "MC_MODE": "",
    ]) { $1 }
    let read = try ServiceConfiguration(environment: environment, of: .records)
    #expect(read.port == 8084 && read.host == "127.0.0.1" && read.mode == .training && read.logLevel == .info)
    #expect(read.dataFolder == scratch.path)
    #expect(read.secret == Array(Bench.secret.utf8))
    #expect(read.clockOffsetSeconds == nil)
  }

  @Test("a service cannot do without the addresses of those that it follows or asks", arguments: Service.allCases)
  func addresses(service: Service) throws {
    let scratch = try Scratch()
    var environment = try scratch.environment()
    for other in Service.allCases { environment[other.addressVariable] = nil }
    do {
      _ = try ServiceConfiguration(environment: environment, of: service)
      #expect(service.needs.isEmpty)
    } catch {
      #expect(error.faults.map(\.variable) == service.needs.map(\.addressVariable).sorted())
      for fault in error.faults { #expect(fault.example.hasPrefix("http://127.0.0.1:808"), "\(fault)") }
    }
  }

  @Test("a secret that others may read, or that is too short, is refused", arguments: [0o640, 0o604, 0o600])
  func secrets(mode: Int) throws {
    let scratch = try Scratch()
    let length = mode == 0o600 ? 31 : 32
    let secret = try scratch.file("faulty", String(repeating: "s", count: length) + "\n", mode: mode)
    let found = faults(try scratch.environment().merging(["MC_SECRET_FILE": secret]) { $1 })
    #expect(found.keys.sorted() == ["MC_SECRET_FILE"])
    #expect(found["MC_SECRET_FILE"]?.contains(mode == 0o600 ? "31 bytes" : "open to others") == true)
  }

  @Test(
    "a data folder or a secret that is a symbolic link, is open to others or belongs to someone else is refused, with what to do")
  func places() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    func place(_ name: String, mode: Int) throws -> String {
      let path = "\(scratch.path)/\(name)"
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      return path
    }
    func problem(_ variable: String, _ path: String) throws -> String {
      faults(try scratch.environment().merging([variable: path]) { $1 })[variable] ?? "none"
    }
    #expect(try problem("MC_DATA", place("own", mode: 0o700)) == "none")
    for mode in [0o750, 0o701, 0o777] { #expect(try problem("MC_DATA", place("open", mode: mode)).contains("chmod 700")) }
    let secret = try scratch.file("other-secret", Bench.secret)
    for (variable, target) in [("MC_DATA", "\(scratch.path)/own"), ("MC_SECRET_FILE", secret)] {
      let link = "\(scratch.path)/link-\(variable)"
      try files.createSymbolicLink(atPath: link, withDestinationPath: target)
      #expect(try problem(variable, link).contains("symbolic link"))
      #expect(try problem(variable, "\(scratch.path)/nothing").contains("that exists"))
      // Only root can give something away.
      guard geteuid() == 0 else { continue }
      try files.setAttributes([.ownerAccountID: 10_001], ofItemAtPath: target)
      #expect(try problem(variable, target).contains("of user 10001, and this runs as user 0"))
    }
  }

  @Test("a moved clock is refused in production")
  func production() throws {
    let scratch = try Scratch()
    let environment = try scratch.environment().merging(["MC_CLOCK_OFFSET": "P30D"]) { $1 }
    #expect(faults(environment).isEmpty)
    #expect(faults(environment.merging(["MC_MODE": "production"]) { $1 }).keys.sorted() == ["MC_CLOCK_OFFSET"])
  }

  @Test(
    "durations are read in whole seconds",
    arguments: [
      ("P30D", 2_592_000), ("PT36H", 129_600), ("-P1W", -604_800), ("P1Y2M10DT2H30M", 37_593_000), ("PT0S", 0), ("+PT1M1S", 61),
    ])
  func durations(text: String, seconds: Int) {
    #expect(ISO8601Duration.seconds(text) == seconds)
    #expect(ISO8601Duration.seconds(ISO8601Duration.text(seconds: seconds)) == seconds)
  }

  @Test(
    "what is no duration is refused",
    arguments: [
      "", "P", "PT", "P1", "1D", "P1H", "PT1D", "P1D1Y", "PT1.5H", "P1DT", "P-1D", "P1D1D", "P99999999999999999999D", "P101Y",
      "P１D",
    ])
  func notDurations(text: String) {
    #expect(ISO8601Duration.seconds(text) == nil)
  }

  @Test("moving the clock moves what is now for every copy, and never the wall")
  func clock() {
    let clock = Clock(source: { Bench.noon })
    let copy = clock
    clock.move(to: 3600)
    #expect(copy.now == Bench.noon.adding(seconds: 3600))
    #expect(copy.wallNow == Bench.noon)
  }

  @Test("identifiers rise, in one millisecond and when the clock goes back")
  func identifiers() {
    let clock = Clock(source: { Bench.noon })
    let identifiers = Identifiers(clock: clock, random: { [UInt8](repeating: 0xFF, count: $0) })
    var made = (0..<5000).map { _ in identifiers.next() }
    clock.move(to: -60)
    made.append(identifiers.next())
    #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
  }
}
