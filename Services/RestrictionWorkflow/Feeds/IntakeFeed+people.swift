import Contracts
import Policy
import ServiceKit
import Storage

/// How the workflow handles what intake learns of a person: that two records are theirs, or are not, and that they have died.
extension RestrictionWorkflow {
  /// Cases stay where they were opened. What is known of the person is known in each from then on, and no longer once it is taken back.
  func follow(_ merge: ServiceUserMerge, in tx: Transaction) throws {
    try PersonMerges.set(merge, in: tx)
    for record in [merge.kept, merge.merged] { try noteAdjustmentsAnew(of: record, in: tx) }
    try endCasesOfTheDead(of: merge.kept, in: tx)
  }

  /// Two people confirmed the death in one case: every other case about the person ends too, on whichever record and in whichever organisation.
  func noteDeath(of serviceUser: Identifier, in tx: Transaction) throws {
    try OnePersonStore.noteDeath(of: serviceUser, in: tx)
    try endCasesOfTheDead(of: serviceUser, in: tx)
  }

  private func endCasesOfTheDead(of serviceUser: Identifier, in tx: Transaction) throws {
    let records = try PersonMerges.records(of: serviceUser, in: tx)
    guard try OnePersonStore.isDead(records, in: tx) else { return }
    for record in records {
      for open in try CaseStore.open(of: record, in: tx) { try performAutomatically(.personDied, on: open, in: tx) }
    }
  }
}
