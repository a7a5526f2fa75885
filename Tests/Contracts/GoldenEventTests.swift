import Contracts
import Foundation
import Testing

/// An event type with what reads its payload and writes it again.
struct GoldenType: Sendable, CustomTestStringConvertible {
  let type: String
  let rewrite: @Sendable (Data) throws -> Data

  init<Payload: EventPayload>(_ payload: Payload.Type) {
    type = payload.type
    rewrite = { try JSONEncoder().encode(try JSONDecoder().decode(payload, from: $0)) }
  }

  var testDescription: String { type }
}

@Suite("Events that were journaled once are read for ever")
struct GoldenEventTests {
  static let types = [
    GoldenType(CaseOpened.self),
    GoldenType(CaseIncidentAdded.self),
    GoldenType(CaseAdjustmentsNoted.self),
    GoldenType(WarningDecided.self),
    GoldenType(CaseNoticeFailed.self),
    GoldenType(CaseNoticeRequestedAgain.self),
    GoldenType(CaseWarned.self),
    GoldenType(WarningPeriodEnded.self),
    GoldenType(BehaviourContinued.self),
    GoldenType(CriterionAnswered.self),
    GoldenType(AdjustmentsConsidered.self),
    GoldenType(PlanDrafted.self),
    GoldenType(PlanSubmitted.self),
    GoldenType(PlanAuthorised.self),
    GoldenType(PlanReturned.self),
    GoldenType(PlanNoticeDispatched.self),
    GoldenType(PlanTookEffect.self),
    GoldenType(CaseClosed.self),
    GoldenType(IncidentRead.self),
    GoldenType(WarningSkipped.self),
    GoldenType(CriterionReopened.self),
    GoldenType(ConsulteeHeard.self),
    GoldenType(ConflictDeclared.self),
    GoldenType(PlanVoted.self),
    GoldenType(CaseLetterRequested.self),
    GoldenType(CaseLetterDispatched.self),
    GoldenType(PlanSuspended.self),
    GoldenType(PlanBreached.self),
    GoldenType(ReferralMade.self),
    GoldenType(ReferralConcluded.self),
    GoldenType(VariationOpened.self),
    GoldenType(VariationClosed.self),
    GoldenType(ReviewCameUp.self),
    GoldenType(ReviewFellDue.self),
    GoldenType(ReviewOpened.self),
    GoldenType(ReviewConcluded.self),
    GoldenType(AppealLodged.self),
    GoldenType(AppealAcknowledged.self),
    GoldenType(AppealDecided.self),
    GoldenType(FileEntered.self),
    GoldenType(NoticeDispatched.self),
    GoldenType(NoticeFailed.self),
    GoldenType(NoticeRequested.self),
    GoldenType(ServiceUserRegistered.self),
    GoldenType(ServiceUserAmended.self),
    GoldenType(ContactRecorded.self),
    GoldenType(CallEnded.self),
    GoldenType(IncidentLogged.self),
    GoldenType(ReportSubmitted.self),
    GoldenType(AdjustmentRequested.self),
    GoldenType(AdjustmentConsulted.self),
    GoldenType(AdjustmentDecided.self),
  ]
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  @Test("an event as it was first written is read, and nothing that it said is lost", arguments: types)
  func whole(golden: GoldenType) throws {
    try check(golden, file: "\(golden.type).json")
  }

  @Test("an event with no more than it must have is read", arguments: types)
  func least(golden: GoldenType) throws {
    let file = "\(golden.type).least.json"
    if FileManager.default.fileExists(atPath: Self.here.appending(path: "Golden/\(file)").path) {
      try check(golden, file: file)
    } else {
      // Nothing in it is optional: what is left out makes it unreadable.
      let whole = try #require(try read("\(golden.type).json") as? [String: Any])
      for name in whole.keys {
        let rest = try JSONSerialization.data(withJSONObject: whole.filter { $0.key != name })
        #expect(throws: DecodingError.self) { try golden.rewrite(rest) }
      }
    }
  }

  @Test("each type of event in the contracts has its file, and each file its type")
  func complete() throws {
    let folder = Self.here.appending(path: "Golden").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasSuffix(".least.json") }
    #expect(Set(files) == Set(Self.types.map { "\($0.type).json" }) && Set(Self.types.map(\.type)).count == Self.types.count)
    let contracts = Self.here.appending(path: "../../Shared/Contracts").standardizedFileURL
    let sources = try FileManager.default.contentsOfDirectory(at: contracts, includingPropertiesForKeys: nil)
    let declared = try sources.map { source in
      String(decoding: try Data(contentsOf: source), as: UTF8.self).components(separatedBy: ": EventPayload {").count - 1
    }
    #expect(declared.reduce(0, +) == Self.types.count)
  }

  private func read(_ file: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(contentsOf: Self.here.appending(path: "Golden/\(file)")))
  }

  private func check(_ golden: GoldenType, file: String) throws {
    let old = try read(file)
    let new = try JSONSerialization.jsonObject(with: golden.rewrite(try JSONSerialization.data(withJSONObject: old)))
    #expect(Self.lost(from: old, in: new, at: golden.type) == [])
  }

  /// The places at which the second value does not say what the first says.
  private static func lost(from old: Any, in new: Any, at place: String) -> [String] {
    switch (old, new) {
    case (let old as [String: Any], let new as [String: Any]):
      old.flatMap { name, value in
        new[name].map { lost(from: value, in: $0, at: "\(place).\(name)") } ?? ["\(place).\(name) is gone"]
      }
    case (let old as [Any], let new as [Any]) where old.count == new.count:
      zip(old, new).enumerated().flatMap { lost(from: $1.0, in: $1.1, at: "\(place)[\($0)]") }
    case (let old as String, let new as String): old == new ? [] : ["\(place) is another text"]
    case (let old as NSNumber, let new as NSNumber): old == new ? [] : ["\(place) is another number"]
    default: ["\(place) is of another kind"]
    }
  }
}
