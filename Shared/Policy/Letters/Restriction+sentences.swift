import Contracts

extension Restriction {
  /// What it asks of the person, in sentences to them that they can follow, as the letter has them.
  ///
  /// They say what ``terms(under:)`` tells staff, but for what only staff are told.
  package func sentences(under pack: PolicyPack? = nil, in language: LetterLanguage = .english) -> [String] {
    switch language {
    case .english: EnglishSentences(restriction: self).all(under: pack)
    case .welsh: WelshSentences(restriction: self).all(under: pack)
    }
  }

  /// The channels it means by name, without those that are meant by another; empty when every channel is meant.
  var namedChannels: [Channel] {
    let meant = channels.isEmpty && kind.channels != Channel.allCases ? kind.channels : channels
    return meant.named
  }

  /// The channels that count as one of those it names.
  var alsoMeant: [Channel] { Channel.allCases.filter { !channels.contains($0) && channels.cover($0) } }
}

/// A restriction in English.
private struct EnglishSentences {
  let restriction: Restriction

  func all(under pack: PolicyPack?) -> [String] {
    var sentences = kindSentences + limitSentences
    if restriction.detail.hasContent { sentences.append(restriction.detail) }
    let also = restriction.alsoMeant.map(\.words)
    if !also.isEmpty { sentences.append("The same goes for contact \(Self.list(also, "and")).") }
    if restriction.kind != .noReopening, !restriction.matters.isEmpty {
      sentences.append("This is only about \(Self.list(restriction.matters, "and")).")
    }
    let names = restriction.organisations.map { pack?.organisation($0)?.name ?? $0 }
    if !names.isEmpty { sentences.append("This is only about contact with \(Self.list(names, "and")).") }
    return sentences + lifeSentences
  }

  private var kindSentences: [String] {
    switch restriction.kind {
    case .timeLimits: []
    case .oneChannel: ["Please contact us \(channels)only."]
    case .singlePointOfContact:
      [
        "When you contact us\(channels.isEmpty ? "" : " \(channels.dropLast())"), please deal only with \(restriction.pointOfContact ?? "the named point of contact")."
      ]
    case .callsRecorded: ["We record your calls, or someone listens in."]
    case .readAndFile: [filing]
    case .noReopening: [closedMatters]
    case .otherAction, .blocking: restriction.channels.isEmpty ? [] : ["We block contact from you \(channels.dropLast())."]
    case .witnessPresent: ["When you contact us \(channels.dropLast()), a second member of our staff will be there."]
    case .appointmentOnly: ["You need to make an appointment before you contact us \(channels.dropLast())."]
    case .premises: [premises]
    case .thirdPartyOnly:
      [
        "Please let \(restriction.thirdPartyWords) contact us \(channels)for you. We do not deal with you directly\(channels.isEmpty ? "" : " in that way")."
      ]
    case .oneReply:
      [
        "If you send us several messages about the same matter \(replyPeriod), we send you one reply to all of them\(restriction.newInformationExcepted ? "" : ", even if they tell us something new")."
      ]
    case .newIssuesLimit:
      restriction.newIssues.map {
        ["We take up \(Self.number($0.count)) new \($0.count == 1 ? "issue" : "issues") from you in any \(days($0.periodDays))."]
      } ?? []
    }
  }

  private var filing: String {
    let isSpoken = restriction.channels.contains { !$0.isWritten }
    let written = restriction.channels.contains(where: \.isWritten) || restriction.channels.isEmpty
    let verb = isSpoken ? (written ? "read or note" : "note") : "read"
    let sent = isSpoken ? (written ? "send or tell us" : "tell us") : "send us"
    return "We \(verb) what you \(sent) \(channels)and keep it. "
      + (restriction.newInformationExcepted
        ? "We answer only if it tells us something new, or is a new complaint."
        : "We do not answer, even if it tells us something new.")
  }

  private var closedMatters: String {
    let which =
      restriction.matters.isEmpty
      ? "a matter that is closed"
      : "\(Self.list(restriction.matters, "or")), which \(restriction.matters.count == 1 ? "is" : "are") closed"
    return "We will not look again at \(which)"
      + (restriction.newInformationExcepted ? ", unless you tell us something new." : ", even if you tell us something new.")
  }

  private var premises: String {
    restriction.onlyThesePremises
      ? "You may enter \(Self.list(restriction.premises, "and")), and no other premises of ours."
      : "You may not enter \(Self.list(restriction.premises, "or"))."
  }

  private var limitSentences: [String] {
    var sentences: [String] = []
    if !restriction.weeklyWindows.isEmpty {
      sentences.append("You can contact us \(channels)on \(restriction.windowWords), and at no other time.")
    }
    if let minutes = restriction.minutesPerContact {
      sentences.append("A call or a visit lasts \(minutes == 1 ? "1 minute" : "\(minutes) minutes") at most.")
    }
    if let count = restriction.contactsPerWeek {
      sentences.append("We take \(quota(count)) a week from you. A week starts on Monday.")
    }
    return sentences
  }

  /// "one telephone call", "at most 3 phone calls or e-mails in all".
  private func quota(_ count: Int) -> String {
    let named = restriction.namedChannels
    let nouns = named.map { count == 1 ? $0.noun.one : $0.noun.several }
    let what = nouns.isEmpty ? (count == 1 ? "contact" : "contacts") : Self.list(nouns, "or")
    return (count == 1 ? "" : "at most ") + "\(Self.number(count)) \(what)" + (named.count > 1 ? " in all" : "")
  }

  private var lifeSentences: [String] {
    let life: [String] =
      switch (restriction.startsOn, restriction.endsOn) {
      case (let from?, let until?): ["This applies from \(from.words) to \(until.words)."]
      case (let from?, nil): ["This applies from \(from.words)."]
      case (nil, let until?): ["This applies until \(until.words)."]
      case (nil, nil): []
      }
    return life + (restriction.reviewOn.map { ["We will review this by \($0.words)."] } ?? [])
  }

  /// "by phone or by letter ", with a space to follow; empty when every channel is meant.
  private var channels: String {
    let named = restriction.namedChannels
    return named.isEmpty ? "" : Self.list(named.map(\.words), "or") + " "
  }

  private var replyPeriod: String {
    restriction.replyPeriodDays.map { "within \(days($0, one: "1 day"))" } ?? "within the agreed period"
  }

  private func days(_ number: Int, one: String = "day") -> String { number == 1 ? one : "\(number) days" }

  private static func number(_ number: Int) -> String {
    number == 1 ? "one" : number == 2 ? "two" : String(number)
  }

  private static func list(_ words: [String], _ last: String) -> String {
    words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }
}

extension Channel {
  /// What one contact by it is called, and several.
  fileprivate var noun: (one: String, several: String) {
    switch self {
    case .telephone: ("telephone call", "telephone calls")
    case .email: ("e-mail", "e-mails")
    case .letter: ("letter", "letters")
    case .form: ("web form", "web forms")
    case .inPerson: ("visit", "visits")
    case .sms: ("text message", "text messages")
    case .counter: ("visit to our counter", "visits to our counter")
    case .socialMedia: ("message on social media", "messages on social media")
    case .webChat: ("web chat", "web chats")
    }
  }
}
