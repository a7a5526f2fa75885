package import Contracts

/// What is to be appended to a stream.
package struct NewEntry: Sendable {
  /// The event's type with its version, as `plan.issued.v1`.
  package let type: String
  /// JSON text.
  package let payload: String

  /// An entry of that type.
  package init(type: String, payload: String) {
    (self.type, self.payload) = (type, payload)
  }
}

/// One row of the journal.
package struct JournalEntry: Sendable, Equatable {
  /// Its place in the whole journal, from 1, without gaps.
  package let seq: Int64
  /// What it is about: a case, a service user, a notice.
  package let stream: String
  /// Its place in its stream, from 1, without gaps.
  package let version: Int
  /// The event's type with its version.
  package let type: String
  /// When it happened.
  package let instant: Instant
  /// Who did it, as `office:subject`.
  package let actor: String
  /// JSON text; nil once the stream is disposed.
  package let payload: String?
  /// What the digest is taken under, 16 random bytes; nil once the stream is disposed.
  package let salt: [UInt8]?
  /// HMAC-SHA-256 of the payload under the salt, 32 bytes.
  package let digest: [UInt8]
  /// SHA-256 over the hash before and every column but payload, salt and trace, 32 bytes.
  package let hash: [UInt8]
  /// The trace in which it happened, as a `traceparent`; nil where none was kept.
  package let trace: String?
}

/// Why the journal refuses an append.
package enum JournalError: Error, Equatable {
  /// The stream is not at the version that the change was decided on.
  case conflict(stream: String, expected: Int, found: Int)
  /// The stream was destroyed under the retention rules.
  case disposed(stream: String)
}

/// The newest row of a journal.
package struct JournalHead: Sendable, Equatable {
  /// Made with the journal; another identity is another journal.
  package let identity: Identifier
  /// The newest sequence number; 0 when empty.
  package let seq: Int64
  /// The newest hash; 32 zero bytes when empty.
  package let hash: [UInt8]
}

/// The first row that is not as it was written.
package struct JournalFault: Sendable, Equatable {
  /// The row's place in the journal; of a missing row, the place where it should be.
  package let seq: Int64
  /// What is wrong, in plain words and without any content.
  package let what: String
}

/// What a verification found.
package struct JournalVerification: Sendable, Equatable {
  /// The journal's identity.
  package let identity: Identifier
  /// How many rows are as they were written, counted up to the first fault.
  package let rows: Int64
  /// The newest row.
  package let head: JournalHead
  /// The first fault; nil when there is none.
  package let fault: JournalFault?
}
