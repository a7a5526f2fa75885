import Contracts

extension Plan {
  /// Whether it restricts more than the other plan in any respect, and so needs a full new decision (decision 6).
  ///
  /// If in doubt, yes. Differences known to be no stricter are set aside, and any that remain count as stricter. That includes any part of a plan
  /// or a restriction that this comparison does not know, and anything only expressed in words (`detail`, names of people), since words
  /// cannot be weighed. Review days do not count: a review moves them.
  package func restrictsMore(than other: Plan) -> Bool {
    var rest = self
    // These explain or identify the plan, and limit nothing.
    (rest.id, rest.version, rest.reviewOn, rest.severeReason) = (other.id, other.version, other.reviewOn, other.severeReason)
    (rest.howToContact, rest.serviceToExpect) = (other.howToContact, other.serviceToExpect)
    (rest.reasons, rest.proportionality) = (other.reasons, other.proportionality)
    if Set(organisations).isSubset(of: other.organisations) { rest.organisations = other.organisations }
    if startsOn >= other.startsOn { rest.startsOn = other.startsOn }
    if noLater(endsOn, other.endsOn) { rest.endsOn = other.endsOn }
    let isEachMatched = restrictions.allSatisfy { new in
      other.restrictions.contains { old in !new.asksMore(than: old, isWithinScope: scope(of: new, isWithin: old, of: other)) }
    }
    if isEachMatched { rest.restrictions = other.restrictions }
    return rest != other
  }

  /// Whether the restriction binds only where and when the other plan's restriction does.
  func scope(of new: Restriction, isWithin old: Restriction, of other: Plan) -> Bool {
    let (here, there) = (
      new.organisations.isEmpty ? organisations : new.organisations,
      old.organisations.isEmpty ? other.organisations : old.organisations
    )
    return Set(here).isSubset(of: there) && new.startsOn ?? startsOn >= old.startsOn ?? other.startsOn
      && noLater(new.endsOn ?? endsOn, old.endsOn ?? other.endsOn)
  }
}

extension Restriction {
  /// Whether it asks more of the person than the other does; a difference that cannot be weighed counts as more.
  ///
  /// - Parameter isWithinScope: whether it binds only where and when the other does, which depends on the plans of both.
  func asksMore(than old: Restriction, isWithinScope: Bool) -> Bool {
    var rest = self
    (rest.reasons, rest.behaviours, rest.reviewOn) = (old.reasons, old.behaviours, old.reviewOn)
    if isWithinScope { (rest.organisations, rest.startsOn, rest.endsOn) = (old.organisations, old.startsOn, old.endsOn) }
    if reachesNoFurther(than: old) {
      (rest.channels, rest.matters) = (old.channels, old.matters)
      (rest.premises, rest.onlyThesePremises) = (old.premises, old.onlyThesePremises)
    }
    if windowsStay(since: old) { rest.weeklyWindows = old.weeklyWindows }
    if noLower(minutesPerContact, old.minutesPerContact) { rest.minutesPerContact = old.minutesPerContact }
    if noLower(contactsPerWeek, old.contactsPerWeek) { rest.contactsPerWeek = old.contactsPerWeek }
    if noLower(newIssues?.count, old.newIssues?.count), noHigher(newIssues?.periodDays, old.newIssues?.periodDays) {
      rest.newIssues = old.newIssues
    }
    if noHigher(replyPeriodDays, old.replyPeriodDays) { rest.replyPeriodDays = old.replyPeriodDays }
    if newInformationExcepted { rest.newInformationExcepted = old.newInformationExcepted }
    return rest != old
  }

  private func reachesNoFurther(than old: Restriction) -> Bool {
    let barred = Set(premises)
    return Channel.allCases.allSatisfy { (!closes($0) || old.closes($0)) && (!concerns($0) || old.concerns($0)) }
      && (old.matters.isEmpty || !matters.isEmpty && Set(matters).isSubset(of: old.matters))
      && onlyThesePremises == old.onlyThesePremises
      && (onlyThesePremises ? barred.isSuperset(of: old.premises) : barred.isSubset(of: old.premises))
  }

  /// Whether every time that was open is still open. A window counts only if a single new one covers all of it.
  private func windowsStay(since old: Restriction) -> Bool {
    weeklyWindows.isEmpty
      || !old.weeklyWindows.isEmpty
        && old.weeklyWindows.allSatisfy { before in weeklyWindows.contains { $0.covers(before) } }
  }
}

/// Compares two last days, where nil is none: whether the first is no later.
private func noLater(_ new: Day?, _ old: Day?) -> Bool {
  guard let old else { return true }
  return new.map { $0 <= old } ?? false
}

/// Compares two amounts that are allowed, where nil is no limit: whether the first allows as much.
private func noLower(_ new: Int?, _ old: Int?) -> Bool {
  guard let new else { return true }
  return old.map { new >= $0 } ?? false
}

/// Compares two periods that a limit lasts, where nil is no limit: whether the first is no longer.
private func noHigher(_ new: Int?, _ old: Int?) -> Bool {
  guard let new else { return true }
  return old.map { new <= $0 } ?? false
}
