/// How far every journal of the deployment had come at a moment. `GET /checkpoints/latest`
package struct Checkpoint: Codable, Sendable, Equatable {
  /// Its number, from 1.
  package var number: Int
  /// When it was made.
  package var at: Instant
  /// The newest row of each journal: records' own, and of the others as far as records had read them.
  package var journals: [CheckpointHead]
  /// The SHA-256 of the checkpoint before, in hexadecimal; absent from the first.
  package var previous: String?

  package init(number: Int, at: Instant, journals: [CheckpointHead], previous: String?) {
    (self.number, self.at, self.journals, self.previous) = (number, at, journals, previous)
  }
}

/// The newest row of one journal.
package struct CheckpointHead: Codable, Sendable, Equatable {
  /// The service whose journal it is.
  package var service: String
  /// The journal, which is made with its database.
  package var journal: Identifier
  /// The number of the row; 0 of an empty journal.
  package var row: Int64
  /// Its hash, in hexadecimal.
  package var hash: String

  package init(service: String, journal: Identifier, row: Int64, hash: String) {
    (self.service, self.journal, self.row, self.hash) = (service, journal, row, hash)
  }
}

/// A checkpoint with its signature, as it is kept outside of the deployment.
package struct SignedCheckpoint: Codable, Sendable, Equatable {
  /// What is signed, as JSON with its names sorted.
  package var checkpoint: Checkpoint
  /// The public key, 32 bytes in hexadecimal.
  package var key: String
  /// The Ed25519 signature, 64 bytes in hexadecimal.
  package var signature: String

  package init(checkpoint: Checkpoint, key: String, signature: String) {
    (self.checkpoint, self.key, self.signature) = (checkpoint, key, signature)
  }
}
