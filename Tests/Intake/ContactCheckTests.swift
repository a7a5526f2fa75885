import Contracts
import ServiceKit
import Storage
import TestSupport
import Testing

@Suite("The contact check")
struct ContactCheckTests {
  private static let number: [String: JSON] = ["telephone": "07700 900001"]
  /// A Tuesday within the agreed hour, and one after it.
  private static let within = "2026-11-24T10:30:00Z"
  private static let outside = "2026-11-24T11:00:00Z"

  @Test("a person without a plan is dealt with as anybody else")
  func noPlan() throws {
    let scene = try PlanScene([])
    let answer = try scene.check(Self.number)
    #expect(answer.instruction == .proceed && answer.match == .exact)
    #expect(answer.plan == nil && answer.alwaysOpen.isEmpty && answer.script == nil && answer.clause == nil)
  }

  @Test("an identifier that is no one's, or a case's or a plan's, is a fault of the request, and never an answer to go on (2.2)")
  func unknownPerson() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    let plan = try #require(file.plan?.id)
    for unknown in [file.id, plan, try town.platform(.intake).identifiers.next()] {
      let body: JSON = [
        "serviceUser": .text(unknown.text), "telephone": "07700 900001", "channel": "telephone", "organisation": "opfcc",
      ]
      let answer = try town.send(.intake, "/contact-checks", as: People.rita, body)
      #expect(answer.status == 422)
      #expect(try answer.faults() == ["serviceUser unknown"])
    }
  }

  @Test("within the agreed hour the contact goes ahead under the plan's terms (5.5)")
  func inside() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(Self.number.merging(["at": .text(Self.within)]) { $1 })
    #expect(answer.instruction == .proceedUnderTerms && answer.match == .exact && answer.plan == "RC-2026-000001")
    #expect(answer.endsOn?.text == "2027-07-10" && answer.reviewOn?.text == "2027-06-01")
    #expect(answer.sentences.contains { $0.contains("Tuesday between 10:00 and 11:00") })
  }

  @Test("outside the agreed hour staff may decline to engage, and are told what to say (5.8)")
  func outsideWindow() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(Self.number.merging(["at": .text(Self.outside)]) { $1 })
    #expect(answer.instruction == .doNotEngage && answer.paragraph == "5.8")
    #expect(answer.clause?.hasPrefix("Restriction 1:") == true)
    #expect(answer.script?.isEmpty == false)
  }

  @Test("without a time given, it is asked for the present one")
  func present() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    #expect(try scene.check(Self.number).instruction == .doNotEngage)
    try scene.town.move(to: Self.within)
    #expect(try scene.check(Self.number).instruction == .proceedUnderTerms)
  }

  @Test("what stays open whatever a plan says comes with every answer under a plan, and is never closed (5.1, decision 2)")
  func alwaysOpen() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let answer = try scene.check(Self.number)
    #expect(answer.instruction == .doNotEngage && answer.alwaysOpen.count == 6)
    let matters = ["emergency", "police-complaint", "data-protection", "freedom-of-information", "appeal", "adjustment"]
    for matter in matters {
      #expect(try scene.check(Self.number.merging(["matter": .text(matter)]) { $1 }).instruction == .proceed, "\(matter)")
    }
  }

  @Test("by a channel that the plan closes, staff are told which is open (5.5)")
  func wrongChannel() throws {
    let scene = try PlanScene([PlanScene.restriction("one-channel", [.letter])])
    let answer = try scene.check(Self.number)
    #expect(answer.instruction == .doNotEngage)
    #expect(answer.sentences.first?.contains("by letter") == true)
    let person: [String: JSON] = ["serviceUser": .text(scene.person.id.text)]
    #expect(try scene.check(person, channel: "letter").instruction == .proceedUnderTerms)
  }

  @Test("with a point of contact, anybody else passes it on, and the point of contact goes ahead (5.5)")
  func pointOfContact() throws {
    let scene = try PlanScene([PlanScene.onePerson])
    let passed = try scene.check(Self.number)
    #expect(passed.instruction == .directToPointOfContact && passed.sentences.first?.contains("Hana Example") == true)
    let other = Self.number.merging(["askingFor": "Tom"]) { $1 }
    #expect(try scene.check(other).instruction == .directToPointOfContact)
    let named = Self.number.merging(["askingFor": "hana  example"]) { $1 }
    #expect(try scene.check(named).instruction == .proceedUnderTerms)
  }

  @Test("a letter is read and filed, unless it brings new information or a new complaint (5.5)")
  func readAndFile() throws {
    let scene = try PlanScene([PlanScene.filed])
    let person: [String: JSON] = ["serviceUser": .text(scene.person.id.text)]
    #expect(try scene.check(person, channel: "letter").instruction == .readAndFile)
    for matter in ["new-information", "new-complaint"] {
      let answer = try scene.check(person.merging(["matter": .text(matter)]) { $1 }, channel: "letter")
      #expect(answer.instruction == .proceedUnderTerms, "\(matter)")
    }
    #expect(try scene.check(person, channel: "telephone").instruction == .proceedUnderTerms)
  }

  @Test("a plan that has reached its end binds nobody, even before the workflow says so (fault: rule still live after its end)")
  func ended() throws {
    let end = try #require(Instant("2026-12-01T00:00:00Z"))
    let scene = try PlanScene([PlanScene.tuesdays], until: end)
    let before = Self.number.merging(["at": "2026-11-30T23:59:59Z"]) { $1 }
    let after = Self.number.merging(["at": "2026-12-01T00:00:00Z"]) { $1 }
    #expect(try scene.check(before).instruction == .doNotEngage)
    let answer = try scene.check(after)
    #expect(answer.instruction == .proceed && answer.plan == nil && answer.alwaysOpen.isEmpty)
  }

  @Test("a plan concerns the organisations that it names, and no other (1.1)")
  func organisations() throws {
    let own = try PlanScene([PlanScene.tuesdays])
    #expect(try own.check(Self.number.merging(["organisation": "voice"]) { $1 }, as: People.vera).instruction == .proceed)
    let both = try PlanScene([PlanScene.tuesdays], organisations: ["opfcc", "voice"])
    #expect(try both.check(Self.number.merging(["organisation": "voice"]) { $1 }, as: People.vera).instruction == .doNotEngage)
  }

  @Test("the answer says what to do and nothing about why (fault: health or conviction data on the front-line list)")
  func nothingAboutWhy() throws {
    for restrictions in [[PlanScene.tuesdays], [PlanScene.onePerson], [PlanScene.filed, PlanScene.tuesdays]] {
      let scene = try PlanScene(restrictions)
      let incident = try scene.town.logIncident(of: scene.person)
      for channel in ["telephone", "letter"] {
        let text = try scene.ask(Self.number, channel: channel).text
        #expect(text.contains("RC-2026-000001"))
        for word in PlanScene.why + [incident.id.text, incident.reference, incident.whatHappened] {
          #expect(!text.contains(word), "\(word)")
        }
      }
    }
  }

  @Test("every check is in the log: who asked, when, about whom, and what they were told (fault: list circulated too widely)")
  func log() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let first = try scene.check(Self.number)
    scene.town.advance(seconds: 60)
    let second = try scene.check(["name": "Nora Marsh"], channel: "email", as: People.tom)
    let kept = try scene.log()
    #expect(kept.map(\.id) == [first.id, second.id])
    #expect(kept.map(\.askedBy) == ["rita", "tom"] && kept.map(\.channel) == [.telephone, .email])
    #expect(kept.map(\.instruction) == [.doNotEngage, .proceed])
    #expect(kept.map(\.serviceUser) == [scene.person.id, nil])
    #expect(kept.last?.at == Town.morning.adding(seconds: 60))
    #expect(try scene.log("?serviceUser=\(scene.person.id)").map(\.id) == [first.id])
    #expect(try scene.log("?limit=1&after=\(first.id)").map(\.id) == [second.id])
  }

  @Test("a check is asked for an organisation that the token names, and no one elsewhere reads its log (1.1)")
  func otherOrganisation() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let refused = try scene.ask(Self.number, as: People.vera)
    #expect(refused.status == 403 && refused.text.contains("opfcc") && !refused.text.contains("RC-"))
    #expect(try scene.log().isEmpty)
    _ = try scene.check(Self.number)
    #expect(try scene.log(as: People.violet).isEmpty)
    #expect(try scene.log().map(\.askedBy) == ["rita"])
    #expect(try scene.town.get(.intake, "/contact-checks", as: People.vera).status == 403)
    #expect(try scene.town.get(.intake, "/contact-checks", as: People.rita).status == 403)
  }

  @Test("a check that says nothing of who it is is refused and not logged; what cannot be read is no fault")
  func faults() throws {
    let scene = try PlanScene([])
    #expect(try scene.ask([:]).faults() == [" missing"])
    #expect(try scene.ask(["telephone": "07700 900001", "organisation": "council"]).faults() == ["organisation notAllowed"])
    #expect(try scene.log().isEmpty)
    #expect(try scene.check(["telephone": "x"]).unread?.first == "No number can be read in “x”.")
    #expect(try scene.check(["email": "nobody"]).unread?.first == "No address can be read in “nobody”.")
    #expect(try scene.log().count == 2)
  }

  @Test("a check by form is a check by JSON")
  func form() throws {
    let scene = try PlanScene([PlanScene.tuesdays])
    let fields = [("telephone", "+44 7700 900001"), ("channel", "telephone"), ("organisation", "opfcc")]
    var posted: ContactCheckAnswer = try scene.town.sendForm(.intake, "/contact-checks", as: People.rita, fields).decode()
    let sent = try scene.check(Self.number)
    posted.id = sent.id
    #expect(posted == sent)
  }
}
