private import Contracts

extension Restriction {
  /// What it asks, in plain sentences for staff, as the contact check has them; the letter says the same to the person in ``sentences(under:in:)``.
  package func terms() -> [String] {
    var sentences: [String] = []
    switch kind {
    case .timeLimits: break
    case .oneChannel: sentences.append("Contact is \(channelWords)only.")
    case .singlePointOfContact:
      sentences.append("Contact \(channelWords)goes through \(pointOfContact ?? "the named point of contact") only.")
    case .callsRecorded: sentences.append("Calls are recorded or monitored.")
    case .readAndFile:
      sentences.append(
        (isSpoken
          ? "Anything sent or said \(channelWords)is noted and kept; " : "Anything sent \(channelWords)is read and kept; ")
          + (newInformationExcepted
            ? "it is answered only if it contains new information or a new complaint."
            : "it is not answered, even if it contains new information."))
    case .noReopening:
      let which = matters.isEmpty ? "" : " (\(matters.joined(separator: ", ")))"
      sentences.append(
        "A matter that is closed\(which) is not reopened" + (newInformationExcepted ? "." : ", even for new information."))
    case .otherAction, .blocking:
      if !channels.isEmpty { sentences.append("Contact \(channelWords)is blocked.") }
    case .witnessPresent: sentences.append("Contact \(channelWords)takes place only with a second member of staff present.")
    case .appointmentOnly: sentences.append("Contact \(channelWords)is by appointment only, made beforehand.")
    case .premises: sentences.append(premisesWords)
    case .thirdPartyOnly: sentences.append("Contact \(channelWords)goes through \(thirdPartyWords) only.")
    case .oneReply:
      let period = replyPeriodDays.map { "within \(days($0))" } ?? "within the agreed period"
      sentences.append(
        "Everything sent on the same matter \(period) gets one reply"
          + (newInformationExcepted ? "." : ", even if it contains new information."))
    case .newIssuesLimit:
      if let newIssues {
        let issues = newIssues.count == 1 ? "1 new issue is" : "\(newIssues.count) new issues are"
        sentences.append("At most \(issues) taken up in any \(days(newIssues.periodDays)).")
      }
    }
    if !weeklyWindows.isEmpty { sentences.append("Contact \(channelWords)is taken on \(windowWords) only.") }
    if let minutesPerContact { sentences.append("A call or visit lasts at most \(minutesPerContact) minutes.") }
    if let contactsPerWeek { sentences.append("At most \(contactsPerWeek) in a week, counted from Monday.") }
    let own = forStaff.hasContent ? forStaff : detail
    if own.hasContent { sentences.append(own) }
    if kind != .noReopening, !matters.isEmpty { sentences.append("This concerns \(matters.joined(separator: ", ")).") }
    return sentences + lifeWords
  }

  /// Whether it names a channel by which people speak.
  var isSpoken: Bool { channels.contains { !$0.isWritten } }

  /// The same, with the organisations that it is limited to, by the pack's names.
  package func terms(under pack: PolicyPack) -> [String] {
    guard !organisations.isEmpty else { return terms() }
    let names = organisations.map { pack.organisation($0)?.name ?? $0 }
    return terms() + ["This is about contact with \(names.joined(separator: " and ")) only."]
  }

  /// From when and until when it applies, where that differs from the plan.
  private var lifeWords: [String] {
    let dates: [String]
    switch (startsOn, endsOn) {
    case (let from?, let until?): dates = ["This applies from \(from.words) to \(until.words)."]
    case (let from?, nil): dates = ["This applies from \(from.words)."]
    case (nil, let until?): dates = ["This applies until \(until.words)."]
    case (nil, nil): dates = []
    }
    return dates + (reviewOn.map { ["This is reviewed by \($0.words)."] } ?? [])
  }

  private var premisesWords: String {
    let names = premises.joined(separator: ", ")
    return onlyThesePremises
      ? "Of our premises only these may be entered: \(names)." : "These premises may not be entered: \(names)."
  }

  /// The third party who deals with the body for the person.
  var thirdPartyWords: String { thirdParty ?? "the named third party" }

  private func days(_ number: Int) -> String { number == 1 ? "1 day" : "\(number) days" }

  /// "by phone or by letter ", with a space to follow; empty when every channel is meant.
  private var channelWords: String {
    namedChannels.isEmpty ? "" : namedChannels.map(\.words).joined(separator: " or ") + " "
  }

  /// The weekly windows, joined: "Tuesday between 10:00 and 11:30".
  var windowWords: String { weeklyWindows.map(\.words).joined(separator: " and on ") }
}
