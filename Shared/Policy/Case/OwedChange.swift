import Contracts

/// What an appeal that was partly upheld requires of the next plan.
package struct OwedChange: Sendable, Equatable {
  /// The plan that the appeal was against: nothing in the next may ask more of the person.
  package let plan: Plan
  /// What must change in it.
  package let changes: RequiredChanges
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
