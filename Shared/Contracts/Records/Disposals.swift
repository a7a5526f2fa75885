/// How far a disposal has come.
package enum DisposalState: String, Codable, CaseIterable, Sendable {
  /// Someone proposes it.
  case proposed
  /// Another has approved it, and it waits until nobody can stop it any more.
  case approved
  /// It was stopped before anything was destroyed.
  case withdrawn
  /// The services were told to destroy what it has.
  case ordered
  /// All of them have.
  case completed
}

/// Aggregates that are destroyed together. `GET /disposals/{id}`
package struct Disposal: Codable, Sendable, Equatable {
  /// The disposal.
  package var id: Identifier
  /// Its version.
  package var version: Int
  /// The organisation whose records they are.
  package var organisation: String
  /// Its state.
  package var state: DisposalState
  /// How many aggregates it has, or had when it was proposed.
  package var proposed: Int
  /// How many of them were kept in the end, because something had come up.
  package var kept: Int
  /// Who proposed it.
  package var proposedBy: String
  /// When.
  package var proposedAt: Instant
  /// What looking at the records showed, where they are of a class that is looked at before it goes; absent where none is.
  package var reviewed: String?
  /// Who approved it.
  package var approvedBy: String?
  /// When.
  package var approvedAt: Instant?
  /// Until when it can be withdrawn.
  package var coolingOffUntil: Instant?
  /// Who stopped it.
  package var withdrawnBy: String?
  /// Why.
  package var withdrawnBecause: String?
  /// When the services were told.
  package var orderedAt: Instant?
  /// The services that have not yet said that they did.
  package var waitingFor: [String]?
  /// When all had.
  package var completedAt: Instant?

  package init(
    id: Identifier, organisation: String, proposed: Int, proposedBy: String, proposedAt: Instant, reviewed: String? = nil
  ) {
    (self.id, version, self.organisation, state, self.reviewed) = (id, 1, organisation, .proposed, reviewed)
    (self.proposed, kept, self.proposedBy, self.proposedAt) = (proposed, 0, proposedBy, proposedAt)
  }
}

/// One aggregate of a disposal. `GET /disposals/{id}/aggregates`
package struct DisposalItem: Codable, Sendable, Equatable {
  /// Its kind.
  package var kind: AggregateKind
  /// Its identifier.
  package var id: Identifier
  /// The pack's code of its retention class.
  package var retentionClass: String
  /// The first day on which it might be destroyed.
  package var dueOn: Day
  /// Why it was kept after all; absent where it was not.
  package var keptBecause: String?

  package init(kind: AggregateKind, id: Identifier, retentionClass: String, dueOn: Day, keptBecause: String? = nil) {
    (self.kind, self.id, self.retentionClass, self.dueOn, self.keptBecause) = (kind, id, retentionClass, dueOn, keptBecause)
  }

  /// Its kind and identifier.
  package var name: AggregateName { AggregateName(kind: kind, id: id) }
}

/// Proposes that everything that is due be destroyed, but what is left out. `POST /disposals`
package struct ProposeDisposal: Decodable, Sendable, Bounded {
  /// The organisation whose records they are.
  package let organisation: String
  /// Only what was due by that day; today, if absent.
  package let dueBy: Day?
  /// Only these kinds; all, if absent.
  package let kinds: [AggregateKind]?
  /// Whose records are left out.
  package let leaveOut: [Identifier]?
  /// What looking at the records showed: without it, those of a class that is looked at before it goes are left out.
  package let reviewed: String?

  package static let limits: FieldLimits = [
    "organisation": .pack(.organisations), "kinds": .items(1...20), "leaveOut": .items(0...500), "reviewed": .text(1...2000),
  ]
}

/// Which disposals are listed. `GET /disposals`
package struct DisposalFilter: Decodable, Sendable, Bounded {
  /// How far they have come.
  package let state: DisposalState?

  package static let limits: FieldLimits = [:]
}

/// Which part of a disposal's aggregates is listed. `GET /disposals/{id}/aggregates`
package struct DisposalItemFilter: Decodable, Sendable, Bounded {
  /// Only those that were kept, or were not.
  package let kept: Bool?

  package static let limits: FieldLimits = [:]
}

/// The proof that records were destroyed, and why they could be. Nothing in it is about a person. `GET /disposals/{id}/certificate`
package struct DisposalCertificate: Codable, Sendable, Equatable {
  /// The disposal.
  package var disposal: Identifier
  /// The organisation whose records they were.
  package var organisation: String
  /// The policy under which they were kept, and its version.
  package var policy: PolicyReference
  /// The paragraph that says for how long.
  package var paragraph: String
  /// Who proposed it.
  package var proposedBy: String
  /// Who approved it.
  package var approvedBy: String
  /// When the services were told.
  package var orderedAt: Instant
  /// When the last of them had done it.
  package var completedAt: Instant
  /// What was destroyed, by retention class.
  package var classes: [DestroyedClass]
  /// What each service destroyed.
  package var services: [DestroyedHere]

  package init(
    disposal: Identifier, organisation: String, policy: PolicyReference, paragraph: String, proposedBy: String,
    approvedBy: String, orderedAt: Instant, completedAt: Instant, classes: [DestroyedClass], services: [DestroyedHere]
  ) {
    (self.disposal, self.organisation, self.policy, self.paragraph) = (disposal, organisation, policy, paragraph)
    (self.proposedBy, self.approvedBy, self.orderedAt) = (proposedBy, approvedBy, orderedAt)
    (self.completedAt, self.classes, self.services) = (completedAt, classes, services)
  }
}

/// A retention class in a certificate.
package struct DestroyedClass: Codable, Sendable, Equatable {
  /// The pack's code.
  package var retentionClass: String
  /// What the pack calls it.
  package var title: String
  /// How many aggregates of it were destroyed.
  package var aggregates: Int

  package init(retentionClass: String, title: String, aggregates: Int) {
    (self.retentionClass, self.title, self.aggregates) = (retentionClass, title, aggregates)
  }
}

/// What a service destroyed.
package struct DestroyedHere: Codable, Sendable, Equatable {
  /// The service.
  package var service: String
  /// How many streams of its journal were emptied.
  package var streams: Int
  /// How many events they had: what was in them is gone, and their place in the chain is not.
  package var events: Int
  /// How many files were removed.
  package var files: Int
  /// The hash of its last event about this disposal, up to which its journal proves all of that, in hexadecimal.
  package var hash: String

  package init(service: String, streams: Int, events: Int, files: Int, hash: String) {
    (self.service, self.streams, self.events, self.files, self.hash) = (service, streams, events, files, hash)
  }
}
