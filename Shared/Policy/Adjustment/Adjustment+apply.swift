import Contracts

extension Adjustment {
  /// The request that a history leads to.
  ///
  /// - Throws: the position of the first event that does not fit; 0 when the history is empty.
  package static func replay(_ events: [AdjustmentEvent]) throws(ReplayFault) -> Adjustment {
    guard let first = events.first, var result = Adjustment(opening: first) else { throw ReplayFault(index: 0) }
    for (index, event) in events.enumerated().dropFirst() where !result.apply(event) { throw ReplayFault(index: index) }
    return result
  }

  /// Takes in what a command has led to.
  ///
  /// - Throws: the position of the first event that does not fit.
  package mutating func follow(_ events: [AdjustmentEvent]) throws(ReplayFault) {
    for (index, event) in events.enumerated() where !apply(event) { throw ReplayFault(index: index) }
  }

  /// The request that its first event begins; nil for any other event.
  init?(opening event: AdjustmentEvent) {
    switch event.fact {
    case .requested(let asked):
      self.init(
        asked: asked, takenBy: event.by, at: event.at,
        consultations: asked.departments.map { Consultation(department: $0) }, stage: .open)
    case .dated, .acknowledged, .consulted, .wordingConfirmed, .decided, .ended: return nil
    }
  }

  /// Takes in what happened.
  ///
  /// - Returns: false, with nothing changed, when the event does not fit what the request has come to.
  @discardableResult package mutating func apply(_ event: AdjustmentEvent) -> Bool {
    switch (stage, event.fact) {
    case (.open, .consulted(let department, let view)):
      guard let index = consultations.firstIndex(where: { $0.department == department }) else { return false }
      consultations[index].view = view
    case (.open, .dated(let dates)): asked = asked.asking(by: dates)
    case (.open, .acknowledged(let told)): acknowledgement = told
    case (.open, .wordingConfirmed(let words)): wording = words
    case (.open, .decided(let ruling)): stage = .decided(ruling, by: event.by, at: event.at)
    case (.decided(let ruling, let by, let at), .ended(let end)):
      stage = .ended(Decision(ruling: ruling, by: by, at: at), end)
    case (.open, .requested), (.open, .ended), (.decided, .requested), (.decided, .dated), (.decided, .acknowledged),
      (.decided, .consulted), (.decided, .wordingConfirmed), (.decided, .decided), (.ended, .requested), (.ended, .dated),
      (.ended, .acknowledged),
      (.ended, .consulted), (.ended, .wordingConfirmed), (.ended, .decided), (.ended, .ended):
      return false
    }
    return true
  }
}
