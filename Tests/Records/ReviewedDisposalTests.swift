import Contracts
import ServiceKit
import TestSupport
import Testing

@Suite("What is looked at before it is destroyed")
struct ReviewedDisposalTests {
  @Test("is left out of a disposal until somebody has said what looking at it showed, which the register keeps (9.1)")
  func reviewed() throws {
    let pack = try PackFolder(version: "1.0", replacing: ["\"action\": \"destroy\"": "\"action\": \"review\""])
    let life = try RecordLife()
    let town = life.town
    town.packFolder = pack.path
    try town.restart(.records)
    _ = try life.closed()
    try town.move(to: "2035-06-01T10:00:00Z")
    try town.settle()
    #expect(try life.due().allSatisfy { $0.action == .review })
    let without = try life.post("/disposals", ["organisation": "opfcc"])
    #expect(without.status == 409, "\(without.text)")
    #expect(try life.post("/disposals", ["organisation": "opfcc", "reviewed": "Seen."]).status == 422)
    let words = "None of them is of a claim or an inquiry."
    let disposal: Disposal = try life.post("/disposals", ["organisation": "opfcc", "reviewed": .text(words)]).decode()
    #expect(disposal.reviewed == words && disposal.proposed > 3)
    let register = try town.get(.records, "/register?kind=disposal", as: People.rory).decode(Page<RegisterEntry>.self)
    #expect(register.items.map(\.reasons) == [words])
  }
}
