import Contracts
import ServiceKit

/// A member of staff in the story. All of them are invented.
struct Person: Sendable, Equatable {
  let subject: String
  let name: String
  let role: Role

  /// The person as their token describes them.
  var actor: Actor { Actor(subject: subject, name: name, roles: [role], organisations: [Person.organisation]) }

  /// Where they all work.
  static let organisation = "opfcc"

  /// Takes calls, and ends one.
  static let sam = Person(subject: "sam.rivers", name: "Sam Rivers", role: .staff)
  /// Takes calls too.
  static let jo = Person(subject: "jo.marsh", name: "Jo Marsh", role: .staff)
  /// Triages, answers the criteria, and proposes the plan.
  static let chris = Person(subject: "chris.fields", name: "Chris Fields", role: .manager)
  /// Was the target of the behaviour, so may not decide.
  static let pat = Person(subject: "pat.hill", name: "Pat Hill", role: .seniorManager)
  /// Handled the matter, so may not decide either.
  static let lee = Person(subject: "lee.brook", name: "Lee Brook", role: .seniorManager)
  /// Had no part in it, and decides.
  static let dana = Person(subject: "dana.wood", name: "Dana Wood", role: .seniorManager)
  /// Decides challenges, in the complaints team, and had no part in any of it.
  static let noor = Person(subject: "noor.glen", name: "Noor Glen", role: .complaintsTeam)
  /// Moves the clock.
  static let max = Person(subject: "max.stone", name: "Max Stone", role: .administrator)
  /// Reads the register.
  static let kim = Person(subject: "kim.lake", name: "Kim Lake", role: .recordsOfficer)
}
