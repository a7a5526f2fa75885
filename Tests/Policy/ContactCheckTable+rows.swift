import Contracts

@testable import Policy

/// The rows of the contact check's table.
enum CheckRows {
  static func of(
    _ kind: RestrictionKind, _ channels: [Channel] = [], windows: [WeeklyWindow?] = [], contact: String? = nil,
    perWeek: Int? = nil, matters: [String] = [], excepted: Bool = true, detail: String = "", premises: [String] = [],
    third: String? = nil, issues: NewIssuesLimit? = nil, reply: Int? = nil
  ) -> Restriction {
    Restriction(
      kind: kind, channels: channels, weeklyWindows: windows.compactMap { $0 }, pointOfContact: contact, contactsPerWeek: perWeek,
      matters: matters, newInformationExcepted: excepted, detail: detail, premises: premises, thirdParty: third,
      newIssues: issues,
      replyPeriodDays: reply, reasons: "Calls took hours.", behaviours: ["swearing-or-threatening"])
  }

  static func window(_ weekday: Weekday, _ from: Int, _ to: Int) -> WeeklyWindow? {
    WeeklyWindow(weekday: weekday, fromMinute: from * 60, toMinute: to * 60)
  }

  /// Of each restriction one letter for each channel, in the order of `Channel`: N do not engage, D direct to the point of contact, F read and file,
  /// T under the terms shown, t under a plan that sets none for it.
  private static let matrix: [(words: String, rule: Restriction, letters: String)] = [
    ("calls on Tuesdays, on a Wednesday", of(.timeLimits, [.telephone], windows: [window(.tuesday, 10, 11)]), "NttttNttt"),
    ("calls on Wednesdays, on one", of(.timeLimits, [.telephone], windows: [window(.wednesday, 11, 13)]), "TttttTttt"),
    ("letters only", of(.oneChannel, [.letter]), "NNTNNNNNN"), ("e-mail only", of(.oneChannel, [.email]), "NTNNNNNTN"),
    ("a point of contact", of(.singlePointOfContact, contact: "Hana Example"), "DDDDDDDDD"),
    ("calls recorded", of(.callsRecorded), "TTTTTTTTT"), ("read and kept", of(.readAndFile, [.email, .letter]), "tFFttttFt"),
    ("all that is written is read and kept", of(.readAndFile), "tFFFtFtFF"),
    ("a closed matter, and none named", of(.noReopening, matters: ["M-1"]), "TTTTTTTTT"),
    ("another measure", of(.otherAction, detail: "As agreed."), "TTTTTTTTT"),
    ("another measure that closes the form", of(.otherAction, [.form], detail: "As agreed."), "tttNttttN"),
    ("calls blocked", of(.blocking, [.telephone]), "NttttNttt"),
    ("everything blocked", of(.blocking, Channel.allCases), "NNNNNNNNN"),
    ("a second member of staff at visits", of(.witnessPresent, [.inPerson]), "ttttTtTtt"),
    ("calls and visits by appointment", of(.appointmentOnly, [.telephone, .inPerson]), "TtttTTTtt"),
    ("premises that may not be entered", of(.premises, premises: ["the front desk"]), "ttttTtTtt"),
    ("a third party", of(.thirdPartyOnly, third: "Kim Advocate"), "DDDDDDDDD"),
    ("one reply to many messages, and none has gone out", of(.oneReply, reply: 14), "tTTTtTtTT"),
    (
      "a limit on new issues, and nothing new", of(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 30)), "TTTTTTTTT"
    ),
  ]

  static let kinds: [CheckRow] = matrix.flatMap { row in
    zip(Channel.allCases, row.letters).map { channel, letter in
      let known: [Character: ContactInstruction] = ["N": .doNotEngage, "D": .directToPointOfContact, "F": .readAndFile]
      return CheckRow(
        words: "\(row.words): contact \(channel.words)", channel: channel, plans: [[row.rule]],
        expected: known[letter] ?? .proceedUnderTerms, clause: letter == "t" ? "" : "Restriction 1")
    }
  }

  private static func time(_ words: String, _ window: WeeklyWindow?, _ inside: [String], not outside: [String]) -> [CheckRow] {
    let plans = [[of(.timeLimits, [.telephone], windows: [window])]]
    return (inside.map { ($0, true) } + outside.map { ($0, false) }).map { at, isInside in
      CheckRow(
        words: "\(words), at \(at)", at: at, plans: plans, expected: isInside ? .proceedUnderTerms : .doNotEngage,
        clause: "Restriction 1", says: isInside ? "Go ahead" : "outside the agreed time")
    }
  }

  static let times: [CheckRow] =
    time(
      "Tuesday 22:00 to 02:00", window(.tuesday, 22, 2),
      ["2027-02-02T22:00:00Z", "2027-02-02T23:59:59Z", "2027-02-03T00:00:00Z", "2027-02-03T01:59:59Z"],
      not: ["2027-02-02T01:30:00Z", "2027-02-02T21:59:59Z", "2027-02-03T02:00:00Z", "2027-02-03T22:30:00Z"])
    + time(
      "Sunday 22:00 into the next week", window(.sunday, 22, 2), ["2027-02-07T22:00:00Z", "2027-02-08T01:59:59Z"],
      not: ["2027-02-07T01:00:00Z", "2027-02-08T02:00:00Z"])
    + time("Tuesday 22:00 to 24:00", window(.tuesday, 22, 24), ["2027-02-02T23:59:59Z"], not: ["2027-02-03T00:00:00Z"])
    + time("Tuesday 22:00 to 00:00", window(.tuesday, 22, 0), ["2027-02-02T23:59:59Z"], not: ["2027-02-03T00:00:00Z"])
    + time(
      "the night on which the clocks go forward", window(.saturday, 22, 2), ["2027-03-27T22:00:00Z", "2027-03-28T00:59:59Z"],
      not: ["2027-03-27T21:59:59Z", "2027-03-28T01:00:00Z"])
    + time("the hour that does not come", window(.sunday, 1, 2), [], not: ["2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z"])
    + time(
      "the hour after it", window(.sunday, 2, 3), ["2027-03-28T01:00:00Z", "2027-03-28T01:59:59Z"],
      not: ["2027-03-28T00:59:59Z", "2027-03-28T02:00:00Z"])
    + time(
      "the night on which the clocks go back", window(.saturday, 22, 2),
      ["2027-10-30T21:00:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"],
      not: ["2027-10-30T20:59:59Z", "2027-10-31T02:00:00Z"])
    + time(
      "the hour that comes twice", window(.sunday, 1, 2),
      ["2027-10-31T00:00:00Z", "2027-10-31T01:00:00Z", "2027-10-31T01:59:59Z"],
      not: ["2027-10-30T23:59:59Z", "2027-10-31T02:00:00Z"])

  private static func asked(for known: String, _ same: [String], not others: [String]) -> [CheckRow] {
    (same.map { ($0, true) } + others.map { ($0, false) }).map { named, isSame in
      CheckRow(
        words: "with \(known) as point of contact, someone asks for \(named)",
        plans: [[of(.singlePointOfContact, contact: known)]], named: named,
        expected: isSame ? .proceedUnderTerms : .directToPointOfContact, clause: "Restriction 1",
        says: isSame ? "Go ahead" : "Pass this to \(known)")
    }
  }

  static let names: [CheckRow] =
    asked(
      for: "Hana Example",
      [
        "hana example", "HANA  EXAMPLE", "Example, Hana", "H. Example", "H Example", "Ms Example", "Example",
        "Please speak to Hana Example",
        "Hána Example",
      ],
      not: ["Hana", "Hannah Example", "Hana Sample", "my caseworker", "Tom"])
    + asked(for: "Ms Hana Example", ["Mrs Example", "Miss H Example"], not: ["Mr Example"])
    + asked(for: "Hana Example, complaints manager", ["the complaints manager", "Hana Example"], not: ["the manager"])
    + asked(for: "Hana Example or Tom Rivers", ["Tom Rivers", "Mr Rivers", "Hana Example"], not: ["Tom Example"])
    + asked(for: "the Customer Service Team", ["customer service team", "your Customer Service Team"], not: ["the team"])
}
