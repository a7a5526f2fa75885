package import Contracts

/// What a body asks of the work itself: the substance of what is written, and the time that work may wait.
package struct WorkRules: Sendable, Equatable {
  /// The fewest letters that a reason has.
  package let leastReasonLetters: Int
  /// Working days in which a request for an adjustment is decided.
  package let adjustmentWorkingDays: Int
  /// Days after its due date until overdue work is also on the list of the office above, and so on upwards.
  package let movesUpAfterDays: Int

  package init(leastReasonLetters: Int, adjustmentWorkingDays: Int, movesUpAfterDays: Int) {
    (self.leastReasonLetters, self.adjustmentWorkingDays) = (leastReasonLetters, adjustmentWorkingDays)
    self.movesUpAfterDays = movesUpAfterDays
  }
}

extension PolicyPack {
  /// Whether a text has the substance that the body asks of a reason: enough letters, whatever spaces and punctuation it has.
  package func hasSubstance(_ text: String) -> Bool {
    text.lazy.filter(\.isLetter).prefix(work.leastReasonLetters).count == work.leastReasonLetters
  }

  /// To follow the name of a text that has too little.
  package var substanceWords: String { "of at least \(work.leastReasonLetters) letters" }

  /// When a request for an adjustment is to be decided, from when it was taken down.
  package func adjustmentDue(takenDownAt instant: Instant) -> Instant {
    zone.start(of: calendar.day(work.adjustmentWorkingDays, after: zone.day(of: instant)).adding(days: 1))
  }

  /// The office above that one, to which its overdue work moves up; nil at the top.
  package func office(above office: Office) -> Office? { officeTitles.first { $0.office == office }?.reportsTo }

  /// The offices whose overdue work has moved up to one of those, and when it must have been due for that, at that moment.
  package func offices(below held: Set<Office>, at now: Instant) -> [(office: Office, dueBefore: Instant)] {
    officeTitles.map(\.office).filter { !held.contains($0) }.compactMap { office in
      var (next, days) = (self.office(above: office), work.movesUpAfterDays)
      while let above = next {
        if held.contains(above) { return (office, now.adding(seconds: -86_400 * days)) }
        (next, days) = (self.office(above: above), days + work.movesUpAfterDays)
      }
      return nil
    }
  }

  static func work(of root: PackObject) -> WorkRules {
    let object = root.object("work", keys: ["leastReasonLetters", "adjustmentWorkingDays", "movesUpAfterDays"])
    return WorkRules(
      leastReasonLetters: object.number("leastReasonLetters", in: 2...50),
      adjustmentWorkingDays: object.number("adjustmentWorkingDays", in: 1...120),
      movesUpAfterDays: object.number("movesUpAfterDays", in: 1...90))
  }

  /// Overdue work moves up: incidents to read and requests to decide have an office above theirs, which sees its tasks, and no office is
  /// above itself.
  static func checkReporting(of root: PackObject, _ titles: [OfficeTitle], reading: Office?) {
    let known = Dictionary(titles.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, title) in titles.enumerated() {
      let field = "offices[\(index)].reportsTo"
      guard let above = title.reportsTo else {
        if title.office == reading || title.may.contains(.adjust) {
          root.fault(field, "is missing: overdue work of this office moves up to another")
        }
        continue
      }
      guard let superior = known[above] else {
        root.fault(field, "is not the code of an office")
        continue
      }
      if superior.may.isDisjoint(with: Door.caseReaders.capabilities) {
        root.fault(field, "is an office that sees no tasks")
      }
      var (next, seen) = (Optional(above), Set([title.office]))
      while let office = next {
        guard seen.insert(office).inserted else {
          root.fault(field, "leads back to the office itself")
          break
        }
        next = known[office]?.reportsTo
      }
    }
  }

  func explainWork() -> [String] {
    let chains = officeTitles.compactMap { title in
      title.reportsTo.map { "\(title.title) to \(officeTitles.first { $0.office == title.reportsTo }?.title ?? $0.rawValue)" }
    }
    return [
      "A reason has at least \(work.leastReasonLetters) letters.",
      "A request for an adjustment is decided within \(work.adjustmentWorkingDays) working days (\(citations[.adjustmentDecisions])).",
      "Work that is overdue by \(work.movesUpAfterDays) days is also on the list of the office above: "
        + chains.joined(separator: ", ") + ".",
    ]
  }
}
