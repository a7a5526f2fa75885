import Contracts

/// A restriction in Welsh: the same sentences, in the same order, as in English.
///
/// Numbers stand before "o" and the plural, and names after words that leave them as they are, so that no name or number has to change
/// its first letter.
struct WelshSentences {
  let restriction: Restriction

  func all(under pack: PolicyPack?) -> [String] {
    var sentences = kindSentences + limitSentences
    if restriction.detail.hasContent { sentences.append(restriction.detail) }
    let also = restriction.alsoMeant.map(\.welshWords)
    if !also.isEmpty { sentences.append("Mae'r un peth yn wir am gyswllt \(also.joined(separator: " neu ")).") }
    if restriction.kind != .noReopening, !restriction.matters.isEmpty {
      sentences.append("Mae hyn am \(Self.list(restriction.matters)) yn unig.")
    }
    let names = restriction.organisations.map { code in
      pack?.organisation(code).map { pack?.said($0.name, in: .welsh) ?? $0.name } ?? code
    }
    if !names.isEmpty { sentences.append("Mae hyn am gyswllt gyda \(Self.list(names)) yn unig.") }
    return sentences + lifeSentences
  }

  private var kindSentences: [String] {
    switch restriction.kind {
    case .timeLimits: []
    case .oneChannel: ["Cysylltwch â ni \(channels)yn unig."]
    case .singlePointOfContact:
      [
        "Pan fyddwch yn cysylltu â ni\(spacedChannels), gwnewch hynny drwy \(restriction.pointOfContact ?? "y person a enwir") yn unig."
      ]
    case .callsRecorded: ["Rydym yn recordio eich galwadau, neu mae rhywun yn gwrando arnynt."]
    case .readAndFile: [filing]
    case .noReopening: [closedMatters]
    case .otherAction, .blocking: restriction.channels.isEmpty ? [] : ["Rydym yn rhwystro cyswllt gennych\(spacedChannels)."]
    case .witnessPresent: ["Pan fyddwch yn cysylltu â ni\(spacedChannels), bydd ail aelod o'n staff yno."]
    case .appointmentOnly: ["Mae angen ichi wneud apwyntiad cyn cysylltu â ni\(spacedChannels)."]
    case .premises:
      restriction.onlyThesePremises
        ? ["Cewch fynd i mewn i \(Self.list(restriction.premises)), ac i ddim un arall o'n safleoedd."]
        : ["Ni chewch fynd i mewn i \(restriction.premises.joined(separator: " neu "))."]
    case .thirdPartyOnly:
      [
        "Gadewch i \(restriction.thirdParty ?? "y person a enwir") gysylltu â ni \(channels)ar eich rhan. "
          + "Nid ydym yn delio â chi'n uniongyrchol\(channels.isEmpty ? "" : " yn y ffordd honno")."
      ]
    case .oneReply:
      [
        "Os anfonwch sawl neges atom am yr un mater \(replyPeriod), anfonwn un ateb atoch i'r cyfan"
          + (restriction.newInformationExcepted ? "." : ", hyd yn oed os ydynt yn dweud rhywbeth newydd wrthym.")
      ]
    case .newIssuesLimit:
      restriction.newIssues.map {
        let issues = $0.count == 1 ? "un mater newydd" : "\($0.count) o faterion newydd"
        return ["Rydym yn ystyried \(issues) gennych ym mhob \($0.periodDays) diwrnod."]
      } ?? []
    }
  }

  private var filing: String {
    "Rydym yn darllen neu'n nodi'r hyn a anfonwch neu a ddywedwch wrthym \(channels)ac yn ei gadw. "
      + (restriction.newInformationExcepted
        ? "Byddwn yn ateb dim ond os yw'n dweud rhywbeth newydd wrthym, neu'n gŵyn newydd."
        : "Nid ydym yn ateb, hyd yn oed os yw'n dweud rhywbeth newydd wrthym.")
  }

  private var closedMatters: String {
    let which =
      restriction.matters.isEmpty
      ? "fater sydd wedi'i gau"
      : "\(restriction.matters.joined(separator: " neu ")), sydd wedi'\(restriction.matters.count == 1 ? "i" : "u") cau"
    return "Ni fyddwn yn edrych eto ar \(which)"
      + (restriction.newInformationExcepted
        ? ", oni bai eich bod yn dweud rhywbeth newydd wrthym." : ", hyd yn oed os dywedwch rywbeth newydd wrthym.")
  }

  private var limitSentences: [String] {
    var sentences: [String] = []
    if !restriction.weeklyWindows.isEmpty {
      let windows = restriction.weeklyWindows.map(\.welshWords).joined(separator: " neu ")
      sentences.append("Cewch gysylltu â ni \(channels)\(windows), ac nid ar unrhyw adeg arall.")
    }
    if let minutes = restriction.minutesPerContact {
      sentences.append("Mae galwad neu ymweliad yn para \(minutes) munud ar y mwyaf.")
    }
    if let count = restriction.contactsPerWeek {
      let contacts = count == 1 ? "un cyswllt" : "\(count) o gysylltiadau"
      sentences.append(
        "Rydym yn derbyn \(contacts) yr wythnos gennych\(spacedChannels) ar y mwyaf. Mae wythnos yn dechrau ddydd Llun.")
    }
    return sentences
  }

  private var lifeSentences: [String] {
    func day(_ day: Day) -> String { day.words(in: .welsh) }
    let life: [String] =
      switch (restriction.startsOn, restriction.endsOn) {
      case (let from?, let until?): ["Mae hyn yn gymwys o \(day(from)) tan \(day(until))."]
      case (let from?, nil): ["Mae hyn yn gymwys o \(day(from))."]
      case (nil, let until?): ["Mae hyn yn gymwys tan \(day(until))."]
      case (nil, nil): []
      }
    return life + (restriction.reviewOn.map { ["Byddwn yn adolygu hyn erbyn \(day($0))."] } ?? [])
  }

  private var replyPeriod: String {
    restriction.replyPeriodDays.map { "o fewn \($0) diwrnod" } ?? "o fewn y cyfnod y cytunwyd arno"
  }

  /// "dros y ffôn neu drwy lythyr ", with a space to follow; empty when every channel is meant.
  private var channels: String {
    let named = restriction.namedChannels
    return named.isEmpty ? "" : named.map(\.welshWords).joined(separator: " neu ") + " "
  }

  /// The same, with the space before it.
  private var spacedChannels: String { channels.isEmpty ? "" : " " + channels.dropLast() }

  /// Joined by "a", or by "ac" before a vowel.
  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    let isVowel = last.first.map { "aeiouwyAEIOUWY".contains($0) } ?? false
    return words.dropLast().joined(separator: ", ") + (isVowel ? " ac " : " a ") + last
  }
}

extension Channel {
  fileprivate var welshWords: String {
    switch self {
    case .telephone: "dros y ffôn"
    case .email: "drwy e-bost"
    case .letter: "drwy lythyr"
    case .form: "drwy ein ffurflen we"
    case .inPerson: "wyneb yn wyneb"
    case .sms: "drwy neges destun"
    case .counter: "wrth ein cownter"
    case .socialMedia: "ar y cyfryngau cymdeithasol"
    case .webChat: "drwy sgwrs we"
    }
  }
}

extension WeeklyWindow {
  fileprivate var welshWords: String {
    let isOverMidnight = toMinute < fromMinute && toMinute > 0
    return "\(weekday.welshWords) o \(Self.clock(fromMinute)) tan \(Self.clock(toMinute))"
      + (isOverMidnight ? " \(weekday.next.welshWords)" : "")
  }
}

extension Weekday {
  fileprivate var welshWords: String {
    switch self {
    case .monday: "ddydd Llun"
    case .tuesday: "ddydd Mawrth"
    case .wednesday: "ddydd Mercher"
    case .thursday: "ddydd Iau"
    case .friday: "ddydd Gwener"
    case .saturday: "ddydd Sadwrn"
    case .sunday: "ddydd Sul"
    }
  }
}
