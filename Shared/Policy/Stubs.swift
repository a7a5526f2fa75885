package import Contracts

extension RestrictionCase {
  package static func open(
    _ report: Report, by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) throws(Refusal) -> [CaseEvent] { [] }
  package func decide(_ command: Command, by actor: CaseActor, at: Instant, under pack: PolicyPack) throws(Refusal) -> [CaseEvent]
  { [] }
  /// False when the event does not belong where the case stands; nothing is changed then.
  @discardableResult package mutating func apply(_ event: CaseEvent) -> Bool { true }
  package static func replay(_ events: [CaseEvent]) throws(ReplayFault) -> RestrictionCase { throw ReplayFault(index: 0) }
  /// What follows from an event; the case is as it stands after it.
  package func consequences(of event: CaseEvent, under pack: PolicyPack) -> [Consequence] { [] }
  package func permittedActions(
    by actor: CaseActor, at: Instant, under pack: PolicyPack
  ) -> [(action: ActionName, refusal: Refusal?)] { [] }
}
package struct ReplayFault: Error, Equatable {
  package let index: Int
  /// Made of its parts, as they are.
  package init(index: Int) {
    self.index = index
  }
}
extension PolicyPack {
  package static func load(folder: String) throws(PackFaults) -> PolicyPack { throw PackFaults(faults: []) }
  package func explain() -> [String] { [] }
}
extension LetterTemplate {
  package static func parse(_ source: String, file: String) throws(PackFaults) -> LetterTemplate { throw PackFaults(faults: []) }
  package static func placeholders(for letter: LetterName) -> Placeholders { Placeholders(texts: [], lists: [:]) }
}
extension NoticeRequest {
  package func values(
    addressee: [String], salutation: String, reference: String, dated: Day, under pack: PolicyPack
  ) -> LetterValues { [:] }
}
package enum ContactDecision {
  package static func decide(
    _ question: ContactQuestion, match: ContactMatch, plans: [EnforcedPlan], under pack: PolicyPack
  ) -> ContactAnswer {
    ContactAnswer(
      instruction: .proceed, alwaysOpen: [], sentences: [], plan: nil, clause: nil, paragraph: nil, terms: [], script: "",
      endsOn: nil, reviewOn: nil)
  }
}
