import Contracts
import ServiceKit

/// What carries letters to people: an adapter for each carrier, all with this contract and held to the same tests.
///
/// Notification notes that it is about to hand over before it does, and what came of it afterwards. If it is killed in between, it asks
/// ``find(_:)`` on the next try, and hands over again only what the carrier is known not to have.
protocol DeliveryChannel: Sendable {
  /// Whether what was handed over is posted or sent on later, by a person who confirms it or by a carrier that says so; the time to deemed service
  /// starts with that.
  var isSentOnByPerson: Bool { get }

  /// The formats in which it takes a letter, the one it likes best first.
  var formats: [DocumentFormat] { get }

  /// Hands a letter to the carrier; it is the carrier's when this returns. Handing over the same delivery again must not send it twice.
  ///
  /// - Throws: only where it was interrupted: this counts as ``HandOver/unknown(why:)``, and is settled by ``find(_:)``.
  func handOver(_ delivery: Delivery) throws -> HandOver

  /// What the carrier knows of a delivery, after a crash between handing over and noting that.
  ///
  /// - Throws: where the carrier cannot be asked now; it is asked again.
  func find(_ delivery: DeliveryName) throws -> Finding

  /// Takes away the copy of a delivery that was kept for a person to send on, who has done so. Doing it again does nothing.
  ///
  /// - Throws: where it cannot be taken away now; it is tried again.
  func clear(_ delivery: DeliveryName) throws

  /// Seconds after which it knows what it was given by one who did not wait for its answer.
  var knowsAfterSeconds: Int { get }

  /// For how many days it knows what it was given; nil where it does not forget. After that ``find(_:)`` proves nothing.
  var remembersDays: Int? { get }

  /// Whether it is asked now and then what became of a delivery.
  var isAskedForNews: Bool { get }

  /// What became of a delivery; nil where it does not know it.
  ///
  /// - Throws: where the carrier cannot be asked now; it is asked again.
  func news(of delivery: DeliveryName) throws -> DeliveryNews?
}

extension DeliveryChannel {
  var knowsAfterSeconds: Int { 0 }
  var remembersDays: Int? { nil }
  var isAskedForNews: Bool { false }

  func news(of delivery: DeliveryName) throws -> DeliveryNews? { nil }
}

/// What a carrier says about a delivery after it was handed over.
struct DeliveryNews: Sendable, Equatable {
  /// What it calls the delivery.
  let reference: String
  /// Its own word for what became of it.
  let status: String
  /// When that was, by the wall clock; nil where it does not say.
  let at: Instant?
  let meaning: Meaning

  /// What its word means.
  enum Meaning: Sendable, Equatable {
    /// Nothing new.
    case onItsWay
    /// It was printed and posted.
    case posted
    /// It reached the person.
    case delivered
    /// It did not reach the person, and why, without personal data.
    case returned(why: String)
  }
}

/// What a delivery is called with its carrier, and the key by which it is carried once.
struct DeliveryName: Sendable, Equatable {
  /// The same on every try of this notice by this channel, and never that of another: 40 to 50 of a to z, 0 to 9 and hyphens.
  let text: String
  /// The notice.
  let notice: Identifier
  /// By which channel.
  let channel: NoticeChannel
  /// The case's reference, which people see on folders and lists (`RC-2026-000001`).
  let reference: String
  /// The pack's name of the letter (`warning`).
  let letter: String

  init(notice: Identifier, channel: NoticeChannel, reference: String, letter: String) {
    (self.notice, self.channel, self.reference, self.letter) = (notice, channel, reference, letter)
    text = "\(notice)-\(channel.rawValue)"
  }

  /// What comes between a delivery's name and the number of one of its enclosures, where those go separately.
  static let enclosure = "-enclosure-"

  /// The notice and the channel that such a text names, and whether it is an enclosure; nil where it is none of ours.
  static func parts(of text: String) -> (notice: Identifier, channel: NoticeChannel, isEnclosure: Bool)? {
    guard let notice = Identifier(String(text.prefix(36))) else { return nil }
    let rest = String(text.dropFirst(37))
    let parts = rest.split(separator: enclosure, maxSplits: 1)
    guard text.dropFirst(36).hasPrefix("-"), let name = parts.first, let channel = NoticeChannel(rawValue: String(name)) else {
      return nil
    }
    return (notice, channel, parts.count == 2)
  }
}

/// A letter, to be handed to a carrier.
struct Delivery: Sendable, Equatable {
  /// What it is called: its idempotency.
  let name: DeliveryName
  /// What the letter is about, a line; the subject of an e-mail.
  let subject: String
  /// Who it goes to, and where.
  let addressee: Addressee
  /// The letter and its enclosures, the letter first.
  let documents: [DeliveryDocument]
  /// The class by which it is posted, where it goes that way.
  let postage: Postage
  /// Whether it is an exercise, which must reach no one.
  let isTraining: Bool
}

/// A file of a delivery, as it goes out.
struct DeliveryDocument: Sendable, Equatable {
  /// What it is called, without its ending (`warning`, `policy-in-plain-words`).
  let name: String
  /// The format.
  let format: DocumentFormat
  /// Its media type, without parameters.
  let mediaType: String
  /// What its file's name ends with (`.large-print.pdf`).
  let ending: String
  /// Its content.
  let bytes: [UInt8]
  /// How many pages it takes, in a format that has pages.
  var pages: Int?
  /// Whether it is a file of the body's that goes with many letters, and nothing that was written for this person.
  var isTheBodys = false

  /// SHA-256 of its content, in hexadecimal.
  var digest: String { Hexadecimal.text(LibCrypto().sha256(bytes)) }
}

/// What came of handing over.
enum HandOver: Sendable, Equatable {
  /// The carrier has it, under that reference of the carrier's.
  case done(reference: String)
  /// This carrier will never take it, and why, without personal data: the next channel is tried.
  case refused(why: String)
  /// Not now, and why, without personal data; nothing was sent.
  case tryAgain(why: String)
  /// It may or may not have gone, and why, without personal data: the carrier is asked, and else a person.
  case unknown(why: String)
}

/// What a carrier knows of a delivery.
enum Finding: Sendable, Equatable {
  /// It has it, under that reference.
  case known(reference: String)
  /// It does not have it: it can be handed over.
  case notKnown
  /// There is no telling: a person decides.
  case cannotTell(why: String)
}
