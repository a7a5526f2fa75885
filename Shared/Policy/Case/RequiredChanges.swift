package import Contracts

/// What must become of one restriction of a plan, because an appeal was partly upheld.
package struct RequiredChange: Sendable, Equatable {
  /// The restriction's number in the plan, from 1, as in its letter.
  package let restriction: Int
  /// Whether it goes or is loosened.
  package let change: AppealChangeKind
  /// The parts of it that must change; empty where any milder one will do.
  package let parts: [RestrictionParameter]
  /// What changes, in words for the person.
  package let words: String

  package init(restriction: Int, change: AppealChangeKind, parts: [RestrictionParameter] = [], words: String) {
    (self.restriction, self.change, self.parts, self.words) = (restriction, change, parts, words)
  }
}

/// What must change in a plan or a warning, as the person who heard the appeal has decided.
package struct RequiredChanges: Sendable, Equatable {
  /// Restriction by restriction.
  package let restrictions: [RequiredChange]
  /// The day by which the plan must end; nil where that does not change.
  package let endsBy: Day?
  /// Codes of the behaviours in a warning that no longer count.
  package let behaviours: [String]

  package init(restrictions: [RequiredChange] = [], endsBy: Day? = nil, behaviours: [String] = []) {
    (self.restrictions, self.endsBy, self.behaviours) = (restrictions, endsBy, behaviours)
  }

  /// Nothing: what an appeal that was not partly upheld requires.
  package static let none = RequiredChanges()

  /// What changes, a line each for the person.
  func words(of plan: Plan, under pack: PolicyPack) -> [String] {
    let lines = restrictions.map { change in
      let place = change.restriction - 1
      guard plan.restrictions.indices.contains(place) else { return change.words }
      let kind = plan.restrictions[place].kind
      return "\(pack.rule(kind)?.name ?? kind.rawValue) (number \(change.restriction)): \(change.words)"
    }
    return lines + (endsBy.map { ["The plan ends on \($0.words) at the latest."] } ?? [])
  }
}

extension RequiredChanges {
  /// What no longer counts, a line each for the person.
  func struckWords(under pack: PolicyPack) -> [String] {
    behaviours.map { code in "This no longer counts against you: \(pack.behaviour(code)?.words ?? code)" }
  }

  /// What is wrong with them as a decision about a warning over those behaviours, field by field.
  func faults(forWarningOver known: [String]) -> [FieldProblem] {
    var faults: [FieldProblem] = []
    if !restrictions.isEmpty || endsBy != nil {
      let field = restrictions.isEmpty ? "endsBy" : "changes"
      faults.append(FieldProblem(field: field, code: "notAllowed", detail: "belongs to an appeal against a plan"))
    }
    if behaviours.isEmpty {
      faults.append(FieldProblem(field: "behaviours", code: "missing", detail: "say which behaviours no longer count"))
    }
    for (index, code) in behaviours.enumerated() where !known.contains(code) {
      let detail = "is not a behaviour of this warning, which are: " + known.joined(separator: ", ")
      faults.append(FieldProblem(field: "behaviours[\(index)]", code: "notAllowed", detail: detail))
    }
    if !behaviours.isEmpty, Set(behaviours).isSuperset(of: known) {
      faults.append(
        FieldProblem(field: "behaviours", code: "notAllowed", detail: "leave nothing of the warning: then the appeal is upheld"))
    }
    return faults
  }

  /// What is wrong with them as a decision about that plan, field by field.
  func faults(for plan: Plan, today: Day, under pack: PolicyPack) -> [FieldProblem] {
    var faults: [FieldProblem] = []
    if !behaviours.isEmpty {
      faults.append(FieldProblem(field: "behaviours", code: "notAllowed", detail: "belongs to an appeal against a warning"))
    }
    if restrictions.isEmpty, endsBy == nil {
      faults.append(
        FieldProblem(field: "changes", code: "missing", detail: "say which restrictions go or are loosened, or endsBy"))
    }
    var seen: Set<Int> = []
    for (index, change) in restrictions.enumerated() {
      let field = "changes[\(index)]"
      if !(1...plan.restrictions.count).contains(change.restriction) {
        let detail = "is not the number of a restriction of the plan, 1 to \(plan.restrictions.count)"
        faults.append(FieldProblem(field: field + ".restriction", code: "notAllowed", detail: detail))
      }
      if !seen.insert(change.restriction).inserted {
        faults.append(FieldProblem(field: field + ".restriction", code: "notAllowed", detail: "is named twice"))
      }
      if !pack.hasSubstance(change.words) {
        faults.append(FieldProblem(field: field + ".words", code: "missing", detail: pack.substanceWords))
      }
      if change.change == .remove, !change.parts.isEmpty {
        let detail = "belongs to a restriction that is loosened, and not to one that goes"
        faults.append(FieldProblem(field: field + ".parts", code: "notAllowed", detail: detail))
      }
    }
    if removed.isSuperset(of: 1...max(plan.restrictions.count, 1)) {
      let detail = "leave no restriction: then the appeal is upheld"
      faults.append(FieldProblem(field: "changes", code: "notAllowed", detail: detail))
    }
    if let endsBy, endsBy < max(today, plan.startsOn) || endsBy >= plan.endsOn ?? endsBy.adding(days: 1) {
      let detail = "must be a day before the plan's present last day, and not before today or its first day"
      faults.append(FieldProblem(field: "endsBy", code: "notAllowed", detail: detail))
    }
    return faults
  }

  /// The numbers of the restrictions that go.
  var removed: Set<Int> { Set(restrictions.filter { $0.change == .remove }.map(\.restriction)) }
}
