import Contracts

@testable import Policy

/// Everything that moves one of the machines from one state to another, by the same hand.
struct Arrow: Hashable {
  let from: Place
  let to: Place
  let by: Mover
}

/// A frame around states, from which all of them are left at once, as in Harel's charts.
enum Frame: CaseIterable {
  /// The open stages.
  case open
  /// A review that can be concluded.
  case underReview
  /// The next version of a plan, wherever it is.
  case variation

  func holds(_ place: Place) -> Bool {
    switch (self, place) {
    case (.open, .stage(let stage)): stage != .closed
    case (.underReview, .review(let review)): review != .scheduled
    case (.variation, .variation): true
    case (.open, _), (.underReview, _), (.variation, _): false
    }
  }

  var members: Set<Place> { Set(Place.all.filter(holds)) }
}

/// What was found out about the machines, ready to be drawn.
struct Findings {
  /// The arrows, each with its commands.
  private(set) var arrows: [Arrow: Set<Deed>] = [:]
  /// What changes within a state.
  private(set) var held: [Place: Set<Deed>] = [:]
  /// What goes on the file and moves nothing.
  private(set) var filed: Set<Deed> = []
  /// At which stages an appeal is lodged.
  private(set) var lodged: [AppealSubject: Set<StageName>] = [:]

  init(_ traces: some Sequence<Trace>) {
    for trace in traces {
      switch trace {
      case .moved(let from, let to, let mover, let deed):
        arrows[Arrow(from: from, to: to, by: mover), default: []].formUnion(deed.map { [$0] } ?? [])
      case .held(let place, let deed): held[place, default: []].insert(deed)
      case .filed(let deed): filed.insert(deed)
      case .lodged(let subject, let stage): lodged[subject, default: []].insert(stage)
      }
    }
  }

  /// Which machine moves which.
  var couplings: Set<[Machine]> {
    Set(
      arrows.keys.compactMap { arrow in
        if case .machine(let cause) = arrow.by { [cause, arrow.to.machine] } else { nil }
      })
  }
}

extension Set<Deed> {
  /// The commands by name, each once, with those of its outcomes that are meant, unless it is any.
  var words: String {
    var (actions, choices): ([ActionName], [ActionName: [String]]) = ([], [:])
    for deed in sorted() {
      if choices[deed.action] == nil { actions.append(deed.action) }
      choices[deed.action, default: []].append(deed.choice)
    }
    return actions.map { action in
      let meant = choices[action] ?? []
      return action.rawValue + (meant.contains("") ? "" : ": " + meant.joined(separator: ", "))
    }.joined(separator: ", ")
  }

  /// Whether no person gives any of them.
  var isAutomatic: Bool { allSatisfy(\.action.isAutomatic) }
}
