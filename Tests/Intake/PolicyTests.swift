import Contracts
import Policy
import ServiceKit
import TestSupport
import Testing

@testable import IntakeService

@Suite("The policy over HTTP")
struct PolicyTests {
  private static let packs = ["opfcc-northamptonshire", "york", "glasgow"]

  @Test(
    "says what every pack says: kinds and their needs, criteria, remedies, organisations, offices, headings", arguments: packs)
  func whole(pack name: String) throws {
    let folder = Town.pack + "/../" + name
    let (pack, town) = (try PolicyPack.load(folder: folder), try Town([.intake], pack: folder))
    let office = try #require(pack.offices.able(to: [.record]).first)
    let actor = Actor(subject: "rita", name: "rita", offices: [office], organisations: [], pack: pack.reference.id)
    let view: PolicyView = try town.get(.intake, "/policy", as: actor).decode()
    #expect(view == pack.wire && view.policy.version == pack.reference.version)
    #expect(view.kinds.map(\.code) == pack.restrictions.map(\.kind.rawValue) && !view.kinds.flatMap(\.parts).isEmpty)
    #expect(view.told.postage == pack.told.postage && view.told.from == pack.told.from.rawValue)
    #expect(view.criteria.count == pack.criteria.count && view.remedies.map(\.code) == pack.externalRemedies.map(\.code))
    #expect(view.organisations.map(\.code) == pack.organisations.map(\.code))
    #expect(view.offices.map(\.code) == pack.officeTitles.map(\.office) && view.headings.count == pack.headings.count)
  }

  @Test("what a kind needs is named by the field of a restriction that says it")
  func needs() throws {
    let fields = Set(
      Mirror(reflecting: try JSON.decode(RestrictionTerms.self, from: Array(#"{"kind":"k","reasons":"r","behaviours":[]}"#.utf8)))
        .children.compactMap(\.label))
    for parameter in RestrictionParameter.allCases { #expect(fields.contains(parameter.field), "\(parameter)") }
  }

  @Test("is kept by its entity tag, changes with the pack, and has the version that a case began under")
  func versions() throws {
    let folder = try PackFolder(version: "2.0", replacing: ["Are we dealing": "Are we by now dealing"], withEarlier: true)
    let (old, new) = (try Town([.intake]), try Town([.intake], pack: folder.path))
    let answer = try new.get(.intake, "/policy", as: People.rita)
    let tag = try #require(answer.response.header("ETag"))
    #expect(answer.response.header("Cache-Control") == "private, no-cache")
    func again(_ town: Town, _ target: String, _ header: String) throws -> Answer {
      try town.ask(
        .intake,
        Request(.get, target, headers: [try town.authorization(People.rita, for: .intake), ("If-None-Match", header)]))
    }
    for header in [tag, "W/" + tag, "*", "\"other\", \(tag)"] {
      let kept = try again(new, "/policy", header)
      #expect(kept.status == 304 && kept.text.isEmpty && kept.response.header("ETag") == tag)
    }
    #expect(try again(new, "/policy", "\"other\"").status == 200 && again(old, "/policy", tag).status == 200)
    let earlier: PolicyView = try new.get(.intake, "/policy/1.0", as: People.rita).decode()
    #expect(try earlier == old.get(.intake, "/policy", as: People.rita).decode())
    #expect(try new.get(.intake, "/policy/2.0", as: People.rita).text == answer.text)
    #expect(try new.get(.intake, "/policy/3.0", as: People.rita).status == 404)
    #expect(try new.get(.intake, "/policy", as: nil).status == 401)
  }
}
