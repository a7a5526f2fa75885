import Contracts
import Foundation
import ServiceKit
import TestOffices
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("The command line program", .serialized)
  struct CommandLineTests {
    @Test(
      "does not guess: it says what it does not understand, prints its usage, and exits with 64",
      arguments: [
        [], ["dance"], ["token", "--office", "staff", "--subject", "Sam.Rivers", "--data", ".", "--pack", Program.pack],
        ["token", "--office", "king", "--subject", "sam.rivers", "--data", ".", "--pack", Program.pack],
        ["token", "--office", "staff", "--data", ".", "--pack", Program.pack],
        ["token", "--office", "staff", "--subject", "sam.rivers", "--pack", Program.pack],
        // Offices are a pack's: without one, no token and no story.
        ["token", "--office", "staff", "--subject", "sam.rivers", "--data", "."], ["demo", "--port", "8080", "--data", "."],
        ["token", "--role", "staff", "--subject", "sam.rivers", "--data", ".", "--pack", Program.pack], ["verify"],
        ["verify", "--data"],
        ["verify", "--folder", "."],
        ["policy", "change", "x"], ["policy", "working-days", "--from", "2026-01-01", "--through", "2026-01-02"],
        ["policy", "working-days", ".", "--from", "2026-01-02", "--through", "2026-01-01"],
        ["policy", "working-days", ".", "--from", "2026-02-30", "--through", "2026-03-01"],
        ["policy", "working-days", ".", "--from", "2020-01-01", "--through", "2070-01-01"],
        ["demo", "--port", "http", "--secret-file", "x", "--pack", Program.pack],
        ["demo", "--host", "localhost", "--pack", Program.pack], ["demo", "--pack", Program.pack],
        ["verify", "--data", ".", "more"],
      ])
    func usage(words: [String]) async throws {
      let result = try await onThread { try Program.run(Program.folder + "managed-contact", words) }
      #expect(result.code == 64)
      #expect(result.errors.contains("managed-contact: ") && result.errors.contains("verify --data DIR"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }

    @Test(
      "exits with 66 when there is nothing to read",
      arguments: [
        ["verify", "--data", "/nonexistent"], ["policy", "check", "/nonexistent"],
        ["token", "--office", "staff", "--subject", "sam.rivers", "--data", "/nonexistent", "--pack", Program.pack],
        ["token", "--office", "staff", "--subject", "sam.rivers", "--data", ".", "--pack", "/nonexistent"],
        ["demo", "--port", "8080", "--data", ".", "--pack", "/nonexistent"],
      ])
    func nothingToRead(words: [String]) async throws {
      let result = try await onThread { try Program.run(Program.folder + "managed-contact", words) }
      #expect(result.code == 66, "\(result.errors)")
    }

    @Test("mints a token that tells a service the person, their offices under which pack, and their organisations")
    func mints() async throws {
      try await onThread {
        let folder = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
        let secret = String(repeating: "an invented secret ", count: 3)
        try (secret + "\n").write(toFile: "\(folder)/secret", atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: "\(folder)/run", withIntermediateDirectories: true)
        try (Program.pack + "\n").write(toFile: "\(folder)/run/pack", atomically: true, encoding: .utf8)
        let words = [
          "token", "--office", "staff,manager", "--subject", "sam.rivers", "--name", "Sam Rivers", "--organisation",
          "opfcc,voice",
          "--hours", "2",
        ]
        let program = Program.folder + "managed-contact"
        for result in [
          try Program.run(program, words + ["--data", folder, "--pack", Program.pack]),
          // As `compose/up` leaves it there.
          try Program.run(program, words + ["--data", folder]),
          try Program.run(program, words + ["--secret-file", "\(folder)/secret"], environment: ["MC_PACK": Program.pack]),
          try Program.run(program, words, environment: ["MC_SECRET_FILE": "\(folder)/secret", "MC_PACK": Program.pack]),
        ] {
          #expect(result.code == 0, "\(result.errors)")
          let token = result.output.trimmingCharacters(in: .newlines)
          let (tokens, now) = (TokenIssuer(secret: Array(secret.utf8)), Clock().wallNow)
          let actor = try tokens.verify(token, at: now.adding(seconds: 7000))
          #expect(
            actor
              == Actor(
                subject: "sam.rivers", name: "Sam Rivers", offices: [.staff, .manager], organisations: ["opfcc", "voice"],
                pack: "opfcc-northamptonshire"))
          #expect(throws: TokenFault.expired) { try tokens.verify(token, at: now.adding(seconds: 7300)) }
        }
      }
    }

    @Test("mints no token for an office that the pack does not have, and says which it has")
    func knowsOffices() async throws {
      let result = try await onThread {
        try Program.managedContact(
          "token", "--office", "staff", "--subject", "sam.rivers", "--data", ".", "--pack", "\(Program.packs)/york")
      }
      #expect(result.code == 64)
      #expect(result.errors.contains("unknown office 'staff'; york has: customer-adviser, team-manager, "), "\(result.errors)")
    }

    @Test(
      "in one file with the services, as in the container image, acts as the service it is called by",
      arguments: Service.allCases.map(\.rawValue) + ["managed-contact"])
    func allInOne(name: String) async throws {
      let link = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: true)
      defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: link) } }
      try FileManager.default.createSymbolicLink(atPath: "\(link)/\(name)", withDestinationPath: Program.folder + "all-in-one")
      // Without configuration, each service lacks different things.
      let (one, other) = try await onThread {
        (try Program.run("\(link)/\(name)"), try Program.run(Program.folder + name))
      }
      #expect(one.code == (name == "managed-contact" ? 64 : 78))
      #expect((one.code, one.output, one.errors) == (other.code, other.output, other.errors))
      #expect(!one.errors.isEmpty)
    }

    @Test("says whether each day is a working day, which is the tenth after it, and how far it knows bank holidays")
    func workingDays() async throws {
      let ask = { @Sendable (first: String, last: String) throws in
        try Program.managedContact("policy", "working-days", Program.pack, "--from", first, "--through", last)
      }
      let known = try await onThread { try ask("2026-12-24", "2026-12-26") }
      #expect(known.output == "2026-12-24 yes 2027-01-12\n2026-12-25 no 2027-01-12\n2026-12-26 no 2027-01-12\n")
      #expect(known.code == 0 && known.errors.isEmpty, "\(known.errors)")
      let unknown = try await onThread { try ask("2028-12-29", "2028-12-29") }
      #expect(unknown.code == 0 && unknown.output == "2028-12-29 yes 2029-01-12\n")
      #expect(unknown.errors.contains("known from 2020-01-01 to 2028-12-31"), "\(unknown.errors)")
    }

    @Test(
      "explains a valid policy pack in sentences",
      arguments: [
        ("opfcc-northamptonshire", ["A senior manager authorises", "(5.3)", "(6.2)", "at least every 12 months (8.1)"]),
        ("york", ["2 warnings come first (Section 6)", "jointly", "at least every 6 months (Section 10)", "12 months at most"]),
        ("glasgow", ["within 10 working days of receipt (Part I, 1)", "reviewed together, on 1 April and 1 October"]),
      ])
    func explains(pack: String, expected: [String]) async throws {
      for path in ["\(Program.packs)/\(pack)", "\(Program.packs)/\(pack)/policy.json"] {
        let result = try await onThread { try Program.managedContact("policy", "check", path) }
        #expect(result.code == 0, "\(result.errors)")
        for words in expected { #expect(result.output.contains(words), "\(words): \(result.output)") }
      }
    }

    @Test(
      "says of a valid policy pack which office may do what: by office, by door, and by step",
      arguments: [
        (
          "opfcc-northamptonshire",
          [
            "manager: manager; may prepare, record",
            "take steps in a case (below): manager, senior-manager, chief-executive, complaints-team, customer-service-manager",
            "authorise: senior-manager", "decide-appeal: complaints-team",
          ]
        ),
        (
          "york",
          [
            "head-of-legal-services: Head of Legal Services; may decide",
            "read who looked a person up: head-of-service, head-of-legal-services, information-governance-officer, internal-auditor",
            "warn-again: head-of-service", "authorise: head-of-service, head-of-legal-services",
          ]
        ),
        (
          "glasgow",
          [
            "platform-owner: platform owner; may administer", "configure the deployment: platform-owner",
            "acknowledge-appeal: resolution-officer", "decide-appeal: panel-member",
          ]
        ),
      ])
    func explainsOffices(pack: String, expected: [String]) async throws {
      let result = try await onThread { try Program.managedContact("policy", "check", "\(Program.packs)/\(pack)") }
      #expect(result.code == 0, "\(result.errors)")
      let lines = Set(result.output.split(separator: "\n").map { $0.drop { $0 == " " } })
      for line in expected { #expect(lines.contains(line[...]), "\(line): \(result.output)") }
    }
  }
}
