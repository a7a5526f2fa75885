import Contracts

extension RetentionSchedule {
  /// The schedule of a pack: every kind in one class, and none kept for longer than letters say.
  ///
  /// - Parameters:
  ///   - years: how long records are kept, as letters say.
  ///   - isEarlier: whether it is an earlier version of the pack, which need not have one.
  init(_ root: PackObject, years: Int, isEarlier: Bool) {
    guard !isEarlier || root.node("retention") != nil else {
      self.init(years: years)
      return
    }
    // Where that is itself at fault, nothing is compared with it.
    let isKnown = root.node("retentionYears") == .number(String(years))
    let object = root.object("retention", keys: ["coolingOffDays", "classes"])
    let keys: Set<String> = ["code", "title", "kinds", "years", "from", "action"]
    var classed: Set<AggregateKind> = []
    let classes = object.objects("classes", keys: keys).map { entry in
      let kinds = entry.choices("kinds", of: AggregateKind.self)
      for kind in kinds where !classed.insert(kind).inserted {
        entry.fault("kinds", "has \(kind.rawValue), which is in another class")
      }
      let own = entry.number("years", in: 1...100)
      if isKnown, own > years { entry.fault("years", "must not be more than retentionYears, which letters say") }
      return RetentionClass(
        code: entry.code("code"), title: entry.text("title"), kinds: kinds, years: own,
        from: entry.choice("from", of: RetentionStart.self) ?? .event,
        action: entry.choice("action", of: RetentionAction.self) ?? .review)
    }
    if Set(classes.map(\.code)).count < classes.count { object.fault("classes", "must not have one code twice") }
    let missing = AggregateKind.allCases.filter { !classed.contains($0) }.map(\.rawValue)
    if !classes.isEmpty, !missing.isEmpty { object.fault("classes", "must have a class for \(missing.joined(separator: ", "))") }
    self.init(classes: classes, coolingOffDays: object.number("coolingOffDays", in: 0...365))
  }
}
