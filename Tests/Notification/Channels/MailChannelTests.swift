import Contracts
import Foundation
import ServiceKit
import Testing

@testable import Formats
@testable import NotificationService

/// Issue 13: never twice, never lost; the fault "a file written is not a person told".
@Suite("E-mail through a mailer")
struct MailChannelTests {
  @Test(
    "what the mailer ends with says whether the message is on its way, refused for good, or to be tried again",
    arguments: [
      (0, "done"), (65, "refused"), (67, "refused"), (68, "again"), (75, "again"), (77, "again"), (78, "again"),
      (1, "again"),
      // What msmtp ends with where the server says "not now" (451), and where it was not heard of again after the message.
      (69, "again"), (70, "unknown"), (74, "unknown"), (76, "unknown"),
    ])
  func exits(status: Int, outcome: String) throws {
    let mailer = try Mailer("cat >message; exit \(status)")
    let answer = try mailer.channel.handOver(Self.delivery())
    switch answer {
    case .done(let reference):
      #expect(outcome == "done")
      #expect(MessageNames.notice(of: reference) == MailMessageTests.notice && reference.hasSuffix("@example.org"))
      #expect(Mailer.names.went(reference, to: "Robin@example.org") && !Mailer.names.went(reference, to: "kit@example.org"))
      #expect(try mailer.message.contains("Message-ID:\r\n <\(reference)>\r\n"))
    case .refused: #expect(outcome == "refused")
    case .tryAgain: #expect(outcome == "again")
    case .unknown: #expect(outcome == "unknown")
    }
  }

  @Test(
    "a mailer that is killed, or takes too long, leaves it open whether the message went; one that is not there has sent nothing")
  func interrupted() throws {
    let killed = try Mailer("cat >message; kill -9 $$")
    #expect(try killed.channel.handOver(Self.delivery()).isUnknown)
    let mailer = try Mailer("cat >message; exec sleep 30")
    var slow = mailer.channel
    slow.mailer.seconds = 0.5
    #expect(try slow.handOver(Self.delivery()).isUnknown)
    let absent = Mailer.channel("/nonexistent/sendmail")
    guard case .tryAgain = try absent.handOver(Self.delivery()) else {
      return #expect(Bool(false), "something was sent by no program")
    }
    #expect(try absent.find(Self.delivery().name) == .cannotTell(why: "a mailer cannot be asked what it has sent"))
  }

  @Test("a mailer reads the whole message, also where it begins after this process has ended")
  func whole() throws {
    let text = String(repeating: "A line of a long letter.\n", count: 20_000)
    let mailer = try Mailer("sleep 0.3; cat >message")
    // The process that started it holds nothing that the program waits for: it ends by itself, with all that it was given.
    let program = try ChildProgram(mailer.channel.mailer.program, [], input: Array(text.utf8))
    #expect(try program.status(by: Deadline(seconds: 30), limit: 1000) == 0)
    #expect(try mailer.message == text)
  }

  @Test("the mailer is told who it goes to and where bounces come back, and nothing that a person typed")
  func arguments() throws {
    let mailer = try Mailer("printf '%s\\n' \"$@\" >arguments; cat >message")
    _ = try mailer.channel.handOver(Self.delivery())
    #expect(try mailer.read("arguments") == "-i\n-f\nbounces@example.org\n--\nrobin@example.org\n")
  }

  @Test("in training an e-mail goes to the mailbox for exercises, or nowhere")
  func training() throws {
    let mailer = try Mailer("printf '%s\\n' \"$@\" >arguments; cat >message")
    guard case .refused = try mailer.channel.handOver(Self.delivery(isTraining: true)) else {
      return #expect(Bool(false), "an exercise was sent to a person")
    }
    let channel = Mailer.channel(mailer.channel.mailer.program, exercisesTo: "exercises@example.org")
    _ = try channel.handOver(Self.delivery(isTraining: true))
    #expect(try mailer.read("arguments").hasSuffix("exercises@example.org\n"))
  }

  static func delivery(isTraining: Bool = false, text: String = "Dear Robin\n") -> Delivery {
    Delivery(
      name: DeliveryName(notice: MailMessageTests.notice, channel: .email, reference: "RC-2026-000001", letter: "plan"),
      subject: "Your communication plan",
      addressee: Addressee(name: "Robin Example", lines: ["Robin Example", "robin@example.org"], email: "robin@example.org"),
      documents: [
        DeliveryDocument(name: "plan", format: .text, mediaType: "text/plain", ending: ".txt", bytes: Array(text.utf8)),
        DeliveryDocument(name: "plan", format: .pdf, mediaType: "application/pdf", ending: ".pdf", bytes: Array("%PDF".utf8)),
      ], postage: .firstClass, isTraining: isTraining)
  }
}

extension HandOver {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

/// A program in a folder of its own that does what is said when it is called as a mailer.
private final class Mailer {
  private let folder: URL
  let channel: MailChannel

  init(_ script: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "mailer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = folder.appending(path: "sendmail").path
    try Data("#!/bin/sh\ncd '\(folder.path)'\n\(script)\n".utf8).write(to: URL(filePath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
    channel = Self.channel(program)
  }

  static let names = MessageNames(secret: Array("an invented secret".utf8))

  static func channel(_ program: String, exercisesTo: String? = nil) -> MailChannel {
    MailChannel(
      mailer: Formats.Mailer(program: program, bouncesTo: "bounces@example.org"), from: MailMessageTests.office, names: names,
      exercisesTo: exercisesTo, clock: Clock())
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func read(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

  var message: String { get throws { try read("message") } }
}
