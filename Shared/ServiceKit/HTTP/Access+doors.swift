package import Contracts

extension Access {
  /// Roles that can do any of these.
  package static func able(to capabilities: Capability...) -> Access { .roles(Role.able(to: Set(capabilities))) }

  /// The same, and the other services of the deployment.
  package var andServices: Access {
    switch self {
    case .open: .open
    case .roles(let roles): .roles(roles.union([.service]))
    }
  }
}

/// The doors of all services, each named by who goes through it.
extension Access {
  /// Everyone who deals with service users.
  package static let desk = able(to: .record)
  /// Who reads about a person: how they are reached, their contacts, incidents and reports.
  package static let personReaders = able(to: .record, .keepRecords, .read)
  /// Who takes steps in a case. Which step is whose is for the pack to say, and the policy checks it.
  package static let caseMovers = able(to: .prepare, .decide, .hear, .adjust)
  /// Who reads a case, its letters, and what a person said of their needs, which is often about their health. The desk does not.
  package static let caseReaders = able(to: .prepare, .decide, .hear, .adjust, .keepRecords, .read)
  /// Who speaks for a department that is consulted about an adjustment (1.5).
  package static let consultees = able(to: .prepare, .decide, .adjust)
  /// Who decides on adjustments (1.5).
  package static let adjusters = able(to: .adjust)
  /// Who reads the register of decisions and the case files (8.1).
  package static let registerReaders = able(to: .decide, .hear, .keepRecords, .read)
  /// Who reads which member of staff looked someone up.
  package static let lookupReaders = able(to: .decide, .keepRecords, .read)
  /// Who has the journals verified.
  package static let verifiers = able(to: .keepRecords, .read)
  /// Who configures the deployment.
  package static let administrators = able(to: .administer)
}
