package import Contracts

extension Incident {
  /// The incident as a case's events hold it.
  package init(_ wire: CaseIncident) {
    self.init(
      id: wire.id, serviceUser: wire.serviceUser, occurredAt: wire.at, reportedBy: wire.reportedBy, targets: wire.targets,
      handledBy: wire.handledBy, behaviours: wire.behaviours, account: wire.account)
  }

  /// The incident as intake logged it.
  ///
  /// - Parameter handledBy: who handled the matter behind it.
  package init(_ logged: Contracts.Incident, handledBy: [String]) {
    self.init(
      id: logged.id, serviceUser: logged.serviceUser, occurredAt: logged.at, reportedBy: logged.reportedBy,
      targets: logged.targets,
      handledBy: handledBy, behaviours: logged.behaviours, account: logged.whatHappened)
  }

  /// The incident as a case's events hold it.
  package var wire: CaseIncident {
    CaseIncident(
      id: id, serviceUser: serviceUser, at: occurredAt, reportedBy: reportedBy, targets: targets, handledBy: handledBy,
      behaviours: behaviours, account: account)
  }
}
