import Contracts
import ServiceKit
import Storage

/// The facts about one notice, in whatever order they came, and the state that follows from them.
struct NoticeHistory {
  let request: LetterRequest
  let requestedAt: Instant
  private(set) var version = 1
  /// Who was about to have it, while what came of that is not known.
  private(set) var attempt: NoticeAttempted?
  private(set) var attemptedAt: Instant?
  private(set) var handedOver: NoticeHandedOver?
  /// The last time it was printed, and with which batch.
  private(set) var printed: (batch: Identifier, at: Instant)?
  private(set) var prints = 0
  private(set) var postedAt: Instant?
  private(set) var told: Instant?
  private(set) var delivered: NoticeDelivered?
  private(set) var returned: NoticeReturned?
  /// Why a person has to say whether it went.
  private(set) var uncertain: NoticeUncertain?
  private(set) var failure: String?
  /// What carriers have said, each thing once.
  private(set) var receipts: Set<String> = []
  /// How far the text message has come that says that we have written; nil where none was begun.
  private(set) var text: TextOutcome?
  private(set) var textedAt: Instant?
  /// Channels that will not take it.
  private(set) var refused: [NoticeChannel: String] = [:]
  /// How often in a row a carrier could not take it for now.
  private(set) var delays = 0
  private(set) var lastChannel: NoticeChannel?
  /// The documents of the last try, and the digest of the letter's page on its own.
  private var sent: [SentDocument]?
  private var pageDigest: String?
  private(set) var changedAt: Instant

  /// Nil for a stream that begins with anything else than a request.
  init?(_ entries: [JournalEntry]) throws {
    guard let first = entries.first, first.type == NoticeRequested.type else { return nil }
    (request, requestedAt) = (try first.decode(NoticeRequested.self).request, first.instant)
    changedAt = first.instant
    for entry in entries.dropFirst() { try add(entry) }
  }

  private mutating func add(_ entry: JournalEntry) throws {
    version += 1
    guard let type = NotificationEvent(rawValue: entry.type) else {
      throw StorageError.constraint("a notice has an event that this version does not know")
    }
    let before = state
    switch type {
    case .noticeAttempted:
      attempt = try entry.decode(NoticeAttempted.self)
      attemptedAt = entry.instant
      lastChannel = attempt?.channel
      (sent, pageDigest) = (attempt?.documents, attempt?.contentDigest)
    case .noticeNotTaken:
      let answer = try entry.decode(NoticeNotTaken.self)
      (attempt, uncertain, delays) = (nil, nil, answer.isFinal ? 0 : delays + 1)
      if answer.isFinal { refused[answer.channel] = answer.why }
    case .noticeHandedOver:
      handedOver = try entry.decode(NoticeHandedOver.self)
      (attempt, uncertain, lastChannel) = (nil, nil, handedOver?.channel)
    case .noticeDispatched:
      let dispatched = try entry.decode(NoticeDispatched.self)
      (told, attempt, pageDigest) = (dispatched.dispatchedAt, nil, dispatched.contentDigest)
    case .noticeUncertain: uncertain = try entry.decode(NoticeUncertain.self)
    case .noticePrinted:
      printed = (try entry.decode(NoticePrinted.self).batch, entry.instant)
      prints += 1
    case .noticePosted: postedAt = try entry.decode(NoticePosted.self).postedAt
    case .noticeTold: told = try entry.decode(NoticeTold.self).toldAt
    case .noticeDelivered: delivered = try entry.decode(NoticeDelivered.self)
    case .noticeReturned: returned = try entry.decode(NoticeReturned.self)
    case .noticeReceipt: receipts.insert(Self.key(try entry.decode(NoticeReceipt.self)))
    case .noticeText: (text, textedAt) = (try entry.decode(NoticeText.self).outcome, entry.instant)
    case .noticeFailed: failure = try entry.decode(NoticeFailed.self).why
    case .noticeDecided, .noticeRequested, .disposalCarriedOut, .clockMoved: break
    }
    if state != before { changedAt = entry.instant }
  }

  /// By which a receipt is known that comes twice.
  static func key(_ receipt: NoticeReceipt) -> String { "\(receipt.delivery) \(receipt.reference) \(receipt.status)" }

  /// SHA-256 of that document as the journal has it; nil where it says nothing of it, as of the text of letters from before it was noted.
  func digest(of name: String, _ format: DocumentFormat) -> String? {
    if let one = sent?.first(where: { $0.letter == name && $0.format == format }) { return one.digest }
    return name == request.letter && format == .html ? pageDigest : nil
  }

  /// The documents of the last try, as far as the journal has noted their digests.
  var documents: [SentDocument] {
    sent ?? pageDigest.map { [SentDocument(letter: request.letter, format: .html, digest: $0)] } ?? []
  }

  /// What comes last in a letter's life counts, whenever it was recorded.
  var state: NoticeState {
    if returned != nil { return .returned }
    if delivered != nil { return .delivered }
    if told != nil { return .served }
    if postedAt != nil { return .posted }
    if handedOver != nil { return .handedOver }
    if failure != nil { return .failed }
    return uncertain == nil ? .accepted : .uncertain
  }

  /// Whether it was posted, reached the person or came back: the copy that a person was to send on is of no more use.
  var isSentOn: Bool { postedAt != nil || delivered != nil || returned != nil }

  /// Whether a channel is still to be found.
  var isWaiting: Bool { state == .accepted }

  /// By when a person has to do something about it; nil where they do not.
  var doBy: Instant? {
    switch state {
    case .handedOver: handedOver?.postBy
    case .uncertain: changedAt.adding(seconds: 86_400)
    case .accepted, .posted, .served, .delivered, .returned, .failed: nil
    }
  }

  /// As people see it.
  var view: Notice {
    var notice = Notice(
      id: request.notice, case: request.caseID, caseReference: request.caseReference, serviceUser: request.serviceUser,
      organisation: request.organisation, letter: request.letter, state: state, requestedAt: requestedAt)
    notice.settledAt = state == .accepted ? nil : changedAt
    notice.why = returned?.why ?? (state == .failed ? failure : state == .uncertain ? uncertain?.why : nil)
    notice.channel = handedOver?.channel ?? lastChannel
    (notice.carrierReference, notice.handedOverAt) = (handedOver?.reference, handedOver?.handedOverAt)
    (notice.batch, notice.printedAt, notice.prints) = (printed?.batch, printed?.at, prints == 0 ? nil : prints)
    (notice.postedAt, notice.toldAt, notice.doBy) = (postedAt, returned == nil ? told : nil, doBy)
    return notice
  }
}
