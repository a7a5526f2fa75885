import Contracts
import Storage

/// Whom a reference names, of whatever kind of record it is.
enum ReferenceStore {
  /// The kinds of reference, by the letters that they begin with.
  private enum Kind: String {
    case serviceUser = "SU"
    case contact = "CT"
    case incident = "IN"
    case report = "RP"
    case adjustmentRequest = "AR"
    case restrictionCase = "RC"
  }

  /// The person, and the contact where the reference is one's; nil when nothing has it, or what has it is of a caller who is not identified.
  static func find(_ reference: Reference, in reader: Reader) throws -> (person: Identifier, contact: Identifier?)? {
    switch Kind(rawValue: String(reference.text.prefix(2))) {
    case .serviceUser:
      try reader.first(
        "SELECT id FROM service_user WHERE reference = $1", .text(reference.text), as: { (try $0.identifier(0), nil) })
    case .contact:
      try reader.first(
        "SELECT service_user, id FROM contact WHERE reference = $1 AND service_user IS NOT NULL", .text(reference.text),
        as: { (try $0.identifier(0), try $0.identifier(1)) })
    case .incident:
      try person("SELECT service_user FROM incident WHERE reference = $1 AND service_user IS NOT NULL", reference, in: reader)
    case .report: try person("SELECT service_user FROM report WHERE reference = $1", reference, in: reader)
    case .adjustmentRequest:
      try person("SELECT service_user FROM adjustment_request WHERE reference = $1", reference, in: reader)
    case .restrictionCase: try PlanStore.person(underCase: reference, in: reader).map { ($0, nil) }
    case nil: nil
    }
  }

  private static func person(
    _ sql: String, _ reference: Reference, in reader: Reader
  ) throws -> (person: Identifier, contact: Identifier?)? {
    try reader.first(sql, .text(reference.text), as: { (try $0.identifier(0), nil) })
  }
}
