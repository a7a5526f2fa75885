package import Contracts

/// A limit on the number of contacts that concerns a contact, and how far it is used up.
package struct QuotaStanding: Sendable, Equatable {
  /// The plan, by the reference of its case.
  package let plan: String
  /// The restriction that sets it: its number in the plan and its name.
  package let clause: String
  /// How many are taken in the period.
  package let limit: Int
  /// How many were logged in it.
  package let used: Int
  /// From when.
  package let from: Instant
  /// What was counted, in a sentence.
  package let words: String

  /// How many are left.
  package var left: Int { max(0, limit - used) }
  /// Whether there is none left.
  package var isUsedUp: Bool { used >= limit }
}

extension PlanInQuestion {
  /// From when logged contacts have to be known to answer the question; nil where no limit on their number concerns it, and none has to be read.
  package func countedFrom(for question: ContactQuestion) -> Instant? {
    countedFrom(for: question) { $0.kind.step != .oneReply }
  }

  /// The same of logged replies.
  package func repliesCountedFrom(for question: ContactQuestion) -> Instant? {
    countedFrom(for: question) { $0.kind.step == .oneReply }
  }

  private func countedFrom(for question: ContactQuestion, _ isWanted: (Restriction) -> Bool) -> Instant? {
    guard binds(question) else { return nil }
    let day = pack.zone.day(of: question.at)
    return enforced.plan.restrictions.filter { isWanted($0) && $0.binds(question.organisation, on: day) }
      .compactMap { $0.quota(for: question, in: pack.zone)?.from }.min()
  }
}

extension Restriction {
  /// How many contacts like that one it lets through, and from when they count; nil where it does not limit their number.
  func quota(for question: ContactQuestion, in zone: BodyZone) -> (limit: Int, from: Instant)? {
    guard concerns(question.channel) else { return nil }
    if kind.step == .newIssue {
      guard question.about == .newComplaint, let newIssues else { return nil }
      return (newIssues.count, zone.midnight(daysAfter: 1 - newIssues.periodDays, question.at))
    }
    if kind.step == .oneReply {
      guard question.channel.isWritten, let replyPeriodDays else { return nil }
      return (1, zone.midnight(daysAfter: 1 - replyPeriodDays, question.at))
    }
    return contactsPerWeek.map { ($0, zone.startOfWeek(of: question.at)) }
  }

  /// Whether a contact that was logged uses up part of what it allows: what is always open never does.
  func counts(_ contact: LoggedContact, in plan: Plan, under pack: PolicyPack) -> Bool {
    guard let channel = contact.channel, concerns(channel), contact.isReply == (kind.step == .oneReply) else { return false }
    // Of a reply that names no matter it is not known that it was about another.
    if contact.isReply, !matters.isEmpty, let matter = contact.matter, !names(matter) { return false }
    if kind.step == .newIssue, contact.about != ContactAbout.newComplaint.code { return false }
    return (organisations.isEmpty ? plan.organisations : organisations).contains(contact.organisation)
      && !pack.alwaysOpen.contains { $0.code == contact.about }
  }

  /// What its limit counts, for staff: "contacts by phone since Monday 23 November 2026".
  func countWords(from: Instant, in plan: Plan, under pack: PolicyPack) -> String {
    let what = kind.step == .newIssue ? "new complaints" : kind.step == .oneReply ? "replies" : "contacts"
    let by = channels.isEmpty ? "by any channel" : channels.map(\.words).joined(separator: " or ")
    let codes = organisations.isEmpty ? plan.organisations : organisations
    let names = codes.map { pack.organisation($0)?.name ?? $0 }.joined(separator: " and ")
    return "Counted: \(what) \(by) that are logged since \(pack.zone.day(of: from).words), with \(names)."
  }
}

extension PlanReading {
  /// Every limit on the number of contacts that concerns this one, in the order of the plan.
  var quotas: [QuotaStanding] { rules.compactMap { standing($0.index, $0.rule) } }

  func standing(_ index: Int, _ rule: Restriction) -> QuotaStanding? {
    guard let (limit, from) = rule.quota(for: question, in: pack.zone) else { return nil }
    let used = logged.count { $0.at >= from && $0.at <= question.at && rule.counts($0, in: plan, under: pack) }
    return QuotaStanding(
      plan: reference, clause: clause(index), limit: limit, used: used, from: from,
      words: rule.countWords(from: from, in: plan, under: pack))
  }
}
