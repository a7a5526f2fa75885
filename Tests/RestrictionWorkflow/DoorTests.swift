import Contracts
import Foundation
import Policy
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Access to the routes of all services, and the steps of all packs")
struct DoorTests {
  /// The packs that the project ships.
  private static func packs() throws -> [PolicyPack] {
    let folder = URL(filePath: Town.pack).deletingLastPathComponent()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".json") }
    #expect(names.count >= 3)
    return try names.map { try PolicyPack.load(folder: folder.appending(path: $0).path) }
  }

  /// The roles to which some pack gives any of those steps.
  private static func roles(of steps: some Sequence<ActionName>) throws -> Set<Office> {
    let packs = try packs()
    return Set(steps.flatMap { step in packs.flatMap { $0.steps[step] ?? [] } })
  }

  private static func isShut(_ answer: Answer) throws -> Bool {
    answer.status == 403 ? try answer.problem().type.hasSuffix(":forbidden") : false
  }

  private static let people = ActionName.allCases.filter { !$0.isAutomatic }

  @Test(
    "a role to which some pack gives a step is admitted to that step's route (6.2)")
  func steps() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "reported")
    for step in Self.people {
      let roles = try Self.roles(of: [step])
      #expect(!roles.isEmpty, "\(step.rawValue)")
      for role in Office.known {
        let answer = try town.send(.workflow, "/cases/\(file.id)/\(step.rawValue)", as: People.person("kim", role), nil)
        #expect(answer.status != 404 && answer.status != 405, "there is no \(step.rawValue)")
        if roles.contains(role) { #expect(try !Self.isShut(answer), "\(step.rawValue) refuses \(role)") }
      }
    }
  }

  @Test("a role that takes steps in a case may read the case, the person, the letters and the known adjustments")
  func readers() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    let places: [(Service, String)] = [
      (.workflow, "/cases/\(file.id)"), (.workflow, "/cases/\(file.id)/actions"), (.workflow, "/tasks"),
      (.intake, "/service-users/\(file.serviceUser)"), (.intake, "/incidents?serviceUser=\(file.serviceUser)"),
      (.intake, "/adjustment-requests?serviceUser=\(file.serviceUser)"), (.notification, "/notices?case=\(file.id)"),
    ]
    // A breach is reported by anyone at the desk, who is given no more than a receipt.
    let movers = try Self.roles(of: Self.people.filter { $0 != .recordBreach })
    #expect(movers.contains(.chiefExecutive) && movers.contains(.complaintsTeam))
    for role in movers {
      for (service, target) in places {
        #expect(try town.get(service, target, as: People.person("kim", role)).status == 200, "\(target) refuses \(role)")
      }
    }
    let letter = try #require(
      try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode(Page<Notice>.self).items.first)
    for role in movers {
      let text = try town.get(.notification, "/notices/\(letter.id)/letter.txt", as: People.person("kim", role))
      #expect(text.status == 200, "the letter refuses \(role)")
    }
  }

  @Test("a role that decides, reviews or hears appeals may read the register and the case file (8.1)")
  func register() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    try town.settle()
    let deciders = try Self.roles(of: [.authorise, .refuse, .returnToManager, .concludeReview, .acknowledgeAppeal, .decideAppeal])
    #expect(deciders.isSuperset(of: [.seniorManager, .chiefExecutive, .complaintsTeam]))
    for role in deciders {
      for target in ["/register", "/case-files/\(file.id)"] {
        #expect(try town.get(.records, target, as: People.person("kim", role)).status == 200, "\(target) refuses \(role)")
      }
    }
  }

  @Test("a chief executive is admitted everywhere that a senior manager is")
  func chiefExecutive() throws {
    let town = try Town.whole()
    var doors = 0
    for service in Service.allCases {
      for route in try town.parts(service).application.routes {
        guard case .roles(let roles) = route.access, roles.contains(.seniorManager) else { continue }
        doors += 1
        #expect(roles.contains(.chiefExecutive), "\(route.method.rawValue) \(route.path)")
      }
    }
    #expect(doors > 60)
  }

  @Test("no route that shows a case, a person or a letter admits an administrator, or a request without a token")
  func shut() throws {
    let town = try Town.whole()
    let open: Set = ["/healthz", "/readyz", "/metrics", "/openapi.json"]
    for service in Service.allCases {
      for route in try town.parts(service).application.routes {
        switch route.access {
        case .open: #expect(open.contains(route.path), "\(route.path)")
        case .roles(let roles): #expect(!roles.contains(.administrator) || route.path == "/clock", "\(route.path)")
        }
      }
    }
  }
}
