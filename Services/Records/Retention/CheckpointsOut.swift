import Contracts
import Foundation
import Formats
import Policy
import ServiceKit
import Storage

/// How checkpoints leave the deployment by themselves: each new one, by e-mail and to an HTTP address, where those are configured.
struct CheckpointsOut: Sendable {
  /// A way out.
  enum Way: String, CaseIterable, Sendable {
    case mail
    case post

    var words: String {
      switch self {
      case .mail: "by e-mail"
      case .post: "to the address of MC_CHECKPOINTS_POST_TO"
      }
    }
  }

  /// Why one did not go out.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private let settings: CheckpointSettings
  private let mail: (mailer: Mailer, from: Mailbox, to: Mailbox)?
  private let post: HTTPClient?

  init(_ settings: CheckpointSettings, transport: HTTPTransport = .network) {
    self.settings = settings
    mail = settings.mail.flatMap { own in
      settings.mailTo.flatMap { Mailbox(name: "", address: $0) }.flatMap { to in
        Mailbox(name: "", address: own.from).map {
          (mailer: Mailer(program: own.program, bouncesTo: own.bouncesTo ?? own.from), from: $0, to: to)
        }
      }
    }
    post = settings.postTo.map { address in
      HTTPClient(base: address, token: { settings.postToken ?? "" }, transport: transport)
    }
  }

  /// The ways that are configured.
  var ways: [Way] { Way.allCases.filter { $0 == .mail ? mail != nil : post != nil } }

  /// Sends a checkpoint out.
  ///
  /// - Throws: why it did not go; the same one may be sent again.
  func send(_ signed: SignedCheckpoint, _ way: Way, id: Identifier, at now: Instant) throws {
    switch way {
    case .mail: try sendMail(signed, id: id, at: now)
    case .post:
      do throws(ClientError) { _ = try post?.send(.post, "", body: signed) } catch {
        throw Fault(description: "the address does not take it: \(error)")
      }
    }
  }

  private func sendMail(_ signed: SignedCheckpoint, id: Identifier, at now: Instant) throws {
    guard let mail else { return }
    let number = signed.checkpoint.number
    let message = MailMessage(
      id: id, messageID: "\(id)@\(mail.from.domain)", from: mail.from, to: mail.to,
      subject: "Managed Contact: checkpoint \(number)", date: now, language: "en-GB",
      text: """
        This is checkpoint \(number) of the journals of Managed Contact. Keep the file that is attached, where nobody who runs the system can change it.

        With it, this command says whether anything that had been recorded by then was changed since:

        managed-contact verify --data DIR --checkpoint checkpoint-\(number).json

        """, html: nil,
      attachments: [
        MailMessage.Attachment(
          name: "checkpoint-\(number).json", mediaType: "application/json", bytes: try JSON.bytes(of: signed))
      ])
    let status: Int32
    do { status = try mail.mailer.take(message) } catch { throw Fault(description: "the mailer cannot be used: \(error)") }
    guard status == 0 else { throw Fault(description: "the mailer ended with \(status)") }
  }
}

extension Records {
  /// The kind of due row for a checkpoint that is to go out.
  static let sendingCheckpoint = "send-checkpoint"

  private static func stream(of way: CheckpointsOut.Way) -> String { "checkpoint/\(way.rawValue)" }
  private static func sentSetting(_ way: CheckpointsOut.Way) -> String { "checkpoint.sent.\(way.rawValue)" }

  /// Has a checkpoint sent every way that is configured, in place of an earlier one that has not gone: the newer names it.
  func sendOut(_ signed: SignedCheckpoint, in tx: Transaction) throws {
    for way in outside.ways {
      try DueRows.set(
        DueRow(
          stream: Self.stream(of: way), version: -1, kind: Self.sendingCheckpoint, due: clock.now,
          detail: String(signed.checkpoint.number)), in: tx)
    }
  }

  /// Has the newest checkpoint go a way that none has gone yet.
  func sendNewestOut() throws {
    guard !outside.ways.isEmpty, let newest = try checkpoints.newest() else { return }
    try database.write { tx in
      if try outside.ways.contains(where: { try Settings.value(Self.sentSetting($0), in: tx) == nil }) {
        try sendOut(newest, in: tx)
      }
    }
  }

  /// Sends a checkpoint. A way that is not configured any more is forgotten.
  func sendCheckpoint(_ row: DueRow) throws -> DueLoop.Change {
    guard let way = outside.ways.first(where: { Self.stream(of: $0) == row.stream }), let number = Int(row.detail) else {
      return { _ in }
    }
    let signed = try checkpoints.checkpoint(number)
    try outside.send(signed, way, id: identifiers.next(), at: clock.now)
    return { tx in try Settings.set(Self.sentSetting(way), to: signed.checkpoint.at.text, in: tx) }
  }

  /// Which way out has had none for two days; nil where each has.
  func lateWay(newest: SignedCheckpoint) throws -> String? {
    for way in outside.ways {
      let sent = try database.read { try Settings.value(Self.sentSetting(way), in: $0) }.flatMap { Instant($0) }
      let late = (sent ?? newest.checkpoint.at).adding(seconds: 2 * 86_400) < newest.checkpoint.at
      if late { return "no checkpoint has gone out \(way.words) for two days" }
      if sent == nil, newest.checkpoint.at.adding(seconds: 3600) < clock.now {
        return "no checkpoint has gone out \(way.words) yet"
      }
    }
    return nil
  }
}
