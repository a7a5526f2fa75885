import Contracts
import Policy
import ServiceKit
import Storage

/// How the workflow handles requests for adjustments: every case of that person has what is open and what was agreed.
extension RestrictionWorkflow {
  /// An adjustment belongs to the person, whichever organisation they asked: it reaches their cases in all of them.
  func take(_ adjustment: AdjustmentRequest, in tx: Transaction) throws {
    try AdjustmentStore.put(adjustment, in: tx)
    try TaskStore.keep(adjustment, under: pack, identifiers, in: tx)
    try noteAdjustmentsAnew(of: adjustment.serviceUser, in: tx)
  }

  /// Gives every open case of that person what is known about them, on whichever of their records.
  func noteAdjustmentsAnew(of serviceUser: Identifier, in tx: Transaction) throws {
    let records = try PersonMerges.records(of: serviceUser, in: tx)
    let noted = try AdjustmentStore.known(of: records, in: tx)
    for record in records {
      for open in try CaseStore.open(of: record, in: tx) {
        try performAutomatically(.noteAdjustments(noted), on: open, in: tx)
      }
    }
  }

  /// Gives a case that has just been opened what was already known about its person.
  func noteKnownAdjustments(of serviceUser: Identifier, on id: Identifier, in tx: Transaction) throws {
    let noted = try AdjustmentStore.known(of: try PersonMerges.records(of: serviceUser, in: tx), in: tx)
    guard noted != .none else { return }
    try performAutomatically(.noteAdjustments(noted), on: id, in: tx)
  }
}
