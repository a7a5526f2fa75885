/// One person's data shown to someone, or refused to them. `GET /looks` of every service
package struct Look: Codable, Sendable, Equatable {
  /// Its number in the log of its service; one answer that shows several people has a number for each.
  package var number: Int
  /// The service that was asked.
  package var service: String
  /// When.
  package var at: Instant
  /// Who looked, by the subject of their sign-in.
  package var account: String
  /// In what office.
  package var office: Office
  /// What was asked for, by the path of its route.
  package var route: String
  /// The status with which it was answered; one of 400 or more showed nothing.
  package var status: Int
  /// The record that was asked for; absent where a list or a search was.
  package var record: Identifier?
  /// Whom it showed; absent where it showed nobody, was refused, or they were destroyed.
  package var serviceUser: Identifier?
  /// What was searched for: each part of the query that narrows it, with a keyed hash of its value.
  package var details: [String]
  /// What for, where they said it.
  package var purpose: String?

  package init(
    number: Int, service: String, at: Instant, account: String, office: Office, route: String, status: Int, record: Identifier?,
    serviceUser: Identifier?, details: [String], purpose: String?
  ) {
    (self.number, self.service, self.at, self.account, self.office) = (number, service, at, account, office)
    (self.route, self.status, self.record, self.serviceUser) = (route, status, record, serviceUser)
    (self.details, self.purpose) = (details, purpose)
  }
}

/// Which looks are listed. `GET /looks`; what is given applies together.
package struct LookFilter: Decodable, Sendable, Bounded {
  /// Who was shown, by this record of theirs.
  package let serviceUser: Identifier?
  /// Who looked, by the subject of their sign-in.
  package let account: String?

  package static let limits: FieldLimits = ["account": .subject]
}
