package import Contracts
package import ServiceKit
import TestOffices

/// The town's invented members of staff.
package enum People {
  /// At the front desk.
  package static let rita = person("rita", .staff)
  /// Also at the front desk.
  package static let tom = person("tom", .staff)
  /// A manager.
  package static let mara = person("mara", .manager)
  /// Another manager.
  package static let milo = person("milo", .manager)
  /// A senior manager who had no part in what happened.
  package static let sana = person("sana", .seniorManager)
  /// A manager who is also a senior manager for other cases.
  package static let sol = person("sol", .manager, .seniorManager)
  /// Decides on reasonable adjustments.
  package static let cora = person("cora", .customerServiceManager)
  /// Decides challenges.
  package static let carl = person("carl", .complaintsTeam)
  /// A records officer.
  package static let rory = person("rory", .recordsOfficer)
  /// Reads but changes nothing.
  package static let ada = person("ada", .auditor)
  /// At the front desk of the other organisation.
  package static let vera = person("vera", .staff, of: "voice")
  /// A manager of the other organisation.
  package static let viktor = person("viktor", .manager, of: "voice")
  /// Reads the records of the other organisation.
  package static let violet = person("violet", .recordsOfficer, of: "voice")
  /// At the front desk of both organisations.
  package static let bea = Actor(subject: "bea", name: "bea", offices: [.staff], organisations: ["opfcc", "voice"])
  /// Reads for both organisations but changes nothing.
  package static let audrey = Actor(subject: "audrey", name: "audrey", offices: [.auditor], organisations: ["opfcc", "voice"])
  /// The telephone system, which fetches what is blocked.
  package static let gateway = person("switchboard", .gateway)
  /// The mail gateway of the other organisation.
  package static let otherGateway = person("mailgate", .gateway, of: "voice")
  /// Another service of the deployment.
  package static let machine = Service.records.actor

  /// A person with those roles who works for that organisation.
  package static func person(_ subject: String, _ roles: Office..., of organisation: String = "opfcc") -> Actor {
    Actor(subject: subject, name: subject, offices: Set(roles), organisations: [organisation])
  }
}
