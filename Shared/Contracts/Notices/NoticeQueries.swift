/// Which notices are listed. `GET /notices`; what is given applies together.
package struct NoticeFilter: Decodable, Sendable, Bounded {
  /// The case they belong to.
  package let `case`: Identifier?
  /// The reference of that case (`RC-2026-000001`).
  package let reference: Reference?
  /// How far they have come.
  package let state: NoticeState?

  package static let limits: FieldLimits = [:]
}
