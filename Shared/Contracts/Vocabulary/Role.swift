/// What a person may do here, according to their token. A role gives access; the policy still checks the person.
package enum Role: String, Codable, CaseIterable, Sendable, Comparable {
  /// Takes contacts, ends calls, logs incidents, asks the contact check.
  case staff
  /// Triages reports, answers the criteria, drafts and proposes plans.
  case manager
  /// Authorises, refuses or returns a proposed plan (6.2).
  case seniorManager = "senior-manager"
  /// Decides where a body reserves that for its head, or in place of a senior manager who has a conflict.
  case chiefExecutive = "chief-executive"
  /// Hears disputes (7.1).
  case complaintsTeam = "complaints-team"
  /// Decides on reasonable adjustments (1.5).
  case customerServiceManager = "customer-service-manager"
  /// Is responsible for what is kept and destroyed (9.1).
  case recordsOfficer = "records-officer"
  /// Reads, and changes nothing.
  case auditor
  /// Accounts and configuration; sees no case data.
  case administrator
  /// Another service of this deployment, acting by itself.
  case service

  package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
