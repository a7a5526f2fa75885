import Contracts
import Testing

@testable import Policy

@Suite("What all requests of a person mean for their cases")
struct AdjustmentsTests {
  private func bearing(_ number: Int, _ ruling: AdjustmentRuling?) throws -> AdjustmentBearing {
    let asked = AdjustmentAsked(
      id: Sample.id(number), serviceUser: Sample.person, organisation: "opfcc", channel: .letter, request: "x",
      departments: ["Casework"])
    let now = try Sample.at("2026-11-23T10:00:00Z")
    var file = try Adjustment.replay(try Adjustment.request(asked, by: Sample.desk, at: now, under: try Sample.pack()))
    if let ruling {
      try file.follow(try file.decide(.decide(ruling), by: Sample.adjuster, at: now, under: try Sample.pack()))
    }
    return file.bearing
  }

  @Test("every open request counts, and the channels of every one that was agreed, each once (1.3, 5.9)")
  func several() throws {
    let known = Adjustments([
      try bearing(3, nil),
      try bearing(2, try Sample.ruling(.partlyGranted, needed: [.letter, .email], unusable: [.inPerson], waived: "Urgent.")),
      try bearing(1, nil),
      try bearing(4, try Sample.ruling(waived: "Urgent.")),
    ])
    #expect(known.openRequests == [Sample.id(1), Sample.id(3)])
    #expect(known.neededChannels == [.email, .letter] && known.unusableChannels == [.inPerson, .telephone])
  }

  @Test("the order of requests makes no difference, and a case is not told again of what it has")
  func order() throws {
    let bearings = [
      try bearing(3, nil), try bearing(1, nil), try bearing(2, try Sample.ruling(waived: "Urgent.")),
    ]
    #expect(Adjustments(bearings) == Adjustments(bearings.reversed()))
  }

  @Test(
    "a request that is refused has no effect on a case; one that agrees on no channel is known to have been granted (1.3, 5.9)")
  func nothing() throws {
    let refused = try bearing(1, try Sample.refusal(waived: "Urgent."))
    let worded = try bearing(2, try Sample.ruling(agreed: "Use short sentences.", needed: [], unusable: [], waived: "Urgent."))
    #expect(!refused.concernsCases && worded.concernsCases)
    #expect(Adjustments([refused]) == .none && Adjustments([]) == .none)
    #expect(
      Adjustments([refused, worded]) == Adjustments(openRequests: [], neededChannels: [], agreed: [worded.request]))
    #expect(try bearing(3, nil).concernsCases)
    #expect(try bearing(4, try Sample.ruling(needed: [], waived: "Urgent.")).concernsCases)
  }
}
