import Contracts
import Foundation
import FoundationXML
import Policy
import ServiceKit
import TestSupport
import Testing

@Suite("The pattern of a person's contact")
struct PatternTests {
  private let town: Town
  private let person: ServiceUser

  init() throws {
    town = try Town([.intake])
    person = try town.register()
  }

  @discardableResult
  private func contact(_ at: String, _ endedAt: String? = nil, _ change: [String: JSON?] = [:]) throws -> ContactRecord {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "summary": "Asked again.",
      "at": .text(at),
    ]
    let whole = body.with(["endedAt": endedAt.map(JSON.text)]).with(change)
    return try town.send(.intake, "/contacts", as: People.rita, whole).decode()
  }

  private func pattern(_ query: String = "", as actor: Actor = People.rita) throws -> ContactPattern {
    try town.get(.intake, "/service-users/\(person.id)/pattern\(query)", as: actor).decode()
  }

  @Test("contacts and staff time are counted by day, week and channel, each contact in begun minutes (4.2)")
  func counted() throws {
    try contact("2026-11-16T09:00:00Z", "2026-11-16T09:10:01Z")
    try contact("2026-11-16T15:00:00Z", "2026-11-16T15:20:00Z", ["channel": "web-chat"])
    try contact("2026-11-22T23:59:00Z", nil, ["channel": "email"])
    try contact("2026-11-23T09:00:00Z", "2026-11-23T09:05:00Z", ["direction": "outgoing"])
    let found = try pattern()
    #expect(found.from.text == "2026-10-27" && found.to.text == "2026-11-23" && found.days.count == 28)
    #expect(found.total == PatternAmount(contacts: 4, incoming: 3, minutes: 36, untimed: 1))
    let busy = found.days.filter { $0.amount.contacts > 0 }
    #expect(busy.map(\.day.text) == ["2026-11-16", "2026-11-22", "2026-11-23"])
    #expect(busy.map(\.amount.minutes) == [31, 0, 5] && busy.map(\.amount.contacts) == [2, 1, 1])
    #expect(found.weeks.map(\.monday.text) == ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"])
    #expect(found.weeks.map(\.amount.contacts) == [0, 0, 0, 3, 1])
    #expect(found.weeks[3].channels.map(\.channel) == [.email, .telephone, .webChat])
    #expect(found.channels.map(\.channel) == [.telephone, .email, .webChat])
    #expect(found.channels[0].amount == PatternAmount(contacts: 2, incoming: 1, minutes: 16))
  }

  @Test(
    "a day is the body's own, also when the clocks change: on the night of 25 October it has 25 hours, on 29 March 23, and is one day",
    arguments: [
      ("2026-10-24T22:59:59Z", "2026-10-24"), ("2026-10-24T23:00:00Z", "2026-10-25"), ("2026-10-25T00:30:00Z", "2026-10-25"),
      ("2026-10-25T01:30:00Z", "2026-10-25"), ("2026-10-25T23:59:59Z", "2026-10-25"), ("2026-10-26T00:00:00Z", "2026-10-26"),
      ("2026-03-28T23:59:59Z", "2026-03-28"), ("2026-03-29T00:00:00Z", "2026-03-29"), ("2026-03-29T22:59:59Z", "2026-03-29"),
      ("2026-03-29T23:00:00Z", "2026-03-30"),
    ])
  func clocks(at: String, day: String) throws {
    try contact(at, Instant(at)?.adding(seconds: 7_200).text)
    let found = try pattern("?from=2026-03-01&to=2026-11-01")
    let busy = found.days.filter { $0.amount.contacts > 0 }
    #expect(busy.map(\.day.text) == [day] && busy.map(\.amount.minutes) == [120])
    #expect(try pattern("?from=\(day)&to=\(day)").total.contacts == 1)
    #expect(found.days.count == 246 && Set(found.days.map(\.day)).count == 246)
  }

  @Test(
    "at most 366 days are shown, in order; other questions are refused with the field",
    arguments: [
      ("?from=2026-11-02&to=2026-11-01", "to outOfRange"), ("?from=2025-11-01&to=2026-11-02", "to outOfRange"),
      ("?from=1900-01-01&to=2026-11-02", "to outOfRange"), ("?from=November", "from malformed"),
    ])
  func bounds(query: String, fault: String) throws {
    #expect(try town.get(.intake, "/service-users/\(person.id)/pattern\(query)", as: People.rita).faults() == [fault])
    #expect(try town.get(.intake, "/service-users/\(person.id)/pattern.svg\(query)", as: People.rita).faults() == [fault])
    #expect(try pattern("?from=2025-11-01&to=2026-11-01").days.count == 366)
    #expect(try pattern("?from=2026-11-20").to.text == "2026-11-23" && pattern("?from=2026-01-01").days.count == 28)
    let mistyped = try town.get(.intake, "/service-users/\(person.id)/pattern?form=2026-11-02", as: People.rita)
    #expect(mistyped.status == 400)
  }

  @Test("what another organisation has of the person is not counted, and to one that does not know them they are not there (1.1)")
  func otherOrganisation() throws {
    try contact("2026-11-20T09:00:00Z")
    let theirs: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "voice", "channel": "email", "summary": "Asked there too.",
    ]
    #expect(try town.send(.intake, "/contacts", as: People.bea, theirs).status == 201)
    #expect(try pattern().total.contacts == 1 && pattern(as: People.bea).total.contacts == 2)
    for path in ["pattern", "pattern.svg"] {
      #expect(try town.get(.intake, "/service-users/\(person.id)/\(path)", as: People.vera).status == 404)
    }
  }

  private func chart(_ query: String = "") throws -> Answer {
    try town.get(.intake, "/service-users/\(person.id)/pattern.svg\(query)", as: People.rita)
  }

  @Test(
    "the chart is well-formed, says in words what it shows, names the person by reference alone, and runs and fetches nothing")
  func drawn() throws {
    for number in 1...9 {
      try contact("2026-11-\(9 + number)T09:00:00Z", "2026-11-\(9 + number)T09:1\(number):00Z", ["channel": "sms"])
      try contact("2026-11-16T1\(number):00:00Z", "2026-11-16T1\(number):59:00Z", ["direction": "outgoing"])
    }
    let answer = try chart()
    #expect(answer.response.header("Content-Type") == "image/svg+xml; charset=utf-8")
    #expect(answer.response.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
    let reading = ChartReading(answer.text)
    #expect(reading.isWellFormed && reading.elements.isSubset(of: ["svg", "title", "desc", "style", "rect", "line", "text"]))
    #expect(!reading.attributes.contains { $0.hasPrefix("on") || $0.contains("href") })
    #expect(reading.texts["title"] == "Contact with \(person.reference), 27 October 2026 to 23 November 2026")
    #expect(
      reading.texts["desc"] == "18 contacts, 666 minutes in 28 days. Most in one day: 10 contacts, on 16 Nov. "
        + "By text message: 9 contacts, 135 minutes. By phone: 9 contacts, 531 minutes.")
    #expect(!answer.text.contains("Quist") && reading.labels.contains("By text message"))
    let asked = try town.ask(
      .intake,
      Request(
        .get, "/service-users/\(person.id)/pattern",
        headers: [try town.authorization(People.rita, for: .intake), ("Accept", "image/svg+xml, application/json;q=0.5")]))
    #expect(asked.text == answer.text)
    if let folder = ProcessInfo.processInfo.environment["MC_DRAW_PATTERNS"] {
      try answer.text.write(toFile: "\(folder)/days.svg", atomically: true, encoding: .utf8)
      try chart("?from=2025-12-01&to=2026-11-23").text.write(toFile: "\(folder)/weeks.svg", atomically: true, encoding: .utf8)
    }
  }

  @Test("a chart of many days has a bar for each week, and one without contacts says so")
  func weeks() throws {
    #expect(ChartReading(try chart().text).labels.contains("No contact is recorded on these days."))
    try contact("2026-11-16T09:00:00Z")
    let reading = ChartReading(try chart("?from=2025-12-01&to=2026-11-23").text)
    #expect(reading.isWellFormed && reading.labels.contains("Contacts a week"))
    #expect(reading.texts["desc"]?.contains("1 contact, of no known length in 358 days.") == true)
  }
}

/// What a picture says, read as a browser does.
private final class ChartReading: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var texts: [String: String] = [:]
  private(set) var labels: [String] = []
  private var text = ""

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes given: [String: String]
  ) {
    elements.insert(name)
    attributes.formUnion(given.keys)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters found: String) { text += found }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text" { labels.append(text) } else { texts[name] = text }
  }
}
