import Contracts
import Formats
import ServiceKit

/// E-mail, through a mailer (`MC_MAILER`).
///
/// The letter's text is the message, with the page beside it and every other format attached.
struct MailChannel: DeliveryChannel {
  var mailer: Mailer
  /// Who writes: the body's name and the address that answers come to.
  let from: Mailbox
  /// What messages are called.
  let names: MessageNames
  /// Where exercises go in training; nil for nowhere.
  let exercisesTo: String?
  let clock: Clock

  let isSentOnByPerson = false
  let formats: [DocumentFormat] = [.pdf, .largePrint, .easyRead, .braille, .audio, .html, .text]

  func handOver(_ delivery: Delivery) throws -> HandOver {
    guard let address = delivery.isTraining ? exercisesTo : delivery.addressee.email else {
      return .refused(why: delivery.isTraining ? "in training no e-mail is sent" : "no e-mail address is known")
    }
    guard let to = Mailbox(name: delivery.addressee.name, address: address) else {
      return .refused(why: "no mailer takes the e-mail address")
    }
    let message = message(delivery, to: to)
    do {
      return Self.outcome(try mailer.take(message), message)
    } catch {
      switch error {
      case .notStarted: return .tryAgain(why: "the mailer cannot be started")
      case .ended, .tooSlow, .tooMuch: return .unknown(why: "the mailer was interrupted while it took the message")
      }
    }
  }

  func find(_ delivery: DeliveryName) throws -> Finding {
    .cannotTell(why: "a mailer cannot be asked what it has sent")
  }

  /// The mailer sends it on by itself.
  func clear(_ delivery: DeliveryName) {}

  private func message(_ delivery: Delivery, to: Mailbox) -> MailMessage {
    func text(_ format: DocumentFormat) -> String? {
      delivery.documents.first { $0.format == format }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    return MailMessage(
      id: delivery.name.notice, messageID: names.name(of: delivery.name.notice, to: to.address, at: from.domain), from: from,
      to: to, subject: delivery.subject, date: clock.now, language: "en-GB",
      text: text(.text) ?? "We have written to you. The letter is attached.\n", html: text(.html),
      attachments: delivery.documents.filter { $0.format != .text && $0.format != .html }.map {
        MailMessage.Attachment(name: $0.name + $0.ending, mediaType: $0.mediaType, bytes: $0.bytes)
      })
  }

  /// What the program said by its exit status (`sysexits.h`). Faults of this address are for good. Where the program may have lost the connection
  /// after the message was taken, there is no telling. Any other may be gone at the next try.
  private static func outcome(_ status: Int32, _ message: MailMessage) -> HandOver {
    switch status {
    case 0: .done(reference: message.messageID)
    // EX_DATAERR, by which msmtp reports that the address was refused, and EX_NOUSER. EX_UNAVAILABLE is not among them: msmtp ends so where the
    // server says "not now" (451), as one does that knows no sender yet.
    case 65, 67: .refused(why: "the mail server refuses the address")
    // EX_SOFTWARE, EX_IOERR and EX_PROTOCOL: msmtp ends so where the server was not heard of again after the message.
    case 70, 74, 76: .unknown(why: "the mailer ended with \(status)")
    default: .tryAgain(why: "the mailer ended with \(status)")
    }
  }
}
