import Contracts
import ServiceKit

extension ContactRecord: TableRow {
  static var columns: [String] {
    [
      "reference", "id", "serviceUser", "caller", "organisation", "channel", "direction", "at", "endedAt", "handler", "takenBy",
      "matter", "summary", "outcome", "heldBecause", "holdOutcome", "endedBecause", "incident",
    ]
  }

  var cells: [String?] {
    [
      reference, id.text, serviceUser?.text, caller, organisation, channel.rawValue, (direction ?? .incoming).rawValue, at.text,
      endedAt?.text, handler ?? takenBy, takenBy, matter, summary, outcome, heldBecause, holdOutcome?.rawValue, endedBecause,
      incident?.text,
    ]
  }
}

extension Incident: TableRow {
  static var columns: [String] {
    [
      "reference", "id", "serviceUser", "caller", "organisation", "channel", "at", "matter", "behaviours", "whatHappened",
      "targets", "targetsDescribed", "reportedBy", "lineManagers", "heldCall", "endedCall", "contacts",
    ]
  }

  var cells: [String?] {
    [
      reference, id.text, serviceUser?.text, caller, organisation, channel.rawValue, at.text, matter, Cell.list(behaviours),
      whatHappened, Cell.list(targets), Cell.list(targetsDescribed), reportedBy, Cell.list(lineManagers), heldCall?.text,
      endedCall?.text, Cell.list(contacts?.map(\.text)),
    ]
  }
}

extension Report: TableRow {
  static var columns: [String] {
    [
      "reference", "id", "serviceUser", "organisation", "at", "incidents", "concern", "handledBy", "handledByDescribed",
      "reportedBy", "lineManagers",
    ]
  }

  var cells: [String?] {
    [
      reference, id.text, serviceUser.text, organisation, at.text, Cell.list(incidents.map(\.reference)), concern,
      Cell.list(handledBy), Cell.list(handledByDescribed), reportedBy, Cell.list(lineManagers),
    ]
  }
}

/// Several values in one cell.
private enum Cell {
  static func list(_ values: [String]?) -> String? { values?.joined(separator: "; ") }
}
