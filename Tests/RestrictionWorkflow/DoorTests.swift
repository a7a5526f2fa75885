import Contracts
import Foundation
import Policy
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Access to the routes of all services, and the steps of the pack")
struct DoorTests {
  /// The offices to which the town's pack gives any of those steps.
  private static func offices(of steps: some Sequence<ActionName>) throws -> Set<Office> {
    let pack = try PolicyPack.load(folder: Town.pack)
    return Set(steps.flatMap { pack.steps[$0] ?? [] })
  }

  private static func isShut(_ answer: Answer) throws -> Bool {
    answer.status == 403 ? try answer.problem().type.hasSuffix(":forbidden") : false
  }

  private static let people = ActionName.allCases.filter { !$0.isAutomatic }

  @Test(
    "an office to which the pack gives a step is admitted to that step's route (6.2)")
  func steps() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "reported")
    for step in Self.people {
      let offices = try Self.offices(of: [step])
      #expect(!offices.isEmpty, "\(step.rawValue)")
      for office in Office.known {
        let answer = try town.send(.workflow, "/cases/\(file.id)/\(step.rawValue)", as: People.person("kim", office), nil)
        #expect(answer.status != 404 && answer.status != 405, "there is no \(step.rawValue)")
        if offices.contains(office) { #expect(try !Self.isShut(answer), "\(step.rawValue) refuses \(office)") }
      }
    }
  }

  @Test("an office that takes steps in a case may read the case, the person, the letters and the known adjustments")
  func readers() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    let places: [(Service, String)] = [
      (.workflow, "/cases/\(file.id)"), (.workflow, "/cases/\(file.id)/actions"), (.workflow, "/tasks"),
      (.intake, "/service-users/\(file.serviceUser)"), (.intake, "/incidents?serviceUser=\(file.serviceUser)"),
      (.intake, "/adjustment-requests?serviceUser=\(file.serviceUser)"), (.notification, "/notices?case=\(file.id)"),
    ]
    // A breach or an appeal is taken down by anyone at the desk, who is given no more than a receipt.
    let movers = try Self.offices(of: Self.people.filter { $0 != .recordBreach && $0 != .lodgeAppeal })
    #expect(movers.contains(.seniorManager) && movers.contains(.complaintsTeam))
    for office in movers {
      for (service, target) in places {
        #expect(try town.get(service, target, as: People.person("kim", office)).status == 200, "\(target) refuses \(office)")
      }
    }
    let letter = try #require(
      try town.get(.notification, "/notices?case=\(file.id)", as: People.mara).decode(Page<Notice>.self).items.first)
    for office in movers {
      let text = try town.get(.notification, "/notices/\(letter.id)/letter.txt", as: People.person("kim", office))
      #expect(text.status == 200, "the letter refuses \(office)")
    }
  }

  @Test("an office that decides, reviews or hears appeals may read the register and the case file (8.1)")
  func register() throws {
    let town = try Town.whole()
    let file = try town.bring(try town.register(), to: "warned")
    try town.settle()
    let deciders = try Self.offices(of: [
      .authorise, .refuse, .returnToManager, .concludeReview, .acknowledgeAppeal, .decideAppeal,
    ])
    #expect(deciders.isSuperset(of: [.seniorManager, .complaintsTeam]))
    for office in deciders {
      for target in ["/register", "/case-files/\(file.id)"] {
        #expect(try town.get(.records, target, as: People.person("kim", office)).status == 200, "\(target) refuses \(office)")
      }
    }
  }

  @Test("every door of the services is used by some route, so that policy check tells of none that is not there")
  func used() throws {
    let town = try Town.whole()
    var used: Set<Door> = []
    for service in Service.allCases {
      for route in try town.parts(service).application.routes {
        switch route.access {
        case .door(let door), .doorAndServices(let door): used.insert(door)
        case .open, .services, .carrier: break
        }
      }
    }
    #expect(used == Set(Door.allCases))
  }

  @Test("no route that shows a case, a person or a letter admits an administrator, or a request without a token")
  func shut() throws {
    let town = try Town.whole()
    let open: Set = ["/healthz", "/readyz", "/identity", "/metrics", "/openapi.json"]
    for service in Service.allCases {
      for route in try town.parts(service).application.routes {
        switch route.access {
        case .open: #expect(open.contains(route.path), "\(route.path)")
        case .services: break
        case .carrier: #expect(route.path == "/notify-receipts", "\(route.path)")
        case .door(let door), .doorAndServices(let door):
          #expect(!door.capabilities.contains(.administer) || route.path == "/clock", "\(route.path)")
        }
      }
    }
  }
}
