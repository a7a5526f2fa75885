import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

@testable import ManagedContact

extension SystemTests {
  /// The command as operators give it, on the tables of a real deployment (issue 12: resumable, bad lines by number, Excel's encodings).
  @Suite("managed-contact import", .serialized)
  struct ImportTests {
    private static func words(_ kind: String, _ file: String, in deployment: Deployment, _ more: [String] = []) -> [String] {
      [
        "import", kind, file, "--data", deployment.folder, "--pack", Program.pack, "--office", "staff", "--subject", "rita",
        "--organisation", "opfcc",
      ] + more
    }

    private static func count(_ table: String, in deployment: Deployment) throws -> Int {
      let database = try Database.openReadOnly(at: deployment.database(of: .intake))
      defer { database.close() }
      return try database.read { try $0.first("SELECT count(*) FROM \(table)", as: { $0.int(0) }) ?? 0 }
    }

    private static func letters(_ number: Int) -> String {
      String(number).map { String(UnicodeScalar(UInt8($0.asciiValue ?? 48) + 49)) }.joined()
    }

    @Test("killed at any moment and started again, it loses no line and takes none twice, and the journal verifies")
    func killed() async throws {
      try await Deployment.with([.intake]) { deployment in
        deployment.kill(.intake)
        let count = 12_000
        let rows = (0..<count).map { number in
          number % 1000 == 500
            ? "Person \(Self.letters(number)),nothing," : "Person \(Self.letters(number)),,m\(number)@example.org"
        }
        let (file, rejects) = ("\(deployment.folder)/people.csv", "\(deployment.folder)/rejects.csv")
        try (["name,telephone,email"] + rows).joined(separator: "\r\n").write(toFile: file, atomically: true, encoding: .utf8)
        let words = Self.words("persons", file, in: deployment, ["--rejects", rejects])
        var deaths = 0
        // The first dies before it has begun, and each lives a little longer: one is sure to die between the first lines and the last.
        for milliseconds in stride(from: 0, through: 60_000, by: 400) {
          let process = try Program.start(
            Program.folder + "managed-contact", words, environment: [:], output: "\(deployment.folder)/out",
            errors: "\(deployment.folder)/err")
          let code = Program.end(of: process, within: Double(milliseconds) / 1000)
          if code != nil {
            #expect(code == 65)
            break
          }
          kill(process, SIGKILL)
          _ = Program.end(of: process, within: 5)
          deaths += 1
        }
        #expect(deaths > 0)
        #expect(try Self.count("service_user", in: deployment) == count - 12)
        #expect(try Self.count("journal", in: deployment) == count - 12)
        let written = try String(contentsOfFile: rejects, encoding: .utf8)
        let numbers = written.split(separator: "\r\n").dropFirst().compactMap {
          $0.split(separator: ",").first.flatMap { Int($0) }
        }
        #expect(numbers == (0..<12).map { $0 * 1000 + 502 })
        let again = try Program.run(Program.folder + "managed-contact", words, seconds: 60)
        #expect(again.code == 0 && again.output.hasPrefix("0 taken, 0 rejected, "), "\(again.output)\(again.errors)")
        #expect(try Self.count("service_user", in: deployment) == count - 12)
        let verified = try deployment.verify()
        #expect(verified.code == 0, "\(verified.output)")
      }
    }

    @Test("says what it took, names each bad line and each person known already, and exits with what came of it")
    func messages() async throws {
      try await Deployment.with([.intake]) { deployment in
        let program = Program.folder + "managed-contact"
        func write(_ name: String, _ text: String) throws -> String {
          let path = "\(deployment.folder)/\(name)"
          // As a spreadsheet on Windows saves it.
          try Data(text.unicodeScalars.map { UInt8($0.value) }).write(to: URL(filePath: path))
          return path
        }
        let people = try write(
          "people.csv", "Name;Telephone\r\nZo\u{EB} M\u{FC}ller;07700 900001\r\n=Kim Lowe;nothing\r\nMuller, Zoe;07700 900002\r\n"
        )
        let (rejects, duplicates) = ("\(deployment.folder)/rejects.csv", "\(deployment.folder)/duplicates.csv")
        let result = try Program.run(
          program, Self.words("persons", people, in: deployment, ["--rejects", rejects, "--duplicates", duplicates]))
        #expect(result.code == 65)
        #expect(
          result.output.hasPrefix(
            "2 taken, 1 rejected, 0 in before.\n1 likely to be known already:\nline 4 is likely to be SU-"))
        #expect(result.errors.hasPrefix("line 3: telephoneNumbers: "), "\(result.errors)")
        #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains(",'=Kim Lowe,nothing\r\n"))
        #expect(try String(contentsOfFile: duplicates, encoding: .utf8).contains("\r\n4,SU-"))

        let contacts = try write("contacts.csv", "person,channel,summary\r\n07700 900001,telephone,Asked for a form.\r\n")
        let taken = try Program.run(program, Self.words("contacts", contacts, in: deployment))
        #expect(taken.code == 0 && taken.output == "1 taken, 0 rejected, 0 in before.\n", "\(taken.output)\(taken.errors)")

        let unknown = try write("unknown.csv", "name,shoe size\r\nX,42\r\n")
        #expect(try Program.run(program, Self.words("persons", unknown, in: deployment)).code == 65)
        #expect(try Program.run(program, Self.words("persons", "/nonexistent", in: deployment)).code == 66)
        #expect(try Program.run(program, Self.words("plans", people, in: deployment)).code == 64)
      }
    }
  }
}
