import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("The story", .serialized)
  struct StoryTests {
    @Test(
      """
      is told under each pack by the program: from the first abusive call to the end of its plan and the register, every refusal and register \
      entry with that policy's own paragraph, every letter with its own office, and nothing of another body
      """, arguments: ToldStory.all)
    func isTold(expected: ToldStory) async throws {
      try await Deployment.with(under: expected.folder) { deployment in
        let told = try Self.tell(in: deployment)
        #expect(told.code == 0, "\(told.output) \(told.errors)")
        for line in expected.says {
          #expect(told.output.contains(line), "it does not say '\(line)': \(told.output)")
        }
        let foreign = try Foreign(to: deployment.pack)
        foreign.expectNone(in: told.output, "what the program says")
        let answer = try deployment.answer(.get, "/register?limit=200", of: .records, by: deployment.cast.kim)
        let register = try HTTPClient.decode(Page<RegisterEntry>.self, from: answer).items
        #expect(register.map { "\($0.paragraph), \($0.office.rawValue)" } == expected.register)
        try Self.expectLetters(expected, foreign, in: deployment)
      }
    }

    @Test(
      "is told twice in one deployment under each pack, the second time with the clock where the first left it, and every journal verifies",
      arguments: ToldStory.all)
    func isToldTwice(expected: ToldStory) async throws {
      try await Deployment.with(under: expected.folder) { deployment in
        for run in ["00010000", "00020001"] {
          let story = try deployment.story(run: run)
          for step in story.steps { _ = try story.play(step) }
        }
        // While the services run, and after they have stopped.
        for isRunning in [true, false] {
          if !isRunning { for service in Service.allCases { #expect(deployment.terminate(service) == 0) } }
          let verified = try deployment.verify()
          #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
          // Each journal and each log of who looked, the log of contact checks, what intake answers from, and the checkpoints.
          #expect(verified.output.split(separator: "\n").count { $0.hasSuffix("rows, ok") } == 3 * Service.allCases.count + 2)
        }
      }
    }

    @Test("is told under a pack unlike the three: a panel, consultees, an appeal that suspends the plan, and no paragraphs")
    func isToldElsewhere() async throws {
      let folder = try UnlikePack.make()
      defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
      try await Deployment.with(under: "\(folder)/pack") { deployment in
        let told = try Self.tell(in: deployment)
        #expect(told.code == 0, "\(told.output) \(told.errors)")
        for line in UnlikePack.says { #expect(told.output.contains(line), "it does not say '\(line)': \(told.output)") }
      }
    }

    @Test("is not told under another pack than that of the services, which say so")
    func isNotTold() async throws {
      try await Deployment.with { deployment in
        let told = try Self.tell(in: deployment, "--pack", "\(Program.packs)/york")
        #expect(told.code == 1 && told.output.isEmpty && told.errors.contains("another policy"), "\(told.errors)")
      }
    }

    @Test("has a name of its own for each step, under each pack", arguments: ToldStory.all)
    func namesSteps(expected: ToldStory) throws {
      let (pack, nowhere) = (try PolicyPack.load(folder: expected.folder), ServiceAddresses(host: "127.0.0.1", base: 8080))
      let secret = [UInt8](repeating: 7, count: 32)
      let story = try Story(StoryTeller(addresses: nowhere, tokens: TokenIssuer(secret: secret), run: "0001"), under: pack)
      #expect(Set(story.steps.map(\.name)).count == story.steps.count)
    }

    @Test("has dates within what each pack allows, on whatever day it is told", arguments: ToldStory.all)
    func staysWithinDates(expected: ToldStory) throws {
      let pack = try PolicyPack.load(folder: expected.folder)
      let (rules, first) = (pack.review, try #require(Instant("2026-01-01T12:00:00Z")))
      for number in 0..<800 {
        let now = first.adding(seconds: number * 86_400)
        let times = PlanTimes(now: now, under: pack)
        let today = pack.zone.day(of: now)
        #expect(times.startsOn == today)
        #expect(times.reviewOn > today.adding(days: 1) && times.reviewOn <= today.adding(months: rules.months), "\(now)")
        // The review is concluded on the day before or the day after it is due.
        let concluded = times.reviewOn.adding(days: rules.lapses ? -1 : 1)
        #expect(times.nextReviewOn > concluded && times.nextReviewOn <= concluded.adding(months: rules.months), "\(now)")
        #expect(rules.allows(times.reviewOn) && rules.allows(times.nextReviewOn), "\(now)")
        #expect(rules.lapses ? times.endsOn > times.nextReviewOn : times.endsOn == times.nextReviewOn, "\(now)")
        if let most = rules.maximumMonths { #expect(times.endsOn <= today.adding(months: most), "\(now)") }
        #expect(
          pack.zone.weekTime(of: times.inside) == (.tuesday, 720) && pack.zone.weekTime(of: times.outside) == (.tuesday, 1200))
        let served = pack.calendar.day(2 * (pack.told.deemedWorkingDays[.post] ?? 0), after: today)
        let tuesday = pack.zone.day(of: times.inside)
        #expect(tuesday > served && tuesday < times.reviewOn, "\(now)")
      }
    }

    /// The story told by the program, at the services' addresses, with their pack in its environment.
    private static func tell(in deployment: Deployment, _ more: String...) throws -> Program.Result {
      let addresses = Service.allCases.map { ($0.addressVariable, deployment.addresses[$0]) }
      return try Program.run(
        Program.folder + "managed-contact", ["demo", "--data", deployment.folder] + more,
        environment: Dictionary(uniqueKeysWithValues: addresses).merging(["MC_PACK": deployment.packFolder]) { $1 }, seconds: 120)
    }

    /// Every letter went out once, all but the last, and the one that announces a review, with the policy enclosed, and names the office that decided, and nothing of another body.
    private static func expectLetters(_ expected: ToldStory, _ foreign: Foreign, in deployment: Deployment) throws {
      func read(_ path: String) throws -> ClientAnswer {
        try deployment.answer(.get, path, of: .notification, by: deployment.cast.chris)
      }
      var found: [String] = []
      for notice in try HTTPClient.decode(Page<Notice>.self, from: read("/notices?limit=200")).items {
        let name = notice.letter
        let policy = try read("/notices/\(notice.id)/document?name=policy-in-plain-words&format=text")
        let isAlone = [LetterName.planEnded, .reviewComing].map(\.rawValue).contains(name)
        #expect(policy.status == (isAlone ? 404 : 200), "\(name)")
        let documents = [String(decoding: try read("/notices/\(notice.id)/letter.txt").body, as: UTF8.self)]
        for text in documents + (policy.status == 200 ? [String(decoding: policy.body, as: UTF8.self)] : []) {
          foreign.expectNone(in: text, name)
          #expect(!text.contains(deployment.pack.words(for: .service)), "\(name)")
        }
        let letter = documents[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let said = Set(expected.letters.filter { $0.name == name }.map(\.says)).filter { letter.contains($0) }
        #expect(said.count == 1, "\(name): \(letter)")
        found += said.map { "\(name): \($0)" }
      }
      #expect(found.sorted() == expected.letters.map { "\($0.name): \($0.says)" }.sorted())
    }
  }
}

/// What only other bodies say: their names, their policies' titles, and their offices.
struct Foreign {
  private let words: [String]

  init(to pack: PolicyPack) throws {
    let others = try ToldStory.all.map { try PolicyPack.load(folder: $0.folder) }.filter { $0.reference.id != pack.reference.id }
    let own = Self.words(of: pack)
    words = others.flatMap(Self.words(of:)).filter { !own.contains($0) }
    #expect(words.count > 20)
  }

  private static func words(of pack: PolicyPack) -> [String] {
    [pack.title, pack.body, pack.customerService.name] + pack.organisations.map(\.name) + pack.officeTitles.map(\.words)
  }

  /// None of it is in that text, as whole words, wherever its lines are broken.
  func expectNone(in text: String, _ what: String) {
    let text = " \(text.map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined()) ".split(separator: " ").joined(
      separator: " ")
    for foreign in words {
      let words = foreign.map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined().split(separator: " ").joined(
        separator: " ")
      #expect(!" \(text) ".contains(" \(words) "), "\(what) says '\(foreign)'")
    }
  }
}
