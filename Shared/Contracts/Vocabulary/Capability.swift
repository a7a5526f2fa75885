/// Something that a person's office lets them do. A pack gives capabilities to offices, and routes and steps need one.
package enum Capability: String, Codable, CaseIterable, Sendable, Comparable {
  /// Takes contacts, ends calls, logs incidents and breaches, records requests, asks the contact check.
  case record
  /// Triages reports, answers the criteria, drafts and proposes plans.
  case prepare
  /// Authorises, refuses or returns a proposed plan, and reviews plans.
  case decide
  /// Hears appeals.
  case hear
  /// Decides on reasonable adjustments.
  case adjust
  /// Keeps the register and the case files.
  case keepRecords = "keep-records"
  /// Reads all of that, and changes nothing.
  case read
  /// Fetches which numbers and addresses are blocked, for the telephone system and the mail gateway, and sees nothing else.
  case block
  /// Manages accounts and configuration, and sees no case.
  case administer

  package static func < (left: Capability, right: Capability) -> Bool { left.rawValue < right.rawValue }
}
