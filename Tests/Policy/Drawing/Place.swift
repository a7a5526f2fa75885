import Contracts

@testable import Policy

/// The machines of a case that run side by side, each before those that it moves.
enum Machine: String, CaseIterable, Sendable {
  case appeal, review, variation, effect, stage
}

/// A state of one of the machines. A new stage, or a new standing of a review, a variation or an appeal, does not compile until it is
/// one of these, and none of these compiles until the drawing has a box for it.
enum Place: Hashable, Sendable {
  /// Where a machine begins.
  case start(Machine)
  /// A stage; a closed case has its outcome instead.
  case stage(StageName)
  /// The end.
  case closed(CaseOutcome)
  /// The review of a plan in force.
  case review(Review)
  /// The next version of a plan in force.
  case variation(Variation)
  /// Whether the plan in force is to be kept to.
  case effect(Effect)
  /// One appeal.
  case appeal(AppealState)

  /// How the review of a plan in force goes.
  enum Review: String, CaseIterable, Sendable {
    case scheduled
    case comingUp = "coming-up"
    case opened, overdue
  }

  /// How far the next version of a plan has come.
  enum Variation: String, CaseIterable, Sendable {
    case none, checklist
    case awaitingAuthorisation = "awaiting-authorisation"
    case noticePending = "notice-pending"
  }

  /// Whether the plan in force binds.
  enum Effect: String, CaseIterable, Sendable {
    case binding, suspended
  }

  /// How far an appeal has come.
  enum AppealState: String, CaseIterable, Sendable {
    case lodged, acknowledged, upheld
    case partlyUpheld = "partly-upheld"
    case notUpheld = "not-upheld"
  }

  /// Every state that has a box.
  static let all =
    StageName.allCases.map(Place.stage) + Review.allCases.map(Place.review) + Variation.allCases.map(Place.variation)
    + Effect.allCases.map(Place.effect) + AppealState.allCases.map(Place.appeal)

  /// The machine that it is a state of.
  var machine: Machine {
    switch self {
    case .start(let machine): machine
    case .stage, .closed: .stage
    case .review: .review
    case .variation: .variation
    case .effect: .effect
    case .appeal: .appeal
    }
  }

  /// What the drawing calls it.
  var name: String {
    switch self {
    case .start: "start"
    case .stage(let stage): stage.rawValue
    case .closed(let outcome): outcome.rawValue
    case .review(let review): review.rawValue
    case .variation(let variation): variation.rawValue
    case .effect(let effect): effect.rawValue
    case .appeal(let appeal): appeal.rawValue
    }
  }

  /// What a page highlights it by, such as `stage-in-force`.
  var id: String {
    switch self {
    case .start, .stage, .review, .variation, .effect, .appeal: "\(machine.rawValue)-\(name)"
    case .closed: "outcome-\(name)"
    }
  }
}

extension Place.Review {
  init(_ standing: ReviewStanding) {
    switch standing {
    case .scheduled: self = .scheduled
    case .comingUp: self = .comingUp
    case .opened: self = .opened
    case .overdue: self = .overdue
    }
  }
}

extension Place.Variation {
  init(_ variation: Proceeding?) {
    switch variation {
    case nil: self = .none
    case .checklist: self = .checklist
    case .awaitingAuthorisation: self = .awaitingAuthorisation
    case .noticePending: self = .noticePending
    }
  }
}

extension Place.AppealState {
  init(_ standing: Appeal.Standing) {
    switch standing {
    case .lodged: self = .lodged
    case .acknowledged: self = .acknowledged
    case .decided(.upheld, _, _): self = .upheld
    case .decided(.partlyUpheld, _, _): self = .partlyUpheld
    case .decided(.notUpheld, _, _): self = .notUpheld
    }
  }
}

/// Where a case is in each of its machines.
struct Whereabouts {
  let stage: Place
  /// The three that run while a plan is in force.
  let review, variation, effect: Place?
  let appeals: [Place]

  init(_ file: RestrictionCase) {
    var inForce: (Place?, Place?, Place?)
    switch file.stage {
    case .closed(let closure): stage = .closed(closure.outcome)
    case .inForce(let plan):
      stage = .stage(.inForce)
      inForce = (
        .review(Place.Review(plan.review)), .variation(Place.Variation(plan.variation)),
        .effect(plan.suspendedBy == nil ? .binding : .suspended)
      )
    case .reported, .warningPending, .warned, .checklist, .awaitingAuthorisation, .noticePending: stage = .stage(file.stage.name)
    }
    (review, variation, effect) = inForce
    appeals = file.appeals.map { .appeal(Place.AppealState($0.standing)) }
  }

  /// The state of a machine of which there is one; nil while it does not run.
  func place(in machine: Machine) -> Place? {
    switch machine {
    case .stage: stage
    case .review: review
    case .variation: variation
    case .effect: effect
    case .appeal: nil
    }
  }
}
