# A service: a desk with one route, which follows nobody and has no events yet.
WHAT = "a service"
TESTS = "ArchitectureTests|ScriptTests|DeskTests|GoldenEvent|VerificationTests"
FOLDER, HANDBOOK, YAML = "Services/Desk/", "compose/README.md", "compose/compose.yaml"
EDITS = [
  Edit("its app", FOLDER + "DeskApp.swift", None, """import Policy
import ServiceKit

/// The desk, built the same way for the process and for tests. It starts nothing.
@Sendable
func buildDeskApp(_ platform: ServicePlatform) throws -> RunningParts {
  let desk = Desk(pack: try PolicyPack.load(folder: platform.configuration.packFolder))
  return RunningParts(application: platform.application(desk.routes, offices: desk.pack.offices))
}

/// What the desk's handlers work with.
struct Desk: Sendable {
  let pack: PolicyPack
}
"""),
  Edit("its program", FOLDER + "DeskProgram.swift", None, """package import ServiceKit

/// The desk as a program.
package enum DeskProgram {
  /// What its executable, the container image and the tests run.
  package static let process = ServiceProcess(.desk, migrations: [], build: buildDeskApp)
}
"""),
  Edit("its routes", FOLDER + "DeskRoutes.swift", None, """import Contracts
import ServiceKit

extension Desk {
  /// Every route of the desk.
  var routes: [Route] {
    [
      Route(.get, "/organisations", "The organisations under this policy", access: .door(.desk), answers: [String].self) {
        try organisations($0)
      }
    ]
  }
}
"""),
  Edit("its endpoints", FOLDER + "Endpoints/OrganisationEndpoints.swift", None, """import Policy
import ServiceKit

extension Desk {
  func organisations(_ exchange: Exchange) throws -> Reply { .now(.json(pack.organisations.map(\\.code))) }
}
"""),
  Edit("its start", FOLDER + "Start/Main.swift", None, """import DeskService
import ServiceKit

@main
struct Main {
  static func main() { DeskProgram.process.run() }
}
"""),
  Edit("its tests", "Tests/Desk/DeskTests.swift", None, """import ServiceKit
import TestSupport
import Testing

@Suite("The desk")
struct DeskTests {
  @Test("staff see the organisations under this policy")
  func organisations() throws {
    let town = try Town([.desk])
    #expect(try town.get(.desk, "/organisations", as: People.rita).status == 200)
  }
}
"""),
  Edit("the types of its events", "Shared/Contracts/Desk/DeskEvent.swift", None, """/// Every type of event in the journal of the desk: none yet.
package enum DeskEvent: EventCatalogue {
  package init?(rawValue: String) { nil }

  package var rawValue: String { switch self {} }

  package var payload: any EventPayload.Type { switch self {} }
}
"""),
  Edit("its targets", "Package.swift", '"Records"]', '"Records", "Desk"]', instead=True),
  Edit("its case in the table", "Shared/ServiceKit/Service/Service.swift", "  case records\n", "  /// The pages.\n  case desk\n"),
  Edit("its row in the table", "Shared/ServiceKit/Service/Service.swift", "    case .records:\n      Row(",
       '    case .desk:\n      Row(port: 8080, addressVariable: "MC_DESK_URL", events: DeskEvent.self, follows: [])\n', before=True),
  Edit("its place in the one file for the image", "Services/AllInOne/Service+process.swift",
       "    case .records: RecordsProgram.process\n", "    case .desk: DeskProgram.process\n"),
  Edit("its import there", "Services/AllInOne/Service+process.swift", "private import IntakeService\n",
       "private import DeskService\n", before=True),
  Edit("its row for the scripts", "compose/services", "intake,restriction-workflow,notification  -\n",
       "desk                  8080  MC_DESK_URL          -                                         -\n"),
  Edit("who follows it, for the scripts", "compose/services", "intake,restriction-workflow,notification  -",
       "intake,restriction-workflow,notification,desk  -", instead=True),
  Edit("its address in the containers", YAML, "  MC_RECORDS_URL: http://records:8084\n", "  MC_DESK_URL: http://desk:8080\n"),
  Edit("its container", YAML, "  # Started only by hand", """  desk:
    <<: *service
    command: [desk]
    environment: { <<: *environment, MC_SERVICE_PORT: "8080", MC_DATA: /var/lib/managed-contact/desk }
    volumes: ["desk:/var/lib/managed-contact/desk"]
    ports: ["127.0.0.1:${MC_DESK_PORT:-8080}:8080"]

""", before=True),
  Edit("its volume for the command line", YAML, "      - records:/var/lib/managed-contact/records\n",
       "      - desk:/var/lib/managed-contact/desk\n"),
  Edit("its volume", YAML, "  records:\n\nsecrets:", "  records:\n  desk:\n\nsecrets:", instead=True),
  Edit("its port in the settings", "compose/.env.example", "MC_RECORDS_PORT=8084\n", "MC_DESK_PORT=8080\n"),
  Edit("its port in the handbook", HANDBOOK, "| BASE+1 (8081) | `intake` |", "| BASE+0 (8080) | `desk` | pages |\n", before=True),
  Edit("its volume in the handbook", HANDBOOK, "| `managed-contact_records` |",
       "| `managed-contact_desk` | `/var/lib/managed-contact/desk` | accounts |\n", before=True),
  Edit("its published port in the handbook", HANDBOOK, "`MC_RECORDS_PORT`", ", `MC_DESK_PORT`"),
  Edit("the ports in the handbook", HANDBOOK, "BASE+1 to BASE+4", "BASE+0 to BASE+4", instead=True),
  Edit("its address in the handbook", HANDBOOK, "`MC_RECORDS_URL`", ", `MC_DESK_URL`"),
  Edit("its name in the README", "README.md", "`Records`, and", "`Records`, `Desk`, and", instead=True),
  Edit("its port in the README", "README.md", "8081 to 8084", "8080 to 8084", instead=True),
]
