/// What kind of decision it is, in the register of decisions.
package enum DecisionKind: String, Codable, CaseIterable, Sendable {
  /// A report is looked at, and nothing comes of it, or someone read of an incident and left it at that.
  case triage
  /// A warning is given, withdrawn, or has sufficed; or the behaviour went on after it.
  case warning
  /// No warning is given, on a recorded ground.
  case noWarning = "no-warning"
  /// What is found before a plan is proposed: criteria, adjustments, who took part.
  case preparation
  /// A plan is drafted, proposed, consulted about, voted on, sent back or withdrawn.
  case proposal
  /// A plan is authorised, or begins to bind.
  case restriction
  /// A plan is refused.
  case refusal
  /// The person was told of something, or was not.
  case notice
  /// A condition of a plan was broken, and what comes of that.
  case breach
  /// A plan is changed.
  case variation
  /// A plan is looked at again.
  case review
  /// A plan goes on after its review.
  case continuation
  /// A plan ends, or does not bind for a time.
  case lifting
  /// A warning or a plan is disputed, and what was decided on that.
  case appeal
  /// The police or another body is told.
  case referral
  /// The person has died, or was thought to have.
  case death
  /// An adjustment is decided, worded or ended.
  case adjustment
  /// A caller was put on hold.
  case callHeld = "call-held"
  /// Staff ended a call.
  case callEnded = "call-ended"
  /// A complaint is not opened, since it repeats one that is settled.
  case repeatedComplaint = "repeated-complaint"
  /// Such a complaint is opened all the same.
  case overruling
  /// A letter that is only filed was read.
  case filedItem = "filed-item"
  /// Two records are one person's, or are not after all.
  case merge
  /// Records are held back from destruction, or no longer.
  case hold
  /// Records are destroyed, or are not.
  case disposal
  /// A person's request about their data is answered, or has more time.
  case dataRight = "data-right"
  /// Data of a person is given to somebody.
  case disclosure
}
