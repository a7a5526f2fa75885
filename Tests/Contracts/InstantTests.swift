import Contracts
import Foundation
import Testing

@Suite("Instants, days and identifiers")
struct InstantTests {
  @Test("an instant is written in UTC with three decimals, and read with any offset")
  func instants() {
    #expect(Instant(milliseconds: 0).text == "1970-01-01T00:00:00.000Z")
    #expect(Instant("2026-11-23T10:30:00+01:00")?.text == "2026-11-23T09:30:00.000Z")
    #expect(Instant("2026-11-23T09:30:00.250Z")?.milliseconds == 1_795_426_200_250)
  }

  @Test(
    "what is not an instant with a zone is refused",
    arguments: ["", "2026-11-23", "2026-11-23T09:30:00", "yesterday at about noon ok"])
  func notInstants(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(
    "there is no such day, no such time, or more follows: it is not an instant (fault: 30 February was 2 March)",
    arguments: [
      "2026-02-30T10:00:00Z", "2027-02-29T10:00:00Z", "2026-04-31T10:00:00.000Z", "2026-13-01T10:00:00Z", "2026-00-10T10:00:00Z",
      "2026-11-23T25:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T10:60:00Z", "2026-11-23T10:00:60Z",
      "2026-11-23T10:00:00Z tomorrow",
      "2026-11-23T10:00:00Zx", "2026-11-23T10:00:00.Z", "2026-11-23T10:00:00.000", "2026-11-23T10:00:00+24:00",
      "2026-11-23T10:00:00+01:60", "2026-11-23T10:00:00+1", "2026-11-23T10:00:00 01:00", "2026-11-23 10:00:00Z",
      "2026-11-23T10:00:00+01:00 ", "2026-11-23T1a:00:00Z", "1899-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00",
    ])
  func impossible(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(
    "an instant may be written in every way that RFC 3339 allows",
    arguments: [
      ("2026-11-23T09:30:00Z", 0), ("2026-11-23t09:30:00z", 0), ("2026-11-23T09:30:00.5Z", 500),
      ("2026-11-23T09:30:00.1239Z", 123),
      ("2026-11-23T10:30:00+01:00", 0), ("2026-11-23T10:30:00+0100", 0), ("2026-11-23T04:00:00.25-05:30", 250),
      ("2026-11-24T09:29:00+23:59", 0), ("2026-11-23T09:30:00-00:00", 0),
    ])
  func allowed(text: String, milliseconds: Int64) {
    #expect(Instant(text)?.milliseconds == 1_795_426_200_000 + milliseconds)
  }

  @Test("a day that is not in the calendar is refused, and adding months stops at the last day of a shorter month")
  func days() {
    #expect(Day("2027-02-29") == nil)
    #expect(Day("2028-02-29")?.text == "2028-02-29")
    #expect(Day("2026-11-30")?.adding(months: 3).text == "2027-02-28")
    #expect(Day("2026-11-30")?.adding(months: -11).text == "2025-12-30")
    #expect(Day("2026-1-30") == nil)
  }

  @Test("a new identifier is version 7, sorts by time of creation, and is read in either case")
  func identifiers() {
    let random = [UInt8](repeating: 0xFF, count: 10)
    let early = Identifier(at: Instant(milliseconds: 1_795_426_200_250), random: random)
    let late = Identifier(at: Instant(milliseconds: 1_795_426_200_251), random: [])
    #expect(early.text == "01a207bd-aaba-7fff-bfff-ffffffffffff")
    #expect(early < late)
    #expect(Identifier(early.text.uppercased()) == early)
    #expect(Identifier("not-an-identifier") == nil)
  }

  @Test("is written and read as Foundation writes and reads it, in every century, to the millisecond")
  func asFoundation() throws {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    var milliseconds: Int64 = -2_208_988_800_000
    while milliseconds < 253_402_300_800_000 {
      let instant = Instant(milliseconds: milliseconds)
      #expect(Instant(try style.parse(instant.text)) == instant)
      #expect(Instant(instant.text) == instant)
      // Thirteen years, some days and a bit of everything.
      milliseconds += 412_345_678_901
    }
    #expect(Instant(milliseconds: -1).text == "1969-12-31T23:59:59.999Z")
    #expect(Instant(milliseconds: 951_782_400_000).text == "2000-02-29T00:00:00.000Z")
  }

  @Test("a day is as many days after 1970 as the calendar says, and none is left out")
  func dayNumbers() throws {
    var (day, wrong) = (try #require(Day("1999-12-31")), 0)
    for number in (day.number + 1)...(day.number + 146_097) {
      let next = Day(number: number)
      if next.number != number || next <= day || day.adding(days: 1) != next { wrong += 1 }
      day = next
    }
    #expect(wrong == 0)
    #expect(day.text == "2399-12-31")
    #expect(Day(number: .max).text == "9999-12-31" && Day(number: .min).text == "1900-01-01")
  }
}
