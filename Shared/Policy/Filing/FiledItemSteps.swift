package import Contracts

/// Everything that can be asked of an item in a reader's queue.
package enum FiledItemCommand: Sendable, Equatable {
  /// Its outcome; the matter that it opens, where it opens one.
  case read(GivenOutcome, opened: Identifier?)
  /// What it asked for has been done.
  case followUp(words: String)
  /// Another reader.
  case reassign(to: String, reason: String)
  /// It is overdue: the office above has it on its list.
  case moveUp
}

/// An outcome in words.
package struct GivenOutcome: Sendable, Equatable {
  /// What came of it.
  package let outcome: FiledItemOutcome
  /// What it says that matters.
  package let words: String

  package init(outcome: FiledItemOutcome, words: String) { (self.outcome, self.words) = (outcome, words) }
}

/// The steps of an item that is read and filed, as the policy allows them: none leaves the queue without an outcome, and none is forgotten.
package enum FiledItemSteps {
  /// The item after a command.
  ///
  /// - Throws: why it may not be: first the stage, then the person, then what is missing.
  package static func take(
    _ command: FiledItemCommand, on item: FiledItem, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> FiledItem {
    try pack.citing { () throws(Objection) in
      var after = item
      after.version += 1
      switch (item.state, command) {
      case (.waiting, .read(let given, let opened)):
        try requireHands(of: item, actor, pack)
        try requireSubstance(given.words, "words", pack)
        after.result = FiledItemResult(
          outcome: given.outcome, words: given.words, next: given.outcome.next, opened: opened, readBy: actor.subject, readAt: at)
        after.due = pack.followUpDue(of: given.outcome, readAt: at)
        after.state = after.due == nil ? .settled : .followingUp
        after.movedUpTo = nil
      case (.followingUp, .followUp(let words)):
        try requireHands(of: item, actor, pack)
        try requireSubstance(words, "words", pack)
        after.result?.followUp = words
        after.result?.followedUpBy = actor.subject
        after.result?.followedUpAt = at
        (after.state, after.due, after.movedUpTo) = (.settled, nil, nil)
      case (.waiting, .reassign(let reader, let reason)), (.followingUp, .reassign(let reader, let reason)):
        try requireSubstance(reason, "reason", pack)
        after.namedReader = reader
      case (.waiting, .moveUp), (.followingUp, .moveUp):
        guard let above = pack.office(above: item.movedUpTo ?? item.office) else { return item }
        after.movedUpTo = above
      case (.settled, .moveUp): return item
      case (.waiting, .followUp): throw wrong("It has not been read: record what came of it first.")
      case (.followingUp, .read), (.settled, .read): throw wrong("It has been read, and its outcome is recorded.")
      case (.settled, .followUp), (.settled, .reassign): throw wrong("Nothing more is to be done about it.")
      }
      return after
    }
  }

  /// The named reader deals with it, or someone of the office that it has moved up to.
  private static func requireHands(of item: FiledItem, _ actor: CaseActor, _ pack: PolicyPack) throws(Objection) {
    guard actor.subject != item.namedReader, !(item.movedUpTo.map(actor.offices.contains) ?? false) else { return }
    let above = item.movedUpTo.map { ", or of \(pack.words(for: $0))" } ?? ""
    throw Objection(
      kind: .notEntitled, code: "another-reader", rule: .restrictions,
      sentence: "It is in the hands of \(item.namedReader)\(above). Give it to another reader first, with the reason.")
  }

  private static func requireSubstance(_ text: String, _ field: String, _ pack: PolicyPack) throws(Objection) {
    let faults = pack.faults(ofReason: text, field: field)
    guard !faults.isEmpty else { return }
    throw Objection(
      kind: .incomplete, code: "no-words", rule: .restrictions, sentence: "Nothing leaves the queue without words.",
      missing: faults.map { "\($0.field): \($0.detail)" }, fields: faults)
  }

  private static func wrong(_ sentence: String) -> Objection {
    Objection(kind: .wrongStage, code: "wrong-step", rule: .restrictions, sentence: sentence)
  }
}

extension FiledItemOutcome {
  /// What happens next.
  package var next: String {
    switch self {
    case .nothingNew: "It stays on the file. The plan says that it is not answered."
    case .newInformation: "Answer what is new, under the terms of the plan, and record the answer here."
    case .newMatter: "A matter is opened. Deal with it as with anyone's."
    case .safeguarding: "Tell those who protect people at risk, now, and record here whom you told and when."
    case .statutoryRequest: "A matter is opened. The law says how soon it is answered, whatever the plan says."
    }
  }

  /// Whether it opens a matter.
  package var opensMatter: Bool {
    switch self {
    case .newMatter, .statutoryRequest: true
    case .nothingNew, .newInformation, .safeguarding: false
    }
  }
}

extension PolicyPack {
  /// When an item is to be read, from when it was received.
  package func readingDue(receivedAt: Instant) -> Instant { midnight(workingDays: intake.readingWorkingDays, after: receivedAt) }

  /// When what came of reading it is to be done; nil where nothing is: a matter that is opened is dealt with as one.
  func followUpDue(of outcome: FiledItemOutcome, readAt: Instant) -> Instant? {
    switch outcome {
    case .nothingNew, .newMatter, .statutoryRequest: nil
    case .newInformation: midnight(workingDays: intake.followUpWorkingDays, after: readAt)
    case .safeguarding: midnight(workingDays: intake.safeguardingWorkingDays, after: readAt)
    }
  }

  /// When an item that is overdue is next on the list of an office above; nil where none is above, or nothing is due.
  package func movesUp(_ item: FiledItem) -> Instant? {
    guard let due = item.due, office(above: item.movedUpTo ?? item.office) != nil else { return nil }
    var (days, office) = (work.movesUpAfterDays, item.office)
    while let reached = item.movedUpTo, office != reached, let above = self.office(above: office) {
      (days, office) = (days + work.movesUpAfterDays, above)
    }
    return due.adding(seconds: 86_400 * days)
  }
}
