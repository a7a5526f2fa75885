package import Contracts

/// A complaint that repeats a matter which is closed, so that a plan lets it be logged without being opened.
package struct RepeatedComplaint: Sendable, Equatable {
  /// The matter, by its reference here where it has one.
  package let matter: String
  /// The plan.
  package let plan: Identifier
  /// The paragraph of the policy.
  package let paragraph: String
  /// Why, for staff, and how it is opened all the same.
  package let why: String
}

extension RepeatedComplaint {
  /// What is to be opened, as far as that decides whether it repeats something.
  package struct Question: Sendable {
    /// The organisation that it was made to.
    package let organisation: String
    /// When.
    package let at: Instant
    /// What it is.
    package let kind: MatterKind
    /// What it is about, by the policy's code.
    package let type: String
    /// The references by which it names what it is about.
    package let about: [String]
    /// Whether the person says something new.
    package let hasNewInformation: Bool

    package init(
      organisation: String, at: Instant, kind: MatterKind, type: String, about: [String], hasNewInformation: Bool
    ) {
      (self.organisation, self.at, self.kind, self.type) = (organisation, at, kind, type)
      (self.about, self.hasNewInformation) = (about, hasNewInformation)
    }
  }

  /// The repeat that it is; nil when it is opened: it is no complaint, it is of a type that the law always opens, it brings something new that
  /// the plan excepts, it is about no matter that is closed with its review exhausted, or no plan says that such a matter stays closed.
  ///
  /// - Parameters:
  ///   - earlier: the person's matters.
  ///   - plans: those of the person; times are checked here.
  ///   - current: the policy as it is now, which says what is always open.
  package static func recognise(
    _ question: Question, earlier: [Matter], plans: [(enforced: EnforcedPlan, pack: PolicyPack)], under current: PolicyPack
  ) -> RepeatedComplaint? {
    guard question.kind == .complaint, current.matterType(question.type)?.alwaysOpen == nil else { return nil }
    let meant = earlier.filter { matter in question.about.contains { matter.isReferred(toAs: $0) } }
    for (enforced, pack) in plans where enforced.binds(question.organisation, at: question.at, in: pack.zone) {
      let day = pack.zone.day(of: question.at)
      for rule in enforced.plan.restrictions where rule.kind == .noReopening && rule.binds(question.organisation, on: day) {
        if question.hasNewInformation, rule.newInformationExcepted { continue }
        guard let matter = closed(question, meant, by: rule) else { continue }
        return RepeatedComplaint(
          matter: matter, plan: enforced.plan.id, paragraph: pack.citations[.repeatedComplaints],
          why: words(matter, rule))
      }
    }
    return nil
  }

  /// The closed matter that is meant. One that is only known elsewhere is as closed as the plan that names it says.
  private static func closed(_ question: Question, _ meant: [Matter], by rule: Restriction) -> String? {
    if meant.isEmpty { return question.about.first { rule.names($0) } }
    return meant.first { matter in
      let isNamed = rule.matters.isEmpty || rule.matters.contains { matter.isReferred(toAs: $0) }
      return matter.isExhausted && isNamed
    }?.reference
  }

  private static func words(_ matter: String, _ rule: Restriction) -> String {
    let new =
      rule.newInformationExcepted
      ? "If the person says something new, say what and open it. "
      : "Under the plan that is so even for new information. "
    return "\(matter) is closed and its review exhausted, and the plan says that it stays closed. It is logged, and not opened. "
      + new
      + "If it is not a repeat after all, open it with your reason."
  }
}
