import Contracts
import Foundation

/// The people of the benchmark, each generated from a number alone, so that seeding and asking share nothing.
enum Invented {
  /// An organisation of the pack.
  static let organisation = "opfcc"

  /// Monday of the week in which all of it happens, far enough back to be in the past for any clock.
  static let start = Instant(milliseconds: 1_767_600_000_000)

  static func id(_ kind: UInt8, _ number: Int) -> Identifier {
    var random: [UInt8] = [kind, 0]
    withUnsafeBytes(of: UInt64(number).bigEndian) { random += $0 }
    return Identifier(at: start.adding(seconds: number), random: random)
  }

  /// People come in blocks of 100,000, each with surnames of its own. From the second on, every 97th person has one surname, as happens in a country.
  private static let block = 100_000
  /// How many people of a block have plans: the first ones.
  private static let plannedOfBlock = 10_000

  /// The person whom a plan is about.
  static func planned(_ plan: Int) -> Int { plan / plannedOfBlock * block + plan % plannedOfBlock }

  static func name(_ number: Int) -> String {
    let first = ["Robin", "Alex", "Kim", "Sam", "Jo", "Chris", "Pat", "Lee", "Ashley", "Morgan"]
    let parts = ["ash", "bro", "cal", "den", "el", "far", "gil", "hol", "ing", "kel", "lan", "mar", "nor", "pen", "ros", "ton"]
    if number >= block, number % 97 == 0 { return first[number % 10] + " Smith" }
    let surname = parts[number / 10 % 16] + parts[number / 160 % 16] + parts[number / 2560 % 16]
    let ending = number < block ? "" : parts[number / block % 16]
    return first[number % 10] + " " + (surname + ending).capitalized
  }

  /// The name with a letter of its surname doubled, as it may be misheard.
  static func misheard(_ number: Int) -> String {
    var letters = Array(name(number))
    let index = letters.count - 2 - number % 3
    letters.insert(letters[index], at: index)
    return String(letters)
  }

  /// A contact of one of so many people.
  static func contact(_ number: Int, of people: Int) -> ContactRecord {
    ContactRecord(
      id: id(7, number), reference: "CT-2026-\(number)", serviceUser: id(1, number % people), organisation: organisation,
      channel: .telephone, at: start.adding(seconds: number % 600_000), matter: nil,
      summary: "Asked how far the complaint has come, and was told that an answer is due next week.", takenBy: "staff-one")
  }

  /// A number under the country code 999, which is not in use.
  static func telephone(_ number: Int) -> String {
    let digits = String(number)
    return "+999" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  static func person(_ number: Int) -> ServiceUser {
    ServiceUser(
      id: id(1, number), reference: "SU-2026-\(number)", version: 1, name: name(number), organisation: organisation,
      telephoneNumbers: [telephone(number)], emailAddresses: ["person\(number)@example.org"], postalAddress: nil,
      registeredAt: start.adding(seconds: number))
  }

  static func report(_ number: Int) -> Report {
    let incident = Incident(
      id: id(2, number), reference: "IN-2026-\(number)", serviceUser: id(1, number), organisation: organisation,
      channel: .telephone, at: start, matter: nil, behaviours: ["swearing-or-threatening"],
      whatHappened: "Shouted, and swore at the person who had answered the call.", targets: ["staff-one"],
      reportedBy: "staff-one")
    return Report(
      id: id(3, number), reference: "RP-2026-\(number)", serviceUser: id(1, number), organisation: organisation,
      incidents: [incident], concern: "Calls like this keep the line from others.", handledBy: ["staff-one"],
      reportedBy: "staff-one", at: start)
  }

  static func plan(_ number: Int) throws -> PlanTookEffect {
    let limits = RestrictionTerms(
      kind: "time-limits", channels: [.telephone],
      weeklyWindows: [WeeklyWindowTerms(weekday: .tuesday, from: "10:00", to: "11:00")], pointOfContact: nil,
      minutesPerContact: 20, contactsPerWeek: nil, matters: nil, newInformationExcepted: nil, detail: nil,
      reasons: "So that the line is open for others.", behaviours: ["swearing-or-threatening"])
    let contact = RestrictionTerms(
      kind: "single-point-of-contact", channels: nil, weeklyWindows: nil, pointOfContact: "the customer service manager",
      minutesPerContact: nil, contactsPerWeek: nil, matters: nil, newInformationExcepted: nil, detail: nil,
      reasons: "So that one person knows the whole story.", behaviours: ["swearing-or-threatening"])
    guard let first = Day("2026-01-05"), let last = Day("2099-12-31") else { throw CocoaError(.formatting) }
    let plan = PlanDocument(
      id: id(5, number), version: 1, serviceUser: id(1, planned(number)), organisations: [organisation],
      restrictions: [limits, contact], howToContact: "Call on Tuesdays from ten to eleven.",
      serviceToExpect: "You will be answered within five working days.", reasons: "The calls of the past weeks.",
      startsOn: first, endsOn: last, reviewOn: last, severeReason: nil)
    return PlanTookEffect(caseReference: "RC-2026-\(number)", plan: plan, from: start, until: nil)
  }

  /// How a case begins, as the journal keeps it.
  static func opened(_ number: Int) -> CaseOpened {
    let report = report(number)
    return CaseOpened(
      reference: "RC-2026-\(number)", serviceUser: id(1, number), organisation: organisation,
      policy: PolicyReference(id: "opfcc-northamptonshire", version: "1.0"), incidents: [incident(number)], report: report.id,
      concern: report.concern)
  }

  /// A case whose warning is on its way, as an answer shows it.
  static func view(_ number: Int) -> CaseView {
    let opened = opened(number)
    var view = CaseView(
      id: id(4, number), reference: opened.reference, version: 3, stage: "warning-pending", serviceUser: opened.serviceUser,
      organisation: opened.organisation, policy: opened.policy, openedAt: start, concern: opened.concern,
      incidents: opened.incidents)
    view.notice = CaseNotice(id: id(6, number), letter: "formal-warning", state: "requested", why: nil)
    return view
  }

  private static func incident(_ number: Int) -> CaseIncident {
    CaseIncident(
      id: id(2, number), serviceUser: id(1, number), at: start, reportedBy: "staff-one", targets: ["staff-one"],
      handledBy: ["staff-one"], behaviours: ["swearing-or-threatening"],
      account: "Shouted, and swore at the person who had answered the call.")
  }
}
