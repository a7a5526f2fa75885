/// Which notices are listed. `GET /notices`; what is given applies together.
package struct NoticeFilter: Decodable, Sendable, Bounded {
  /// The case they belong to.
  package let `case`: Identifier?
  /// The reference of that case (`RC-2026-000001`).
  package let reference: Reference?
  /// The person they are for.
  package let serviceUser: Identifier?
  /// How far they have come.
  package let state: NoticeState?
  /// Only those about which something should have been done by now.
  package let overdue: Bool?

  package static let limits: FieldLimits = [:]
}

/// Which document of a notice or of a draft is read. `GET /notices/{id}/document`, `GET /cases/{id}/draft-letter/document`
package struct NoticeDocumentQuery: Decodable, Sendable, Bounded {
  /// In which format; without it, as a page (`html`).
  package let format: DocumentFormat?
  /// The name of what went with the letter (`policy-in-plain-words`); without it, the letter itself.
  package let name: String?

  package static let limits: FieldLimits = ["name": .line(1...100)]
}
