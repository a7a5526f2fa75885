package import Contracts
package import ServiceKit

/// The invented people at work in the town.
package enum People {
  /// At the front desk.
  package static let rita = person("rita", .staff)
  /// At the front desk, too.
  package static let tom = person("tom", .staff)
  /// A manager.
  package static let mara = person("mara", .manager)
  /// Another manager.
  package static let milo = person("milo", .manager)
  /// A senior manager without any part in what happened.
  package static let sana = person("sana", .seniorManager)
  /// Manages, and decides elsewhere as a senior manager.
  package static let sol = person("sol", .manager, .seniorManager)
  /// Decides on reasonable adjustments.
  package static let cora = person("cora", .customerServiceManager)
  /// Hears disputes.
  package static let carl = person("carl", .complaintsTeam)
  /// Answers for the records.
  package static let rory = person("rory", .recordsOfficer)
  /// Reads, and changes nothing.
  package static let ada = person("ada", .auditor)
  /// At the front desk of the other organisation.
  package static let vera = person("vera", .staff, of: "voice")
  /// A manager of the other organisation.
  package static let viktor = person("viktor", .manager, of: "voice")
  /// Reads the records of the other organisation.
  package static let violet = person("violet", .recordsOfficer, of: "voice")
  /// Reads for both organisations, and changes nothing.
  package static let audrey = Actor(subject: "audrey", name: "audrey", roles: [.auditor], organisations: ["opfcc", "voice"])
  /// Another service of the deployment.
  package static let machine = Service.records.actor

  /// Somebody of those roles, working for that organisation.
  package static func person(_ subject: String, _ roles: Role..., of organisation: String = "opfcc") -> Actor {
    Actor(subject: subject, name: subject, roles: Set(roles), organisations: [organisation])
  }
}
