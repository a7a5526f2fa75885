import Contracts
import Formats
import Policy
import ServiceKit
import Storage

extension Notification {
  /// Does what a due row asks for: hands a letter to a carrier, counts the person as told, takes away what was sent on, or reads what came back.
  func meet(_ row: DueRow, _ trace: TraceContext) throws -> DueLoop.Change {
    guard row.kind != Self.bouncing else { return try readBounces() }
    guard row.kind != Removals.kind else { return try remove(row) }
    guard let history = try history(row.stream) else { return { _ in } }
    // These rows outlast changes of their stream, so they name no event that they go on from: it is the request.
    let cause = TraceContext(continuing: try database.read { try journal.trace(of: row.stream, at: 1, in: $0) })
    let change =
      switch row.kind {
      case Self.telling: tell(history)
      case Self.clearing: try clear(history)
      case Self.asking: try askForNews(history)
      case Self.texting: try sendText(history, cause)
      default: try send(history, cause)
      }
    return { tx in
      tx.trace = cause.header
      try change(tx)
    }
  }

  func history(_ stream: String) throws -> NoticeHistory? {
    do { return try NoticeHistory(try database.read { try journal.entries(of: stream, in: $0) }) } catch JournalError.disposed {
      return nil
    }
  }

  /// Sends a letter: asks intake for the person, chooses a channel, renders, notes that it is about to hand over, and hands over, all before
  /// the transaction of the change that it returns. If it is killed in between, the carrier is asked first on the next try.
  ///
  /// - Throws: anything that may be temporary, such as intake being unavailable; the row is tried again.
  func send(_ history: NoticeHistory, _ trace: TraceContext) throws -> DueLoop.Change {
    guard history.isWaiting else { return { _ in } }
    if let open = history.attempt { return try settle(open, of: history, trace) }
    let (request, now) = (history.request, clock.now)
    let pack = try packs.of(PackReference(request.policy))
    let recipient: Recipient
    switch try person(request.serviceUser, trace) {
    case .none(let why): return { tx in try fail(request, why, at: now, in: tx) }
    case .found(let person): recipient = Recipient(person, of: request, makes: Set(formats.onOffer().formats))
    }
    let choice = recipient.ways(decided: request.channel, refused: history.refused, pack.told)
    guard let route = choice.routes.first else {
      return { tx in try fail(request, choice.why ?? "there is no way to the person", at: now, in: tx) }
    }
    let letter: ReadyLetter
    do {
      letter = try render(request, by: route, to: recipient, mark: isTraining ? .exercise : nil, at: now)
    } catch let fault as FormatFault where !fault.isTemporary {
      return { tx in
        try fail(request, "the letter cannot be made: \(fault): give it by hand, or correct what is in it", at: now, in: tx)
      }
    }
    let name = Self.name(of: request, by: route.channel)
    let attempt = NoticeAttempted(
      of: request, channel: route.channel, delivery: name.text, contentDigest: letter.digest,
      documents: letter.documents.map { SentDocument(letter: $0.name, format: $0.format, digest: $0.digest) })
    try database.write { tx in
      tx.trace = trace.header
      try NoticeStore.keep(letter.documents, of: request.notice, in: tx)
      try note(attempt, on: history.version, of: request.notice, at: now, in: tx)
    }
    let answer = try channel(route.channel).handOver(
      Delivery(
        name: name, subject: letter.subject, addressee: route.addressee, documents: letter.documents,
        postage: pack.told.postage, isTraining: isTraining))
    return change(after: answer, to: attempt, of: history)
  }

  /// What a carrier says about a letter that may have been handed over when the process ended.
  private func settle(
    _ attempt: NoticeAttempted, of history: NoticeHistory, _ trace: TraceContext
  ) throws -> DueLoop.Change {
    let carrier = try channel(attempt.channel)
    if let days = carrier.remembersDays, let at = history.attemptedAt, at.adding(seconds: days * 86_400) < clock.now {
      return uncertain(attempt, history.request, "the carrier no longer knows what it was given then")
    }
    // The process that handed it over may have ended before the carrier took it up.
    if let at = history.attemptedAt?.adding(seconds: carrier.knowsAfterSeconds), at > clock.now {
      return { tx in try tryAgain(attempt.notice, at: at, in: tx) }
    }
    switch try carrier.find(Self.name(of: history.request, by: attempt.channel)) {
    case .known(let reference): return change(after: .done(reference: reference), to: attempt, of: history)
    case .notKnown: return change(after: .tryAgain(why: "it had not been handed over"), to: attempt, of: history)
    case .cannotTell(let why): return uncertain(attempt, history.request, why)
    }
  }

  /// The kind of due row for a letter whose copy to be sent on is of no more use.
  static let clearing = "clear"

  private func clear(_ history: NoticeHistory) throws -> DueLoop.Change {
    if history.isSentOn, let channel = history.handedOver?.channel {
      try self.channel(channel).clear(Self.name(of: history.request, by: channel))
    }
    return { _ in }
  }

  /// How often a carrier may say "not now" before the next channel is tried.
  private static let patience = 8

  private func change(after answer: HandOver, to attempt: NoticeAttempted, of history: NoticeHistory) -> DueLoop.Change {
    let (request, now) = (history.request, clock.now)
    return { tx in
      // A receipt may have settled it meanwhile.
      guard try isOpen(attempt, in: tx) else { return }
      switch answer {
      case .done(let reference): try hasGone(attempt, request, reference, at: now, in: tx)
      case .refused(let why): try notTaken(attempt, request, isFinal: true, why, at: now, in: tx)
      case .tryAgain(let why):
        let isFinal = history.delays + 1 >= Self.patience
        try notTaken(attempt, request, isFinal: isFinal, why, after: history.delays, at: now, in: tx)
      case .unknown:
        // The attempt stays open: the carrier is asked what it has.
        try tryAgain(request.notice, at: now.adding(seconds: 30), in: tx)
      }
    }
  }

  private func uncertain(_ attempt: NoticeAttempted, _ request: LetterRequest, _ why: String) -> DueLoop.Change {
    let event = NoticeUncertain(of: request, channel: attempt.channel, why: why)
    let now = clock.now
    return { tx in
      guard try isOpen(attempt, in: tx) else { return }
      try note(event, of: request.notice, at: now, in: tx)
    }
  }

  private func isOpen(_ attempt: NoticeAttempted, in reader: Reader) throws -> Bool {
    let entries = try journal.entries(of: Self.stream(attempt.notice), in: reader)
    return try NoticeHistory(entries)?.attempt?.delivery == attempt.delivery
  }

  private func notTaken(
    _ attempt: NoticeAttempted, _ request: LetterRequest, isFinal: Bool, _ why: String, after delays: Int = 0, at now: Instant,
    in tx: Transaction
  ) throws {
    let event = NoticeNotTaken(of: request, channel: attempt.channel, isFinal: isFinal, why: why)
    try note(event, of: request.notice, at: now, in: tx)
    // At once by the next channel, or after a crash; else with growing patience, to 64 minutes.
    let wait = isFinal || delays == 0 ? 0 : 30 << min(delays, 7)
    try tryAgain(request.notice, at: now.adding(seconds: wait), in: tx)
  }

  private func tryAgain(_ notice: Identifier, at moment: Instant, in tx: Transaction) throws {
    try DueRows.set(DueRow(stream: Self.stream(notice), version: -1, kind: Self.sending, due: moment), in: tx)
  }

  func hasGone(
    _ attempt: NoticeAttempted, _ request: LetterRequest, _ reference: String, at now: Instant, in tx: Transaction
  ) throws {
    let pack = try packs.of(PackReference(request.policy))
    let isSentOn = try channel(attempt.channel).isSentOnByPerson
    let event = NoticeHandedOver(
      of: request, channel: attempt.channel, reference: reference, handedOverAt: now, contentDigest: attempt.contentDigest,
      postBy: isSentOn ? pack.told.postBy(handedOver: now, under: pack) : nil)
    try note(event, of: request.notice, at: now, in: tx)
    try countAsTold(request.notice, at: now, in: tx)
    if try channel(attempt.channel).isAskedForNews { try askAgain(request.notice, handedOver: now, at: now, in: tx) }
    if texts != nil, attempt.channel != .byHand {
      try DueRows.set(DueRow(stream: Self.stream(request.notice), version: -1, kind: Self.texting, due: now), in: tx)
    }
  }

  func fail(_ request: LetterRequest, _ why: String, at now: Instant, in tx: Transaction) throws {
    try note(NoticeFailed(of: request, why: why), of: request.notice, at: now, in: tx)
  }

  func channel(_ channel: NoticeChannel) throws -> any DeliveryChannel {
    guard let adapter = channels[channel] else { throw WireFault(field: "channel", detail: "has no carrier here") }
    return adapter
  }

  static func name(of request: LetterRequest, by channel: NoticeChannel) -> DeliveryName {
    DeliveryName(notice: request.notice, channel: channel, reference: request.caseReference, letter: request.letter)
  }
}

/// A letter and its enclosures, ready to be handed over.
struct ReadyLetter: Sendable {
  let subject: String
  /// The letter first, each as a page and as text, and in the format in which it goes to the person.
  let documents: [DeliveryDocument]

  /// SHA-256 of the letter's page.
  var digest: String { documents[0].digest }
}

extension Notification {
  enum Answer {
    case found(ServiceUser)
    case none(why: String)
  }

  func person(_ serviceUser: Identifier, _ trace: TraceContext) throws -> Answer {
    do {
      let person = try intake.get("/service-users/\(serviceUser)", as: ServiceUser.self, in: trace)
      return person.deathConfirmedAt == nil ? .found(person) : .none(why: "the person has died")
    } catch {
      guard case ClientError.problem(let status, _) = error, let why = Self.finalAnswers[status] else { throw error }
      return .none(why: why)
    }
  }

  /// Answers of intake that will not change on another try, by HTTP status.
  private static let finalAnswers = [404: "intake does not know the person", 410: "the person's records were destroyed"]

  /// The letter and its enclosures in every format in which they go out.
  ///
  /// - Throws: `FormatFault` where a format cannot be made.
  func render(
    _ request: LetterRequest, by route: LetterRoute, to recipient: Recipient, mark: LetterMark?, at now: Instant
  ) throws -> ReadyLetter {
    let letters = try letters(request, by: route, to: recipient, mark: mark, at: now)
    var documents = try letters.flatMap { name, letter in
      try recipient.formats.map { DeliveryDocument(name: name.rawValue, try formats.render(letter, as: $0)) }
    }
    if let policy = try policy(with: letters.map(\.name), of: request) { documents.append(policy) }
    return ReadyLetter(subject: letters[0].letter.title, documents: documents)
  }

  /// The body's own policy, where it goes as a file, next to its summary in plain words.
  func policy(with letters: [LetterName], of request: LetterRequest) throws -> DeliveryDocument? {
    guard letters.contains(.policyInPlainWords),
      case .file(let policy) = try packs.of(PackReference(request.policy)).policyDocument
    else { return nil }
    return DeliveryDocument(policy)
  }

  /// The letter first, and then its enclosures, with every value in place.
  func letters(
    _ request: LetterRequest, by route: LetterRoute, to recipient: Recipient, mark: LetterMark?, at now: Instant
  ) throws -> [(name: LetterName, letter: Letter)] {
    var notice = try NoticeRequest(request)
    notice.detail.adjustments = recipient.adjustments
    let pack = try packs.of(notice.pack)
    let expected = pack.told.expected(
      by: route.channel, handedOver: now, isSentOnByPerson: try channel(route.channel).isSentOnByPerson, under: pack)
    return try ([notice.letter] + notice.enclosures).map { name in
      // Only a pack that was changed without a new version lacks a letter of its own case: nothing is posted, and it is tried again.
      (
        name,
        try notice.letter(
          name, to: route.addressee.lines, reference: request.caseReference, dated: pack.zone.day(of: now),
          countsFrom: expected.map(pack.zone.day(of:)), under: pack, mark: mark)
      )
    }
  }
}

extension DeliveryDocument {
  /// - Parameter name: the letter's or the enclosure's.
  init(name: String, _ made: LetterDocument) {
    self.init(
      name: name, format: made.format, mediaType: made.mediaType, ending: String(made.fileName.drop { $0 != "." }),
      bytes: made.bytes, pages: made.pages)
  }

  init(_ policy: PolicyFile) {
    self.init(
      name: "policy", format: .pdf, mediaType: "application/pdf", ending: ".pdf", bytes: policy.bytes, pages: policy.pages,
      isTheBodys: true)
  }
}
