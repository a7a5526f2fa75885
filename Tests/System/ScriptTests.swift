import ServiceKit
import Testing

extension SystemTests {
  @Suite("The scripts of compose/")
  struct ScriptTests {
    @Test("read each service's name, port, variable and the services it follows from its row")
    func readTheTable() async throws {
      let script = #"""
        set -euo pipefail
        . "$1/compose/machine.sh"
        for name in "${services[@]}"; do echo "$name $(port_of "$name" 9000) ${address_variable[$name]} ${follows[$name]}"; done
        echo "$first_offset $last_offset"
        """#
      let result = try await onThread { try Program.run("bash", ["-c", script, "bash", Program.root]) }
      #expect(result.code == 0, "\(result.errors)")
      let rows = Service.allCases.map { service in
        "\(service.rawValue) \(service.port(from: 9000)) \(service.addressVariable) "
          + service.follows.map(\.rawValue).joined(separator: ",")
      }
      let offsets = Service.allCases.map { $0.port(from: 0) }.sorted()
      #expect(result.output == (rows + ["\(offsets.first ?? 0) \(offsets.last ?? 0)", ""]).joined(separator: "\n"))
    }
  }
}
