import Contracts
import TestOffices
import Testing

@testable import Policy

extension Sample {
  static let adjuster = actor("cora", .customerServiceManager)
  static let desk = actor("rita", .staff)

  static func asked(
    _ departments: [String] = ["Casework", "Records"], request: String = "Please write instead of calling.",
    organisation: String = "opfcc"
  ) -> AdjustmentAsked {
    AdjustmentAsked(
      id: id(60), serviceUser: person, organisation: organisation, channel: .telephone, request: request,
      departments: departments)
  }

  /// A grant, unless said otherwise.
  static func ruling(
    _ outcome: AdjustmentOutcome = .granted, explanation: String = "Writing costs us nothing.",
    agreed: String? = "Write by e-mail.", needed: [Channel] = [.email], unusable: [Channel] = [.telephone],
    formats: [LetterFormat] = [], review: String = "2027-11-23", waived: String? = nil
  ) throws -> AdjustmentRuling {
    try AdjustmentRuling(
      outcome: outcome, explanation: explanation, agreed: agreed, neededChannels: needed, unusableChannels: unusable,
      neededFormats: formats, reviewOn: outcome == .refused ? nil : try Sample.day(review), consultationWaived: waived,
      under: try Sample.pack())
  }

  static func refusal(waived: String? = nil) throws -> AdjustmentRuling {
    try ruling(.refused, explanation: "We cannot.", agreed: nil, needed: [], unusable: [], waived: waived)
  }
}

/// A request for an adjustment that is given commands one by one; every event that the machine returns is applied, and must fit.
struct AdjustmentStory {
  var file: Adjustment
  var history: [AdjustmentEvent]
  let now: Instant

  /// Recorded on 2026-11-23, for two departments.
  init(_ asked: AdjustmentAsked = Sample.asked(), by actor: CaseActor = Sample.desk) throws {
    now = try Sample.at("2026-11-23T10:00:00Z")
    history = try Adjustment.request(asked, by: actor, at: now, under: try Sample.pack())
    file = try Adjustment.replay(history)
  }

  @discardableResult mutating func give(_ command: AdjustmentCommand, by actor: CaseActor) throws -> [AdjustmentFact] {
    let events = try file.decide(command, by: actor, at: now, under: try Sample.pack())
    for event in events {
      let fits = file.apply(event)
      #expect(fits, "\(event.fact) does not fit")
      history.append(event)
    }
    return events.map(\.fact)
  }

  mutating func hear(_ department: String, _ view: String = "It can be done.", by actor: CaseActor = Sample.manager) throws {
    try give(.answer(department: department, view: view), by: actor)
  }

  func expectRefusal(
    _ command: AdjustmentCommand, by actor: CaseActor, _ kind: Refusal.Kind, _ code: String, _ paragraph: String,
    missing: [String] = [], fields: [String] = [], location: SourceLocation = #_sourceLocation
  ) throws {
    let refusal = #expect(throws: Refusal.self, sourceLocation: location) {
      try file.decide(command, by: actor, at: now, under: try Sample.pack())
    }
    #expect(refusal?.kind == kind && refusal?.code == code && refusal?.paragraph == paragraph, sourceLocation: location)
    #expect(refusal?.missing == missing && refusal?.fields.map(\.field) == fields, sourceLocation: location)
  }
}
