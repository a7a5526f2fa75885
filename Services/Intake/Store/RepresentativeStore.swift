import Contracts
import Policy
import Storage

/// Those who act for people, by the numbers and addresses that they have. They are found as themselves, never as the person (decision 8).
enum RepresentativeStore {
  /// Notes how each representative of that person is reached.
  static func insertPoints(of person: ServiceUser, in tx: Transaction) throws {
    for (position, one) in (person.representatives ?? []).enumerated() {
      for (kind, keys) in [(ContactPointKind.telephone, one.telephoneNumbers), (.email, one.emailAddresses)] {
        for key in keys ?? [] {
          try tx.execute(
            """
            INSERT INTO representative_point (kind, key, service_user, position) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
            """, .text(kind.rawValue), .text(key), .identifier(person.id), .int(position))
        }
      }
    }
  }

  /// Whom the people act for who have that number or address, and which of the person's representatives each is.
  static func represented(
    at kind: ContactPointKind, _ key: String, in reader: Reader
  ) throws -> [(person: Identifier, position: Int)] {
    try reader.all(
      "SELECT service_user, position FROM representative_point WHERE kind = $1 AND key = $2 ORDER BY service_user, position",
      .text(kind.rawValue), .text(key), as: { (person: try $0.identifier(0), position: $0.int(1)) })
  }
}
