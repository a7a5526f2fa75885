import Contracts
import Testing

@testable import Policy

@Suite("A matter, from when it is opened until it is final")
struct MatterTests {
  private static let opened = "2026-11-02T10:00:00Z"

  private static func matter(_ kind: MatterKind = .complaint, elsewhere: String? = nil) throws -> Matter {
    Matter(
      id: Sample.id(70), reference: "MT-2026-000001", version: 1, serviceUser: Sample.person, organisation: "opfcc",
      channel: .letter, kind: kind, type: "service", elsewhere: elsewhere, summary: "Nobody answered.", openedBy: "rita",
      openedAt: try Sample.at(opened))
  }

  private static func take(_ step: MatterStep, on matter: Matter, day: String? = nil) throws -> Matter {
    var move = try JSON.decode(MoveMatter.self, from: Array(#"{"step":"\#(step.rawValue)","words":"It is done."}"#.utf8))
    move.on = day.flatMap { Day($0) }
    return try MatterSteps.take(
      move, on: matter, by: "mara",
      at: try Sample.at("2026-11-23T10:00:00Z"), under: try Sample.pack())
  }

  /// A matter in each state that steps lead to, and in each way.
  private static func reached(_ kind: MatterKind) throws -> [Matter] {
    var (level, all) = ([try matter(kind)], [Matter]())
    while !level.isEmpty {
      all += level
      level = level.flatMap { matter in
        MatterStep.allCases.compactMap { try? take($0, on: matter) }
      }
    }
    return all
  }

  @Test("its steps come in their order, each once, and final is final (4.3, 9.1)", arguments: MatterKind.allCases)
  func everyState(kind: MatterKind) throws {
    let all = try Self.reached(kind)
    #expect(Set(all.map(\.state)) == Set(MatterState.allCases))
    for matter in all {
      #expect(matter.version == 1 + matter.steps.count && Set(matter.steps.map(\.step)).count == matter.steps.count)
      #expect((matter.finalisedOn != nil) == (matter.state == .finalised))
      let steps = matter.steps.map(\.step)
      if steps.contains(.exhaustReview) { #expect(steps.starts(with: [.decide, .openReview, .exhaustReview])) }
      if steps.last == .openReview { #expect(throws: Refusal.self) { try Self.take(.finalise, on: matter) } }
      #expect(matter.isExhausted == steps.contains(.exhaustReview))
      if matter.state == .finalised {
        for step in MatterStep.allCases { #expect(throws: Refusal.self) { try Self.take(step, on: matter) } }
      }
    }
  }

  @Test("a question or a letter is final with its answer; anything else is decided first (9.1)")
  func undecided() throws {
    for kind in MatterKind.allCases {
      let matter = try Self.matter(kind)
      switch kind {
      case .query, .correspondence: #expect(try Self.take(.finalise, on: matter).state == .finalised)
      case .complaint, .case, .request:
        let refusal = #expect(throws: Refusal.self) { try Self.take(.finalise, on: matter) }
        #expect(refusal?.kind == .wrongStage && refusal?.code == "wrong-step" && refusal?.paragraph == "9.1")
      }
    }
  }

  @Test("the day of a step is its own, not in the future and not before the step that came before (9.1)")
  func days() throws {
    let decided = try Self.take(.decide, on: try Self.matter(), day: "2026-10-20")
    #expect(decided.steps.map(\.on) == [try Sample.day("2026-10-20")])
    let early = #expect(throws: Refusal.self) { try Self.take(.finalise, on: decided, day: "2026-10-19") }
    #expect(early?.fields.map(\.field) == ["on"])
    #expect(throws: Refusal.self) { try Self.take(.finalise, on: decided, day: "2026-11-24") }
    let final = try Self.take(.finalise, on: decided, day: "2026-11-01")
    #expect(final.finalisedOn == (try Sample.day("2026-11-01")) && !final.isExhausted)
  }

  @Test(
    "a reference is known again however it is written (4.3)",
    arguments: [
      ("MAT 1", "mat-1"), ("MAT 1", "MAT/001"), ("MAT 1", "Mat1"), ("MAT 1", "m.a.t. 1"), ("MAT 1", "our ref: MAT 1"),
      ("MAT 1", "Ref. no. MAT-0001"), ("MAT 1", "complaint MAT 1"), ("MAT 1", "\u{200B}MAT\u{A0}1 "), ("MAT 1", "ＭＡＴ １"),
      ("MAT 1", "MAT–1"), ("MAT 1", "(MAT 1)"), ("MT-2026-000001", "mt 2026 1"), ("MT-2026-000001", "MT2026/1"),
      ("MT-2026-000001", "Mt/2026/000001."), ("MT-2026-000001", "MT 1"), ("MT-2026-000012", "mt-12"),
      ("HOUSING-204", "housing 204"), ("HOUSING-204", "Housing204"),
      ("29000123456", "29000123456"), ("CO/00123/26", "co 123 26"), ("C-12", "ref C12"), ("case 12", "12"), ("١٢", "12"),
    ])
  func known(one: String, other: String) {
    #expect(MatterReference.same(one, other) && MatterReference.same(other, one))
  }

  @Test(
    "another reference is not taken for it (4.3)",
    arguments: [
      ("MAT 1", "MAT 2"), ("MAT 1", "MAT 10"), ("MAT 1", "MAT 1/2"), ("MAT 11", "MAT 1 1"), ("MT-2026-000001", "MT-2025-000001"),
      ("MT-2026-000001", "RC-2026-000001"), ("MT-2026-000001", "MT 2"), ("RC-2026-000001", "RC 1"), ("MT-2026-000001", "MT 2026"),
      ("MAT 1", "MAP 1"), ("", ""), (" ", "-"), ("MAT 1", ""), ("2026-1", "202-61"),
    ])
  func other(one: String, other: String) {
    #expect(!MatterReference.same(one, other) && !MatterReference.same(other, one))
  }
}
