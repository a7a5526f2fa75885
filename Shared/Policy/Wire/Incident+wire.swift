package import Contracts

extension Incident {
  /// The incident as a case's events hold it.
  package init(_ wire: CaseIncident) {
    self.init(
      id: wire.id, serviceUser: wire.serviceUser, occurredAt: wire.at, reportedBy: wire.reportedBy,
      targets: Involved(wire.targets, described: wire.targetsDescribed ?? []),
      handledBy: Involved(wire.handledBy, described: wire.handledByDescribed ?? []),
      behaviours: wire.behaviours, account: wire.account)
  }

  /// The incident as intake logged it; nil while it is not known whose behaviour it was.
  ///
  /// - Parameters:
  ///   - handledBy: who handled the matter behind it.
  ///   - person: the record of the person that the case is about, where it was logged on another of theirs.
  package init?(_ logged: Contracts.Incident, handledBy: Involved, of person: Identifier? = nil) {
    guard let serviceUser = logged.serviceUser else { return nil }
    self.init(
      id: logged.id, serviceUser: person ?? serviceUser, occurredAt: logged.at, reportedBy: logged.reportedBy,
      targets: Involved(logged.targets, described: logged.targetsDescribed ?? []), handledBy: handledBy,
      behaviours: logged.behaviours, account: logged.whatHappened)
  }

  /// The incident as a case's events hold it.
  package var wire: CaseIncident {
    CaseIncident(
      id: id, serviceUser: serviceUser, at: occurredAt, reportedBy: reportedBy, targets: targets.subjects,
      handledBy: handledBy.subjects, targetsDescribed: targets.described.isEmpty ? nil : targets.described,
      handledByDescribed: handledBy.described.isEmpty ? nil : handledBy.described,
      behaviours: behaviours, account: account)
  }
}
