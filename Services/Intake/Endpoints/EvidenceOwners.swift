import Contracts
import ServiceKit
import Storage

/// A record that evidence belongs to, or is to.
struct EvidenceOwnerReference: Sendable {
  let owner: EvidenceOwner
  let record: Identifier

  init(owner: EvidenceOwner, record: Identifier) { (self.owner, self.record) = (owner, record) }

  /// The record at that path, such as `/contacts/01a2…`; nil where none is that evidence can belong to.
  init?(path: String) {
    let parts = path.split(separator: "/")
    guard parts.count == 2, let owner = EvidenceOwner.allCases.first(where: { $0.folder == parts[0] }),
      let record = Identifier(String(parts[1]))
    else { return nil }
    self.init(owner: owner, record: record)
  }
}

extension EvidenceOwner {
  /// The folder of such records' paths.
  var folder: String {
    switch self {
    case .contact: "contacts"
    case .incident: "incidents"
    case .report: "reports"
    case .matter: "matters"
    case .filedItem: "filed-items"
    case .adjustmentRequest: "adjustment-requests"
    }
  }
}

extension Intake {
  /// Whose a record is, and in what organisation; nil where there is none, or none that the one who asks may know of.
  func owner(
    _ owner: EvidenceOwner, _ id: Identifier, for exchange: Exchange, in reader: Reader
  ) throws -> (serviceUser: Identifier?, organisation: String)? {
    func record<Record>(_ stream: String, _ type: Record.Type) throws -> Record? {
      try journal.entries(of: "\(stream)/\(id)", in: reader).last.map { try $0.record(type) }
    }
    let found: (serviceUser: Identifier?, organisation: String)?
    switch owner {
    case .contact: found = try record("contact", ContactRecord.self).map { ($0.serviceUser, $0.organisation) }
    case .incident: found = try record("incident", Incident.self).map { ($0.serviceUser, $0.organisation) }
    case .report: found = try record("report", Report.self).map { ($0.serviceUser, $0.organisation) }
    case .matter: found = try record("matter", Matter.self).map { ($0.serviceUser, $0.organisation) }
    case .filedItem: found = try record("filed-item", FiledItem.self).map { ($0.serviceUser, $0.organisation) }
    case .adjustmentRequest: found = try record("adjustment", AdjustmentRequest.self).map { ($0.serviceUser, $0.organisation) }
    }
    return found.flatMap { exchange.actor.sees($0.organisation) ? $0 : nil }
  }
}
