import Contracts
import ServiceKit
import Storage

/// Letters by e-mail that come back: what mail servers report to the mailbox of bounces, read now and then.
extension Notification {
  /// The kind of due row for the mailbox, and its stream, which is no notice's.
  static let bouncing = "bounces"
  private static let seconds = 60

  /// Has the mailbox read from now on, where there is one.
  func watchBounces() throws {
    guard bounces != nil else { return }
    let now = clock.now
    try database.write { try DueRows.set(Self.reading(at: now), in: $0) }
  }

  private static func reading(at moment: Instant) -> DueRow {
    DueRow(stream: bouncing, version: -1, kind: bouncing, due: moment)
  }

  /// Reads what waits in the mailbox, a message at a time: what follows from it is on disk before it is marked, and known if it is read again.
  ///
  /// - Throws: where the mailbox or the database cannot be used; it is tried again.
  func readBounces() throws -> DueLoop.Change {
    guard let bounces else { return { _ in } }
    let waiting = try bounces.waiting()
    for message in waiting {
      let outcome = try bounces.read(message).map { try take($0[...]) } ?? .notRead
      if outcome != .taken {
        log.warning("a message in the mailbox of bounces is left for a person", ["why": .code(outcome.rawValue)])
      }
      try bounces.mark(message, outcome == .taken ? .done : .forPerson)
    }
    let next = clock.now.adding(seconds: waiting.count < BounceMailbox.mostMessages ? Self.seconds : 0)
    return { tx in try DueRows.set(Self.reading(at: next), in: tx) }
  }

  /// What came of a message in the mailbox: a code for the log.
  private enum BounceOutcome: String {
    case taken
    case notRead = "not-read"
    case noReport = "no-report"
    case noLetter = "no-letter-of-ours"
    case otherAddress = "another-address"
  }

  /// Notes what a report says, and what follows from it.
  private func take(_ bytes: ArraySlice<UInt8>) throws -> BounceOutcome {
    guard let report = DeliveryReport(MailPart(bytes)) else { return .noReport }
    // A report about several of our letters is none of a mail server's.
    guard report.messages.count == 1, let name = report.messages.first, let notice = MessageNames.notice(of: name),
      let history = try history(Self.stream(notice))
    else { return .noLetter }
    guard let names, let about = report.recipients.filter({ $0.addresses.contains { names.went(name, to: $0) } }).worst else {
      return .otherAddress
    }
    let delivery = Self.name(of: history.request, by: .email)
    let now = clock.now
    try database.write { tx in
      _ = try hear(DeliveryNews(about, of: name), of: notice, by: .email, name: delivery.text, at: now, in: tx)
    }
    return .taken
  }
}

extension [DeliveryReport.Recipient] {
  /// The one that failed, if any did.
  fileprivate var worst: DeliveryReport.Recipient? { first { $0.action == .failed } ?? first }
}

extension DeliveryNews {
  /// What a mail server reports. It never says that a person was told: only that it gave up counts, and the rest is noted.
  fileprivate init(_ recipient: DeliveryReport.Recipient, of message: String) {
    self.init(
      reference: message, status: "\(recipient.action.rawValue)-\(recipient.status)", at: nil,
      meaning: recipient.action == .failed ? .returned(why: Self.why(recipient.status)) : .onItsWay)
  }

  /// A code (RFC 3463) in words without personal data.
  private static func why(_ status: String) -> String {
    let words =
      switch status.split(separator: ".").dropFirst().first {
      case "1": "the address does not exist"
      case "2": "the mailbox takes nothing"
      case "4": "its mail server could not be reached"
      case "7": "its mail server does not take e-mail from us"
      default: "its mail server refused it"
      }
    return "the e-mail came back: \(words) (\(status))"
  }
}
