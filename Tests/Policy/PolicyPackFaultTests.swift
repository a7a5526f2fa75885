import Contracts
import Testing

@testable import Policy

@Suite("Faults of a policy pack")
struct PolicyPackFaultTests {
  private static let north = "opfcc-northamptonshire"

  @Test("a pack says by which class of postage letters go: first class, where it says nothing", arguments: Postage.allCases)
  func postage(postage: Postage) throws {
    #expect(try Packs.load(Self.north).told.postage == .firstClass)
    let pack = try Packs.load(Self.north, changing: "policy.json") {
      try Packs.replacing(
        #""postingWorkingDays": 1"#, with: #""postingWorkingDays": 1, "postage": "\#(postage.rawValue)""#, in: $0)
    }
    #expect(pack.told.postage == postage)
  }

  @Test(
    "a fault gives its path, and the pack is refused",
    arguments: [
      (#""version": "1.0""#, #""version": """#, "$.version: must be a text"),
      (#""retentionYears": 6"#, #""retentionYears": true"#, "$.retentionYears: must be a whole number"),
      (#""timeZone": "Europe/London""#, #""timeZone": "Mars/London""#, "$.timeZone: must be a time zone"),
      (#""inForceFrom": "2026-01-01""#, #""inForceFrom": "2026-02-30""#, "$.inForceFrom: must be a day"),
      (
        #""inForceFrom": "2026-01-01""#, #""inForceFrom": "2026-01-01", "inForceUntil": "2025-12-31""#,
        "$.inForceUntil: must not be before inForceFrom"
      ),
      (#""retentionYears": 6"#, #""retentionYears": 6, "surprise": 1"#, "$.surprise: is not a known key"),
      (
        #""triage": ["manager"]"#, #""triage": ["boss"]"#,
        "$.steps.triage[0]: is not the code of an office; these are: staff, manager,"
      ),
      (#""triage": ["manager"]"#, #""triage": []"#, "$.steps.triage: must name an office"),
      (#""from": "deemed-service""#, #""from": "sent""#, "$.told.from: must be one of handed-over, posted"),
      (#""channels": ["post", "e-mail"]"#, #""channels": []"#, "$.told.channels: must name a channel"),
      (#""channels": ["post", "e-mail"]"#, #""channels": ["post", "post"]"#, "$.told.channels: must not name a channel twice"),
      (#""channels": ["post", "e-mail"]"#, #""channels": ["sms"]"#, "$.told.channels[0]: must be one that carries a letter"),
      (#""post": 2, "e-mail": 0"#, #""post": 2"#, "$.told.deemedServiceWorkingDays.e-mail: is missing"),
      (
        #""postingWorkingDays": 1"#, #""postingWorkingDays": 1, "postage": "pigeon""#,
        "$.told.postage: must be one of first-class, second-class"
      ),
      (#""triage": ["manager"],"#, "", "$.steps.triage: is missing"),
      (#""triage": ["manager"]"#, #""triage": ["administrator"]"#, "$.steps.triage[0]: is an office that may do none of these"),
      (#""triage": ["manager"]"#, #""triage": ["staff"]"#, "one of which is needed: prepare"),
      (#""triage": ["manager"]"#, #""triage": ["manager", "manager"]"#, "$.steps.triage[1]: manager appears twice"),
      (#""code": "staff""#, #""code": "service""#, "$.offices[0].code: is what this system calls its own services"),
      (#""code": "staff""#, #""code": "manager""#, "$.offices[1].code: manager appears twice"),
      (
        #""article": "a", "may": ["record"]"#, #""article": "some", "may": ["record"]"#,
        "$.offices[0].article: must be one of a, an, the"
      ),
      (#""may": ["record"]"#, #""may": []"#, "$.offices[0].may: must name a capability"),
      (#""may": ["record"]"#, #""may": ["rule"]"#, "$.offices[0].may[0]: must be one of record, prepare"),
      (#""may": ["record", "adjust"]"#, #""may": ["record"]"#, "$.offices: must have one that may adjust"),
      (#""one-person": "1.1","#, "", "$.paragraphs.one-person: is missing"),
      (#""one-person": "1.1""#, #""one-person": "\n""#, "$.paragraphs.one-person: must be a text that is not empty"),
      (
        #""one-person": "1.1""#, #""one-person": "1.1 ""#, "$.paragraphs.one-person: must be a paragraph of at most 40 characters"
      ),
      (#""one-person": "1.1""#, #""one-person": "1.1", "two-persons": "1.2""#, "$.paragraphs.two-persons: is not a known key"),
      (#""calendar": "england-and-wales","#, "", "$.calendar: is missing"),
      (
        #""triage": ["manager"]"#, #""triage": ["manager"], "authorise": ["manager"]"#,
        "$.steps.authorise: is not a known key"
      ),
      (
        #""code": "incivility", "heading": "unreasonable""#, #""code": "incivility", "heading": "rude""#,
        "$.behaviours[8].heading: is not the code"
      ),
      (#""code": "threats""#, #""code": "incivility""#, "$.behaviours[8].code: incivility appears twice"),
      (#""code": "read-and-file""#, #""code": "read-and-burn""#, "$.restrictions[4].code: must be one of"),
      (#""warning": "warning.letter""#, #""warning": "other.letter""#, "$.letters.warning: other.letter: cannot be read"),
      (#""plan-ended": "plan-ended.letter","#, "", "$.letters.plan-ended: is missing"),
      (
        #""warning": "warning.letter""#, #""warning": "../warning.letter""#,
        "$.letters.warning: must be a file in the pack's folder"
      ),
      (#""accepts": ["met"]"#, #""accepts": ["not-met"]"#, "$.criteria[0].accepts: must not name not-met"),
      (
        #""signatory": { "name": "Jo Marsh", "office""#, #""signatory": { "office""#,
        "$.organisations[0].signatory.name: is missing"
      ),
      (#""toPerson": "you hit"#, #""toPerson": "He hit"#, "$.behaviours[1].toPerson: must say what the person did"),
      (#""phone": "01632 960031", "#, "", "$.externalRemedies[0].phone: is missing"),
      (
        #""address": "https://opfcc"#, #""address": "http://opfcc"#,
        "$.policyDocument.address: must be an address that begins with"
      ),
      (
        #""policyDocument": { "address": "#, #""policyDocument": { "file": "#,
        "$.policyDocument.file: must be a PDF in the pack's folder"
      ),
      (
        #""policyDocument": { "address": "https://opfcc.example.org/managing-contact""#,
        #""policyDocument": { "file": "plan.letter", "pages": 4"#, "$.policyDocument.file: must be a PDF in the pack's folder"
      ),
      (
        #""policyDocument": { "address": "https://opfcc.example.org/managing-contact""#,
        #""policyDocument": { "file": "../policy.pdf", "pages": 4"#, "$.policyDocument.file: must be a PDF in the pack's folder"
      ),
      (
        #""policyDocument": { "address": "https://opfcc.example.org/managing-contact""#,
        #""policyDocument": { "file": "plan.letter""#, "$.policyDocument.pages: is missing"
      ),
      (
        #""policyDocument": { "#, #""policyDocument": { "pages": 4, "#, "$.policyDocument.pages: belongs to a file"
      ),
      (
        #""policyDocument": { "#, #""policyDocument": { "file": "policy.pdf", "#,
        "$.policyDocument: must name the file of the policy, or"
      ),
      (
        #""policyDocument": {"#, #""languages": ["cy"], "policyDocument": {"#,
        "$.letters.warning: warning.cy.letter: cannot be read"
      ),
      (#""policyDocument": {"#, #""languages": ["en"], "policyDocument": {"#, "$.languages: must not name en"),
      (#""policyDocument": {"#, #""languages": ["fr"], "policyDocument": {"#, "$.languages[0]: must be one of en, cy"),
      (#""review-coming": "review-coming.letter","#, "", "$.letters.review-coming: is missing"),
      (#", "endsCalls": true"#, "", "$.headings: must say of at least one heading that it endsCalls"),
      (#""endsCalls": true"#, #""endsCalls": "yes""#, "$.headings[0].endsCalls: must be true or false"),
      (#""wordsInPlans": {"#, #""words": {"#, "$.wordsInPlans: must be an object"),
      (#""blocking": ["#, #""blocking": ["*", "#, "$.wordsInPlans.blocking[0]: must be a word or several"),
      (#""in-person": ["#, #""visits": ["#, "$.wordsInPlans.in-person: is missing"),
      (#""email": ["email*", "e mail*"]"#, #""email": []"#, "$.wordsInPlans.email: must name a word"),
    ])
  func faults(from: String, to: String, expected: String) throws {
    try expect(expected, of: Self.north, from: from, to: to)
  }

  @Test(
    "a process whose parts do not agree is refused with its path: warnings and grounds (5.2, 5.8), decision (6.2)",
    arguments: [
      (#""periodDays": 28"#, #""periodDays": 366"#, "$.warnings[0].periodDays: must be a whole number from 1 to 365"),
      (#""letter": "warning""#, #""letter": "plan""#, "$.warnings[0].letter: must be warning or informal-warning"),
      (
        #""letter": "warning""#, #""letter": "informal-warning""#, "$.letters.informal-warning: is missing"
      ),
      (
        #""letter": "warning", "offices": ["manager"]"#, #""letter": "warning", "offices": ["senior-manager"]"#,
        "$.warnings[0].offices[0]: is not an office that the step triage is given to"
      ),
      (#""ground": "degree""#, #""ground": "dislike""#, "$.withoutWarning[1].ground: must be one of"),
      (#""ground": "degree""#, #""ground": "threat-to-safety""#, "$.withoutWarning[1].ground: threat-to-safety appears twice"),
      (
        #""headings": ["aggressive-or-abusive"]"#, #""headings": ["unreasonable", "loud"]"#,
        "$.withoutWarning[0].headings[1]: is not the code of a heading"
      ),
      (
        #""allowsEffectBeforeNotice": false"#, #""allowsEffectBeforeNotice": "no""#,
        "$.allowsEffectBeforeNotice: must be true or false"
      ),
      (#""kind": "single""#, #""kind": "lottery""#, "$.decision.kind: must be one of single, joint, panel"),
      (#""quorum": 1"#, #""quorum": 2"#, "$.decision.quorum: must be 1 where one person decides"),
      (#""kind": "single""#, #""kind": "joint""#, "$.decision.quorum: must be 2 or more where several decide"),
      (#""kind": "single""#, #""kind": "panel""#, "$.decision.quorum: must be 2 or more where several decide"),
      (#""quorum": 1"#, #""quorum": 1, "harsherKinds": ["premises"]"#, "$.decision.harsherOffices: is missing"),
      (#""quorum": 1"#, #""quorum": 1, "harsherOffices": ["chief-executive"]"#, "$.decision.harsherKinds: is missing"),
      (
        #""quorum": 1"#, #""quorum": 1, "fallbackOffices": ["auditor"]"#,
        "$.decision.fallbackOffices[0]: is an office that may do none"
      ),
    ])
  func decision(from: String, to: String, expected: String) throws {
    try expect(expected, of: Self.north, from: from, to: to)
  }

  @Test(
    "a review or an appeal rule that does not fit is refused with its path (7.1, 8.1)",
    arguments: [
      (north, #""months": 12"#, #""months": 13"#, "$.review.months: must be a whole number from 1 to 12"),
      ("york", #""noticeDays": 30"#, #""noticeDays": 168"#, "$.review.noticeDays: must be shorter"),
      (
        "york", #""maximumMonths": 12"#, #""maximumMonths": 5"#,
        "$.review.maximumMonths: must be at least the months until a review, 6"
      ),
      ("glasgow", #""04-01""#, #""02-29""#, "$.review.together[0]: must be a day of every year such as 04-01"),
      ("glasgow", #""04-01""#, #""05-02""#, "$.review.together: must not leave more than 7 months between two days"),
      ("glasgow", #""04-01""#, #""10-01""#, "$.review.together: must not name a day twice"),
      ("glasgow", #"["warning", "plan"]"#, #"["warning"]"#, "$.appeals.against: must name plan"),
      ("glasgow", #""windowWorkingDays": 10"#, #""windowWorkingDays": 0"#, "$.appeals.windowWorkingDays: must be a whole number"),
      ("glasgow", #""replyWorkingDays": 10"#, #""replyWorkingDays": 2"#, "$.appeals.replyWorkingDays: must be at least"),
      ("glasgow", #""hearsLate": true"#, #""hearsLate": 1"#, "$.appeals.hearsLate: must be true or false"),
      ("york", #""letter": "informal-warning""#, #""letter": "warning""#, "$.warnings[1].letter: warning appears twice"),
      (
        "york", #""warn-again": ["head-of-service"]"#, #""warn-again": ["team-manager"]"#,
        "$.warnings[1].offices[0]: is not an office that the step warn-again is given to"
      ),
    ])
  func reviewsAndAppeals(pack: String, from: String, to: String, expected: String) throws {
    try expect(expected, of: pack, from: from, to: to)
  }

  @Test("a body with no warning, or with no list of warnings, is refused (5.2)")
  func noWarning() throws {
    let warning = #"{ "code": "warning", "name": "Warning", "letter": "warning", "offices": ["manager"], "periodDays": 28 }"#
    let empty = try Packs.faults(Self.north, in: "policy.json") { try Packs.replacing(warning, with: "", in: $0) }
    #expect(empty == ["$.warnings: must not be empty"])
    try expect("$.warnings: is missing", of: Self.north, from: #""warnings": ["#, to: #""warning": ["#)
  }

  @Test("all faults of a pack are reported together, and a file that is not JSON is reported as such")
  func together() throws {
    let several = try Packs.faults(Self.north, in: "policy.json") {
      $0.replacing(#""months": 12"#, with: #""months": 0"#).replacing(#""retentionYears": 6"#, with: #""retentionYears": 0"#)
        .replacing(#""noticeDays": 30"#, with: #""noticeDays": 3"#)
    }
    #expect(several.count == 2)
    #expect(
      try Packs.faults(Self.north, in: "policy.json") { _ in "{" } == [
        "$: is not well-formed JSON: it ends too early, at line 1, column 2"
      ])
  }

  @Test("a pack with an unknown value or an unclosed section in a template is refused, with file and line")
  func templateFaults() throws {
    let unknown = try Packs.faults(Self.north, in: "warning.letter") { "First line\n\n{{howToContact}}\n" + $0 }
    #expect(unknown == ["warning.letter:3: {{howToContact}} is not a value of this letter"])
    let open = try Packs.faults(Self.north, in: "plan.letter") { "{{#endsOn}}\n" + $0 }
    #expect(open == ["$.letters.plan: plan.letter:1: {{#endsOn}} is never closed"])
  }

  private func expect(_ fault: String, of pack: String, from: String, to: String) throws {
    let faults = try Packs.faults(pack, in: "policy.json") { try Packs.replacing(from, with: to, in: $0) }
    #expect(faults.contains { $0.contains(fault) }, "\(faults)")
  }
}
