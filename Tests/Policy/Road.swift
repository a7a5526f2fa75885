import Contracts

@testable import Policy

/// A way through the stages.
enum Road {
  /// By every warning, and a variation that asks less.
  case ordinary
  /// Without a warning, in force before its letter, then suspended by an appeal; a variation asks more and begins later.
  case short
  /// A warning, and then a next version that begins later, each under an appeal that is to be decided.
  case disputed

  fileprivate var first: Set<ActionName> {
    switch self {
    case .ordinary: [.triage]
    case .short: [.skipWarning, .lodgeAppeal]
    case .disputed: [.triage, .lodgeAppeal, .acknowledgeAppeal]
    }
  }

  fileprivate func takes(_ command: Command, in life: Life) -> Bool {
    switch (self, command) {
    case (.short, .skipWarning(let ground, _)): ground == .threatToSafety
    case (.short, .draftPlan(let draft)): life.file.inForce == nil || draft.severeReason != nil
    case (.short, .authorise(_, _, _, let beforeNotice)): life.file.inForce != nil || beforeNotice != nil
    case (.short, .lodgeAppeal): life.file.inForce != nil && life.file.appeals.isEmpty
    case (.disputed, .draftPlan(let draft)): life.file.inForce == nil || draft.severeReason != nil
    case (.disputed, .lodgeAppeal(let lodging)):
      lodging.against == .warning ? life.file.appeals.isEmpty : lodging.planVersion != nil
    case (.ordinary, _), (.short, _), (.disputed, _): true
    }
  }
}

extension World {
  /// The first life at each stage, found breadth first by the commands of that road alone.
  func road(_ road: Road = .ordinary) throws -> [Life] {
    let ordinary = road.first.union([
      .addIncident, .noticeDispatched, .warnAgain, .recordContinued, .answerCriterion, .confirmAdjustmentsConsidered,
      .draftPlan, .submit, .recordConsultation, .authorise, .takeEffect, .openVariation, .expire,
    ])
    var life = try opened()
    var lives = [life]
    while life.file.stage.name != .closed, lives.count < 100 {
      let before = life
      var key = StateKey(life)
      for (command, actor) in moves(in: life) where ordinary.contains(command.action) && road.takes(command, in: life) {
        if case .answerCriterion(_, .notMet, _) = command { continue }
        if case .addIncident = command,
          life.file.stage.name != .warned || life.file.warnings.last.map({ $0.dispatchedAt >= life.now }) ?? true
            || !life.file.incidentsSinceWarning.isEmpty
        {
          continue
        }
        if case .openVariation = command, life.file.inForce?.enforced.plan.version != 1 { continue }
        guard let events = try? life.file.decide(command, by: actor, at: life.now, under: pack), !events.isEmpty else {
          continue
        }
        var next = life
        guard next.take(events), StateKey(next) != key else { continue }
        (life, key) = (next, StateKey(next))
        lives.append(life)
        break
      }
      guard StateKey(life) == StateKey(before) else { continue }
      guard let moment = moments(in: life).first else { break }
      life.now = moment
    }
    return lives
  }
}
