package import Contracts

/// A part that someone took in a matter: those who took one do not decide on a restriction, or hear the appeal against it.
package enum Part: String, CaseIterable, Sendable, Comparable {
  // The part that a refusal names first comes first.
  case reported, target, handled
  case proposed, drafted, answered, considered
  case consulted
  case warned, triaged
  case identified
  /// Began a change of the plan.
  case began
  /// Said what has to change, on an appeal.
  case heard
  /// Voted or decided: no bar to deciding again, but to hearing an appeal.
  case decided

  /// To follow "Someone who".
  var words: String {
    switch self {
    case .reported: "reported the behaviour"
    case .target: "was the target of the behaviour"
    case .handled: "handled the matter"
    case .triaged: "decided what the report called for"
    case .warned: "gave a warning"
    case .answered: "answered the criteria"
    case .considered: "considered the adjustments"
    case .drafted: "drafted the plan"
    case .proposed: "proposed the plan"
    case .consulted: "recorded a consultation"
    case .identified: "said who was involved"
    case .began: "began the change of the plan"
    case .heard: "said on an appeal what must change"
    case .decided: "took part in the decision"
    }
  }

  /// Whether it bars from deciding on a restriction.
  var barsDeciding: Bool { self != .decided }

  /// Whether it bars from hearing an appeal: every part in the decision does, and hearing another appeal is none.
  var barsHearing: Bool { self != .heard }

  /// Whether it bars from concluding a review: the person reviews a plan, and not how the case was prepared.
  var barsReviewing: Bool {
    switch self {
    case .reported, .target, .handled, .drafted, .proposed: true
    case .triaged, .warned, .answered, .considered, .consulted, .identified, .began, .heard, .decided: false
    }
  }

  package static func < (left: Part, right: Part) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

extension CaseFact {
  /// The part that someone takes who does this; nil where it is none.
  var part: Part? {
    switch self {
    case .warning(let fact):
      switch fact {
      case .decided: .warned
      case .skipped, .continued: .triaged
      case .given, .periodEnded: nil
      }
    case .preparation(let fact):
      switch fact {
      case .criterionAnswered, .criterionReopened: .answered
      case .adjustmentsConsidered: .considered
      case .planDrafted: .drafted
      case .submitted: .proposed
      }
    case .decision(let fact):
      switch fact {
      case .consulted: .consulted
      case .voted, .authorised, .returned: .decided
      case .conflictDeclared: nil
      }
    case .review(let fact):
      switch fact {
      case .concluded: .decided
      case .cameUp, .fellDue, .opened: nil
      }
    case .ending(let fact):
      switch fact {
      case .closed(let outcome, _): outcome.part
      case .deathReported, .deathReportRejected: nil
      }
    case .file(let fact):
      switch fact {
      case .involvementCorrected: .identified
      case .opened, .incidentAdded, .involvementAdded, .settled, .adjustmentsNoted, .referred, .referralConcluded: nil
      }
    case .plan(let fact):
      switch fact {
      case .variationOpened(.proposed, _): .began
      case .variationOpened, .variationClosed, .noticeDispatched, .tookEffect, .suspended, .untold, .breached,
        .breachesConsidered:
        nil
      }
    case .appeal(let fact):
      switch fact {
      case .decided(_, .partlyUpheld, _, _, _): .heard
      case .decided, .lodged, .acknowledged: nil
      }
    case .letter: nil
    }
  }
}

extension CaseOutcome {
  fileprivate var part: Part? {
    switch self {
    case .refused: .decided
    case .notUnacceptable, .noAction, .adapted, .mistakenWarning: .triaged
    case .withdrawn, .expired, .lapsed, .lifted, .withdrawnOnAppeal, .warningWithdrawn, .deceased: nil
    }
  }
}

extension RestrictionCase {
  /// The first part that a person took in this matter, of those that count; nil when they took none.
  func part(of subject: String, where counts: (Part) -> Bool) -> Part? {
    var taken = parts[subject] ?? []
    for incident in incidents {
      if Subject.folded(incident.reportedBy) == subject { taken.insert(.reported) }
      if incident.targets.includes(subject) { taken.insert(.target) }
      if incident.handledBy.includes(subject) { taken.insert(.handled) }
    }
    return taken.filter(counts).min()
  }

  /// Notes the part that someone takes by an event; a service takes none.
  mutating func note(partOf event: CaseEvent) {
    guard event.office != .service, let part = event.fact.part else { return }
    parts[Subject.folded(event.by), default: []].insert(part)
  }

  /// Who took what part, as far as it counts in a later case about one of these incidents.
  package func parts(about incidents: [Identifier]) -> [String: Set<Part>] {
    Set(incidents).isDisjoint(with: self.incidents.map(\.id)) ? [:] : parts
  }
}
