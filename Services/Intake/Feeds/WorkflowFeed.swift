import Contracts
import Policy
import ServiceKit
import Storage

/// What intake does about the workflow's events: a plan that takes effect is enforced, in place of the version before it;
/// one that is suspended is not until it takes effect again, and one whose case is closed never.
extension Intake {
  func follow(workflow type: WorkflowEvent, _ event: FeedEvent, in tx: Transaction) throws {
    guard let caseID = event.streamIdentifier("case") else { return }
    let isDestroyed = event.data == nil
    try PlanChange(type, from: event, isDestroyed: isDestroyed)?.make(toCase: caseID, in: tx)
    if type == .caseClosed, !isDestroyed { try noteDeath(try event.decode(CaseClosed.self), at: event.instant, in: tx) }
  }

  /// A death is the person's, not the case's: it is on their record from then on, and whatever follows it hears of it.
  private func noteDeath(_ closed: CaseClosed, at moment: Instant, in tx: Transaction) throws {
    guard CaseOutcome(rawValue: closed.outcome) == .deceased, let id = closed.serviceUser,
      var person = try ServiceUserStore.record(id, in: tx), person.deathConfirmedAt == nil
    else { return }
    person.version += 1
    person.deathConfirmedAt = moment
    try ServiceUserStore.replace(person, in: tx)
    try journal.append(
      ServiceUserDied(serviceUser: person), to: "service-user/\(id)", expecting: person.version - 1,
      by: Service.intake.actor.journalName(as: .service), at: moment, in: tx)
    try dropLetters(to: id, at: moment, in: tx)
  }
}
