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

/// What must change in a plan, as the person who heard the appeal has decided.
package struct RequiredChanges: Sendable, Equatable {
  /// Restriction by restriction.
  package let restrictions: [RequiredChange]
  /// The day by which the plan must end; nil where that does not change.
  package let endsBy: Day?

  package init(restrictions: [RequiredChange] = [], endsBy: Day? = nil) {
    (self.restrictions, self.endsBy) = (restrictions, endsBy)
  }

  /// Nothing in particular: what an appeal against a warning, or one that was not partly upheld, requires.
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

/// What an appeal that was partly upheld requires of the next plan.
package struct OwedChange: Sendable, Equatable {
  /// The plan that the appeal was against: nothing in the next may ask more of the person.
  package let plan: Plan
  /// What must change in it.
  package let changes: RequiredChanges
}

extension RequiredChanges {
  /// What is wrong with them as a decision about that plan, field by field.
  func faults(for plan: Plan, today: Day, under pack: PolicyPack) -> [FieldProblem] {
    var faults: [FieldProblem] = []
    if self == .none {
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

  fileprivate var removed: Set<Int> { Set(restrictions.filter { $0.change == .remove }.map(\.restriction)) }
}

extension OwedChange {
  /// What that plan does not do of what was decided, a line each; empty when it does all, and is nowhere harsher than the plan
  /// that the appeal was against.
  func faults(in next: Plan) -> [String] {
    var frame = next
    frame.restrictions = plan.restrictions
    var faults = frame.restrictsMore(than: plan) ? ["organisations and days that are no more than the plan's"] : []
    for (index, restriction) in next.restrictions.enumerated() where basis(of: restriction, in: next).isEmpty {
      faults.append("restriction \(index + 1): nothing that asks more of the person than a restriction that remains")
    }
    for change in changes.restrictions where change.change == .loosen { faults += unmet(change, in: next) }
    if let endsBy = changes.endsBy, next.endsOn.map({ $0 > endsBy }) ?? true {
      faults.append("a last day of \(endsBy.text) or before")
    }
    return faults
  }

  /// The numbers of the restrictions that remain, each of which asks at least as much as the new one.
  private func basis(of restriction: Restriction, in next: Plan) -> [Int] {
    plan.restrictions.enumerated().compactMap { index, old in
      guard !changes.removed.contains(index + 1) else { return nil }
      // What is put in words cannot be weighed; where the hearer asked for other words, they are not held against the new plan.
      let weighed = parts(of: index + 1).reduce(restriction) { $0.settingAside($1, as: old) }
      return weighed.asksMore(than: old, isWithinScope: next.scope(of: restriction, isWithin: old, of: plan)) ? nil : index + 1
    }
  }

  private func parts(of number: Int) -> [RestrictionParameter] {
    changes.restrictions.filter { $0.restriction == number }.flatMap(\.parts)
  }

  /// What is left to do of a restriction that must be loosened.
  private func unmet(_ change: RequiredChange, in next: Plan) -> [String] {
    let old = plan.restrictions[change.restriction - 1]
    let same = next.restrictions.filter { $0.kind == old.kind && basis(of: $0, in: next).contains(change.restriction) }
    let place = "restriction \(change.restriction) of the plan under appeal"
    var faults: [String] = []
    for part in change.parts where same.contains(where: { $0.hasSame(part, as: old) }) {
      faults.append("\(place): another \(part.rawValue)")
    }
    if same.contains(where: { !old.asksMore(than: $0, isWithinScope: plan.scope(of: old, isWithin: $0, of: next)) }) {
      faults.append("\(place): less than it asked of the person")
    }
    return faults
  }
}

extension Restriction {
  /// The same with that part, where it is only words, as in the other.
  fileprivate func settingAside(_ part: RestrictionParameter, as old: Restriction) -> Restriction {
    var rest = self
    switch part {
    // What the person is told and what staff are told change together.
    case .detail, .forStaff: (rest.detail, rest.forStaff) = (old.detail, old.forStaff)
    case .pointOfContact: rest.pointOfContact = old.pointOfContact
    case .thirdParty: rest.thirdParty = old.thirdParty
    case .channels, .oneChannel, .matters, .weeklyWindow, .minutesPerContact, .contactsPerWeek, .newInformationExcepted,
      .premises,
      .newIssues, .replyPeriodDays:
      break
    }
    return rest
  }

  /// Whether that part is as in the other.
  fileprivate func hasSame(_ part: RestrictionParameter, as old: Restriction) -> Bool {
    switch part {
    case .channels, .oneChannel: Set(channels) == Set(old.channels)
    case .matters: Set(matters) == Set(old.matters)
    case .detail: detail == old.detail
    case .forStaff: forStaff == old.forStaff
    case .weeklyWindow: weeklyWindows == old.weeklyWindows
    case .pointOfContact: pointOfContact == old.pointOfContact
    case .minutesPerContact: minutesPerContact == old.minutesPerContact
    case .contactsPerWeek: contactsPerWeek == old.contactsPerWeek
    case .newInformationExcepted: newInformationExcepted == old.newInformationExcepted
    case .premises: Set(premises) == Set(old.premises) && onlyThesePremises == old.onlyThesePremises
    case .thirdParty: thirdParty == old.thirdParty
    case .newIssues: newIssues == old.newIssues
    case .replyPeriodDays: replyPeriodDays == old.replyPeriodDays
    }
  }
}
