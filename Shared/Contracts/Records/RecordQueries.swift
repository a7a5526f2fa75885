/// Which decisions of the register are listed. `GET /register`; what is given applies together.
package struct RegisterFilter: Decodable, Sendable, Bounded {
  /// The case they were made in.
  package let `case`: Identifier?
  /// The reference of that case (`RC-2026-000001`).
  package let reference: Reference?

  package static let limits: FieldLimits = [:]
}
