package import Contracts

extension RequiredChanges {
  /// What was asked for, or journalled.
  package init(_ changes: [AppealChange]?, endsBy: Day?, behaviours: [String]?) throws(WireFault) {
    var restrictions: [RequiredChange] = []
    for (index, change) in (changes ?? []).enumerated() {
      var parts: [RestrictionParameter] = []
      for (place, code) in (change.parts ?? []).enumerated() {
        guard let part = RestrictionParameter(field: code) ?? RestrictionParameter(rawValue: code) else {
          throw WireFault(field: "changes[\(index)].parts[\(place)]", detail: "is not a part of a restriction")
        }
        parts.append(part)
      }
      restrictions.append(
        RequiredChange(restriction: change.restriction, change: change.change, parts: parts, words: change.words))
    }
    self.init(restrictions: restrictions, endsBy: endsBy, behaviours: behaviours ?? [])
  }

  /// The restrictions as contracts write them; nil where none must change.
  package var wire: [AppealChange]? {
    guard !restrictions.isEmpty else { return nil }
    return restrictions.map { change in
      AppealChange(
        restriction: change.restriction, change: change.change, parts: change.parts.isEmpty ? nil : change.parts.map(\.field),
        words: change.words)
    }
  }

  /// The behaviours as contracts write them; nil where there are none.
  package var wireBehaviours: [String]? { behaviours.isEmpty ? nil : behaviours }
}
