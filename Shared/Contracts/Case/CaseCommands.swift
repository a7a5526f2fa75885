/// A decision that needs only its reasons: `POST /cases/{id}/close-as-adapted`, `/withdraw-warning`, `/withdraw`, `/refuse`,
/// `/declare-conflict`, `/consider-breaches`, `/open-variation`.
package struct ReasonedDecision: Decodable, Sendable, Bounded {
  /// Why; in words for the person where the step closes the case as adapted or withdraws a warning, because they go into the letter.
  package let reasons: String

  package static let limits: FieldLimits = ["reasons": .text(1...4000)]
}

/// A command without content: `POST /cases/{id}/submit`.
package struct NothingToSay: Decodable, Sendable, MayBeAbsent {
  /// Its name says everything.
  package init() {}
}

/// A command whose body may be left out, because nothing in it is required.
package protocol MayBeAbsent {
  /// With no content.
  init()
}

/// `POST /cases/{id}/send-notice-again`
package struct SendNoticeAgain: Decodable, Sendable, MayBeAbsent, Bounded {
  /// Which letter that failed or came back; the first, if absent.
  package let notice: Identifier?
  /// The only channel it may go by; as the pack and the person's record say, if absent.
  package let channel: NoticeChannel?
  /// Why by that channel.
  package let reasons: String?

  package static let limits: FieldLimits = ["reasons": .text(1...2000)]

  /// Its name says everything.
  package init() { (notice, channel, reasons) = (nil, nil, nil) }
}

/// `POST /cases/{id}/refer`
package struct ReferCase: Decodable, Sendable, Bounded {
  /// Who the matter is referred to.
  package let to: ReferralRecipient
  /// Their reference, such as a crime number, once they have given one.
  package let reference: String?
  /// Why.
  package let reasons: String

  package static let limits: FieldLimits = [
    "reference": .line(1...100), "reasons": .text(1...4000),
  ]
}

/// `POST /cases/{id}/record-referral-outcome`
package struct RecordReferralOutcome: Decodable, Sendable, Bounded {
  /// The referral.
  package let referral: Identifier
  /// The outcome.
  package let outcome: String

  package static let limits: FieldLimits = [
    "outcome": .text(1...4000)
  ]
}

/// What was done to a case, for a person who may not see the case itself.
package struct CaseReceipt: Codable, Sendable, Equatable {
  /// The case's reference.
  package var reference: String
  /// How many events it has had.
  package var version: Int

  package init(reference: String, version: Int) { (self.reference, self.version) = (reference, version) }
}
