import Contracts
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@testable import RestrictionWorkflowService

@Suite("Lists of a large caseload")
struct ListScaleTests {
  private static let questions = [
    "/cases", "/cases?stage=reported", "/cases?responsible=me", "/cases?responsible=manager", "/cases?responsible=mara",
    "/cases?responsible=nobody", "/cases?overdue=true", "/cases?overdue=true&responsible=manager&stage=reported", "/tasks",
    "/tasks?overdue=true", "/tasks?responsible=me",
  ]

  /// A distinct identifier for each number and kind, in the order of the numbers.
  private static func id(_ kind: UInt8, _ number: Int) -> Identifier {
    Identifier(at: Town.morning.adding(seconds: number - 10_000_000), random: [kind])
  }

  /// That many closed cases of past years, then a hundred that need someone to act.
  private static func fill(_ town: Town, closed: Int) throws {
    try town.platform(.workflow).database.write { tx in
      for number in 0..<(closed + 100) {
        let (id, isClosed) = (id(1, number), number < closed)
        let reference = "RC-2020-\(number)"
        try CaseStore.put(
          CaseSummary(
            id: id, reference: reference, stage: (isClosed ? StageName.closed : .reported).rawValue,
            serviceUser: Self.id(2, number),
            organisation: "opfcc", openedAt: Town.morning, version: 1), in: tx)
        try CaseStore.act("case/\(id)", as: .manager, by: number.isMultiple(of: 2) ? "mara" : "milo", in: tx)
        guard !isClosed else { continue }
        try TaskStore.open(
          TaskStore.Row(
            id: Self.id(3, number), subject: "case/\(id)", kind: "triage", serviceUser: Self.id(2, number),
            office: number.isMultiple(of: 3) ? .seniorManager : .manager, organisation: "opfcc", reference: reference,
            due: Town.morning.adding(seconds: number % 7 - 3)), in: tx)
      }
    }
  }

  /// How much work the database has for each question.
  private static func work(closed: Int) throws -> [String: Int] {
    let town = try Town([.workflow])
    try fill(town, closed: closed)
    let database = try town.platform(.workflow).database
    func steps() throws -> Int { try database.plans().map(\.steps).reduce(0, +) }
    var work: [String: Int] = [:]
    for question in questions {
      let before = try steps()
      #expect(try town.get(.workflow, question, as: People.sol).status == 200)
      work[question] = try steps() - before
    }
    return work
  }

  @Test("a list does only the work for open cases, however many cases were closed before")
  func history() throws {
    let (few, many) = (try Self.work(closed: 100), try Self.work(closed: 3000))
    for question in Self.questions {
      let (before, after) = (few[question] ?? 0, many[question] ?? 0)
      #expect(
        before > 0 && after < before + before / 4, "\(question): \(before) steps, and \(after) after thirty times as many cases")
    }
  }
}
