import Contracts

/// What a draft says in one place and denies in another.
extension PlanDraft {
  /// Restrictions that cannot both be obeyed, and words that say something else than the data.
  func contradictions(for organisations: [String], under pack: PolicyPack) -> [PlanFault] {
    betweenRestrictions(for: organisations) + inWords(under: pack) + howToContactFaults(for: organisations, under: pack)
  }

  /// A way in that one restriction gives and another closes; two names, or two times, for the same contact.
  private func betweenRestrictions(for known: [String]) -> [PlanFault] {
    let numbered = Array(restrictions.enumerated())
    return numbered.flatMap { index, restriction in
      numbered.compactMap { other, second -> PlanFault? in
        guard index != other, overlap(restriction, second, for: known) else { return nil }
        if let closed = restriction.promised.first(where: second.closes) {
          return contradiction(index, "contact \(closed.words), which restriction \(other + 1) closes")
        }
        // What is the same for both is said once.
        guard other < index, let words = restriction.differs(from: second) else { return nil }
        return contradiction(index, "\(words) restriction \(other + 1)")
      }
    }
  }

  private func contradiction(_ index: Int, _ words: String) -> PlanFault {
    PlanFault(
      code: "restrictions-contradict", rule: .restrictions, words: "restriction \(index + 1): \(words)", isContradiction: true)
  }

  /// Whether there is a day on which both bind contact with the same organisation.
  private func overlap(_ one: Restriction, _ other: Restriction, for known: [String]) -> Bool {
    let shared = known.contains { code in
      [one, other].allSatisfy { $0.organisations.isEmpty || $0.organisations.contains(code) }
    }
    let starts = [one, other].compactMap { $0.startsOn ?? startsOn }
    let ends = [one, other].compactMap { $0.endsOn ?? endsOn }
    return shared && starts.allSatisfy { start in ends.allSatisfy { start <= $0 } }
  }

  /// Blocking said in words: it is a kind of its own, with a reason of its own.
  private func inWords(under pack: PolicyPack) -> [PlanFault] {
    let name = RestrictionKind.blocking.rawValue
    return restrictions.enumerated().flatMap { index, restriction -> [PlanFault] in
      guard restriction.kind != .blocking else { return [] }
      let place = "restriction \(index + 1)"
      let texts = [("detail", restriction.detail), ("forStaff", restriction.forStaff)]
      var faults = texts.filter { pack.wordsInPlans.speakOfBlocking($0.1) }.map { field, _ in
        PlanFault(
          code: "blocking-in-words", rule: .severeRestrictions,
          words:
            "\(place), \(field): blocking is a restriction of the kind \(name), with the severe reason, and not said in words",
          isContradiction: true)
      }
      guard restriction.kind == .otherAction else { return faults }
      if !restriction.channels.isEmpty {
        faults.append(
          PlanFault(
            code: "blocking-kind", rule: .severeRestrictions,
            words: "\(place), channels: the kind \(name) for channels that are blocked", isContradiction: true))
      }
      faults += texts.filter { PlanWords.givesNumberOrAddress($0.1) }.map { field, _ in
        PlanFault(
          code: "blocking-in-words", rule: .severeRestrictions,
          words: "\(place), \(field): a number or an address belongs in the kind \(name), if it is blocked, or else in "
            + "\(RestrictionKind.singlePointOfContact.rawValue)", isContradiction: true)
      }
      return faults
    }
  }

  /// How to contact us, and whom, names no channel that is closed to every organisation of the plan, on every day on which it changes.
  private func howToContactFaults(for known: [String], under pack: PolicyPack) -> [PlanFault] {
    let open = Set(known.flatMap { openness(to: $0, answeredOnly: false) }.flatMap { $0 })
    let contacts = restrictions.enumerated().compactMap { index, restriction in
      restriction.pointOfContact.map { ("restriction \(index + 1), point of contact", $0) }
    }
    return ([("how to contact us", howToContact)] + contacts).flatMap { place, text in
      pack.wordsInPlans.invited(by: text).filter { !open.contains($0) }.map { channel in
        let closing = restrictions.firstIndex { $0.closes(channel) }.map { "restriction \($0 + 1)" } ?? "the plan"
        return PlanFault(
          code: "how-to-contact-closed", rule: .planContents,
          words: "\(place): contact \(channel.words), which \(closing) closes; say of a closed way only that it is not open",
          isContradiction: true)
      }
    }
  }

  /// The channels that are open to that organisation, on each day on which less may be open than the day before.
  ///
  /// - Parameter answeredOnly: whether those are left out by which nothing is answered, because all of it is filed.
  func openness(to organisation: String, answeredOnly: Bool) -> [[Channel]] {
    turningDays.map { day in
      let binding = restrictions.filter { restriction in day.map { restriction.binds(organisation, on: $0) } ?? true }
      return Channel.allCases.filter { channel in
        !binding.contains { $0.obstructs(channel) || answeredOnly && $0.files(channel) }
      }
    }
  }

  /// The days on which less may be open than the day before: the first, and those on which a restriction begins. Without a first
  /// day, all restrictions are taken to bind at once.
  var turningDays: [Day?] {
    guard let startsOn else { return [nil] }
    return [startsOn] + restrictions.compactMap(\.startsOn).filter { $0 > startsOn }
  }
}

extension Restriction {
  /// What of the two cannot both hold, where they are of one kind and about the same contact.
  fileprivate func differs(from other: Restriction) -> String? {
    let isShared =
      Channel.allCases.contains { concerns($0) && other.concerns($0) }
      && (matters.isEmpty || other.matters.isEmpty || !Set(matters).isDisjoint(with: other.matters))
    guard kind == other.kind, isShared else { return nil }
    switch kind {
    case .singlePointOfContact: return pointOfContact == other.pointOfContact ? nil : "another point of contact than"
    case .thirdPartyOnly: return thirdParty == other.thirdParty ? nil : "another third party than"
    case .timeLimits: return meets(other) ? nil : "no time in common with"
    case .premises:
      let isBoth = onlyThesePremises != other.onlyThesePremises && !Set(premises).isDisjoint(with: other.premises)
      return isBoth ? "premises that may be entered by one and not by the other, with" : nil
    case .oneChannel, .callsRecorded, .readAndFile, .noReopening, .otherAction, .blocking, .witnessPresent, .appointmentOnly,
      .oneReply, .newIssuesLimit:
      return nil
    }
  }

  private func meets(_ other: Restriction) -> Bool {
    weeklyWindows.isEmpty || other.weeklyWindows.isEmpty
      || weeklyWindows.contains { window in other.weeklyWindows.contains(where: window.meets) }
  }
}
