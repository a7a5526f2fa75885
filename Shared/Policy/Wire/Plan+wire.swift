package import Contracts

/// What cannot be understood in terms that were sent, by field.
package struct WireFault: Error, Sendable, Equatable {
  /// The path of the field, such as `restrictions[0].kind`.
  package let field: String
  /// One sentence for the person, without a full stop.
  package let detail: String

  package init(field: String, detail: String) { (self.field, self.detail) = (field, detail) }
}

extension WeeklyWindow {
  /// The window of those terms.
  ///
  /// - Parameter field: the path of the terms, for the fault.
  package init(_ terms: WeeklyWindowTerms, field: String) throws(WireFault) {
    if let fault = Self.faults(of: terms, field: field).first { throw fault }
    guard let from = Self.minute(terms.from), let to = Self.minute(terms.to),
      let window = WeeklyWindow(weekday: terms.weekday, fromMinute: from, toMinute: to)
    else { throw WireFault(field: field, detail: "is not a time of the week") }
    self = window
  }

  /// What cannot be understood in those terms, all of it.
  static func faults(of terms: WeeklyWindowTerms, field: String) -> [WireFault] {
    let (from, to) = (minute(terms.from), minute(terms.to))
    var faults: [WireFault] = []
    if from == nil { faults.append(WireFault(field: "\(field).from", detail: "is not a time as HH:MM")) }
    if to == nil { faults.append(WireFault(field: "\(field).to", detail: "is not a time as HH:MM")) }
    if let from, let to, WeeklyWindow(weekday: terms.weekday, fromMinute: from, toMinute: to) == nil {
      faults.append(WireFault(field: "\(field).to", detail: "is the time at which it begins"))
    }
    return faults
  }

  /// The window as terms.
  package var wire: WeeklyWindowTerms {
    WeeklyWindowTerms(weekday: weekday, from: Self.clock(fromMinute), to: Self.clock(toMinute))
  }

  private static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}

extension Restriction {
  /// The restriction of those terms.
  ///
  /// - Parameter field: the path of the terms, for the fault.
  package init(_ terms: RestrictionTerms, field: String) throws(WireFault) {
    guard let kind = RestrictionKind(rawValue: terms.kind) else { throw Self.noKind(field) }
    var windows: [WeeklyWindow] = []
    for (index, window) in (terms.weeklyWindows ?? []).enumerated() {
      windows.append(try WeeklyWindow(window, field: "\(field).weeklyWindows[\(index)]"))
    }
    self.init(
      kind: kind, channels: terms.channels ?? [], weeklyWindows: windows,
      pointOfContact: terms.pointOfContact,
      minutesPerContact: terms.minutesPerContact, contactsPerWeek: terms.contactsPerWeek, matters: terms.matters ?? [],
      newInformationExcepted: terms.newInformationExcepted ?? true, detail: terms.detail ?? "",
      forStaff: terms.forStaff ?? "", premises: terms.premises ?? [],
      onlyThesePremises: terms.onlyThesePremises ?? false, thirdParty: terms.thirdParty,
      newIssues: terms.newIssues.map { NewIssuesLimit(count: $0.count, periodDays: $0.periodDays) },
      replyPeriodDays: terms.replyPeriodDays, organisations: terms.organisations ?? [], startsOn: terms.startsOn,
      endsOn: terms.endsOn, reviewOn: terms.reviewOn, reasons: terms.reasons, behaviours: terms.behaviours)
  }

  /// What cannot be understood in a list of terms, all of it.
  package static func faults(of terms: [RestrictionTerms]) -> [WireFault] {
    terms.enumerated().flatMap { index, terms in
      let field = "restrictions[\(index)]"
      return (RestrictionKind(rawValue: terms.kind) == nil ? [noKind(field)] : [])
        + (terms.weeklyWindows ?? []).enumerated().flatMap { number, window in
          WeeklyWindow.faults(of: window, field: "\(field).weeklyWindows[\(number)]")
        }
    }
  }

  private static func noKind(_ field: String) -> WireFault {
    let known = RestrictionKind.allCases.map(\.rawValue).joined(separator: ", ")
    return WireFault(field: "\(field).kind", detail: "is not a kind of restriction; use one of: \(known)")
  }

  /// The restriction as terms.
  package var wire: RestrictionTerms {
    RestrictionTerms(
      kind: kind.rawValue, channels: channels, weeklyWindows: weeklyWindows.map(\.wire),
      pointOfContact: pointOfContact,
      minutesPerContact: minutesPerContact, contactsPerWeek: contactsPerWeek, matters: matters,
      newInformationExcepted: newInformationExcepted, detail: detail.isEmpty ? nil : detail,
      forStaff: forStaff.isEmpty ? nil : forStaff,
      premises: premises.isEmpty ? nil : premises, onlyThesePremises: onlyThesePremises ? true : nil, thirdParty: thirdParty,
      newIssues: newIssues.map { NewIssuesTerms(count: $0.count, periodDays: $0.periodDays) },
      replyPeriodDays: replyPeriodDays, organisations: organisations.isEmpty ? nil : organisations, startsOn: startsOn,
      endsOn: endsOn, reviewOn: reviewOn, reasons: reasons, behaviours: behaviours)
  }

  /// The restrictions of a list of terms.
  package static func list(_ terms: [RestrictionTerms]) throws(WireFault) -> [Restriction] {
    var restrictions: [Restriction] = []
    for (index, terms) in terms.enumerated() { restrictions.append(try Restriction(terms, field: "restrictions[\(index)]")) }
    return restrictions
  }
}

extension Plan {
  /// The plan of that document.
  package init(_ document: PlanDocument) throws(WireFault) {
    self.init(
      id: document.id, version: document.version, serviceUser: document.serviceUser, organisations: document.organisations,
      restrictions: try Restriction.list(document.restrictions), howToContact: document.howToContact,
      serviceToExpect: document.serviceToExpect, reasons: document.reasons,
      proportionality: document.proportionality ?? "", startsOn: document.startsOn, endsOn: document.endsOn,
      reviewOn: document.reviewOn, severeReason: document.severeReason)
  }

  /// The plan as a document.
  package var wire: PlanDocument {
    PlanDocument(
      id: id, version: version, serviceUser: serviceUser, organisations: organisations, restrictions: restrictions.map(\.wire),
      howToContact: howToContact, serviceToExpect: serviceToExpect, reasons: reasons,
      proportionality: proportionality.isEmpty ? nil : proportionality, startsOn: startsOn, endsOn: endsOn, reviewOn: reviewOn,
      severeReason: severeReason)
  }
}

extension EnforcedPlan {
  /// The plan that took effect, as the workflow published it.
  package init(_ effect: PlanTookEffect) throws(WireFault) {
    self.init(plan: try Plan(effect.plan), from: effect.from, until: effect.until)
  }
}
