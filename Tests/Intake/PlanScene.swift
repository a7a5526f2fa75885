import Contracts
import ServiceKit
import Storage
import TestSupport

@testable import IntakeService

/// Intake with one person under a plan, put in force the way the workflow's feed does it.
struct PlanScene {
  let town: Town
  let person: ServiceUser
  let caseID: Identifier

  /// What must never reach whoever asks: why the plan exists.
  static let why = ["Because he frightened us.", "swearing-or-threatening", "Hourly, and for an hour."]

  /// - Parameter restrictions: of the plan; none for a person without one.
  init(
    _ restrictions: [RestrictionTerms], name: String = "Robin Quist", organisations: [String] = ["opfcc"],
    until: Instant? = nil
  ) throws {
    town = try Town([.intake])
    person = try town.register(name)
    caseID = try town.platform(.intake).identifiers.next()
    if !restrictions.isEmpty {
      try Self.enforce(restrictions, on: person, caseID: caseID, organisations: organisations, until: until, in: town)
    }
  }

  /// Puts a plan in force for that person.
  static func enforce(
    _ restrictions: [RestrictionTerms], on person: ServiceUser, caseID: Identifier, organisations: [String] = ["opfcc"],
    until: Instant? = nil, in town: Town
  ) throws {
    let plan = PlanDocument(
      id: try town.platform(.intake).identifiers.next(), version: 1, serviceUser: person.id, organisations: organisations,
      restrictions: restrictions, howToContact: "By telephone on Tuesdays.", serviceToExpect: "An answer within ten days.",
      reasons: why[0], startsOn: try day("2026-11-23"), endsOn: try day("2027-07-10"), reviewOn: try day("2027-06-01"),
      severeReason: nil)
    let effect = PlanTookEffect(caseReference: "RC-2026-000001", plan: plan, from: Town.morning, until: until)
    try town.platform(.intake).database.write { try PlanStore.put(effect, caseID: caseID, in: $0) }
  }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw TownFault(words: text) }
    return day
  }

  /// A restriction of that kind.
  static func restriction(
    _ kind: String, _ channels: [Channel]? = nil, windows: [WeeklyWindowTerms]? = nil, contact: String? = nil,
    matters: [String]? = nil
  ) -> RestrictionTerms {
    RestrictionTerms(
      kind: kind, channels: channels, weeklyWindows: windows, pointOfContact: contact, minutesPerContact: nil,
      contactsPerWeek: nil, matters: matters, newInformationExcepted: true, detail: nil, reasons: why[2], behaviours: [why[1]])
  }

  static let tuesdays = restriction(
    "time-limits", [.telephone], windows: [WeeklyWindowTerms(weekday: .tuesday, from: "10:00", to: "11:00")])
  static let onePerson = restriction("single-point-of-contact", contact: "Hana Example")
  static let filed = restriction("read-and-file", [.letter])

  /// Asks what to do.
  func check(_ details: [String: JSON], channel: String = "telephone", as actor: Actor = People.rita) throws -> ContactCheckAnswer
  {
    try ask(details, channel: channel, as: actor).decode()
  }

  func ask(_ details: [String: JSON], channel: String = "telephone", as actor: Actor = People.rita) throws -> Answer {
    let body = JSON.object(["channel": .text(channel), "organisation": "opfcc"].merging(details) { $1 })
    return try town.send(.intake, "/contact-checks", as: actor, body)
  }

  /// The log of checks, as the records officer reads it.
  func log(_ query: String = "", as actor: Actor = People.rory) throws -> [ContactCheckLogEntry] {
    try town.get(.intake, "/contact-checks\(query)", as: actor).decode(Page<ContactCheckLogEntry>.self).items
  }
}
