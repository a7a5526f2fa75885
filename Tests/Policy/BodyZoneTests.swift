import Contracts
import Foundation
import Testing

@testable import Policy

@Suite("Days and weekly times of a body")
struct BodyZoneTests {
  @Test(
    "days begin, and weekly times are read, as in Foundation's calendar",
    arguments: ["Europe/London", "Pacific/Auckland", "America/New_York"])
  func againstFoundation(name: String) throws {
    let zone = try #require(BodyZone(name: name))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    let names: [Weekday] = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday]
    var day = try Sample.day("2024-12-28")
    for step in 0..<1200 {
      let start = zone.start(of: day)
      let date = try #require(calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)))
      #expect(start == Instant(date))
      #expect(zone.day(of: start) == day)
      #expect(zone.day(of: start.adding(seconds: -1)) == day.adding(days: -1))
      let moment = start.adding(seconds: (step * 4_999) % 86_400)
      let parts = calendar.dateComponents(
        [.weekday, .hour, .minute], from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
      let (weekday, minute) = zone.weekTime(of: moment)
      #expect(weekday == names[(parts.weekday ?? 1) - 1])
      #expect(minute == (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
      day = day.adding(days: 1)
    }
  }

  @Test("days are counted across months, leap years and centuries")
  func counting() throws {
    #expect(try Sample.day("2028-02-28").adding(days: 2).text == "2028-03-01")
    #expect(try Sample.day("2100-03-01").adding(days: -1).text == "2100-02-28")
    #expect(try Sample.day("1970-01-01").adding(days: -1).text == "1969-12-31")
  }

  @Test("an unknown zone is refused", arguments: ["", "Europe/Exampleton", "GMT+1"])
  func unknown(name: String) {
    #expect(BodyZone(name: name) == nil)
  }
}
