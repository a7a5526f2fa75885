package import Contracts

/// One warning of the sequence that a body gives before it restricts.
package struct WarningStage: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// What the body calls it.
  package let name: String
  /// Its letter.
  package let letter: LetterName
  /// Who gives it.
  package let offices: [Office]
  /// Whole days of the opportunity to adapt, after the day of dispatch.
  package let periodDays: Int

  package init(code: String, name: String, letter: LetterName, offices: [Office], periodDays: Int) {
    (self.code, self.name, self.letter, self.offices, self.periodDays) = (code, name, letter, offices, periodDays)
  }
}

/// When that ground counts.
package struct NoWarningRule: Sendable, Equatable {
  /// The ground.
  package let ground: NoWarningGround
  /// Codes of the headings, one of which the behaviour must come under.
  package let headings: Set<String>

  package init(ground: NoWarningGround, headings: Set<String>) {
    (self.ground, self.headings) = (ground, headings)
  }
}

/// How a restriction is decided on.
package struct DecisionModel: Sendable, Equatable {
  /// How the votes of several people count.
  package enum Kind: String, CaseIterable, Sendable {
    /// One decides.
    case single
    /// This many must agree; a single vote against ends it.
    case joint
    /// The majority of this many decides, as soon as the votes still to come cannot change it; a tie is a refusal.
    case panel
  }

  /// How the votes count.
  package let kind: Kind
  /// How many votes it takes.
  package let quorum: Int
  /// Who votes.
  package let offices: [Office]
  /// Names of those who must be consulted first.
  package let consultees: [String]
  /// Kinds of restriction that only `harsherOffices` decide on.
  package let harsherKinds: Set<RestrictionKind>
  /// Who votes on a plan that has one of those.
  package let harsherOffices: [Office]
  /// Who decides in place of someone who has declared a conflict.
  package let fallbackOffices: [Office]

  package init(
    kind: Kind, quorum: Int, offices: [Office], consultees: [String] = [], harsherKinds: Set<RestrictionKind> = [],
    harsherOffices: [Office] = [], fallbackOffices: [Office] = []
  ) {
    (self.kind, self.quorum, self.offices, self.consultees) = (kind, quorum, offices, consultees)
    (self.harsherKinds, self.harsherOffices, self.fallbackOffices) = (harsherKinds, harsherOffices, fallbackOffices)
  }

  /// How many votes for a plan authorise it.
  package var votesNeeded: Int {
    switch kind {
    case .single, .joint: quorum
    case .panel: quorum / 2 + 1
    }
  }

  /// Everyone who may vote at all.
  package var everyOffice: [Office] {
    var seen: Set<Office> = []
    return (offices + harsherOffices + fallbackOffices).filter { seen.insert($0).inserted }
  }

  /// Who votes on that plan.
  package func offices(for plan: Plan) -> [Office] { offices(forKinds: plan.restrictions.map(\.kind)) }

  /// Who votes on a plan with restrictions of those kinds.
  package func offices(forKinds kinds: [RestrictionKind]) -> [Office] {
    harsherKinds.isDisjoint(with: kinds) ? offices : harsherOffices
  }
}

/// A day of every year.
package struct YearDay: Sendable, Hashable {
  /// 1 to 12.
  package let month: Int
  /// 1 to 28: every year has it.
  package let day: Int

  package init(month: Int, day: Int) { (self.month, self.day) = (month, day) }
}

/// How plans are reviewed.
package struct ReviewRules: Sendable, Equatable {
  /// The longest time until a review, in months.
  package let months: Int
  /// How many days before a review the manager is told.
  package let noticeDays: Int
  /// Whether a plan that is not extended ends at its review date.
  package let lapses: Bool
  /// The longest that a plan lasts in all its versions, in months; nil: as long as reviews continue it.
  package let maximumMonths: Int?
  /// The days on which all plans are reviewed together; empty: each on its own.
  package let together: [YearDay]

  package init(months: Int, noticeDays: Int = 30, lapses: Bool = false, maximumMonths: Int? = nil, together: [YearDay] = []) {
    (self.months, self.noticeDays, self.lapses, self.maximumMonths) = (months, noticeDays, lapses, maximumMonths)
    self.together = together
  }

  /// Whether a review may fall on that day.
  package func allows(_ day: Day) -> Bool {
    together.isEmpty || together.contains { $0.month == day.month && $0.day == day.day }
  }
}

/// A ground on which a body hears appeals.
package struct AppealGround: Sendable, Equatable {
  /// Stable code.
  package let code: String
  /// In words for the person.
  package let words: String

  package init(code: String, words: String) { (self.code, self.words) = (code, words) }
}

/// How a decision is disputed.
package struct AppealRules: Sendable, Equatable {
  /// What may be disputed.
  package let against: Set<AppealSubject>
  /// Working days from receipt in which an appeal is open; nil: as long as the plan is in force, or the warning runs.
  package let windowWorkingDays: Int?
  /// Working days after its dispatch on which a letter counts as received.
  package let receiptWorkingDays: Int
  /// Whether a late appeal is heard for a stated reason.
  package let hearsLate: Bool
  /// The grounds, one of which an appeal names; empty: any.
  package let grounds: [AppealGround]
  /// Working days until the acknowledgement.
  package let acknowledgementWorkingDays: Int
  /// Working days until the reply.
  package let replyWorkingDays: Int
  /// Whether the plan is suspended until the reply.
  package let suspends: Bool

  package init(
    against: Set<AppealSubject>, windowWorkingDays: Int? = nil, receiptWorkingDays: Int = 2, hearsLate: Bool = true,
    grounds: [AppealGround] = [], acknowledgementWorkingDays: Int, replyWorkingDays: Int, suspends: Bool = false
  ) {
    (self.against, self.windowWorkingDays, self.receiptWorkingDays) = (against, windowWorkingDays, receiptWorkingDays)
    (self.hearsLate, self.grounds, self.suspends) = (hearsLate, grounds, suspends)
    (self.acknowledgementWorkingDays, self.replyWorkingDays) = (acknowledgementWorkingDays, replyWorkingDays)
  }
}
