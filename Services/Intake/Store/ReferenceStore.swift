import Contracts
import Policy
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
    case matter = "MT"
    case filedItem = "FI"
    case restrictionCase = "RC"
  }

  /// Whom a reference may name, and the contact where it is one's.
  struct Found {
    let people: [Identifier]
    var contact: Identifier?
  }

  /// - Parameters:
  ///   - reference: one of ours.
  ///   - matter: what was given instead, as references of matters are compared: bodies elsewhere may have given it to several.
  /// - Returns: nil when nothing has it, or what has it is of a caller who is not identified.
  static func find(_ reference: Reference?, matter: String?, in reader: Reader) throws -> Found? {
    if let reference { return try find(reference, in: reader) }
    guard let matter else { return nil }
    let people = try MatterStore.people(with: matter, in: reader)
    return people.isEmpty ? nil : Found(people: people)
  }

  private static func find(_ reference: Reference, in reader: Reader) throws -> Found? {
    switch Kind(rawValue: String(reference.text.prefix(2))) {
    case .serviceUser: try person("SELECT id FROM service_user WHERE reference = $1", reference, in: reader)
    case .contact:
      try reader.first(
        "SELECT service_user, id FROM contact WHERE reference = $1 AND service_user IS NOT NULL", .text(reference.text),
        as: { Found(people: [try $0.identifier(0)], contact: try $0.identifier(1)) })
    case .incident:
      try person("SELECT service_user FROM incident WHERE reference = $1 AND service_user IS NOT NULL", reference, in: reader)
    case .report: try person("SELECT service_user FROM report WHERE reference = $1", reference, in: reader)
    case .adjustmentRequest:
      try person("SELECT service_user FROM adjustment_request WHERE reference = $1", reference, in: reader)
    case .matter: try person("SELECT service_user FROM matter WHERE reference = $1", reference, in: reader)
    case .filedItem: try person("SELECT service_user FROM filed_item WHERE reference = $1", reference, in: reader)
    case .restrictionCase: try PlanStore.person(underCase: reference, in: reader).map { Found(people: [$0]) }
    case nil: nil
    }
  }

  private static func person(_ sql: String, _ reference: Reference, in reader: Reader) throws -> Found? {
    try reader.first(sql, .text(reference.text), as: { Found(people: [try $0.identifier(0)]) })
  }
}
