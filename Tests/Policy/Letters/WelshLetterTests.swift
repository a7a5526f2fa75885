import Contracts
import Foundation
import Testing

@testable import Policy

/// Issue 13: Welsh as second language where the pack has it; shown with a pack made for the test, whose words say only that they are Welsh.
@Suite("Letters in Welsh")
struct WelshLetterTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Shared/PolicyPacks")
    .standardizedFileURL

  /// York with a Welsh template for each of its own; in it, `change` may spoil a file of the pack.
  private func pack(_ change: (URL) throws -> Void = { _ in }) throws -> PolicyPack {
    let place = FileManager.default.temporaryDirectory.appending(path: "welsh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: place) } }
    for item in ["york", BankHolidays.fileName] {
      try FileManager.default.copyItem(at: Self.folder.appending(path: item), to: place.appending(path: item))
    }
    let york = place.appending(path: "york")
    for name in try FileManager.default.contentsOfDirectory(atPath: york.path) where name.hasSuffix(".letter") {
      var text = try String(contentsOf: york.appending(path: name), encoding: .utf8)
      for (english, welsh) in [
        ("adjustment", "addasiad"), ("large print", "print bras"), ("plain words", "geiriau plaen"),
        ("no legal status", "dim statws cyfreithiol"),
        ("{{>addasiads}}", "{{>adjustments}}"), ("{{#addasiads}}", "{{#adjustments}}"), ("{{/addasiads}}", "{{/adjustments}}"),
        ("How you can contact us from now on", "Sut y gallwch gysylltu â ni o hyn ymlaen"),
      ] { text = text.replacing(english, with: welsh) }
      try Data(text.utf8).write(to: york.appending(path: name.replacing(".letter", with: ".cy.letter")))
    }
    let english = try PolicyPack.load(folder: york.path())
    var texts: [String] = [english.title, english.body, english.customerService.name]
    texts += english.organisations.flatMap { [$0.name, $0.signatory?.office ?? ""] }
    texts += english.officeTitles.map(\.words)
    texts += english.restrictions.map(\.name)
    texts += english.behaviours.map(\.toPerson)
    texts += english.alwaysOpen.map(\.words)
    texts += english.externalRemedies.map(\.words)
    texts += english.warnings.map(\.name)
    let words = Dictionary(texts.map { ($0, "Cymraeg: \($0)") }) { first, _ in first }
    try JSONEncoder().encode(words).write(to: york.appending(path: "words.cy.json"))
    let path = york.appending(path: "policy.json")
    let policy = try String(contentsOf: path, encoding: .utf8)
    try Data(Packs.replacing(#""letters": {"#, with: #""languages": ["cy"], "letters": {"#, in: policy).utf8).write(to: path)
    try change(york)
    return try PolicyPack.load(folder: york.path())
  }

  private func faults(_ change: (URL) throws -> Void) throws -> [String] {
    do {
      _ = try pack(change)
      return []
    } catch let faults as PackFaults { return faults.faults }
  }

  @Test("a letter in Welsh has its own template, dates, fixed words and words of the pack; a pack without it writes in English")
  func letter() throws {
    let welsh = try pack()
    let specimen = try #require(LetterSpecimen.all(under: welsh).first { $0.request.letter == .plan })
    let letter = try specimen.letter(under: welsh, in: .welsh)
    let text = Letters.text(letter)
    #expect(
      letter.language == "cy" && letter.title.hasPrefix("Sut y gallwch gysylltu")
        && letter.body.first == .paragraph(["Annwyl Robin Quist"]))
    for phrase in [
      "30 Tachwedd 2026", "1 Mehefin 2027", "Cymraeg: Unacceptable Contact Policy", "Cysylltwch â ni drwy lythyr yn unig.",
      "unrhyw bryd tra bydd yn gymwys",
      "Cymraeg: you swore", "Cymraeg: Head of Customer Services",
    ] { #expect(text.contains(phrase), "\(phrase)") }
    let english = try specimen.letter(under: Packs.load("york"), in: .welsh)
    #expect(english.language == "en-GB" && english.body.first == .paragraph(["Dear Robin Quist"]))
  }

  @Test("every outcome is said in Welsh, and no letter of a Welsh pack has an English date")
  func everyLetter() throws {
    let welsh = try pack()
    for specimen in LetterSpecimen.all(under: welsh) {
      let (cymraeg, english) = try (specimen.letter(under: welsh, in: .welsh), specimen.letter(under: welsh))
      #expect(cymraeg.body.count == english.body.count, "\(specimen.name)")
      // What someone typed stays in their language.
      let text = Letters.text(cymraeg).replacing(specimen.request.reasons, with: "")
      #expect(!text.contains("November") && !text.contains("We agree with"), "\(specimen.name)")
    }
    for effect in AppealEffect.allCases { #expect(effect.words(in: .welsh) != effect.words(in: .english)) }
    #expect(welsh.explainLetters().last == "  In cy too: 16 letters")
  }

  @Test("a Welsh letter that is missing, or lacks something, is a fault, and so is a word that is missing")
  func faults() throws {
    #expect(
      try faults { try FileManager.default.removeItem(at: $0.appending(path: "plan.cy.letter")) } == [
        "$.letters.plan: plan.cy.letter: cannot be read"
      ])
    let empty = try faults { try Data("Annwyl".utf8).write(to: $0.appending(path: "adjustments.part.cy.letter")) }
    #expect(empty.contains("warning.cy.letter: must say that adjustments can be asked for, in words such as: addasiad"))
    #expect(
      try faults { try FileManager.default.removeItem(at: $0.appending(path: "words.cy.json")) } == [
        "words.cy.json: cannot be read"
      ])
    let words = try faults { try Data(#"{"a manager": "rheolwr"}"#.utf8).write(to: $0.appending(path: "words.cy.json")) }
    #expect(
      words.contains("words.cy.json$.Informal warning: is missing")
        && words.contains("words.cy.json$.a manager: is not a known key"))
  }
}

/// Issue 13: each restriction reads as a sentence that a person can follow, with no raw code, and nothing contradicts another part.
@Suite("Restrictions as sentences to the person")
struct RestrictionSentenceTests {
  /// Every kind, with each choice of channels, with and without each other part: 14 kinds in more than five hundred forms.
  static let restrictions: [Restriction] = {
    let choices: [[Channel]] = [[], [.telephone], [.letter, .email], Channel.allCases]
    var restrictions: [Restriction] = []
    for kind in RestrictionKind.allCases {
      for channels in choices {
        for part in 0..<10 { restrictions.append(form(of: kind, channels, part)) }
      }
    }
    return restrictions
  }()

  /// Codes that are no words of English.
  private static let codes: [String] = {
    let all: [String] = RestrictionKind.allCases.map(\.rawValue) + Channel.allCases.map(\.rawValue)
    return all.filter { $0.contains("-") }
  }()

  /// A restriction with that one of its other parts.
  private static func form(of kind: RestrictionKind, _ channels: [Channel], _ part: Int) -> Restriction {
    var restriction = Restriction(kind: kind, channels: channels, reasons: "x", behaviours: [])
    restriction.premises = ["the library", "the town hall"]
    restriction.thirdParty = "Kim Lee"
    restriction.newIssues = NewIssuesLimit(count: part + 1, periodDays: 30)
    restriction.replyPeriodDays = 14
    switch part {
    case 1: restriction.weeklyWindows = [WeeklyWindow(weekday: .tuesday, fromMinute: 600, toMinute: 660)].compactMap { $0 }
    case 2: restriction.pointOfContact = "Sam Field"
    case 3: restriction.minutesPerContact = 15
    case 4: restriction.contactsPerWeek = 1
    case 5: restriction.contactsPerWeek = 3
    case 6: restriction.matters = ["M-1", "M-2"]
    case 7: restriction.newInformationExcepted = false
    case 8:
      restriction.onlyThesePremises = true
      restriction.endsOn = Day("2027-03-01")
    case 9:
      restriction.organisations = ["voice"]
      restriction.startsOn = Day("2027-02-01")
    default: break
    }
    return restriction
  }

  @Test(
    "every kind in every form is made of whole sentences, in English and in Welsh, without a code",
    arguments: LetterLanguage.allCases)
  func whole(language: LetterLanguage) throws {
    let pack = try Packs.load("opfcc-northamptonshire")
    #expect(Self.restrictions.count == 560)
    for restriction in Self.restrictions {
      let sentences = restriction.sentences(under: pack, in: language)
      for sentence in sentences {
        #expect(
          sentence.hasSuffix(".") && sentence.first?.isUppercase == true && !sentence.contains("  ") && !sentence.contains(" ."),
          "\(sentence)")
        for code in Self.codes { #expect(!sentence.contains(code), "\(sentence)") }
        #expect(!sentence.contains("voice") && !sentence.contains("Optional") && !sentence.contains("telephone,"), "\(sentence)")
      }
      #expect(!sentences.isEmpty || restriction.kind == .timeLimits || restriction.channels.isEmpty, "\(restriction)")
    }
  }

  @Test("no restriction says of the same thing that it is answered and that it is not")
  func consistent() {
    for restriction in Self.restrictions {
      let text = restriction.sentences().joined(separator: " ")
      #expect(!(text.contains("unless you tell us something new") && text.contains("even if")), "\(text)")
      #expect(!(text.contains("We answer only if") && text.contains("We do not answer")), "\(text)")
      #expect(
        text.contains("even if")
          == (!restriction.newInformationExcepted && [.readAndFile, .noReopening, .oneReply].contains(restriction.kind)),
        "\(text)")
    }
  }

  @Test(
    "a limit on contacts is said as a person says it",
    arguments: [
      ([Channel.telephone], 1, "We take one telephone call a week from you. A week starts on Monday."),
      ([.telephone], 2, "We take at most two telephone calls a week from you. A week starts on Monday."),
      ([.telephone, .email], 3, "We take at most 3 telephone calls or e-mails in all a week from you. A week starts on Monday."),
      ([], 1, "We take one contact a week from you. A week starts on Monday."),
    ])
  func quota(channels: [Channel], count: Int, sentence: String) {
    let restriction = Restriction(kind: .timeLimits, channels: channels, contactsPerWeek: count, reasons: "x", behaviours: [])
    #expect(restriction.sentences().first == sentence)
  }
}
