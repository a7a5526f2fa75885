package import Contracts

/// The services of a deployment: what each is called, where it answers and which others it needs, a row each in the order in which they start.
///
/// `compose/services` has the same rows for the scripts and the image. A test compares the two, and what people read with them (decision 0017).
/// The raw value names the executable, the service's folder in the data folder, its database, its feed and its container.
package enum Service: String, CaseIterable, Sendable {
  /// People, contacts, incidents, adjustments and the contact check.
  case intake
  /// Restriction cases, from the report to the end of the plan.
  case workflow = "restriction-workflow"
  /// Letters.
  case notification
  /// The register, the case files and the proof of every journal.
  case records

  private struct Row {
    let port: Int
    let addressVariable: String
    let events: any EventCatalogue.Type
    let follows: [Service]
    var asks: [Service] = []
  }

  private var row: Row {
    switch self {
    case .intake:
      Row(port: 8081, addressVariable: "MC_INTAKE_URL", events: IntakeEvent.self, follows: [.workflow, .notification, .records])
    case .workflow:
      Row(
        port: 8082, addressVariable: "MC_WORKFLOW_URL", events: WorkflowEvent.self, follows: [.intake, .notification, .records])
    case .notification:
      Row(
        port: 8083, addressVariable: "MC_NOTIFICATION_URL", events: NotificationEvent.self,
        follows: [.intake, .workflow, .records])
    case .records:
      Row(
        port: 8084, addressVariable: "MC_RECORDS_URL", events: RecordsEvent.self,
        follows: Self.allCases.filter { $0 != .records })
    }
  }

  /// The port at which it listens unless it is told another.
  package var port: Int { row.port }

  /// The variable that tells the other services its address.
  package var addressVariable: String { row.addressVariable }

  /// The types of event that its journal can hold.
  package var events: any EventCatalogue.Type { row.events }

  /// The services whose journals it follows.
  package var follows: [Service] { row.follows }

  /// The services that it asks for something and does not follow.
  package var asks: [Service] { row.asks }

  /// Every service whose address it cannot do without.
  package var needs: [Service] { follows + asks }

  /// The service as it acts by itself.
  package var actor: Actor { Actor(subject: rawValue, name: rawValue, offices: [.service]) }
}

extension Service {
  /// What the ports are counted from where no other base is chosen.
  private static let usualBase = 8080

  /// The port of the service in a deployment that counts from that base.
  package func port(from base: Int) -> Int { base + port - Self.usualBase }

  /// The bases that leave every service a port.
  package static var bases: ClosedRange<Int> { 1...(65_535 - (allCases.map { $0.port(from: 0) }.max() ?? 0)) }
}

/// A service is not what its row in `Service` says: the row is to be corrected, or the service's builder.
package enum ServiceRowFault: Error, Equatable, CustomStringConvertible {
  /// The service's builder has a client of another that the row does not name.
  case client(Service, of: Service)
  /// The service's builder follows another as if its journal held other events than the other's row says.
  case events(Service, of: Service)
  /// The service's builder has followers of these sources, and the row names others.
  case followers(Service, of: [String])

  /// Which service, what it does, and what its row says.
  package var description: String {
    switch self {
    case .client(let service, let other):
      "\(service.rawValue) is a client of \(other.rawValue), which its row in Service.swift names neither under follows nor under asks"
    case .events(let service, let other):
      "\(service.rawValue) follows \(other.rawValue) for other events than \(other.events)"
    case .followers(let service, let sources):
      "\(service.rawValue) follows \(Self.list(sources)), and its row in Service.swift says that it follows "
        + Self.list(service.follows.map(\.rawValue))
    }
  }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "nothing" : names.sorted().joined(separator: ", ") }
}
