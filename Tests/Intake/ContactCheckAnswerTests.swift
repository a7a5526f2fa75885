import Contracts
import ServiceKit
import Testing

@testable import IntakeService

@Suite("The answer of a contact check as JSON")
struct ContactCheckAnswerTests {
  @Test(
    "is the same text, written by hand, as the general encoder makes of it",
    arguments: [
      "", "Carry on as usual.", "“Quoted”, \"quoted\" and back\\slash/slash", "tab\tnew\nline\rreturn\u{8}\u{C}\u{0}\u{1F}",
      "Zoë 🙂 \u{7F}\u{2028}",
    ])
  func sameText(words: String) throws {
    let (id, at) = (Identifier(at: Instant(milliseconds: 1), random: []), Instant(milliseconds: 1_795_426_200_250))
    let bare = ContactCheckAnswer(id: id, at: at, instruction: .proceed, match: .none, sentences: [words])
    let full = ContactCheckAnswer(
      id: id, at: at, instruction: .readAndFile, match: .exact, adjustments: [words],
      candidates: [
        ContactCandidate(
          serviceUser: id, reference: "SU-2026-000001", name: words, reasons: [words], tellApart: [], adjustments: [words])
      ], unread: [words], alwaysOpen: [words, words], sentences: [],
      script: words,
      clause: words,
      paragraph: "5.5", paragraphFrom: words, plan: "RC-2026-000001", endsOn: Day("2027-06-01"), reviewOn: Day("2027-05-01"))
    for answer in [bare, full] {
      let (byHand, general) = (answer.response, Response.json(answer))
      #expect(String(decoding: byHand.body, as: UTF8.self) == String(decoding: general.body, as: UTF8.self))
      #expect(byHand.status == general.status)
      #expect(byHand.headers.map(\.name) == general.headers.map(\.name))
      #expect(byHand.headers.map(\.value) == general.headers.map(\.value))
    }
  }
}
