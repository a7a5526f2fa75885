import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import TestNetwork
import Testing

@testable import ManagedContact

extension LetterScene {
  /// Lets it finish. What waits for a carrier waits by the clock of notification, which is moved whenever nothing more happens.
  func finish(_ deployment: Deployment) throws {
    try deployment.waitUntilReady(.notification)
    let deadline = ContinuousClock.now.advanced(by: .seconds(90))
    var (left, minutes, quiet) = (try unsettled(deployment), 0, ContinuousClock.now)
    while left > 0 {
      guard ContinuousClock.now < deadline else { throw Unfinished(what: "\(left) letters, seed \(carriers.rawValue)") }
      usleep(200_000)
      let now = try unsettled(deployment)
      if now != left { (left, quiet) = (now, ContinuousClock.now) }
      guard quiet.advanced(by: .seconds(2)) < ContinuousClock.now else { continue }
      (minutes, quiet) = (minutes + 10, ContinuousClock.now)
      let form = Form([("offset", "PT\(minutes)M")])
      let moved = try deployment.answer(.put, "/clock", of: .notification, by: deployment.cast.max, form)
      guard moved.status == 200 else { throw Unfinished(what: String(decoding: moved.body, as: UTF8.self)) }
    }
  }

  /// How many letters wait, or have a text message of which it is not known what came of it.
  private func unsettled(_ deployment: Deployment) throws -> Int {
    let (notices, journal) = (try notices(deployment), try Self.journal(deployment))
    return notices.count { notice in
      guard notice.state != .accepted else { return true }
      guard notice.handedOverAt != nil, notice.channel != .byHand else { return false }
      return journal["notice/\(notice.id)"]?.count { $0 == NoticeText.type } != 2
    }
  }

  /// What became of each letter, by its carrier, and by the journal.
  func expectOnce(_ deployment: Deployment) throws {
    let (notices, journal, seed) = (try notices(deployment), try Self.journal(deployment), carriers.rawValue)
    let (mail, sent) = (try mails(), notify.messages)
    var counts: [NoticeState: Int] = [:]
    for notice in notices {
      let types = journal["notice/\(notice.id)"] ?? []
      func count(_ type: String) -> Int { types.filter { $0 == type }.count }
      let copies =
        switch (notice.channel, carriers) {
        case (.post, .own):
          FileManager.default.fileExists(
            atPath: "\(deployment.folder)/notification/outbox/\(notice.caseReference)-\(notice.letter)-\(notice.id)/manifest.json"
          ) ? 1 : 0
        case (.email, .own): mail[notice.id.text] ?? 0
        case (let channel?, .notify) where channel != .byHand:
          sent.filter { $0.reference == "\(notice.id)-\(channel.rawValue)" }.count
        default: 0
        }
      counts[notice.state, default: 0] += 1
      let about = "seed \(seed): \(notice.id) \(notice.channel?.rawValue ?? "-") \(notice.state) \(copies) \(types)"
      switch notice.state {
      case .handedOver, .served:
        #expect(count(NoticeHandedOver.type) == 1 && count(NoticeAttempted.type) >= 1, "\(about)")
        #expect(notice.channel == .byHand || copies == 1, "\(about)")
      case .uncertain:
        #expect(count(NoticeUncertain.type) == 1 && count(NoticeHandedOver.type) == 0 && copies <= 1, "\(about)")
      case .failed:
        // The first letters to those who can only be reached by hand.
        #expect(count(NoticeFailed.type) == 1 && count(NoticeAttempted.type) == 0 && copies == 0, "\(about)")
      case .accepted, .posted, .delivered, .returned: Issue.record("\(about)")
      }
      let texts = sent.filter { $0.reference == "\(notice.id)-sms" }.count
      #expect(texts == (count(NoticeHandedOver.type) == 1 && notice.channel != .byHand ? 1 : 0), "\(texts) texts, \(about)")
    }
    print("seed \(seed): \(counts.map { "\($0.value) \($0.key.rawValue)" }.sorted().joined(separator: ", "))")
    let byHand = Self.count / 3
    #expect(notices.count == Self.count + byHand && counts[.failed] == byHand, "seed \(seed)")
    #expect(notify.faults == [], "seed \(seed)")
    #expect(mail.values.allSatisfy { $0 == 1 }, "seed \(seed)")
  }

  /// How often each letter is in what the mailer sent, by its notice; each of those is whole.
  private func mails() throws -> [String: Int] {
    var found: [String: Int] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/sent") where file.hasSuffix(".eml") {
      let text = try String(contentsOfFile: "\(folder)/sent/\(file)", encoding: .utf8)
      let notice = text.components(separatedBy: "Message-ID:\r\n <").dropFirst().first.map { String($0.prefix(36)) } ?? ""
      #expect(text.hasSuffix("\r\n--=_whole_\(notice)--\r\n"), "\(notice) is not whole")
      found[notice, default: 0] += 1
    }
    return found
  }

  /// The types of the events in each stream of notification's journal.
  private static func journal(_ deployment: Deployment) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    let database = try Database.openReadOnly(at: deployment.database(of: .notification))
    defer { database.close() }
    try database.read { reader in
      try reader.each("SELECT stream, type FROM journal ORDER BY seq") { row in
        found[row.text(0), default: []].append(row.text(1))
      }
    }
    return found
  }
}
