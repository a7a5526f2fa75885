import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import Formats

/// How the real program is started.
enum Worker {
  static let folder = "\(Invented.root)/.build/letter-programs"
  static let arguments = ["-I", "\(folder)/typst/worker.py", "\(folder)/python", "\(folder)/fonts", "\(folder)/typst", "", ""]
}

/// Issue 13, "Formats": a resident program that may be killed, hang, or answer nonsense at any moment.
@Suite("The program that sets pages", .enabled(if: Invented.programs.path(of: "python3") != nil, "needs python3"))
struct TypstWorkerTests {
  private let data: JSON = ["title": "x"]

  /// A program in place of the real one, which does what the script says; `count` says how many there have been.
  private func played<Result>(
    _ script: String, seconds: Double = 20, _ body: (TypstWorker, () throws -> Int) throws -> Result
  ) throws -> Result {
    let start = """
      import base64, json, os, sys, time
      starts = os.path.dirname(__file__) + "/starts"
      open(starts, "a").write("x")
      number = os.path.getsize(starts)
      def say(words): sys.stdout.write(words + "\\n"); sys.stdout.flush()
      def pdf(id): say(json.dumps({"id": id, "pdf": base64.b64encode(b"%PDF-" + bytes(str(number), "ascii")).decode(), "pages": 1}))
      say('{"ready": "1"}')

      """
    return try withFile(Array((start + script).utf8), named: "played.py") { path in
      let starts = URL(filePath: path).deletingLastPathComponent().appending(path: "starts")
      let worker = TypstWorker(
        path: try #require(Invented.programs.path(of: "python3")), arguments: ["-I", path], seconds: seconds)
      return try body(worker) { try Data(contentsOf: starts).count }
    }
  }

  private func text(_ result: (bytes: [UInt8], pages: Int)) -> String { String(decoding: result.bytes, as: UTF8.self) }

  private static let answers = "for line in sys.stdin: pdf(json.loads(line)[\"id\"])"

  @Test("it is started when first needed, and then kept")
  func kept() throws {
    try played(Self.answers) { (worker, starts) throws in
      #expect(worker.process == nil)
      for _ in 0..<5 { #expect(text(try worker.set("letter", data: data, day: 0)) == "%PDF-1") }
      #expect(try starts() == 1)
    }
  }

  @Test(
    "one that dies in mid-letter is started again, and the letter comes once",
    arguments: ["os._exit(1)", "os.kill(os.getpid(), 9)"])
  func dies(how: String) throws {
    try played("for line in sys.stdin:\n  if number == 1: \(how)\n  pdf(json.loads(line)[\"id\"])") { (worker, starts) throws in
      #expect(text(try worker.set("letter", data: data, day: 0)) == "%PDF-2")
      #expect(text(try worker.set("letter", data: data, day: 0)) == "%PDF-2")
      #expect(try starts() == 2)
    }
  }

  @Test("one that is killed between letters is started again")
  func killed() throws {
    try played(Self.answers) { (worker, starts) throws in
      _ = try worker.set("letter", data: data, day: 0)
      kill(try #require(worker.process), SIGKILL)
      #expect(text(try worker.set("letter", data: data, day: 0)) == "%PDF-2")
      #expect(try starts() == 2)
    }
  }

  @Test(
    "one that answers nonsense is started again once, and then is a failure",
    arguments: [
      "say(\"nonsense\")", "say(\"{}\")", "say('{\"id\": 999, \"pdf\": \"JVBERi0=\", \"pages\": 1}')", "say(\"\\x00\" * 100)",
      "say(\"x\" * 7000000)",
      "os._exit(0)", "sys.stdout.write(\"{\"); sys.stdout.flush(); os._exit(0)",
    ])
  func nonsense(answer: String) throws {
    try played("for line in sys.stdin: \(answer)") { (worker, starts) throws in
      #expect(throws: FormatFault.programFailed("the typesetter")) { try worker.set("letter", data: data, day: 0) }
      #expect(try starts() == 2)
      #expect(worker.process == nil)
    }
  }

  @Test("a letter that it refuses is not tried for ever: a person has to know of it")
  func refusal() throws {
    try played("for line in sys.stdin: say('{\"id\": %d, \"error\": \"refused\"}' % json.loads(line)[\"id\"])") {
      (worker, starts) throws in
      #expect(throws: FormatFault.refused("the typesetter")) { try worker.set("letter", data: data, day: 0) }
      #expect(try starts() == 1 && !FormatFault.refused("the typesetter").isTemporary)
    }
  }

  @Test(
    "an answer that is no document is a failure of that letter alone",
    arguments: ["\"pdf\": \"eA==\", \"pages\": 1", "\"pdf\": \"!!!\", \"pages\": 1", "\"error\": \"another\"", "\"pages\": 1"])
  func noDocument(members: String) throws {
    try played("for line in sys.stdin: say('{\"id\": %d, \(members)}' % json.loads(line)[\"id\"])") { (worker, starts) throws in
      #expect(throws: FormatFault.programFailed("the typesetter")) { try worker.set("letter", data: data, day: 0) }
      #expect(try starts() == 1)
    }
  }

  @Test("one that takes too long is ended, and the next letter has another", arguments: ["time.sleep(600)", "while True: pass"])
  func slow(how: String) throws {
    try played("for line in sys.stdin:\n  if number == 1:\n    \(how)\n  pdf(json.loads(line)[\"id\"])", seconds: 2) {
      (worker, _) throws in
      #expect(throws: FormatFault.programTooSlow("the typesetter", seconds: 2)) { try worker.set("letter", data: data, day: 0) }
      #expect(worker.process == nil)
      #expect(text(try worker.set("letter", data: data, day: 0)) == "%PDF-2")
    }
  }

  @Test("one that never reads what it is sent is ended as well")
  func deaf() throws {
    try played("time.sleep(600)", seconds: 2) { (worker, _) throws in
      let large: JSON = ["title": .text(String(repeating: "x", count: 3_000_000))]
      #expect(throws: FormatFault.programTooSlow("the typesetter", seconds: 2)) { try worker.set("letter", data: large, day: 0) }
    }
  }

  @Test("several threads get each their own letter", .enabled(if: Invented.hasPages))
  func threads() async throws {
    let digests = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<8 {
        group.addTask {
          (number, try Invented.formats.render(Invented.letter(to: ["Robin \(number)", "EX1 1AC"]), as: .pdf).digest)
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(Set(digests.values).count == 8)
    for (number, digest) in digests {
      #expect(try Invented.formats.render(Invented.letter(to: ["Robin \(number)", "EX1 1AC"]), as: .pdf).digest == digest)
    }
  }

  @Test("a request that is none gets an answer, and the program goes on", .enabled(if: Invented.hasPages))
  func protocolFaults() throws {
    let program = try ChildProgram(try #require(Invented.programs.path(of: "python3")), Worker.arguments)
    let deadline = Deadline(seconds: 30)
    #expect(String(decoding: try program.line(by: deadline, limit: 1000), as: UTF8.self).hasPrefix("{\"ready\": "))
    let requests = [
      "nonsense", "[]", "{\"id\": 1}", "{\"id\": 2, \"template\": \"../letter\", \"data\": \"{}\", \"day\": 0}",
      "{\"id\": 3, \"template\": \"setting\", \"data\": \"{}\", \"day\": 0}",
      "{\"id\": 4, \"template\": \"letter\", \"data\": {}, \"day\": 0}",
    ]
    for request in requests {
      try program.write(Array((request + "\n").utf8), by: deadline)
      #expect(
        String(decoding: try program.line(by: deadline, limit: 10_000), as: UTF8.self).contains("\"error\": \"not-understood\""),
        "\(request)")
    }
    try program.write(Array("{\"id\": 5, \"template\": \"letter\", \"data\": \"{}\", \"day\": 0}\n".utf8), by: deadline)
    #expect(
      String(decoding: try program.line(by: deadline, limit: 10_000), as: UTF8.self).contains("\"id\": 5, \"error\": \"refused\"")
    )
  }

  @Test("it can reach no network, start no program, and take no more memory than its share", .enabled(if: Invented.hasPages))
  func confined() throws {
    let script = """
      import os, socket, sys
      sys.path.insert(0, \"\(Worker.folder)/typst\")
      import worker
      worker.confine()
      found = []
      for name, attempt in [
        ("socket", lambda: socket.socket()), ("pair", lambda: socket.socketpair()), ("program", lambda: os.execv("/bin/true", ["true"])),
        ("memory", lambda: bytearray(2 << 30))]:
        try:
          attempt()
        except (PermissionError, MemoryError) as error:
          found.append(name + " " + type(error).__name__)
      print(found)
      """
    try withFile(Array(script.utf8), named: "confined.py") { path in
      let said = String(decoding: try Invented.output(of: "python3", ["-I", path]), as: UTF8.self)
      #expect(said == "['socket PermissionError', 'pair PermissionError', 'program PermissionError', 'memory MemoryError']\n")
    }
  }
}
