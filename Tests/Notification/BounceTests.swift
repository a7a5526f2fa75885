import Contracts
import Foundation
import ServiceKit
import Storage
import TestSupport
import Testing

@testable import NotificationService

/// Issue 13: bounces by return code and from a bounce mailbox.
@Suite("Letters by e-mail that come back to the mailbox of bounces")
struct BounceTests {
  private let town: Town
  private let file: CaseView
  private static let address = "robin@example.org"

  init() throws {
    town = try Town(Service.allCases)
    for part in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(atPath: "\(town.folder)/Maildir/\(part)", withIntermediateDirectories: true)
    }
    let mailer = "\(town.folder)/mailer"
    try Data("#!/bin/sh\ncat >>'\(town.folder)/sent'\n".utf8).write(to: URL(filePath: mailer))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: mailer)
    // In training every letter goes to the mailbox for exercises.
    town.settings = [
      "MC_MAILER": mailer, "MC_MAIL_FROM": "letters@example.org", "MC_MAIL_EXERCISES_TO": Self.address,
      "MC_MAIL_BOUNCES_TO": "bounces@example.org", "MC_MAIL_BOUNCES": "\(town.folder)/Maildir",
    ]
    try town.restart(.notification)
    let person = try town.register(address: nil)
    let body: JSON = ["emailAddresses": [.text(Self.address)]]
    let answer = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: 1)
    try #require(answer.status == 200, "\(answer.text)")
    file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    try town.settle()
  }

  private func notice() throws -> Notice {
    try #require(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.first)
  }

  private func types() throws -> [String] {
    let platform = try town.platform(.notification)
    let stream = "notice/\(try notice().id)"
    return try platform.database.read { try platform.journal.entries(of: stream, in: $0) }.map(\.type)
  }

  private func deliver(_ text: String, as name: String = "1795428005.M1P2.mx", to part: String = "new") throws {
    try Data(text.utf8).write(to: URL(filePath: "\(town.folder)/Maildir/\(part)/\(name)"))
  }

  /// What the mailbox has, by folder and name.
  private func mailbox() throws -> [String] {
    try ["new", "cur"].flatMap { part in
      try FileManager.default.contentsOfDirectory(atPath: "\(town.folder)/Maildir/\(part)").map { "\(part)/\($0)" }
    }.sorted()
  }

  private func read() throws {
    town.advance(seconds: 61)
    try town.settle()
  }

  @Test(
    "a bounce by which the server gives up settles the letter as returned, and the case has its task", arguments: Bounces.allCases
  )
  func returned(bounce: Bounces) throws {
    #expect(try notice().state == .served && town.current(file).stage == "warned")
    let reference = try #require(try notice().carrierReference)
    try deliver(bounce.text(of: reference, to: Self.address))
    try read()
    #expect(try mailbox() == ["cur/1795428005.M1P2.mx:2,S"])
    #expect(try types().filter { $0 == NoticeReceipt.type }.count == 1)
    if bounce.isFinal {
      #expect(try notice().state == .returned && notice().why?.contains("(\(bounce.status))") == true)
      #expect(try notice().why?.contains("robin") == false)
      #expect(try town.current(file).stage == "warning-pending")
      #expect(try town.tasks(of: People.mara).contains { $0.reference == file.reference })
    } else {
      // It is still tried: noted, and nothing follows from it.
      #expect(try notice().state == .served && town.current(file).stage == "warned")
    }
  }

  @Test("a bounce that is read again, after a crash before it was marked or because it came twice, changes nothing")
  func twice() throws {
    let text = Bounces.postfix.text(of: try #require(try notice().carrierReference), to: Self.address)
    try deliver(text)
    try read()
    // As after a crash between what was noted and the mark.
    try FileManager.default.moveItem(
      atPath: "\(town.folder)/Maildir/cur/1795428005.M1P2.mx:2,S", toPath: "\(town.folder)/Maildir/new/1795428005.M1P2.mx")
    try deliver(text, as: "1795428006.M1P2.mx")
    try town.restart(.notification)
    try read()
    #expect(try types().filter { $0 == NoticeReceipt.type || $0 == NoticeReturned.type }.count == 2)
    #expect(try mailbox() == ["cur/1795428005.M1P2.mx:2,S", "cur/1795428006.M1P2.mx:2,S"])
  }

  @Test("a bounce that a mail program has taken into cur is read as well; what a person has read or flagged is left alone")
  func marked() throws {
    let text = Bounces.exim.text(of: try #require(try notice().carrierReference), to: Self.address)
    for (name, marks) in [("1", "S"), ("2", "F"), ("3", "RS"), ("4", "ST")] {
      try deliver(text, as: "\(name):2,\(marks)", to: "cur")
    }
    try read()
    #expect(try notice().state == .served)
    try deliver(text, as: "5:2,", to: "cur")
    try read()
    #expect(try notice().state == .returned)
    #expect(try mailbox() == ["cur/1:2,S", "cur/2:2,F", "cur/3:2,RS", "cur/4:2,ST", "cur/5:2,S"])
  }

  /// Messages that are about no letter that they may settle.
  enum Foreign: String, CaseIterable, Sendable {
    case answer, otherAddress, forgedMark, noMark, unknownNotice, twoLetters, nothing, link
  }

  @Test("what cannot be matched is flagged for a person, and settles nothing", arguments: Foreign.allCases)
  func foreign(kind: Foreign) throws {
    let reference = try #require(try notice().carrierReference)
    let id = try notice().id
    switch kind {
    case .answer: try deliver("From: robin@example.org\nIn-Reply-To: <\(reference)>\nSubject: Re: A letter\n\nI never got it.\n")
    // Someone who knows the name of the message does not know where it went.
    case .otherAddress: try deliver(Bounces.gmail.text(of: reference, to: "kit@example.org"))
    case .forgedMark:
      try deliver(Bounces.postfix.text(of: "\(id).00000000000000000000@example.org", to: Self.address))
    case .noMark: try deliver(Bounces.postfix.text(of: "\(id)@example.org", to: Self.address))
    case .unknownNotice:
      let names = MessageNames(secret: try town.platform(.notification).configuration.secret)
      let other = names.name(of: try town.platform(.notification).identifiers.next(), to: Self.address, at: "example.org")
      try deliver(Bounces.postfix.text(of: other, to: Self.address))
    case .twoLetters:
      let text = Bounces.exchange.text(of: reference, to: Self.address).replacing("text/rfc822-headers", with: "text/plain")
      try deliver(text.replacing("References: <", with: "References: <another@example.org> <"))
    case .nothing: try deliver("")
    case .link:
      try deliver(Bounces.postfix.text(of: reference, to: Self.address), as: "elsewhere", to: "tmp")
      try FileManager.default.createSymbolicLink(
        atPath: "\(town.folder)/Maildir/new/1795428005.M1P2.mx", withDestinationPath: "\(town.folder)/Maildir/tmp/elsewhere")
    }
    try read()
    #expect(try mailbox() == ["cur/1795428005.M1P2.mx:2,F"])
    #expect(try notice().state == .served && !types().contains(NoticeReceipt.type))
    // Once is enough.
    try read()
    #expect(try mailbox() == ["cur/1795428005.M1P2.mx:2,F"])
  }

  @Test("a mailbox with more than is read at once, and messages far larger than is read of one, is read to its end")
  func many() throws {
    let text = Bounces.gmail.text(of: try #require(try notice().carrierReference), to: Self.address)
    for index in 0..<450 { try deliver("Subject: Re: \(index)\n\nNo.\n", as: "a\(index)") }
    try deliver(text + String(repeating: "JVBERi0xLjcK\n", count: 200_000), as: "b")
    try read()
    #expect(try mailbox().count == 451 && mailbox().allSatisfy { $0.hasPrefix("cur/") })
    #expect(try mailbox().contains("cur/b:2,S") && notice().state == .returned)
  }

  @Test("a mailbox that cannot be written stops nothing else, and is read once it can be")
  func unwritable() throws {
    try FileManager.default.moveItem(atPath: "\(town.folder)/Maildir/cur", toPath: "\(town.folder)/Maildir/away")
    try deliver(Bounces.exim.text(of: try #require(try notice().carrierReference), to: Self.address))
    town.advance(seconds: 61)
    try town.settle()
    #expect(try notice().state == .served)
    try FileManager.default.moveItem(atPath: "\(town.folder)/Maildir/away", toPath: "\(town.folder)/Maildir/cur")
    try town.restart(.notification)
    try read()
    #expect(try notice().state == .returned)
  }

  @Test("the letter goes out with the address for bounces as its envelope's sender, and a name that only this deployment gives")
  func sent() throws {
    let sent = try String(contentsOfFile: "\(town.folder)/sent", encoding: .utf8)
    let reference = try #require(try notice().carrierReference)
    #expect(sent.contains("Message-ID:\r\n <\(reference)>\r\n"))
    #expect(MessageNames.notice(of: reference) == (try notice().id))
    let names = MessageNames(secret: try town.platform(.notification).configuration.secret)
    #expect(names.went(reference, to: "ROBIN@example.org") && !names.went(reference, to: "robin@example.com"))
    #expect(!MessageNames(secret: Array("another".utf8)).went(reference, to: Self.address))
  }
}
