import Contracts

@testable import Policy

/// A command, and which of its outcomes is asked for where that settles where it leads.
struct Deed: Hashable, Comparable, Sendable {
  let action: ActionName
  /// Empty where there is none.
  let choice: String

  /// As the drawing's data has it, such as `triage:warn`.
  var id: String { choice.isEmpty ? action.rawValue : action.rawValue + ":" + choice }

  static func < (left: Deed, right: Deed) -> Bool { (left.action.rawValue, left.choice) < (right.action.rawValue, right.choice) }
}

extension Deed {
  init(_ command: Command) { self.init(action: command.action, choice: command.choice ?? "") }
}

extension Command {
  fileprivate var choice: String? {
    switch self {
    case .triage(.warn, _): "warn"
    case .authorise(_, _, _, .some): "before-notice"
    case .triage(.notUnacceptable, _): CaseOutcome.notUnacceptable.rawValue
    case .triage(.noAction, _): CaseOutcome.noAction.rawValue
    case .concludeReview(let outcome, _, _): outcome.finding.rawValue
    case .lodgeAppeal(let lodging): lodging.against.rawValue
    case .decideAppeal(_, let outcome, _, _, _, _): outcome.rawValue
    case .addIncident, .settle, .noteAdjustments, .noticeDispatched, .noticeFailed, .noticeReturned, .sendNoticeAgain,
      .warningPeriodEnded,
      .warnAgain,
      .skipWarning, .closeAsAdapted, .withdrawWarning, .considerBreaches, .recordContinued, .answerCriterion, .reopenCriterion,
      .confirmAdjustmentsConsidered,
      .draftPlan, .withdraw, .submit, .recordConsultation, .declareConflict, .authorise(_, _, _, nil), .refuse, .returnToManager,
      .takeEffect, .expire, .recordBreach, .refer, .recordReferralOutcome, .reviewComesUp, .reviewFallsDue, .reconsider,
      .openVariation,
      .acknowledgeAppeal, .recordDeath, .correctInvolvement, .confirmDeath, .personDied:
      nil
    }
  }
}

/// Who moves a machine.
enum Mover: Hashable, Sendable {
  /// A person, by a command.
  case person
  /// The clock, or another service.
  case system
  /// Another machine of the same case, by the same command.
  case machine(Machine)
}

/// What one command did to the machines of a case.
enum Trace: Hashable, Sendable {
  /// It moved one of them.
  case moved(from: Place, to: Place, by: Mover, Deed?)
  /// It changed what is held in a state, and not the state.
  case held(Place, Deed)
  /// It went on the file alone.
  case filed(Deed)
  /// An appeal was lodged against that, at that stage.
  case lodged(AppealSubject, at: StageName)

  /// The step as the drawing's data has it; nil where nothing moved by a command.
  var move: String? {
    switch self {
    case .moved(let from, let to, _, let deed): deed.map { "\(from.id) \(to.id) \($0.id)" }
    case .held, .filed, .lodged: nil
    }
  }

  /// Where a new case is.
  static func opened(_ file: RestrictionCase) -> Trace {
    .moved(from: .start(.stage), to: Whereabouts(file).stage, by: .system, nil)
  }

  /// All that a command did.
  static func of(_ command: Command, _ events: [CaseEvent], from before: RestrictionCase, to after: RestrictionCase) -> [Trace] {
    let step = Step(deed: Deed(command), events: events, was: Whereabouts(before), becomes: Whereabouts(after))
    var traces = step.moves
    if after.appeals.count > before.appeals.count, let appeal = after.appeals.last {
      traces.append(.lodged(appeal.lodging.against, at: before.stage.name))
    }
    if !traces.isEmpty || before == after { return traces }
    if before.stage == after.stage { return [.filed(step.deed)] }
    let isVaried = step.was.variation != nil && before.inForce?.variation != after.inForce?.variation
    return [.held(step.was.place(in: isVaried ? .variation : .stage) ?? step.was.stage, step.deed)]
  }
}

/// A command, and where the case was before it and is after it.
private struct Step {
  let deed: Deed
  let events: [CaseEvent]
  let was, becomes: Whereabouts

  var moves: [Trace] {
    let moved = Machine.allCases.filter(hasMoved)
    if moved.isEmpty { return appeals }
    let cause = cause(of: moved)
    return appeals + moved.compactMap { move(of: $0, by: cause) }
  }

  /// The machine in which the command moves the others: the first in their order.
  private func cause(of moved: [Machine]) -> Machine {
    for event in events {
      switch event.fact {
      // An appeal in this case, or in another.
      case .appeal, .file(.settled): return .appeal
      case .review: return .review
      case .file, .warning, .preparation, .decision, .plan, .letter, .ending: continue
      }
    }
    return moved.first { was.place(in: $0) != nil } ?? .stage
  }

  private func hasMoved(_ machine: Machine) -> Bool {
    guard let to = becomes.place(in: machine) else { return false }
    // What another machine has begin anew is moved, though it is where it was.
    return was.place(in: machine) != to || machine == .variation && isVariationRenewed
  }

  private var isVariationRenewed: Bool {
    events.contains { if case .plan(.variationOpened) = $0.fact { true } else { false } }
  }

  private func move(of machine: Machine, by cause: Machine) -> Trace? {
    guard let to = becomes.place(in: machine) else { return nil }
    guard let from = was.place(in: machine) else { return .moved(from: .start(machine), to: to, by: .system, nil) }
    // A review that ends the case leads from where the review was.
    if machine == .stage, cause == .review, let review = was.review { return .moved(from: review, to: to, by: hand, deed) }
    return .moved(from: from, to: to, by: cause == machine ? hand : .machine(cause), deed)
  }

  /// Who gives the command.
  private var hand: Mover { deed.action.isAutomatic ? .system : .person }

  private var appeals: [Trace] {
    becomes.appeals.enumerated().compactMap { index, to in
      let from = index < was.appeals.count ? was.appeals[index] : .start(.appeal)
      return from == to ? nil : .moved(from: from, to: to, by: hand, deed)
    }
  }
}
