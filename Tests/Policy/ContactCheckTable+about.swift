import Contracts

@testable import Policy

/// What a contact is about, how many there were, and several restrictions and plans at once.
extension CheckRows {
  private static let closed = [of(.blocking, Channel.allCases), of(.readAndFile, Channel.allCases, excepted: false)]

  private static let wordings: [(code: String, texts: [String])] = [
    (
      "data-protection",
      ["SAR", "S.A.R.", "a subject access request", "dsar", "a copy of what you hold about me", "GDPR request"]
    ),
    ("freedom-of-information", ["FOI", "F.O.I. request", "Freedom of Information", "freedom of info", "EIR"]),
    (
      "police-complaint",
      [
        "police complaint", "a complaint about the police", "complaining about the way the police spoke to me", "IOPC",
        "police misconduct",
      ]
    ),
    (
      "emergency", ["Emergency!", "safeguarding", "a safeguarding concern", "a child at risk", "he wants to kill himself", "999"]
    ),
    ("adjustment", ["adjustment", "a reasonable adjustment", "needs large print", "a BSL interpreter", "my disability"]),
    ("appeal", ["appeal", "wants to appeal", "challenge the plan", "challenging these restrictions", "review of the plan"]),
  ]

  static let about: [CheckRow] =
    wordings.flatMap { code, texts in
      texts.enumerated().map { index, text in
        CheckRow(
          words: "everything is closed, and it is about: \(text)", channel: Channel.allCases[index], plans: [closed], about: text,
          expected: .proceed, clause: "", says: "This stays open whatever a plan says.", understood: code)
      }
    }
    + ordinary + something

  private static let ordinary: [CheckRow] = ["my bins", "a parking fine", "he is very cross", "I want it sorted"].map {
    (text: String) in
    CheckRow(
      words: "everything is closed, and it is about: \(text)", plans: [[closed[0]]], about: text, expected: .doNotEngage,
      clause: "Restriction 1")
  }

  private static let filed = [of(.readAndFile, [.email])]
  private static let something: [CheckRow] = [
    CheckRow(
      words: "an e-mail with new evidence is answered", channel: .email, plans: [filed], about: "new evidence",
      expected: .proceedUnderTerms, says: "something new", understood: "new-information"),
    CheckRow(
      words: "an e-mail with another complaint is answered", channel: .email, plans: [filed], about: "another complaint",
      expected: .proceedUnderTerms, says: "something new", understood: "new-complaint"),
    CheckRow(words: "an e-mail with nothing new is kept", channel: .email, plans: [filed], expected: .readAndFile),
    CheckRow(
      words: "an e-mail with new evidence is kept where that is not excepted", channel: .email,
      plans: [[of(.readAndFile, [.email], excepted: false)]], about: "new evidence", expected: .readAndFile),
    CheckRow(
      words: "a closed matter is not opened again", plans: [[of(.noReopening, matters: ["M-1"])]], matter: "M-1",
      expected: .proceedUnderTerms, says: "we will not look at it again"),
    CheckRow(
      words: "another matter is dealt with", plans: [[of(.noReopening, matters: ["M-1"])]], matter: "M-2",
      expected: .proceedUnderTerms, says: "Go ahead"),
    CheckRow(
      words: "messages on the matter named are kept after a reply", channel: .webChat,
      plans: [[of(.oneReply, matters: ["M-1"], reply: 14)]], matter: "M-1", replied: ["2027-02-01T12:00:00Z"],
      expected: .readAndFile, says: "until 15 February 2027"),
    CheckRow(
      words: "the first message on the matter named is answered", channel: .webChat,
      plans: [[of(.oneReply, matters: ["M-1"], reply: 14)]], matter: "M-1", expected: .proceedUnderTerms,
      says: "one reply answers all that has come"),
    CheckRow(
      words: "a message is answered again once the days after a reply have passed", channel: .email,
      plans: [[of(.oneReply, reply: 14)]], replied: ["2027-01-20T12:00:00Z"], expected: .proceedUnderTerms,
      says: "No reply has been logged within 14 days"),
    CheckRow(
      words: "a message with something new is answered though a reply has gone out", channel: .email,
      plans: [[of(.oneReply, reply: 14)]], about: "new evidence", replied: ["2027-02-01T12:00:00Z"],
      expected: .proceedUnderTerms),
    CheckRow(
      words: "messages on another matter are answered", channel: .webChat,
      plans: [[of(.oneReply, matters: ["M-1"], reply: 14)]], matter: "M-2", expected: .proceedUnderTerms),
  ]

  /// Wednesday 3 February 2027 at noon: the week began on Monday the 1st.
  private static let earlier = ["2027-02-01T00:00:00Z", "2027-02-02T12:00:00Z", "2027-02-03T12:00:00Z"]
  private static let weekly = [of(.callsRecorded, [.telephone]), of(.timeLimits, [.telephone], perWeek: 2)]
  private static let issues = [of(.newIssuesLimit, issues: NewIssuesLimit(count: 2, periodDays: 3))]

  static let numbers: [CheckRow] =
    (0...3).map { count in
      CheckRow(
        words: "two calls a week, after \(count)", plans: [weekly], logged: Array(earlier.prefix(count)),
        expected: count < 2 ? .proceedUnderTerms : .doNotEngage, clause: count < 2 ? "Restriction 1" : "Restriction 2",
        says: count < 2 ? "Go ahead" : "(2) is used up")
    }
    + (0...3).map { count in
      CheckRow(
        words: "two new issues in three days, after \(count)", plans: [issues], about: "a new complaint",
        logged: Array(earlier.prefix(count)), expected: count < 2 ? .proceedUnderTerms : .readAndFile, clause: "Restriction 1",
        says: "\(count) of 2 new issues", understood: "new-complaint")
    } + [
      CheckRow(
        words: "calls of the week before do not count", plans: [weekly],
        logged: ["2027-01-30T12:00:00Z", "2027-01-31T23:59:59Z"], expected: .proceedUnderTerms),
      CheckRow(
        words: "in summer the week begins at local midnight", at: "2027-07-07T12:00:00Z", plans: [weekly],
        logged: ["2027-07-04T22:59:59Z", "2027-07-04T23:00:00Z"], expected: .proceedUnderTerms),
      CheckRow(
        words: "in summer, two since local midnight are enough", at: "2027-07-07T12:00:00Z", plans: [weekly],
        logged: ["2027-07-04T23:00:00Z", "2027-07-05T12:00:00Z"], expected: .doNotEngage),
      CheckRow(
        words: "calls that come later do not count", plans: [weekly], logged: ["2027-02-03T12:00:01Z", "2027-02-04T12:00:00Z"],
        expected: .proceedUnderTerms),
      CheckRow(
        words: "issues before the period do not count", plans: [issues], about: "a new complaint",
        logged: ["2027-01-31T23:59:59Z", "2027-01-31T12:00:00Z"], expected: .proceedUnderTerms, says: "0 of 2 new issues"),
    ]

  static let several: [CheckRow] = [
    CheckRow(
      words: "of two plans the stricter decides, whichever comes first",
      plans: [[of(.callsRecorded)], [of(.oneChannel, [.letter])]],
      expected: .doNotEngage, clause: "Restriction 1: Only one way", says: "by letter", plan: 1),
    CheckRow(
      words: "of two plans the stricter decides, whichever comes last",
      plans: [[of(.oneChannel, [.letter])], [of(.callsRecorded)]],
      expected: .doNotEngage, clause: "Restriction 1: Only one way", says: "by letter", plan: 0),
    CheckRow(
      words: "of two plans that are as strict the first decides",
      plans: [[of(.singlePointOfContact, contact: "Hana Example")], [of(.thirdPartyOnly, third: "Kim Advocate")]],
      expected: .directToPointOfContact, says: "Hana Example", plan: 0),
    CheckRow(
      words: "to be directed is stricter than to be filed", channel: .email,
      plans: [[of(.readAndFile, [.email])], [of(.singlePointOfContact, contact: "Hana Example")]],
      expected: .directToPointOfContact, plan: 1),
    CheckRow(
      words: "what one plan sets no terms for is closed by another", channel: .form,
      plans: [[of(.blocking, [.telephone])], [of(.blocking, [.form])]], expected: .doNotEngage, plan: 1),
    CheckRow(
      words: "what is always open is open under three plans", plans: [closed, closed, weekly], about: "subject access",
      expected: .proceed, clause: "", understood: "data-protection"),
    CheckRow(
      words: "a closed channel goes to the point of contact",
      plans: [
        [of(.oneChannel, [.letter]), of(.singlePointOfContact, contact: "Hana Example")]
      ], expected: .directToPointOfContact, clause: "Restriction 1", says: "Hana Example is your point of contact"),
    CheckRow(
      words: "what is written is read though its channel is closed", channel: .email,
      plans: [[of(.oneChannel, [.letter]), of(.readAndFile, [.email])]], expected: .readAndFile, clause: "Restriction 2"),
    CheckRow(
      words: "another organisation under the same plan", plans: [[of(.oneChannel, [.letter])]], organisation: "voice",
      expected: .doNotEngage, says: "by letter"),
    CheckRow(
      words: "a point of contact for calls alone does not take letters", channel: .letter,
      plans: [[of(.singlePointOfContact, [.telephone], contact: "Hana Example")]], expected: .proceedUnderTerms, clause: ""),
  ]
}
