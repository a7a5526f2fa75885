import Contracts
import Policy
import ServiceKit
import Storage

extension Notification {
  /// Sends the letter of a due row: asks intake for the addressee, renders, and puts it into the outbox, all outside the database; it
  /// returns the change that records this. If the process is killed in between, the next try puts the same letter in the same place.
  ///
  /// - Throws: anything that may be temporary, such as intake being unavailable; the row is tried again.
  func send(_ row: DueRow, _ trace: TraceContext) throws -> DueLoop.Change {
    let entries = try database.read { try journal.entries(of: row.stream, in: $0) }
    guard let first = entries.first else { return { _ in } }
    let request = try first.decode(NoticeRequested.self).request
    let now = clock.now
    switch try addressee(request.serviceUser, trace) {
    case .none(let why): return { tx in try record(failure: why, of: request, at: now, in: tx) }
    case .found(let addressee):
      let letter = try post(request, to: addressee, at: now)
      return { tx in try record(letter, of: request, at: now, in: tx) }
    }
  }

  /// Renders the letter and its enclosures, and puts them into the outbox.
  private func post(_ request: LetterRequest, to addressee: Addressee, at now: Instant) throws -> RenderedLetter {
    let notice = try NoticeRequest(request)
    let pack = try packs.of(notice.pack)
    let day = pack.zone.day(of: now)
    let letter = try render(notice.letter, of: notice, to: addressee, reference: request.caseReference, dated: day, under: pack)
    var documents = [OutboxDocument(name: notice.letter.rawValue, letter: letter)]
    for enclosure in notice.enclosures {
      documents.append(
        OutboxDocument(
          name: enclosure.rawValue,
          letter: try render(enclosure, of: notice, to: addressee, reference: request.caseReference, dated: day, under: pack)))
    }
    try outbox.put(
      documents,
      manifest: OutboxManifest(notice: notice.notice, reference: request.caseReference, letter: request.letter, to: addressee))
    return letter
  }

  private enum Answer {
    case found(Addressee)
    case none(why: String)
  }

  private func addressee(_ serviceUser: Identifier, _ trace: TraceContext) throws -> Answer {
    do {
      let person = try intake.get("/service-users/\(serviceUser)", as: ServiceUser.self, in: trace)
      guard person.deathConfirmedAt == nil else { return .none(why: "the person has died") }
      return Addressee(person).map(Answer.found) ?? .none(why: "no postal address and no e-mail address is known")
    } catch {
      guard case ClientError.problem(let status, _) = error, let why = Self.finalAnswers[status] else { throw error }
      return .none(why: why)
    }
  }

  /// Answers of intake that will not change on another try, by HTTP status.
  private static let finalAnswers = [404: "intake does not know the person", 410: "the person's records were destroyed"]

  private func render(
    _ name: LetterName, of notice: NoticeRequest, to addressee: Addressee, reference: String, dated day: Day,
    under pack: PolicyPack
  ) throws -> RenderedLetter {
    // Only a pack that was changed without a new version lacks a letter of its own case: nothing is posted, and it is tried again.
    guard let template = pack.letters[name] else { throw WireFault(field: "letter", detail: "has no template in the pack") }
    let values = notice.values(
      addressee: addressee.lines, salutation: "Dear \(addressee.name)", reference: reference, dated: day, under: pack)
    return RenderedLetter(template, values: values, isExercise: isTraining)
  }

  private func record(_ letter: RenderedLetter, of request: LetterRequest, at now: Instant, in tx: Transaction) throws {
    try NoticeStore.dispatched(request.notice, at: now, letter: letter, in: tx)
    try journal.append(
      NoticeDispatched(
        notice: request.notice, caseID: request.caseID, letter: request.letter, means: "outbox", dispatchedAt: now,
        contentDigest: Hexadecimal.text(LibCrypto().sha256(Array(letter.html.utf8)))),
      to: Self.stream(request.notice), expecting: 1, by: Self.author, at: now, in: tx)
  }

  private func record(failure why: String, of request: LetterRequest, at now: Instant, in tx: Transaction) throws {
    try NoticeStore.failed(request.notice, at: now, why: why, in: tx)
    try journal.append(
      NoticeFailed(notice: request.notice, caseID: request.caseID, letter: request.letter, why: why),
      to: Self.stream(request.notice),
      expecting: 1, by: Self.author, at: now, in: tx)
  }
}

/// Who a letter goes to, and where.
struct Addressee: Sendable, Equatable {
  let name: String
  /// Name and address, a line each.
  let lines: [String]
  /// `post` or `e-mail`.
  let means: String

  /// Nil when there is no known way to write to the person.
  init?(_ person: ServiceUser) {
    name = person.name
    if let address = person.letterAddress {
      lines =
        [person.name]
        + address.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
      means = "post"
    } else if let address = person.emailAddresses.first {
      lines = [person.name, address]
      means = "e-mail"
    } else {
      return nil
    }
  }
}
