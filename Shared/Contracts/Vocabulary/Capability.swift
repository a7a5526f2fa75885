/// Something that a person can do here because of their role. Routes open to capabilities, and name no role.
package enum Capability: CaseIterable, Sendable {
  /// Takes contacts, ends calls, logs incidents and breaches, takes down requests, asks the contact check.
  case record
  /// Triages reports, answers the criteria, drafts and proposes plans.
  case prepare
  /// Authorises, refuses or returns a proposed plan (6.2), and reviews plans (8.2).
  case decide
  /// Hears appeals (7.1).
  case hear
  /// Decides on reasonable adjustments (1.5).
  case adjust
  /// Keeps the register and the case files (8.1, 9.1).
  case keepRecords
  /// Reads all of that, and changes none of it.
  case read
  /// Manages accounts and configuration, and sees no case.
  case administer
}

extension Role {
  /// What the role can do: the one place that says so. The policy still checks the person.
  package var capabilities: Set<Capability> {
    switch self {
    case .staff: [.record]
    case .manager: [.record, .prepare]
    case .seniorManager, .chiefExecutive: [.record, .prepare, .decide]
    case .complaintsTeam: [.record, .hear]
    case .customerServiceManager: [.record, .adjust]
    case .recordsOfficer: [.keepRecords]
    case .auditor: [.read]
    case .administrator: [.administer]
    case .service: []
    }
  }

  /// The roles that can do any of these.
  package static func able(to capabilities: Set<Capability>) -> Set<Role> {
    Set(allCases.filter { !$0.capabilities.isDisjoint(with: capabilities) })
  }
}
