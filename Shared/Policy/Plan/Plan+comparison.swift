import Contracts

extension Plan {
  /// Whether it restricts more than that plan in any respect, so that it takes a full new decision (decision 6).
  ///
  /// It errs towards yes: the answer is no only where each restriction is plainly no stricter than one of the other plan, and the
  /// plan binds for no more organisations and no longer. Then no channel is closed that was open. What only words say
  /// (`detail`, names of people) must be the same, for nobody can tell which words are milder. Review days do not count: a
  /// review moves them.
  package func restrictsMore(than other: Plan) -> Bool {
    let staysWithin =
      serviceUser == other.serviceUser && Set(organisations).isSubset(of: other.organisations) && startsOn >= other.startsOn
      && noLater(endsOn, other.endsOn)
    return !staysWithin
      || !restrictions.allSatisfy { new in
        other.restrictions.contains { old in
          new.isNoStricter(than: old) && life(of: new, isWithin: old, of: other)
        }
      }
  }

  /// Whether the restriction binds only where and when the other plan's restriction does.
  private func life(of new: Restriction, isWithin old: Restriction, of other: Plan) -> Bool {
    let (here, there) = (
      new.organisations.isEmpty ? organisations : new.organisations,
      old.organisations.isEmpty ? other.organisations : old.organisations
    )
    return Set(here).isSubset(of: there) && new.startsOn ?? startsOn >= old.startsOn ?? other.startsOn
      && noLater(new.endsOn ?? endsOn, old.endsOn ?? other.endsOn)
  }
}

extension Restriction {
  /// Whether its terms, wherever it binds, ask of the person nothing that the other's do not.
  fileprivate func isNoStricter(than old: Restriction) -> Bool {
    kind == old.kind && reachesNoFurther(than: old) && leavesAsMuchTime(as: old) && leavesAsMuchAnswered(as: old)
      && pointOfContact == old.pointOfContact && thirdParty == old.thirdParty && detail == old.detail
  }

  private func reachesNoFurther(than old: Restriction) -> Bool {
    let barred = Set(premises)
    return Channel.allCases.allSatisfy { (!closes($0) || old.closes($0)) && (!concerns($0) || old.concerns($0)) }
      && (old.matters.isEmpty || !matters.isEmpty && Set(matters).isSubset(of: old.matters))
      && onlyThesePremises == old.onlyThesePremises
      && (onlyThesePremises ? barred.isSuperset(of: old.premises) : barred.isSubset(of: old.premises))
  }

  /// Every window that was open is open still, as long and as often. A window counts when one other holds all of it.
  private func leavesAsMuchTime(as old: Restriction) -> Bool {
    let windowsStay =
      weeklyWindows.isEmpty
      || !old.weeklyWindows.isEmpty
        && old.weeklyWindows.allSatisfy { before in
          weeklyWindows.contains {
            $0.weekday == before.weekday && $0.fromMinute <= before.fromMinute && $0.toMinute >= before.toMinute
          }
        }
    return windowsStay && noLower(minutesPerContact, old.minutesPerContact) && noLower(contactsPerWeek, old.contactsPerWeek)
  }

  private func leavesAsMuchAnswered(as old: Restriction) -> Bool {
    noLower(newIssues?.count, old.newIssues?.count) && noHigher(newIssues?.periodDays, old.newIssues?.periodDays)
      && noHigher(replyPeriodDays, old.replyPeriodDays) && (newInformationExcepted || !old.newInformationExcepted)
  }
}

/// Of two last days, where nil is none: whether the first comes no later.
private func noLater(_ new: Day?, _ old: Day?) -> Bool {
  guard let old else { return true }
  return new.map { $0 <= old } ?? false
}

/// Of two amounts that are allowed, where nil is no limit: whether the first allows as much.
private func noLower(_ new: Int?, _ old: Int?) -> Bool {
  guard let new else { return true }
  return old.map { new >= $0 } ?? false
}

/// Of two periods that a limit lasts, where nil is no limit: whether the first lasts no longer.
private func noHigher(_ new: Int?, _ old: Int?) -> Bool {
  guard let new else { return true }
  return old.map { new <= $0 } ?? false
}
