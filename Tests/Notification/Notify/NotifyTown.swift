import Contracts
import Formats
import Foundation
import Policy
import ServiceKit
import Storage
import TestNetwork
import TestSupport
import Testing

@testable import NotificationService

/// A town whose notification sends by a stand-in for GOV.UK Notify, with a person to be warned.
struct NotifyTown {
  let town: Town
  let notify: StandInNotify
  let file: CaseView
  static let token = "a token for receipts of 34 letters"

  /// - Parameters:
  ///   - carries: what goes that way.
  ///   - address: where the person lives; nil where only their e-mail address is known.
  init(
    _ carries: String = "e-mail", address: String? = nil, pack: String = Town.promptPack, setsPages: Bool = false,
    telephone: String = "07700 900456"
  ) throws {
    town = try Town(Service.allCases, pack: pack)
    let clock = town.clock
    notify = try StandInNotify(now: { Int(clock.wallNow.milliseconds / 1000) })
    try Self.write("test_of_this-\(StandInNotify.service)-\(StandInNotify.secret)\n", to: "\(town.folder)/key")
    try Self.write(Self.token + "\n", to: "\(town.folder)/receipts")
    town.settings = [
      "MC_NOTIFY_KEY_FILE": "\(town.folder)/key", "MC_NOTIFY_ADDRESS": notify.address, "MC_NOTIFY_CARRIES": carries,
      "MC_NOTIFY_EMAIL_TEMPLATE": StandInNotify.emailTemplate, "MC_NOTIFY_SMS_TEMPLATE": StandInNotify.textTemplate,
      "MC_NOTIFY_RECEIPTS_TOKEN_FILE": "\(town.folder)/receipts",
    ]
    if setsPages { town.settings["MC_LETTER_PROGRAMS"] = "" }
    try town.restart(.notification)
    let person = try town.register(address: address)
    let body: JSON = ["emailAddresses": ["robin@example.org"], "telephoneNumbers": [.text(telephone)]]
    let answer = try town.send(.intake, "/service-users/\(person.id)", as: People.rita, body, method: .patch, version: 1)
    try #require(answer.status == 200, "\(answer.text)")
    file = try town.openCase(of: person)
    try town.give("triage", file, ["outcome": "warn", "reasons": "Three calls."])
    for follower in try town.parts(.notification).followers { try follower.step() }
  }

  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Works off what is due as a process does that is started again after each crash, with a carrier that has a second to answer.
  func work(_ rounds: Int = 12, seconds: Int = 1200) throws {
    let platform = try town.platform(.notification)
    let settings = try #require(platform.configuration.notify)
    var desk = NotifyDesk(settings: settings, clock: platform.clock)
    desk.seconds = 1
    for _ in 0..<rounds {
      let service = NotificationService.Notification(
        database: platform.database, looks: platform.looks, journal: platform.journal, clock: platform.clock,
        identifiers: platform.identifiers, packs: try Packs.load(folder: town.packFolder),
        intake: try platform.client(of: .intake), workflow: try platform.client(of: .workflow), isTraining: true,
        formats: LetterFormats(programs: LetterPrograms(folder: town.folder)),
        channels: [.email: NotifyChannel(channel: .email, desk: desk)],
        texts: settings.carriesTexts ? NotifyTexts(desk: desk) : nil)
      try platform.dueLoop(prepare: service.meet).workOff()
      town.advance(seconds: seconds)
    }
  }

  func notice() throws -> Notice {
    try #require(try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.first)
  }

  func types() throws -> [String] {
    let platform = try town.platform(.notification)
    let stream = "notice/\(try notice().id)"
    return try platform.database.read { try platform.journal.entries(of: stream, in: $0) }.map(\.type)
  }

  func receipt(_ body: JSON, token: String? = NotifyTown.token) throws -> Int {
    var headers = [("Content-Type", "application/json")]
    if let token { headers.append(("Authorization", "Bearer \(token)")) }
    return try town.ask(.notification, Request(.post, "/notify-receipts", headers: headers, body: body.bytes)).status
  }

  /// A receipt as Notify writes it about an e-mail of this notice.
  func receipt(of status: String, id: String? = nil, at: String = "2026-11-23T10:00:20.000000Z") throws -> JSON {
    let known = notify.messages.first { $0.kind == "email" }?.id ?? "7a64c5c5-3d21-4f5c-9d3c-0f9d1c3d2b10"
    return [
      "id": .text(id ?? known), "reference": .text("\(try notice().id)-e-mail"), "to": "robin@example.org",
      "status": .text(status), "created_at": "2026-11-23T10:00:01.000000Z", "completed_at": .text(at),
      "sent_at": "2026-11-23T10:00:02.000000Z", "notification_type": "email", "template_id": "x", "template_version": 1,
      "something_new": ["a": 1],
    ]
  }
}
