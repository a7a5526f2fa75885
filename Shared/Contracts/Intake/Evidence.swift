/// The records that evidence can belong to.
package enum EvidenceOwner: String, Codable, CaseIterable, Sendable {
  /// A contact, also as which a call was held or ended.
  case contact
  /// An incident.
  case incident
  /// A report to the managers.
  case report
  /// A matter.
  case matter
  /// An item that is read and filed.
  case filedItem = "filed-item"
  /// A request for a reasonable adjustment.
  case adjustmentRequest = "adjustment-request"
}

/// What is known of whether a file does harm.
package enum EvidenceScan: String, Codable, CaseIterable, Sendable {
  /// No scanner is configured: the file is served, and what is known of it says so.
  case notScanned = "not-scanned"
  /// It waits for the scanner, and is kept from everyone until then.
  case waiting
  /// The scanner found nothing.
  case clean
  /// The scanner found something: it is kept from everyone.
  case infected
}

/// Adds a file to a record. `POST /evidence`, as `multipart/form-data` with the file itself in the field `file`.
package struct AddEvidence: Codable, Sendable {
  /// What kind of record it belongs to.
  package var owner: EvidenceOwner
  /// The identifier of that record.
  package var record: Identifier
  /// What the file is.
  package var description: String?
}

extension AddEvidence: Bounded {
  package static let limits: FieldLimits = ["description": .line(1...200)]
}

/// A file that belongs to a record, without its bytes. Also what the events about it carry.
package struct Evidence: Codable, Sendable, Equatable {
  /// Its identifier.
  package var id: Identifier
  /// The reference to read out (`EV-2026-000001`).
  package var reference: String
  /// How often it has changed; the `ETag`.
  package var version: Int
  /// What kind of record it belongs to.
  package var owner: EvidenceOwner
  /// The identifier of that record.
  package var record: Identifier
  /// Whose the record was when the file was received; absent where the caller was not identified.
  package var serviceUser: Identifier?
  /// The organisation of the record.
  package var organisation: String
  /// What the file is.
  package var description: String?
  /// The name under which it is saved: the sender's, made harmless, with the ending of what it really is.
  package var fileName: String
  /// What its bytes are, as a media type.
  package var mediaType: String
  /// What the sender said that it is, where its bytes are something else.
  package var claimedType: String?
  /// How many bytes it has.
  package var size: Int
  /// The SHA-256 digest of its bytes, in hexadecimal.
  package var digest: String
  /// What is known of whether it does harm.
  package var scan: EvidenceScan
  /// When that became known; absent until then.
  package var scannedAt: Instant?
  /// What the scanner found, by the scanner's name for it; absent where that is nothing.
  package var found: String?
  /// Who added it.
  package var receivedBy: String
  /// When.
  package var receivedAt: Instant

  package init(
    id: Identifier, reference: String, version: Int, owner: EvidenceOwner, record: Identifier, serviceUser: Identifier?,
    organisation: String, description: String?, fileName: String, mediaType: String, claimedType: String?, size: Int,
    digest: String, scan: EvidenceScan, receivedBy: String, receivedAt: Instant
  ) {
    (self.id, self.reference, self.version, self.owner, self.record) = (id, reference, version, owner, record)
    (self.serviceUser, self.organisation, self.description) = (serviceUser, organisation, description)
    (self.fileName, self.mediaType, self.claimedType, self.size) = (fileName, mediaType, claimedType, size)
    (self.digest, self.scan, self.receivedBy, self.receivedAt) = (digest, scan, receivedBy, receivedAt)
  }
}

/// Which files are listed. `GET /evidence`
package struct EvidenceFilter: Decodable, Sendable, Bounded {
  /// The identifier of the record that they belong to.
  package let record: Identifier

  package static let limits: FieldLimits = [:]
}

/// `evidence.received.v1`: a file was added to a record. The file itself is on disk before.
package struct EvidenceReceived: EventPayload {
  package static let type = IntakeEvent.evidenceReceived.rawValue
  /// The file, without its bytes.
  package var evidence: Evidence

  package init(evidence: Evidence) { self.evidence = evidence }
}

/// `evidence.scanned.v1`: a scanner has looked at a file.
package struct EvidenceScanned: EventPayload {
  package static let type = IntakeEvent.evidenceScanned.rawValue
  /// The file as it is known then, without its bytes.
  package var evidence: Evidence

  package init(evidence: Evidence) { self.evidence = evidence }
}
