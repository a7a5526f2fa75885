import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("The calendar of reviews")
struct ReviewCalendarTests {
  @Test(
    "a plan in force is in the calendar on its review day, by reference and with nothing about the person; no other case is (8.1)"
  )
  func inForce() throws {
    let town = try Town.whole()
    let plan = try town.bring(try town.register("Robin Example"), to: "in-force")
    let other = try town.bring(try town.register("Alex Example", telephone: "07700 900002"), to: "warned")
    let calendar = try town.calendar(of: People.mara)
    let day = try #require(plan.plan).reviewOn.text.filter { $0 != "-" }
    #expect(calendar.contains("DTSTART;VALUE=DATE:\(day)\r\n"))
    #expect(calendar.contains(plan.reference) && !calendar.contains(other.reference))
    #expect(!calendar.contains("Example"))
    #expect(try town.calendar(of: People.viktor).contains("VEVENT") == false)
  }

  @Test(
    "an entry is the same until its review is put to another day; then it keeps its UID and its SEQUENCE rises (fault: DTSTAMP was always now)"
  )
  func sameUntilMoved() throws {
    func line(_ name: String, _ calendar: String) -> String {
      calendar.split(separator: "\r\n").first { $0.hasPrefix(name) }.map(String.init) ?? ""
    }
    let town = try Town.whole()
    let plan = try town.bring(try town.register("Robin Example"), to: "in-force")
    let first = try town.calendar(of: People.mara)
    town.advance(days: 30)
    try town.settle()
    #expect(try town.calendar(of: People.mara) == first, "time alone changes nothing")
    #expect(!first.contains("METHOD"))
    try town.give(
      "reconsider", plan, ["cause": "request", "reasons": "The person asked us to look at it again."], as: People.mara)
    #expect(try town.calendar(of: People.mara) == first, "a step that leaves the day alone changes nothing")
    let continued: JSON = ["outcome": "continue", "reviewOn": "2027-05-03", "reasons": "The calls have become fewer, and go on."]
    try town.give("conclude-review", plan, continued, as: People.sana)
    let second = try town.calendar(of: People.mara)
    #expect(line("UID", second) == line("UID", first) && second.contains("DTSTART;VALUE=DATE:20270503"))
    let (before, after) = (Int(line("SEQUENCE", first).dropFirst(9)) ?? -1, Int(line("SEQUENCE", second).dropFirst(9)) ?? -1)
    #expect(before > 0 && after > before)
    #expect(line("DTSTAMP", second) > line("DTSTAMP", first))
    let answer = try town.get(.workflow, "/reviews.ics", as: People.mara)
    let tag = try #require(answer.response.header("ETag"))
    let again = Request(
      .get, "/reviews.ics", headers: [try town.authorization(People.mara, for: .workflow), ("If-None-Match", "\"x\", W/\(tag)")])
    #expect(try town.ask(.workflow, again).status == 304)
  }

  @Test("a plan that has ended is no longer in it")
  func ended() throws {
    let town = try Town.whole()
    let plan = try town.bring(try town.register("Robin Example"), to: "in-force")
    town.advance(days: 400)
    try town.settle()
    #expect(try town.current(plan).stage == "closed")
    #expect(try town.calendar(of: People.mara).contains(plan.reference) == false)
  }

  @Test("every line ends with CRLF and has at most 75 octets, even with characters of several octets (RFC 5545, 3.1)")
  func folding() throws {
    let row = ReviewStore.Row(
      caseID: try #require(Identifier("01a207ee-0000-7000-8000-000000000001")),
      reference: String(repeating: "é", count: 90) + ";,", organisation: "opfcc", reviewOn: try #require(Day("2027-06-01")),
      setAt: Town.morning, setVersion: 27)
    let text = ReviewCalendar([row]).text
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "" && lines.dropLast().allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
    #expect(unfolded.contains("SUMMARY:Review of the plan in case \(String(repeating: "é", count: 90))\\;\\,\r\n"))
    #expect(unfolded.contains("DTSTAMP:20261123T100000Z\r\n"))
  }
}

extension Town {
  fileprivate func calendar(of actor: ServiceKit.Actor) throws -> String {
    let answer = try ask(.workflow, Request(.get, "/reviews.ics", headers: [try authorization(actor, for: .workflow)]))
    #expect(answer.status == 200)
    return answer.text
  }
}
