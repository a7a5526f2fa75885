import Contracts
import ServiceKit

/// A member of staff in the story. All of them are invented.
struct Person: Sendable, Equatable {
  let subject: String
  let name: String
  let office: Office

  /// The person as their token describes them.
  var actor: Actor { Actor(subject: subject, name: name, offices: [office], organisations: [Person.organisation]) }

  /// Where they all work.
  static let organisation = "opfcc"

  /// Takes calls, and ends one.
  static let sam = Person(subject: "sam.rivers", name: "Sam Rivers", office: Office("staff"))
  /// Takes calls too.
  static let jo = Person(subject: "jo.marsh", name: "Jo Marsh", office: Office("staff"))
  /// Triages, answers the criteria, and proposes the plan.
  static let chris = Person(subject: "chris.fields", name: "Chris Fields", office: Office("manager"))
  /// Was the target of the behaviour, so may not decide.
  static let pat = Person(subject: "pat.hill", name: "Pat Hill", office: Office("senior-manager"))
  /// Handled the matter, so may not decide either.
  static let lee = Person(subject: "lee.brook", name: "Lee Brook", office: Office("senior-manager"))
  /// Had no part in it, and decides.
  static let dana = Person(subject: "dana.wood", name: "Dana Wood", office: Office("senior-manager"))
  /// Decides challenges, in the complaints team, and had no part in any of it.
  static let noor = Person(subject: "noor.glen", name: "Noor Glen", office: Office("complaints-team"))
  /// Moves the clock.
  static let max = Person(subject: "max.stone", name: "Max Stone", office: Office("administrator"))
  /// Reads the register.
  static let kim = Person(subject: "kim.lake", name: "Kim Lake", office: Office("records-officer"))
}
