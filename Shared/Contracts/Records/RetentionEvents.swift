/// `hold.placed.v1`
package struct HoldPlaced: EventPayload {
  package static let type = RecordsEvent.holdPlaced.rawValue
  /// The hold as it is now.
  package var hold: Hold

  package init(hold: Hold) { self.hold = hold }
}

/// `hold.reviewed.v1`: someone looked at a hold, and it goes on.
package struct HoldReviewed: EventPayload {
  package static let type = RecordsEvent.holdReviewed.rawValue
  /// The hold as it is now.
  package var hold: Hold
  /// Why it is still needed.
  package var reason: String

  package init(hold: Hold, reason: String) { (self.hold, self.reason) = (hold, reason) }
}

/// `hold.released.v1`
package struct HoldReleased: EventPayload {
  package static let type = RecordsEvent.holdReleased.rawValue
  /// The hold as it is now.
  package var hold: Hold

  package init(hold: Hold) { self.hold = hold }
}

/// `disposal.proposed.v1`
package struct DisposalProposed: EventPayload {
  package static let type = RecordsEvent.disposalProposed.rawValue
  /// The disposal as it is now.
  package var disposal: Disposal
  /// What is to be destroyed.
  package var aggregates: [DisposalItem]

  package init(disposal: Disposal, aggregates: [DisposalItem]) { (self.disposal, self.aggregates) = (disposal, aggregates) }
}

/// `disposal.approved.v1`
package struct DisposalApproved: EventPayload {
  package static let type = RecordsEvent.disposalApproved.rawValue
  /// The disposal as it is now.
  package var disposal: Disposal
  /// Why.
  package var reasons: String

  package init(disposal: Disposal, reasons: String) { (self.disposal, self.reasons) = (disposal, reasons) }
}

/// `disposal.withdrawn.v1`
package struct DisposalWithdrawn: EventPayload {
  package static let type = RecordsEvent.disposalWithdrawn.rawValue
  /// The disposal as it is now.
  package var disposal: Disposal

  package init(disposal: Disposal) { self.disposal = disposal }
}

/// `disposal.ordered.v1`: every service destroys what it has of these, and says so. A disposal is ordered in parts.
package struct DisposalOrdered: EventPayload {
  package static let type = RecordsEvent.disposalOrdered.rawValue
  /// The disposal.
  package var disposal: Identifier
  /// The number of the part, from 1.
  package var part: Int
  /// How many parts there are.
  package var parts: Int
  /// What is to be destroyed, in this order.
  package var aggregates: [AggregateName]
  /// What of the disposal is kept after all, in the first part.
  package var kept: [DisposalItem]?
  /// The streams of records' own journal that were emptied with it: holds on a person who is destroyed.
  package var emptied: [String]?

  package init(
    disposal: Identifier, part: Int, parts: Int, aggregates: [AggregateName], kept: [DisposalItem]?, emptied: [String]? = nil
  ) {
    (self.disposal, self.part, self.parts) = (disposal, part, parts)
    (self.aggregates, self.kept, self.emptied) = (aggregates, kept, emptied)
  }
}

/// `disposal.completed.v1`: every service has destroyed what it had.
package struct DisposalCompleted: EventPayload {
  package static let type = RecordsEvent.disposalCompleted.rawValue
  /// The proof.
  package var certificate: DisposalCertificate

  package init(certificate: DisposalCertificate) { self.certificate = certificate }
}

/// `disposal.carried-out.v1`: a service has destroyed what it had of one part of a disposal; in its own journal.
package struct DisposalCarriedOut: EventPayload {
  package static let type = "disposal.carried-out.v1"
  /// The disposal.
  package var disposal: Identifier
  /// The number of the part, from 1.
  package var part: Int
  /// How many streams of this service's journal were emptied.
  package var streams: Int
  /// How many events they had.
  package var events: Int
  /// How many files were removed.
  package var files: Int
  /// What is not destroyed, because something new of the person is there; absent where everything is.
  package var kept: [AggregateName]?
  /// The streams of this service's journal that were emptied; one that is empty and named by no such event was tampered with.
  package var emptied: [String]?

  package init(
    disposal: Identifier, part: Int, streams: Int, events: Int, files: Int, kept: [AggregateName]? = nil,
    emptied: [String]? = nil
  ) {
    (self.disposal, self.part, self.streams) = (disposal, part, streams)
    (self.events, self.files, self.kept, self.emptied) = (events, files, kept, emptied)
  }
}
