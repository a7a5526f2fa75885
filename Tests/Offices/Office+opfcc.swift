package import Contracts

/// The offices of the OPFCC's pack, by name, for tests alone: the services know no office.
extension Office {
  package static let staff = Office("staff")
  package static let manager = Office("manager")
  package static let seniorManager = Office("senior-manager")
  package static let chiefExecutive = Office("chief-executive")
  package static let complaintsTeam = Office("complaints-team")
  package static let customerServiceManager = Office("customer-service-manager")
  package static let recordsOfficer = Office("records-officer")
  package static let auditor = Office("auditor")
  package static let administrator = Office("administrator")
  package static let gateway = Office("gateway")

  /// All of them, and what a service acts as.
  package static let known: [Office] =
    Offices.opfcc.able(to: Set(Capability.allCases)) + [.service]
}

extension Offices {
  /// The same with what each may do; a test compares them with the pack.
  package static let opfcc = Offices(
    pack: "opfcc-northamptonshire",
    [
      (.staff, [.record]), (.manager, [.record, .prepare]), (.seniorManager, [.record, .prepare, .decide]),
      (.chiefExecutive, [.record, .prepare, .decide]), (.complaintsTeam, [.record, .hear]),
      (.customerServiceManager, [.record, .adjust]), (.recordsOfficer, [.keepRecords]), (.auditor, [.read]),
      (.administrator, [.administer]), (.gateway, [.block]),
    ])
}
