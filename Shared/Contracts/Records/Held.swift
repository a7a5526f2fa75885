/// For whom what is held about a person is put together.
package enum HeldAudience: String, Codable, CaseIterable, Sendable {
  /// Those who answer the request, with everything.
  case office
  /// The person, without the names of staff and what is meant for staff alone; each place says why.
  case person
}

/// How what is held about a person is put together. `GET /held/{id}`
package struct HeldQuery: Decodable, Sendable, Bounded {
  /// For whom; for those who answer the request, if absent.
  package let audience: HeldAudience?

  package static let limits: FieldLimits = [:]
}
