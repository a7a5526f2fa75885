import Contracts
import Policy
import ServiceKit
import Storage

/// The letters that intake has sent: requested in the transaction of what they tell, written and sent by notification, which follows.
extension Intake {
  /// Requests a letter about something that was just recorded. To the dead no one writes.
  func requestLetter(
    _ request: NoticeRequest, quoting reference: String, about: LetterSubject, _ subject: Identifier, by author: String,
    at now: Instant, in tx: Transaction
  ) throws {
    guard try ServiceUserStore.death(of: request.serviceUser, in: tx) == nil else { return }
    let letter = IntakeLetter(
      id: request.notice, letter: request.letter.rawValue, about: about, subject: subject, reference: reference,
      serviceUser: request.serviceUser, organisation: request.organisation)
    try LetterStore.put(letter, in: tx)
    try journal.append(
      IntakeLetterRequested(letter: letter, notice: request.wire(quoting: reference)), to: Self.stream(ofLetter: letter.id),
      expecting: 0, by: author, at: now, in: tx)
  }

  func letters(_ exchange: Exchange, _ query: Listed<IntakeLetterFilter>) throws -> Reply {
    let span = try span(query.terms)
    let found = try database.read { reader in
      try LetterStore.list(query.filter, span, organisations: exchange.actor.organisations, in: reader)
        .compactMap { try storedLetter($0, in: reader) }
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func letter(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let letter = try database.read { try visibleLetter(id, to: exchange, in: $0) }
    return .now(.json(letter, etag: letter.version))
  }

  func sendLetterAgain(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body =
      exchange.request.body.isEmpty
      ? SendLetterAgain()
      : try exchange.body(SendLetterAgain.self) { body in
        body.channel == nil ? [] : pack.faults(ofReason: body.reasons ?? "", field: "reasons")
      }
    return .write { tx in
      var letter = try visibleLetter(id, to: exchange, in: tx)
      guard letter.mayGoAgain else {
        throw Problem.conflict("The letter has not failed: it is on its way, or has told the person.")
      }
      guard try ServiceUserStore.death(of: letter.serviceUser, in: tx) == nil else {
        throw Problem.conflict("The person has died: no one writes to them.")
      }
      let notice = identifiers.next()
      let first = try journal.entries(of: Self.stream(ofLetter: id), in: tx).first
      guard let asked = try first?.decode(IntakeLetterRequested.self).notice else { throw Problem.notFound }
      let again = try NoticeRequest(asked).renumbered(notice, by: body.channel)
      (letter.notice, letter.state, letter.why, letter.toldAt) = (notice, .requested, nil, nil)
      (letter.channel, letter.reasons) = (body.channel, body.reasons)
      let after = try keep(letter, by: exchange.author, at: exchange.now, in: tx) {
        IntakeLetterRequestedAgain(letter: $0, notice: again.wire(quoting: letter.reference))
      }
      return .json(after, etag: after.version)
    }
  }

  /// Notes what became of a letter. What is not of the notice by which it goes now has been overtaken, and a destroyed letter is left alone.
  func note(
    _ notice: Identifier, at now: Instant, in tx: Transaction, _ change: (inout IntakeLetter) throws -> Void
  ) throws {
    guard let id = try LetterStore.letter(by: notice, in: tx) else { return }
    let found: IntakeLetter?
    do { found = try storedLetter(id, in: tx) } catch JournalError.disposed { return }
    guard var letter = found else { return }
    try change(&letter)
    guard letter != found else { return }
    try settle(letter, at: now, in: tx)
  }

  /// Keeps a letter as it is now, as its state says. One that cannot go is dropped where its person has died.
  private func settle(_ letter: IntakeLetter, at now: Instant, in tx: Transaction) throws {
    var letter = letter
    if letter.mayGoAgain, try ServiceUserStore.death(of: letter.serviceUser, in: tx) != nil {
      (letter.state, letter.why) = (.dropped, "the person has died")
    }
    let isTold = letter.state == .told
    try keep(letter, by: Self.author, at: now, in: tx) { letter in
      switch letter.state {
      case .told: IntakeLetterTold(letter: letter)
      case .dropped: IntakeLetterDropped(letter: letter)
      case .requested, .failed, .returned: IntakeLetterFailed(letter: letter)
      }
    }
    if isTold, letter.letter == LetterName.adjustmentAcknowledged.rawValue {
      try acknowledge(letter, at: now, in: tx)
    }
  }

  /// Drops what was to be sent again to a person who has died, on whichever of their records.
  func dropLetters(to person: Identifier, at now: Instant, in tx: Transaction) throws {
    guard try ServiceUserStore.death(of: person, in: tx) != nil else { return }
    for id in try LetterStore.unsent(to: PersonRecords.all(of: person, in: tx), in: tx) {
      guard let letter = try storedLetter(id, in: tx) else { continue }
      try settle(letter, at: now, in: tx)
    }
  }

  @discardableResult
  private func keep(
    _ letter: IntakeLetter, by author: String, at now: Instant, in tx: Transaction,
    as event: (IntakeLetter) -> any EventPayload
  ) throws -> IntakeLetter {
    var letter = letter
    letter.version += 1
    try LetterStore.put(letter, in: tx)
    try journal.append(
      event(letter), to: Self.stream(ofLetter: letter.id), expecting: letter.version - 1, by: author, at: now, in: tx)
    return letter
  }

  private func visibleLetter(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> IntakeLetter {
    guard let letter = try storedLetter(id, in: reader), exchange.actor.sees(letter.organisation) else { throw Problem.notFound }
    return letter
  }

  private func storedLetter(_ id: Identifier, in reader: Reader) throws -> IntakeLetter? {
    try journal.entries(of: Self.stream(ofLetter: id), in: reader).last.map { try $0.record(IntakeLetter.self) }
  }

  private static func stream(ofLetter id: Identifier) -> String { "letter/\(id)" }
}

extension IntakeLetter {
  /// Whether it can be sent again: it did not reach the person.
  fileprivate var mayGoAgain: Bool {
    switch state {
    case .failed, .returned, .dropped: true
    case .requested, .told: false
    }
  }
}
