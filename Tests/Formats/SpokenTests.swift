import Testing

@testable import Formats

/// Issue 13, "Formats": audio says numbers, dates and money as a person does. Fault of the engine alone: it read "0300 123 4567" as a number.
@Suite("As a person says it")
struct SpokenTests {
  static let english: [(written: String, said: String)] = [
    ("0", "zero"), ("7 days", "seven days"), ("13", "thirteen"), ("21", "twenty-one"), ("40", "forty"), ("100", "one hundred"),
    ("101 people", "one hundred and one people"), ("999 letters", "nine hundred and ninety-nine letters"),
    ("1,000", "one thousand"),
    ("1,005", "one thousand and five"), ("1,234", "one thousand two hundred and thirty-four"), ("28000", "twenty-eight thousand"),
    ("2,500,000", "two million five hundred thousand"), ("12345678", "one two three four five six seven eight"),
    ("007", "zero zero seven"),
    ("2.5", "two point five"), ("3.75", "three point seven five"),
    ("Paragraph 3.2 of the policy", "Paragraph three point two of the policy"),
    ("(7.1)", "(seven point one)"), ("7(b)", "seven bee"), ("Section 4, please.", "Section four, please."),
    ("5%", "five per cent"),
    ("2.5%", "two point five per cent"), ("1st", "first"), ("2nd", "second"), ("3rd", "third"), ("11th", "eleventh"),
    ("12th", "twelfth"),
    ("20th", "twentieth"), ("21st", "twenty-first"), ("30th", "thirtieth"), ("101st", "one hundred and first"),
    ("26 November 2026", "the twenty-sixth of November twenty twenty-six"),
    ("on 1 June 2027.", "on the first of June twenty twenty-seven."),
    ("Tuesday 3 March", "Tuesday the third of March"), ("12 May 2005", "the twelfth of May two thousand and five"),
    ("31 December 1999", "the thirty-first of December nineteen ninety-nine"),
    ("2026-11-26", "the twenty-sixth of November twenty twenty-six"),
    ("01/02/2027", "the first of February twenty twenty-seven"), ("in 2026", "in twenty twenty-six"),
    ("since 1905", "since nineteen oh five"),
    ("by November 2027", "by November twenty twenty-seven"), ("2026 calls", "two thousand and twenty-six calls"),
    ("10:00", "ten ay em"),
    ("10:05", "ten oh five ay em"), ("at 14:30,", "at two thirty pee em,"), ("12:00", "midday"), ("00:00", "midnight"),
    ("12:15", "twelve fifteen pee em"),
    ("9am", "nine ay em"), ("5.30pm", "five thirty pee em"), ("9 am", "nine ay em"), ("12am", "midnight"),
    ("10:00–11:00", "ten ay em to eleven ay em"),
    ("5-7", "five to seven"), ("£1", "one pound"), ("£12", "twelve pounds"), ("£12.50", "twelve pounds and fifty pence"),
    ("£1.01", "one pound and one penny"),
    ("£0.50", "fifty pence"), ("50p", "fifty pence"), ("£1,250", "one thousand two hundred and fifty pounds"),
    ("£5m", "five million pounds"),
    ("£3bn", "three billion pounds"), ("01632 960003", "oh one six three two, nine six oh, oh oh three"),
    ("01632 960 003", "oh one six three two, nine six oh, oh oh three"),
    ("0300 123 4567", "oh three oh oh, one two three, four five six seven"),
    ("07700900123", "oh seven seven oh oh, nine oh oh, one two three"),
    ("+44 1632 960003", "plus four four, one six three two, nine six oh, oh oh three"),
    ("Call 101.", "Call one oh one."), ("dial 999", "dial nine nine nine"), ("EX1 1AC", "ee ex one, one ay see"),
    ("NN4 7YB.", "en en four, seven why bee."),
    ("SW1A 2AA", "ess double-you one ay, two ay ay"),
    ("RC-2026-000001", "are see, two zero two six, zero zero zero zero zero one"),
    ("help@example.org", "help at example dot org"),
    ("customer.service@opfcc.example.org", "customer dot service at oh pee eff see see dot example dot org"),
    ("a_b-1@example.org", "a underscore bee hyphen one at example dot org"),
    ("www.example.org/complaints.", "double-you double-you double-you dot example dot org slash complaints."),
    ("https://example.org/", "example dot org"), ("you & we", "you and we"), ("e.g. calls", "for example calls"),
    ("and/or", "and or"),
    ("the NHS and the ICO", "the en aitch ess and the eye see oh"), ("You must NOT call", "You must NOT call"), ("24/7", "24/7"),
    ("Covid-19", "Covid-19"), ("A4", "A4"), ("Dear Mrs O'Neill", "Dear Mrs O'Neill"),
  ]

  @Test("in English", arguments: english)
  func inEnglish(written: String, said: String) {
    #expect(SpokenEnglish().said(written, language: "en-GB") == said)
  }

  @Test("there are at least sixty cases") func many() { #expect(Self.english.count >= 60) }

  @Test(
    "in Welsh",
    arguments: [
      ("26 Tachwedd 2026", "y chweched ar hugain o Dachwedd dwy fil dau ddeg chwech"), ("1 Mai", "y cyntaf o Fai"),
      ("2 Ionawr", "yr ail o Ionawr"),
      ("0300 123 4567", "dim tri dim dim, un dau tri, pedwar pump chwech saith"), ("£2", "dwy bunt"),
      ("£12.50", "un deg dau o bunnoedd a pum deg ceiniog"), ("28 diwrnod", "dau ddeg wyth diwrnod"),
      ("10:00", "deg o'r gloch y bore"),
      ("14:30", "dau tri deg y prynhawn"), ("365", "tri chant chwe deg pump"),
    ])
  func inWelsh(written: String, said: String) {
    #expect(SpokenWelsh().said(written, language: "cy") == said)
  }

  @Test("what is read as one is all of the text, in order", arguments: english)
  func whole(written: String, said: String) {
    #expect(SaidPart.parts(of: written, language: "en-GB").map(\.text).joined() == written)
  }

  @Test("a page does not divide dates, times, telephone numbers, postcodes, references and money")
  func kept() {
    let text = "Call 01632 960001 by 26 November 2026, 10:00, about RC-2026-000001 or £12.50 (EX1 1AC) in 7 days."
    let kept = SaidToken.kept(in: text, language: "en-GB").filter(\.isKept).map(\.text)
    #expect(kept == ["01632 960001", "26 November 2026", "10:00", "RC-2026-000001", "£12.50", "EX1 1AC"])
  }

  @Test(
    "hostile text takes no longer and loses nothing",
    arguments: [
      "0 1 2 3 4 5 6 7 8 9 0 1 2 3", "+ + +", "((((", "@@@ @", "£ £. £1. £.5", "--- 1- -1", "1,2,3 1.2.3.4 .", "\u{202E}01632",
    ])
  func hostile(text: String) {
    #expect(SaidPart.parts(of: text, language: "en-GB").map(\.text).joined() == text)
    #expect(!SpokenEnglish().said(text, language: "en-GB").isEmpty)
  }
}
