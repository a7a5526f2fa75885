package import Contracts

/// Something that happened in a case, who did it in what office, and when: every reason keeps its author.
package struct CaseEvent: Sendable, Equatable {
  /// When the command was decided.
  package let at: Instant
  /// The subject who gave the command.
  package let by: String
  /// The office that entitled them.
  package let office: Office
  /// What happened.
  package let fact: CaseFact

  package init(at: Instant, by: String, office: Office, fact: CaseFact) {
    (self.at, self.by, self.office, self.fact) = (at, by, office, fact)
  }
}

extension CaseEvent {
  /// A statement made with the event.
  func signed(_ text: String) -> SignedText { SignedText(text: text, by: by, at: at) }
}

/// Which policy a case runs under: the version it began with.
package struct PackReference: Sendable, Hashable {
  /// The pack's identifier, such as `opfcc-northamptonshire`.
  package let id: String
  /// Its version.
  package let version: String

  package init(id: String, version: String) { (self.id, self.version) = (id, version) }

  /// Both, as a person reads them.
  package var words: String { "\(id) \(version)" }
}
