import Contracts
import Policy
import ServiceKit

/// The letters of the story, as notification has them.
extension Story {
  /// A letter that goes out because a person took a step: expects it to name the office in which they did, with what every letter says.
  ///
  /// - Parameters:
  ///   - what: what it is; the same for a step that is played again.
  ///   - saying: what else it says.
  func expectLetter(
    _ letter: LetterName, _ what: String, from person: Person, taking step: ActionName, saying mentions: [String] = []
  ) throws {
    let office = try known((pack.steps[step] ?? []).first(where: person.offices.contains), "the office of \(person.name)")
    try expectLetter(letter, what, saying: [pack.words(for: office)] + mentions)
  }

  /// A letter of the case: expects it to go out, and to name the person, the case, the policy and the organisation.
  func expectLetter(_ letter: LetterName, _ what: String, saying mentions: [String] = []) throws {
    // Letters are broken into lines, so white space between words is ignored.
    let words = try dispatched(letter, what).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let organisation = pack.organisation(cast.chris.organisation)?.name ?? ""
    let missing = ([caller, reference, pack.title, organisation] + mentions).filter { !words.contains($0) }
    try expect(
      missing.isEmpty, what, expected: "it to say '\(missing.joined(separator: "', '"))'", got: String(words.prefix(3000)))
  }

  /// The text of the case's letter of that name that no earlier step has seen, once it is dispatched.
  private func dispatched(_ letter: LetterName, _ what: String) throws -> String {
    let id = try known(caseID, "the case")
    let earlier = Set(letters.filter { $0.key != what }.values)
    let notice = try teller.wait(for: "\(what), dispatched") {
      let page = try teller.get("/notices?case=\(id)", of: .notification, by: cast.chris, as: Page<Notice>.self)
      let found = page.items.first { $0.letter == letter.rawValue && !earlier.contains($0.id) }
      guard let notice = found, notice.state != .accepted else { return nil as Notice? }
      return notice
    }
    letters[what] = notice.id
    try confirmPosted(notice, letter, what)
    return try teller.text("/notices/\(notice.id)/letter.txt", of: .notification, by: cast.chris)
  }

  /// Takes the letter to the post; where the case waits for the person to be told, the days of the post go by.
  private func confirmPosted(_ notice: Notice, _ letter: LetterName, _ what: String) throws {
    let wasSent: Set<NoticeState> = [.posted, .served, .delivered]
    if !wasSent.contains(notice.state) {
      try expect(
        notice.state == .handedOver, what, expected: "it in the outbox", got: "\(notice.state.rawValue) \(notice.why ?? "")")
      let posted = try teller.post(
        "/notices/posted", of: .notification, by: cast.chris, Form([("notices", notice.id.text)]), expecting: 200,
        as: Page<Notice>.self)
      try expect(
        posted.items.allSatisfy { wasSent.contains($0.state) }, what, expected: "it posted",
        got: posted.items.map(\.state.rawValue).joined())
    }
    switch letter {
    case .warning, .informalWarning, .plan, .planEnded:
      let now = try teller.get("/clock", of: .notification, by: cast.max, as: ClockAnswer.self).now
      let day = pack.calendar.day(pack.told.deemedWorkingDays[.post] ?? 0, after: pack.zone.day(of: notice.postedAt ?? now))
      if notice.toldAt == nil { try moveClocks("\(what) is served", to: day) }
    case .reviewComing, .reviewOutcome, .appealAcknowledgement, .appealOutcome, .caseClosed, .warningWithdrawn,
      .policyInPlainWords, .breachNoted, .incidentAcknowledged, .adjustmentAcknowledged, .adjustmentDecided, .adjustmentEnded:
      break
    }
  }
}
