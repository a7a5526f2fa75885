/// A way into the services, named by what people do there, with the capabilities that open it. Every route of every service is behind one
/// of these, or open.
package enum Door: String, CaseIterable, Sendable {
  /// Dealing with service users as they come.
  case desk
  /// Taking steps in cases. Which step is whose is for the pack to say, and the policy answers those who may not take it.
  case steps = "taking-steps-in-cases"
  /// Deciding on an adjustment.
  case adjusting
  /// Speaking for a department that is consulted about an adjustment.
  case consultees = "consulted-about-adjustments"
  /// Saying which records are one person's.
  case joining = "joining-records"
  /// Reading about a person: how they are reached, their contacts, incidents and reports.
  case personReaders = "reading-about-a-person"
  /// Reading lists of contacts, incidents, reports and breaches across people. The desk reads those of the person it deals with.
  case listReaders = "reading-lists-across-people"
  /// Reading a case, its letters, and what a person said of their needs, which is often about their health. The desk does not.
  case caseReaders = "reading-a-case"
  /// Reading the register of decisions and the case files.
  case registerReaders = "reading-the-register"
  /// Holding records back, and having them destroyed.
  case recordKeepers = "keeping-records"
  /// Reading which member of staff looked someone up.
  case lookupReaders = "reading-who-looked"
  /// Fetching the numbers and addresses that are blocked.
  case gateways = "fetching-what-is-blocked"
  /// Having the journals verified.
  case verifiers = "verifying-journals"
  /// Configuring the deployment.
  case administrators = "administering"

  /// Any one of these opens it.
  package var capabilities: Set<Capability> {
    switch self {
    case .desk: [.record]
    case .steps: [.prepare, .decide, .hear, .adjust]
    case .adjusting: [.adjust]
    case .consultees: [.prepare, .decide, .adjust]
    case .joining: [.prepare, .decide]
    case .personReaders: [.record, .prepare, .decide, .hear, .adjust, .keepRecords, .read]
    case .listReaders: [.prepare, .decide, .keepRecords, .read]
    case .caseReaders: [.prepare, .decide, .hear, .adjust, .keepRecords, .read]
    case .registerReaders: [.decide, .hear, .keepRecords, .read]
    case .recordKeepers: [.keepRecords]
    case .lookupReaders: [.decide, .keepRecords, .read]
    case .gateways: [.block]
    case .verifiers: [.keepRecords, .read]
    case .administrators: [.administer]
    }
  }

  /// The words that follow "may", for the person who approves a pack.
  package var words: String {
    switch self {
    case .desk: "take contacts, end calls, log incidents, breaches and appeals, and check contacts"
    case .steps: "take steps in a case (below)"
    case .adjusting: "decide on a request for an adjustment"
    case .consultees: "give a department's view on a request for an adjustment"
    case .joining: "join two records of one person, and part them again"
    case .personReaders: "read about a person"
    case .listReaders: "list contacts, incidents, reports and breaches across people"
    case .caseReaders: "read a case, its letters and its tasks"
    case .registerReaders: "read the register and the case files"
    case .recordKeepers: "hold records back, and have them destroyed when they are due"
    case .lookupReaders: "read who looked a person up"
    case .gateways: "fetch the numbers and addresses that are blocked"
    case .verifiers: "have the journals verified"
    case .administrators: "configure the deployment"
    }
  }
}
