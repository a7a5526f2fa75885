import TestOffices
import Testing

@testable import Policy

@Suite("Known again, however written (fault: people missed by spelling)")
struct KnownAgainTests {
  private func reader() throws -> TelephoneReader { try Packs.load("opfcc-northamptonshire").telephones }

  private func expected(_ text: String) -> ContactPointReading {
    switch text {
    case "withheld": .withheld
    case "unreadable": .unreadable
    default: .keys(text.split(separator: " ").map(String.init))
    }
  }

  @Test("the tables have as many cases as were asked for")
  func sizes() {
    #expect(KnownAgainTable.lines("numbers").count >= 150)
    #expect(KnownAgainTable.lines("addresses").count >= 60)
    #expect(KnownAgainTable.lines("names").count >= 250)
  }

  @Test("a number is read, however it is written", arguments: KnownAgainTable.lines("numbers"))
  func number(line: KnownAgainTable.Line) throws {
    #expect(try reader().read(line.first) == expected(line.second))
  }

  @Test("an address is read, however it is written", arguments: KnownAgainTable.lines("addresses"))
  func address(line: KnownAgainTable.Line) {
    #expect(MailReader.read(line.first) == expected(line.second))
  }

  @Test("a name can be the person's, however it is written", arguments: KnownAgainTable.lines("names"))
  func name(line: KnownAgainTable.Line) {
    let (known, given) = (PersonName(line.first), PersonName(line.second))
    #expect(given.match(known) != nil)
    // And the words of the one lead to the other.
    let leads = given.lookups.contains { lookup in
      known.words.contains { word in
        (word.isSurname || given.isOneWord) && lookup.skeletons.contains(word.skeleton)
          && lookup.isLike(word.word, isForeign: word.isForeign)
      }
    }
    #expect(leads)
  }

  @Test(
    "names of different people are not taken for each other",
    arguments: [
      ("Robin Quist", "Alex Marsh"), ("Robin Marsh", "Robin Quist"), ("Hana Exampleby", "Hana Mockridge"),
      ("Nora Field", "Robin Quist"),
      ("Robin March", "Alex Marsh"), ("Priya Samplepatel", "Robin Samplepatton"), ("Al Li", "Bo Lo"),
      ("Олена Зразкова", "Олена Тестова"),
      ("李测试", "王样本"), ("Ada Testerby", "Ben Draftwell"), ("Mr Fictonley", "Robin Exampleby"),
    ])
  func different(one: String, other: String) {
    #expect(PersonName(one).match(PersonName(other)) == nil && PersonName(other).match(PersonName(one)) == nil)
  }

  @Test(
    "why two names may be one person's is said in words",
    arguments: [
      ("robin quist", NameMatch.Degree.same, "the same name"), ("Quist, Robin", .same, "the same name"),
      ("R Quist", .shortened, "the same surname, and no first name that differs"),
      ("Robin Quint", .alike, "a surname that is written much the same"),
      ("Alex Quist", .relative, "the same surname, and another first name"),
      ("Robin", .shortened, "one of their names"),
    ])
  func reason(given: String, degree: NameMatch.Degree, words: String) {
    #expect(PersonName(given).match(PersonName("Robin Quist")) == NameMatch(degree: degree, reason: words))
  }

  @Test("a person is known by each of their names: an alias, and a name before marriage")
  func aliases() {
    let known = PersonName(["Robin Quist", "Bob Exampleby"])
    #expect(PersonName("Bob Exampleby").match(known)?.degree == .same)
    #expect(PersonName("Robin Draftwell née Quist").match(known) != nil)
    #expect(PersonName("Nora Field").match(known) == nil)
  }

  @Test(
    "what says that there is no name is no name",
    arguments: ["", "Anonymous", "unknown caller", "not given", "???", "😡", "Name withheld"])
  func noName(text: String) {
    #expect(PersonName(text).isNoName)
    #expect(!PersonName("Robin Quist").isNoName)
  }

  @Test("a number that is plainly written is read as the library reads it, at each length and beginning")
  func plainNumbers() throws {
    let reader = try reader()
    for first in 1...9 {
      for length in 5...12 {
        let national = "\(first)" + "632960001234".prefix(length - 1)
        // What is not seen keeps it from the quick way.
        #expect(reader.read("0" + national) == reader.read("\u{200B}0" + national), "0\(national)")
        #expect(reader.read("+44" + national) == reader.read("\u{200B}+44" + national), "+44\(national)")
      }
    }
  }

  @Test("a name as one word is a word by which its person is found, read or not", arguments: KnownAgainTable.lines("names"))
  func whole(line: KnownAgainTable.Line) {
    let words = Set(PersonName(line.first).words.filter(\.isSurname).map(\.word))
    for whole in PersonName.wholes(of: line.first) { #expect(words.contains(whole)) }
  }

  @Test("the region is the pack's: the same text is another number elsewhere, and a region that does not exist is no region")
  func region() throws {
    #expect(try #require(TelephoneReader(region: "IE")).read("01 234 5678") == .keys(["+35312345678"]))
    #expect(try reader().read("907700900002") == .keys(["+447700900002"]))
    #expect(TelephoneReader(region: "XQ") == nil)
    #expect(TelephoneReader.unknownRegion.read("+44 7700 900002") == .keys(["+447700900002"]))
  }

  @Test("no text brings a reader down", arguments: 0..<40)
  func anything(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let pieces = [
      "0", "7700", "+", "44", " ", "@", ".", "x", "\u{200B}", "\u{301}", "(", ")", "#", "ß", "李", "ال", ",", "<", "\"", "&#39;",
      "%2B", "-", "e+1", "née",
    ]
    let reader = try reader()
    for _ in 0..<50 {
      let text = (0..<next(24)).map { _ in pieces[next(pieces.count)] }.joined()
      for key in reader.read(text).keys + MailReader.read(text).keys { #expect(!key.isEmpty) }
      let name = PersonName(text)
      #expect(name.isEmpty || name.match(name) != nil, "\(text)")
    }
  }
}
