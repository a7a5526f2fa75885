import Contracts
import Foundation
import ServiceKit
import Synchronization
import TestNetwork
import TestOffices
import TestSupport
import Testing

/// Issue 14: a checkpoint leaves the deployment, to where those who run it cannot change it.
@Suite("Checkpoints that go out")
struct CheckpointsOutTests {
  /// What was posted, and whether it is taken.
  private final class Post: Sendable {
    let taken = Mutex<[String]>([])
    let isOpen = Atomic<Bool>(true)
  }

  private func finding(_ town: Town) throws -> Readiness.Finding? {
    try town.platform(.records).readiness.findings["checkpoints"]
  }

  private func body(_ request: String) throws -> SignedCheckpoint {
    let text = try #require(request.components(separatedBy: "\r\n\r\n").last)
    return try JSON.decode(SignedCheckpoint.self, from: Array(text.utf8))
  }

  @Test("each is posted to the address that is set, with its token; one that is not taken is sent later, and readiness says so")
  func posted() throws {
    let post = Post()
    let server = try RawServer { connection in
      guard post.isOpen.load(ordering: .relaxed) else {
        connection.send("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
        return
      }
      var text = connection.request
      while !text.hasSuffix("}"), case let more = connection.receive(), !more.isEmpty {
        text += String(decoding: more, as: UTF8.self)
      }
      post.taken.withLock { $0.append(text) }
      connection.send("HTTP/1.1 204 No Content\r\n\r\n")
    }
    let town = try Town([.records])
    let token = "\(town.folder)/token"
    try Data("an-invented-token\n".utf8).write(to: URL(filePath: token))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
    town.settings = ["MC_CHECKPOINTS_POST_TO": "\(server.address)/checkpoints", "MC_CHECKPOINTS_POST_TOKEN_FILE": token]
    try town.restart(.records)
    try town.settle()
    town.advance(days: 1)
    try town.settle()
    let sent = post.taken.withLock { $0 }
    let newest: SignedCheckpoint = try town.get(.records, "/checkpoints/latest", as: People.rory).decode()
    let last = try #require(sent.last)
    #expect(last.hasPrefix("POST /checkpoints HTTP/1.1\r\n") && last.contains("Authorization: Bearer an-invented-token\r\n"))
    #expect(try body(last) == newest && newest.checkpoint.number == 2 && newest.isGenuine)
    #expect(try finding(town) == .ready)
    post.isOpen.store(false, ordering: .relaxed)
    for _ in 0..<3 {
      town.advance(days: 1)
      try town.settle()
    }
    #expect(
      try finding(town) == .note("no checkpoint has gone out to the address of MC_CHECKPOINTS_POST_TO for two days"))
    post.isOpen.store(true, ordering: .relaxed)
    try town.restart(.records)
    try town.settle()
    #expect(try body(try #require(post.taken.withLock { $0.last })).checkpoint.number == 5)
    #expect(try finding(town) == .ready)
  }

  @Test("each goes by e-mail to the address that is set, as a file that verify reads")
  func mailed() throws {
    let town = try Town([.records])
    let program = "\(town.folder)/sendmail"
    try Data("#!/bin/sh\necho \"$@\" >'\(town.folder)/words'\ncat >'\(town.folder)/message'\n".utf8).write(
      to: URL(filePath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
    town.settings = [
      "MC_CHECKPOINTS_MAIL_TO": "audit@example.org", "MC_MAILER": program, "MC_MAIL_FROM": "system@example.org",
    ]
    try town.restart(.records)
    try town.settle()
    town.advance(days: 1)
    try town.settle()
    #expect(
      try String(contentsOfFile: "\(town.folder)/words", encoding: .utf8) == "-i -f system@example.org -- audit@example.org\n")
    let message = try String(contentsOfFile: "\(town.folder)/message", encoding: .utf8)
    #expect(message.contains("Subject: Managed Contact: checkpoint 2\r\n"))
    let part = try #require(message.components(separatedBy: "filename=\"checkpoint-2.json\"\r\n").last)
    let encoded = try #require(
      part.components(separatedBy: "\r\n\r\n").dropFirst().first?.components(separatedBy: "--=_whole").first)
    let bytes = try #require(Data(base64Encoded: encoded, options: .ignoreUnknownCharacters))
    let newest: SignedCheckpoint = try town.get(.records, "/checkpoints/latest", as: People.rory).decode()
    #expect(try JSON.decode(SignedCheckpoint.self, from: Array(bytes)) == newest)
  }

  @Test("what is set wrongly stops the start, by its name")
  func settings() throws {
    let town = try Town([.records])
    town.settings = ["MC_CHECKPOINTS_MAIL_TO": "nobody", "MC_CHECKPOINTS_POST_TO": "ftp://example.org"]
    do {
      try town.restart(.records)
      Issue.record("it started")
    } catch let faults as ConfigurationFaults {
      #expect(
        faults.faults.map(\.variable) == ["MC_CHECKPOINTS_MAIL_TO", "MC_CHECKPOINTS_POST_TO", "MC_MAILER"])
    }
  }
}
