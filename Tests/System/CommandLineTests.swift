import Contracts
import Foundation
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("The command line program", .serialized)
  struct CommandLineTests {
    @Test(
      "does not guess: it says what it does not understand, how it is used, and ends with 64",
      arguments: [
        [], ["dance"], ["token", "--role", "king", "--subject", "a", "--data", "."], ["token", "--role", "staff", "--data", "."],
        ["token", "--role", "staff", "--subject", "a"], ["verify"], ["verify", "--data"], ["verify", "--folder", "."],
        ["policy", "change", "x"], ["demo", "--port", "http", "--secret-file", "x"], ["verify", "--data", ".", "more"],
      ])
    func usage(words: [String]) async throws {
      let result = try await onThread { try Program.run(Program.folder + "managed-contact", words) }
      #expect(result.code == 64)
      #expect(result.errors.contains("managed-contact: ") && result.errors.contains("verify --data DIR"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }

    @Test(
      "ends with 66 when there is nothing to read",
      arguments: [
        ["verify", "--data", "/nonexistent"], ["policy", "check", "/nonexistent"],
        ["token", "--role", "staff", "--subject", "a", "--data", "/nonexistent"],
      ])
    func nothingToRead(words: [String]) async throws {
      let result = try await onThread { try Program.run(Program.folder + "managed-contact", words) }
      #expect(result.code == 66, "\(result.errors)")
    }

    @Test("mints a token by which a service knows the person, their roles and their organisations")
    func mints() async throws {
      try await onThread {
        let folder = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
        let secret = String(repeating: "an invented secret ", count: 3)
        try (secret + "\n").write(toFile: "\(folder)/secret", atomically: true, encoding: .utf8)
        let result = try Program.managedContact(
          "token", "--data", folder, "--role", "staff,manager", "--subject", "sam.rivers", "--name", "Sam Rivers",
          "--organisation", "opfcc,voice", "--hours", "2")
        #expect(result.code == 0, "\(result.errors)")
        let token = result.output.trimmingCharacters(in: .newlines)
        let (tokens, now) = (TokenIssuer(secret: Array(secret.utf8)), Clock().wallNow)
        let actor = try tokens.verify(token, at: now.adding(seconds: 7000))
        #expect(
          actor
            == Actor(subject: "sam.rivers", name: "Sam Rivers", roles: [.staff, .manager], organisations: ["opfcc", "voice"]))
        #expect(throws: TokenFault.expired) { try tokens.verify(token, at: now.adding(seconds: 7300)) }
      }
    }

    @Test("says in sentences what a good policy pack says")
    func explains() async throws {
      let result = try await onThread { try Program.managedContact("policy", "check", Program.pack) }
      #expect(result.code == 0, "\(result.errors)")
      for words in ["senior manager", "(5.3)", "(6.2)", "at least every 12 months (8.1)"] {
        #expect(result.output.contains(words), "\(words): \(result.output)")
      }
    }
  }
}
